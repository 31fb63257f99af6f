"""The credit cover estimator: whether Credit Support will be required, how much, and what moves the
answer.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.calculator import Calculator
from tools_py.credit_cover import cpi
from tools_py.credit_cover.calculate import NAME, calculate
from tools_py.credit_cover.files import write_csv
from tools_py.credit_cover.questions import FORM
from tools_py.credit_cover.report import report

if TYPE_CHECKING:
    from tools_py.credit_cover.questions import Answers
    from tools_py.credit_cover.result import Result


def facts(result: Result) -> dict[str, str]:
    """Name what a link without amounts still leads to: the Regulatory Year, and the index that our
    table has for it.
    """
    year = result["threshold"]["regulatory_year"]
    figure = cpi.published().october.get(cpi.october_before(year))
    return {
        "Regulatory Year": year,
        f"Consumer Prices Index, October {cpi.october_before(year)}": (
            f"{figure.value} on {figure.base}"
        )
        if figure
        else "not in our table",
    }


CALCULATOR: Calculator[Answers, Result] = Calculator(
    name=NAME,
    title="Credit cover estimator",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "unpaid_invoices": "1250.50",
            "expected_charges": "2400",
            "working_capital_adjustment": "1.4",
            "maximum_credit_value": "10000",
            "unsecured_credit_factor": "20",
            "regulatory_year": "2026/27",
            "what_if_expected_charges": "2100",
        },
        date(2026, 11, 23),
    ),
    downloads={"csv": write_csv},
)
