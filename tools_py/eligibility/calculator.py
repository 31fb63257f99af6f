"""The eligibility check: which User Roles a Party can take, what each demands of it, and which
mandate binds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tools_py import rules
from tools_py.calculator import Answers, Calculator, Result, result
from tools_py.eligibility import evidence, mandates
from tools_py.eligibility import outcomes as role_outcomes
from tools_py.eligibility.mandates import Mandated
from tools_py.eligibility.outcomes import OPEN_TO, Finding, Outcome, Required, held_in
from tools_py.eligibility.report import headline, report, settled
from tools_py.forms.choice_fields import ChoiceField, ChoicesField, Option
from tools_py.forms.date_field import DateField
from tools_py.forms.field import Field
from tools_py.forms.flow import NONE, OPEN, UNANSWERED, Clause, Condition, Flow, Question
from tools_py.forms.form import Form
from tools_py.forms.shared import roles_field
from tools_py.reports.flow_diagram import draw
from tools_py.rules import Rule
from tools_py.rules.vocabulary import (
    DISTRIBUTION_LICENCE,
    LICENCES,
    REGISTRATIONS,
    SUPPLY_LICENCES,
    USER_ROLES,
    UserRole,
)

NAME = "eligibility"

I_DO_NOT_KNOW = "I do not know"
UNKNOWN_OPTION = Option(value="unknown", label=I_DO_NOT_KNOW)
YES_NO_UNKNOWN = (Option(value="yes", label="Yes"), Option(value="no", label="No"), UNKNOWN_OPTION)

FIELDS: tuple[Field, ...] = (
    roles_field("Which User Roles do you want to know about?", none="All seven User Roles"),
    ChoiceField(
        name="sec_party",
        label="Is the organisation a SEC Party?",
        noun="SEC Party",
        hint="A Party has completed accession to the Smart Energy Code",
        options=YES_NO_UNKNOWN,
    ),
    ChoicesField(
        name="licences",
        label="Which licences does the Party hold?",
        noun="Licences",
        hint="Select all that apply",
        options=tuple(Option(value=slug, label=title) for slug, title in LICENCES.items()),
        none="None of these",
        unknown=I_DO_NOT_KNOW,
    ),
    ChoiceField(
        name="export_only_sites",
        label=(
            "Are there sites where the Party is registered for the Export MPAN and no Import "
            "MPAN exists?"
        ),
        noun="Export-only sites",
        hint="The SECAS glossary counts the supplier of such a site as its Import Supplier",
        options=(
            Option(value="none", label="No"),
            Option(value="some", label="Yes, some of its export sites"),
            Option(value="all", label="Yes, all of its export sites"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoicesField(
        name="registration",
        label="What does the Registration Data identify the Party as?",
        noun="Registration",
        hint="Select all that apply",
        options=tuple(Option(value=slug, label=title) for slug, title in REGISTRATIONS.items()),
        none="None of these",
        unknown=I_DO_NOT_KNOW,
    ),
    ChoiceField(
        name="supply_market",
        label="Which customers does the Party supply?",
        noun="Customers supplied",
        options=(
            Option(value="domestic", label="Domestic"),
            Option(value="non-domestic", label="Non-domestic"),
            Option(value="both", label="Both"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoiceField(
        name="supplier_size",
        label="Is the Party a Large Supplier?",
        noun="Size of the supplier",
        hint="The guidance does not say where the line is",
        help=(
            f"{rules.SMALL_SUPPLIER_SIZE.says} That is not the Code’s definition. Ask SECAS if "
            "you are near that number."
        ),
        options=(
            Option(value="large", label="Yes, a Large Supplier"),
            Option(value="other", label="No, one of the Other Suppliers"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoiceField(
        name="controlled_market_entry",
        label="Is the Party still in Controlled Market Entry?",
        noun="Controlled Market Entry",
        hint="A stage for new entrants to the supply market",
        options=YES_NO_UNKNOWN,
    ),
    ChoiceField(
        name="distribution_operator",
        label="Which kind of electricity distributor is the Party?",
        noun="Kind of distributor",
        options=(
            Option(value="dno", label="Distribution Network Operator (DNO)"),
            Option(value="idno", label="Independent Distribution Network Operator (IDNO)"),
            UNKNOWN_OPTION,
        ),
    ),
    ChoiceField(
        name="credit_cover_over_threshold",
        label="Is the Party’s Credit Cover Requirement over the Credit Cover Threshold?",
        noun="Credit Cover Requirement",
        hint="The DCC determines the requirement and notifies the Party of it",
        help=(
            "The credit cover estimator on this site gives an idea of it. It is a separate "
            "calculation, with amounts in pounds."
        ),
        options=YES_NO_UNKNOWN,
    ),
    DateField(
        name="as_of",
        label="On which day do you want the answer to stand?",
        noun="Day of the answer",
        hint="Leave it empty for today",
        first=date(2000, 1, 1),
        last=date(2099, 12, 31),
    ),
)

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
        Question(name="sec_party", prompt="Select yes if the organisation is a SEC Party"),
        Question(
            name="licences",
            prompt="Select the licences the Party holds, or select ‘None of these’",
            when=((PARTY_POSSIBLE,),),
        ),
        Question(
            name="export_only_sites",
            prompt="Select whether the Party has sites with an Export MPAN and no Import MPAN",
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
                "Select what the Registration Data identifies the Party as, or select ‘None of "
                "these’"
            ),
            when=((PARTY_POSSIBLE, _wanted("registered-supplier-agent")),),
        ),
        Question(
            name="supply_market", prompt="Select which customers the Party supplies", when=SUPPLIER
        ),
        Question(
            name="supplier_size",
            prompt="Select yes if the Party is a Large Supplier",
            when=tuple(
                (*clauses, Clause("supply_market", ("domestic", "both", *OPEN)))
                for clauses in SUPPLIER
            ),
        ),
        Question(
            name="controlled_market_entry",
            prompt="Select yes if the Party is still in Controlled Market Entry",
            when=SUPPLIER,
        ),
        Question(
            name="distribution_operator",
            prompt="Select which kind of electricity distributor the Party is",
            when=((PARTY_POSSIBLE, Clause("licences", (DISTRIBUTION_LICENCE,))),),
        ),
        Question(
            name="credit_cover_over_threshold",
            prompt="Select yes if the Credit Cover Requirement is over the Credit Cover Threshold",
            when=tuple(_open_to(role) for role in USER_ROLES.values()),
            said=(
                "at least one of the User Roles asked about can be applied for, or is to be checked"
            ),
        ),
    )
)
"""The order of the questions.

`as_of` is not among them: it is today unless another day is given.
"""


def calculate(answers: Answers, today: date) -> Result:
    """Decide every role asked about, the steps, the User IDs and the mandates; answers to questions
    that do not come up are dropped.
    """
    kept = FLOW.kept(answers)
    as_of = kept["as_of"] = kept["as_of"] or today
    findings = [role_outcomes.find(role, kept) for role in role_outcomes.asked_about(kept)]
    open_roles = [finding.role.slug for finding in findings if finding.outcome in OPEN_TO]
    steps = role_outcomes.steps(open_roles, kept.get("credit_cover_over_threshold"))
    groups = role_outcomes.user_id_groups(open_roles)
    mandated = mandates.find(kept)
    needs = {need for finding in findings for need in finding.needs} | set(mandated.needs)
    needs |= {"credit_cover_over_threshold" for step in steps if step.required == "unknown"}
    found = result(
        NAME,
        kept,
        headline(findings),
        rules=_rules(findings, steps, groups, mandated, kept),
        warnings=_warnings(findings, mandated, kept, as_of),
        roles=[
            {
                "role": finding.role.slug,
                "outcome": str(finding.outcome),
                "reasons": [rule.id for rule in finding.reasons],
                "needs": list(finding.needs),
            }
            for finding in findings
        ],
        steps=[
            {
                "id": step.step.id,
                "roles": list(step.roles),
                "scope": str(step.step.scope),
                "required": step.required,
            }
            for step in steps
        ],
        user_ids={"minimum": len(groups), "groups": groups},
        mandates=[_as_json(bound, as_of) for bound in mandated.binding],
        possible_mandates=[_as_json(bound, as_of) for bound in mandated.possible],
        needs=[question.name for question in FLOW.questions if question.name in needs],
    )
    return {**found, "settled": settled(found)}


def _as_json(bound: mandates.Bound, as_of: date) -> dict[str, object]:
    deadline = bound.mandate.rule.value
    return {
        "category": bound.mandate.slug,
        "deadline": deadline,
        "passed": deadline < as_of,
        "derogation": bound.derogation,
    }


def _rules(
    findings: list[Finding],
    steps: tuple[Required, ...],
    groups: tuple[tuple[str, ...], ...],
    mandated: Mandated,
    kept: Answers,
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
    if set(SUPPLY_LICENCES).intersection(kept.get("licences") or ()):
        yield from (rules.MANDATE_ALL_SUPPLIERS, rules.DEROGATION_CME)
    if mandated.without:
        yield rules.NO_MANDATE_IDNO_GAS
    yield from (rule for bound in bounds if (rule := LATER.get(bound.mandate.slug)))


LATER: dict[str, Rule[Any]] = {
    "non-domestic-supplier": rules.NON_DOMESTIC_ADVANCED_METERS,
    "electricity-distribution-network-operator": rules.DNO_DATE_CONFLICT,
}
"""What another source says of a mandate, to be shown beside it."""


def _warnings(
    findings: list[Finding], mandated: Mandated, kept: Answers, as_of: date
) -> dict[str, str]:
    """Return what the reader should heed, by id."""
    said: dict[str, str] = {}
    outcomes = {finding.role.slug: finding.outcome for finding in findings}
    if kept.get("sec_party") == "no":
        said["not-a-party"] = (
            "Accede to the Smart Energy Code first. SECAS advises a Party of its User IDs when "
            "accession is complete. Mandates are "
            "written into licences, so one may bind a licensed supplier or network operator that "
            "has not acceded."
        )
    derogations = {bound.derogation for bound in mandated.binding + mandated.possible}
    late = [
        bound
        for bound in mandated.binding
        if bound.mandate.rule.value < as_of and bound.derogation != "applies-until-exit"
    ]
    if late:
        unless = (
            " The derogation would lift it while the Party is in Controlled Market Entry."
            if "unknown" in derogations
            else ""
        )
        said["mandate-passed"] = (
            "The mandate date has passed for: "
            f"{'; '.join(bound.mandate.title for bound in late)}. A Party that the mandate binds "
            "and "
            f"that is not a DCC User yet is in breach of its licence conditions.{unless}"
        )
    if "applies-until-exit" in derogations:
        said["derogation"] = (
            "While the Party is in Controlled Market Entry the derogation lifts the suppliers’ "
            "mandate; on leaving, the Party has to be a "
            "DCC User. Ofgem’s licensing team explains the derogation."
        )
    said |= {
        rule.id: rule.says for bound in mandated.binding if (rule := LATER.get(bound.mandate.slug))
    }
    if outcomes.get("registered-supplier-agent") == Outcome.CHECK:
        said["meter-agent-crossed"] = (
            "As printed, section 3 lets a Meter Operator with an MPRN or a Meter Asset Manager "
            "with an MPAN be a Registered Supplier "
            "Agent. We read Meter Operator as going with MPAN and Meter Asset Manager with MPRN. "
            "Ask SECAS before you apply."
        )
    if kept.get("export_only_sites") in ("some", "all"):
        said["export-only-sites"] = (
            "Where a site has no Import MPAN, the SECAS glossary makes the supplier registered "
            "for its Export MPAN the Import Supplier. "
            "Ask SECAS which of the two User Roles the Party needs."
        )
    holds_nothing = not kept.get("licences") and not kept.get("registration")
    if outcomes.get("other-user", Outcome.CANNOT_APPLY) != Outcome.CANNOT_APPLY and holds_nothing:
        said["other-user-literal"] = (
            "Read to the letter, section 3 would bar an Other User that holds no licence and is "
            "not in the Registration Data. We apply no "
            "such condition to Other User. Ask SECAS if it matters to you."
        )
    return said


def facts(result: Result) -> dict[str, str]:
    """Name the outcomes and dates that a link carries."""
    return {USER_ROLES[found["role"]].title: found["outcome"] for found in result["roles"]} | {
        mandate["category"]: mandate["deadline"] for mandate in result["mandates"]
    }


CALCULATOR: Calculator[Any, Any] = Calculator(
    name=NAME,
    title="Eligibility check",
    form=Form(fields=FIELDS),
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "roles": ["import-supplier", "gas-supplier", "other-user"],
            "sec_party": "yes",
            "licences": ["electricity-supply", "gas-supply"],
            "supply_market": "domestic",
            "supplier_size": "large",
            "controlled_market_entry": "no",
            "credit_cover_over_threshold": "no",
        },
        date(2026, 11, 23),
    ),
    downloads={"md": evidence.to_markdown, "csv": evidence.csv},
    pictures={"flow": lambda: draw(FLOW, FIELDS)},
    flow=FLOW,
)
