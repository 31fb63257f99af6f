"""`make check`: what an edit broke, and what is due, in plain words and within seconds; no page is
written.

The faults are those for which a build stops, and addresses that are lost to those who cite them;
all are told at once. What is due is no fault: the site is right, but somebody has to look.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from site_hooks import PROJECT, assemble, plain
from site_hooks.editor import addresses
from site_hooks.pages import later
from site_hooks.pages.tree import Fault, line_of
from tools_py import GUIDANCE_VERSION, rules
from tools_py.calculator import load, names
from tools_py.credit_cover import cpi
from tools_py.dates import calendars
from tools_py.dates.months import step
from tools_py.dates.words import MONTHS, long_date
from tools_py.forms.errors import ValidationError

SAY_THE_VERSION = (
    "mkdocs.yml",
    "docs/index.md",
    "docs/about/index.md",
    "docs/about/what-has-changed.md",
    "docs/guidance/index.md",
    "docs/manifest.webmanifest",
    "site_hooks/offline/folder.py",
    "site_hooks/pdf/template.typ",
)
"""Where the site says which version of the guidance it restates, in a sentence or a title."""
NOTICE = 18
"""The end of the bank holidays is told so many months before it comes."""
INDEX_IS_OUT = 25
"""The index of a month is published in the middle or late in the next one; from this day of it on,
it can be had.
"""
REVIEW = 12
"""After so many months the pages want to be read against their sources again."""


def faults(project: Path) -> list[Fault]:
    """Return everything that is wrong with the sources, in the order of the pages."""
    extra = plain.settings(project)["extra"]
    pages = plain.read(project)
    gathered = assemble.gather(
        pages, project / "docs", date.fromisoformat(str(extra["reviewed"])), extra["guidance"]
    )
    kept = (project / addresses.FILE).read_text(encoding="utf-8").splitlines()
    return [
        *nav_faults(project),
        *version_faults(project),
        *gathered.faults,
        *addresses.faults(kept, gathered.trees),
        *example_faults(),
    ]


def version_faults(project: Path) -> Iterator[Fault]:
    """Name the places that present the site as a restatement of another version of the guidance."""
    for path in SAY_THE_VERSION:
        if not (project / path).is_file():
            continue
        for number, line in enumerate((project / path).read_text(encoding="utf-8").splitlines(), 1):
            said = (
                ""
                if "folder:" in line
                else next(iter(re.findall(r"\b(?:v|version )(\d+\.\d+)\b", line)), "")
            )
            if said and said != GUIDANCE_VERSION:
                says = (
                    f"this says version {said}, and the calculators follow {GUIDANCE_VERSION} "
                    "(tools_py/__init__.py); make them agree"
                )
                yield Fault("Version", path, number, says)


def nav_faults(project: Path) -> list[Fault]:
    """Name the files that the navigation has and that are not there, and the pages that it has not."""
    named = list(plain.files(plain.settings(project)["nav"]))
    there = {
        path.relative_to(project / "docs").as_posix() for path in (project / "docs").rglob("*.md")
    }
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    lost = [name for name in named if name not in there]
    return [
        Fault(
            "Navigation",
            "mkdocs.yml",
            line_of(settings, name),
            f"there is no docs/{name}; correct the line, or put the page back",
        )
        for name in lost
    ] + [
        Fault(
            "Navigation", f"docs/{name}", 0, "the page is in no menu; add it to nav in mkdocs.yml"
        )
        for name in sorted(there.difference(named))
    ]


def example_faults() -> Iterator[Fault]:
    """Name the worked examples that their calculators refuse."""
    for name in names():
        raw, today = load(name).example
        try:
            load(name).answer(raw, today)
        except ValidationError as refusal:
            says = f"the worked example is refused ({refusal}); change the example’s answers"
            yield Fault(
                "Worked examples", f"tools_py/{name.replace('-', '_')}/calculator.py", 0, says
            )


def due(today: date, reviewed: date) -> list[Fault]:
    """Return what has to be renewed by `today`, though nothing is wrong."""
    return [
        *_calendar_due(today),
        *_index_due(today),
        *_review_due(today, reviewed),
        *later.due(today),
    ]


def _calendar_due(today: date) -> Iterator[Fault]:
    last = min(calendars.calendar(name).last_day for name in calendars.CALENDARS)
    if last <= step(today, NOTICE):
        over = "ended on" if last < today else "end on"
        says = (
            f"the bank holidays {over} {long_date(last)}, and no later date is worked out; "
            "make refresh-bank-holidays takes a newer list"
        )
        yield Fault("Bank holidays", "tools_py/data/bank-holidays.json", 0, says)


def _index_due(today: date) -> Iterator[Fault]:
    month = rules.CREDIT_COVER_INDEX_MONTH.value
    newest, newest_out = (
        max(cpi.published().october),
        today.year - (today < date(today.year, month + 1, INDEX_IS_OUT)),
    )
    if newest < newest_out:
        named = MONTHS[month - 1].capitalize()
        year = f"{newest_out + 1}/{(newest_out + 2) % 100:02d}"
        says = (
            f"the newest index is that of {named} {newest}, and {named} {newest_out} can be had, "
            "on which the Credit Cover Threshold of "
            f"{year} rests; add it to “october”, with “source” and “published” of the release, on "
            f"the base {cpi.published().base}"
        )
        yield Fault("Price index", "tools_py/data/cpi.json", 0, says)


def _review_due(today: date, reviewed: date) -> Iterator[Fault]:
    if step(reviewed, REVIEW) <= today:
        says = (
            f"the pages were last read against their sources on {long_date(reviewed)}; read "
            "them again, and set extra.reviewed"
        )
        yield Fault("Review", "mkdocs.yml", 0, says)


def told(found: Iterable[Fault]) -> str:
    """Write findings under a heading for each kind, a line each; one that several places share is
    told for each.
    """
    lines: list[str] = []
    for kind, group in groupby(
        sorted(found, key=lambda fault: fault.kind), key=lambda fault: fault.kind
    ):
        lines += [kind, *(f"  {fault}" for fault in dict.fromkeys(group)), ""]
    return "\n".join(lines)


def report(found: list[Fault], to_come: list[Fault]) -> str:
    """Write what was found, faults first."""
    count = f"{len(found)} fault{'' if len(found) == 1 else 's'}"
    parts = [f"{count} to mend.\n\n{told(found)}" if found else ""]
    parts += [f"Due, though nothing is broken.\n\n{told(to_come)}" if to_come else ""]
    parts += [
        ""
        if found
        else (
            f"All is well: {len(rules.REGISTER)} rules stand where they say, and every link, "
            "term and note is there.\n"
        )
    ]
    return "\n".join(filter(None, parts))


def main(project: Path, today: date) -> int:
    """Check a project on a day and say what was found; return 1 where something is wrong."""
    reviewed = date.fromisoformat(str(plain.settings(project)["extra"]["reviewed"]))
    found = faults(project)
    print(report(found, due(today, reviewed)), end="")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(PROJECT, date.today()))
