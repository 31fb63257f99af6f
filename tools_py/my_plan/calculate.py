"""The three calculators joined: roles, days, evidence, credit, and what is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.calendars import calendar
from tools_py.eligibility.outcomes import Outcome
from tools_py.my_plan import unknowns
from tools_py.my_plan.parts import run
from tools_py.my_plan.tasks import steps, tasks
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
    parts = joined.parts
    entitled, dates, credit = parts["eligibility"], parts["deadlines"], parts["credit-cover"]
    evidence = tasks(entitled, dates, answers["evidence"] or {})
    warnings = [
        *entitled["warnings"],
        *dates["warnings"],
        *credit["warnings"],
    ]
    rests_on = [
        REGISTER[citation["rule"]]
        for citation in (*entitled["citations"], *dates["citations"], *credit["citations"])
    ]
    base = base_result(
        NAME,
        answers,
        _headline(entitled, dates),
        rests_on=rests_on,
        notes={*entitled["notes"], *dates["notes"], *credit["notes"]},
        warnings={**joined.carried, **{warning["id"]: warning["text"] for warning in warnings}},
    )
    return {
        **base,
        "as_of": as_of.isoformat(),
        "carried": dict(joined.carried),
        "steps": steps(entitled, dates, evidence),
        "work": evidence,
        "unknown": unknowns.find(parts),
        "rules_said": {rule.id: rule.says for rule in rests_on},
        "bank_holidays": _bank_holidays(dates),
        "parts": parts,
    }


def _headline(entitled: Eligibility, dates: Deadlines) -> str:
    """Return the headline of the dates, or that no role can be applied for."""
    hopeless = all(found["outcome"] == Outcome.CANNOT_APPLY for found in entitled["roles"])
    return entitled["headline"] if hopeless else dates["headline"]


def _bank_holidays(dates: Deadlines) -> list[Skipped]:
    """List the bank holidays on weekdays in the years of the plan, so that a saved plan can show
    which of them changed.
    """
    known = calendar(dates["answers"]["calendar"])
    days = [
        date.fromisoformat(text)
        for day in dates["milestones"]
        for text in (day["from"], day["date"])
    ]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    return [
        {"date": day.isoformat(), "reason": known.holidays[day]}
        for day in known.weekday_holidays
        if first <= day <= last
    ]
