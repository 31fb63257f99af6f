"""What an answer of the credit cover estimator holds.

Money is a string of pounds with two decimals.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypedDict

from tools_py.reports.result import BaseResult

type Day = date
type Money = Annotated[str, {"pattern": r"^-?[0-9]+\.[0-9]{2}$"}]
type Number = Annotated[str, {"pattern": r"^-?[0-9]+(\.[0-9]+)?$"}]
type Required = Literal["required", "not-required", "unknown"]
type Reason = Literal["expired", "expiry-not-given", "too-close-to-expiry"]


class TwoAmounts(TypedDict):
    """An amount in each of the two readings of Value at Risk; null where it is not known exactly."""

    whole_sum: Money | None
    charges_only: Money | None


class TwoOutcomes(TypedDict):
    """The outcome in each reading."""

    whole_sum: Required
    charges_only: Required


class Bounds(TypedDict):
    """What is known of an amount that is not known exactly."""

    least: Money
    most: Annotated[Money | None, "Null where nothing bounds it"]


class TwoBounds(TypedDict):
    """The bounds of an amount in each reading."""

    whole_sum: Bounds
    charges_only: Bounds


class AllBounds(TypedDict):
    """What is known of each amount."""

    value_at_risk: TwoBounds
    unsecured_credit_limit: Bounds
    requirement: TwoBounds


class Headroom(TypedDict):
    """How far something may still rise before Credit Support is required."""

    requirement: TwoAmounts
    expected_charges: TwoAmounts


class Reverse(TypedDict):
    """The likely charges at which the outcome turns."""

    expected_charges_at_threshold: TwoAmounts
    most_without_credit_support: TwoAmounts


class Amounts(TypedDict):
    """The amounts and the outcome; an amount that is not known exactly is null."""

    value_at_risk: TwoAmounts
    unsecured_credit_limit: Money | None
    requirement: TwoAmounts
    bounds: AllBounds
    outcome: Required | Literal["depends-on-reading"]
    outcomes: TwoOutcomes
    headroom: Headroom
    reverse: Reverse


Origin = TypedDict("Origin", {"from": Literal["published", "entered"]})


class Index(Origin):
    """The Consumer Prices Index that the threshold rests on."""

    october: Annotated[int, "The year of the October"]
    value: Number
    october_2014: Number
    base: str


class Rounded(TypedDict):
    """The threshold if each index is read half a unit of its last decimal away."""

    least: Money
    most: Money


class Threshold(TypedDict):
    """The Credit Cover Threshold."""

    regulatory_year: str
    year_from: Literal["answer", "as_of"]
    amount: Money | None
    source: Literal["computed", "entered"] | None
    index: Index | None
    if_rounded: Rounded | None


class NotCounted(TypedDict):
    """An item of Credit Support that does not count."""

    index: Annotated[int, "Its position in the answer, from 0"]
    reason: Reason


class Item(TypedDict):
    """An item of Credit Support."""

    form: str
    amount: Money
    expires: Day | None
    reason: Reason | None
    until: Annotated[Day | None, "The last day on which it counts"]


class CreditSupport(TypedDict):
    """What is held, and what is short."""

    counted: Money
    not_counted: list[NotCounted]
    shortfall: TwoAmounts
    items: list[Item]


class Turn(TypedDict):
    """Where the outcome turns as one answer moves."""

    state: Literal["turns", "always-required", "never-required", "unknown"]
    value: Number | None


class TurningPoint(TypedDict):
    """The turn of one answer in each reading."""

    answer: str
    whole_sum: Turn
    charges_only: Turn


class WhatIf(Amounts):
    """The same, with some answers changed."""

    changed: dict[str, Number]
    shortfall: TwoAmounts


class Line(TypedDict):
    """A line of the workings."""

    id: str
    what: str
    equation: str
    result: str
    rule: str


class Result(BaseResult, Amounts):
    """Whether Credit Support is required, how much, and what moves the answer."""

    as_of: Day
    threshold: Threshold
    missing: Annotated[list[str], "Names of what is not known"]
    credit_support: CreditSupport
    turning_points: list[TurningPoint]
    what_if: WhatIf | None
    workings: list[Line]
