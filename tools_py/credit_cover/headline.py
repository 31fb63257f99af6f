"""The sentence that answers: whether Credit Support is required, and the amounts that decide it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tools_py.credit_cover.arithmetic import EASING, NOT_REQUIRED, READINGS, REQUIRED, Credit
from tools_py.credit_cover.money import even_pounds, pounds
from tools_py.credit_cover.words import NAMES, either, known, requirements, turning
from tools_py.reports.words import listed


def headline(credit: Credit, whose: str, counted: Decimal | None) -> str:
    """Say the answer in one sentence.

    `whose` follows the threshold ("for 2026/27", "that you entered"); `counted` is the Credit
    Support that counts, None where none is held.
    """
    threshold = (
        ""
        if credit.threshold is None
        else f"the threshold of {even_pounds(credit.threshold)} {whose}"
    )
    amounts = requirements(credit)
    two = " or " in amounts
    match credit.outcome():
        case "required":
            over = f"{'both over' if two else 'over'} {threshold}"
            return (
                "On these figures Credit Support is required: the Credit Cover Requirement is "
                f"{amounts}, {over}{_covered(credit, counted)}"
            )
        case "not-required":
            over = f", {'neither is' if two else 'not'} over {threshold}" if threshold else ""
            return (
                "On these figures no Credit Support is required: the Credit Cover Requirement "
                f"is {amounts}{over}"
            )
        case "depends-on-reading":
            stated = {
                credit.outcome_in(reading): known(credit.requirements[reading])
                for reading in READINGS
            }
            over = f"{stated[REQUIRED]} is over {threshold}, {stated[NOT_REQUIRED]} is not"
            return f"Ask the DCC: it depends on how the formula is read. {over}"
        case _ if credit.missing() == ("threshold",):
            return (
                f"The Credit Cover Requirement is {amounts}; the threshold {whose} is not known yet"
            )
    return _turning_headline(credit) or (
        "Whether Credit Support is required cannot be said yet without the "
        f"{listed([NAMES[name] for name in credit.missing()])}"
    )


def _covered(credit: Credit, counted: Decimal | None) -> str:
    """Say how much of the requirement is covered already, where Credit Support is held and the
    requirement is known.
    """
    required = [credit.requirements[reading] for reading in READINGS]
    if counted is None or not all(amount.known for amount in required):
        return ""
    short = [amount.low - Fraction(counted) for amount in required]
    if max(short) <= 0:
        return ". What you hold covers it"
    return (
        f". {either(pounds(max(amount, Fraction(0))) for amount in short)} of it is not covered yet"
    )


def _turning_headline(credit: Credit) -> str:
    """Where a single answer is missing, say where the outcome turns on it; nothing where it does
    not turn in both readings.
    """
    name, *more = credit.missing()
    values = (
        [
            turning(name, turn)
            for reading in READINGS
            if (turn := credit.turn(name, reading).value) is not None
        ]
        if not more
        else []
    )
    if len(values) < len(READINGS):
        return ""
    at = either(values) + (", depending on the reading" if len(set(values)) > 1 else "")
    if name in EASING:
        return f"Credit Support is required unless the {NAMES[name]} is at least {at}"
    return (
        f"Credit Support is first required when the {NAMES[name]} "
        f"{'is' if name == 'working_capital_adjustment' else 'are'} above {at}"
    )
