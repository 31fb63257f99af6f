"""What a plan does not know, why it matters, and who to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tools_py.credit_cover.arithmetic import DEPENDS
from tools_py.credit_cover.words import title
from tools_py.deadlines.network import DCC, IN_A_SENTENCE, SECAS
from tools_py.eligibility.outcomes import Outcome
from tools_py.eligibility.report import QUESTIONS
from tools_py.reports.citations import note_link
from tools_py.reports.words import capital
from tools_py.rules.vocabulary import USER_ROLES

if TYPE_CHECKING:
    from tools_py.credit_cover.result import Result as CreditCover
    from tools_py.deadlines.result import Result as Deadlines
    from tools_py.eligibility.result import Result as Eligibility
    from tools_py.my_plan.result import OpenPoint, Parts

OFGEM, YOU = "Ofgem’s licensing team", "your own organisation"
BOTH = f"{SECAS} and {DCC}"

ASKED_OF = {
    "sec_party": SECAS,
    "licences": YOU,
    "registration": YOU,
    "supply_market": YOU,
    "supplier_size": SECAS,
    "controlled_market_entry": OFGEM,
    "distribution_operator": YOU,
    "credit_cover_over_threshold": DCC,
}
"""Who can settle an answer that the eligibility check waits for (`docs/about/index.md`, Whom to
ask).
"""

TIMED_BY = {
    "user-id": DCC,
    "uept-execution": YOU,
    "quality-gate": DCC,
    "security-assessment": SECAS,
    "privacy-assessment": SECAS,
    "credit-support": DCC,
    "evidence-check": SECAS,
}
"""Who can say how long a step takes that the guidance does not time."""


def find(parts: Parts) -> list[OpenPoint]:
    """List what is not known in the order of the plan, with what depends on it and who to ask."""
    eligibility, deadlines, credit = parts["eligibility"], parts["deadlines"], parts["credit-cover"]
    over: str | None = eligibility["answers"].get("credit_cover_over_threshold")
    amounts = () if over == "no" else _credit(credit)
    return [*_eligibility(eligibility), *_dates(deadlines), *amounts]


def _eligibility(eligibility: Eligibility) -> Iterator[OpenPoint]:
    for need in eligibility["needs"]:
        what = QUESTIONS[need]
        yield _unknown(
            "eligibility",
            capital(what),
            "User Roles, steps or mandates depend on it",
            ASKED_OF[need],
        )
    for found in eligibility["roles"]:
        if found["outcome"] == Outcome.CHECK:
            title = USER_ROLES[found["role"]].title
            yield _unknown(
                "eligibility",
                f"Whether you can apply for {title}",
                "The guidance is not clear for what you have",
                SECAS,
            )


def _dates(deadlines: Deadlines) -> Iterator[OpenPoint]:
    effect = (
        "Every day after it becomes later"
        if deadlines["plan"]["mode"] == "forward"
        else "Every day before it becomes earlier"
    )
    for name in deadlines["plan"]["leaves_out"]:
        yield _unknown(
            "deadlines",
            f"How long {IN_A_SENTENCE[name]} takes",
            f"{effect} by its length",
            TIMED_BY[name],
        )
    if any(
        day["safest"] and day["safest"]["date"] != day["date"] for day in deadlines["milestones"]
    ):
        yield _unknown(
            "deadlines",
            f"What counts as a Working Day, and how the days are counted ({note_link('A-08')})",
            "Other readings give other days; the safest are in the workings",
            BOTH,
        )


def _credit(credit: CreditCover) -> Iterator[OpenPoint]:
    for name in credit["missing"]:
        yield _unknown(
            "credit-cover",
            title(name),
            "Whether Credit Support is required, and how much",
            _whom(name),
        )
    if credit["outcome"] == DEPENDS:
        yield _unknown(
            "credit-cover",
            f"What the working capital adjustment multiplies ({note_link('A-31')})",
            "It decides whether Credit Support is required",
            DCC,
        )


def _whom(name: str) -> str:
    return YOU if name in ("unpaid_invoices", "expected_charges") else DCC


def _unknown(part: str, what: str, why: str, ask: str) -> OpenPoint:
    return {"part": part, "what": what, "why": why, "ask": ask}
