"""The critical path method over the strands of the User Entry Process and the evidence after them.

The method is that of J. E. Kelley and M. R. Walker, "Critical-path planning and scheduling" (1959).
A strand is a chain of points with a step between each two. The forward pass gives the earliest day
of each point, the backward pass the latest; the float of a strand is the time between them, and the
strand with the least float is critical: it sets the date.

A step of unknown length moves no date. Each date names the steps that it leaves out, so that no
unknown length counts as zero. A date that was given holds its point: up to today it is a fact,
after today a wish, which the steps before it may push later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.lengths import Length
from tools_py.dates.periods import Reading
from tools_py.rules import Rule

type Required = Literal["yes", "no", "unknown"]
"""Whether a strand is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What lies between two points. `length` is None where nobody knows it; `own` marks a reader's
    estimate.

    With `from_first` the length is counted from the beginning of the strand, that is from the first
    step's length before this step begins: the guidance times the Privacy Assessment so, notice
    included.
    `shortest` is the lower end where a length is a range.
    """

    id: str
    title: str
    ends: str
    rule: Rule[object]
    actor: str
    length: Length | None
    own: bool = False
    shortest: Length | None = None
    from_first: bool = False


@dataclass(frozen=True, kw_only=True)
class Strand:
    """A chain of steps from the point `begins`."""

    id: str
    title: str
    begins: str
    steps: tuple[Activity, ...]
    done: bool = False
    required: Required = "yes"

    @cached_property
    def points(self) -> tuple[str, ...]:
        """Name the points, one more than there are steps."""
        return (self.begins, *(step.ends for step in self.steps))


@dataclass(frozen=True, slots=True)
class Point:
    """A day, and the ids of the steps of unknown length that it leaves out."""

    day: date
    leaves_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """A strand with its days. `begun` is the index of the last point that is a fact, or None.

    `earliest` is None where the forward pass leaves the published bank holidays. `total_float` is
    how many Working Days the strand can slip without moving the end, below zero where it has
    slipped already, None where that cannot be counted.
    """

    strand: Strand
    begun: int | None
    earliest: tuple[Point, ...] | None
    latest: tuple[Point, ...]
    total_float: int | None = None
    critical: bool = False

    @property
    def over(self) -> bool:
        """Return whether nothing is left to do."""
        return self.strand.done or self.begun == len(self.strand.steps)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a plan is made from: where it starts, the day it is to reach (None to go forward),
    today, and the days given for points.
    """

    begin: date
    target: date | None
    as_of: date
    fixed: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The strands and, last, the evidence.

    `finish` is the earliest end, None where it is past the published bank holidays.
    """

    tracks: tuple[Track, ...]
    end: date
    finish: Point | None


def make_schedule(
    strands: Sequence[Strand],
    evidence: Strand,
    dates: Dates,
    reading: Reading,
    *,
    one_way: bool = False,
) -> Schedule:
    """Schedule `strands` side by side and `evidence` after them.

    With `one_way` only the days that the plan runs by are found, the latest before a target and the
    earliest after a start; float and the critical path are not. Raise OutsideCalendar where a
    latest day, or without a target the end, lies outside the published bank holidays.
    """
    if one_way and dates.target:
        return _back_only(strands, evidence, dates, dates.target, reading)
    forward = [_reached(strand, dates, reading) for strand in strands]
    finish_track = _finished(evidence, forward, dates, reading)
    if dates.target is None and finish_track is None:
        raise OutsideCalendar(reading.calendar)
    finish = finish_track[-1] if finish_track else None
    end = dates.target or (finish.day if finish else dates.begin)
    if one_way and finish_track:
        reached = zip((*strands, evidence), (*forward, finish_track), strict=True)
        return Schedule(
            tuple(
                Track(strand, _begun(strand, dates), points, points or ())
                for strand, points in reached
            ),
            end,
            finish,
        )
    evidence_latest = backward_pass(evidence, Point(end), dates, reading)
    tracks = [
        _track(
            strand,
            points,
            backward_pass(strand, evidence_latest[0], dates, reading),
            dates,
            reading,
        )
        for strand, points in zip(strands, forward, strict=True)
    ]
    tracks.append(_track(evidence, finish_track, evidence_latest, dates, reading))
    return Schedule(_critical_marked(tracks), end, finish)


def _back_only(
    strands: Sequence[Strand], evidence: Strand, dates: Dates, target: date, reading: Reading
) -> Schedule:
    last = backward_pass(evidence, Point(target), dates, reading)
    tracks = [
        Track(strand, _begun(strand, dates), None, backward_pass(strand, last[0], dates, reading))
        for strand in strands
    ]
    return Schedule((*tracks, Track(evidence, _begun(evidence, dates), None, last)), target, None)


def forward_pass(strand: Strand, begin: Point, dates: Dates, reading: Reading) -> tuple[Point, ...]:
    """Return the earliest day of each point from `begin` on; points before one that is a fact stand
    on that fact.
    """
    begun = _begun(strand, dates)
    first = begun or 0
    held = dates.fixed.get(strand.points[first])
    point = (
        Point(held)
        if held and begun is not None
        else Point(max(begin.day, held or begin.day), begin.leaves_out)
    )
    points = [point] * (first + 1)
    for step in strand.steps[first:]:
        wish = dates.fixed.get(step.ends)
        day, leaves_out = point.day, point.leaves_out
        if step.length is not None:
            origin = reading.step(day, _first_length(strand), -1) if step.from_first else day
            day = max(day, reading.step(origin, step.length, estimate=step.own))
        elif wish is None:
            leaves_out += (step.id,)
        point = Point(max(day, wish or day), leaves_out)
        points.append(point)
    return tuple(points)


def backward_pass(strand: Strand, end: Point, dates: Dates, reading: Reading) -> tuple[Point, ...]:
    """Return the latest day of each point for the strand to be over by `end`; points up to a fact
    stand on that fact.
    """
    if strand.done:
        return (end,) * len(strand.points)
    begun = _begun(strand, dates)
    first = begun or 0
    points = [end]
    for step in reversed(strand.steps[first:]):
        after = points[0]
        wish = dates.fixed.get(step.ends)
        if wish is not None and wish < after.day:
            after = points[0] = Point(wish, after.leaves_out)
        if step.length is None:
            points.insert(0, after if wish else Point(after.day, (step.id, *after.leaves_out)))
        elif step.from_first:
            notice = _first_length(strand)
            begin = min(
                reading.start_for(after.day, step.length, estimate=step.own),
                reading.start_for(after.day, notice),
            )
            points.insert(0, Point(reading.step(begin, notice), after.leaves_out))
        else:
            points.insert(
                0,
                Point(
                    reading.start_for(after.day, step.length, estimate=step.own), after.leaves_out
                ),
            )
    held = dates.fixed.get(strand.points[first])
    if held is not None:
        points[0] = (
            Point(held)
            if begun is not None
            else Point(min(held, points[0].day), points[0].leaves_out)
        )
    return (*(points[0],) * first, *points)


def quickest(strands: Sequence[Strand]) -> tuple[Strand, ...]:
    """Return the strands with every length that is a range at its lower end."""
    return tuple(
        replace(
            strand,
            steps=tuple(
                replace(step, length=step.shortest or step.length) for step in strand.steps
            ),
        )
        for strand in strands
    )


def _begun(strand: Strand, dates: Dates) -> int | None:
    facts = [
        index
        for index, name in enumerate(strand.points)
        if name in dates.fixed and dates.fixed[name] <= dates.as_of
    ]
    return facts[-1] if facts else None


def _first_length(strand: Strand) -> Length:
    length = strand.steps[0].length
    assert length is not None, "a length counts from a first step that is timed"
    return length


def _reached(strand: Strand, dates: Dates, reading: Reading) -> tuple[Point, ...] | None:
    if strand.done:
        return (Point(dates.begin),) * len(strand.points)
    try:
        return forward_pass(strand, Point(dates.begin), dates, reading)
    except OutsideCalendar:
        return None


def _finished(
    evidence: Strand, forward: Sequence[tuple[Point, ...] | None], dates: Dates, reading: Reading
) -> tuple[Point, ...] | None:
    ends = [points[-1] for points in forward if points]
    if len(ends) < len(forward):
        return None
    leaves_out = tuple(dict.fromkeys(step for point in ends for step in point.leaves_out))
    ready = Point(max([dates.begin, *(point.day for point in ends)]), leaves_out)
    try:
        return forward_pass(evidence, ready, dates, reading)
    except OutsideCalendar:
        return None


def _track(
    strand: Strand,
    forward: tuple[Point, ...] | None,
    back: tuple[Point, ...],
    dates: Dates,
    reading: Reading,
) -> Track:
    total_float = None
    if forward is not None:
        try:
            total_float = reading.between(forward[-1].day, back[-1].day)
        except OutsideCalendar:
            total_float = None
    return Track(strand, _begun(strand, dates), forward, back, total_float)


def _critical_marked(tracks: list[Track]) -> tuple[Track, ...]:
    """Mark the critical strands: those with the least float among what is left to do, or the
    evidence when it alone is left.
    """
    left = [track for track in tracks[:-1] if not track.over] or tracks[-1:]
    least = min(_tightness(track) for track in left)
    return tuple(
        replace(track, critical=track in left and _tightness(track) == least) for track in tracks
    )


def _tightness(track: Track) -> float:
    return float("-inf") if track.total_float is None else track.total_float
