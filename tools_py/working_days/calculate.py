"""Counting Working Days on or back from a date (section 5 of the guidance counts in them)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.calendars import CALENDARS, calendar
from tools_py.dates.counting import COUNTINGS, OutsideCalendar, arrive, count
from tools_py.dates.words import WEEKDAYS, full_date
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.reports.days import beyond, ledger
from tools_py.reports.result import base_result
from tools_py.reports.words import plural
from tools_py.working_days.warnings import warnings

if TYPE_CHECKING:
    from tools_py.reports.days import Alternative
    from tools_py.working_days.questions import Answers
    from tools_py.working_days.result import Result

NAME = "working-days"


def calculate(answers: Answers, today: date) -> Result:
    """Count, and count again under every other calendar and convention.

    Raises:
        ValidationError: no days to count; a minus sign beside a direction; a count that leaves the
            days whose bank holidays have been published.
    """
    start, number, direction = answers["start"], int(answers["days"]), answers["direction"]
    if number == 0:
        message = "Number of Working Days must be 1 or more, or −1 or less to count back"
        raise ValidationError(FieldError("days", message))
    if direction and number < 0:
        message = "Number of Working Days must be 1 or more when you choose to count on or back"
        raise ValidationError(FieldError("days", message))
    days = -number if direction == "back" else number
    try:
        found = count(start, days, calendar(answers["calendar"]), answers["counting"])
    except OutsideCalendar as outside:
        raise ValidationError(FieldError("days", beyond(outside, days))) from None
    is_or_was = "was" if found.day < today else "is"
    way = "after" if days > 0 else "before"
    return {
        **base_result(
            NAME,
            {**answers, "days": days, "direction": None},
            f"{plural(abs(days), 'Working Day')} {way} {full_date(start)} {is_or_was} "
            f"{full_date(found.day)}",
            rests_on=(rules.COUNTING_DAY_ONE, rules.WORKING_DAY_NATION),
            warnings=warnings(start, days, calendar(answers["calendar"])),
        ),
        "date": found.day.isoformat(),
        "weekday": WEEKDAYS[found.day.weekday()],
        "skipped": ledger(found.skipped),
        "alternatives": _alternatives(start, days),
    }


def _alternatives(start: date, days: int) -> list[Alternative]:
    """Count under each calendar and convention; a day that cannot be counted to is None."""
    alternatives: list[Alternative] = []
    for name in CALENDARS:
        for counting in COUNTINGS:
            try:
                day = arrive(start, days, calendar(name), counting).isoformat()
            except OutsideCalendar:
                day = None
            alternatives.append({"calendar": name, "counting": counting, "date": day})
    return alternatives
