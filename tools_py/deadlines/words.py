"""How a milestone's day, and what it is, are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.words import full_date, long_date
from tools_py.deadlines.network import IN_A_SENTENCE
from tools_py.reports.words import listed

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone

KINDS = {
    "latest": "at the latest",
    "earliest": "at the earliest",
    "by": "by this day",
    "about": "roughly",
}


def when(day: Milestone) -> str:
    """Write a milestone's day: about, as a range, or as a bound with what is to be taken off."""
    return f"{shortly(day)}, {less(day['leaves_out'])}" if day["leaves_out"] else shortly(day)


def by_when(day: Milestone) -> str:
    """Write a milestone's day with the word that leads to it: "by", "from", none where it is rough
    or a bound.
    """
    if day["leaves_out"] or day["kind"] == "about":
        return when(day)
    return f"{'from' if day['kind'] == 'earliest' else 'by'} {when(day)}"


def less(names: Sequence[str]) -> str:
    """Name the steps whose length is to be taken off a bound."""
    return f"less the length of {listed(IN_A_SENTENCE[name] for name in names)}"


def shortly(day: Milestone) -> str:
    """Write a milestone's day without what is to be taken off a bound."""
    shown = date.fromisoformat(day["date"])
    if day["kind"] == "about":
        words = f"about {long_date(shown)}"
        quick = day["if_quick"] and date.fromisoformat(day["if_quick"])
        if quick and quick != shown:
            words += f" to about {long_date(quick)}"
    else:
        words = full_date(shown)
    return f"{'before ' * bool(day['leaves_out'])}{words}"


def kind(day: Milestone) -> str:
    """Say what a day is."""
    if day["leaves_out"]:
        return less(day["leaves_out"])
    if day["rule"] == rules.PRIVACY_NOTICE.id and day["kind"] == "latest":
        return "should be by this day"
    return KINDS[day["kind"]]
