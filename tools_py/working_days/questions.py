"""The questions of the Working-Day counter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypedDict

from tools_py.dates import calendars
from tools_py.dates.calendars import calendar
from tools_py.forms.choice_fields import ChoiceField, Option
from tools_py.forms.date_field import DateField
from tools_py.forms.form import Form
from tools_py.forms.number_field import NumberField
from tools_py.forms.shared import CALENDAR_FIELD, COUNTING_FIELD


class AnswersAs[Day, Number](TypedDict):
    """What was answered, as it is parsed or as JSON holds it; `days` is negative to count back,
    `direction` None unless chosen.
    """

    start: Day
    days: Number
    direction: str | None
    calendar: str
    counting: str


type Answers = AnswersAs[date, Decimal]
"""The answers as they are parsed."""


COVERED = calendar(calendars.DEFAULT)

FORM = Form(
    fields=(
        DateField(
            name="start",
            label="Which date do you count from?",
            noun="Date to count from",
            hint="For example, 24 3 2027",
            missing="Enter the date to count from",
            first=COVERED.first_day,
            last=COVERED.last_day,
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
