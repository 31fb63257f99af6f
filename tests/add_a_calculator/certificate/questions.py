"""The questions of the certificate's calculator."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from tools_py.forms.date_field import DateField
from tools_py.forms.form import Form
from tools_py.forms.shared import CALENDAR_FIELD


class AnswersAs[Day](TypedDict):
    """What was answered, as it is parsed or as JSON holds it."""

    quality_gate: Day
    calendar: str


type Answers = AnswersAs[date]
"""The answers as they are parsed."""


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
