"""The critical path method over the strands of the User Entry Process and the evidence after them.

The method is that of J. E. Kelley and M. R. Walker, "Critical-path planning and scheduling" (1959).
A strand is a chain of points with a step between each two. The forward pass gives the earliest day
of each point, the backward pass the last calendar day from which the forward pass still ends in
time; the float of a strand is the time between them, and the strand with the least is critical.

A step of unknown length moves no date. Each date names the steps that it leaves out, so that no
unknown length counts as zero. A date that was given up to today is a fact and holds its point. One
after today is a wish: it is kept where the steps before it lead there in time and the target allows
it, and left out of the schedule where not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.lengths import Length
from tools_py.dates.periods import Reading
from tools_py.rules import Rule

type StrandNeed = Literal["yes", "no", "unknown"]
"""Whether a strand is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What lies between two points. `length` is None where nobody knows it; `own` marks a reader's
    estimate.

    With `from_first` the length is counted from the beginning of the strand, that is from the first
    step's length before this step begins: the guidance times the Privacy Assessment so, notice
    included.
    `shortest` is the lower end where a length is a rough range. `on_time` marks a duty whose end
    nobody has to enter: it is taken to be done when it is due.
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
    on_time: bool = False


@dataclass(frozen=True, kw_only=True)
class Strand:
    """A chain of steps from the point `begins`."""

    id: str
    title: str
    begins: str
    steps: tuple[Activity, ...]
    done: bool = False
    required: StrandNeed = "yes"

    @cached_property
    def points(self) -> tuple[str, ...]:
        """Name the points, one more than there are steps."""
        return (self.begins, *(step.ends for step in self.steps))


@dataclass(frozen=True, slots=True)
class PointDate:
    """A day, the ids of the steps of unknown length that it leaves out, and whether a rough range
    enters into it.
    """

    day: date
    leaves_out: tuple[str, ...] = ()
    about: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A strand with its days. `begun` is the index of the last point that is a fact, or None;
    `next` that of the first point still to come, or of the last point.

    `earliest` is None where the forward pass leaves the published bank holidays. `total_float` is
    how many Working Days the next point can slip without moving the end, below zero where it has
    slipped already, None where that cannot be counted.
    """

    strand: Strand
    begun: int | None
    next: int
    earliest: tuple[PointDate, ...] | None
    latest: tuple[PointDate, ...]
    total_float: int | None = None
    critical: bool = False

    @property
    def over(self) -> bool:
        """Return whether nothing is left to do."""
        return self.strand.done or self.begun == len(self.strand.steps)

    @property
    def float_days(self) -> float:
        """Count the calendar days that the next point can slip, or where the strand ends too late,
        the most by which a point does; below any number where its end is past the published bank
        holidays.
        """
        if self.earliest is None:
            return float("-inf")
        ends = zip(self.earliest[self.next :], self.latest[self.next :], strict=True)
        floats = [(latest.day - earliest.day).days for earliest, latest in ends]
        return min(floats) if min(floats) < 0 else floats[0]


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
    finish: PointDate | None

    @property
    def evidence(self) -> Track:
        """Return what comes after the strands."""
        return self.tracks[-1]


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
    target = dates.target
    allowed = _back([*strands, evidence], target, dates, reading) if target else None
    if one_way and allowed and not any(day > dates.as_of for day in dates.fixed.values()):
        return _one_way([*strands, evidence], None, allowed, dates)
    forward = [
        _reached(strand, dates, reading, allowed[index] if allowed else None)
        for index, strand in enumerate(strands)
    ]
    forward.append(_finished(evidence, forward, dates, reading))
    finish = forward[-1][-1] if forward[-1] else None
    if target is None and finish is None:
        raise OutsideCalendar(reading.calendar)
    if one_way and target is None:
        return _one_way([*strands, evidence], forward, [points or () for points in forward], dates)
    end = target or (finish.day if finish else dates.begin)
    latest = _back([*strands, evidence], end, dates, reading, _kept(strands, forward, dates))
    tracks = [
        _track(strand, earliest, back, dates, reading)
        for strand, earliest, back in zip((*strands, evidence), forward, latest, strict=True)
    ]
    return Schedule(_critical_marked(tracks, dates), end, finish)


def forward_pass(
    strand: Strand,
    begin: PointDate,
    dates: Dates,
    reading: Reading,
    allowed: Sequence[PointDate] | None = None,
) -> tuple[PointDate, ...]:
    """Return the earliest day of each point from `begin` on; points before one that is a fact stand
    on that fact.

    What nobody has entered as done is not done before `begin`. `allowed` holds the latest day of
    each point before a target; a wish after it is left out. Raise OutsideCalendar where a day lies
    outside the published bank holidays.
    """

    def wish(index: int, reached: date) -> date | None:
        day = dates.fixed.get(strand.points[index])
        in_time = day is not None and (allowed is None or day <= allowed[index].day)
        return day if day is not None and day >= reached and in_time else None

    begun = _begun(strand, dates)
    first = begun or 0
    point = begin
    if begun is not None:
        point = PointDate(dates.fixed[strand.points[begun]])
    elif held := wish(0, begin.day):
        point = replace(begin, day=held)
    points = [point] * (first + 1)
    for index, step in enumerate(strand.steps[first:], first + 1):
        day, about = point.day, point.about
        if step.length is not None:
            origin = reading.step(day, _first_length(strand), -1) if step.from_first else day
            day = max(day, reading.step(origin, step.length, estimate=step.own))
            about = about or step.shortest is not None
        if not step.on_time:
            day = max(day, begin.day)
        held = wish(index, day)
        unknown = (step.id,) if step.length is None and held is None else ()
        point = PointDate(held or day, point.leaves_out + unknown, about and held is None)
        points.append(point)
    return tuple(points)


def backward_pass(
    strand: Strand,
    end: PointDate,
    dates: Dates,
    reading: Reading,
    kept: Collection[str] = (),
) -> tuple[PointDate, ...]:
    """Return the latest day of each point for the strand to be over by `end`; points up to a fact
    stand on that fact.

    `kept` names the points with a wish that the schedule keeps: the wish sets the end of a step of
    unknown length, and no other. Raise OutsideCalendar where a day lies outside the published bank
    holidays.
    """
    if strand.done:
        return (end,) * len(strand.points)
    begun = _begun(strand, dates)
    first = begun or 0
    points = [end]
    for step in reversed(strand.steps[first:]):
        after = points[0]
        about = after.about or step.shortest is not None
        if step.length is None and step.ends in kept:
            wish = dates.fixed[step.ends]
            point = PointDate(wish) if wish < after.day else after
        elif step.length is None:
            point = replace(after, leaves_out=(step.id, *after.leaves_out))
        elif step.from_first:
            notice = _first_length(strand)
            begin = min(
                reading.start_for(after.day, step.length, estimate=step.own),
                reading.start_for(after.day, notice),
            )
            point = PointDate(reading.step(begin, notice), after.leaves_out, about)
        else:
            day = reading.start_for(after.day, step.length, estimate=step.own)
            point = PointDate(day, after.leaves_out, about)
        points.insert(0, point)
    if begun is not None:
        points[0] = PointDate(dates.fixed[strand.points[begun]], points[0].leaves_out)
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


def _back(
    strands: Sequence[Strand],
    end: date,
    dates: Dates,
    reading: Reading,
    kept: Collection[str] = (),
) -> list[tuple[PointDate, ...]]:
    """Go back from `end` through the evidence, the last of the strands, then the others."""
    last = backward_pass(strands[-1], PointDate(end), dates, reading)
    return [*(backward_pass(each, last[0], dates, reading, kept) for each in strands[:-1]), last]


def _one_way(
    strands: Sequence[Strand],
    forward: Sequence[tuple[PointDate, ...] | None] | None,
    latest: Sequence[tuple[PointDate, ...]],
    dates: Dates,
) -> Schedule:
    """Gather what only one of the passes has found."""
    earliest = forward or [None] * len(strands)
    tracks = tuple(
        Track(strand, _begun(strand, dates), _next(strand, points, dates), points, back)
        for strand, points, back in zip(strands, earliest, latest, strict=True)
    )
    finish = earliest[-1][-1] if earliest[-1] else None
    return Schedule(tracks, dates.target or (finish.day if finish else dates.begin), finish)


def _begun(strand: Strand, dates: Dates) -> int | None:
    facts = [
        index
        for index, name in enumerate(strand.points)
        if name in dates.fixed and dates.fixed[name] <= dates.as_of
    ]
    return facts[-1] if facts else None


def _next(strand: Strand, earliest: Sequence[PointDate] | None, dates: Dates) -> int:
    """Return the index of the first point that is no fact and not taken to be one."""
    begun, last = _begun(strand, dates), len(strand.steps)
    index = 0 if begun is None else begun + 1
    while 0 < index < last and _was_due(strand, earliest, index, dates):
        index += 1
    return min(index, last)


def _taken_to_be_done(track: Track, dates: Dates) -> bool:
    last = len(track.strand.steps)
    return track.next == last > 0 and _was_due(track.strand, track.earliest, last, dates)


def _was_due(
    strand: Strand, earliest: Sequence[PointDate] | None, index: int, dates: Dates
) -> bool:
    """Return whether a point ends a duty that was due before today."""
    return bool(earliest and strand.steps[index - 1].on_time and earliest[index].day < dates.as_of)


def _kept(
    strands: Sequence[Strand], forward: Sequence[tuple[PointDate, ...] | None], dates: Dates
) -> set[str]:
    """Name the points whose wish the forward pass has kept."""
    return {
        name
        for strand, points in zip(strands, forward, strict=False)
        for name, point in zip(strand.points, points or (), strict=False)
        if dates.fixed.get(name) == point.day > dates.as_of
    }


def _first_length(strand: Strand) -> Length:
    length = strand.steps[0].length
    assert length is not None, "a length counts from a first step that is timed"
    return length


def _reached(
    strand: Strand, dates: Dates, reading: Reading, allowed: Sequence[PointDate] | None
) -> tuple[PointDate, ...] | None:
    if strand.done:
        return (PointDate(dates.begin),) * len(strand.points)
    try:
        return forward_pass(strand, PointDate(dates.begin), dates, reading, allowed)
    except OutsideCalendar:
        return None


def _finished(
    evidence: Strand,
    forward: Sequence[tuple[PointDate, ...] | None],
    dates: Dates,
    reading: Reading,
) -> tuple[PointDate, ...] | None:
    ends = [points[-1] for points in forward if points]
    if len(ends) < len(forward):
        return None
    leaves_out = tuple(dict.fromkeys(step for point in ends for step in point.leaves_out))
    day = max([dates.begin, *(point.day for point in ends)])
    ready = PointDate(day, leaves_out, any(point.about for point in ends if point.day == day))
    try:
        return forward_pass(evidence, ready, dates, reading)
    except OutsideCalendar:
        return None


def _track(
    strand: Strand,
    forward: tuple[PointDate, ...] | None,
    back: tuple[PointDate, ...],
    dates: Dates,
    reading: Reading,
) -> Track:
    total_float, next_ = None, _next(strand, forward, dates)
    if forward is not None:
        try:
            total_float = reading.between(forward[next_].day, back[next_].day)
        except OutsideCalendar:
            total_float = None
    return Track(strand, _begun(strand, dates), next_, forward, back, total_float)


def _critical_marked(tracks: list[Track], dates: Dates) -> tuple[Track, ...]:
    """Mark the critical strands among what is left to do, or the evidence when it alone is left.

    A strand whose last step is taken to be done has nothing left. Before a target that can be met
    the critical strands are those with the least float. After a start, and where the target is
    missed, they are those that end last: they set the earliest end.
    """
    left = [
        track for track in tracks[:-1] if not track.over and not _taken_to_be_done(track, dates)
    ] or tracks[-1:]
    least = min(track.float_days for track in left)
    if dates.target is None or 0 > least > float("-inf"):
        last = max(_end(track) for track in left)
        critical = [track for track in left if _end(track) == last]
    else:
        critical = [track for track in left if track.float_days == least]
    return tuple(replace(track, critical=track in critical) for track in tracks)


def _end(track: Track) -> date:
    assert track.earliest is not None, "all strands are within the published bank holidays"
    return track.earliest[-1].day
