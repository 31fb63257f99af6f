"""The deadline planner as the entry points and the build find it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.calculator import Calculator
from tools_py.deadlines.calculate import NAME, calculate
from tools_py.deadlines.files import write_calendar, write_csv
from tools_py.deadlines.questions import FORM, Answers
from tools_py.deadlines.report import report

if TYPE_CHECKING:
    from tools_py.deadlines.result import Result


def facts(result: Result) -> dict[str, str]:
    """Name the days that a link carries; none of them depends on the day on which it is opened."""
    days = {day["title"]: day["date"] for day in result["milestones"]}
    plan = result.get("plan")
    if plan and not plan["target"] and plan["earliest_user"]:
        days["Become a User"] = plan["earliest_user"]
    return days


CALCULATOR: Calculator[Answers, Result] = Calculator(
    name=NAME,
    title="Deadline planner",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "target": "2028-03-01",
            "roles": ["import-supplier", "gas-supplier"],
            "durations": {
                "user-id": "10 WD",
                "uept-execution": "15 WD",
                "quality-gate": "5 WD",
                "security-assessment": "5 months",
                "credit-support": "20 WD",
                "evidence-check": "10 WD",
            },
            "as_of": "2026-11-23",
        },
        date(2026, 11, 23),
    ),
    downloads={"csv": write_csv, "ics": write_calendar},
)
