"""The order of the questions of the eligibility check, and when each comes up."""

from __future__ import annotations

from tools_py import rules
from tools_py.eligibility.outcomes import held_in
from tools_py.forms.flow import NONE, OPEN, UNANSWERED, Clause, Condition, Flow, Question
from tools_py.rules.vocabulary import DISTRIBUTION_LICENCE, SUPPLY_LICENCES, USER_ROLES, UserRole

PARTY_POSSIBLE = Clause("sec_party", ("yes", *OPEN))


def _wanted(role: str) -> Clause:
    return Clause("roles", (role, NONE, UNANSWERED))


def _open_to(role: UserRole) -> tuple[Clause, ...]:
    """Hold where a role is asked about and can be applied for or is to be checked, so that it has
    steps.
    """
    party = Clause("sec_party", ("yes",))
    question = held_in(role)
    if not question:
        return party, _wanted(role.slug)
    crossed = rules.METER_AGENT_CROSSED.value if question == "registration" else ()
    return party, _wanted(role.slug), Clause(question, (*role.rule.value, *crossed))


SUPPLIER: Condition = ((PARTY_POSSIBLE, Clause("licences", SUPPLY_LICENCES)),)

FLOW = Flow(
    (
        Question(
            name="roles",
            prompt="Select the User Roles you want to know about, or select ‘All seven User Roles’",
        ),
        Question(name="sec_party", prompt="Select yes if your organisation is a SEC Party"),
        Question(
            name="licences",
            prompt="Select the licences you hold, or select ‘None of these’",
            when=((PARTY_POSSIBLE,),),
        ),
        Question(
            name="export_only_sites",
            prompt="Select whether you have sites with an Export MPAN and no Import MPAN",
            when=(
                (
                    PARTY_POSSIBLE,
                    _wanted("export-supplier"),
                    Clause("licences", USER_ROLES["export-supplier"].rule.value),
                ),
            ),
        ),
        Question(
            name="registration",
            prompt=(
                "Select what the Registration Data identifies you as, or select ‘None of these’"
            ),
            when=((PARTY_POSSIBLE, _wanted("registered-supplier-agent")),),
        ),
        Question(name="supply_market", prompt="Select which customers you supply", when=SUPPLIER),
        Question(
            name="supplier_size",
            prompt="Select yes if you are a Large Supplier",
            when=tuple(
                (*clauses, Clause("supply_market", ("domestic", "both", *OPEN)))
                for clauses in SUPPLIER
            ),
        ),
        Question(
            name="controlled_market_entry",
            prompt="Select yes if you are still in Controlled Market Entry",
            when=SUPPLIER,
        ),
        Question(
            name="distribution_operator",
            prompt="Select which kind of electricity distributor you are",
            when=((PARTY_POSSIBLE, Clause("licences", (DISTRIBUTION_LICENCE,))),),
        ),
        Question(
            name="credit_cover_over_threshold",
            prompt="Select yes if your Credit Cover Requirement is over the Credit Cover Threshold",
            when=tuple(_open_to(role) for role in USER_ROLES.values()),
            condition=(
                "at least one of the User Roles asked about can be applied for, or is to be checked"
            ),
        ),
    )
)
"""The order of the questions.

`as_of` is not among them: it is today unless another day is given.
"""
