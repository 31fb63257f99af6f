"""A plan made from answers: its strands, what becomes of its target, and its days to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tools_py.dates.counting import OutsideCalendar, arrive
from tools_py.dates.periods import Reading
from tools_py.deadlines.critical_path import (
    Activity,
    Dates,
    PointDate,
    Schedule,
    StrandNeed,
    Track,
    make_schedule,
    quickest,
)
from tools_py.deadlines.milestones import ABOUT, EARLIEST, LATEST
from tools_py.deadlines.network import ESTIMATES, FIXING, evidence, side_by_side
from tools_py.deadlines.questions import Answers, dates_given

type TargetOutcome = Literal["can-be-met", "open", "depends-on-privacy", "cannot-be-met"]
"""What becomes of a target: the known lengths fit; they fit, and some are not known; only a short
Privacy Assessment fits; they do not.
"""

CAN: TargetOutcome = "can-be-met"
OPEN: TargetOutcome = "open"
DEPENDS: TargetOutcome = "depends-on-privacy"
CANNOT: TargetOutcome = "cannot-be-met"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with what it was made from.

    `quick` is the same plan with every range at its lower end, None where that cannot be counted.
    """

    schedule: Schedule
    dates: Dates
    reading: Reading
    quick: Schedule | None

    @property
    def quick_finish(self) -> PointDate | None:
        """Return the earliest end if every range runs to its lower end."""
        return self.quick.finish if self.quick else None

    @property
    def forward(self) -> bool:
        """Return whether the plan runs on from a start, with no target."""
        return self.dates.target is None

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """Name the steps still to do whose length is not known."""
        left = {
            name
            for track in self.schedule.tracks
            if not track.over
            for name in track.latest[track.begun or 0].leaves_out
        }
        return tuple(name for name in ESTIMATES if name in left)

    @property
    def outcome(self) -> TargetOutcome | None:
        """Say what becomes of the target; None without one."""
        target, finish = self.dates.target, self.schedule.finish
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
        target, finish = self.dates.target, self.schedule.finish
        if target is None or finish is None or finish.day <= target:
            return None
        try:
            return self.reading.between(target, finish.day)
        except OutsideCalendar:
            return None

    @property
    def rough(self) -> bool:
        """Return whether a length that the guidance gives roughly is still part of the plan."""
        return any(
            step.shortest and not track.over
            for track in self.schedule.tracks
            for step in track.strand.steps
        )

    def working_day_from(self, day: date) -> date | None:
        """Return `day`, or the Working Day after it where it is none; None where not known."""
        try:
            closed = self.reading.calendar.closed(day)
            return arrive(day, 1, self.reading.calendar) if closed else day
        except OutsideCalendar:
            return None

    def keeps(self, track: Track, index: int) -> bool:
        """Return whether the day that was given for a point holds in the plan."""
        day = self.dates.fixed.get(track.strand.points[index])
        return day is not None and bool(
            day <= self.dates.as_of or (track.earliest and track.earliest[index].day == day)
        )

    @property
    def critical(self) -> Track:
        """Return the strand that sets the date; of several, the one whose next day comes first.

        Raise ValueError for a plan made `one_way`, in which no strand is critical.
        """
        return min(
            (track for track in self.schedule.tracks if track.critical),
            key=lambda track: track.latest[track.next].day,
        )


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A point of the plan as a day to keep, with the step that leads to it and the point at that
    step's other end.

    `until` is the last calendar day that leads to the same end: of a point from which Working Days
    are counted, `day` is the Working Day by it.
    """

    id: str
    day: date
    until: date
    kind: Literal["latest", "earliest", "about"]
    leaves_out: tuple[str, ...]
    from_day: date
    from_what: str
    step: Activity | None


def make_plan(
    answers: Answers, as_of: date, reading: Reading, *, one_way: bool = False
) -> Plan | None:
    """Make the plan that the answers ask for, or None where they name neither a target nor a start.

    With `one_way` it holds the days that it runs by and nothing else. Raise OutsideCalendar as
    `critical_path.make_schedule` does.
    """
    if answers["target"] is None and answers["start"] is None:
        return None
    estimates = answers["durations"] or {}
    strands = side_by_side(
        estimates, answers["done"] or (), privacy=privacy_needed(answers["roles"])
    )
    given = dates_given(answers)
    fixed = {point: given[name] for name, point in FIXING.items() if name in given}
    target, begin = answers["target"], answers["start"] or as_of
    if target and target >= as_of:
        begin = max(begin, as_of)  # what nobody has entered as done is still to do
    dates = Dates(begin, target, as_of, fixed)
    last = evidence(estimates)
    schedule = quick = make_schedule(strands, last, dates, reading, one_way=one_way)
    if not one_way and any(step.shortest for strand in strands for step in strand.steps):
        try:
            quick = make_schedule(quickest(strands), last, dates, reading)
        except OutsideCalendar:
            return Plan(schedule, dates, reading, None)
    return Plan(schedule, dates, reading, quick)


def privacy_needed(roles: Sequence[str] | None) -> StrandNeed:
    """Return whether the Privacy Assessment is part of the plan: "yes" for an Other User, "no" for
    others, "unknown" without a role.
    """
    return "unknown" if not roles else "yes" if "other-user" in roles else "no"


def plan_days(made: Plan) -> Iterator[PlanDay]:
    """Yield the days of a plan: the latest of each point before a target, the earliest after a
    start.

    Left out is a day of which nothing is known: the beginning of a step of unknown length before a
    target, and after a start all that follows such a step.
    """
    kept = days_to_keep(made)
    if all(track.begun is None and not track.strand.done for track in made.schedule.tracks):
        yield _notify_secas(made, kept)
    for track in made.schedule.tracks:
        if track.over:
            continue
        points = _points(made, track)
        for index in range(track.next, len(points)):
            if not _is_known(made, track, index):
                continue
            step, other = _counted_by(track.strand.steps, index, made.forward)
            timed = step is None or step.length is not None
            yield PlanDay(
                id=track.strand.points[index],
                day=kept[track.strand.id][index],
                until=points[index].day,
                kind=_kind(made, points[index]),
                leaves_out=points[index].leaves_out,
                from_day=points[other if timed else index].day,
                from_what=track.strand.points[other] if step else _counted_from(made, track),
                step=step,
            )


def _notify_secas(made: Plan, kept: Mapping[str, Sequence[date]]) -> PlanDay:
    """Return the day to notify SECAS of a process in which nothing is done: that of the strand that
    begins first.
    """
    first = min(
        made.schedule.tracks,
        key=lambda track: (_points(made, track)[0].day, kept[track.strand.id][0]),
    )
    point = _points(made, first)[0]
    return PlanDay(
        id="notify-secas",
        day=kept[first.strand.id][0],
        until=point.day,
        kind=_kind(made, point),
        leaves_out=point.leaves_out,
        from_day=point.day,
        from_what="start" if made.forward else first.strand.begins,
        step=None,
    )


def _is_known(made: Plan, track: Track, index: int) -> bool:
    """Return whether anything is known of the day of a point."""
    if made.forward:
        return not _points(made, track)[index].leaves_out
    return index > 0 or track is made.schedule.evidence or track.strand.steps[0].length is not None


def _counted_from(made: Plan, track: Track) -> str:
    """Name what the day of a point is counted from that no step of its strand leads to."""
    evidence = made.schedule.evidence
    if not made.forward:
        return "target" if track is evidence else "evidence-form"
    others = [other for other in made.schedule.tracks if not other.over and other is not evidence]
    if track is not evidence or not others:
        return "start"
    return max(others, key=lambda other: _points(made, other)[-1].day).strand.points[-1]


def _kind(made: Plan, point: PointDate) -> Literal["latest", "earliest", "about"]:
    return ABOUT if point.about else EARLIEST if made.forward else LATEST


def days_to_keep(made: Plan) -> dict[str, tuple[date, ...]]:
    """Return the days to keep of each strand's points, by the strand's id.

    Going back, a day from which Working Days are counted is the Working Day by the last calendar
    day that leads to the same end, and what has to be there for the evidence is there when the
    evidence is sent.
    """
    days: dict[str, tuple[date, ...]] = {}
    after = made.schedule.end
    for track in reversed(made.schedule.tracks):
        points, steps = _points(made, track), track.strand.steps
        kept = [points[-1].day if track.over else min(points[-1].day, after)]
        for index in reversed(range(len(steps))):
            day, length = points[index].day, steps[index].length
            if not made.forward and index >= track.next:
                day = made.reading.working_day_by(day, length) if length else min(day, kept[0])
            kept.insert(0, day)
        days[track.strand.id] = _days(points) if made.forward else tuple(kept)
        if track is made.schedule.evidence:
            after = kept[0]
    return days


def _days(points: Iterable[PointDate]) -> tuple[date, ...]:
    return tuple(point.day for point in points)


def _counted_by(
    steps: Sequence[Activity], index: int, forward: bool
) -> tuple[Activity | None, int]:
    """Return the step that sets the day of a point, and the index of the point at the step's other
    end.
    """
    if forward or (steps[-1].from_first and 0 < index < len(steps)):
        if index == 0:
            return None, index
        step = steps[index - 1]
        return step, 0 if step.from_first else index - 1
    if index == len(steps):
        return None, index
    return (steps[-1], len(steps)) if steps[-1].from_first else (steps[index], index + 1)


def _points(made: Plan, track: Track) -> tuple[PointDate, ...]:
    points = track.earliest if made.forward else track.latest
    assert points is not None, "a plan that runs forward has an earliest day for each point"
    return points
