"""What the build publishes of the eligibility check beside its form: the flow of its questions, and
the complete decision table.
"""

from __future__ import annotations

from pathlib import Path

from site_hooks.figures.calculators import base
from tools_py.calculator import load
from tools_py.eligibility import decision_table
from tools_py.reports.html import to_html
from tools_py.reports.markup import Markup, element

FILE = "calculators/decision-table.csv"
"""The address of the table as a file."""


def flow() -> Markup:
    """Draw the flow of the questions."""
    return element("figure", load("eligibility").pictures["flow"](), class_="answer-picture")


def table(url: str) -> Markup:
    """Write the decision table for the page at `url`, with a link to the file."""
    link = element(
        "a",
        "The table as a spreadsheet (CSV), one row for each combination",
        href=f"{base(url)}{FILE}",
        download="",
    )
    return Markup(element("p", link) + to_html(decision_table.report(), base(url)))


def write(site: Path) -> None:
    """Write the table as a file into the built site."""
    (site / FILE).write_text(decision_table.csv(), encoding="utf-8", newline="")
