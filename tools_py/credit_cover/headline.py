"""The sentence that answers, in 15 words or fewer: whether Credit Support is required, and the
amounts that decide it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tools_py.credit_cover.arithmetic import (
    EASING,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    Credit,
)
from tools_py.credit_cover.money import apart_from, even_pounds, pounds
from tools_py.credit_cover.words import NAMES, either, shortfall, turning
from tools_py.reports.words import listed, plural


def headline(credit: Credit, support: Decimal | None, taken: Credit, number: int) -> str:
    """Say the answer in one sentence.

    `support` is the Credit Support that counts, None where none is held. `taken` is the position
    with what is assumed put in, `number` how many things that is.
    """
    outcome = credit.outcome()
    if outcome == REQUIRED:
        return _covered(credit, support) or (
            f"Credit Support is required on these figures: {_over(credit)}"
        )
    if outcome == NOT_REQUIRED:
        return f"No Credit Support is required on these figures: {_within(credit)}"
    if outcome != UNKNOWN:
        return "Ask the DCC: Credit Support is required on only one reading of the formula"
    turn = _turning(credit)
    if turn:
        return f"Credit Support is required if {turn}"
    if not number:
        return _without(credit) or (
            f"The Credit Cover Requirement is {_sums(credit)}; the threshold is not known yet"
        )
    return _assumed(taken, plural(number, "assumption"))


def _assumed(taken: Credit, assumptions: str) -> str:
    """Say what the answer would be on the assumptions."""
    match taken.outcome():
        case "required":
            return f"Credit Support would be required on {assumptions}: {_over(taken)}"
        case "not-required":
            return f"No Credit Support would be required on {assumptions}: {_within(taken, 1)}"
        case "depends-on-reading":
            return f"On {assumptions} it depends on how the formula is read: ask the DCC"
    turn = _turning(taken)
    if turn:
        return f"Credit Support would be required on {assumptions} if {turn}"
    return _without(taken) or (
        f"The requirement would be {_sums(taken)} on {assumptions}; the threshold is not known"
    )


def _known(credit: Credit) -> bool:
    return all(credit.requirements[reading].known for reading in READINGS)


def _sums(credit: Credit) -> str:
    """Write the requirement in both readings; they must be known."""
    return either(
        apart_from(credit.requirements[reading].low, credit.threshold) for reading in READINGS
    )


def _over(credit: Credit) -> str:
    assert credit.threshold is not None
    least = min(credit.requirements[reading].low for reading in READINGS)
    sums = _sums(credit) if _known(credit) else f"at least {pounds(least)}"
    return f"{sums}, over the {even_pounds(credit.threshold)} threshold"


def _within(credit: Credit, most_sums: int = 2) -> str:
    """Write the requirement beside the threshold that it is not over; of two sums the greater one
    where `most_sums` is 1.
    """
    highest = max(credit.requirements[reading].high or Fraction(0) for reading in READINGS)
    if credit.threshold is None:
        return f"the Credit Cover Requirement is {pounds(highest)}"
    if not _known(credit):
        sums = f"at most {pounds(highest)}"
    else:
        sums = _sums(credit) if most_sums > 1 else apart_from(highest, credit.threshold)
    return f"{sums}, within the {even_pounds(credit.threshold)} threshold"


def _covered(credit: Credit, support: Decimal | None) -> str:
    """Say how much of the requirement is covered already, where Credit Support is held and the
    requirement is known.
    """
    if support is None or not _known(credit):
        return ""
    short = [credit.requirements[reading].low - Fraction(support) for reading in READINGS]
    if max(short) <= 0:
        return (
            f"What you hold covers the {_sums(credit)} of Credit Support required on these figures"
        )
    left = either(shortfall(credit, reading, support) for reading in READINGS)
    return f"{left} of the Credit Support required on these figures is not covered yet"


def _without(credit: Credit) -> str:
    """Say what is missing beside the threshold; nothing where only the threshold is."""
    missing = credit.missing()
    if missing == ("threshold",):
        return ""
    return (
        f"Credit Support cannot be estimated without the {listed(NAMES[name] for name in missing)}"
    )


def _turning(credit: Credit) -> str:
    """Where a single answer is missing, say beyond which value of it Credit Support is required;
    nothing where the outcome does not turn in both readings.
    """
    missing = credit.missing()
    if len(missing) != 1:
        return ""
    name = missing[0]
    turns = [credit.turn(name, reading).value for reading in READINGS]
    if None in turns:
        return ""
    at = either(turning(name, turn) for turn in turns if turn is not None)
    if name in EASING:
        return f"the {NAMES[name]} is below {at}"
    if name == "working_capital_adjustment":
        return f"the {NAMES[name]} exceeds {at}"
    return f"{NAMES[name]} exceed {at}"
