"""The days of an answer, asked for or part of a plan, as a result writes them down: in date order,
with every other reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.periods import Reading, readings
from tools_py.dates.words import WEEKDAYS
from tools_py.deadlines.milestones import ASKED, LATEST, PLAN_POINTS, Found, find
from tools_py.deadlines.planned import PlanDay, Planned, plan_days, planned
from tools_py.deadlines.questions import NOUNS
from tools_py.reports.days import ledger

type Record = dict[str, Any]

TITLES = {f"#{milestone.id}": milestone.title for milestone in ASKED}


def milestones(
    answers: Mapping[str, Any], found: Iterable[Found], made: Planned | None, reading: Reading
) -> list[Record]:
    """Write down each day asked for, and each day of the plan that was not, in date order."""
    today = answers["as_of"]
    records = [_asked(item, reading, today) for item in found]
    ids = {record["id"] for record in records}
    days = [day for day in plan_days(made) if day.id not in ids] if made else []
    records += [_planned(day, reading, today) for day in days]
    counted = {item.milestone.id for item in found if item.counted} | {
        day.id for day in days if day.id != "user" or day.step
    }
    others = (
        [(name, counting, _days(answers, other)) for name, counting, other in readings()]
        if counted
        else []
    )
    for record in records:
        alternatives = [
            {"calendar": name, "counting": counting, "date": other.get(record["id"])}
            for name, counting, other in others
            if record["id"] in counted
        ]
        record |= {"alternatives": alternatives, "safest": _safest(record, alternatives)}
    return sorted(records, key=lambda record: record["date"])


def _days(answers: Mapping[str, Any], reading: Reading) -> dict[str, date | None]:
    """Find only the days, by id, under one reading."""
    try:
        made = planned(answers, reading, one_way=True)
    except OutsideCalendar:
        made = None
    days: dict[str, date | None] = {day.id: day.day for day in plan_days(made)} if made else {}
    return days | {item.milestone.id: item.day for item in find(answers, reading)}


def _safest(record: Record, alternatives: Iterable[Mapping[str, Any]]) -> Record | None:
    """Pick the most cautious reading: the earliest of the latest days, the latest of the others;
    the first of several that agree.
    """
    dated = [item for item in alternatives if item["date"]]
    if not dated:
        return None
    pick = min if record["kind"] == LATEST else max
    return dict(pick(dated, key=lambda item: item["date"]))


def _asked(item: Found, reading: Reading, today: date) -> Record:
    milestone, day = item.milestone, item.day
    assert day is not None, "a day that could not be counted has been refused"
    return {
        "id": milestone.id,
        "title": milestone.title,
        "date": day,
        "kind": milestone.kind,
        "origin": "asked",
        "actor": milestone.actor,
        "from": item.trigger_day,
        "from_what": TITLES.get(item.trigger) or NOUNS[item.trigger],
        "length": milestone.length,
        "way": milestone.way,
        "rule": milestone.rule.id,
        "skipped": ledger(reading.ledger(item.trigger_day, milestone.length, milestone.way)),
        "leaves_out": [],
        **_standing(day, reading, today),
    }


def _planned(item: PlanDay, reading: Reading, today: date) -> Record:
    point = PLAN_POINTS[item.id]
    way = 1 if item.day >= item.from_day else -1
    length, skipped = None, tuple[tuple[date, str], ...]()
    if item.step and item.step.length:
        start, period, own = item.from_day, item.step.length, item.step.own
        counted = (
            reading.step(start, period, estimate=own)
            if way > 0
            else reading.start_for(start, period, estimate=own)
        )
        if counted == item.day:  # a date that was given may hold the point elsewhere
            start = start if way > 0 else reading.working_day_by(start, period)
            length, skipped = period, reading.ledger(start, period, way, estimate=own)
    return {
        "id": item.id,
        "title": point.title,
        "date": item.day,
        "kind": item.kind,
        "origin": "plan",
        "actor": point.actor,
        "from": item.from_day,
        "from_what": PLAN_POINTS[item.from_what].title
        if item.from_what in PLAN_POINTS
        else NOUNS[item.from_what],
        "length": length,
        "way": way,
        "rule": point.rule.id,
        "skipped": ledger(skipped),
        "leaves_out": list(item.leaves_out),
        **_standing(item.day, reading, today),
    }


def _standing(day: date, reading: Reading, today: date) -> Record:
    """Say whether a day has passed, and why it is no Working Day; None for a day whose bank
    holidays are not published.
    """
    reason = reading.calendar.closed(day)
    return {
        "weekday": WEEKDAYS[day.weekday()],
        "passed": day < today,
        "working_day": False if reason else True if reading.calendar.covers(day) else None,
        "falls_on": reason,
    }
