"""A question for a day, typed as an ISO date or into three boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tools_py.dates.words import MONTHS, full_date, long_date
from tools_py.forms.errors import InvalidValue
from tools_py.forms.field import LONGEST, Field, Raw

DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True, kw_only=True)
class DateField(Field):
    """A day, within `first` and `last`; `covered` says in words why no other day is taken."""

    widget: ClassVar[str] = "date"
    first: date
    last: date
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
        if not isinstance(raw, str) or not re.fullmatch(
            r"\d{4}-\d{2}-\d{2}", raw.strip(), re.ASCII
        ):
            raise InvalidValue(f"{self.noun} must be a date like 2027-03-24")
        try:
            return date.fromisoformat(raw.strip())
        except ValueError:
            raise InvalidValue(f"{self.noun} must be a real date") from None

    def _from_boxes(self, raw: Mapping[str, Raw]) -> date:
        unknown = sorted(set(raw) - set(DATE_PARTS))
        if unknown:
            raise InvalidValue(f"{self.noun} has no part called {unknown[0][:LONGEST]}")
        typed = {part: str(raw.get(part) or "").strip()[:LONGEST] for part in DATE_PARTS}
        absent = [part for part in DATE_PARTS if not typed[part]]
        if absent:
            raise InvalidValue(f"{self.noun} must include a {' and a '.join(absent)}", absent[0])
        month = typed["month"].lower()
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
        if not 1 <= int(typed["month"]) <= 12:
            raise InvalidValue(f"{self.noun} must be a real date", "month")
        try:
            return date(int(typed["year"]), int(typed["month"]), int(typed["day"]))
        except ValueError:
            raise InvalidValue(f"{self.noun} must be a real date", "day") from None

    def shown(self, answer: Any) -> str:
        """Write the date with its weekday."""
        return full_date(date.fromisoformat(answer))

    def schema(self) -> dict[str, object]:
        """An ISO date, or day, month and year as they are typed into a form."""
        boxes = {part: {"type": ["string", "number", "null"]} for part in DATE_PARTS}
        return {
            "anyOf": [
                {
                    "type": "string",
                    "format": "date",
                    "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$",
                },
                {"type": "object", "properties": boxes, "additionalProperties": False},
            ],
            "$comment": f"From {self.first} to {self.last}"
            + (f", {self.covered}" if self.covered else ""),
        }
