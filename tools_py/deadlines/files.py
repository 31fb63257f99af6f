"""What a reader takes away: the days as a table for a spreadsheet and as a calendar file.

A calendar file holds all-day, tentative events, each with what it rests on. An event's UID follows
from what was asked and from the milestone, so that the same plan counted again under another
reading, with other estimates or with a newer list of bank holidays moves its events instead of
doubling them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tools_py.reports.csv import to_csv
from tools_py.rules import REGISTER

if TYPE_CHECKING:
    from icalendar import Event

    from tools_py.deadlines.result import Milestone, Result

HEAD = (
    "Date",
    "Weekday",
    "What",
    "Is the",
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
)


def write_csv(result: Result) -> str:
    """Write one row for each milestone, in date order; figures of the Working Day's reading stand
    in every row.
    """
    return to_csv(HEAD, _rows(result))


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    for day in result["milestones"]:
        rule = REGISTER[day["rule"]]
        safest = day["safest"]
        yield (
            f"{'before ' * bool(day['leaves_out'])}{day['date']}",
            day["weekday"],
            day["title"],
            day["kind"],
            day["actor"],
            "plan" if day["origin"] == "plan" else "date asked for",
            day["from_what"],
            day["from"],
            day["length"] or "",
            "; ".join(day["leaves_out"]),
            *(
                (safest["date"] or "", safest["calendar"], safest["counting"])
                if safest
                else ("",) * 3
            ),
            rule.section,
            rule.clause or "",
            ", ".join(rule.notes),
        )


PRODUCT = "-//User Entry Process//Deadline planner//EN"
HOST = "user-entry-process.invalid"
"""The right-hand side of a UID: a name that can never be somebody's."""

NOT_THE_PLAN = ("as_of", "calendar", "counting", "durations", "done")
"""Answers that move a plan's days without making it another plan."""

KINDS = {"latest": "Latest day", "earliest": "Earliest day", "by": "By", "about": "About"}


def write_calendar(result: Result) -> str:
    """Write the milestones as a calendar file; the same result gives the same file."""
    from icalendar import Calendar  # not before a file is wanted: it comes in the later archive

    today = date.fromisoformat(result["as_of"])
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    plan = _digest(
        {
            name: answer
            for name, answer in result["answers"].items()
            if answer and name not in NOT_THE_PLAN
        }
    )
    file = Calendar.new(
        prodid=PRODUCT, uid=f"{plan}@{HOST}", name="User Entry Process", method="PUBLISH"
    )
    for milestone in result["milestones"]:
        if not milestone["leaves_out"]:  # a bound is no day to keep
            file.add_component(_event(milestone, plan, stamp, result))
    return str(file.to_ical(), "utf-8")


def _event(milestone: Milestone, plan: str, stamp: datetime, result: Result) -> Event:
    from icalendar import Event
    from icalendar.enums import STATUS, TRANSP

    day = date.fromisoformat(milestone["date"])
    return Event.new(
        uid=f"{milestone['id']}-{plan}@{HOST}",
        stamp=stamp,
        start=day,
        end=day + timedelta(days=1),
        summary=f"{KINDS[milestone['kind']]}: {milestone['title']}",
        description=_description(milestone, result),
        status=STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
    )


def _description(milestone: Milestone, result: Result) -> str:
    rule = REGISTER[milestone["rule"]]
    lines = [
        (
            f"{rule.says} User Entry Process Guidance v{result['guidance_version']}, "
            f"{rule.citation}."
        ),
        (
            f"Counted from: {milestone['from_what']}, "
            f"{milestone['from']}{f', {milestone["length"]}' if milestone['length'] else ''}."
        ),
    ]
    answers = result["answers"]
    lines.append(
        f"Calendar {answers['calendar']}, counting {answers['counting']}, bank holidays "
        f"{result['calendar_version']}."
    )
    lines.append("An estimate, not advice.")
    return "\n".join(lines)


def _digest(answers: dict[str, Any]) -> str:
    return sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:16]
