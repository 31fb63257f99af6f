"""What Markdown leaves out and a screen reader needs: names and row headers of tables, and headings that are no more than their words."""

from __future__ import annotations

from lxml.html import HtmlElement

from site_hooks.pages import HEADINGS


def name_tables(tree: HtmlElement) -> None:
    """Name each table after the heading above it, and make the first cell of each row its header."""
    heading = ""
    for found in tree.iter(*HEADINGS, "table"):
        if found.tag != "table":
            heading = found.get("id") or heading
            continue
        if heading and found.find("caption") is None and not found.get("aria-label"):
            found.set("aria-labelledby", heading)
        for row in found.iterfind("./tbody/tr"):
            if len(row) and row[0].tag == "td":
                row[0].tag = "th"
                row[0].set("scope", "row")


def free_headings(tree: HtmlElement) -> None:
    """Put the link to a heading beside it, so that it is no part of the heading's name."""
    for link in tree.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4]/a[@class='headerlink']"):
        heading = link.getparent()
        link.tail, heading.tail = heading.tail, None
        heading.addnext(link)
