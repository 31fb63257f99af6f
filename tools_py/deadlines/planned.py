"""A plan made from answers: which strands it has, what became of its target, its days to keep, and
how a result writes it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.periods import Reading, in_words
from tools_py.dates.words import full_date
from tools_py.deadlines.critical_path import Dates, Plan, Point, Step, Track, make, quickest
from tools_py.deadlines.milestones import EARLIEST, LATEST, PLAN_POINTS
from tools_py.deadlines.strands import ESTIMATES, FIXING, PRIVACY_LONGEST, evidence, strands
from tools_py.reports.days import plural

CAN, OPEN, DEPENDS, CANNOT = "can-be-met", "open", "depends-on-privacy", "cannot-be-met"
"""What becomes of a target: the known lengths fit; they fit, and some are not known; only a short
Privacy Assessment fits; they do not.
"""

type Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it was made from.

    `quick` is the same plan with every range at its lower end, None where that cannot be counted.
    """

    plan: Plan
    dates: Dates
    reading: Reading
    quick: Plan | None

    @property
    def quick_finish(self) -> Point | None:
        """Return the earliest end if every range runs to its lower end."""
        return self.quick.finish if self.quick else None

    @property
    def forward(self) -> bool:
        """Tell whether the plan runs on from a start, with no target."""
        return self.dates.target is None

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """Name the steps still to do whose length nobody gave."""
        left = {
            name
            for track in self.plan.tracks
            if not track.over
            for name in track.latest[track.begun or 0].leaves_out
        }
        return tuple(name for name in ESTIMATES if name in left)

    @property
    def outcome(self) -> str | None:
        """Say what becomes of the target; None without one."""
        target, finish = self.dates.target, self.plan.finish
        if target is None:
            return None
        if finish is None or finish.day > target:
            return (
                DEPENDS
                if self.quick_finish is not None and self.quick_finish.day <= target
                else CANNOT
            )
        return OPEN if self.leaves_out else CAN

    @property
    def late(self) -> int | None:
        """Count the Working Days by which the target is missed; None where it is not, or where they
        cannot be counted.
        """
        target, finish = self.dates.target, self.plan.finish
        if target is None or finish is None or finish.day <= target:
            return None
        try:
            return self.reading.between(target, finish.day)
        except OutsideCalendar:
            return None

    @property
    def driving(self) -> Track:
        """Return the strand that sets the date; of several, the one whose next day comes first."""
        return min(
            (track for track in self.plan.tracks if track.driving),
            key=lambda track: track.latest[next_point(track)].day,
        )


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A point of the plan as a day to keep, with the step that leads to it and the point at that
    step's other end.
    """

    id: str
    day: date
    kind: str
    leaves_out: tuple[str, ...]
    from_day: date
    from_what: str
    step: Step | None


def planned(
    answers: Mapping[str, Any], reading: Reading, *, one_way: bool = False
) -> Planned | None:
    """Make the plan that the answers ask for, or None where they name neither a target nor a start.

    `as_of` must be given. With `one_way` it holds the days that it runs by and nothing else. Raise
    OutsideCalendar as `plan.make` does.
    """
    if answers["target"] is None and answers["start"] is None:
        return None
    estimates = answers["durations"] or {}
    side_by_side = strands(
        estimates, answers["done"] or (), privacy=privacy_needed(answers["roles"])
    )
    fixed = {point: answers[name] for name, point in FIXING.items() if answers[name] is not None}
    dates = Dates(answers["start"] or answers["as_of"], answers["target"], answers["as_of"], fixed)
    last = evidence(estimates)
    plan = quick = make(side_by_side, last, dates, reading, one_way=one_way)
    if not one_way and any(step.shortest for strand in side_by_side for step in strand.steps):
        try:
            quick = make(quickest(side_by_side), last, dates, reading)
        except OutsideCalendar:
            return Planned(plan, dates, reading, None)
    return Planned(plan, dates, reading, quick)


def privacy_needed(roles: Sequence[str] | None) -> str:
    """Tell whether the Privacy Assessment is part of the plan: "yes" for an Other User, "no" for
    others, "unknown" without a role.
    """
    return "unknown" if not roles else "yes" if "other-user" in roles else "no"


def next_point(track: Track) -> int:
    """Return the index of the first point of a strand that is not a fact."""
    return 0 if track.begun is None else track.begun + 1


def plan_days(made: Planned) -> Iterator[PlanDay]:
    """Yield the days of a plan: the latest of each point before a target, the earliest after a
    start.

    Left out is a day of which nothing is known: the beginning of a step of unknown length before a
    target, and after a start all that follows such a step.
    """
    kind = EARLIEST if made.forward else LATEST
    left = [track for track in made.plan.tracks if not track.over]
    if all(track.begun is None and not track.strand.done for track in made.plan.tracks):
        first = min(left, key=lambda track: _points(made, track)[0].day)
        point, what = _points(made, first)[0], "start" if made.forward else first.strand.begins
        yield PlanDay("notify-secas", point.day, kind, point.leaves_out, point.day, what, None)
    for track in left:
        names, points, steps = track.strand.points, _points(made, track), track.strand.steps
        for index in range(next_point(track), len(points)):
            point = points[index]
            last = track is made.plan.tracks[-1]
            known = (
                not point.leaves_out
                if made.forward
                else index > 0 or last or steps[0].length is not None
            )
            if known:
                step, other = _counted_by(steps, index, made.forward)
                what = (
                    names[other]
                    if step
                    else "start"
                    if made.forward
                    else "target"
                    if track.strand.id == "evidence"
                    else "evidence-form"
                )
                yield PlanDay(
                    names[index], point.day, kind, point.leaves_out, points[other].day, what, step
                )


def _counted_by(steps: Sequence[Step], index: int, forward: bool) -> tuple[Step | None, int]:
    """Return the step that sets the day of a point, and the index of the point at the step's other
    end.
    """
    if forward or (steps[-1].whole and 0 < index < len(steps)):
        if index == 0:
            return None, index
        step = steps[index - 1]
        return step, 0 if step.whole else index - 1
    if index == len(steps):
        return None, index
    return (steps[-1], len(steps)) if steps[-1].whole else (steps[index], index + 1)


def _points(made: Planned, track: Track) -> tuple[Point, ...]:
    points = track.earliest if made.forward else track.latest
    assert points is not None, "a plan that runs forward has an earliest day for each point"
    return points


def headline(made: Planned) -> str:
    """Tell the plan in a sentence: what the Party has to do by when, or why it cannot be."""
    return (
        _from_start(made, made.plan.finish)
        if made.forward and made.plan.finish
        else _to_target(made, made.plan.end)
    )


def _from_start(made: Planned, finish: Point) -> str:
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


def _to_target(made: Planned, target: date) -> str:
    track, today, wanted = made.driving, made.dates.as_of, full_date(target)
    index = next_point(track)
    act, day = PLAN_POINTS[track.strand.points[index]].act, track.latest[index].day
    to_do = (
        f"{act} by {full_date(day)}" if day >= today else f"you had to {act} by {full_date(day)}"
    )
    if target < today <= made.dates.begin:
        return f"{wanted} has passed: to be a User by then, {to_do}"
    match made.outcome:
        case "can-be-met":
            return f"To be a User by {wanted}, {to_do}"
        case "open":
            return f"To be a User by {wanted}, {to_do} at the very latest: {_missing(made)}"
        case "depends-on-privacy":
            return (
                f"You can be a User by {wanted} only if the Privacy Assessment takes less than "
                f"{in_words(PRIVACY_LONGEST)}"
            )
    where = (
        f"{track.strand.title} leads to {full_date(made.plan.finish.day)}"
        if made.plan.finish
        else _past_calendar(made, track)
    )
    late = f", {plural(made.late)} after it" if made.late else ""
    return (
        f"You cannot be a User by {wanted}: "
        f"{where}{' or later' if made.leaves_out and made.plan.finish else ''}{late}"
    )


def _past_calendar(made: Planned, track: Track) -> str:
    return (
        f"{track.strand.title} leads past {full_date(made.reading.calendar.last_day)}, the "
        "last day whose bank holidays are published"
    )


def _missing(made: Planned) -> str:
    count = len(made.leaves_out)
    return (
        f"{count} step{'' if count == 1 else 's'} {'has' if count == 1 else 'have'} no length yet"
    )


def plan_record(made: Planned) -> Record:
    """Write the plan as a whole down: where it runs, what becomes of its target, what drives it and
    what it leaves out.
    """
    finish, quick = made.plan.finish, made.quick_finish
    return {
        "mode": "forward" if made.forward else "backward",
        "begin": made.dates.begin,
        "target": made.dates.target,
        "outcome": made.outcome,
        "earliest_user": finish.day if finish else None,
        "earliest_user_if_quick": quick.day if quick else None,
        "short_by": made.late,
        "driving": [track.strand.id for track in made.plan.tracks if track.driving],
        "leaves_out": list(made.leaves_out),
    }


def strand_records(made: Planned) -> list[Record]:
    """Write each strand down with its steps."""
    return [_strand_record(made, track) for track in made.plan.tracks]


def _strand_record(made: Planned, track: Track) -> Record:
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
        "required": strand.required,
        "done": over,
        "driving": track.driving,
        "slack": None if over else track.slack,
        "earliest_start": None if over or track.earliest is None else track.earliest[begin].day,
        "earliest_end": None if over or track.earliest is None else track.earliest[end].day,
        "latest_start": None if over else track.latest[begin].day,
        "latest_end": None if over else track.latest[end].day,
        "earliest_end_if_quick": None
        if over or quick is None or quick.earliest is None
        else quick.earliest[end].day,
        "latest_start_if_quick": None if over or quick is None else quick.latest[begin].day,
        "steps": [_step_record(made, track, index) for index in range(len(strand.steps))],
    }


def _step_record(made: Planned, track: Track, index: int) -> Record:
    step = track.strand.steps[index]
    done = track.strand.done or (track.begun is not None and index < track.begun)
    days: Record = dict.fromkeys(("earliest_start", "earliest_end", "latest_start", "latest_end"))
    if not done:
        start, end = track.latest[index], track.latest[index + 1]
        days |= {"latest_start": start.day, "latest_end": end.day}
        if track.earliest is not None:
            days |= {
                "earliest_start": track.earliest[index].day,
                "earliest_end": track.earliest[index + 1].day,
            }
    return {
        "id": step.id,
        "title": step.title,
        "ends": step.ends,
        "actor": step.actor,
        "rule": step.rule.id,
        "length": step.length,
        "shortest": step.shortest,
        "source": "own-estimate" if step.own else "guidance" if step.length else "not-given",
        "counted_from": track.strand.begins if step.whole else None,
        "fixed": made.dates.fixed.get(step.ends),
        "done": done,
        **days,
        "earliest_leaves_out": list(track.earliest[index + 1].leaves_out)
        if track.earliest and not done
        else [],
        "latest_leaves_out": list(track.latest[index].leaves_out) if not done else [],
    }
