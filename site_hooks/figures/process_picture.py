"""The picture of the User Entry Process, drawn from the steps that the calculators use: once wide,
and once tall for a narrow screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools_py.reports.markup import Markup, element, joined
from tools_py.reports.svg import folded, line, pixels, rectangle, text
from tools_py.rules.vocabulary import STEPS, Step

LINE, PADDING, GAP, MARGIN = 16, 14, 14, 4
"""In the units of the picture, which are CSS pixels at its natural size."""
CONDITIONS = ("user-id", "uept", "security-assessment", "privacy-assessment", "credit-support")
"""The five steps of H1.10, which the guidance puts in no order among themselves."""
OUTCOME = "SECAS verifies it and notifies the Party, the DCC, Ofgem and the SEC Panel"


@dataclass(frozen=True, slots=True)
class Box:
    """What a box says, line by line, and where it leads, if it does."""

    lines: tuple[tuple[str, str], ...]
    href: str | None = None

    @property
    def height(self) -> float:
        """How high the box has to be."""
        return LINE * len(self.lines) + PADDING * 2

    def at(self, x: float, y: float, width: float, height: float) -> Markup:
        """Draw the box, its lines in its middle."""
        top = y + (height - LINE * len(self.lines)) / 2 + 12
        texts = (
            text(words, x + width / 2, top + LINE * row, text_anchor="middle", class_=kind)
            for row, (kind, words) in enumerate(self.lines)
        )
        drawn = element("g", rectangle(x, y, width, height, rx=4), joined(*texts))
        return element("a", drawn, href=self.href) if self.href else drawn


def draw(rule_address: dict[str, str]) -> Markup:
    """Draw the process; `rule_address` leads from a step to the paragraph that states it. Boxes are
    links.
    """
    return element(
        "figure", _wide(rule_address), _tall(rule_address), _in_words(), class_="process-figure"
    )


def _wide(rule_address: dict[str, str]) -> Markup:
    """The five steps side by side."""
    box, width = 124, MARGIN * 2 + 124 * len(CONDITIONS) + GAP * (len(CONDITIONS) - 1)
    first, *middle, last, outcome = _boxes(rule_address, most=16, most_alone=34)
    centre, alone = width / 2, 248
    lefts = [MARGIN + (box + GAP) * number for number in range(len(CONDITIONS))]
    centres = [left + box / 2 for left in lefts]
    high = max(one.height for one in middle)
    rows: list[float] = [MARGIN]
    for height, gap in (
        (first.height, GAP * 3),
        (high, GAP * 3),
        (last.height, GAP * 1.5),
        (outcome.height, 0),
    ):
        rows.append(rows[-1] + height + gap)
    above, below = rows[1] - GAP * 1.5, rows[1] + high + GAP * 1.5
    lines = [
        line(centre, rows[0] + first.height, centre, above),
        *(line(centres[0], bar, centres[-1], bar) for bar in (above, below)),
        *(line(x, above, x, below) for x in centres),
        line(centre, below, centre, rows[3]),
    ]
    boxes = [
        first.at(centre - alone / 2, rows[0], alone, first.height),
        *(one.at(left, rows[1], box, high) for one, left in zip(middle, lefts, strict=True)),
        last.at(centre - alone / 2, rows[2], alone, last.height),
        outcome.at(centre - alone / 2, rows[3], alone, outcome.height),
    ]
    return _picture("process-wide", width, rows[4] + MARGIN, lines, boxes)


def _tall(rule_address: dict[str, str]) -> Markup:
    """The five steps one below the other, hung on one line, since their order is not stated."""
    width, rail, left = 300, MARGIN + 10, MARGIN + 30
    first, *middle, last, outcome = _boxes(rule_address, most=34, most_alone=34)
    lines, boxes = [], []
    y: float = MARGIN
    for one in (first, *middle, last, outcome):
        hung = one in middle
        x = left if hung else MARGIN
        boxes.append(one.at(x, y, width - MARGIN - x, one.height))
        if hung:
            lines.append(line(rail, y + one.height / 2, left, y + one.height / 2))
        y += one.height + GAP
    lines.insert(0, line(rail, MARGIN, rail, y - GAP - outcome.height))
    return _picture("process-tall", width, y - GAP + MARGIN, lines, boxes)


def _boxes(rule_address: dict[str, str], most: int, most_alone: int) -> list[Box]:
    """The boxes in order, their words folded at so many letters: those of the five steps, and those
    that stand alone.
    """
    steps = [
        (STEPS[name], most if name in CONDITIONS else most_alone)
        for name in ("notify-secas", *CONDITIONS, "evidence-form")
    ]
    boxes = [Box(_says(step, letters), rule_address[step.id]) for step, letters in steps]
    return [*boxes, Box(tuple(("title", words) for words in folded(OUTCOME, most_alone)))]


def _says(step: Step, most: int) -> tuple[tuple[str, str], ...]:
    clause = (("clause", step.stated_by.clause),) if step.stated_by.clause else ()
    note = "Other User only" if step.only_roles else ", ".join(actor.value for actor in step.actors)
    return (
        *clause,
        *(("title", words) for words in folded(step.title, most)),
        *(("actors", words) for words in folded(note, most + 2)),
    )


def _picture(
    kind: str, width: float, height: float, lines: list[Markup], boxes: list[Markup]
) -> Markup:
    return element(
        "svg",
        element("title", "The User Entry Process"),
        element("g", *lines, class_="process-lines"),
        *boxes,
        viewBox=f"0 0 {pixels(width)} {pixels(height)}",
        role="group",
        aria_label="The User Entry Process, drawn as boxes; the same in words follows",
        class_=f"process {kind}",
        data_search_exclude=kind == "process-tall",
    )


def _in_words() -> Markup:
    middle = "; ".join(_words(STEPS[step]) for step in CONDITIONS)
    sentences = (
        f"First: {_words(STEPS['notify-secas'])}. Then, in no order that the guidance gives: "
        f"{middle}. "
        f"Last: {_words(STEPS['evidence-form'])}. SECAS verifies the evidence and notifies the "
        "Party, the DCC, Ofgem and the SEC Panel; "
        "the Party is then a User in that User Role."
    )
    return element(
        "figcaption",
        element("details", element("summary", "The picture in words"), element("p", sentences)),
    )


def _words(step: Step) -> str:
    only = " (Other User only)" if step.only_roles else ""
    return f"{step.title[0].lower()}{step.title[1:]}{only}" + (
        f", {step.stated_by.clause}" if step.stated_by.clause else ""
    )
