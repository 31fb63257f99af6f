"""The days of a deadline planner's result as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from tools_py.calculator import Result
from tools_py.reports.csv import to_csv
from tools_py.rules import REGISTER

HEAD = (
    "Date", "Weekday", "What", "Is the", "Who", "Part of", "Counted from", "From date", "Length", ("Leaves out (length "
                                                                                                  "not known)"),
    "Safest date", "Safest calendar", "Safest counting", "Section", "Clause", "Editor's notes",
)  # fmt: skip


def write(result: Result) -> str:
    """Write one row for each milestone, in date order; figures of the Working Day's reading stand
    in every row.
    """
    return to_csv(HEAD, _rows(result))


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    for day in result["milestones"]:
        rule = REGISTER[day["rule"]]
        safest = day["safest"] or {"date": "", "calendar": "", "counting": ""}
        yield (
            day["date"],
            day["weekday"],
            day["title"],
            day["kind"],
            day["actor"],
            "plan" if day["origin"] == "plan" else "date asked for",
            day["from_what"],
            day["from"],
            day["length"] or "",
            "; ".join(day["leaves_out"]),
            safest["date"],
            safest["calendar"],
            safest["counting"],
            rule.section,
            rule.clause or "",
            ", ".join(rule.notes),
        )
