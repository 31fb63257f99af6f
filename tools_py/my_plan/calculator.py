"""My plan: every question asked once, and the three answers as one plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.calculator import Calculator
from tools_py.credit_cover.calculator import CALCULATOR as CREDIT_COVER
from tools_py.deadlines.calculator import CALCULATOR as DEADLINES
from tools_py.eligibility.calculator import CALCULATOR as ELIGIBILITY
from tools_py.my_plan.calculate import NAME, calculate
from tools_py.my_plan.files import write_calendar, write_csv
from tools_py.my_plan.questions import FORM, Answers
from tools_py.my_plan.report import report

if TYPE_CHECKING:
    from tools_py.my_plan.result import Result


def facts(result: Result) -> dict[str, str]:
    """Name what the three calculators' links carry."""
    parts = result["parts"]
    return {
        **ELIGIBILITY.facts(parts["eligibility"]),
        **DEADLINES.facts(parts["deadlines"]),
        **CREDIT_COVER.facts(parts["credit-cover"]),
    }


CALCULATOR: Calculator[Answers, Result] = Calculator(
    name=NAME,
    title="My plan",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "roles": ["import-supplier", "other-user"],
            "sec_party": "yes",
            "licences": ["electricity-supply"],
            "supply_market": "non-domestic",
            "controlled_market_entry": "no",
            "target": "2028-03-01",
            "durations": {"uept-execution": "15 WD", "security-assessment": "5 months"},
            "credit_cover_over_threshold": "no",
            "evidence": {
                "party.privacy-impact-assessment.assessment": {
                    "owner": "Data protection",
                    "status": "in-hand",
                }
            },
        },
        date(2026, 11, 23),
    ),
    downloads={"csv": write_csv, "ics": write_calendar},
    flow=ELIGIBILITY.flow,
)
