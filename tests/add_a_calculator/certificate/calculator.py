"""The calculator of the Test Completion Certificate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.certificate.calculate import NAME, calculate
from tools_py.certificate.questions import FORM
from tools_py.certificate.report import report

from tools_py.calculator import Calculator

if TYPE_CHECKING:
    from tools_py.certificate.questions import Answers
    from tools_py.certificate.result import Result

CALCULATOR: Calculator[Answers, Result] = Calculator(
    name=NAME,
    title="Test Completion Certificate",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=lambda result: {"Test Completion Certificate": result["date"]},
    example=({"quality_gate": "2027-03-24"}, date(2026, 11, 23)),
)
