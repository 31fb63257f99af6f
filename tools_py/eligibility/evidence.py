"""The evidence pack: what a Party has to gather for each User Role, in the order of Section H1.10,
each with where it stands.

The guidance leaves the evidence itself to SECAS's Evidence Form, which is not part of it; what is
listed here is what the guidance names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools_py import rules
from tools_py.reports.csv import to_csv
from tools_py.rules import Rule
from tools_py.rules.vocabulary import STEPS, USER_ROLES, Scope

type Result = dict[str, Any]

SCOPES = {
    Scope.PER_ROLE: "for each User Role",
    Scope.PER_PARTY: "once for the Party",
    Scope.NOT_STATED: "not stated",
}
"""What a step is repeated for, in words (editor's note A-46)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to gather: an id within its step, words, and the rule that asks for it.

    `only` limits it to an answer on the threshold.
    """

    step: str
    id: str
    words: str
    rule: Rule[Any]
    only: tuple[str, ...] = ()


ITEMS = (
    Item(
        "notify-secas",
        "notice",
        "The notice to SECAS that starts the process for this User Role",
        rules.STEP_NOTIFY_SECAS,
    ),
    Item(
        "user-id",
        "proposal",
        "The User ID that the Party proposes to the DCC for this User Role",
        rules.USER_ID_PROPOSED,
    ),
    Item(
        "user-id",
        "acceptance",
        "The DCC’s confirmation that it has accepted the User ID",
        rules.STEP_USER_ID,
    ),
    Item(
        "uept",
        "notice",
        f"Notice of the test date, given {rules.UEPT_NOTICE.value} {rules.UEPT_NOTICE.unit} ahead",
        rules.UEPT_NOTICE,
    ),
    Item(
        "uept",
        "acceded",
        "The DCC’s confirmation with the Code Administrator that the Party has acceded",
        rules.ENTRY_ACCEDED,
    ),
    Item("uept", "roles", "A list of the User Roles to be tested for", rules.ENTRY_ROLES),
    Item(
        "uept",
        "artefacts",
        "Each test artefact that applies, with the DCC’s approval",
        rules.ENTRY_ARTEFACTS,
    ),
    Item(
        "uept",
        "environment",
        "Evidence of a test environment that is ready and can support the tests",
        rules.ENTRY_ENVIRONMENT,
    ),
    Item(
        "uept",
        "resource",
        "Evidence that the people and means for the tests are there",
        rules.ENTRY_RESOURCE,
    ),
    Item(
        "uept",
        "security",
        "Evidence of meeting the Enduring Testing Approach Document’s security requirements",
        rules.ENTRY_SECURITY,
    ),
    Item(
        "uept",
        "certificate",
        "The Test Completion Certificate that the DCC issues when testing has ended",
        rules.COMPLETION_CERTIFICATE,
    ),
    Item(
        "security-assessment",
        "assessment",
        "The outcome of the Initial Full User Security Assessment",
        rules.SECURITY_INITIAL,
    ),
    Item(
        "security-assessment",
        "obligations",
        (
            "What the assessor will look at in this User Role: compliance with "
            f"{rules.SECURITY_OBLIGATIONS.clause}"
        ),
        rules.SECURITY_OBLIGATIONS,
    ),
    Item(
        "privacy-assessment",
        "application",
        "The Privacy Assessment Application Form, sent to SECAS",
        rules.PRIVACY_APPLICATION,
    ),
    Item(
        "privacy-assessment",
        "notice",
        (
            f"{rules.PRIVACY_NOTICE.value} {rules.PRIVACY_NOTICE.unit} between that form and the "
            "assessment"
        ),
        rules.PRIVACY_NOTICE,
    ),
    Item(
        "privacy-assessment",
        "status",
        f"The assurance status “{rules.PRIVACY_STATUS.value}” from the SEC Panel",
        rules.PRIVACY_STATUS,
    ),
    Item(
        "credit-support",
        "value",
        "The DCC’s notice of the Credit Support that it requires",
        rules.CREDIT_VALUE_NOTIFIED,
    ),
    Item(
        "credit-support",
        "support",
        (
            "The Bank Guarantee, Letter of Credit or Cash Deposit, if the requirement is over the "
            "threshold"
        ),
        rules.CREDIT_SUPPORT_FORMS,
        only=("yes", "unknown"),
    ),
    Item("evidence-form", "form", "SECAS’s Evidence Form, completed", rules.STEP_EVIDENCE_FORM),
    Item(
        "evidence-form",
        "sent",
        f"The form and the evidence above, emailed to {rules.EVIDENCE_ADDRESS.value}",
        rules.EVIDENCE_ADDRESS,
    ),
    Item(
        "privacy-impact-assessment",
        "assessment",
        "A Privacy Impact Assessment (recommended)",
        rules.STEP_PRIVACY_IMPACT_ASSESSMENT,
    ),
)
"""Everything to gather, in the guidance's order."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An item for a role.

    `key` names it for good, so that a tick can be kept; what is done once for the Party has one key
    in all roles.
    """

    key: str
    role: str
    item: Item

    @property
    def place(self) -> str:
        """Say where the item stands: "section 5.4, SEC Appendix J"."""
        number = self.item.rule.clause or ""
        clause = f", {number}" if number.startswith("CTSD") else f", SEC {number}" if number else ""
        section = self.item.rule.section
        return f"{section if section.startswith('A') else f'section {section}'}{clause}"


def pack(result: Result) -> Iterator[tuple[str, tuple[Gathered, ...]]]:
    """Yield each role that can apply or wants checking, with what to gather for it."""
    required = {step["id"]: step for step in result["steps"]}
    roles = dict.fromkeys(role for step in result["steps"] for role in step["roles"])
    for role in (role for role in USER_ROLES if role in roles):
        yield (
            role,
            tuple(
                Gathered(
                    f"{'party' if STEPS[item.step].scope == Scope.PER_PARTY else role}.{item.step}.{item.id}",
                    role,
                    item,
                )
                for item in ITEMS
                if role in required[item.step]["roles"]
                and (not item.only or required[item.step]["required"] in item.only)
            ),
        )


def to_markdown(result: Result) -> str:
    """Write the evidence pack as Markdown with boxes to tick."""
    lines = ["# Evidence pack for the User Entry Process", "", result["headline"] + ".", ""]
    for role, gathered in pack(result):
        lines += [f"## {USER_ROLES[role].title}", ""]
        step = ""
        for one in gathered:
            if one.item.step != step:
                step = one.item.step
                lines += [
                    *([""] if lines[-1] else []),
                    f"### {STEPS[step].title} (repeated: {SCOPES[STEPS[step].scope]})",
                    "",
                ]
            lines.append(f"- [ ] {one.item.words} ({one.place})")
        lines.append("")
    return "\n".join(
        [
            *lines,
            ABOUT.format(version=result["guidance_version"], day=result["answers"]["as_of"]),
            "",
        ]
    )


ABOUT = (
    "From the User Entry Process Guidance v{version} (June 2018), as of {day}. What SECAS accepts "
    "as evidence is set out on its "
    "Evidence Form; this list holds what the guidance names. Not advice."
)

HEAD = (
    "User Role",
    "Step",
    "To gather",
    "Repeated",
    "Required",
    "Section",
    "SEC clause",
    "Editor's notes",
    "Owner",
    "Status",
)


def csv(result: Result) -> str:
    """Write the evidence pack as CSV, with empty columns for who does it and how far it is."""
    required = {step["id"]: step["required"] for step in result["steps"]}
    rows = (
        (
            USER_ROLES[role].title,
            STEPS[one.item.step].title,
            one.item.words,
            SCOPES[STEPS[one.item.step].scope],
            required[one.item.step],
            one.item.rule.section,
            one.item.rule.clause or "",
            " ".join(one.item.rule.notes),
            "",
            "",
        )
        for role, gathered in pack(result)
        for one in gathered
    )
    return to_csv(HEAD, rows)
