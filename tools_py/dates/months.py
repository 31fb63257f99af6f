"""Stepping by calendar months: a month too short for the day ends the step on its last day
(editor's note A-25).
"""

from __future__ import annotations

from datetime import date, timedelta


def step(day: date, months: int) -> date:
    """Return the same day of the month `months` calendar months on, or back where `months` is
    negative.

    Where that month has no such day it is the month's last. Raise ValueError where the year leaves
    1 to 9999.

    >>> step(date(2027, 1, 31), 1)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        raise ValueError(f"{months} months from {day} leave the calendar")
    try:
        return date(years, month + 1, day.day)
    except ValueError:  # December has every day, so the month after is of the same year
        return date(years, month + 2, 1) - timedelta(days=1)
