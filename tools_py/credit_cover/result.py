"""What an answer of the credit cover estimator holds.

Money is a string of pounds with two decimals.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from tools_py.credit_cover.arithmetic import CreditOutcome, NoSupport, OutcomeInReading, TurnState
from tools_py.credit_cover.questions import AnswersAs
from tools_py.reports.result import BaseResult, IsoDate

type Money = Annotated[str, {"pattern": r"^-?[0-9]+\.[0-9]{2}$"}]
type Number = Annotated[str, {"pattern": r"^-?[0-9]+(\.[0-9]+)?$"}]


class InBoth[T](TypedDict):
    """What holds in each of the two readings of Value at Risk; null where that is not known."""

    whole_sum: T
    charges_only: T


class Bounds(TypedDict):
    """What is known of an amount that is not known exactly."""

    least: Money
    most: Annotated[Money | None, "Null where nothing bounds it"]


class AllBounds(TypedDict):
    """What is known of each amount."""

    value_at_risk: InBoth[Bounds]
    unsecured_credit_limit: Bounds
    requirement: InBoth[Bounds]


class Headroom(TypedDict):
    """How far something may still rise before Credit Support is required."""

    requirement: InBoth[Money | None]
    expected_charges: InBoth[Money | None]


class Reverse(TypedDict):
    """The likely charges at which the outcome turns."""

    expected_charges_at_threshold: InBoth[Money | None]
    most_without_credit_support: InBoth[Money | None]


class Amounts(TypedDict):
    """The amounts and the outcome; an amount that is not known exactly is null."""

    value_at_risk: InBoth[Money | None]
    unsecured_credit_limit: Money | None
    requirement: InBoth[Money | None]
    bounds: AllBounds
    outcome: CreditOutcome
    outcomes: InBoth[OutcomeInReading]
    headroom: Headroom
    reverse: Reverse


Origin = TypedDict("Origin", {"from": Literal["published", "entered"]})


class IndexUsed(Origin):
    """The Consumer Prices Index that the threshold rests on."""

    october: Annotated[int, "The year of the October"]
    value: Number
    october_2014: Number
    base: str


class IfRounded(TypedDict):
    """The threshold if each index is read half a unit of its last decimal away."""

    least: Money
    most: Money


class ThresholdUsed(TypedDict):
    """The Credit Cover Threshold."""

    regulatory_year: str
    year_from: Literal["answer", "as_of"]
    amount: Money | None
    source: Literal["computed", "entered"] | None
    index: IndexUsed | None
    if_rounded: IfRounded | None


class NotCounted(TypedDict):
    """An item of Credit Support that does not count."""

    index: Annotated[int, "Its position in the answer, from 0"]
    reason: NoSupport


class SupportHeld(TypedDict):
    """An item of Credit Support."""

    form: str
    amount: Money
    expires: IsoDate | None
    reason: NoSupport | None
    until: Annotated[IsoDate | None, "The last day on which it counts"]


class CreditSupport(TypedDict):
    """What is held, and what is short."""

    counted: Money
    not_counted: list[NotCounted]
    shortfall: InBoth[Money | None]
    items: list[SupportHeld]


class TurnFound(TypedDict):
    """Where the outcome turns as one answer moves."""

    state: TurnState
    value: Number | None


class TurningPoint(TypedDict):
    """The turn of one answer in each reading."""

    answer: str
    whole_sum: TurnFound
    charges_only: TurnFound


class WhatIf(Amounts):
    """The same, with some answers changed."""

    changed: dict[str, Number]
    shortfall: InBoth[Money | None]


class WorkingLine(TypedDict):
    """A line of the workings."""

    id: str
    what: str
    equation: str
    result: str
    rule: str


class Assumed(Amounts):
    """The same, on assumptions in place of answers that are not given."""

    answers: Annotated[dict[str, str], "The answers that say what is assumed"]
    shortfall: InBoth[Money | None]
    workings: list[WorkingLine]


class Result(BaseResult[AnswersAs[IsoDate, Number, bool]], Amounts):
    """Whether Credit Support is required, how much, and what moves the answer."""

    as_of: IsoDate
    threshold: ThresholdUsed
    missing: Annotated[list[str], "Names of what is not known"]
    credit_support: CreditSupport
    turning_points: list[TurningPoint]
    assumed: Annotated[Assumed | None, "Null where the outcome is known, or nothing can be assumed"]
    what_if: WhatIf | None
    workings: list[WorkingLine]
