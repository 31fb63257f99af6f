"""What an answer about the certificate holds."""

from __future__ import annotations

from tools_py.certificate.questions import AnswersAs

from tools_py.reports.days import Skipped
from tools_py.reports.result import BaseResult, IsoDate


class Result(BaseResult[AnswersAs[IsoDate]]):
    """The last day for the certificate, and the days skipped on the way."""

    date: IsoDate
    skipped: list[Skipped]
