"""Which User Roles a Party can take, what each demands, and which mandate binds the Party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from tools_py import rules
from tools_py.eligibility import mandates, outcomes
from tools_py.eligibility.flow import FLOW
from tools_py.eligibility.headline import headline, settled
from tools_py.eligibility.mandates import Mandated
from tools_py.eligibility.outcomes import OPEN_TO, Finding, NeededStep
from tools_py.eligibility.warnings import LATER, warnings
from tools_py.reports.result import base_result
from tools_py.rules import Rule
from tools_py.rules.vocabulary import SUPPLY_LICENCES

if TYPE_CHECKING:
    from tools_py.eligibility.questions import Answers
    from tools_py.eligibility.result import MandateDate, Result, RoleOutcome

NAME = "eligibility"


def calculate(answers: Answers, today: date) -> Result:
    """Decide every role asked about, the steps, the User IDs and the mandates; answers to questions
    that do not come up are dropped.
    """
    as_of = answers["as_of"] or today
    kept = {**FLOW.kept(answers), "as_of": as_of}
    given = cast("Answers", {**dict.fromkeys(answers), **kept})
    findings = [outcomes.find(role, given) for role in outcomes.asked_about(given)]
    open_roles = [finding.role.slug for finding in findings if finding.outcome in OPEN_TO]
    steps = outcomes.steps(open_roles, given["credit_cover_over_threshold"])
    groups = outcomes.user_id_groups(open_roles)
    mandated = mandates.find(given)
    needs = {need for finding in findings for need in finding.needs} | set(mandated.needs)
    needs |= {"credit_cover_over_threshold" for step in steps if step.required == "unknown"}
    roles: list[RoleOutcome] = [
        {
            "role": finding.role.slug,
            "outcome": finding.outcome,
            "reasons": [rule.id for rule in finding.reasons],
            "needs": list(finding.needs),
        }
        for finding in findings
    ]
    binding = [_dated(bound, as_of) for bound in mandated.binding]
    return {
        **base_result(
            NAME,
            kept,
            headline(findings),
            rests_on=_rests_on(findings, steps, groups, mandated, given),
            warnings=warnings(findings, mandated, given, as_of),
        ),
        "roles": roles,
        "steps": [
            {
                "id": step.step.id,
                "roles": list(step.roles),
                "scope": step.step.scope,
                "required": step.required,
            }
            for step in steps
        ],
        "user_ids": {"minimum": len(groups), "groups": [list(group) for group in groups]},
        "mandates": binding,
        "possible_mandates": [_dated(bound, as_of) for bound in mandated.possible],
        "needs": [question.name for question in FLOW.questions if question.name in needs],
        "settled": settled(roles, binding),
    }


def _dated(bound: mandates.Bound, as_of: date) -> MandateDate:
    deadline = bound.mandate.rule.value
    return {
        "category": bound.mandate.slug,
        "deadline": deadline.isoformat(),
        "passed": deadline < as_of,
        "derogation": bound.derogation,
    }


def _rests_on(
    findings: Sequence[Finding],
    steps: tuple[NeededStep, ...],
    groups: tuple[tuple[str, ...], ...],
    mandated: Mandated,
    given: Answers,
) -> Iterator[Rule[Any]]:
    """Yield what the answer rests on, in the guidance's order of thought; repetitions are dropped
    later.
    """
    yield rules.NOT_A_PARTY
    for finding in findings:
        yield from finding.reasons
    if steps:
        yield from (rules.PROCESS_PER_ROLE, rules.STEP_SCOPES, rules.SMKI_ENTRY)
        for step in steps:
            yield step.step.stated_by
            yield step.step.scoped_by
            if step.step.dispute:
                yield step.step.dispute
        yield from (rules.DISPUTE_PANEL, rules.DISPUTE_OFGEM, rules.USER_ID_ONE_ROLE)
        if any(len(group) > 1 for group in groups):
            yield from (rules.USER_ID_SHARING, rules.USER_ID_SHARING_ANY)
    bounds = mandated.binding + mandated.possible
    if bounds:
        yield from (bound.mandate.rule for bound in bounds)
        yield rules.MANDATE_BREACH
    if set(SUPPLY_LICENCES).intersection(given.get("licences") or ()):
        yield from (rules.MANDATE_ALL_SUPPLIERS, rules.DEROGATION_CME)
    if any(bound.derogation == "applies-until-exit" for bound in bounds):
        yield rules.MANDATE_ON_LEAVING_CME
    if mandated.without:
        yield rules.NO_MANDATE_IDNO_GAS
    yield from (rule for bound in bounds if (rule := LATER.get(bound.mandate.slug)))
