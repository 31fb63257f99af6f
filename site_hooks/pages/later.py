"""Later facts: their page asks for each, `[fact: dcc-owner]`, and the register writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from site_hooks.pages.tree import Fault
from tools_py.dates.months import step
from tools_py.dates.words import long_date
from tools_py.rules import REGISTER, Mark, Rule
from tools_py.rules.found import FOUND

FILE = "about/what-has-changed.md"
KIND = "Later facts"
ASKED = re.compile(r"(?<!`)\[fact: ([\w-]+)\]")
LOOK_AGAIN = 12
"""A fact is due to be looked for again after so many months."""

FACTS: dict[str, Rule[Any]] = {
    rule.id: rule
    for rule in [*REGISTER.values(), *FOUND.values()]
    if rule.mark in (Mark.VERIFIED, Mark.SECOND_HAND)
}


def resolve(markdown: str) -> str:
    """Put a fact, with its source and date, where a page asks for it."""
    return ASKED.sub(
        lambda asked: _sentence(FACTS[asked[1]]) if asked[1] in FACTS else asked[0], markdown
    )


def _sentence(fact: Rule[Any]) -> str:
    hearsay = "Second-hand: " if fact.mark is Mark.SECOND_HAND else ""
    dated = "" if fact.dated == "undated" else f", {fact.dated}"
    notes = "".join(f" [{note}](editors-notes.md#{note.lower()})" for note in fact.notes)
    return f"{fact.says} *{hearsay}{fact.source}{dated}.*{notes}"


def faults(text: str, path: str) -> Iterator[Fault]:
    """Name the facts that are not there, are on another page, or are left out of their own."""
    asked = list(ASKED.findall(text))
    for number, line in enumerate(text.splitlines(), 1):
        for name in ASKED.findall(line):
            if name not in FACTS:
                says = f"the register has no later fact “{name}”; `uep rules` lists them"
                yield Fault(KIND, f"docs/{path}", number, says)
            elif path != FILE:
                says = f"write later facts in docs/{FILE}, and link to #{name} there"
                yield Fault(KIND, f"docs/{path}", number, says)
    if path != FILE:
        return
    for fact in FACTS.values():
        if asked.count(fact.id) != 1:
            says = (
                f"the later fact {fact.id} is shown {asked.count(fact.id)} times; ask for it once"
            )
            yield Fault(KIND, f"docs/{path}", 0, says)
        if not (fact.source and fact.dated and fact.looked_for):
            says = f"the later fact {fact.id} lacks its source, its date or `looked_for`"
            yield Fault(KIND, "tools_py/rules", 0, says)


def due(today: date) -> Iterator[Fault]:
    """Name the facts that nobody has looked for in a year, by the day of the last look."""

    def looked_for(fact: Rule[Any]) -> date:
        return fact.looked_for or date.min

    for day, facts in groupby(sorted(FACTS.values(), key=looked_for), key=looked_for):
        if step(day, LOOK_AGAIN) <= today:
            names = ", ".join(fact.id for fact in facts)
            says = f"last looked for on {long_date(day)}: {names}; look again, set `looked_for`"
            yield Fault(KIND, "tools_py/rules", 0, says)
