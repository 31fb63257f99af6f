"""A question for a day, typed as an ISO date or into three boxes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tools_py.dates.words import MONTHS, full_date, long_date, read_day
from tools_py.forms.errors import DATE_PARTS, InvalidValue
from tools_py.forms.field import LONGEST, Field, Raw
from tools_py.forms.typed import cleaned, pattern

FULL_DATE = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?"
    r"[ ./-]+(\d{1,2}|[a-z]{3,9})[ .,/-]+(\d{4})",
    re.ASCII | re.IGNORECASE,
)
"""A complete date as it may be typed into one box, the day first, with or without its weekday; the
page splits the same (`form_state.js`).
"""

ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""The days between which a date is taken where nothing narrower limits it."""


@dataclass(frozen=True, kw_only=True)
class DateField(Field):
    """A day from `first` to `last`, both included; `covered` says in words why no other day is
    taken.
    """

    widget: ClassVar[str] = "date"
    first: date = FIRST_DAY
    last: date = LAST_DAY
    covered: str = ""

    def parse(self, raw: Raw) -> date | None:
        """Return the date; three empty boxes are "not given"."""
        if (
            isinstance(raw, dict)
            and set(raw) <= set(DATE_PARTS)
            and not any(str(typed or "").strip() for typed in raw.values())
        ):
            raw = None
        parsed = super().parse(raw)
        assert parsed is None or isinstance(parsed, date)
        return parsed

    def read(self, raw: Raw) -> date:
        """Read an ISO date, or day, month (number or name) and year."""
        day = self._from_boxes(raw) if isinstance(raw, dict) else self._from_iso(raw)
        if not self.first <= day <= self.last:
            why = f", {self.covered}" if self.covered else ""
            raise InvalidValue(
                (
                    f"{self.noun} must be between {long_date(self.first)} and "
                    f"{long_date(self.last)}{why}"
                ),
                "year",
            )
        return day

    def _from_iso(self, raw: Raw) -> date:
        typed = cleaned(raw) if isinstance(raw, str) else ""
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
            raise InvalidValue(f"{self.noun} must be a date like 2027-03-24")
        year, month, day = map(int, typed.split("-"))
        return self._real(year, month, day)

    def _from_boxes(self, raw: Mapping[str, Raw]) -> date:
        unknown = sorted(set(raw) - set(DATE_PARTS))
        if unknown:
            raise InvalidValue(f"{self.noun} has no part called {unknown[0][:LONGEST]}")
        typed = {part: cleaned(str(raw.get(part) or "")[:LONGEST]) for part in DATE_PARTS}
        given = [part for part in DATE_PARTS if typed[part]]
        if len(given) == 1:
            typed |= _split(typed[given[0]])
        if ordinal := ORDINAL.fullmatch(typed["day"]):
            typed["day"] = ordinal[1]
        absent = [part for part in DATE_PARTS if not typed[part]]
        if given and absent and re.search(r"[^\s][\s./-]+[^\s.]", typed[given[0]]):
            raise InvalidValue(
                f"{self.noun} must have its day, month and year of four digits in a box each",
                given[0],
                parts=DATE_PARTS,
            )
        if absent:
            raise InvalidValue(f"{self.noun} must include a {' and a '.join(absent)}", absent[0])
        month = typed["month"].lower().removesuffix(".")
        named = [
            number
            for number, name in enumerate(MONTHS, 1)
            if len(month) >= 3 and name.lower().startswith(month)
        ]
        typed["month"] = str(named[0]) if named else typed["month"]
        for part, digits in (("day", r"\d{1,2}"), ("month", r"\d{1,2}"), ("year", r"\d{4}")):
            if not re.fullmatch(digits, typed[part], re.ASCII):
                what = "include a year of four digits" if part == "year" else "be a real date"
                raise InvalidValue(f"{self.noun} must {what}", part)
        return self._real(*(int(typed[part]) for part in reversed(DATE_PARTS)))

    def _real(self, year: int, month: int, day: int) -> date:
        """Return a date; raise InvalidValue, with the reason, where there is no such day."""
        try:
            return date(year, month, day)
        except ValueError:
            pass
        if not 1 <= month <= 12:
            why, part = "a month is a number from 1 to 12, or its name", "month"
        elif not 1 <= year <= 9999:
            why, part = "there is no year 0", "year"
        else:
            days = monthrange(year, month)[1]
            why, part = f"{MONTHS[month - 1]} {year} has {days} days", "day"
        message = f"{self.noun} must be a real date: {why}"
        raise InvalidValue(message, part, parts=DATE_PARTS)

    def shown(self, answer: Any) -> str:
        """Write the date with its weekday."""
        return full_date(read_day(answer))

    def schema(self) -> dict[str, object]:
        """An ISO date, or day, month and year as they are typed into a form."""
        boxes = {part: {"type": ["string", "number", "null"]} for part in DATE_PARTS}
        return {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": f"^{pattern(r'\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*')}$",
                },
                {"type": "object", "properties": boxes, "additionalProperties": False},
            ],
            "$comment": f"From {self.first} to {self.last}"
            + (f", {self.covered}" if self.covered else ""),
        }


def _split(typed: str) -> dict[str, str]:
    """Return the three parts of a complete date typed into one box; nothing where it is none."""
    if found := FULL_DATE.fullmatch(typed):
        return dict(zip(DATE_PARTS, found.groups(), strict=True))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
        return dict(zip(reversed(DATE_PARTS), typed.split("-"), strict=True))
    return {}
