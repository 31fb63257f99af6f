"""What a plan holds: the three answers, and what is made out of them."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from tools_py.credit_cover import result as credit_cover
from tools_py.deadlines import result as deadlines
from tools_py.eligibility import result as eligibility
from tools_py.my_plan.questions import AnswersAs
from tools_py.reports.days import Skipped
from tools_py.reports.result import BaseResult, IsoDate


class DatedStep(eligibility.RequiredStep):
    """A step with its dates and its evidence."""

    begin: IsoDate | None
    begin_open: Annotated[bool, "The day depends on a step whose length is not known"]
    begin_words: Annotated[str, "The day in words, as a bound where it is one; empty if not known"]
    over: IsoDate | None
    over_words: str
    over_open: bool
    finished: bool
    driving: bool
    slack: Annotated[int | None, "Float, in Working Days"]
    evidence: Annotated[list[str], "Keys of what there is to gather"]


class EvidenceTask(TypedDict):
    """A piece of evidence to gather."""

    key: str
    role: str | None
    step: str
    what: str
    rule: str
    place: str
    by: IsoDate | None
    kind: Literal["latest", "earliest", "by", "about"] | None
    leaves_out: bool
    needed: Annotated[str, "The day in words, as a bound where `leaves_out`; may be empty"]
    owner: str
    status: str


class OpenPoint(TypedDict):
    """Something that is not known."""

    part: str
    what: str
    why: Annotated[str, "What depends on it"]
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


class Result(BaseResult[AnswersAs[IsoDate, credit_cover.Number]]):
    """Roles, days, evidence, credit and what is not known, as one plan."""

    as_of: IsoDate
    carried: Annotated[dict[str, str], "What one calculator's answer decided in another, in words"]
    steps: list[DatedStep]
    work: list[EvidenceTask]
    unknown: list[OpenPoint]
    rules_said: Annotated[dict[str, str], "What each rule said when the plan was made"]
    bank_holidays: list[Skipped]
    parts: Parts
