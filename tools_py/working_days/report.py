"""The answer of the Working-Day counter as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools_py.dates.calendars import TITLES
from tools_py.dates.counting import COUNTING_TITLES
from tools_py.reports.blocks import Block, Callout, Details, Figures, Report, Text
from tools_py.reports.citations import sources
from tools_py.reports.days import alternatives_table, days_table, read_ledger
from tools_py.reports.words import day_in_words, plural

if TYPE_CHECKING:
    from tools_py.working_days.result import Result

SATURDAY = 5


def report(result: Result) -> Report:
    """Return the day, the days skipped, and what other readings give."""
    answers = result["answers"]
    skipped = read_ledger(result["skipped"])
    holidays = [(day, reason) for day, reason in skipped if day.weekday() < SATURDAY]
    at_weekends = len(skipped) - len(holidays)
    bank_holidays = plural(len(holidays), "bank holiday")
    blocks: list[Block] = [
        *(Callout("note", warning["text"]) for warning in result["warnings"]),
        Figures(
            (
                ("Date", day_in_words(result["date"]), ""),
                ("Calendar", TITLES[answers["calendar"]], ""),
                ("Counting", COUNTING_TITLES[answers["counting"]], ""),
                (
                    "Days stepped over",
                    str(len(skipped)),
                    f"{at_weekends} at weekends, {bank_holidays}",
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
