"""The words of credit cover: how readings, answers, amounts and outcomes are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from tools_py import rules
from tools_py.credit_cover.arithmetic import (
    CHARGES_ONLY,
    DEPENDS,
    EASING,
    NIL,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    WHOLE_SUM,
    Credit,
    FormulaReading,
    Range,
    Validity,
    shown_turn,
)
from tools_py.credit_cover.money import Exact, apart_from, pounds
from tools_py.dates.words import full_date
from tools_py.forms.number_field import plain
from tools_py.reports.words import capital

TITLES = {WHOLE_SUM: "first reading", CHARGES_ONLY: "second reading"}
"""How the two readings of Value at Risk are named."""

FORMULAS = {
    WHOLE_SUM: "(unpaid + likely) × adjustment",
    CHARGES_ONLY: "unpaid + (likely × adjustment)",
}
"""What each reading multiplies."""

HEADS = tuple(f"{TITLES[reading].capitalize()}: {FORMULAS[reading]}" for reading in READINGS)
"""The heads of two columns, one for each reading."""

NAMES = {
    "unpaid_invoices": "unpaid DCC invoices",
    "expected_charges": "likely charges",
    "working_capital_adjustment": "working capital adjustment",
    "maximum_credit_value": "Maximum Credit Value",
    "unsecured_credit_factor": "Unsecured Credit Factor",
    "threshold": "Credit Cover Threshold",
}
"""What each answer is called within a sentence."""

FORM_NAMES = dict(
    zip(
        rules.CREDIT_SUPPORT_FORMS.value,
        ("Bank Guarantee", "Letter of Credit", "Cash Deposit"),
        strict=True,
    )
)
"""What each form of Credit Support is called."""

OUTCOMES = {
    REQUIRED: "required",
    NOT_REQUIRED: "not required",
    DEPENDS: "depends on the reading",
    UNKNOWN: "not known yet",
}
"""An outcome in a table."""

STATES = {
    "always-required": "required at any value",
    "never-required": "not required at any value",
    UNKNOWN: "not known: another answer is missing",
}
"""What to write where no value of an answer changes the outcome."""

WHY_NOT = {
    "expiry-not-given": "its expiry date was not given",
    "expired": "it has expired",
    "too-close-to-expiry": "it has less than one month left until it expires",
}
"""Why an item of Credit Support does not count, within a sentence."""


def title(answer: str) -> str:
    """Write an answer's name at the start of a line."""
    return capital(NAMES[answer])


def known(amount: Range, write: Callable[[Exact], str] = pounds) -> str:
    """Say what is known of an amount: "£3,110.70", "at least £900.00", "between £5.00 and £20.00",
    "not known".
    """
    if amount.high is None:
        return f"at least {write(amount.low)}" if amount.low else "not known"
    if amount.known:
        return write(amount.low)
    return (
        f"between {write(amount.low)} and {write(amount.high)}"
        if amount.low
        else f"at most {write(amount.high)}"
    )


def value(answer: str, given: Decimal | None) -> str:
    """Write an answer with its unit: "£1,250.50", "1.4", "20%"."""
    if given is None:
        return "not given"
    if answer == "working_capital_adjustment":
        return plain(given)
    return f"{plain(given)}%" if answer == "unsecured_credit_factor" else pounds(given)


def turning(answer: str, at: Fraction) -> str:
    """Write the value of an answer at which the outcome turns."""
    return value(answer, shown_turn(answer, at))


def required_beyond(answer: str, at: str) -> str:
    """Say on which side of a turning point Credit Support is required."""
    return f"required {'below' if answer in EASING else 'above'} {at}"


def why_not(valid: Validity) -> str:
    """Say why an item of Credit Support does not count, and until when it did."""
    assert valid.reason is not None
    until = (
        f"; the last day on which it counted was {full_date(valid.until)}" if valid.until else ""
    )
    return f"{WHY_NOT[valid.reason]}{until}"


def money(amount: str | None) -> str:
    """Write an amount of a result as it is read."""
    return "not known" if amount is None else pounds(Decimal(amount))


def requirement(credit: Credit, reading: FormulaReading) -> str:
    """Write what is known of the requirement, in full where rounding would put it on the threshold,
    which it is not.
    """
    return known(credit.requirements[reading], lambda amount: apart_from(amount, credit.threshold))


def requirements(credit: Credit) -> str:
    """Write what is known of the requirement in both readings."""
    return either(requirement(credit, reading) for reading in READINGS)


def shortfall(credit: Credit, reading: FormulaReading, support: Decimal) -> str:
    """Write what of the requirement `support`, the Credit Support that counts in pounds, does not
    cover, in full where rounding would make it nothing.
    """
    outcome, required = credit.outcome_in(reading), credit.requirements[reading]
    if outcome == NOT_REQUIRED:
        return pounds(NIL)
    if outcome == UNKNOWN or not required.known:
        return "not known"
    return apart_from(max(NIL, required.low - Fraction(support)), Decimal(0))


def either(words: Iterable[str]) -> str:
    """Write what the two readings come to, once where they agree."""
    return " or ".join(dict.fromkeys(words))
