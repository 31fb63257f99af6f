"""The arithmetic of credit cover (section 9 and Appendix A): Value at Risk, requirement, threshold,
and what Credit Support counts.

Every sum is kept in both readings of the guidance's formula (editor's note A-31). What was not
given is a range and never zero: a sum with a gap has a least and a greatest value, and an outcome
that no value of the gap can change is known all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final, Literal

from tools_py import rules
from tools_py.credit_cover.money import PENNY, rounded
from tools_py.dates.months import step

type FormulaReading = Literal["whole_sum", "charges_only"]
type OutcomeInReading = Literal["required", "not-required", "unknown"]
type CreditOutcome = OutcomeInReading | Literal["depends-on-reading"]
type TurnState = Literal["turns", "always-required", "never-required", "unknown"]
type NoSupport = Literal["expired", "expiry-not-given", "too-close-to-expiry"]

WHOLE_SUM: Final = "whole_sum"
CHARGES_ONLY: Final = "charges_only"
READINGS: tuple[FormulaReading, ...] = (WHOLE_SUM, CHARGES_ONLY)
"""The readings of Value at Risk: the adjustment multiplies the whole sum, or the likely charges
alone.
"""

REQUIRED: Final = "required"
NOT_REQUIRED: Final = "not-required"
DEPENDS: Final = "depends-on-reading"
UNKNOWN: Final = "unknown"

NIL = Fraction(0)

FLOOR = Fraction(rules.REQUIREMENT_FLOOR.value)
"""The least that a requirement can be."""


@dataclass(frozen=True, slots=True)
class Range:
    """All that is known of an amount: from `low` to `high`, both included; a `high` of None has no
    end.
    """

    low: Fraction
    high: Fraction | None

    @classmethod
    def exactly(cls, amount: Fraction) -> Range:
        """Return an amount that is known."""
        return cls(amount, amount)

    @property
    def known(self) -> bool:
        """Return whether the amount is known exactly."""
        return self.low is self.high or self.low == self.high

    def __add__(self, other: Range) -> Range:
        """Add two amounts."""
        if self.known and other.known:
            return Range.exactly(self.low + other.low)
        return Range(
            self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
        )

    def __mul__(self, other: Range) -> Range:
        """Multiply two amounts, neither below zero. Nothing, however often, is nothing."""
        if self.known and other.known:
            return Range.exactly(self.low * other.low)
        if self.high == 0 or other.high == 0:
            return Range.exactly(NIL)
        return Range(
            self.low * other.low,
            None if self.high is None or other.high is None else self.high * other.high,
        )

    def less(self, other: Range) -> Range:
        """Subtract an amount, going no lower than the floor of the requirement (editor's note
        A-33).
        """
        if self.known and other.known:
            return Range.exactly(max(FLOOR, self.low - other.low))
        low = FLOOR if other.high is None else max(FLOOR, self.low - other.high)
        return Range(low, None if self.high is None else max(FLOOR, self.high - other.low))


HUNDREDTH = Range.exactly(Fraction(1, 100))


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the outcome turns as one answer moves: `value` where `state` is "turns".

    Else the outcome is the same for every value ("always-required", "never-required"), or another
    answer is missing ("unknown").
    """

    state: TurnState
    value: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Credit:
    """The answers that credit cover follows from, in pounds, a multiplier and a percentage; None
    where not given, never below zero.

    What follows from them is worked out once: an answer shows it in many places.
    """

    unpaid_invoices: Decimal | None = None
    expected_charges: Decimal | None = None
    working_capital_adjustment: Decimal | None = None
    maximum_credit_value: Decimal | None = None
    unsecured_credit_factor: Decimal | None = None
    threshold: Decimal | None = None

    @cached_property
    def answers(self) -> dict[str, Decimal | None]:
        """Return the answers by name."""
        return {
            "unpaid_invoices": self.unpaid_invoices,
            "expected_charges": self.expected_charges,
            "working_capital_adjustment": self.working_capital_adjustment,
            "maximum_credit_value": self.maximum_credit_value,
            "unsecured_credit_factor": self.unsecured_credit_factor,
            "threshold": self.threshold,
        }

    @cached_property
    def values_at_risk(self) -> dict[FormulaReading, Range]:
        """Return the Value at Risk in pounds, in each of `READINGS`."""
        unpaid, likely, adjustment = map(
            _range, (self.unpaid_invoices, self.expected_charges, self.working_capital_adjustment)
        )
        return {
            WHOLE_SUM: (unpaid + likely) * adjustment,
            CHARGES_ONLY: unpaid + likely * adjustment,
        }

    @cached_property
    def limit(self) -> Range:
        """Return the Unsecured Credit Limit in pounds: the Maximum Credit Value times the factor,
        which is at most 100 per cent.
        """
        factor = self.unsecured_credit_factor
        _, most = rules.UNSECURED_CREDIT_FACTOR_RATE.value
        rate = Range(NIL, Fraction(most)) if factor is None else _range(factor)
        return _range(self.maximum_credit_value) * rate * HUNDREDTH

    @cached_property
    def requirements(self) -> dict[FormulaReading, Range]:
        """Return the Credit Cover Requirement in pounds in each reading, never below zero."""
        return {
            reading: at_risk.less(self.limit) for reading, at_risk in self.values_at_risk.items()
        }

    def outcome_in(self, reading: FormulaReading) -> OutcomeInReading:
        """Return whether Credit Support is required in one reading: strictly over the threshold, or
        not, or not known.
        """
        requirement, threshold = self.requirements[reading], _range(self.threshold)
        if threshold.high is not None and requirement.low > threshold.high:
            return REQUIRED
        return (
            NOT_REQUIRED
            if requirement.high is not None and requirement.high <= threshold.low
            else UNKNOWN
        )

    def outcome(self) -> CreditOutcome:
        """Return whether Credit Support is required, where it is the same in both readings."""
        first, second = (self.outcome_in(reading) for reading in READINGS)
        if UNKNOWN in (first, second):
            return UNKNOWN
        return first if first == second else DEPENDS

    def agree(self) -> bool:
        """Return whether the same is known of the Value at Risk in both readings."""
        return self.values_at_risk[WHOLE_SUM] == self.values_at_risk[CHARGES_ONLY]

    def missing(self) -> tuple[str, ...]:
        """Name the answers not given on which an amount still depends; a factor of nothing does not
        matter.
        """
        beside = {
            "working_capital_adjustment": (self.unpaid_invoices, self.expected_charges),
            "maximum_credit_value": (self.unsecured_credit_factor,),
            "unsecured_credit_factor": (self.maximum_credit_value,),
        }
        return tuple(
            name
            for name, answer in self.answers.items()
            if answer is None and not (name in beside and all(value == 0 for value in beside[name]))
        )

    def turn(self, answer: str, reading: FormulaReading) -> Turn:
        """Return the value of `answer`, one of `MOVERS`, at which the requirement equals the
        threshold, the other answers kept.

        Above it, Credit Support is required; for the two that make up the Unsecured Credit Limit it
        is required below it.
        """
        if answer in EASING:
            return self._turn_of_limit(answer, reading)
        adjustment, threshold, limit = self.working_capital_adjustment, self.threshold, self.limit
        unpaid, likely = (
            None if value is None else Fraction(value)
            for value in (self.unpaid_invoices, self.expected_charges)
        )
        if threshold is None or not limit.known:
            return Turn(UNKNOWN)
        covered = Fraction(threshold) + limit.low
        if answer == "working_capital_adjustment":
            if unpaid is None or likely is None:
                return Turn(UNKNOWN)
            multiplied, rest = (unpaid + likely, NIL) if reading == WHOLE_SUM else (likely, unpaid)
            if multiplied == 0:
                return Turn("always-required" if rest > covered else "never-required")
            value = (covered - rest) / multiplied
            return Turn("turns", value) if value > 0 else Turn("always-required")
        other = unpaid if answer == "expected_charges" else likely
        if adjustment is None or other is None:
            return Turn(UNKNOWN)
        times = Fraction(adjustment)
        if reading == WHOLE_SUM:
            value = covered / times - other
        elif answer == "expected_charges":
            value = (covered - other) / times
        else:
            value = covered - other * times
        return Turn("turns", value) if value >= 0 else Turn("always-required")

    def _turn_of_limit(self, answer: str, reading: FormulaReading) -> Turn:
        at_risk = self.values_at_risk[reading]
        other = (
            self.unsecured_credit_factor
            if answer == "maximum_credit_value"
            else self.maximum_credit_value
        )
        if self.threshold is None or not at_risk.known:
            return Turn(UNKNOWN)
        over = at_risk.low - Fraction(self.threshold)
        if over <= 0:
            return Turn("never-required")
        if other is None:
            return Turn(UNKNOWN)
        if other == 0:
            return Turn("always-required")
        value = over * 100 / Fraction(other)
        _, most = rules.UNSECURED_CREDIT_FACTOR_RATE.value
        return (
            Turn("always-required")
            if answer == "unsecured_credit_factor" and value > most
            else Turn("turns", value)
        )


FINE = Decimal("0.0001")
"""Multipliers and percentages are taken, and turned into words, to four decimals."""

MOVERS = {
    "unpaid_invoices": (PENNY, ROUND_FLOOR),
    "expected_charges": (PENNY, ROUND_FLOOR),
    "working_capital_adjustment": (FINE, ROUND_FLOOR),
    "maximum_credit_value": (PENNY, ROUND_CEILING),
    "unsecured_credit_factor": (FINE, ROUND_CEILING),
}
"""The answers that move the outcome, each with its unit, and the rounding that keeps a turning
point on the side where none is required.
"""

EASING = ("maximum_credit_value", "unsecured_credit_factor")
"""The two that make up the Unsecured Credit Limit: the greater they are, the smaller the
requirement.
"""


def shown_turn(answer: str, value: Fraction) -> Decimal:
    """Round a turning point so that at the shown value no Credit Support is required yet."""
    unit, rounding = MOVERS[answer]
    return rounded(value, unit, rounding)


@dataclass(frozen=True, slots=True)
class Support:
    """An item of Credit Support: its form, its amount in pounds and the date on which it expires,
    None where not given.
    """

    form: str
    amount: Decimal
    expires: date | None


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether an item of Credit Support counts: `reason` says why it does not, None where it does;
    `until` is the last day on which it counts, where known.
    """

    reason: NoSupport | None
    until: date | None


def validity(item: Support, day: date) -> Validity:
    """Return whether an item of Credit Support counts on `day` (Appendix A, read with editor's note
    A-37).

    A Bank Guarantee counts while a calendar month is left until it expires, a Letter of Credit up
    to its expiry, a Cash Deposit always.
    """
    bank_guarantee, letter_of_credit, _ = rules.CREDIT_SUPPORT_FORMS.value
    if item.form == bank_guarantee:
        if item.expires is None:
            return Validity("expiry-not-given", None)
        until = step(item.expires, -rules.BANK_GUARANTEE_LEFT.value)
        return Validity(
            None if day <= until else "expired" if day > item.expires else "too-close-to-expiry",
            until,
        )
    if item.form == letter_of_credit and item.expires is not None:
        return Validity(None if day <= item.expires else "expired", item.expires)
    return Validity(None, None)


def _range(value: Decimal | None) -> Range:
    return Range(NIL, None) if value is None else Range.exactly(Fraction(value))
