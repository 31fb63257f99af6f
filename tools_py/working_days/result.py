"""What an answer of the Working-Day counter holds."""

from __future__ import annotations

from typing import Annotated

from tools_py.reports.days import Alternative, Skipped
from tools_py.reports.result import BaseResult, IsoDate
from tools_py.working_days.questions import AnswersAs


class Result(BaseResult[AnswersAs[IsoDate, int]]):
    """The day counted to, the days skipped, and the day under each other reading."""

    date: Annotated[IsoDate, "The day counted to"]
    weekday: str
    skipped: list[Skipped]
    alternatives: Annotated[
        list[Alternative], "The same count under every calendar and both conventions"
    ]
