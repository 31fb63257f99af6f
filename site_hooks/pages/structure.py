"""What Markdown leaves out: for a screen reader the names and row headers of tables, and headings
that are called by their words alone; for a phone the tables as lists.
"""

from __future__ import annotations

from lxml.html import HtmlElement

from site_hooks.pages.tree import HEADINGS, text_of

SHORT = 8
"""A cell with fewer characters does not stand alone in a list, and has its column's name there."""


def name_tables(tree: HtmlElement) -> None:
    """Name each table after the heading above it, and make each row's first cell its header."""
    heading = ""
    for found in tree.iter(*HEADINGS, "table"):
        if found.tag != "table":
            heading = found.get("id") or heading
            continue
        if heading and found.find("caption") is None:
            found.set("aria-labelledby", heading)
        for row in found.iterfind("./tbody/tr"):
            row[0].tag = "th"
            row[0].set("scope", "row")


def free_headings(tree: HtmlElement) -> None:
    """Put the link to a heading after it, so that it is no part of the heading's name."""
    for heading in tree.iter(*HEADINGS):
        for link in heading.xpath("./a[@class='headerlink']"):
            link.set("data-search-exclude", "link")
            link.set("aria-label", link.get("title", ""))
            link.tail, heading.tail = heading.tail, None
            heading.addnext(link)


def stack_tables(tree: HtmlElement) -> None:
    """Prepare each table for the style sheet, which makes a list of it on a narrow screen: its
    parts keep their roles, and a short cell has its column's name.

    In the browser the same is done for an answer alone (reading/tables.js). A class keeps
    Material's script from framing the table, and the browser from laying the page out again.
    """
    for table in tree.iter("table"):
        table.set("class", "rows")
        columns = [text_of(cell) for cell in table.iterfind("./thead/tr/th")]
        if len(columns) < 2 or table.xpath(".//*[@colspan or @rowspan]"):
            continue
        table.set("data-stacked", "")
        table.set("role", "table")
        for row in table.iter("tr"):
            row.set("role", "row")
            group = row.getparent()
            assert group is not None
            group.set("role", "rowgroup")
            for cell, column in zip(row, columns, strict=True):
                if cell.get("scope") == "row":
                    cell.set("role", "rowheader")
                elif cell.tag == "th":
                    cell.set("role", "columnheader")
                else:
                    cell.set("role", "cell")
                    if len(text_of(cell)) < SHORT or "numeric" in cell.classes:
                        cell.set("data-column", column)
