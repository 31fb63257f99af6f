"""The sentence that answers, and the sentences that no further answer can change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.eligibility.outcomes import Finding, Outcome
from tools_py.reports.words import day_in_words, listed, plural
from tools_py.rules.vocabulary import MANDATES, USER_ROLES

if TYPE_CHECKING:
    from tools_py.eligibility.result import MandateDate, RoleOutcome


def headline(findings: Sequence[Finding]) -> str:
    """Say in one sentence how many of the roles asked about can be applied for."""
    found = [finding.outcome for finding in findings]
    can, check, unknown = (
        found.count(outcome) for outcome in (Outcome.CAN_APPLY, Outcome.CHECK, Outcome.UNKNOWN)
    )
    if findings[0].reasons == (rules.NOT_A_PARTY,):
        return (
            "You cannot apply for any User Role yet: the organisation has to become a SEC "
            "Party first"
        )
    rest = []
    if check:
        rest.append(f"{check} {_verb(check, 'needs', 'need')} checking with SECAS")
    if unknown:
        rest.append(
            f"{unknown} {_verb(unknown, 'depends', 'depend')} on answers you have not given"
        )
    if can:
        return "; ".join((f"You can apply for {plural(can, 'User Role')}", *rest))
    if rest:
        return (
            f"Of the {plural(len(found), 'User Role')} you asked about, {' and '.join(rest)}"
            if len(found) > 1
            else _single(findings[0])
        )
    if len(found) == 1:
        return f"You cannot apply for {findings[0].role.title}"
    return f"You cannot apply for any of the {plural(len(found), 'User Role')} you asked about"


def _single(finding: Finding) -> str:
    if finding.outcome == Outcome.CHECK:
        return f"Check with SECAS whether you can apply for {finding.role.title}"
    return f"Whether you can apply for {finding.role.title} depends on answers you have not given"


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def settled(roles: Sequence[RoleOutcome], mandates: Sequence[MandateDate]) -> list[str]:
    """Say, a sentence each, what no further answer can change."""
    sentences = []
    for outcome, start in (
        (Outcome.CAN_APPLY, "You can apply for"),
        (Outcome.CANNOT_APPLY, "You cannot apply for"),
        (Outcome.CHECK, "Check with SECAS before you apply for"),
    ):
        titles = [USER_ROLES[found["role"]].title for found in roles if found["outcome"] == outcome]
        if titles:
            sentences.append(
                f"{start} {listed(titles, 'or' if outcome == Outcome.CANNOT_APPLY else 'and')}."
            )
    for mandate in mandates:
        was = "was" if mandate["passed"] else "is"
        sentences.append(
            f"{MANDATES[mandate['category']].title}: the date for being a DCC User {was} "
            f"{day_in_words(mandate['deadline'])}."
        )
    return sentences
