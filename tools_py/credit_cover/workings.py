"""The workings of credit cover, line by line: each sum as an equation with its units, its result
and the rule it follows.

What was not given stands in an equation by its name, and the result says what is known all the
same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tools_py import rules
from tools_py.credit_cover.arithmetic import (
    CHARGES_ONLY,
    READINGS,
    REQUIRED,
    UNKNOWN,
    WHOLE_SUM,
    Credit,
    FormulaReading,
    Range,
)
from tools_py.credit_cover.cpi import Threshold
from tools_py.credit_cover.money import even_pounds, in_full
from tools_py.credit_cover.words import NAMES, TITLES, known
from tools_py.forms.number_field import plain
from tools_py.rules import Rule

READING_RULES = {
    WHOLE_SUM: rules.VALUE_AT_RISK_WHOLE_SUM,
    CHARGES_ONLY: rules.VALUE_AT_RISK_CHARGES_ONLY,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what is worked out, its equation, its result, and the rule that it follows."""

    id: str
    what: str
    equation: str
    result: str
    rule: Rule[Any]


def lines(credit: Credit, computed: Threshold | None, amounts: Sequence[Decimal]) -> Iterator[Line]:
    """Write every line in the order in which it is worked out.

    `computed` is the threshold where it follows from the index, None where it was entered or is not
    known; `amounts` are those of the Credit Support that counts, in pounds.
    """
    for reading in READINGS:
        at_risk = credit.values_at_risk[reading]
        yield Line(
            f"value-at-risk-{slug(reading)}",
            f"Value at Risk, {TITLES[reading]}",
            _value_at_risk(credit, reading),
            _known(at_risk),
            READING_RULES[reading],
        )
    yield Line(
        "unsecured-credit-limit",
        "Unsecured Credit Limit",
        f"{_given(credit, 'maximum_credit_value')} × {_given(credit, 'unsecured_credit_factor')}",
        _known(credit.limit),
        rules.UNSECURED_CREDIT_LIMIT,
    )
    for reading in READINGS:
        yield _requirement(credit, reading)
    if credit.threshold is not None:
        yield _threshold(credit.threshold, computed)
        for reading in READINGS:
            yield _comparison(credit, credit.threshold, reading)
    support = sum(amounts, Decimal(0))
    if amounts:
        equation = " + ".join(in_full(item) for item in amounts)
        yield Line(
            "credit-support",
            "Credit Support that counts",
            equation,
            in_full(support),
            rules.CREDIT_SUPPORT_FORMS,
        )
    for reading in READINGS:
        requirement = credit.requirements[reading]
        if credit.outcome_in(reading) == REQUIRED and requirement.known:
            yield _shortfall(requirement.low, support, reading)
    for reading in READINGS:
        turn = credit.turn("expected_charges", reading)
        if turn.value is not None:
            yield Line(
                f"charges-at-threshold-{slug(reading)}",
                f"Likely charges at which the requirement equals the threshold, {TITLES[reading]}",
                _reverse(credit, reading),
                in_full(turn.value, 4),
                READING_RULES[reading],
            )


def slug(reading: FormulaReading) -> str:
    """Write a reading as part of an id: "whole-sum"."""
    return reading.replace("_", "-")


def _given(credit: Credit, answer: str, unit: str = "") -> str:
    """Write an answer with its unit, or its name where it was not given."""
    value = credit.answers[answer]
    if value is None:
        return NAMES[answer]
    if answer == "working_capital_adjustment":
        return plain(value)
    if answer == "unsecured_credit_factor":
        return f"{plain(value)}%"
    return f"{in_full(value)}{unit and ' '}{unit}"


def _known(amount: Range) -> str:
    return known(amount, in_full)


def _value_at_risk(credit: Credit, reading: FormulaReading) -> str:
    unpaid, likely = (
        _given(credit, "unpaid_invoices", "unpaid"),
        _given(credit, "expected_charges", "likely"),
    )
    adjustment = _given(credit, "working_capital_adjustment")
    return (
        f"({unpaid} + {likely}) × {adjustment}"
        if reading == WHOLE_SUM
        else f"{unpaid} + ({likely} × {adjustment})"
    )


def _requirement(credit: Credit, reading: FormulaReading) -> Line:
    at_risk, limit, requirement = (
        credit.values_at_risk[reading],
        credit.limit,
        credit.requirements[reading],
    )
    stated = _known(requirement)
    if at_risk.known and limit.known and at_risk.low < limit.low:
        stated = f"{in_full(at_risk.low - limit.low)}, and below zero counts as {stated}"
    subtracted = _known(limit) if limit.known else "Unsecured Credit Limit"
    equation = f"{_known(at_risk) if at_risk.known else 'Value at Risk'} − {subtracted}"
    return Line(
        f"requirement-{slug(reading)}",
        f"Credit Cover Requirement, {TITLES[reading]}",
        equation,
        stated,
        rules.REQUIREMENT,
    )


def _threshold(threshold: Decimal, computed: Threshold | None) -> Line:
    what = "Credit Cover Threshold"
    if computed is None:
        return Line(
            "threshold", what, "as entered", even_pounds(threshold), rules.CREDIT_VALUE_NOTIFIED
        )
    equation = (
        f"{even_pounds(rules.CREDIT_COVER_BASE.value)} × {computed.october.value} ÷ "
        f"{computed.divisor.value}"
    )
    stated = f"{in_full(computed.exact, 4)}, to the nearest pound {even_pounds(computed.amount)}"
    return Line("threshold", what, equation, stated, rules.CREDIT_COVER_BASE)


def _comparison(credit: Credit, threshold: Decimal, reading: FormulaReading) -> Line:
    requirement, outcome = credit.requirements[reading], credit.outcome_in(reading)
    stated = {REQUIRED: "over", UNKNOWN: "not known"}.get(outcome, "not over")
    if requirement.known:
        apart = requirement.low - Fraction(threshold)
        stated = (
            f"over, by {in_full(apart)}"
            if apart > 0
            else f"not over, {in_full(-apart)} below"
            if apart
            else "equal, and so not over"
        )
    equation = f"{_known(requirement)} against {even_pounds(threshold)}"
    return Line(
        f"comparison-{slug(reading)}",
        f"Over the threshold, {TITLES[reading]}",
        equation,
        stated,
        rules.STRICTLY_OVER,
    )


def _shortfall(requirement: Fraction, support: Decimal, reading: FormulaReading) -> Line:
    left = requirement - Fraction(support)
    stated = in_full(left) if left >= 0 else f"{in_full(left)}, so nothing is short"
    equation = f"{in_full(requirement)} − {in_full(support)} that counts"
    return Line(
        f"shortfall-{slug(reading)}",
        f"Shortfall, {TITLES[reading]}",
        equation,
        stated,
        rules.WHOLE_REQUIREMENT,
    )


def _reverse(credit: Credit, reading: FormulaReading) -> str:
    assert credit.threshold is not None
    covered = f"{even_pounds(credit.threshold)} + {_known(credit.limit)}"
    unpaid, adjustment = (
        _given(credit, "unpaid_invoices", "unpaid"),
        _given(credit, "working_capital_adjustment"),
    )
    return (
        f"({covered}) ÷ {adjustment} − {unpaid}"
        if reading == WHOLE_SUM
        else f"({covered} − {unpaid}) ÷ {adjustment}"
    )
