"""What the estimate takes for answers that are not given, each named in the answer.

Nothing unpaid makes the requirement smaller than it may be, and no Credit Assessment makes it
greater; the working capital adjustment is the one that SECAS described (`rules.later`). Likely
charges and the threshold are not assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tools_py import rules
from tools_py.credit_cover.arithmetic import UNKNOWN, Credit
from tools_py.reports.blocks import Assumption, Assumptions

NO_ASSESSMENT: Final = "no_credit_assessment"
"""The answer that there is no Credit Assessment, which makes the Maximum Credit Value nothing."""

ADJUSTMENT = rules.WORKING_CAPITAL_ADJUSTMENT


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken for one answer: its value, and how it is written, offered and changed."""

    answer: str
    value: Decimal
    assumption: Assumption


def _taken(
    answer: str, value: Decimal, words: str, take: str, sets: Mapping[str, str] | None = None
) -> Taken:
    return Taken(answer, value, Assumption(words, take, sets or {answer: f"{value}"}, answer))


TAKEN = {
    "unpaid_invoices": _taken(
        "unpaid_invoices",
        Decimal(0),
        "nothing is unpaid; an unpaid invoice raises the requirement",
        "Take £0",
    ),
    NO_ASSESSMENT: _taken(
        "maximum_credit_value",
        Decimal(0),
        "there is no Credit Assessment; one can only lower the requirement",
        "We have none",
        {NO_ASSESSMENT: "true"},
    ),
    "maximum_credit_value": _taken(
        "maximum_credit_value",
        Decimal(0),
        "the Maximum Credit Value is £0; a greater one lowers the requirement",
        "Take £0",
    ),
    "unsecured_credit_factor": _taken(
        "unsecured_credit_factor",
        Decimal(0),
        "the Unsecured Credit Factor is 0%; a greater one lowers the requirement",
        "Take 0%",
    ),
    "working_capital_adjustment": _taken(
        "working_capital_adjustment",
        ADJUSTMENT.value,
        f"the working capital adjustment is {ADJUSTMENT.value}, as [SECAS described it in June "
        f"2019]({ADJUSTMENT.page}); whether that still holds is not known",
        f"Take {ADJUSTMENT.value}",
    ),
}
"""What is taken, by the name under which it is reported."""


def needed(credit: Credit) -> tuple[str, ...]:
    """Name what has to be assumed before the outcome can be estimated, of `TAKEN`; nothing where
    the outcome is known.
    """
    if credit.outcome() != UNKNOWN:
        return ()
    missing = credit.missing()
    names = [name for name in TAKEN if name in missing]
    if {"maximum_credit_value", "unsecured_credit_factor"} <= set(names):
        names = [name for name in names if not name.endswith(("_value", "_factor"))]
        names.insert("unpaid_invoices" in names, NO_ASSESSMENT)
    return tuple(names)


def assumed(credit: Credit, names: tuple[str, ...]) -> Credit:
    """Return the position with what `needed` names put in."""
    return replace(credit, **{TAKEN[name].answer: TAKEN[name].value for name in names})


def answers(names: tuple[str, ...]) -> dict[str, str]:
    """Return the assumptions as the answers that a reader would type."""
    return {
        name: value
        for taken in names
        for name, value in TAKEN[taken].assumption.answers.items()
        if isinstance(value, str)
    }


def block(calculator: str, names: tuple[str, ...]) -> Assumptions:
    """Return the assumptions as a reader sees them, each to be taken or changed at one click."""
    return Assumptions(
        calculator=calculator,
        lead="Assumed, because you did not enter it:",
        items=tuple(TAKEN[name].assumption for name in names),
    )
