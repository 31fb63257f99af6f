"""`make check`: what an edit broke, and what is due, in plain words and within seconds; no page is
written.

The faults are those for which a build stops, and addresses that are lost to those who cite them;
all are reported at once. What is due is no fault: the site is right, but somebody has to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from site_hooks import assemble, plain, settings
from site_hooks.editor import addresses
from site_hooks.editor.report import report
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
VERSIONS = "docs/guidance/index.md"
"""The page with the guidance's own table of its versions."""
HISTORIES = ("docs/about/change-history.md", "docs/about/publishing.md")
"""Where earlier versions are spoken of as such."""
OF_VERSION = re.compile(
    r"\b(?:v|version )(\d+\.\d+)\b(?![/.\d])"
    r"(?:\W{0,4}(?:which SECAS published |published |dated )?(?:of |in )?(?:\d+ )?"
    rf"((?:{'|'.join(MONTHS)}) \d{{4}}))?"
)
"""A version, and the month that a sentence gives it."""
LIST = "docs/about/method.md"
NOTICE = 18
"""The end of the bank holidays is reported so many months before it comes."""
INDEX_IS_OUT = 25
"""The index of a month is published in the middle or late in the next one; from this day of it on,
it can be had.
"""
REVIEW = 12
"""After so many months the pages want to be read against their sources again."""


def faults(project: Path) -> list[Fault]:
    """Return everything that is wrong with the sources, in the order of the pages."""
    extra = settings.read(project)["extra"]
    pages = plain.read(project)
    gathered = assemble.gather(
        pages, project / "docs", date.fromisoformat(str(extra["reviewed"])), extra["guidance"]
    )
    kept = (project / addresses.FILE).read_text(encoding="utf-8").splitlines()
    return [
        *nav_faults(project),
        *version_faults(project, extra["guidance"]),
        *list_faults(project),
        *gathered.faults,
        *addresses.faults(kept, gathered.trees),
        *example_faults(),
    ]


def version_faults(project: Path, title: str) -> Iterator[Fault]:
    """Name the sentences that present the site as a restatement of another version of the guidance.

    `title` is how the settings call this one: "v1.3, June 2018".
    """
    dated = versions_dated(project)
    here = dated.get(GUIDANCE_VERSION)
    if not here or here not in title:
        says = (
            f"the table of versions has {here or 'no date'} for version {GUIDANCE_VERSION}, and "
            f"extra.guidance in mkdocs.yml says “{title}”; make them agree"
        )
        yield Fault("Version", VERSIONS, 0, says)
    for path in spoken_in(project):
        for number, line in enumerate((project / path).read_text("utf-8").splitlines(), 1):
            if "folder:" in line:
                continue
            for named, month in OF_VERSION.findall(line):
                known = path in SAY_THE_VERSION or named in dated
                if named != GUIDANCE_VERSION and known:
                    says = (
                        f"this says version {named}, and the calculators follow "
                        f"{GUIDANCE_VERSION} (tools_py/__init__.py); make them agree"
                    )
                    yield Fault("Version", path, number, says)
                elif named == GUIDANCE_VERSION and month and here and month != here:
                    says = f"this dates version {named} to {month}, and it is of {here}; correct it"
                    yield Fault("Version", path, number, says)


def spoken_in(project: Path) -> list[str]:
    """Return the files that may say which version of the guidance the site restates."""
    pages = (path.relative_to(project).as_posix() for path in (project / "docs").rglob("*.md"))
    found = {*SAY_THE_VERSION, *pages} - {*HISTORIES}
    return sorted(path for path in found if (project / path).is_file())


def versions_dated(project: Path) -> dict[str, str]:
    """Return the month of each version of the guidance, from its own table of versions."""
    text = (project / VERSIONS).read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^\| (\d+\.\d+) \| \d+ (\w+ \d{4})\b", text))


def _version_due(project: Path, reviewed: date) -> Iterator[Fault]:
    """Name the sentences with the month of an earlier version.

    They are named until the pages have been read since the day of the version.
    """
    dated = versions_dated(project)
    here = dated.pop(GUIDANCE_VERSION, None)
    if not here or not dated or reviewed >= months_first_day(here):
        return
    earlier = dated[max(dated, key=lambda version: [int(part) for part in version.split(".")])]
    for path in spoken_in(project):
        for number, line in enumerate((project / path).read_text("utf-8").splitlines(), 1):
            if earlier in line and not line.startswith("| "):
                says = f"this speaks of {earlier}, the month of an earlier version; does it hold?"
                yield Fault("Version", path, number, says)


def months_first_day(month: str) -> date:
    """Return the first day of a month written as "June 2018"."""
    name, _, year = month.partition(" ")
    return date(int(year), MONTHS.index(name) + 1, 1)


def list_faults(project: Path) -> Iterator[Fault]:
    """Name the page on method where it describes another list of bank holidays than ours."""
    calendar = calendars.calendar("united-kingdom")
    day = long_date(date.fromisoformat(str(calendars.source()["published"])))
    years = f"{calendar.first_day.year} to {calendar.last_day.year}"
    for path, sought in ((LIST, day), (LIST, years)):
        text = (project / path).read_text(encoding="utf-8")
        if sought not in text:
            says = (
                f"the list of bank holidays is that of {day}, with the years {years}, and the "
                f"page does not say {sought}; correct what it says of the list"
            )
            line = line_of(text, "govuk-bank-holidays")
            yield Fault("Bank holidays", path, line, says)


def nav_faults(project: Path) -> list[Fault]:
    """Name the files that the navigation has and that are not there, and the pages it lacks."""
    named = list(plain.files(settings.read(project)["nav"]))
    there = {
        path.relative_to(project / "docs").as_posix() for path in (project / "docs").rglob("*.md")
    }
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    lost = [name for name in named if name not in there]
    return [
        Fault(
            "Navigation",
            "mkdocs.yml",
            line_of(text, name),
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


def due(project: Path, today: date, reviewed: date) -> list[Fault]:
    """Return what has to be renewed by `today`, though nothing is wrong."""
    return [
        *_calendar_due(today),
        *_index_due(today),
        *_review_due(today, reviewed),
        *_version_due(project, reviewed),
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


def main(project: Path, today: date) -> int:
    """Check a project on a day and say what was found; return 1 where something is wrong."""
    reviewed = date.fromisoformat(str(settings.read(project)["extra"]["reviewed"]))
    found = faults(project)
    all_is_well = (
        f"All is well: {len(rules.REGISTER)} rules match their sentences, and every link, "
        "term and note is there.\n"
    )
    print(report(found, due(project, today, reviewed), all_is_well), end="")
    return 1 if found else 0
