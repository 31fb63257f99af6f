"""What an answer of the eligibility check holds."""

from __future__ import annotations

from typing import Annotated, TypedDict

from tools_py.eligibility.mandates import Derogation
from tools_py.eligibility.outcomes import Need, Outcome
from tools_py.eligibility.questions import AnswersAs
from tools_py.reports.result import BaseResult, IsoDate
from tools_py.rules.vocabulary import Scope

type Names = Annotated[list[str], "Names of answers that are missing and would settle it"]


class RoleOutcome(TypedDict):
    """What was found for one User Role."""

    role: str
    outcome: Annotated[
        Outcome,
        "`check`: the guidance is not clear for this combination; `unknown`: an answer is missing",
    ]
    reasons: Annotated[list[str], "Ids of rules"]
    needs: Names


class RequiredStep(TypedDict):
    """A step of the process, for the roles that can be applied for or are to be checked."""

    id: str
    roles: list[str]
    scope: Annotated[Scope, "What the step is repeated for"]
    required: Need


class UserIds(TypedDict):
    """How many User IDs are needed."""

    minimum: int
    groups: Annotated[list[list[str]], "User Roles that may share one User ID"]


class MandateDate(TypedDict):
    """A last day by which a kind of Party had to be a DCC User."""

    category: str
    deadline: IsoDate
    passed: bool
    derogation: Annotated[
        Derogation,
        "Whether the derogation of Controlled Market Entry lifts it",
    ]


class Result(BaseResult[AnswersAs[IsoDate]]):
    """Which User Roles can be applied for, what that takes, and which mandates apply."""

    roles: list[RoleOutcome]
    steps: list[RequiredStep]
    user_ids: UserIds
    mandates: Annotated[list[MandateDate], "Those that the answers bring in"]
    possible_mandates: Annotated[
        list[MandateDate], "Those that an answer which is missing may bring in"
    ]
    needs: Names
    settled: Annotated[list[str], "Sentences that no further answer can change"]
