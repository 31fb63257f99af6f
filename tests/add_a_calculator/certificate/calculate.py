"""By when the DCC issues the Test Completion Certificate (section 5.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import OutsideCalendar, count
from tools_py.dates.words import full_date
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.reports.days import beyond, ledger
from tools_py.reports.result import base_result

if TYPE_CHECKING:
    from tools_py.certificate.questions import Answers
    from tools_py.certificate.result import Result

NAME = "certificate"


def calculate(answers: Answers, today: date) -> Result:
    """Count from the meeting.

    Raises:
        ValidationError: the count leaves the published bank holidays.
    """
    rule = rules.COMPLETION_CERTIFICATE
    try:
        found = count(answers["quality_gate"], rule.value, calendar(answers["calendar"]))
    except OutsideCalendar as outside:
        raise ValidationError(FieldError("quality_gate", beyond(outside, 1))) from None
    has_or_had = "had to issue" if found.day < today else "has to issue"
    return {
        **base_result(
            NAME,
            answers,
            f"The DCC {has_or_had} the Test Completion Certificate by {full_date(found.day)}",
            rests_on=(rule, rules.COUNTING_DAY_ONE, rules.WORKING_DAY_NATION),
        ),
        "date": found.day.isoformat(),
        "skipped": ledger(found.skipped),
    }
