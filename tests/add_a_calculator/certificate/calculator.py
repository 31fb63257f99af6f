"""The Completion Certificate: by when the DCC issues it after a quality gate review meeting that
succeeded.
"""

from __future__ import annotations

from datetime import date

from tools_py import rules
from tools_py.calculator import Answers, Calculator, Result, result
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import OutsideCalendar, count
from tools_py.dates.words import full_date
from tools_py.forms.date_field import DateField
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.forms.form import Form
from tools_py.forms.shared import CALENDAR_FIELD
from tools_py.reports.blocks import Block, Figures, Report
from tools_py.reports.citations import sources
from tools_py.reports.days import Skipped, beyond, days_table, ledger
from tools_py.reports.result import BaseResult

NAME = "certificate"

FORM = Form(
    fields=(
        DateField(
            name="quality_gate",
            label="When did the quality gate review meeting succeed?",
            noun="Date of the meeting",
            hint="For example, 24 3 2027",
            missing="Enter the date of the quality gate review meeting",
            first=date(2016, 1, 1),
            last=date(2099, 12, 31),
        ),
        CALENDAR_FIELD,
    )
)

type Day = date


class Certificate(BaseResult):
    """The last day for the certificate, and what was stepped over on the way."""

    date: Day
    skipped: list[Skipped]


def calculate(answers: Answers, today: date) -> Result:
    """Count from the meeting; raise ValidationError where that leaves the published bank holidays."""
    rule = rules.COMPLETION_CERTIFICATE
    try:
        counted = count(answers["quality_gate"], rule.value, calendar(answers["calendar"]))
    except OutsideCalendar as outside:
        raise ValidationError(FieldError("quality_gate", beyond(outside))) from None
    had = "had to issue" if counted.day < today else "has to issue"
    return result(
        NAME,
        answers,
        f"The DCC {had} the Completion Certificate by {full_date(counted.day)}",
        rules=(rule, rules.COUNTING_DAY_ONE, rules.WORKING_DAY_NATION),
        date=counted.day,
        skipped=ledger(counted.skipped),
    )


def report(result: Result) -> Report:
    """Tell the answer: the day, and what was stepped over."""
    skipped = [(date.fromisoformat(item["date"]), item["reason"]) for item in result["skipped"]]
    blocks: list[Block] = [
        Figures(
            (
                (
                    "Completion Certificate",
                    full_date(date.fromisoformat(result["date"])),
                    "at the latest",
                ),
            )
        )
    ]
    if skipped:
        blocks.append(days_table("Days that are not Working Days", skipped))
    return Report(result["headline"], (*blocks, *sources(result)))


CALCULATOR = Calculator(
    name=NAME,
    title="Completion Certificate",
    form=FORM,
    shape=Certificate,
    calculate=calculate,
    report=report,
    facts=lambda result: {"Completion Certificate": result["date"]},
    example=({"quality_gate": "2027-03-24"}, date(2026, 11, 23)),
)
