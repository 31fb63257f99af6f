"""The three calculators joined: roles, days, evidence, credit, and what is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.calendars import calendar
from tools_py.dates.words import read_day
from tools_py.eligibility.outcomes import Outcome
from tools_py.my_plan import unknowns
from tools_py.my_plan.parts import run
from tools_py.my_plan.tasks import steps, tasks
from tools_py.my_plan.warnings import warnings
from tools_py.reports.result import base_result
from tools_py.rules import REGISTER

if TYPE_CHECKING:
    from tools_py.deadlines.result import Result as Deadlines
    from tools_py.eligibility.result import Result as Eligibility
    from tools_py.my_plan.questions import Answers
    from tools_py.my_plan.result import Result
    from tools_py.reports.days import Skipped

NAME = "my-plan"


def calculate(answers: Answers, today: date) -> Result:
    """Run the three calculators on one set of answers, and join what they find.

    Raises:
        ValidationError: the errors of all three at once, where one cannot use its answers.
    """
    as_of = answers["as_of"] or today
    joined = run(answers, as_of)
    parts, carried = joined.parts, warnings(answers, joined, as_of)
    eligibility, deadlines, credit = parts["eligibility"], parts["deadlines"], parts["credit-cover"]
    evidence = tasks(eligibility, deadlines, answers["evidence"] or {})
    of_parts = [*eligibility["warnings"], *deadlines["warnings"], *credit["warnings"]]
    rests_on = [
        REGISTER[citation["rule"]]
        for citation in (*eligibility["citations"], *deadlines["citations"], *credit["citations"])
    ]
    return {
        **base_result(
            NAME,
            answers,
            _headline(eligibility, deadlines),
            rests_on=rests_on,
            notes={*eligibility["notes"], *deadlines["notes"], *credit["notes"]},
            warnings={**carried, **{warning["id"]: warning["text"] for warning in of_parts}},
        ),
        "as_of": as_of.isoformat(),
        "carried": carried,
        "steps": steps(eligibility, deadlines, evidence),
        "work": evidence,
        "unknown": unknowns.find(parts),
        "rules_said": {rule.id: rule.says for rule in rests_on},
        "bank_holidays": _bank_holidays(deadlines),
        "parts": parts,
    }


def _headline(eligibility: Eligibility, deadlines: Deadlines) -> str:
    """Return the headline of the dates, or that no role can be applied for."""
    hopeless = all(found["outcome"] == Outcome.CANNOT_APPLY for found in eligibility["roles"])
    return eligibility["headline"] if hopeless else deadlines["headline"]


def _bank_holidays(deadlines: Deadlines) -> list[Skipped]:
    """List the bank holidays on weekdays in the years of the plan, so that a saved plan can show
    which of them changed.
    """
    known = calendar(deadlines["answers"]["calendar"])
    days = [
        read_day(text) for day in deadlines["milestones"] for text in (day["from"], day["date"])
    ]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    return [
        {"date": day.isoformat(), "reason": known.holidays[day]}
        for day in known.weekday_holidays
        if first <= day <= last
    ]
