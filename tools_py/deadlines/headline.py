"""The sentence that answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.periods import in_words
from tools_py.dates.words import full_date
from tools_py.deadlines.critical_path import Point, Track
from tools_py.deadlines.milestones import ASKED, PLAN_POINTS
from tools_py.deadlines.network import PRIVACY_LONGEST
from tools_py.deadlines.plan import Plan, next_point
from tools_py.reports.days import plural

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone


def of_plan(made: Plan) -> str:
    """Write the plan in a sentence: what the Party has to do by when, or why it cannot be."""
    return (
        _from_start(made, made.schedule.finish)
        if made.forward and made.schedule.finish
        else _to_target(made, made.schedule.end)
    )


def _from_start(made: Plan, finish: Point) -> str:
    begin, today = f"Starting on {full_date(made.dates.begin)}", made.dates.as_of
    quick = made.quick_finish or finish
    if made.leaves_out:
        cannot = "cannot be" if quick.day >= today else "could not have been"
        return f"{begin}, you {cannot} a User before {full_date(quick.day)}: {_missing(made)}"
    can = "can be" if finish.day >= today else "could have been"
    if quick.day != finish.day:
        return (
            f"{begin}, you {can} a User from about {full_date(quick.day)} to "
            f"{full_date(finish.day)}"
        )
    return f"{begin}, you {can} a User on {full_date(finish.day)} at the earliest"


def _to_target(made: Plan, target: date) -> str:
    track, today, wanted = made.critical, made.dates.as_of, full_date(target)
    index = next_point(track)
    act, day = PLAN_POINTS[track.strand.points[index]].act, track.latest[index].day
    by = "before" if made.outcome == "open" else "by"
    to_do = f"{act if day >= today else f'you had to {act}'} {by} {full_date(day)}"
    if target < today <= made.dates.begin:
        return f"{wanted} has passed: to be a User by then, {to_do}"
    match made.outcome:
        case "can-be-met":
            return f"To be a User by {wanted}, {to_do}"
        case "open":
            return f"To be a User by {wanted}, {to_do}: {_missing(made)}"
        case "depends-on-privacy":
            return (
                f"You can be a User by {wanted} only if the Privacy Assessment takes less than "
                f"{in_words(PRIVACY_LONGEST)}"
            )
    where = (
        f"{track.strand.title} leads to {full_date(made.schedule.finish.day)}"
        if made.schedule.finish
        else _past_calendar(made, track)
    )
    late = f", {plural(made.late)} after it" if made.late else ""
    return (
        f"You cannot be a User by {wanted}: "
        f"{where}{' or later' if made.leaves_out and made.schedule.finish else ''}{late}"
    )


def _past_calendar(made: Plan, track: Track) -> str:
    return (
        f"{track.strand.title} leads past {full_date(made.reading.calendar.last_day)}, the "
        "last day whose bank holidays are published"
    )


def _missing(made: Plan) -> str:
    count = len(made.leaves_out)
    return (
        f"{count} step{'' if count == 1 else 's'} {'has' if count == 1 else 'have'} no length yet"
    )


def of_days(days: Sequence[Milestone], as_of: date) -> str:
    """Name the next day still to come, or the last that was, and how many more there are."""
    day = next((day for day in days if not day["passed"]), days[-1])
    milestone = next(milestone for milestone in ASKED if milestone.id == day["id"])
    sentence = (milestone.past if day["passed"] else milestone.now).format(
        day=full_date(date.fromisoformat(day["date"]))
    )
    more = len(days) - 1
    return f"{sentence}; {more} more date{'' if more == 1 else 's'} below" if more else sentence
