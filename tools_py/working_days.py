"""Counting Working Days.

The guidance gives periods in Working Days without saying how they are counted (editor's note A-08). Both conventions in use are here:
`day-after`, where the day after the trigger is day 1, and `clear-days`, where the whole number of Working Days lies between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tools_py.calendars import Calendar

COUNTINGS = ("day-after", "clear-days")
"""The counting conventions; the first is the default."""


class OutsideCalendar(ValueError):
    """The counting would leave the days whose bank holidays have been published."""

    def __init__(self, calendar: Calendar) -> None:
        """Name the days that `calendar` covers."""
        super().__init__(f"bank holidays are published from {calendar.first_day} to {calendar.last_day}")
        self.calendar = calendar


@dataclass(frozen=True, slots=True)
class Count:
    """A counted day, and each day stepped over with the reason why it was not counted, in date order."""

    day: date
    skipped: tuple[tuple[date, str], ...]


def count(start: date, days: int, calendar: Calendar, counting: str = "day-after") -> Count:
    """Count `days` Working Days on from `start`, or back where `days` is negative.

    `start` itself is never counted and may be any day. Raise ValueError for no days or an unknown convention, and
    OutsideCalendar where the counting reaches a day whose bank holidays are not published.
    """
    if counting not in COUNTINGS:
        raise ValueError(f"counting must be one of {', '.join(COUNTINGS)}")
    if days == 0:
        raise ValueError("days must not be 0: no days are no period")
    left = abs(days) + (counting == "clear-days")
    step = timedelta(days=1 if days > 0 else -1)
    day, skipped = start, list[tuple[date, str]]()
    while left:
        if not (calendar.covers(day) and calendar.covers(day + step)):
            raise OutsideCalendar(calendar)
        day += step
        reason = calendar.closed(day)
        if reason is None:
            left -= 1
        else:
            skipped.append((day, reason))
    return Count(day, tuple(sorted(skipped)))
