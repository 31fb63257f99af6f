"""What a plan holds: the three answers, and what is put together out of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypedDict

from tools_py.credit_cover import result as credit_cover
from tools_py.deadlines import result as deadlines
from tools_py.eligibility import result as eligibility
from tools_py.reports.days import Skipped
from tools_py.reports.result import BaseResult

type Day = date


class Dated(eligibility.RequiredStep):
    """A step with its dates and its evidence."""

    begin: Day | None
    begin_open: Annotated[bool, "The day hangs on a step whose length nobody gave"]
    over: Day | None
    over_open: bool
    finished: bool
    driving: bool
    slack: Annotated[int | None, "Room, in Working Days"]
    evidence: Annotated[list[str], "Keys of what there is to gather"]


class Work(TypedDict):
    """A piece of evidence."""

    key: str
    role: str | None
    step: str
    what: str
    rule: str
    place: str
    by: Day | None
    kind: Literal["latest", "earliest", "by"] | None
    leaves_out: bool
    owner: str
    status: str


class Unknown(TypedDict):
    """Something that is not known."""

    part: str
    what: str
    why: Annotated[str, "What hangs on it"]
    ask: Annotated[str, "Who can say"]


Parts = TypedDict(
    "Parts",
    {
        "eligibility": eligibility.Result,
        "deadlines": deadlines.Result,
        "credit-cover": credit_cover.Result,
    },
)
"""The answers of the three calculators."""


class Result(BaseResult):
    """Roles, days, evidence, credit and what is not known, as one plan."""

    as_of: Day
    carried: Annotated[dict[str, str], "What one calculator's answer decided in another, in words"]
    steps: list[Dated]
    work: list[Work]
    unknown: list[Unknown]
    rules_said: Annotated[dict[str, str], "What each rule said when the plan was made"]
    bank_holidays: list[Skipped]
    parts: Parts
