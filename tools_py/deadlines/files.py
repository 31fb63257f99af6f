"""What a reader takes away: the days as a table for a spreadsheet and as a calendar file.

An entry of a calendar file is known by its milestone and the User Roles of the plan, so that a
later file moves it, whatever was recorded, estimated or moved since. What earlier files brought and
the plan no longer has is taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING

from tools_py.dates.calendars import TITLES as CALENDARS
from tools_py.dates.counting import COUNTING_TITLES
from tools_py.dates.words import long_date, read_day
from tools_py.deadlines.milestones import ASKED, OF_PLAN, PLAN_POINTS
from tools_py.deadlines.network import ESTIMATES
from tools_py.deadlines.words import SHOULD, kind, when
from tools_py.deadlines.workings import counted_from, length_in_words
from tools_py.reports.calendar_file import Entry, write_entries
from tools_py.reports.citations import day_of_list
from tools_py.reports.csv import to_csv
from tools_py.reports.saving import NOWHERE, Saving
from tools_py.reports.words import capital
from tools_py.rules import REGISTER
from tools_py.rules.rule import Mark

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, Result

HEAD = (
    "Date",
    "Weekday",
    "What",
    "The date is",
    "Who",
    "Part of",
    "Counted from",
    "From date",
    "Length",
    "Leaves out (length not known)",
    "Safest date",
    "Safest calendar",
    "Safest counting",
    "Section",
    "Clause",
    "Editor's notes",
    "Address",
)


def write_csv(result: Result, saving: Saving = NOWHERE) -> str:
    """Write one row for each milestone, in date order; figures of the Working Day's reading stand
    in every row.
    """
    return to_csv(HEAD, _rows(result, saving))


def _rows(result: Result, saving: Saving) -> Iterator[tuple[str, ...]]:
    for day in result["milestones"]:
        rule = REGISTER[day["rule"]]
        safest = None if day["leaves_out"] else day["safest"]
        yield (
            f"{'before ' * bool(day['leaves_out'])}{day['date']}",
            day["weekday"],
            day["title"],
            kind(day),
            day["actor"],
            "plan" if day["origin"] == "plan" else "date asked for",
            day["from_what"],
            day["from"],
            _length(day),
            "; ".join(_left_out(day)),
            *(
                (
                    safest["date"] or "",
                    CALENDARS[safest["calendar"]],
                    COUNTING_TITLES[safest["counting"]],
                )
                if safest
                else ("",) * 3
            ),
            rule.section,
            rule.clause or "",
            ", ".join(rule.notes),
            saving.page(rule.page),
        )


def _left_out(day: Milestone) -> list[str]:
    return [ESTIMATES[name][0] for name in day["leaves_out"]]


def _length(day: Milestone) -> str:
    return length_in_words(day["length"]) if day["length"] else ""


PRODUCT = "-//User Entry Process//Deadline planner//EN"
HOST = "user-entry-process.invalid"
"""The right-hand side of a UID: a name that can never be somebody's."""

DAYS = {
    "latest": "Latest day",
    "earliest": "Earliest day",
    "by": "Due",
    "about": "About this day",
}
"""How the title of an entry begins: what its day is."""

TITLES = {deadline.id: deadline.title for deadline in ASKED} | {
    name: point.title for name, point in PLAN_POINTS.items()
}
"""What each milestone is called, by its id."""


def write_calendar(result: Result, saving: Saving = NOWHERE) -> str:
    """Write the milestones as a calendar file, and take out the entries of earlier files that it
    does not hold and whose day is still to come. A day that is only a bound is no entry.
    """
    today = read_day(result["as_of"])
    ending = _ending(result["answers"]["roles"])
    held = [
        _entry(day, ending, result, saving) for day in result["milestones"] if not day["leaves_out"]
    ]
    now = {entry.uid for entry in held}
    dropped = [
        _dropped(title, uid, day, today)
        for uid, day in sorted(saving.entries.items(), key=lambda entry: (entry[1], entry[0]))
        if uid not in now
        and day >= today
        and uid.endswith(ending)
        and (title := TITLES.get(uid.removesuffix(ending).removeprefix(OF_PLAN)))
    ]
    at = saving.at or datetime.combine(today, time(), UTC)
    return write_entries([*held, *dropped], at, PRODUCT)


def _ending(roles: Sequence[str] | None) -> str:
    """Return how the UIDs of a plan for these User Roles end."""
    digest = sha256(json.dumps(sorted(set(roles or ()))).encode()).hexdigest()[:16]
    return f"-{digest}@{HOST}"


def _name(day: Milestone) -> str:
    """Return how the UID of a day begins: that of a plan's day, whether or not the same day for a
    date asked for stands beside it, with `OF_PLAN`.
    """
    return f"{OF_PLAN * (day['origin'] == 'plan')}{day['id'].removeprefix(OF_PLAN)}"


def _entry(day: Milestone, ending: str, result: Result, saving: Saving) -> Entry:
    rule = REGISTER[day["rule"]]
    answers = result["answers"]
    paragraph = saving.page(rule.page)
    source = f"User Entry Process Guidance v{result['guidance_version']}, {rule.citation}"
    reading = "Our reading of the " * (rule.mark is Mark.OUR_READING)
    lines = [f"{rule.says} {reading}{source}{f': {paragraph}' if saving.site else '.'}"]
    lines.append(_sentence(counted_from(day)))
    if day["kind"] == "about":
        lines[-1] += f" {_sentence(when(day))}"
    if day["alternatives"]:
        lines[-1] += (
            f" Working Days of {CALENDARS[answers['calendar']]}. "
            f"{COUNTING_TITLES[answers['counting']]}. "
            f"Bank holidays as published on {day_of_list(result['calendar_version'])}."
        )
    if saving.address:
        lines.append(f"The plan: {saving.address}")
    lines.append("An estimate, not advice.")
    return Entry(
        uid=f"{_name(day)}{ending}",
        day=read_day(day["date"]),
        title=_title(day),
        words="\n\n".join(lines),
        address=saving.address or (paragraph if saving.site else ""),
        reminder=saving.reminder and not day["passed"] and not day["done_on"],
    )


def _title(day: Milestone) -> str:
    done = f" (done on {long_date(read_day(day['done_on']))})" if day["done_on"] else ""
    return f"{capital(SHOULD) if kind(day) == SHOULD else DAYS[day['kind']]}: {day['title']}{done}"


def _sentence(words: str) -> str:
    return f"{capital(words)}."


def _dropped(title: str, uid: str, day: date, today: date) -> Entry:
    return Entry(
        uid=uid,
        day=day,
        title=f"No longer in the plan: {title}",
        words=(
            f"The plan as of {long_date(today)} does not have this day: the step is done or not "
            "needed, or the day is not known. You can delete this entry."
        ),
        dropped=True,
    )
