"""A length of time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: a whole number of `unit`, one of `LENGTH_UNITS`."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """Write it as it is typed: "15 WD", "4 months"."""
        return f"{self.amount} {self.unit}"


LENGTH_UNITS = ("WD", "days", "weeks", "months")
"""Working Days, calendar days, weeks of seven calendar days, calendar months."""


MOST_LENGTH = 999
"""No length of time has a larger number."""
