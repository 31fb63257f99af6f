"""What an answer of the deadline planner holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NotRequired, TypedDict

from tools_py.dates.lengths import Length
from tools_py.reports.days import Reading, Skipped
from tools_py.reports.result import BaseResult

type Day = date
type LeftOut = Annotated[list[str], "Steps whose length nobody gave; the day is found without them"]

Begun = TypedDict("Begun", {"from": Annotated[Day, "The day from which it was counted"]})
"""`from` is a word of Python, so it is declared apart."""


class Milestone(Begun):
    """A day, how it was found, and what other readings give."""

    id: str
    title: str
    date: Day
    kind: Literal["latest", "earliest", "by"]
    origin: Annotated[
        Literal["asked", "plan"], "Whether an answer asked for it or the plan leads to it"
    ]
    actor: str
    from_what: str
    length: Annotated[
        Length | None, "The period counted; null where there is none, or nobody gave one"
    ]
    way: Annotated[Literal[1, -1], "Counted on (1) or back (-1)"]
    rule: str
    skipped: list[Skipped]
    leaves_out: LeftOut
    weekday: str
    passed: bool
    working_day: Annotated[
        bool | None, "Null where the bank holidays of that day are not published"
    ]
    falls_on: Annotated[str | None, "Why it is no Working Day"]
    alternatives: list[Reading]
    safest: Annotated[Reading | None, "The most cautious of the readings"]


class Plan(TypedDict):
    """The plan as a whole."""

    mode: Literal["backward", "forward"]
    begin: Day
    target: Day | None
    outcome: Literal["can-be-met", "cannot-be-met", "depends-on-privacy", "open"] | None
    earliest_user: Day | None
    earliest_user_if_quick: Annotated[
        Day | None, "With the Privacy Assessment at the short end of its range"
    ]
    short_by: Annotated[int | None, "Working Days by which the target is missed"]
    driving: Annotated[list[str], "The strands that set the date"]
    leaves_out: LeftOut


class Step(TypedDict):
    """A step of a strand."""

    id: str
    title: str
    ends: Annotated[str, "The point that it leads to"]
    actor: str
    rule: str
    length: Length | None
    shortest: Length | None
    source: Annotated[Literal["own-estimate", "guidance", "not-given"], "Whose length it is"]
    counted_from: str | None
    fixed: Annotated[Day | None, "The day that was entered for its end"]
    done: bool
    earliest_start: Day | None
    earliest_end: Day | None
    latest_start: Day | None
    latest_end: Day | None
    earliest_leaves_out: LeftOut
    latest_leaves_out: LeftOut


class Strand(TypedDict):
    """A strand of the plan, with the days between which it runs."""

    id: str
    title: str
    required: Literal["yes", "unknown"]
    done: bool
    driving: bool
    slack: Annotated[int | None, "Room, in Working Days"]
    earliest_start: Day | None
    earliest_end: Day | None
    latest_start: Day | None
    latest_end: Day | None
    earliest_end_if_quick: Day | None
    latest_start_if_quick: Day | None
    steps: list[Step]


class Mandate(TypedDict):
    """A mandate beside the day on which the plan makes a User."""

    category: str
    title: str
    rule: str
    deadline: Day
    passed: bool
    days_before_plan: int


class Later(TypedDict):
    """What a source after June 2018 adds; it does not enter the plan."""

    rule: str
    date: Day | None
    what: str | None


class Result(BaseResult):
    """Every day asked for, and the plan where a target or a start was given."""

    as_of: Day
    milestones: Annotated[list[Milestone], "In date order"]
    plan: NotRequired[Plan]
    strands: NotRequired[list[Strand]]
    mandates: NotRequired[list[Mandate]]
    later: NotRequired[list[Later]]
