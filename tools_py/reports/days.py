"""Working Days in words and tables, for the calculators that count them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, TypedDict

from tools_py.dates.calendars import CALENDARS, TITLES
from tools_py.dates.counting import COUNTING_TITLES, COUNTINGS, OutsideCalendar
from tools_py.dates.words import WEEKDAYS, full_date, long_date, read_day
from tools_py.reports.blocks import Table
from tools_py.reports.result import IsoDate
from tools_py.reports.words import day_in_words


class Skipped(TypedDict):
    """A day that was not counted."""

    date: IsoDate
    reason: Annotated[str, "Saturday, Sunday, or the bank holiday by its name"]


class NamedReading(TypedDict):
    """A reading of Working Day, by the names of its calendar and its convention."""

    calendar: str
    counting: str


class Alternative(NamedReading):
    """The day found under one calendar and one convention; null where it lies past the published
    bank holidays.
    """

    date: IsoDate | None


def beyond(outside: OutsideCalendar, way: int) -> str:
    """Say which days the calendar covers, for a count on (`way` above 0) or back that left them."""
    span = f"{long_date(outside.calendar.first_day)} to {long_date(outside.calendar.last_day)}"
    return (
        f"The count leaves the days whose bank holidays have been published, {span}; enter "
        f"{'an earlier' if way > 0 else 'a later'} date or fewer days"
    )


def bank_holiday(reason: str | None) -> str:
    """Name in brackets the bank holiday for which a day is no Working Day; nothing for a weekend or
    a Working Day.

    >>> bank_holiday("Good Friday"), bank_holiday("Saturday")
    (' (Good Friday)', '')
    """
    return "" if reason is None or reason in WEEKDAYS else f" ({reason})"


def ledger(skipped: Iterable[tuple[date, str]]) -> list[Skipped]:
    """Write the days stepped over as the contract does."""
    return [{"date": day.isoformat(), "reason": reason} for day, reason in skipped]


def read_ledger(skipped: Iterable[Skipped]) -> list[tuple[date, str]]:
    """Read the days stepped over that a result holds."""
    return [(read_day(day["date"]), day["reason"]) for day in skipped]


def days_table(caption: str, days: Sequence[tuple[date, str]]) -> Table:
    """List days with the reason why each is not a Working Day."""
    return Table(
        caption=caption,
        head=("Day", "Why it is not counted"),
        rows=tuple((full_date(day), reason) for day, reason in days),
    )


def alternatives_table(
    caption: str, alternatives: Sequence[Alternative], answers: NamedReading
) -> Table:
    """Set the calendars side by side under both conventions, the reading asked for in bold."""

    def cell(name: str, counting: str) -> str:
        return alternative_cell(alternatives, name, counting, answers)

    return Table(
        caption=caption,
        head=("Calendar", *(COUNTING_TITLES[counting] for counting in COUNTINGS)),
        rows=tuple(
            (TITLES[name], *(cell(name, counting) for counting in COUNTINGS)) for name in CALENDARS
        ),
    )


def alternative_cell(
    alternatives: Iterable[Alternative], calendar: str, counting: str, answers: NamedReading
) -> str:
    """Write the day under one calendar and convention, in bold where they are those asked for."""
    found = next(
        item["date"]
        for item in alternatives
        if item["calendar"] == calendar and item["counting"] == counting
    )
    shown = day_in_words(found) if found else "past the published bank holidays"
    asked_for = (calendar, counting) == (answers["calendar"], answers["counting"])
    return f"**{shown}**" if asked_for else shown
