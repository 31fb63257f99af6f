"""Counting Working Days.

The guidance gives periods in Working Days without saying how they are counted (editor's note A-08).
Both conventions in use are here: `day-after`, where the day after the trigger is day 1, and
`clear-days`, where all of the Working Days lie between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tools_py.dates.calendars import Calendar

DAY = timedelta(days=1)

COUNTING_TITLES = {
    "day-after": "The day after is day 1",
    "clear-days": "Clear days: all of the Working Days lie between",
}

COUNTINGS = tuple(COUNTING_TITLES)
"""The counting conventions; the first is the default."""


class OutsideCalendar(ValueError):
    """The counting would leave the days whose bank holidays have been published."""

    def __init__(self, calendar: Calendar) -> None:
        """Name the days that `calendar` covers."""
        super().__init__(
            f"bank holidays are published from {calendar.first_day} to {calendar.last_day}"
        )
        self.calendar = calendar


@dataclass(frozen=True, slots=True)
class Count:
    """The day found, and each day stepped over with the reason why it was not counted, in date
    order.
    """

    day: date
    skipped: tuple[tuple[date, str], ...]


def arrive(start: date, days: int, calendar: Calendar, counting: str = "day-after") -> date:
    """Return the day that `count` counts to, without listing what was stepped over; raise as it
    does.

    Complete weeks are stepped at once; the bank holidays met on the way are then stepped on by,
    until no more are met.

    >>> from tools_py.dates.calendars import calendar
    >>> arrive(date(2026, 11, 23), 60, calendar("england-and-wales"))
    datetime.date(2027, 2, 18)
    """
    if counting not in COUNTINGS:
        raise ValueError(f"counting must be one of {', '.join(COUNTINGS)}")
    if days == 0:
        raise ValueError("days must not be 0: no days are no period")
    if not calendar.covers(start) or abs(days) > (calendar.last_day - calendar.first_day).days:
        raise OutsideCalendar(calendar)
    way = 1 if days > 0 else -1
    left, day = abs(days) + (counting == "clear-days"), start
    while left:
        reached = _step_weekdays(day, left, way)
        left = calendar.holidays_between(*sorted((day + way * DAY, reached)))
        day = reached
    if not calendar.covers(day):
        raise OutsideCalendar(calendar)
    return day


def count(start: date, days: int, calendar: Calendar, counting: str = "day-after") -> Count:
    """Count `days` Working Days on from `start`, or back where `days` is negative.

    `start` itself is never counted and may be any day. Raise ValueError for no days or an unknown
    convention, and OutsideCalendar where the counting reaches a day whose bank holidays are not
    published.

    >>> from tools_py.dates.calendars import calendar
    >>> found = count(date(2027, 3, 24), 2, calendar("england-and-wales"))
    >>> found.day
    datetime.date(2027, 3, 30)
    >>> [reason for day, reason in found.skipped]
    ['Good Friday', 'Saturday', 'Sunday', 'Easter Monday']
    """
    end = arrive(start, days, calendar, counting)
    first, last = (start + DAY, end) if days > 0 else (end, start - DAY)
    stepped_over = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return Count(
        end,
        tuple(
            (day, reason) for day in stepped_over if (reason := calendar.closed(day)) is not None
        ),
    )


def _step_weekdays(start: date, days: int, way: int) -> date:
    """Step over `days` days of Monday to Friday, on (`way` 1) or back (-1)."""
    since_monday = start.weekday()
    if (
        since_monday > 4
    ):  # from a weekend, the count is that from the Friday before, or from the Monday after
        edge = 4 if way > 0 else 7
        start += timedelta(days=edge - since_monday)
        since_monday = edge % 7
    weeks, rest = divmod(days, 5)
    over_weekend = 2 if not 0 <= since_monday + way * rest <= 4 else 0
    return start + way * timedelta(days=7 * weeks + rest + over_weekend)
