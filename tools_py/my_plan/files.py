"""What a reader takes away: the plan as a list of actions, and its days as a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tools_py.deadlines.files import write_calendar as write_days
from tools_py.deadlines.words import kind
from tools_py.my_plan.report import STATUS_WORDS
from tools_py.reports.csv import to_csv
from tools_py.rules import REGISTER
from tools_py.rules.vocabulary import STEPS, USER_ROLES

if TYPE_CHECKING:
    from tools_py.my_plan.result import Result


def write_calendar(result: Result) -> str:
    """Write all days of the plan; one that starts whenever it is opened stays the same plan."""
    dates = result["parts"]["deadlines"]
    answers = {**dates["answers"], "start": result["answers"]["start"]}
    return write_days({**dates, "answers": answers})


HEAD = ("What", "Kind", "For", "Day", "Owner", "Status", "Section", "Clause")


def write_csv(result: Result) -> str:
    """Write the plan as a list of actions: its days, its evidence, and what is not known."""
    return to_csv(HEAD, _rows(result))


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    for day in result["parts"]["deadlines"]["milestones"]:
        rule = REGISTER[day["rule"]]
        yield (
            day["title"],
            f"day ({kind(day)})",
            "",
            f"{'before ' * bool(day['leaves_out'])}{day['date']}",
            day["actor"],
            "passed" if day["passed"] else "",
            rule.section,
            rule.clause or "",
        )
    for item in result["work"]:
        rule = REGISTER[item["rule"]]
        whose = USER_ROLES[item["role"]].title if item["role"] else "the Party"
        part = f"evidence: {STEPS[item['step']].title}"
        yield (
            item["what"],
            part,
            whose,
            f"{'before ' * item['leaves_out']}{item['by'] or ''}",
            item["owner"],
            STATUS_WORDS[item["status"]],
            rule.section,
            rule.clause or "",
        )
    for unknown in result["unknown"]:
        yield unknown["what"], "not known", unknown["why"], "", f"ask {unknown['ask']}", "", "", ""
