"""What a reader takes away: the plan as a list of actions, and its days as a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tools_py.deadlines.files import write_calendar as write_days
from tools_py.deadlines.words import kind
from tools_py.my_plan.report import STATUS_WORDS
from tools_py.reports.csv import to_csv
from tools_py.reports.inline import plain
from tools_py.reports.saving import NOWHERE, Saving
from tools_py.rules import REGISTER
from tools_py.rules.vocabulary import STEPS, USER_ROLES

if TYPE_CHECKING:
    from tools_py.my_plan.result import Result


def write_calendar(result: Result, saving: Saving = NOWHERE) -> str:
    """Write all days of the plan, as one for the User Roles that were asked about, whichever of
    them the dates leave out.
    """
    deadlines = result["parts"]["deadlines"]
    roles = result["answers"]["roles"]
    return write_days({**deadlines, "answers": {**deadlines["answers"], "roles": roles}}, saving)


HEAD = ("What", "Kind", "For", "Day", "Owner", "Status", "Section", "Clause", "Address")


def write_csv(result: Result, saving: Saving = NOWHERE) -> str:
    """Write the plan as a list of actions: its days, its evidence, and what is not known."""
    return to_csv(HEAD, _rows(result, saving))


def _rows(result: Result, saving: Saving) -> Iterator[tuple[str, ...]]:
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
            saving.page(rule.page),
        )
    for item in result["work"]:
        rule = REGISTER[item["rule"]]
        whose = USER_ROLES[item["role"]].title if item["role"] else "the Party"
        part = f"evidence: {STEPS[item['step']].title}"
        yield (
            item["what"],
            part,
            whose,
            item["needed"] if item["leaves_out"] or item["kind"] == "about" else item["by"] or "",
            item["owner"],
            STATUS_WORDS[item["status"]],
            rule.section,
            rule.clause or "",
            saving.page(rule.page),
        )
    for unknown in result["unknown"]:
        ask = f"ask {unknown['ask']}"
        yield plain(unknown["what"]), "not known", unknown["why"], "", ask, "", "", "", ""
