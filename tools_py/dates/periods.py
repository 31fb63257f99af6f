"""Stepping by a length of time, on or back, under one reading of Working Day.

Working Days leave out what the reading's calendar closes; days, weeks and months are the calendar's
own and nothing moves them (editor's notes A-24 and A-25).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tools_py.dates import months
from tools_py.dates.calendars import CALENDARS, Calendar, calendar
from tools_py.dates.counting import COUNTINGS, DAY, OutsideCalendar, arrive, count
from tools_py.dates.lengths import Length
from tools_py.rules import Rule

UNITS = {"Working Days": "WD", "calendar days": "days", "weeks": "weeks", "months": "months"}
"""A rule's unit as a length of time writes it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a Working Day is taken to be, and how the guidance's own periods of them are counted."""

    calendar: Calendar
    counting: str

    def step(self, day: date, length: Length, way: int = 1, *, estimate: bool = False) -> date:
        """Step `length` on from `day`, or back where `way` is -1.

        A reader's own `estimate` is plain time: clear days belong to the guidance's periods alone.
        Raise OutsideCalendar where counting Working Days leaves the published bank holidays.
        """
        match length.unit:
            case "WD":
                return arrive(day, way * length.amount, self.calendar, self._counting(estimate))
            case "months":
                return months.step(day, way * length.amount)
            case _:
                return day + way * length.amount * (7 if length.unit == "weeks" else 1) * DAY

    def start_for(self, end: date, length: Length, *, estimate: bool = False) -> date:
        """Return the last calendar day from which `step` leads to `end` or before.

        All days from one Working Day to the eve of the next count to the same day, and several days
        of a month can lead to the last day of a shorter one. Raise OutsideCalendar as `step` does.
        """
        begin = self.step(self.working_day_by(end, length), length, -1, estimate=estimate)
        if length.unit == "WD":
            return arrive(begin, 1, self.calendar) - DAY
        while length.unit == "months" and self.step(begin + DAY, length) <= end:
            begin += DAY
        return begin

    def working_day_by(self, day: date, length: Length) -> date:
        """Return `day`, or the Working Day before it where it is none and `length` counts Working
        Days.

        Raise OutsideCalendar where that Working Day has no published bank holidays.
        """
        return (
            arrive(day, -1, self.calendar)
            if length.unit == "WD" and self.calendar.closed(day)
            else day
        )

    def ledger(
        self, day: date, length: Length, way: int = 1, *, estimate: bool = False
    ) -> tuple[tuple[date, str], ...]:
        """List the days that `step` steps over because they are no Working Days, with the reason;
        other lengths step over none.

        Raise OutsideCalendar as `step` does.
        """
        if length.unit != "WD":
            return ()
        return count(day, way * length.amount, self.calendar, self._counting(estimate)).skipped

    def between(self, first: date, last: date) -> int:
        """Count the Working Days after `first` up to and with `last`; negative where `last` is
        earlier.

        Raise OutsideCalendar where either day has no published bank holidays.
        """
        if not (self.calendar.covers(first) and self.calendar.covers(last)):
            raise OutsideCalendar(self.calendar)
        early, late = sorted((first, last))
        whole_weeks, rest = divmod((late - early).days, 7)
        loose = sum((late - timedelta(days=number)).weekday() < 5 for number in range(rest))
        found = whole_weeks * 5 + loose - self.calendar.holidays_between(early + DAY, late)
        return found if last >= first else -found

    def _counting(self, estimate: bool) -> str:
        return COUNTINGS[0] if estimate else self.counting


def readings() -> Iterator[tuple[str, str, Reading]]:
    """Yield every calendar with every counting convention."""
    for name in CALENDARS:
        for counting in COUNTINGS:
            yield name, counting, Reading(calendar(name), counting)


def length_of(rule: Rule[Any], amount: int | None = None) -> Length:
    """Return the length of time that a rule gives; `amount` picks one figure of a rule that gives
    several.
    """
    return Length(rule.value if amount is None else amount, UNITS[str(rule.unit)])
