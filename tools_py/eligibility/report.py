"""An answer of the eligibility check as a person reads it, from the result alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tools_py import rules
from tools_py.eligibility import evidence
from tools_py.eligibility.evidence import NEEDED, SCOPES
from tools_py.eligibility.headline import ON_LEAVING
from tools_py.eligibility.outcomes import OPEN_TO, Outcome, held_in
from tools_py.reports.blocks import (
    Block,
    Callout,
    Checklist,
    Details,
    Figures,
    Heading,
    Report,
    Table,
    Text,
)
from tools_py.reports.citations import note_link, note_links, rule_link, sources
from tools_py.reports.words import capital, day_in_words, listed, plural
from tools_py.rules import REGISTER, Mark, Rule
from tools_py.rules.vocabulary import (
    LICENCES,
    MANDATES,
    REGISTRATIONS,
    STEPS,
    USER_ROLES,
    Scope,
    UserRole,
)

if TYPE_CHECKING:
    from tools_py.eligibility.result import MandateDate, Result, RoleOutcome

OUTCOMES = {
    Outcome.CAN_APPLY: "Can apply",
    Outcome.CANNOT_APPLY: "Cannot apply",
    Outcome.CHECK: "Check with SECAS",
    Outcome.UNKNOWN: "Not settled",
}

DEROGATIONS = {
    "none": "None",
    "applies-until-exit": "Applies until you leave Controlled Market Entry",
    "unknown": "Not known: say whether you are in Controlled Market Entry",
}

QUESTIONS = {
    "sec_party": "whether your organisation is a SEC Party",
    "licences": "which licences you hold",
    "registration": "what the Registration Data identifies you as",
    "supply_market": "which customers you supply",
    "supplier_size": "whether you are a Large Supplier",
    "controlled_market_entry": "whether you are in Controlled Market Entry",
    "distribution_operator": "which kind of electricity distributor you are",
    "credit_cover_over_threshold": "whether your Credit Cover Requirement is over the threshold",
}
"""Answers that can be missing, as the rest of a sentence."""

ACTIVE = ("large-domestic-supplier", "other-domestic-supplier")
"""The mandates that the guidance gives to active suppliers (editor's note A-44)."""

EXEMPTING = "non-domestic-supplier"
"""The mandate from which government left some suppliers out (`rules.later`)."""

WARNING_KINDS = {"mandate-passed": "warning", "not-a-party": "warning"}
"""Warnings of a breach or of a bar; the others are open readings."""


def report(result: Result) -> Report:
    """Return the answer: outcomes with their reasons first, then what to do about them."""
    open_roles = [found["role"] for found in result["roles"] if found["outcome"] in OPEN_TO]
    blocks: list[Block] = [_figures(result, open_roles), *warned(result)]
    if result["needs"]:
        blocks.append(Text(f"Still open: {listed(QUESTIONS[need] for need in result['needs'])}."))
    blocks += [roles_table(result), *what_to_do(result), *mandates(result), *user_ids(result)]
    if open_roles:
        blocks += _evidence(result)
    blocks += [*asking(result), *_onward(result, open_roles), *sources(result)]
    return Report(result["headline"], tuple(blocks))


def warned(result: Result) -> list[Block]:
    """Return the warnings as callouts, first a breach or a bar."""
    warnings = sorted(result["warnings"], key=lambda warning: warning["id"] not in WARNING_KINDS)
    return [
        Callout(WARNING_KINDS.get(warning["id"], "note"), warning["text"]) for warning in warnings
    ]


def what_to_do(result: Result) -> list[Block]:
    """List the steps for each role that they are for; nothing where there are none."""
    open_roles = [found["role"] for found in result["roles"] if found["outcome"] in OPEN_TO]
    if not open_roles:
        return []
    return [
        Heading("What to do"),
        _steps_table(result, open_roles),
        Text(
            "The Privacy Impact Assessment is "
            f"{rule_link('recommended', rules.STEP_PRIVACY_IMPACT_ASSESSMENT)}, not required, and "
            "it does not stand in for the Privacy Assessment."
        ),
        Callout(
            "note",
            (
                "You also need a step that H1.10 does not list. "
                f"{rule_link(rules.SMKI_ENTRY.says, rules.SMKI_ENTRY)}"
            ),
        ),
    ]


def _figures(result: Result, open_roles: Sequence[str]) -> Figures:
    items = [_roles_figure(result["roles"])]
    if open_roles:
        required = sum(step["required"] == "yes" for step in result["steps"])
        items += [
            ("Required steps", str(required), _credit_words(result)),
            ("User IDs", str(result["user_ids"]["minimum"]), "at least"),
        ]
    lifted = [mandate for mandate in result["mandates"] if _lifted(mandate)]
    dated = [mandate for mandate in result["mandates"] if not _lifted(mandate)]
    if lifted:
        items.append(("You have to be a DCC User", ON_LEAVING, "under the derogation"))
    if dated:
        first = min(dated, key=lambda mandate: mandate["deadline"])
        more = "; other mandates may apply" * bool(result["possible_mandates"])
        items.append(
            (
                "Mandate date" if len(dated) == 1 else "First mandate date",
                day_in_words(first["deadline"]),
                f"{_date_words(first)}{more}",
            )
        )
    return Figures(tuple(items))


def _roles_figure(roles: Sequence[RoleOutcome]) -> tuple[str, str, str]:
    if len(roles) == 1:
        return USER_ROLES[roles[0]["role"]].title, OUTCOMES[roles[0]["outcome"]], ""
    can = sum(found["outcome"] == Outcome.CAN_APPLY for found in roles)
    so_far = " so far" * any(found["outcome"] == Outcome.UNKNOWN for found in roles)
    return "User Roles you can apply for", f"{can}{so_far}", f"of {len(roles)} asked about"


def _lifted(mandate: MandateDate) -> bool:
    return mandate["derogation"] == "applies-until-exit"


def _date_words(mandate: MandateDate) -> str:
    """Say who a mandate's date is for, whether it has passed, and what may lift it."""
    words = [
        "for active suppliers" if mandate["category"] in ACTIVE else "",
        "has passed" if mandate["passed"] else "still to come",
    ]
    lifts = [
        "in Controlled Market Entry" if mandate["derogation"] == "unknown" else "",
        "exempt, as below" if mandate["category"] == EXEMPTING else "",
    ]
    if any(lifts):
        words.append(f"unless you are {listed(filter(None, lifts), 'or')}")
    return ", ".join(filter(None, words))


def _credit_words(result: Result) -> str:
    required = next(step["required"] for step in result["steps"] if step["id"] == "credit-support")
    return {
        "unknown": "and Credit Support if the requirement is over the threshold",
        "yes": "with Credit Support",
    }.get(required, "no Credit Support")


def roles_table(result: Result) -> Table:
    """List the roles asked about, each with what is found, why, and what would change it."""
    rows = []
    for found in result["roles"]:
        role = USER_ROLES[found["role"]]
        places, notes = basis(found)
        rows.append(
            (
                role.title,
                f"**{OUTCOMES[found['outcome']]}**",
                f"{_why(role, found)} ({places})",
                _change(role, found),
                notes,
            )
        )
    return Table(
        caption="Outcome for each User Role",
        head=("User Role", "Outcome", "Why", "What would change it", "Editor’s notes"),
        rows=tuple(rows),
    )


def basis(found: RoleOutcome) -> tuple[str, str]:
    """Write links to the rules that decide a role, and to their editor's notes."""
    reasons = [REGISTER[reason] for reason in found["reasons"]]
    places = dict.fromkeys(rule_link(_place(rule), rule) for rule in reasons)
    return ", ".join(places), note_links(sorted({note for rule in reasons for note in rule.notes}))


def _place(rule: Rule[Any]) -> str:
    """Say in a few words where a rule comes from: "section 3", "our reading of section 3"."""
    if rule.mark == Mark.VERIFIED:
        return "another source"
    if rule.page.startswith("about/method/"):
        return "method"
    return f"our reading of {rule.place}" if rule.mark == Mark.OUR_READING else rule.place


def _condition(role: UserRole) -> str:
    """Write what a role asks for: "an electricity supply licence", "registration as …"; "" where it
    asks for nothing.
    """
    if not role.rule.value:
        return ""
    held = listed(({**LICENCES, **REGISTRATIONS}[value] for value in role.rule.value), "or")
    return (
        f"{_article(f'{held[0].lower()}{held[1:]}')} licence"
        if held_in(role) == "licences"
        else f"registration as {held}"
    )


def _why(role: UserRole, found: RoleOutcome) -> str:
    """Say why a role has its outcome."""
    condition = _condition(role)
    asks = (
        f"Needs {condition}" if condition else "Needs no licence and no registration, as we read it"
    )
    if found["outcome"] == Outcome.CANNOT_APPLY:
        return (
            "Only a SEC Party can apply"
            if "not-a-party" in found["reasons"]
            else f"{asks}, which you do not have"
        )
    if found["outcome"] == Outcome.UNKNOWN:
        return f"{asks}{'. You must be a SEC Party' if 'not-a-party' in found['reasons'] else ''}"
    if found["outcome"] == Outcome.CHECK:
        return f"{asks}; the guidance is not clear for what you have"
    return f"{asks}, which you have" if condition else asks


def _change(role: UserRole, found: RoleOutcome) -> str:
    """Say what would change the outcome of a role."""
    condition = _condition(role)
    if found["outcome"] == Outcome.UNKNOWN:
        return f"Knowing {listed(QUESTIONS[need] for need in found['needs'])}"
    if found["outcome"] == Outcome.CHECK:
        return "SECAS’s answer"
    if found["outcome"] == Outcome.CAN_APPLY:
        return f"Losing {condition}" if condition else "No longer being a SEC Party"
    if "not-a-party" in found["reasons"]:
        return "Accession to the Code" + (f", with {condition}" if condition else "")
    return capital(condition)


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _steps_table(result: Result, open_roles: Sequence[str]) -> Table:
    rows = []
    for wanted in result["steps"]:
        step = STEPS[wanted["id"]]
        cells = (
            NEEDED[wanted["required"] if role in wanted["roles"] else "no"] for role in open_roles
        )
        clause = f" ({step.stated_by.clause})" if step.stated_by.clause else ""
        scope = SCOPES[wanted["scope"]]
        if wanted["scope"] == Scope.NOT_STATED:
            scope += f" ({note_link('A-46')})"
        rows.append((rule_link(step.title, step.stated_by) + clause, scope, *cells))
    return Table(
        caption="The steps for each User Role",
        head=("Step", "Repeated", *(USER_ROLES[role].title for role in open_roles)),
        rows=tuple(rows),
    )


def mandates(result: Result) -> list[Block]:
    """Return the mandates that the answers bring in, and which may apply."""
    if "licences" not in result["answers"]:
        return []
    heading = Heading("Mandates")
    blocks: list[Block] = [heading]
    if result["mandates"]:
        blocks.append(_mandate_table("Mandates that apply to you", result["mandates"]))
    if result["possible_mandates"]:
        blocks.append(
            _mandate_table(
                "Mandates that may apply, depending on answers you have not given",
                result["possible_mandates"],
            )
        )
    if len(blocks) > 1:
        blocks.append(
            Text(
                "Not being a DCC User by the date is a "
                f"{rule_link('breach of licence conditions', rules.MANDATE_BREACH)}. Dates are as "
                "the guidance gave them in June 2018; what may lift them is in "
                f"{note_link('A-40')} and {note_link('A-41')}."
            )
        )
    elif result["answers"]["licences"] is None:
        blocks.append(Text("Which mandate applies depends on the licences you hold."))
    else:
        blocks.append(Text(_none(result)))
    return blocks


def _none(result: Result) -> str:
    if result["answers"]["licences"]:
        return (
            f"{rule_link(rules.NO_MANDATE_IDNO_GAS.says, rules.NO_MANDATE_IDNO_GAS)} What came "
            f"later is not known ({note_link('A-43')})."
        )
    return (
        "The guidance names mandates for suppliers and electricity distributors only, so none for "
        "you."
    )


def _mandate_table(caption: str, mandates: Sequence[MandateDate]) -> Table:
    return Table(
        caption=caption,
        head=("Kind of Party", "Be a DCC User by", "Passed", "Derogation"),
        rows=tuple(map(_mandate_row, mandates)),
    )


def _mandate_row(mandate: MandateDate) -> tuple[str, ...]:
    kind = rule_link(MANDATES[mandate["category"]].title, MANDATES[mandate["category"]].rule)
    if mandate["category"] in ACTIVE:
        kind += f", if active ({note_link('A-44')})"
    day = day_in_words(mandate["deadline"])
    if _lifted(mandate):
        return (
            kind,
            f"T{ON_LEAVING.removeprefix('on t')}; without the derogation {day}",
            "No",
            DEROGATIONS[mandate["derogation"]],
        )
    return kind, day, "Yes" if mandate["passed"] else "No", DEROGATIONS[mandate["derogation"]]


def user_ids(result: Result) -> list[Block]:
    """Say how few User IDs serve the roles; nothing where there is no role to serve."""
    groups = result["user_ids"]["groups"]
    if not groups:
        return []
    numbered = "\n".join(
        f"{number}. {listed(USER_ROLES[role].title for role in group)}"
        for number, group in enumerate(groups, 1)
    )
    words = rule_link("One User ID serves one User Role", rules.USER_ID_ONE_ROLE)
    if any(len(group) > 1 for group in groups):
        reading = rule_link("our reading", rules.USER_ID_SHARING_ANY)
        words += (
            f"; the supplier roles may share one, and need not ({reading}, {note_link('A-13')})"
        )
    return [
        Heading("User IDs"),
        Text(
            f"At least {result['user_ids']['minimum']}, to serve:\n\n{numbered}\n\n"
            f"{words}. SECAS allocates it, you propose it, the DCC accepts it "
            f"({note_link('A-14')})."
        ),
    ]


def _evidence(result: Result) -> list[Block]:
    blocks: list[Block] = [
        Heading("What to gather"),
        Text(
            "These are the items that the guidance names. SECAS’s "
            f"{rule_link('Evidence Form', rules.STEP_EVIDENCE_FORM)} says what it accepts. Your "
            "ticks stay on this device."
        ),
    ]
    for role, gathered in evidence.pack(result):
        checklist = Checklist(
            "evidence",
            tuple(
                (one.key, one.item.words, rule_link(one.place, one.item.rule)) for one in gathered
            ),
        )
        blocks.append(
            Details(
                f"{USER_ROLES[role].title}: {plural(len(gathered), 'thing')} to gather",
                (checklist,),
            )
        )
    return blocks


def asking(result: Result) -> list[Block]:
    """Say who to ask, and where a failed step can be disputed."""
    helpdesk = (
        f"the SECAS Helpdesk, {rules.HELPDESK_EMAIL.value} or "
        f"{rules.HELPDESK_TELEPHONE.value} (as of June 2018)"
    )
    lines = [f"- User Roles, the process, booking assessments: {helpdesk}"]
    if result["mandates"] or result["possible_mandates"]:
        lines.append("- Mandates and the derogation: Ofgem’s licensing team")
    if result["steps"]:
        lines.append("- User IDs, testing, Credit Support: the DCC")
    blocks: list[Block] = [Heading("Who to ask"), Text("\n".join(lines))]
    disputes = tuple(
        (
            STEPS[step["id"]].title,
            rule_link(dispute.cited_clause, dispute),
            "the SEC Panel, then Ofgem",
            "not stated",
        )
        for step in result["steps"]
        if step["required"] in ("yes", "unknown") and (dispute := STEPS[step["id"]].dispute)
    )
    if disputes:
        table = Table(
            caption="Disputes under H1.13",
            head=("Step", "Procedure", "Then", "Time limit"),
            rows=disputes,
        )
        blocks.append(Details("If a step fails: how to dispute it", (table,)))
    return blocks


def _onward(result: Result, open_roles: Sequence[str]) -> list[Block]:
    if not open_roles:
        return []
    planner = "calculators/deadlines/#" + urlencode(
        {"calculator": "deadlines", "roles": ",".join(open_roles)}, safe=","
    )
    return [
        Heading("Next steps"),
        Text(
            "- [Plan the dates for "
            f"{'this User Role' if len(open_roles) == 1 else 'these User Roles'}]({planner})\n"
            "- [Estimate the Credit Cover Requirement](calculators/credit-cover/)\n"
            "- [See every combination of answers](calculators/decision-table/)"
        ),
    ]
