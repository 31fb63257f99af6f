"""What an answer of the deadline planner holds."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from tools_py.deadlines.questions import AnswersAs
from tools_py.reports.days import Alternative, Skipped
from tools_py.reports.result import BaseResult, IsoDate

type WrittenLength = Annotated[str, {"pattern": r"^[0-9]+ (WD|days|weeks|months)$"}]
"""A length of time as it is typed: "15 WD", "4 months"."""

type LeftOut = Annotated[
    list[str], "Steps whose length is not known; the day is found without them"
]

Begun = TypedDict("Begun", {"from": Annotated[IsoDate, "The day from which it was counted"]})
"""`from` is a word of Python, so it is declared apart."""


class Milestone(Begun):
    """A day, how it was found, and what other readings give."""

    id: str
    title: str
    date: Annotated[IsoDate, "Only a bound where `unknown` names a step"]
    until: Annotated[
        IsoDate, "The last calendar day that does as well, where `date` is the Working Day by it"
    ]
    if_quick: Annotated[
        IsoDate | None,
        "The day with the Privacy Assessment at the short end of its range; `date` is at the long",
    ]
    kind: Annotated[
        Literal["latest", "earliest", "by", "about"],
        "`about` where the day rests on a period that the guidance gives roughly",
    ]
    origin: Annotated[
        Literal["asked", "plan"], "Whether an answer asked for it or the plan leads to it"
    ]
    done_on: Annotated[IsoDate | None, "The day on which it was done, where that was entered"]
    actor: str
    from_what: str
    length: Annotated[
        WrittenLength | None, "The period counted; null where there is none, or it is not known"
    ]
    way: Annotated[Literal[1, -1], "Counted on (1) or back (-1)"]
    rule: str
    skipped: list[Skipped]
    leaves_out: LeftOut
    unknown: Annotated[list[str], "The same steps; where there are any, the date is only a bound"]
    weekday: str
    passed: bool
    working_day: Annotated[
        bool | None, "Null where the bank holidays of that day are not published"
    ]
    falls_on: Annotated[str | None, "Why it is no Working Day"]
    alternatives: list[Alternative]
    safest: Annotated[Alternative | None, "The most cautious of the readings"]


class PlanSummary(TypedDict):
    """What the plan comes to."""

    mode: Literal["backward", "forward"]
    begin: IsoDate
    target: IsoDate | None
    outcome: Literal["can-be-met", "cannot-be-met", "depends-on-privacy", "open"] | None
    earliest_user: IsoDate | None
    earliest_user_about: Annotated[bool, "It rests on a period that the guidance gives roughly"]
    earliest_user_if_quick: Annotated[
        IsoDate | None, "With the Privacy Assessment at the short end of its range"
    ]
    short_by: Annotated[int | None, "Working Days by which the target is missed"]
    driving: Annotated[list[str], "The strands that set the date"]
    leaves_out: LeftOut


class PlanStep(TypedDict):
    """A step of a strand."""

    id: str
    title: str
    ends: Annotated[str, "The point that it leads to"]
    actor: str
    rule: str
    length: WrittenLength | None
    shortest: WrittenLength | None
    source: Annotated[Literal["own-estimate", "guidance", "not-given"], "Whose length it is"]
    counted_from: str | None
    fixed: Annotated[
        IsoDate | None, "The day that was entered for its end, where the plan can keep it"
    ]
    done: bool
    earliest_start: IsoDate | None
    earliest_end: IsoDate | None
    latest_start: IsoDate | None
    latest_end: IsoDate | None
    earliest_leaves_out: LeftOut
    latest_leaves_out: LeftOut


class PlanStrand(TypedDict):
    """A strand of the plan, with the days between which it runs."""

    id: str
    title: str
    begins: Annotated[str, "The point that its first step starts from"]
    required: Literal["yes", "no", "unknown"]
    done: bool
    driving: bool
    slack: Annotated[int | None, "Float, in Working Days"]
    earliest_start: IsoDate | None
    earliest_end: IsoDate | None
    latest_start: IsoDate | None
    latest_end: IsoDate | None
    earliest_end_if_quick: IsoDate | None
    latest_start_if_quick: IsoDate | None
    steps: list[PlanStep]


class MandateBeside(TypedDict):
    """A mandate beside the day on which the plan makes a User."""

    category: str
    title: str
    rule: str
    deadline: IsoDate
    passed: bool
    days_before_plan: int


class LaterFact(TypedDict):
    """What a source after June 2018 adds; it does not enter the plan."""

    rule: str
    date: IsoDate | None
    what: str | None
    unknown: Annotated[list[str], "Steps whose length is to be taken off the date"]


class Dated(BaseResult[AnswersAs[IsoDate, WrittenLength]]):
    """Every day asked for, or of the plan."""

    caveat: Annotated[str, "The sentence that goes with the headline; may be empty"]
    as_of: IsoDate
    milestones: Annotated[list[Milestone], "In date order"]


class Result(Dated):
    """Every day asked for, and the plan where a target or a start was given."""

    plan: NotRequired[PlanSummary]
    strands: NotRequired[list[PlanStrand]]
    mandates: NotRequired[list[MandateBeside]]
    later: NotRequired[list[LaterFact]]
