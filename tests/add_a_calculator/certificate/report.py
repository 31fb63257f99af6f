"""The answer about the certificate as a person reads it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.words import full_date
from tools_py.reports.blocks import Block, Figures, Report
from tools_py.reports.citations import sources
from tools_py.reports.days import days_table

if TYPE_CHECKING:
    from tools_py.certificate.result import Result


def report(result: Result) -> Report:
    """Return the day, and the days skipped."""
    day = full_date(date.fromisoformat(result["date"]))
    blocks: list[Block] = [Figures((("Test Completion Certificate", day, "at the latest"),))]
    if result["skipped"]:
        skipped = [(date.fromisoformat(day["date"]), day["reason"]) for day in result["skipped"]]
        blocks.append(days_table("Days that are not Working Days", skipped))
    return Report(result["headline"], (*blocks, *sources(result)))
