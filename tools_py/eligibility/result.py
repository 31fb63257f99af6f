"""What an answer of the eligibility check holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypedDict

from tools_py.eligibility.outcomes import Outcome
from tools_py.reports.result import BaseResult
from tools_py.rules.vocabulary import Scope

type Names = Annotated[list[str], "Names of answers that are missing and would settle it"]


class Role(TypedDict):
    """What was found for one User Role."""

    role: str
    outcome: Annotated[
        Outcome,
        "`check`: the guidance is not clear for this combination; `unknown`: an answer is missing",
    ]
    reasons: Annotated[list[str], "Ids of rules"]
    needs: Names


class Step(TypedDict):
    """A step of the process, for the roles that can be applied for or are to be checked."""

    id: str
    roles: list[str]
    scope: Annotated[Scope, "What the step is repeated for"]
    required: Literal["yes", "no", "unknown", "recommended"]


class UserIds(TypedDict):
    """How many User IDs are needed."""

    minimum: int
    groups: Annotated[list[list[str]], "User Roles that may share one User ID"]


class Mandate(TypedDict):
    """A last day by which a kind of Party had to be a DCC User."""

    category: str
    deadline: date
    passed: bool
    derogation: Annotated[
        Literal["none", "applies-until-exit", "unknown"],
        "Whether the derogation of Controlled Market Entry lifts it",
    ]


class Result(BaseResult):
    """Which User Roles can be applied for, what that takes, and which mandates bear on the Party."""

    roles: list[Role]
    steps: list[Step]
    user_ids: UserIds
    mandates: Annotated[list[Mandate], "Those that the answers bring in"]
    possible_mandates: Annotated[
        list[Mandate], "Those that an answer which is missing may bring in"
    ]
    needs: Names
    settled: Annotated[list[str], "What holds whatever the missing answers are, in words"]
