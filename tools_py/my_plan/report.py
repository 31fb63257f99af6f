"""The plan as a board reads it, then every part in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tools_py import rules
from tools_py.credit_cover import report as credit_report
from tools_py.credit_cover.arithmetic import NOT_REQUIRED, REQUIRED, UNKNOWN
from tools_py.credit_cover.words import OUTCOMES
from tools_py.deadlines import report as deadlines_report
from tools_py.deadlines import workings
from tools_py.deadlines.words import sets_the_date
from tools_py.eligibility import report as eligibility_report
from tools_py.eligibility.evidence import SCOPES
from tools_py.eligibility.outcomes import Outcome
from tools_py.forms.choice_fields import labels
from tools_py.my_plan.questions import DONE, EVIDENCE_FIELD, FORM, NOT_NEEDED, PARTS, STATUSES
from tools_py.reports.blocks import (
    Block,
    Callout,
    Details,
    Figures,
    Heading,
    Report,
    Table,
    Task,
    TaskList,
    Text,
)
from tools_py.reports.citations import answers_given, rule_link, sources
from tools_py.reports.words import plural
from tools_py.rules import REGISTER
from tools_py.rules.vocabulary import STEPS, USER_ROLES, Scope

if TYPE_CHECKING:
    from tools_py.eligibility.result import Result as Eligibility
    from tools_py.my_plan.result import DatedStep, EvidenceTask, Result
    from tools_py.reports.result import BaseResult

STATUS_WORDS = labels(STATUSES)

UNLESS_REQUIRED = {
    "recommended": "; recommended",
    "unknown": "; if over the threshold",
}
"""What to say of a step that is not simply required."""


def report(result: Result) -> Report:
    """Return the plan, from the result alone."""
    parts = result["parts"]
    eligibility, deadlines, credit = parts["eligibility"], parts["deadlines"], parts["credit-cover"]
    blocks: list[Block] = [
        *_caveat(result),
        Figures(tuple(_figures(result))),
        *_warned(result),
        Heading("What to do next"),
        Text(deadlines_report.next_days(deadlines)),
        *deadlines_report.missing(deadlines),
        *deadlines_report.timeline(deadlines),
        Heading("Your User Roles"),
        eligibility_report.roles_table(eligibility),
        *eligibility_report.mandates(eligibility),
    ]
    if result["steps"]:
        blocks += [Heading("The steps"), _steps(result), Text(STEP_WORDS)]
        blocks += [Heading("The evidence"), Text(_evidence_words()), *_evidence(result)]
    blocks += [
        Heading("Credit cover"),
        _estimate(result),
        *credit_report.assumed(credit),
        credit_report.key_amounts(credit),
    ]
    blocks += [Heading("Open points, and who to ask"), *_unknown(result), *_asking(eligibility)]
    blocks += [*_parts(result), answers_given(FORM, result), *sources(result)]
    return Report(result["headline"], tuple(blocks))


STEP_WORDS = (
    "These are the days of the plan above: the latest for a target, the earliest from a start."
)


def _evidence_words() -> str:
    form = rule_link("Evidence Form", rules.STEP_EVIDENCE_FORM)
    return (
        f"These are the items that the guidance names. SECAS’s {form} says what it accepts. Enter "
        "owner and status in the list."
    )


def _figures(result: Result) -> Iterator[tuple[str, str, str]]:
    eligibility, deadlines = result["parts"]["eligibility"], result["parts"]["deadlines"]
    outcomes = [found["outcome"] for found in eligibility["roles"]]
    rest = [
        f"{outcomes.count(outcome)} {words}"
        for outcome, words in (
            (Outcome.CHECK, "to check with SECAS"),
            (Outcome.UNKNOWN, "not settled"),
        )
        if outcome in outcomes
    ]
    yield (
        "User Roles you can apply for",
        f"{outcomes.count(Outcome.CAN_APPLY)} of {len(outcomes)}",
        ", ".join(rest),
    )
    yield from deadlines_report.plan_figures(deadlines, led=_leads(result))
    yield "Credit Support", *_credit(result)
    if result["work"]:
        needed = [item["status"] for item in result["work"] if item["status"] != NOT_NEEDED]
        yield "Evidence", f"{needed.count(DONE)} of {len(needed)} done", ""
    yield (
        "Open points",
        str(len(result["unknown"])),
        "with who to ask, below",
    )


def _credit(result: Result) -> tuple[str, str]:
    """Say whether Credit Support is required: by the estimate, else by the reader's own answer on
    the threshold, else by what the estimate comes to on its assumptions.
    """
    credit = result["parts"]["credit-cover"]
    outcome, assumed = credit["outcome"], credit["assumed"]
    words = OUTCOMES[outcome].capitalize()
    if outcome in (REQUIRED, NOT_REQUIRED):
        return f"{words}, as estimated", ""
    if outcome == UNKNOWN and _own(result):
        return OUTCOMES[_own(result)].capitalize(), "as you answered"
    if assumed and assumed["outcome"] in (REQUIRED, NOT_REQUIRED):
        number = plural(len(assumed["answers"]), "assumption")
        return words, f"{OUTCOMES[assumed['outcome']]} on {number}"
    return words, ""


def _own(result: Result) -> str:
    """Return the outcome that the reader's own answer on the threshold gives; "" without one."""
    given = result["answers"]["credit_cover_over_threshold"]
    return {"yes": REQUIRED, "no": NOT_REQUIRED}.get(given or "", "")


def _estimate(result: Result) -> Text:
    """Write what the estimate comes to, after the answer that takes its place."""
    headline = f"{result['parts']['credit-cover']['headline']}."
    if result["parts"]["credit-cover"]["outcome"] != UNKNOWN or not _own(result):
        return Text(headline)
    over = "not " * (_own(result) == NOT_REQUIRED)
    return Text(
        f"You answered that the requirement is {over}over the Credit Cover Threshold, and the plan "
        f"takes that. The estimate: {headline}"
    )


def _caveat(result: Result) -> Iterator[Block]:
    """Write what belongs to the headline, where it is that of the dates."""
    if _leads(result):
        yield from deadlines_report.lead(result["parts"]["deadlines"])


def _leads(result: Result) -> bool:
    return result["headline"] == result["parts"]["deadlines"]["headline"]


def _warned(result: Result) -> list[Block]:
    """Return the warnings: a breach or what is too late, then what one part decided in another."""
    parts = result["parts"]
    caveat = parts["deadlines"]["caveat"] if _leads(result) else ""
    found = [
        *eligibility_report.warned(parts["eligibility"]),
        *deadlines_report.warned(parts["deadlines"], caveat),
        *credit_report.warned(parts["credit-cover"]),
    ]
    carried = [Callout("note", text) for text in result["carried"].values()]
    grave = [block for block in found if isinstance(block, Callout) and block.kind == "warning"]
    others = [*carried, *(block for block in found if block not in grave)]
    return [*grave, *deadlines_report.points_to_check(others)]


def _steps(result: Result) -> Table:
    done = {item["key"]: item["status"] for item in result["work"]}
    plan = result["parts"]["deadlines"]["plan"]
    way, sets = "from" if plan["mode"] == "forward" else "by", sets_the_date(plan)
    return Table(
        caption="Steps, days and evidence",
        head=("Step", "For", "Begin", "End", "Evidence"),
        rows=tuple(
            _step(step, done, sets, way) for step in result["steps"] if step["required"] != "no"
        ),
    )


def _step(step: DatedStep, done: dict[str, str], sets: str, way: str) -> tuple[str, ...]:
    roles = ", ".join(USER_ROLES[role].title for role in step["roles"])
    scope = SCOPES[Scope(step["scope"])]
    whom = (
        f"{roles}, {scope}"
        if step["scope"] == Scope.PER_ROLE
        else scope
        if step["scope"] == Scope.PER_PARTY
        else roles
    )
    statuses = [done[key] for key in step["evidence"] if done[key] != NOT_NEEDED]
    return (
        rule_link(STEPS[step["id"]].title, STEPS[step["id"]].stated_by),
        f"{whom}{UNLESS_REQUIRED.get(step['required'], '')}",
        *_when(step, sets, way),
        f"{statuses.count(DONE)} of {len(statuses)} done" if statuses else "none named",
    )


def _when(step: DatedStep, sets: str, way: str) -> tuple[str, str]:
    """Write when a step begins and ends."""
    if step["finished"]:
        return "done", "done"
    if step["begin"] is None:
        return "no day in the plan", ""
    begin, over = (_by(words, way) for words in (step["begin_words"], step["over_words"]))
    if step["slack"] is None:
        return begin, ""
    critical = f"; **{sets}**" * step["driving"]
    return begin or "not known", f"{over or 'not known'}{critical}"


def _by(words: str, way: str) -> str:
    led = not words or words.startswith(("before ", "about ", "on "))
    return words if led else f"{way} {words}"


def _evidence(result: Result) -> Iterator[Block]:
    """List the evidence for the Party, then for each role, each list folded."""
    for role in dict.fromkeys(item["role"] for item in result["work"]):
        items = [item for item in result["work"] if item["role"] == role]
        title = USER_ROLES[role].title if role else "Once for the Party"
        yield Details(
            f"{title}: {plural(len(items), 'thing')} to gather", (_task_list(title, items),)
        )


def _task_list(title: str, items: Sequence[EvidenceTask]) -> TaskList:
    return TaskList(
        name=EVIDENCE_FIELD.name,
        caption=f"What to gather: {title}",
        statuses=STATUS_WORDS,
        items=tuple(
            Task(
                item["key"],
                item["what"],
                rule_link(item["place"], REGISTER[item["rule"]]),
                _needed(item),
                item["owner"],
                item["status"],
            )
            for item in items
        ),
    )


def _needed(item: EvidenceTask) -> str:
    return item["needed"] or "no day in the plan"


def _unknown(result: Result) -> Iterator[Block]:
    """List what is not known, for each of those who can be asked; once what has one reason."""
    if not result["unknown"]:
        yield Text("The plan has no open points.")
    for whom in dict.fromkeys(item["ask"] for item in result["unknown"]):
        reasons: dict[str, list[str]] = {}
        for item in result["unknown"]:
            if item["ask"] == whom:
                reasons.setdefault(item["why"], []).append(item["what"])
        rows = tuple((_joined(what), why) for why, what in reasons.items())
        yield Table(caption=f"Ask {whom}", head=("What", "Why it matters"), rows=rows)


def _joined(what: Sequence[str]) -> str:
    """Put things not known into one line, where questions begin with a small letter."""
    first, *rest = what
    questions = ("How ", "What ", "Whether ", "Which ")
    small = (f"{one[0].lower()}{one[1:]}" if one.startswith(questions) else one for one in rest)
    return "; ".join((first, *small))


def _asking(eligibility: Eligibility) -> list[Block]:
    """Say how to reach those to ask, below the heading of the open points."""
    return [
        block for block in eligibility_report.asking(eligibility) if not isinstance(block, Heading)
    ]


def _parts(result: Result) -> Iterator[Block]:
    parts = result["parts"]
    eligibility, deadlines, credit = parts["eligibility"], parts["deadlines"], parts["credit-cover"]
    roles = [*eligibility_report.what_to_do(eligibility), *eligibility_report.user_ids(eligibility)]
    in_full: tuple[tuple[BaseResult[Any], Iterable[Block]], ...] = (
        (eligibility, roles),
        (deadlines, [deadlines_report.dates(deadlines), *workings.in_full(deadlines)]),
        (credit, credit_report.in_full(credit)),
    )
    for part, blocks in in_full:
        title = PARTS[part["calculator"]].title
        yield Details(f"{title}: the workings", (Text(f"{part['headline']}."), *blocks))
