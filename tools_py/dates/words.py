"""Dates in words."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def read_day(text: str | None) -> date:
    """Read a day of a result, which holds it as ISO 8601; it must be there."""
    assert text is not None, "the day is there"
    return date.fromisoformat(text)


def long_date(day: date) -> str:
    """Write a date as it is shown: "24 March 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """Write a date with its weekday, as results show it: "Wednesday 24 March 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"
