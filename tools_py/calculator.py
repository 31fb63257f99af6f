"""What a calculator is, what every answer carries, and how the calculators are found.

A calculator is a module of `tools_py.calculators` that declares `CALCULATOR`. Nothing else lists them: the command line, the browser and
the build find them here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, TypedDict

import tools_py.calculators
from tools_py import GUIDANCE_VERSION, calendars
from tools_py.flow import Flow
from tools_py.forms import Form, Length
from tools_py.markup import Markup
from tools_py.report import Block, Details, Report, Table, Text, escaped, to_markdown
from tools_py.rules import REGISTER, Rule
from tools_py.versions import day_of_list, register_version

type Answers = Mapping[str, Any]
"""Parsed answers by name; None is "not given"."""

type Result = dict[str, Any]
"""An answer as the contract prints it: only what JSON can hold."""


class Citation(TypedDict):
    """A rule that the answer rests on, and where it stands."""

    rule: Annotated[str, "Its id in the register"]
    section: Annotated[str, "Section of the guidance"]
    clause: Annotated[str | None, "Clause of the Smart Energy Code, where the guidance cites one"]
    page: Annotated[str, "Address of its paragraph, from the root of the site"]


class Warned(TypedDict):
    """Something to be heeded."""

    id: str
    text: str


class Answered(TypedDict):
    """An answer; a calculator's own shape adds to this."""

    calculator: str
    guidance_version: str
    calendar_version: Annotated[
        str, "The list of bank holidays: its date and the first digits of its SHA-256"
    ]
    register_version: Annotated[
        str, "The rules: the guidance's version and the first digits of a SHA-256 over their values"
    ]
    answers: Annotated[dict[str, Any], "The answers as they were understood"]
    headline: Annotated[str, "One sentence that answers"]
    citations: list[Citation]
    notes: Annotated[list[str], "Editor's notes that the answer leans on"]
    warnings: list[Warned]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """Questions, the rule that answers them, and how the answer is told.

    `shape` declares what a result holds, as an `Answered` with more in it; the published JSON Schema is made from it. `calculate` takes
    parsed answers and today's date, and may raise `forms.Refusal`. `report` needs nothing but the result. `facts` names the dates and
    outcomes that a share link carries, so that a link opened under newer rules can tell what moved; never an amount. `example` is a
    worked example for the page: raw answers and the day on which they are asked. `downloads` writes files of its own from a result, by
    file ending. `pictures` are drawings for the page that need no answers, by name (a flow diagram). With a `flow` the page may ask one
    question a step: those of the flow that come up, in its order.
    """

    name: str
    title: str
    form: Form
    shape: type
    calculate: Callable[[Answers, date], Result]
    report: Callable[[Result], Report]
    facts: Callable[[Result], dict[str, str]]
    example: tuple[Mapping[str, object], date]
    downloads: Mapping[str, Callable[[Result], str]] = field(default_factory=dict)
    pictures: Mapping[str, Callable[[], Markup]] = field(default_factory=dict)
    flow: Flow | None = None

    def answer(self, raw: object, today: date) -> Result:
        """Parse, check and calculate; raise `forms.Refusal` naming every answer that cannot be used.

        >>> counter = load("working-days")
        >>> counter.answer({"start": "2026-11-23", "days": 60}, today=date(2026, 11, 23))["date"]
        '2027-02-18'
        >>> from tools_py.forms import Refusal
        >>> try:
        ...     counter.answer({"start": "2026-11-31", "day": 60}, today=date(2026, 11, 23))
        ... except Refusal as refusal:
        ...     [error.field for error in refusal.errors]
        ['day', 'start', 'days']
        """
        return self.calculate(self.form.parse(raw), today)

    @property
    def files(self) -> dict[str, Callable[[Result], str]]:
        """Return what writes the files that a reader can take away, by file ending: the answer as Markdown, and the calculator's own.

        >>> sorted(load("deadlines").files)
        ['csv', 'ics', 'md']
        """
        return {"md": lambda result: to_markdown(self.report(result)), **self.downloads}


@cache
def names() -> tuple[str, ...]:
    """Return the name of every calculator, in alphabetical order.

    >>> "working-days" in names()
    True
    """
    return tuple(
        sorted(
            module.name.replace("_", "-") for module in iter_modules(tools_py.calculators.__path__)
        )
    )


def load(name: str) -> Calculator:
    """Return the calculator called `name`; raise KeyError where there is none.

    >>> load("credit-cover").title
    'Credit cover estimator'
    """
    if name not in names():
        raise KeyError(name)
    calculator = import_module(f"tools_py.calculators.{name.replace('-', '_')}").CALCULATOR
    assert isinstance(calculator, Calculator)
    return calculator


def as_json(value: object) -> object:
    """Turn a parsed answer into what JSON can hold: dates as ISO 8601, exact decimals as strings."""
    match value:
        case str() | int() | None:
            return value
        case date():
            return value.isoformat()
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case tuple() | list():
            return [as_json(item) for item in value]
        case Decimal():
            return f"{value:f}"
        case Length():
            return str(value)
        case _:
            return value


def result(
    calculator: str,
    answers: Answers,
    headline: str,
    *,
    rules: Iterable[Rule[Any]],
    notes: Iterable[str] = (),
    warnings: Mapping[str, str] | None = None,
    **own: object,
) -> Result:
    """Put together an answer: the part that every calculator has, then its `own`.

    `rules` are those it rests on, in reading order; their editor's notes are added to `notes`. `warnings` are sentences by id.
    """
    rested_on = list(dict.fromkeys(rules))
    leaned_on = {note for rule in rested_on for note in rule.notes} | set(notes)
    return {
        "calculator": calculator,
        "guidance_version": GUIDANCE_VERSION,
        "calendar_version": calendars.version(),
        "register_version": register_version(),
        "answers": as_json(answers),
        "headline": headline,
        "citations": [
            {"rule": rule.id, "section": rule.section, "clause": rule.clause, "page": rule.page}
            for rule in rested_on
        ],
        "notes": sorted(leaned_on),
        "warnings": [{"id": key, "text": text} for key, text in (warnings or {}).items()],
        **{key: as_json(value) for key, value in own.items()},
    }


def answers_given(form: Form, result: Result) -> Details:
    """Return the answers that a result was worked out from, as a person reads them, so that a print of it holds them."""
    told = form.told(result["answers"])
    rows = tuple((label, escaped(words)) for label, words in told)
    table = Table(caption="The answers this rests on", head=("Question", "Answer"), rows=rows)
    return Details(f"Your answers ({len(rows)})", (table,), told_elsewhere=True)


MARKS = {"guidance": "the guidance", "verified": "verified elsewhere", "our-reading": "our reading"}


def sources(result: Result) -> tuple[Block, ...]:
    """Return the blocks that end every report: what the answer rests on, and under which versions it was worked out."""
    rows = []
    for citation in result["citations"]:
        rule = REGISTER[citation["rule"]]
        place = ", ".join(
            filter(
                None,
                (
                    rule.section if rule.section.startswith("A") else f"section {rule.section}",
                    rule.clause and f"SEC {rule.clause}",
                ),
            )
        )
        rows.append(
            (
                f"[{rule.says}]({rule.page})",
                place,
                MARKS[rule.mark],
                ", ".join(note_link(note) for note in rule.notes),
            )
        )
    table = Table(
        caption="What this rests on",
        head=("Rule", "Where", "Mark", "Editor’s notes"),
        rows=tuple(rows),
    )
    holidays = day_of_list(result["calendar_version"])
    versions = f"Guidance v{result['guidance_version']} (June 2018), bank holidays of {holidays}. An estimate, not advice."
    return (Details(f"What this rests on ({len(rows)} rules)", (table,)), Text(versions))


def note_link(note: str) -> str:
    """Write a link to an editor's note."""
    return f"[{note}](about/editors-notes/#{note.lower()})"
