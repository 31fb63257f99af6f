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

from tools_py.dates.calendars import Calendar
from tools_py.reports.markup import Markup, element

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

    `kind` is "given" (by the guidance), "own" (an estimate), "range" (may be shorter) or "room"
    (can slip).
    """

    first: date
    last: date
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
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
class Line:
    """A day that crosses all rows: `kind` is "today" or "target"."""

    day: date
    words: str
    kind: str


type Lane = tuple[float, float]
"""Top and bottom of a row's part for bars."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands on the picture."""

    first: date
    last: date
    day_width: float

    def x(self, day: date) -> float:
        """Return the left edge of a day, kept inside the picture."""
        kept = min(max(day, self.first), self.last + timedelta(days=1))
        return MARGIN + (kept - self.first).days * self.day_width

    @property
    def width(self) -> float:
        """Return the width of the picture."""
        return MARGIN * 2 + ((self.last - self.first).days + 1) * self.day_width

    def shows(self, day: date) -> bool:
        """Tell whether a day lies on the picture."""
        return self.first <= day <= self.last


def draw(
    title: str, rows: Sequence[Row], lines: Sequence[Line], calendar: Calendar, words: str
) -> Markup:
    """Draw a timeline in a frame that scrolls; `words` tell the same to those who do not see it.

    The time shown is that of the rows, with each line that is near enough. There must be a row with
    a bar or a point.
    """
    scale = _scale(rows, lines)
    shown = [line for line in lines if scale.shows(line.day)]
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
            _line(line, scale, lanes, foot + LINE_HEIGHT * number)
            for number, line in enumerate(shown, 1)
        ),
        *(_row(row, top, scale) for row, top in zip(rows, tops, strict=True)),
        viewBox=f"0 0 {scale.width:.0f} {height:.0f}",
        width=f"{scale.width:.0f}",
        height=f"{height:.0f}",
        role="img",
        aria_label=title,
        class_="timeline",
    )
    return element("div", svg, class_="timeline-frame", role="group", aria_label=title, tabindex=0)


def _scale(rows: Sequence[Row], lines: Sequence[Line]) -> Scale:
    days = [
        day
        for row in rows
        for bar in row.bars
        if bar.kind != "room"
        for day in (bar.first, bar.last)
    ]
    days += [day for row in rows for day in (*row.points, *row.open_at)]
    first, last = min(days), max(days)
    for line in lines:
        if max(last, line.day) - min(first, line.day) <= max(WITH_LINES, (last - first) * 1.25):
            first, last = min(first, line.day), max(last, line.day)
    first, last = first - timedelta(days=4), last + timedelta(days=4)
    span = (last - first).days + 1
    wide = min(max(USUAL_WIDTH, span * LEAST_SHADED_SCALE), MOST_WIDTH)
    day_width = min(wide / span, MOST_SCALE)
    missing = max(0, round(LEAST_WIDTH / day_width) - span)
    return Scale(first, last + timedelta(days=missing), day_width)


def _closed(
    scale: Scale, calendar: Calendar, foot: float, lanes: Sequence[Lane]
) -> Iterator[Markup]:
    """Shade each day that is no Working Day: weekends in one path, bank holidays, marked more
    strongly, each as one of its own in the lanes.
    """
    if scale.day_width < LEAST_SHADED_SCALE:
        return
    width = max(scale.day_width, 1.0)
    saturday = scale.first + timedelta(days=(5 - scale.first.weekday()) % 7)
    weekends = (
        saturday + timedelta(days=number)
        for number in range(-7, (scale.last - saturday).days + 1, 7)
    )
    shapes = (
        (
            f"M{scale.x(day):.1f} "
            f"{AXIS_HEIGHT:.0f}V{foot:.0f}H{scale.x(day + timedelta(days=2)):.1f}"
            f"V{AXIS_HEIGHT:.0f}z"
        )
        for day in weekends
    )
    yield element("path", d="".join(shapes), class_="timeline-weekend")
    for day in calendar.weekday_holidays:
        if scale.shows(day):
            x = scale.x(day)
            shape = "".join(
                f"M{x:.1f} {top:.0f}V{bottom:.0f}h{width:.1f}V{top:.0f}z" for top, bottom in lanes
            )
            yield element("path", d=shape, class_="timeline-holiday")


def _down(x: float, lanes: Iterable[Lane]) -> str:
    """Draw a line down through all lanes."""
    return "".join(f"M{x:.1f} {top:.0f}V{bottom:.0f}" for top, bottom in lanes)


def _months(scale: Scale, lanes: Sequence[Lane]) -> Iterator[Markup]:
    """Rule off the months and name as many of them as there is room for."""
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
                    yield element(
                        "text", str(day.year), x=f"{x + 2:.1f}", y="14", class_="timeline-axis"
                    )
                yield element("text", name, x=f"{x + 2:.1f}", y="32", class_="timeline-axis")
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _line(line: Line, scale: Scale, lanes: Sequence[Lane], base: float) -> Markup:
    """Draw a line down through the lanes, and its words, which stand on `base`; words of two lines
    stand one below the other.
    """
    x = scale.x(line.day) + scale.day_width / 2
    return element(
        "g",
        element("path", d=_down(x, lanes)),
        _text(line.words, x, base, scale),
        class_=f"timeline-line timeline-{line.kind}",
    )


def _row(row: Row, top: float, scale: Scale) -> Markup:
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


def _bar(bar: Bar, top: float, scale: Scale) -> Markup:
    left = scale.x(bar.first)
    right = scale.x(bar.last) + scale.day_width
    if bar.kind == "room":
        y = f"{top + BAR_TOP + BAR_HEIGHT / 2:.1f}"
        return element(
            "line", x1=f"{left:.1f}", y1=y, x2=f"{right:.1f}", y2=y, class_="timeline-room"
        )
    return element(
        "rect",
        x=f"{left:.1f}",
        y=f"{top + BAR_TOP:.0f}",
        width=f"{max(right - left, 2.0):.1f}",
        height=f"{BAR_HEIGHT:.0f}",
        rx=2,
        class_=f"timeline-bar timeline-{bar.kind}",
    )


def _diamond(x: float, y: float, kind: str) -> Markup:
    return element("path", d=f"M{x:.1f} {y - 8:.1f}l8 8-8 8-8-8z", class_=kind)


def _open(x: float, y: float) -> Markup:
    return element(
        "g",
        element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=9, class_="timeline-open"),
        element(
            "text",
            "?",
            x=f"{x:.1f}",
            y=f"{y + 5:.1f}",
            text_anchor="middle",
            class_="timeline-words",
        ),
    )


def _text(words: str, x: float, y: float, scale: Scale, kind: str = "timeline-words") -> Markup:
    """Write words from `x` on, moved left as far as needed to end inside the picture."""
    inside = max(MARGIN, min(x, scale.width - MARGIN - len(words) * LETTER))
    return element("text", words, x=f"{inside:.1f}", y=f"{y:.1f}", class_=kind)
