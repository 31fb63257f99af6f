"""The Working-Day counter: a date, a number of Working Days on or back, a calendar."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from tools_py import rules
from tools_py.calculator import Answers, Calculator, Result, result
from tools_py.dates import calendars
from tools_py.dates.calendars import CALENDARS, TITLES, calendar
from tools_py.dates.counting import COUNTING_TITLES, COUNTINGS, OutsideCalendar, arrive, count
from tools_py.dates.words import WEEKDAYS, full_date
from tools_py.forms.choice_fields import ChoiceField, Option
from tools_py.forms.date_field import DateField
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.forms.form import Form
from tools_py.forms.number_field import NumberField
from tools_py.forms.shared import CALENDAR_FIELD, COUNTING_FIELD
from tools_py.reports.blocks import Block, Details, Figures, Report, Text
from tools_py.reports.citations import sources
from tools_py.reports.days import (
    Reading,
    Skipped,
    alternatives_table,
    beyond,
    days_table,
    ledger,
    plural,
)
from tools_py.reports.result import BaseResult

NAME = "working-days"

SPAN = calendar(calendars.DEFAULT)

FORM = Form(
    fields=(
        DateField(
            name="start",
            label="Which date do you count from?",
            noun="Date to count from",
            hint="For example, 24 3 2027",
            missing="Enter the date to count from",
            first=SPAN.first_day,
            last=SPAN.last_day,
            covered="the days whose bank holidays have been published",
        ),
        NumberField(
            name="days",
            label="How many Working Days?",
            noun="Number of Working Days",
            hint="A whole number, for example 60; a minus sign counts back",
            missing="Enter the number of Working Days",
            least=None,
            places=0,
            example="60",
        ),
        ChoiceField(
            name="direction",
            label="Count on or back?",
            noun="Direction",
            options=(
                Option(value="on", label="On from the date"),
                Option(value="back", label="Back from the date"),
            ),
        ),
        CALENDAR_FIELD,
        COUNTING_FIELD,
    )
)


type Day = date


class Counted(BaseResult):
    """A day counted to, what was stepped over, and what other readings give."""

    date: Annotated[Day, "The day counted to"]
    weekday: str
    skipped: list[Skipped]
    alternatives: Annotated[
        list[Reading], "The same count under every calendar and both conventions"
    ]


def calculate(answers: Answers, today: date) -> Result:
    """Count, and count again under every other calendar and convention.

    Raise ValidationError for no days, for a minus sign beside a direction, and where the counting
    leaves the published bank holidays.
    """
    start, number, direction = answers["start"], int(answers["days"]), answers["direction"]
    if number == 0:
        raise ValidationError(
            FieldError(
                "days", "Number of Working Days must be 1 or more, or −1 or less to count back"
            )
        )
    if direction and number < 0:
        raise ValidationError(
            FieldError(
                "days",
                "Number of Working Days must be 1 or more when you choose to count on or back",
            )
        )
    days = -number if direction == "back" else number
    try:
        counted = count(start, days, calendar(answers["calendar"]), answers["counting"])
    except OutsideCalendar as outside:
        raise ValidationError(FieldError("days", beyond(outside))) from None
    was = "was" if counted.day < today else "is"
    way = "after" if days > 0 else "before"
    headline = f"{plural(abs(days))} {way} {full_date(start)} {was} {full_date(counted.day)}"
    return result(
        NAME,
        {**answers, "days": days, "direction": None},
        headline,
        rules=(rules.COUNTING_DAY_ONE, rules.WORKING_DAY_NATION),
        date=counted.day,
        weekday=WEEKDAYS[counted.day.weekday()],
        skipped=ledger(counted.skipped),
        alternatives=alternatives(start, days),
    )


def alternatives(start: date, days: int) -> list[Reading]:
    """Count under each calendar and convention; a date that cannot be counted is None."""
    counted: list[Reading] = []
    for name in CALENDARS:
        for counting in COUNTINGS:
            try:
                day = arrive(start, days, calendar(name), counting)
            except OutsideCalendar:
                day = None
            counted.append({"calendar": name, "counting": counting, "date": day})
    return counted


def report(result: Result) -> Report:
    """Tell the answer: the day, what was skipped, and what other readings would give."""
    answers = result["answers"]
    skipped = [(date.fromisoformat(item["date"]), item["reason"]) for item in result["skipped"]]
    holidays = [(day, reason) for day, reason in skipped if day.weekday() < 5]
    blocks: list[Block] = [
        Figures(
            (
                ("Date", full_date(date.fromisoformat(result["date"])), ""),
                ("Calendar", TITLES[answers["calendar"]], ""),
                ("Counting", COUNTING_TITLES[answers["counting"]], ""),
                (
                    "Days stepped over",
                    str(len(skipped)),
                    (
                        f"{len(skipped) - len(holidays)} at weekends, {len(holidays)} bank "
                        f"holiday{'' if len(holidays) == 1 else 's'}"
                    ),
                ),
            )
        ),
    ]
    if holidays:
        blocks.append(days_table("Bank holidays stepped over", holidays))
    blocks += [
        Details(
            f"Every day stepped over ({len(skipped)})",
            (days_table("Days that are not Working Days", skipped),),
        )
        if skipped
        else Text("No day was stepped over."),
        alternatives_table(
            "The same count under the other readings of Working Day",
            result["alternatives"],
            answers,
        ),
        *sources(result),
    ]
    return Report(result["headline"], tuple(blocks))


CALCULATOR: Calculator[Any, Any] = Calculator(
    name=NAME,
    title="Working-Day counter",
    form=FORM,
    shape=Counted,
    calculate=calculate,
    report=report,
    facts=lambda result: {"Date": result["date"]},
    example=({"start": "2027-03-24", "days": "60"}, date(2026, 11, 23)),
)
