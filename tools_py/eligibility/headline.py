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


ON_LEAVING = "on the day you leave Controlled Market Entry"
"""When a new entrant has to be a DCC User, under the derogation (section 2.2)."""


def headline(findings: Sequence[Finding]) -> str:
    """Say in one sentence, of 15 words or fewer, which role can be applied for, or how many."""
    can, check, unknown = (
        [finding.role.title for finding in findings if finding.outcome == outcome]
        for outcome in (Outcome.CAN_APPLY, Outcome.CHECK, Outcome.UNKNOWN)
    )
    if findings[0].reasons == (rules.NOT_A_PARTY,):
        wanted = findings[0].role.title if len(findings) == 1 else "any User Role"
        return f"You cannot apply for {wanted} yet: become a SEC Party first"
    rest = []
    if check:
        rest.append(f"check {len(check)} with SECAS")
    if unknown:
        rest.append(f"{len(unknown)} {'needs' if len(unknown) == 1 else 'need'} more answers")
    if can:
        named = can[0] if len(can) == 1 else plural(len(can), "User Role")
        return "; ".join((f"You can apply for {named}", *rest))
    if len(findings) == 1:
        return _single(findings[0])
    if rest:
        return f"Of {plural(len(findings), 'User Role')}, {'; '.join(rest)}"
    return f"You cannot apply for any of the {plural(len(findings), 'User Role')} you asked about"


def _single(finding: Finding) -> str:
    title = finding.role.title
    if finding.outcome == Outcome.CHECK:
        return f"Check with SECAS whether you can apply for {title}"
    if finding.outcome == Outcome.UNKNOWN:
        return f"Whether you can apply for {title} depends on answers you have not given"
    return f"You cannot apply for {title}"


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
        title = MANDATES[mandate["category"]].title
        if mandate["derogation"] == "applies-until-exit":
            sentences.append(f"{title}: you have to be a DCC User {ON_LEAVING}.")
        elif mandate["derogation"] == "none":
            was = "was" if mandate["passed"] else "is"
            sentences.append(
                f"{title}: the date for being a DCC User {was} {day_in_words(mandate['deadline'])}."
            )
    return sentences
