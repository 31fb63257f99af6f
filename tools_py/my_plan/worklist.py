"""The work of a plan: each piece of evidence with the day it is needed, who gathers it, and how far
it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tools_py.calculator import Result
from tools_py.eligibility import evidence
from tools_py.eligibility.evidence import Gathered
from tools_py.my_plan.questions import TO_DO
from tools_py.rules.vocabulary import STEPS, Scope

type Record = dict[str, Any]

NEEDED_BY = {
    "notify-secas": "notify-secas",
    "user-id.proposal": "user-id-proposed",
    "user-id.acceptance": "user-id-accepted",
    "uept.notice": "uept-notice",
    "uept.certificate": "completion-certificate",
    "uept": "uept-start",
    "security-assessment": "security-passed",
    "privacy-assessment.application": "privacy-application",
    "privacy-assessment.notice": "privacy-application",
    "privacy-assessment.status": "privacy-approved",
    "credit-support.value": "credit-notified",
    "credit-support": "credit-provided",
    "evidence-form": "evidence-form",
}
"""The day of the plan at which a piece of evidence has to be there, by step and item, or by step
alone for the rest of it.
"""

STRANDS = {
    "user-id": "user-id",
    "uept": "testing",
    "security-assessment": "security",
    "privacy-assessment": "privacy",
    "credit-support": "credit",
    "evidence-form": "evidence",
}
"""The strand of dates that belongs to a step."""


def items(entitled: Result, planned: Result, said: Mapping[str, Mapping[str, str]]) -> list[Record]:
    """List what there is to gather, once each, with its day, owner and status; what nobody has said
    anything of is still to do.
    """
    days = {day["id"]: day for day in planned["milestones"]}
    return [
        {
            "key": gathered.key,
            "role": None if STEPS[gathered.item.step].scope == Scope.PER_PARTY else gathered.role,
            "step": gathered.item.step,
            "what": gathered.item.words,
            "rule": gathered.item.rule.id,
            "place": gathered.place,
            "by": day["date"] if day else None,
            "kind": day["kind"] if day else None,
            "leaves_out": bool(day and day["leaves_out"]),
            "owner": said.get(gathered.key, {}).get("owner", ""),
            "status": said.get(gathered.key, {}).get("status", TO_DO),
        }
        for gathered in _once(entitled)
        for day in [days.get(needed_by(gathered))]
    ]


def needed_by(gathered: Gathered) -> str:
    """Name the day of the plan at which a piece of evidence has to be there; "" where no day
    belongs to it.
    """
    step = gathered.item.step
    return NEEDED_BY.get(f"{step}.{gathered.item.id}") or NEEDED_BY.get(step, "")


def _once(entitled: Any) -> Iterator[Gathered]:
    """Yield every piece of evidence, those that serve all roles once and first."""
    every = {gathered.key: gathered for _, pack in evidence.pack(entitled) for gathered in pack}
    yield from sorted(
        every.values(), key=lambda gathered: STEPS[gathered.item.step].scope != Scope.PER_PARTY
    )


def steps(entitled: Result, planned: Result, work: list[Record]) -> list[Record]:
    """Set each step beside its dates and its evidence."""
    strands = {strand["id"]: strand for strand in planned["strands"]}
    way = "earliest" if planned["plan"]["mode"] == "forward" else "latest"
    forward = planned["plan"]["mode"] == "forward"
    told = []
    for step in entitled["steps"]:
        strand = strands.get(STRANDS.get(step["id"], ""))
        notice = next(
            (day["date"] for day in planned["milestones"] if day["id"] == step["id"]), None
        )
        open_ = strand is not None and _is_open(strand)
        told.append(
            {
                **step,
                "begin": strand[f"{way}_start"] if strand else notice,
                "begin_open": open_ and not forward,
                "over": strand[f"{way}_end"] if strand else notice,
                "over_open": open_ and forward,
                "finished": bool(strand and strand["done"]),
                "driving": bool(strand and strand["driving"]),
                "slack": strand["slack"] if strand else None,
                "evidence": [item["key"] for item in work if item["step"] == step["id"]],
            }
        )
    return told


def _is_open(strand: Record) -> bool:
    """Tell whether the far end of a strand hangs on a step of unknown length: after a start its
    end, before a target its beginning.
    """
    return any(
        step["source"] == "not-given" and not step["fixed"]
        for step in strand["steps"]
        if not step["done"]
    )
