"""A plan of the User Entry Process: strands side by side, then the evidence, back from a target or
on from a start.

A strand is a chain of points with a step of known or unknown length between each two. Going forward
gives the earliest day of each point, going back the latest. A step whose length nobody knows moves
no date; every date carries the names of the steps that it leaves out, so that nothing unknown is
zero in silence. A date that was given holds its point: up to today it is a fact, after today it is
a wish, which the steps before it may push further on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.lengths import Length
from tools_py.dates.periods import Reading
from tools_py.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What lies between two points. `length` is None where nobody knows it; `own` marks a reader's
    estimate.

    `whole` counts the length from the beginning of the strand, that is from the first step's length
    before this step begins: the guidance times the Privacy Assessment so, notice included.
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
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Strand:
    """A chain of steps from the point `begins`."""

    id: str
    title: str
    begins: str
    steps: tuple[Step, ...]
    done: bool = False
    required: str = "yes"

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

    `earliest` is None where going forward leaves the published bank holidays. `slack` is how many
    Working Days the strand can slip without moving the end, below zero where it has slipped
    already, None where that cannot be counted.
    """

    strand: Strand
    begun: int | None
    earliest: tuple[Point, ...] | None
    latest: tuple[Point, ...]
    slack: int | None = None
    driving: bool = False

    @property
    def over(self) -> bool:
        """Tell whether nothing is left to do."""
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
class Plan:
    """The strands and, last, the evidence.

    `finish` is the earliest end, None where it is past the published bank holidays.
    """

    tracks: tuple[Track, ...]
    end: date
    finish: Point | None


def make(
    strands: Sequence[Strand],
    evidence: Strand,
    dates: Dates,
    reading: Reading,
    *,
    one_way: bool = False,
) -> Plan:
    """Plan `strands` side by side and `evidence` after them.

    With `one_way` only the days that the plan runs by are found, the latest before a target and the
    earliest after a start; room and what sets the date are not. Raise OutsideCalendar where a
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
        return Plan(
            tuple(
                Track(strand, _begun(strand, dates), points, points or ())
                for strand, points in reached
            ),
            end,
            finish,
        )
    evidence_latest = latest(evidence, Point(end), dates, reading)
    tracks = [
        _track(strand, points, latest(strand, evidence_latest[0], dates, reading), dates, reading)
        for strand, points in zip(strands, forward, strict=True)
    ]
    tracks.append(_track(evidence, finish_track, evidence_latest, dates, reading))
    return Plan(_driven(tracks), end, finish)


def _back_only(
    strands: Sequence[Strand], evidence: Strand, dates: Dates, target: date, reading: Reading
) -> Plan:
    last = latest(evidence, Point(target), dates, reading)
    tracks = [
        Track(strand, _begun(strand, dates), None, latest(strand, last[0], dates, reading))
        for strand in strands
    ]
    return Plan((*tracks, Track(evidence, _begun(evidence, dates), None, last)), target, None)


def earliest(strand: Strand, begin: Point, dates: Dates, reading: Reading) -> tuple[Point, ...]:
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
            origin = reading.step(day, _first_length(strand), -1) if step.whole else day
            day = max(day, reading.step(origin, step.length, estimate=step.own))
        elif wish is None:
            leaves_out += (step.id,)
        point = Point(max(day, wish or day), leaves_out)
        points.append(point)
    return tuple(points)


def latest(strand: Strand, end: Point, dates: Dates, reading: Reading) -> tuple[Point, ...]:
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
        elif step.whole:
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
    assert length is not None, "only a strand whose first step is timed can be timed as a whole"
    return length


def _reached(strand: Strand, dates: Dates, reading: Reading) -> tuple[Point, ...] | None:
    if strand.done:
        return (Point(dates.begin),) * len(strand.points)
    try:
        return earliest(strand, Point(dates.begin), dates, reading)
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
        return earliest(evidence, ready, dates, reading)
    except OutsideCalendar:
        return None


def _track(
    strand: Strand,
    forward: tuple[Point, ...] | None,
    back: tuple[Point, ...],
    dates: Dates,
    reading: Reading,
) -> Track:
    slack = None
    if forward is not None:
        try:
            slack = reading.between(forward[-1].day, back[-1].day)
        except OutsideCalendar:
            slack = None
    return Track(strand, _begun(strand, dates), forward, back, slack)


def _driven(tracks: list[Track]) -> tuple[Track, ...]:
    """Mark the strands that set the date: those with the least slack among what is left to do, or
    the evidence when it alone is left.
    """
    left = [track for track in tracks[:-1] if not track.over] or tracks[-1:]
    least = min(_tightness(track) for track in left)
    return tuple(
        replace(track, driving=track in left and _tightness(track) == least) for track in tracks
    )


def _tightness(track: Track) -> float:
    return float("-inf") if track.slack is None else track.slack
