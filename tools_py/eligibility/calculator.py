"""The eligibility check: which User Roles a Party can take, what each demands of it, and which
mandate binds it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.calculator import Calculator
from tools_py.eligibility.calculate import NAME, calculate
from tools_py.eligibility.files import write_csv, write_markdown
from tools_py.eligibility.flow import FLOW
from tools_py.eligibility.questions import FIELDS, FORM
from tools_py.eligibility.report import report
from tools_py.reports.flow_diagram import draw
from tools_py.rules.vocabulary import USER_ROLES

if TYPE_CHECKING:
    from tools_py.eligibility.questions import Answers
    from tools_py.eligibility.result import Result


def facts(result: Result) -> dict[str, str]:
    """Name the outcomes and dates that a link carries."""
    return {USER_ROLES[found["role"]].title: found["outcome"] for found in result["roles"]} | {
        mandate["category"]: mandate["deadline"] for mandate in result["mandates"]
    }


CALCULATOR: Calculator[Answers, Result] = Calculator(
    name=NAME,
    title="Eligibility check",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "roles": ["import-supplier", "gas-supplier", "other-user"],
            "sec_party": "yes",
            "licences": ["electricity-supply", "gas-supply"],
            "supply_market": "domestic",
            "supplier_size": "large",
            "controlled_market_entry": "no",
            "credit_cover_over_threshold": "no",
        },
        date(2026, 11, 23),
    ),
    downloads={"md": write_markdown, "csv": write_csv},
    pictures={"flow": lambda: draw(FLOW, FIELDS)},
    flow=FLOW,
)
