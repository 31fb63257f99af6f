"""How a milestone's day, and what it is, are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.words import full_date, long_date, read_day
from tools_py.deadlines.network import IN_A_SENTENCE, PRIVACY_LONGEST, PRIVACY_SHORTEST
from tools_py.reports.words import in_words, listed

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanSummary

KINDS = {
    "latest": "at the latest",
    "earliest": "at the earliest",
    "by": "by this day",
    "about": "about this day",
}
SHOULD = "should be by this day"
SHOULD_BY = "should be by "

IF_QUICK = f"if the Privacy Assessment takes about {in_words(PRIVACY_SHORTEST)}"
NOT_LONG = f"not about {PRIVACY_LONGEST.amount}"
"""The condition of a rough range's short end, and the end on which a plan counts."""


def when(day: Milestone) -> str:
    """Write a milestone's day in full: with the day for the short end of a rough range, and with
    what is to be taken off a bound.
    """
    return f"{both_ends(day)}{_off(day)}"


def in_brief(day: Milestone) -> str:
    """Write a milestone's day with what is to be taken off a bound; of a rough range, the day on
    which the plan counts.
    """
    return f"{shortly(day)}{_off(day)}"


def both_ends(day: Milestone) -> str:
    """Write a milestone's day, with the day for the short end of a rough range."""
    return f"{shortly(day)} ({quickly(day)}, {IF_QUICK})" if ranged(day) else shortly(day)


def _off(day: Milestone) -> str:
    return f", {less(day['leaves_out'])}" if day["leaves_out"] else ""


def by_when(day: Milestone) -> str:
    """Write a milestone's day in full, after the word that leads to it."""
    return f"{leading(day)}{when(day)}"


def leading(day: Milestone) -> str:
    """Return the word that leads to a day: "by ", "from ", none where it is rough or a bound."""
    if day["leaves_out"] or day["kind"] == "about":
        return ""
    if _should(day):
        return SHOULD_BY
    return "from " if day["kind"] == "earliest" else "by "


def sets_the_date(plan: PlanSummary) -> str:
    """Say that a strand is critical; only so far, where a length is not known."""
    return f"sets the date{' so far' * bool(plan['leaves_out'])}"


def less(names: Sequence[str]) -> str:
    """Name the steps whose length is to be taken off a bound."""
    return f"less the length of {named(names)}"


def named(names: Sequence[str]) -> str:
    """List steps by name within a sentence."""
    return listed(IN_A_SENTENCE[name] for name in names)


def shortly(day: Milestone) -> str:
    """Write a milestone's day alone; of a rough range, the day on which the plan counts."""
    shown = read_day(day["date"])
    words = f"about {long_date(shown)}" if day["kind"] == "about" else full_date(shown)
    return f"{'before ' * bool(day['leaves_out'])}{words}"


def ranged(day: Milestone) -> bool:
    """Return whether a day moves with the ends of a rough range."""
    return day["if_quick"] is not None and day["if_quick"] != day["date"]


def quickly(day: Milestone) -> str:
    """Write the day for the short end of a rough range, of a day that is `ranged`."""
    return f"{'before ' * bool(day['leaves_out'])}about {long_date(read_day(day['if_quick']))}"


def kind(day: Milestone) -> str:
    """Say beside a date what it is: the latest day, about the day, or only a bound."""
    if day["leaves_out"]:
        about = "about " * (day["kind"] == "about")
        words = f"before {about}this day, {less(day['leaves_out'])}"
    else:
        words = SHOULD if _should(day) else KINDS[day["kind"]]
    return f"{words}; {quickly(day)} {IF_QUICK}" if ranged(day) else words


def _should(day: Milestone) -> bool:
    """Return whether the guidance says that a day should be kept, not that it must."""
    return day["rule"] == rules.PRIVACY_NOTICE.id and day["kind"] == "latest"
