"""Which User Roles a Party can apply for, which steps follow, and how few User IDs it needs
(sections 2.1, 2.3, 3 and 4).

`answers` are parsed answers of the eligibility check from which those that do not come up have been
dropped. An answer that is absent or None, and the word "unknown", settle nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from tools_py import rules
from tools_py.forms.flow import OPEN, words
from tools_py.rules import Rule
from tools_py.rules.vocabulary import LICENCES, STEPS, USER_ROLES, Step, UserRole

if TYPE_CHECKING:
    from tools_py.eligibility.questions import Answers

type Need = Literal["yes", "no", "unknown", "recommended"]


class Outcome(StrEnum):
    """What is found for one User Role."""

    CAN_APPLY = "can-apply"
    CANNOT_APPLY = "cannot-apply"
    CHECK = "check"
    """The guidance is not clear for this combination."""
    UNKNOWN = "unknown"
    """An answer is missing."""


OPEN_TO = (Outcome.CAN_APPLY, Outcome.CHECK)
"""The outcomes for which steps and User IDs are worth naming."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found for a User Role, the rules that decide it, and the answers that would settle it
    where it is open.
    """

    role: UserRole
    outcome: Outcome
    reasons: tuple[Rule[Any], ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeededStep:
    """A step, the roles it is for, and whether it is required: "yes", "no", "unknown" or
    "recommended".
    """

    step: Step
    roles: tuple[str, ...]
    required: Need


def is_open(answer: object) -> bool:
    """Return whether an answer is missing or says that it is not known."""
    return not words(answer).isdisjoint(OPEN)


def held_in(role: UserRole) -> str:
    """Name the question whose answer meets the role's condition; "" where the role has none."""
    if not role.rule.value:
        return ""
    return "licences" if role.rule.value[0] in LICENCES else "registration"


def asked_about(answers: Answers) -> tuple[UserRole, ...]:
    """Return the roles asked about, in the guidance's order; none in particular means all seven."""
    wanted = answers.get("roles") or tuple(USER_ROLES)
    return tuple(role for role in USER_ROLES.values() if role.slug in wanted)


def find(role: UserRole, answers: Answers) -> Finding:
    """Decide one role: being a SEC Party comes first (section 2.1), then the condition of the role
    (section 3).
    """
    party = answers.get("sec_party")
    if party == "no":
        return Finding(role, Outcome.CANNOT_APPLY, (rules.NOT_A_PARTY,))
    found = _condition(role, answers)
    if is_open(party) and found.outcome != Outcome.CANNOT_APPLY:
        return Finding(
            role, Outcome.UNKNOWN, (rules.NOT_A_PARTY, *found.reasons), ("sec_party", *found.needs)
        )
    return found


def _condition(role: UserRole, answers: Answers) -> Finding:
    """Decide the condition of a role, whether or not the organisation is a SEC Party."""
    question = held_in(role)
    if not question:
        return Finding(role, Outcome.CAN_APPLY, (role.rule, rules.OTHER_USER_CAPACITY))
    held = words(answers.get(question))
    if not held.isdisjoint(OPEN):
        return Finding(role, Outcome.UNKNOWN, (role.rule,), (question,))
    if not held.isdisjoint(role.rule.value):
        if role.slug == "export-supplier" and answers.get("export_only_sites") == "all":
            return Finding(role, Outcome.CHECK, (role.rule, rules.EXPORT_ONLY_SUPPLIER))
        return Finding(role, Outcome.CAN_APPLY, (role.rule,))
    if question == "registration" and not held.isdisjoint(rules.METER_AGENT_CROSSED.value):
        return Finding(role, Outcome.CHECK, (role.rule, rules.METER_AGENT_CROSSED))
    return Finding(role, Outcome.CANNOT_APPLY, (rules.ROLE_CONDITION, role.rule))


OVER_THRESHOLD: dict[str, Need] = {"yes": "yes", "no": "no"}
"""Whether Credit Support is required, by the answer on the threshold; else it is not known."""


def steps(open_roles: Sequence[str], over_threshold: str | None) -> tuple[NeededStep, ...]:
    """Return every step for the roles that can apply or want checking, in the guidance's order;
    none where there is no such role.

    `over_threshold` is the answer on the Credit Cover Threshold (section 9). A step for a role that
    is not among them is not required.
    """
    if not open_roles:
        return ()
    found = []
    for step in STEPS.values():
        roles = tuple(role for role in open_roles if not step.only_roles or role in step.only_roles)
        required: Need = "recommended" if step.recommended else "yes" if roles else "no"
        if step.id == "credit-support":
            required = OVER_THRESHOLD.get(over_threshold or "", "unknown")
        found.append(NeededStep(step, roles, required))
    return tuple(found)


def user_id_groups(open_roles: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Group roles by the User ID that may serve them: the supplier roles may share one, every other
    role has its own (section 4).
    """
    groups: list[tuple[str, ...]] = []
    sharing = tuple(role for role in open_roles if role in rules.USER_ID_SHARING.value)
    for role in open_roles:
        group = sharing if role in sharing else (role,)
        if group not in groups:
            groups.append(group)
    return tuple(groups)
