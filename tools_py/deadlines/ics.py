"""Days of an answer as an iCalendar file: all-day, tentative, each with what it rests on.

An entry's UID follows from what was asked and from the milestone, so that the same plan counted
again under another reading, with other estimates or with a newer list of bank holidays moves its
entries instead of doubling them.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP

from tools_py.calculator import Result
from tools_py.rules import REGISTER

PRODUCT = "-//User Entry Process//Deadline planner//EN"
HOST = "user-entry-process.invalid"
"""The right-hand side of a UID: a name that can never be somebody's."""

NOT_THE_PLAN = ("as_of", "calendar", "counting", "durations", "done")
"""Answers that move a plan's days without making it another plan."""

KINDS = {"latest": "Latest day", "earliest": "Earliest day", "by": "By"}


def write(result: Result) -> str:
    """Write the milestones of a deadline planner's result; the same result gives the same file."""
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
        file.add_component(_event(milestone, plan, stamp, result))
    return str(file.to_ical(), "utf-8")


def _event(milestone: dict[str, Any], plan: str, stamp: datetime, result: Result) -> Event:
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


def _description(milestone: dict[str, Any], result: Result) -> str:
    rule = REGISTER[milestone["rule"]]
    place = rule.section if rule.section.startswith("A") else f"section {rule.section}"
    lines = [
        (
            f"{rule.says} User Entry Process Guidance v{result['guidance_version']}, "
            f"{place}{f', SEC {rule.clause}' if rule.clause else ''}."
        ),
        (
            f"Counted from: {milestone['from_what']}, "
            f"{milestone['from']}{f', {milestone["length"]}' if milestone['length'] else ''}."
        ),
    ]
    if milestone["leaves_out"]:
        lines.append(
            f"Leaves out steps whose length is not known: {', '.join(milestone['leaves_out'])}."
        )
    answers = result["answers"]
    lines.append(
        f"Calendar {answers['calendar']}, counting {answers['counting']}, bank holidays "
        f"{result['calendar_version']}."
    )
    lines.append("An estimate, not advice.")
    return "\n".join(lines)


def _digest(answers: dict[str, Any]) -> str:
    return sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:16]
