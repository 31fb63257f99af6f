"""A timeline as accessible SVG: rows of bars over a calendar whose weekends and bank holidays are
shaded.

It is drawn at the size at which it is read, so that its text stays legible on a phone; the frame
scrolls sideways where the time is long. Colours come from the stylesheet by class; what a bar is
also stands in its row's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tools_py.dates.calendars import Calendar
from tools_py.dates.counting import DAY
from tools_py.reports.markup import Markup, element
from tools_py.reports.svg import Axis, Place, line, pixels, rectangle, start_within, text

LEAST_WIDTH, USUAL_WIDTH, MOST_WIDTH = 330.0, 664.0, 1600.0
MOST_SCALE, LEAST_SHADED_SCALE = 7.0, 1.4
"""Pixels for a day: no more than this, and weekends are shaded only where a day has this many."""

WITH_LINES = timedelta(days=730)
"""A line is drawn where the time shown with it is no longer than this, or a quarter longer than
without it.
"""

MARGIN, AXIS_HEIGHT, ROW_HEIGHT, BAR_TOP, BAR_HEIGHT, LINE_HEIGHT = (
    10.0,
    44.0,
    68.0,
    42.0,
    16.0,
    20.0,
)
LANE_TOP = BAR_TOP - 2
"""Where a row's words end: lines cross the rows in the lanes of their bars only, clear of words."""

LETTER = 7.2
"""The width of a letter, as far as it has to be guessed to keep words inside the picture."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time.

    `kind` is "given" (by the guidance), "own" (an estimate), "range" (may be shorter) or "float"
    (time to spare).
    """

    first: date
    last: date
    kind: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What it is, when in words, its bars, and the days on it that are marked; `driving` marks the
    row that sets the date.
    """

    name: str
    words: str
    bars: tuple[Bar, ...]
    points: tuple[date, ...] = ()
    open_at: tuple[date, ...] = ()
    driving: bool = False


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that crosses all rows: `kind` is "today" or "target"."""

    day: date
    words: str
    kind: str


type Lane = tuple[float, float]
"""Top and bottom of a row's part for bars."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where a day stands on the picture."""

    first: date
    last: date
    days: Axis

    def x(self, day: date) -> Fraction:
        """Return the left edge of a day, kept inside the picture."""
        kept = min(max(day, self.first), self.last + DAY)
        return self.days.at(kept.toordinal())

    @property
    def day_width(self) -> Fraction:
        """Return the pixels for a day."""
        return self.days.unit

    @property
    def width(self) -> Fraction:
        """Return the width of the picture."""
        return self.days.end + Fraction(MARGIN)

    def shows(self, day: date) -> bool:
        """Tell whether a day lies on the picture."""
        return self.first <= day <= self.last


def draw(
    title: str,
    rows: Sequence[TimelineRow],
    lines: Sequence[DayLine],
    calendar: Calendar,
    words: str,
) -> Markup:
    """Draw a timeline in a frame that scrolls; `words` say the same to those who do not see it.

    The time shown is that of the rows, with each line that is near enough. There must be a row with
    a bar or a point.
    """
    scale = _scale(rows, lines)
    shown = [marked for marked in lines if scale.shows(marked.day)]
    foot = AXIS_HEIGHT + ROW_HEIGHT * len(rows)
    tops = [AXIS_HEIGHT + ROW_HEIGHT * number for number in range(len(rows))]
    lanes = [(top + LANE_TOP, top + ROW_HEIGHT) for top in tops]
    height = foot + LINE_HEIGHT * len(shown) + MARGIN
    svg = element(
        "svg",
        element("title", title),
        element("desc", words),
        *_closed(scale, calendar, foot, lanes),
        *_months(scale, lanes),
        *(
            _line(marked, scale, lanes, foot + LINE_HEIGHT * number)
            for number, marked in enumerate(shown, 1)
        ),
        *(_row(row, top, scale) for row, top in zip(rows, tops, strict=True)),
        viewBox=f"0 0 {round(scale.width)} {pixels(height)}",
        width=round(scale.width),
        height=pixels(height),
        role="img",
        aria_label=title,
        class_="timeline",
    )
    return element("div", svg, class_="timeline-frame", role="group", aria_label=title, tabindex=0)


def _scale(rows: Sequence[TimelineRow], lines: Sequence[DayLine]) -> TimeScale:
    days = [
        day
        for row in rows
        for bar in row.bars
        if bar.kind != "float"
        for day in (bar.first, bar.last)
    ]
    days += [day for row in rows for day in (*row.points, *row.open_at)]
    letters = max(len(words) for row in rows for words in (row.name, row.words))
    least = max(LEAST_WIDTH, letters * LETTER + 2 * MARGIN)
    first, last = min(days), max(days)
    for day in (marked.day for marked in lines):
        if max(last, day) - min(first, day) <= max(WITH_LINES, (last - first) * 1.25):
            first, last = min(first, day), max(last, day)
    first, last = first - timedelta(days=4), last + timedelta(days=4)
    span = (last - first).days + 1
    wide = min(max(USUAL_WIDTH, span * LEAST_SHADED_SCALE), MOST_WIDTH)
    day_width = min(wide / span, MOST_SCALE)
    shown = max(span, round(least / day_width))
    begin, left = Fraction(first.toordinal()), Fraction(MARGIN)
    axis = Axis(begin, begin + shown, left, left + shown * Fraction(day_width))
    return TimeScale(first, first + timedelta(days=shown - 1), axis)


def _closed(
    scale: TimeScale, calendar: Calendar, foot: float, lanes: Sequence[Lane]
) -> Iterator[Markup]:
    """Shade each day that is no Working Day: weekends in one path, bank holidays, marked more
    strongly, each in one of its own, in the lanes.
    """
    if scale.day_width < LEAST_SHADED_SCALE:
        return
    saturday = scale.first + timedelta(days=(5 - scale.first.weekday()) % 7)
    weekends = (
        saturday + timedelta(days=number)
        for number in range(-7, (scale.last - saturday).days + 1, 7)
    )
    shapes = (
        (
            f"M{pixels(scale.x(day))} {pixels(AXIS_HEIGHT)}V{pixels(foot)}"
            f"H{pixels(scale.x(day + timedelta(days=2)))}V{pixels(AXIS_HEIGHT)}z"
        )
        for day in weekends
    )
    yield element("path", d="".join(shapes), class_="timeline-weekend")
    for day in calendar.weekday_holidays:
        if scale.shows(day):
            left, right = pixels(scale.x(day)), pixels(scale.x(day) + scale.day_width)
            boxes = (
                f"M{left} {pixels(top)}V{pixels(bottom)}H{right}V{pixels(top)}z"
                for top, bottom in lanes
            )
            yield element("path", d="".join(boxes), class_="timeline-holiday")


def _down(x: Place, lanes: Iterable[Lane]) -> str:
    """Draw a line down through all lanes."""
    return "".join(f"M{pixels(x)} {pixels(top)}V{pixels(bottom)}" for top, bottom in lanes)


def _months(scale: TimeScale, lanes: Sequence[Lane]) -> Iterator[Markup]:
    """Rule off the months and name as many of them as there is space for."""
    every = next(
        months
        for months in (1, 3, 6, 12)
        if months * 30 * scale.day_width >= 4 * LETTER or months == 12
    )
    day = date(scale.first.year, scale.first.month, 1)
    named_year = 0
    while day <= scale.last:
        if scale.shows(day) and (day.month - 1) % every == 0:
            x = scale.x(day)
            tick = (AXIS_HEIGHT - 6, AXIS_HEIGHT)
            yield element("path", d=_down(x, (tick, *lanes)), class_="timeline-month")
            if x + 4 * LETTER < scale.width:
                name = f"{day:%b}"
                if day.year != named_year:
                    named_year = day.year
                    yield text(str(day.year), x + 2, 14, class_="timeline-axis")
                yield text(name, x + 2, 32, class_="timeline-axis")
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _line(marked: DayLine, scale: TimeScale, lanes: Sequence[Lane], base: float) -> Markup:
    """Draw a line down through the lanes, and its words, which stand on `base`; words of two lines
    stand one below the other.
    """
    x = scale.x(marked.day) + scale.day_width / 2
    return element(
        "g",
        element("path", d=_down(x, lanes)),
        _text(marked.words, x, base, scale),
        class_=f"timeline-line timeline-{marked.kind}",
    )


def _row(row: TimelineRow, top: float, scale: TimeScale) -> Markup:
    middle = top + BAR_TOP + BAR_HEIGHT / 2
    parts = [_bar(bar, top, scale) for bar in row.bars]
    parts += [
        _diamond(scale.x(day) + scale.day_width / 2, middle, "timeline-point")
        for day in row.points
        if scale.shows(day)
    ]
    parts += [
        _open(scale.x(day) + scale.day_width / 2, middle) for day in row.open_at if scale.shows(day)
    ]
    parts += [
        _text(row.name, MARGIN, top + 18, scale, "timeline-name"),
        _text(row.words, MARGIN, top + 35, scale),
    ]
    return element(
        "g", *parts, class_="timeline-row timeline-driving" if row.driving else "timeline-row"
    )


def _bar(bar: Bar, top: float, scale: TimeScale) -> Markup:
    left = scale.x(bar.first)
    right = scale.x(bar.last) + scale.day_width
    if bar.kind == "float":
        y = top + BAR_TOP + BAR_HEIGHT / 2
        return line(left, y, right, y, class_="timeline-float")
    return rectangle(
        left,
        top + BAR_TOP,
        max(right - left, Fraction(2)),
        BAR_HEIGHT,
        rx=2,
        class_=f"timeline-bar timeline-{bar.kind}",
    )


def _diamond(x: Place, y: float, kind: str) -> Markup:
    return element("path", d=f"M{pixels(x)} {pixels(y - 8)}l8 8-8 8-8-8z", class_=kind)


def _open(x: Place, y: float) -> Markup:
    return element(
        "g",
        element("circle", cx=pixels(x), cy=pixels(y), r=9, class_="timeline-open"),
        text("?", x, y + 5, text_anchor="middle", class_="timeline-words"),
    )


def _text(words: str, x: Place, y: float, scale: TimeScale, kind: str = "timeline-words") -> Markup:
    inside = start_within(words, x, MARGIN, scale.width - Fraction(MARGIN), LETTER)
    return text(words, inside, y, class_=kind)
