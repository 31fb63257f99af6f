"""The flow of a calculator's questions in words and as a drawing, both made from the flow itself.

A line runs down through the questions in their order. A question that comes up only under a
condition has the condition above it and a way around it; an answer after which nothing is left to
ask leads out to the result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tools_py.forms.choice_fields import ChoicesField
from tools_py.forms.field import Field
from tools_py.forms.flow import ALWAYS, NONE, UNANSWERED, UNKNOWN, Clause, Flow, Question
from tools_py.reports.markup import Markup, element, joined
from tools_py.reports.svg import folded, pixels, rectangle

WIDTH, LEFT, RIGHT, AROUND, SPINE, BESIDE, OUT = 360, 30, 332, 10, 46, 58, 350
"""Pixels across: the drawing, its boxes, the way around a question, the line through them all, the
words beside that line, and the way out to the result. It fits a phone as it is.
"""

LINE, PADDING, GAP, LETTERS = 19, 10, 26, 40
"""Pixels between lines of text, within a box and between boxes; and how many letters fill a line of
a box.
"""

RESULT = "The result"


def condition(question: Question, flow: Flow, fields: Sequence[Field]) -> str:
    """Say when a question comes up, "" where it always does.

    What an earlier way out has settled is not repeated.
    """
    if question.when == ALWAYS:
        return ""
    if question.condition:
        return question.condition
    named = {field.name: field for field in fields}
    (clauses,) = question.when
    return "; and ".join(
        _in_words(clause, named) for clause in clauses if not _settled(clause, flow, named)
    )


def ways_out(question: Question, flow: Flow, fields: Sequence[Field]) -> tuple[str, ...]:
    """Return the answers to a question, as they are shown, after which no further question comes
    up.
    """
    named = {field.name: field for field in fields}
    return tuple(
        label
        for word, label in _answers(named[question.name]).items()
        if _leads_out(question.name, word, flow)
    )


def draw(flow: Flow, fields: Sequence[Field]) -> Markup:
    """Draw the flow as SVG, to be coloured by the classes `flow-box`, `flow-end`, `flow-line` and
    `flow-words`.
    """
    labels = {field.name: field.label for field in fields}
    parts: list[Markup] = []
    outs: list[float] = []
    y = 4.0
    for number, question in enumerate(flow.questions, 1):
        when = condition(question, flow, fields)
        words = (
            [line for clause in f"Only if {when}".split("; ") for line in folded(clause, LETTERS)]
            if when
            else []
        )
        lines = folded(f"{number}. {labels[question.name]}", LETTERS)
        top = y + LINE * len(words) + (8 if words else 0)
        bottom = top + LINE * len(lines) + 2 * PADDING
        if words:
            parts.append(
                _line(
                    f"M{SPINE} {y - GAP / 2:g}H{AROUND}V{bottom + GAP / 2:g}H{SPINE}M{SPINE} "
                    f"{y:g}V{top:g}"
                )
            )
            parts.append(_words(words, BESIDE, y + LINE - 5))
        parts += _box(lines, top, bottom, "flow-box")
        after = bottom
        if out := ways_out(question, flow, fields):
            outs.append((top + bottom) / 2)
            parts.append(_line(f"M{RIGHT} {outs[-1]:g}H{OUT}"))
            parts.append(
                _words([f"{' or '.join(out)}: nothing more is asked"], BESIDE, bottom + LINE)
            )
            after += LINE
        y = after + GAP
        parts.append(_line(f"M{SPINE} {bottom:g}V{y:g}"))
    bottom = y + LINE + 2 * PADDING
    parts += _box([RESULT], y, bottom, "flow-end")
    parts += [_line(f"M{OUT} {out:g}V{(y + bottom) / 2:g}H{RIGHT}") for out in outs]
    return element(
        "svg",
        element("title", "The order of the questions"),
        element("desc", " ".join(sentences(flow, fields))),
        joined(*parts),
        viewBox=f"0 0 {WIDTH} {bottom + 4:g}",
        role="img",
        class_="flow",
    )


def sentences(flow: Flow, fields: Sequence[Field]) -> list[str]:
    """Say the flow in words, a sentence or two for each question."""
    labels = {field.name: field.label for field in fields}
    written = []
    for number, question in enumerate(flow.questions, 1):
        when, out = condition(question, flow, fields), ways_out(question, flow, fields)
        written.append(
            f"{number}. {labels[question.name]}"
            + (f" Only if {when}." if when else "")
            + (f" After “{'” or “'.join(out)}” nothing more is asked." if out else "")
        )
    return [*written, f"{RESULT} comes last."]


def _leads_out(name: str, word: str, flow: Flow) -> bool:
    """Return whether every condition of every later question rules the answer out."""
    position = [question.name for question in flow.questions].index(name)
    later = flow.questions[position + 1 :]
    return bool(later) and all(
        any(clause.question == name and word not in clause.values for clause in clauses)
        for question in later
        for clauses in question.when
    )


def _settled(clause: Clause, flow: Flow, named: Mapping[str, Field]) -> bool:
    """Return whether a clause holds for every answer that does not lead out, so that it can be left
    out.
    """
    return all(
        word in clause.values or _leads_out(clause.question, word, flow)
        for word in _answers(named[clause.question])
    )


def _answers(field: Field) -> dict[str, str]:
    """Return the answers to a question: the word that clauses know each by, and how it is shown."""
    shown = {option.value: option.label for option in getattr(field, "options", ())}
    if isinstance(field, ChoicesField):
        shown |= {
            word: label for word, label in ((NONE, field.none), (UNKNOWN, field.unknown)) if label
        }
    return shown


def _in_words(clause: Clause, named: Mapping[str, Field]) -> str:
    field = named[clause.question]
    labels = _answers(field)
    return f"{field.noun}: " + " or ".join(
        labels[value] for value in clause.values if value != UNANSWERED and value in labels
    )


def _box(lines: Sequence[str], top: float, bottom: float, kind: str) -> tuple[Markup, Markup]:
    box = rectangle(LEFT, top, RIGHT - LEFT, bottom - top, rx=4, class_=kind)
    return box, _words(lines, LEFT + PADDING, top + PADDING + LINE - 5, f"{kind}-words")


def _words(lines: Sequence[str], x: float, y: float, kind: str = "flow-words") -> Markup:
    texts = (
        element("tspan", line, x=pixels(x), y=pixels(y + row * LINE))
        for row, line in enumerate(lines)
    )
    return element("text", *texts, class_=kind, font_size=14)


def _line(path: str) -> Markup:
    return element("path", d=path, class_="flow-line", fill="none")
