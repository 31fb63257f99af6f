"""What Markdown leaves out and a screen reader needs: names and row headers of tables, and headings
that are called by their words alone.
"""

from __future__ import annotations

from lxml.html import HtmlElement

from site_hooks.pages.tree import HEADINGS


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
            link.tail, heading.tail = heading.tail, None
            heading.addnext(link)
