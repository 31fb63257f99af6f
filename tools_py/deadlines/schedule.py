"""The days of an answer, and its plan, as a result holds them: in date order, with every other
reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypedDict

from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.lengths import Length
from tools_py.dates.periods import Reading, readings
from tools_py.dates.words import WEEKDAYS, long_date, read_day
from tools_py.deadlines.critical_path import PointDate, Track
from tools_py.deadlines.milestones import ABOUT, ASKED, LATEST, OF_PLAN, PLAN_POINTS, Found, find
from tools_py.deadlines.plan import Plan, PlanDay, make_plan, plan_days
from tools_py.deadlines.questions import NOUNS, Answers
from tools_py.reports.days import ledger

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanStep, PlanStrand, PlanSummary
    from tools_py.reports.days import Alternative
    from tools_py.reports.result import IsoDate

TITLES = {f"#{milestone.id}": milestone.title for milestone in ASKED}


def milestones(
    answers: Answers, as_of: date, found: Iterable[Found], made: Plan | None, reading: Reading
) -> list[Milestone]:
    """Write down each day asked for and each day of the plan, in date order."""
    asked = [_asked(item, answers, reading, as_of) for item in found]
    days = list(plan_days(made)) if made else []
    quick = _if_quick(made) if made else {}
    of_plan = [_of_plan(day, quick.get(day.id), reading, as_of) for day in days]
    asked_ids = {item.deadline.id for item in found if item.in_working_days}
    plan_ids = {day.id for day in days if day.id != "user" or day.step}
    others = (
        [(name, counting, *_days(answers, as_of, other)) for name, counting, other in readings()]
        if asked_ids or plan_ids
        else []
    )
    for records, in_working_days, which in ((asked, asked_ids, 0), (of_plan, plan_ids, 1)):
        for record in records:
            if record["id"] in in_working_days:
                record["alternatives"] = [
                    {"calendar": name, "counting": counting, "date": dates[which].get(record["id"])}
                    for name, counting, *dates in others
                ]
                record["safest"] = _safest(record, latest=made is not None and not made.forward)
    taken = {record["id"]: record for record in asked}
    for record in of_plan:
        if beside := taken.get(record["id"]):  # the day for a date that was entered
            record["id"] = f"{OF_PLAN}{record['id']}"
            record["title"] += ", in the plan" if made and made.forward else ", for the target"
            if beside["way"] < 0:
                day = long_date(read_day(beside["from"]))
                beside["title"] += f", for the {beside['from_what']} of {day}"
    return sorted([*asked, *of_plan], key=lambda record: record["date"])


def _if_quick(made: Plan) -> dict[str, date]:
    """Find the days, by id, where a rough range runs to its lower end."""
    if made.quick is None or made.quick is made.schedule:
        return {}
    return {day.id: day.until for day in plan_days(replace(made, schedule=made.quick))}


def _days(
    answers: Answers, as_of: date, reading: Reading
) -> tuple[dict[str, IsoDate | None], dict[str, IsoDate | None]]:
    """Find only the days asked for, and those of the plan, by id, under one reading."""
    try:
        made = make_plan(answers, as_of, reading, one_way=True)
    except OutsideCalendar:
        made = None
    return (
        {item.deadline.id: _iso(item.day) for item in find(answers, reading)},
        {day.id: _iso(day.day) for day in plan_days(made)} if made else {},
    )


def _safest(record: Milestone, *, latest: bool) -> Alternative | None:
    """Pick the most cautious reading: the earliest of the latest days, the latest of the others;
    the first of several that agree. Where a plan goes back, `latest`, its rough days are latest
    days too.
    """
    dated = [(item["date"], item) for item in record["alternatives"] if item["date"]]
    if not dated:
        return None
    pick = min if record["kind"] == LATEST or (record["kind"] == ABOUT and latest) else max
    return pick(dated, key=lambda found: found[0])[1]


def _asked(item: Found, answers: Answers, reading: Reading, as_of: date) -> Milestone:
    milestone, day = item.deadline, item.day
    assert day is not None, "a day that could not be counted has been refused"
    entered = milestone.done_by and answers[milestone.done_by]
    return {
        "id": milestone.id,
        "title": milestone.title,
        "date": day.isoformat(),
        "until": day.isoformat(),
        "if_quick": None,
        "kind": milestone.kind,
        "origin": "asked",
        "done_on": _iso(entered) if entered else None,
        "actor": milestone.actor,
        "from": item.trigger_day.isoformat(),
        "from_what": TITLES.get(item.trigger) or NOUNS[item.trigger],
        "length": str(milestone.length),
        "way": milestone.way,
        "rule": milestone.rule.id,
        "skipped": ledger(reading.ledger(item.trigger_day, milestone.length, milestone.way)),
        "leaves_out": [],
        "unknown": [],
        **_standing(day, day, reading, as_of),
        "alternatives": [],
        "safest": None,
    }


def _of_plan(item: PlanDay, quick: date | None, reading: Reading, as_of: date) -> Milestone:
    point = PLAN_POINTS[item.id]
    way: Literal[1, -1] = 1 if item.until >= item.from_day else -1
    length: Length | None = None
    skipped: tuple[tuple[date, str], ...] = ()
    if item.step and item.step.length:
        start, period, own = item.from_day, item.step.length, item.step.own
        reached = (
            reading.step(start, period, estimate=own)
            if way > 0
            else reading.start_for(start, period, estimate=own)
        )
        if reached == item.until:  # a date that was given may hold the point elsewhere
            start = start if way > 0 else reading.working_day_by(start, period)
            length, skipped = period, reading.ledger(start, period, way, estimate=own)
    rough = quick if item.kind == ABOUT else None
    return {
        "id": item.id,
        "title": point.title,
        "date": item.day.isoformat(),
        "until": item.until.isoformat(),
        "if_quick": _iso(rough),
        "kind": item.kind,
        "origin": "plan",
        "done_on": None,
        "actor": point.actor,
        "from": item.from_day.isoformat(),
        "from_what": PLAN_POINTS[item.from_what].title
        if item.from_what in PLAN_POINTS
        else NOUNS[item.from_what],
        "length": str(length) if length else None,
        "way": way,
        "rule": point.rule.id,
        "skipped": ledger(skipped),
        "leaves_out": list(item.leaves_out),
        "unknown": list(item.leaves_out),
        **_standing(item.day, max(item.until, rough or item.until), reading, as_of),
        "alternatives": [],
        "safest": None,
    }


class _Standing(TypedDict):
    weekday: str
    passed: bool
    working_day: bool | None
    falls_on: str | None


def _standing(day: date, until: date, reading: Reading, as_of: date) -> _Standing:
    """Say whether a day and those that do as well, up to `until`, have passed, and why the day is
    no Working Day; None for a day whose bank holidays are not published.
    """
    reason = reading.calendar.closed(day)
    return {
        "weekday": WEEKDAYS[day.weekday()],
        "passed": until < as_of,
        "working_day": False if reason else True if reading.calendar.covers(day) else None,
        "falls_on": reason,
    }


def plan_summary(made: Plan) -> PlanSummary:
    """Write down where the plan runs, what becomes of its target, its critical path and what it
    leaves out.
    """
    finish, quick = made.schedule.finish, made.quick_finish
    return {
        "mode": "forward" if made.forward else "backward",
        "begin": made.dates.begin.isoformat(),
        "target": _iso(made.dates.target),
        "outcome": made.outcome,
        "earliest_user": finish.day.isoformat() if finish else None,
        "earliest_user_about": finish is not None and finish.about,
        "earliest_user_if_quick": quick.day.isoformat() if quick else None,
        "short_by": made.late,
        "driving": [track.strand.id for track in made.schedule.tracks if track.critical],
        "leaves_out": list(made.leaves_out),
    }


def strands(made: Plan) -> list[PlanStrand]:
    """Write each strand down with its steps."""
    return [_strand(made, track) for track in made.schedule.tracks]


def _strand(made: Plan, track: Track) -> PlanStrand:
    strand, over = track.strand, track.over
    begin, end = track.begun or 0, -1
    quick = (
        next((other for other in made.quick.tracks if other.strand.id == strand.id), None)
        if made.quick
        else None
    )
    return {
        "id": strand.id,
        "title": strand.title,
        "begins": strand.begins,
        "required": strand.required,
        "done": over,
        "driving": track.critical,
        "slack": None if over else track.total_float,
        "earliest_start": None if over else _day(track.earliest, begin),
        "earliest_end": None if over else _day(track.earliest, end),
        "latest_start": None if over else _day(track.latest, begin),
        "latest_end": None if over else _day(track.latest, end),
        "earliest_end_if_quick": None if over or quick is None else _day(quick.earliest, end),
        "latest_start_if_quick": None if over or quick is None else _day(quick.latest, begin),
        "steps": [_step(made, track, index) for index in range(len(strand.steps))],
    }


def _step(made: Plan, track: Track, index: int) -> PlanStep:
    step = track.strand.steps[index]
    done = track.strand.done or (track.begun is not None and index < track.begun)
    first = 0 if step.from_first else index  # the day from which its length is counted
    return {
        "id": step.id,
        "title": step.title,
        "ends": step.ends,
        "actor": step.actor,
        "rule": step.rule.id,
        "length": str(step.length) if step.length else None,
        "shortest": str(step.shortest) if step.shortest else None,
        "source": "own-estimate" if step.own else "guidance" if step.length else "not-given",
        "counted_from": track.strand.begins if step.from_first else None,
        "fixed": _iso(made.dates.fixed[step.ends]) if made.keeps(track, index + 1) else None,
        "done": done,
        "earliest_start": None if done else _day(track.earliest, first),
        "earliest_end": None if done else _day(track.earliest, index + 1),
        "latest_start": None if done else _day(track.latest, first),
        "latest_end": None if done else _day(track.latest, index + 1),
        "earliest_leaves_out": list(track.earliest[index + 1].leaves_out)
        if track.earliest and not done
        else [],
        "latest_leaves_out": list(track.latest[index].leaves_out) if not done else [],
    }


def _day(points: Sequence[PointDate] | None, index: int) -> IsoDate | None:
    return None if points is None else points[index].day.isoformat()


def _iso(day: date | None) -> IsoDate | None:
    return None if day is None else day.isoformat()
