"""The file that a reader takes away for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools_py.credit_cover import tables
from tools_py.credit_cover.report import assumed
from tools_py.credit_cover.words import FORM_NAMES, OUTCOMES, WHY_NOT, money
from tools_py.reports.csv import to_csv
from tools_py.reports.inline import plain
from tools_py.reports.saving import NOWHERE, Saving
from tools_py.reports.words import day_in_words
from tools_py.rules import REGISTER

if TYPE_CHECKING:
    from tools_py.credit_cover.result import Result


def write_csv(result: Result, saving: Saving = NOWHERE) -> str:
    """Write the answers, what is assumed, the workings, the Credit Support and the outcome as CSV,
    each line of the workings with its source.
    """
    rows: list[tuple[str, ...]] = [
        ("answer", what, remark, value, "", "", "")
        for what, value, remark in tables.answers(result).rows
    ]
    for block in assumed(result):
        rows += [("assumption", plain(item.words), "", "", "", "", "") for item in block.items]
    for line in (result["assumed"] or result)["workings"]:
        rule = REGISTER[line["rule"]]
        rows.append(
            (
                "working",
                line["what"],
                line["equation"],
                line["result"],
                rule.section,
                rule.clause or "",
                saving.page(rule.page),
            )
        )
    for item in result["credit_support"]["items"]:
        expires = day_in_words(item["expires"]) if item["expires"] else "not given"
        counts = f"not counted: {WHY_NOT[item['reason']]}" if item["reason"] else "counted"
        rows.append(
            (
                "credit support",
                FORM_NAMES[item["form"]],
                f"expires {expires}, {counts}",
                money(item["amount"]),
                "",
                "",
                "",
            )
        )
    rows.append(
        ("outcome", "Credit Support", result["headline"], OUTCOMES[result["outcome"]], "", "", "")
    )
    return to_csv(("Part", "What", "Sum or remark", "Result", "Section", "Clause", "Page"), rows)
