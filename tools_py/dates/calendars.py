"""Bank holidays as GOV.UK publishes them, and the calendars that a Working Day may mean.

The guidance never says which nation's bank holidays a Working Day leaves out (editor's note A-08),
so a calendar is always named: one division of GOV.UK's list, or the union of several.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256

from tools_py import data_file

DIVISIONS = {
    "england-and-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
"""GOV.UK's divisions, and how they are written."""

CALENDARS = {
    "england-and-wales": ("england-and-wales",),
    "scotland": ("scotland",),
    "northern-ireland": ("northern-ireland",),
    "great-britain": ("england-and-wales", "scotland"),
    "united-kingdom": ("england-and-wales", "scotland", "northern-ireland"),
}
"""The calendars by name, with the divisions whose bank holidays each leaves out."""

TITLES = DIVISIONS | {
    "great-britain": "Great Britain (a bank holiday in England and Wales or in Scotland)",
    "united-kingdom": "United Kingdom (a bank holiday in any of its nations)",
}
"""How each calendar is named to a reader."""

DEFAULT = "england-and-wales"

WEEKEND = {5: "Saturday", 6: "Sunday"}
"""The days of the week that no Working Day falls on."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bank holidays of one reading of Working Day, and the days for which they are known."""

    name: str
    holidays: Mapping[date, str]
    first_day: date
    last_day: date
    weekday_holidays: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the bank holidays that fall on Monday to Friday, in order, for counting many days at
        once.
        """
        object.__setattr__(
            self,
            "weekday_holidays",
            tuple(sorted(day for day in self.holidays if day.weekday() < 5)),
        )

    def closed(self, day: date) -> str | None:
        """Say why `day` is no Working Day ("Saturday", "Good Friday"), or None where it is one."""
        if day.weekday() >= 5:
            return WEEKEND[day.weekday()]
        return self.holidays.get(day)

    def holidays_between(self, first: date, last: date) -> int:
        """Count the bank holidays on Monday to Friday from `first` to `last`, both included."""
        return max(
            0, bisect_right(self.weekday_holidays, last) - bisect_left(self.weekday_holidays, first)
        )

    def covers(self, day: date) -> bool:
        """Return whether the bank holidays around `day` have been published."""
        return self.first_day <= day <= self.last_day


@cache
def _published() -> tuple[bytes, dict[str, dict[date, str]]]:
    raw = data_file("bank-holidays.json")
    days = {
        division: {
            date.fromisoformat(event["date"]): str(event["title"]) for event in content["events"]
        }
        for division, content in json.loads(raw).items()
    }
    return raw, days


@cache
def calendar(name: str) -> Calendar:
    """Return the calendar called `name`, one of `CALENDARS`; raise KeyError for any other.

    It covers 1 January of the list's first year to the last bank holiday that every one of its
    divisions has.

    >>> calendar("scotland").closed(date(2026, 11, 30))
    'St Andrew’s Day'
    >>> calendar("england-and-wales").closed(date(2026, 11, 30)) is None
    True
    """
    divisions = CALENDARS[name]
    published = {division: _published()[1][division] for division in divisions}
    holidays: dict[date, str] = {}
    for day in sorted(set().union(*published.values())):
        where = [division for division in divisions if day in published[division]]
        title = " / ".join(dict.fromkeys(published[division][day] for division in where))
        holidays[day] = (
            title
            if len(where) == len(divisions)
            else f"{title} ({', '.join(DIVISIONS[division] for division in where)})"
        )
    first = min(min(days) for days in published.values())
    return Calendar(
        name, holidays, date(first.year, 1, 1), min(max(days) for days in published.values())
    )


def source() -> dict[str, object]:
    """Return where the list comes from, its date, and the additions made to it, as recorded beside
    it.
    """
    recorded: dict[str, object] = json.loads(data_file("bank-holidays.source.json"))
    return recorded


@cache
def version() -> str:
    """Return the version of the list: the date it was published and the first digits of its
    SHA-256, "2026-02-25-1a2b3c4d".
    """
    return f"{source()['published']}-{sha256(_published()[0]).hexdigest()[:8]}"
