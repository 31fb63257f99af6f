"""What a reader of a count has to know: that it begins on a day that is no Working Day."""

from __future__ import annotations

from datetime import date

from tools_py.dates.calendars import Calendar
from tools_py.dates.counting import arrive
from tools_py.dates.words import full_date
from tools_py.reports.days import bank_holiday


def warnings(start: date, days: int, calendar: Calendar) -> dict[str, str]:
    """Return the warnings by id.

    Raise OutsideCalendar where the first day counted has no published bank holidays.
    """
    reason = calendar.closed(start)
    if reason is None:
        return {}
    first = arrive(start, 1 if days > 0 else -1, calendar)
    return {
        "start-not-working-day": (
            f"{full_date(start)}{bank_holiday(reason)} is no Working Day: the first one counted is "
            f"{full_date(first)}."
        )
    }
