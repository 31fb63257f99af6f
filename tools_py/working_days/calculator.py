"""The Working-Day counter: a date, a number of Working Days on or back, a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.calculator import Calculator
from tools_py.working_days.calculate import NAME, calculate
from tools_py.working_days.questions import FORM
from tools_py.working_days.report import report

if TYPE_CHECKING:
    from tools_py.working_days.questions import Answers
    from tools_py.working_days.result import Result

CALCULATOR: Calculator[Answers, Result] = Calculator(
    name=NAME,
    title="Working-Day counter",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=lambda result: {"Date": result["date"]},
    example=({"start": "2027-03-24", "days": "60"}, date(2026, 11, 23)),
)
