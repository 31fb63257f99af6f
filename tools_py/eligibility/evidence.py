"""The evidence pack: what a Party has to gather for each User Role, in the order of Section H1.10,
each with where it stands.

The guidance leaves the evidence itself to SECAS's Evidence Form, which is not part of it; what is
listed here is what the guidance names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools_py import rules
from tools_py.rules import Rule
from tools_py.rules.vocabulary import STEPS, USER_ROLES, Scope

if TYPE_CHECKING:
    from tools_py.eligibility.result import Result

SCOPES = {
    Scope.PER_ROLE: "for each User Role",
    Scope.PER_PARTY: "once for the Party",
    Scope.NOT_STATED: "not stated",
}
"""What a step is repeated for, in words (editor's note A-46)."""


NEEDED = {
    "yes": "Required",
    "no": "Not required",
    "recommended": "Recommended",
    "unknown": "If over the threshold",
}
"""Whether a step is required, in words."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One thing to gather: an id within its step, words, and the rule that asks for it.

    `only` limits it to an answer on the threshold.
    """

    step: str
    id: str
    words: str
    rule: Rule[Any]
    only: tuple[str, ...] = ()


ITEMS = (
    EvidenceItem(
        "notify-secas",
        "notice",
        "The notice to SECAS that starts the process for this User Role",
        rules.STEP_NOTIFY_SECAS,
    ),
    EvidenceItem(
        "user-id",
        "proposal",
        "The User ID that you propose to the DCC for this User Role",
        rules.USER_ID_PROPOSED,
    ),
    EvidenceItem(
        "user-id",
        "acceptance",
        "The DCC’s confirmation that it has accepted the User ID",
        rules.STEP_USER_ID,
    ),
    EvidenceItem(
        "uept",
        "notice",
        f"Notice of the test date, given {rules.UEPT_NOTICE.value} {rules.UEPT_NOTICE.unit} ahead",
        rules.UEPT_NOTICE,
    ),
    EvidenceItem(
        "uept",
        "acceded",
        "The DCC’s confirmation with the Code Administrator that you have acceded",
        rules.ENTRY_ACCEDED,
    ),
    EvidenceItem("uept", "roles", "A list of the User Roles to be tested for", rules.ENTRY_ROLES),
    EvidenceItem(
        "uept",
        "artefacts",
        "Each test artefact that applies, with the DCC’s approval",
        rules.ENTRY_ARTEFACTS,
    ),
    EvidenceItem(
        "uept",
        "environment",
        "Evidence of a test environment that is ready and can support the tests",
        rules.ENTRY_ENVIRONMENT,
    ),
    EvidenceItem(
        "uept",
        "resource",
        "Evidence that the people and means for the tests are there",
        rules.ENTRY_RESOURCE,
    ),
    EvidenceItem(
        "uept",
        "security",
        "Evidence of meeting the Enduring Testing Approach Document’s security requirements",
        rules.ENTRY_SECURITY,
    ),
    EvidenceItem(
        "uept",
        "certificate",
        "The Test Completion Certificate that the DCC issues when testing has ended",
        rules.COMPLETION_CERTIFICATE,
    ),
    EvidenceItem(
        "security-assessment",
        "assessment",
        "The outcome of the Initial Full User Security Assessment",
        rules.SECURITY_INITIAL,
    ),
    EvidenceItem(
        "security-assessment",
        "obligations",
        (
            "What the assessor will look at in this User Role: compliance with "
            f"{rules.SECURITY_OBLIGATIONS.clause}"
        ),
        rules.SECURITY_OBLIGATIONS,
    ),
    EvidenceItem(
        "privacy-assessment",
        "application",
        "The Privacy Assessment Application Form, sent to SECAS",
        rules.PRIVACY_APPLICATION,
    ),
    EvidenceItem(
        "privacy-assessment",
        "notice",
        (
            f"{rules.PRIVACY_NOTICE.value} {rules.PRIVACY_NOTICE.unit} between that form and the "
            "assessment"
        ),
        rules.PRIVACY_NOTICE,
    ),
    EvidenceItem(
        "privacy-assessment",
        "status",
        f"The assurance status “{rules.PRIVACY_STATUS.value}” from the SEC Panel",
        rules.PRIVACY_STATUS,
    ),
    EvidenceItem(
        "credit-support",
        "value",
        "The notice of the Credit Support that the DCC requires",
        rules.CREDIT_VALUE_NOTIFIED,
    ),
    EvidenceItem(
        "credit-support",
        "support",
        (
            "The Bank Guarantee, Letter of Credit or Cash Deposit, if the requirement is over the "
            "threshold"
        ),
        rules.CREDIT_SUPPORT_FORMS,
        only=("yes", "unknown"),
    ),
    EvidenceItem(
        "evidence-form", "form", "SECAS’s Evidence Form, completed", rules.STEP_EVIDENCE_FORM
    ),
    EvidenceItem(
        "evidence-form",
        "sent",
        f"The form and the evidence above, emailed to {rules.EVIDENCE_ADDRESS.value}",
        rules.EVIDENCE_ADDRESS,
    ),
    EvidenceItem(
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
    item: EvidenceItem

    @property
    def place(self) -> str:
        """Where the item stands: "section 5.4, SEC Appendix J"."""
        return self.item.rule.citation


def pack(result: Result) -> Iterator[tuple[str, tuple[Gathered, ...]]]:
    """Yield each role that can apply or wants checking, with what to gather for it."""
    required = {step["id"]: step for step in result["steps"]}
    roles = dict.fromkeys(role for step in result["steps"] for role in step["roles"])
    for role in (role for role in USER_ROLES if role in roles):
        yield (
            role,
            tuple(
                Gathered(f"{_whose(item, role)}.{item.step}.{item.id}", role, item)
                for item in ITEMS
                if role in required[item.step]["roles"]
                and (not item.only or required[item.step]["required"] in item.only)
            ),
        )


def _whose(item: EvidenceItem, role: str) -> str:
    return "party" if STEPS[item.step].scope == Scope.PER_PARTY else role
