"""What a plan does not know, why it matters, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tools_py.calculator import Result
from tools_py.credit_cover.arithmetic import DEPENDS
from tools_py.credit_cover.words import title
from tools_py.deadlines.network import ESTIMATES
from tools_py.eligibility.outcomes import Outcome
from tools_py.eligibility.report import QUESTIONS
from tools_py.reports.citations import note_link
from tools_py.rules.vocabulary import USER_ROLES

SECAS, DCC, OFGEM, YOU = "SECAS", "the DCC", "Ofgem’s licensing team", "your own organisation"
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

type Unknown = dict[str, str]


def find(parts: Mapping[str, Result]) -> list[Unknown]:
    """List what is not known, in the order of the plan: the part, what it is, what hangs on it, and
    whom to ask.
    """
    entitled, planned, credit = parts["eligibility"], parts["deadlines"], parts["credit-cover"]
    return [*_entitlement(entitled), *_dates(planned), *_credit(credit)]


def _entitlement(entitled: Result) -> Iterator[Unknown]:
    for need in entitled["needs"]:
        what = QUESTIONS[need]
        yield _unknown(
            "eligibility",
            f"{what[0].upper()}{what[1:]}",
            "User Roles, steps or mandates depend on it",
            ASKED_OF[need],
        )
    for found in entitled["roles"]:
        if found["outcome"] == Outcome.CHECK:
            title = USER_ROLES[found["role"]].title
            yield _unknown(
                "eligibility",
                f"Whether the Party can apply for {title}",
                "The guidance is not clear for what the Party has",
                SECAS,
            )


def _dates(planned: Result) -> Iterator[Unknown]:
    effect = (
        "Every day after it is later"
        if planned["plan"]["mode"] == "forward"
        else "Every latest day before it is earlier"
    )
    for name in planned["plan"]["leaves_out"]:
        yield _unknown(
            "deadlines",
            f"How long this takes: {ESTIMATES[name][0]}",
            f"{effect}, by its length",
            TIMED_BY[name],
        )
    if any(day["safest"] and day["safest"]["date"] != day["date"] for day in planned["milestones"]):
        yield _unknown(
            "deadlines",
            f"What counts as a Working Day, and how the days are counted ({note_link('A-08')})",
            "Other readings give other days; the safest stand in the workings",
            BOTH,
        )


def _credit(credit: Result) -> Iterator[Unknown]:
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


def _unknown(part: str, what: str, why: str, ask: str) -> Unknown:
    return {"part": part, "what": what, "why": why, "ask": ask}
