"""The evidence of a plan: each piece with its day, who gathers it, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tools_py.deadlines.milestones import OF_PLAN, PLAN_POINTS
from tools_py.deadlines.words import by_when, in_brief
from tools_py.eligibility import evidence
from tools_py.eligibility.evidence import Gathered
from tools_py.my_plan.questions import TO_DO
from tools_py.reports.words import day_in_words
from tools_py.rules.vocabulary import STEPS, Scope

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanStrand
    from tools_py.deadlines.result import Result as Deadlines
    from tools_py.eligibility.result import Result as Eligibility
    from tools_py.my_plan.result import DatedStep, EvidenceTask
    from tools_py.reports.result import IsoDate

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


def tasks(
    eligibility: Eligibility, deadlines: Deadlines, given: Mapping[str, Mapping[str, str]]
) -> list[EvidenceTask]:
    """List what there is to gather, once each, with its day, owner and status.

    `given` holds owner and status by key; without a status a piece is still to do.
    """
    days = _days(deadlines)
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
            "needed": by_when(day) if day else "",
            "owner": given.get(gathered.key, {}).get("owner", ""),
            "status": given.get(gathered.key, {}).get("status", TO_DO),
        }
        for gathered in _once(eligibility)
        for day in [days.get(needed_by(gathered))]
    ]


def _days(deadlines: Deadlines) -> dict[str, Milestone]:
    """Return the days to have evidence by, by what happens on them: those of the plan, and not one
    that only a wish leads to.
    """
    return {
        day["id"].removeprefix(OF_PLAN): day
        for day in deadlines["milestones"]
        if day["origin"] == "plan" or day["id"] not in PLAN_POINTS
    }


def needed_by(gathered: Gathered) -> str:
    """Name the day of the plan at which a piece of evidence has to be there; "" where no day
    belongs to it.
    """
    step = gathered.item.step
    return NEEDED_BY.get(f"{step}.{gathered.item.id}") or NEEDED_BY.get(step, "")


def _once(eligibility: Eligibility) -> Iterator[Gathered]:
    """Yield every piece of evidence, those that serve all roles once and first."""
    every = {gathered.key: gathered for _, pack in evidence.pack(eligibility) for gathered in pack}
    yield from sorted(
        every.values(), key=lambda gathered: STEPS[gathered.item.step].scope != Scope.PER_PARTY
    )


def steps(
    eligibility: Eligibility, deadlines: Deadlines, tasks: list[EvidenceTask]
) -> list[DatedStep]:
    """Set each step beside its dates and its evidence."""
    strands = {strand["id"]: strand for strand in deadlines["strands"]}
    forward = deadlines["plan"]["mode"] == "forward"
    days = _days(deadlines)
    dated: list[DatedStep] = []
    for step in eligibility["steps"]:
        strand = strands.get(STRANDS.get(step["id"], ""))
        first = last = days.get(step["id"])
        begin = over = first["date"] if first else None
        if strand:
            first, last = days.get(strand["begins"]), days.get(strand["steps"][-1]["ends"])
            begin = strand["earliest_start"] if forward else strand["latest_start"]
            over = strand["earliest_end"] if forward else strand["latest_end"]
        begins, ends = _known(strand, forward=forward) if strand else (True, True)
        dated.append(
            {
                **step,
                "begin": begin,
                "begin_open": not begins,
                "begin_words": _in_words(first, begin, known=begins),
                "over": over,
                "over_open": not ends,
                "over_words": _in_words(last, over, known=ends),
                "finished": bool(strand and strand["done"]),
                "driving": bool(strand and strand["driving"]),
                "slack": strand["slack"] if strand else None,
                "evidence": [task["key"] for task in tasks if task["step"] == step["id"]],
            }
        )
    return dated


def _in_words(day: Milestone | None, fact: IsoDate | None, *, known: bool) -> str:
    """Write a day of the plan, or the fact that took its place; nothing where neither is known."""
    return in_brief(day) if day else f"on {day_in_words(fact)}" if fact and known else ""


def _known(strand: PlanStrand, *, forward: bool) -> tuple[bool, bool]:
    """Return whether the beginning and the end of a strand rest on no length that is not known.

    After a start that is what leads there; before a target, what has to follow.
    """
    first, last = strand["steps"][0], strand["steps"][-1]
    if forward:
        before = set(first["earliest_leaves_out"]) - {first["id"]}
        return not before, not last["earliest_leaves_out"]
    ends = set(last["latest_leaves_out"]) - {last["id"]}
    return first["done"] or first["length"] is not None, not ends
