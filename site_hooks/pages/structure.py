"""What Markdown leaves out: for a screen reader the names and row headers of tables, and headings
that are called by their words alone; for a phone the blocks of a long page.
"""

from __future__ import annotations

from itertools import pairwise

from lxml.html import Element, HtmlElement

from site_hooks.pages.tree import HEADINGS

LONG, TOGETHER = 60, 8
"""Blocks of text that make a page long, and how many h3 with their text are gathered into one."""


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


def gather_entries(tree: HtmlElement) -> None:
    """Gather the text of a long page below each h2, or a few h3 of it at a time, for a browser lays
    out only what is near the screen. Not a table: one not yet laid out seems to scroll.
    """
    if len(tree) < LONG or tree.xpath("./div[@data-calculator]"):
        return
    for part in tree.findall("./h2"):
        below: list[HtmlElement] = []
        for sibling in part.itersiblings():
            if sibling.tag == "h2":
                break
            if below or "headerlink" not in sibling.classes:
                below.append(sibling)
        starts = [number for number, element in enumerate(below) if element.tag == "h3"]
        cuts = [0, *starts[TOGETHER::TOGETHER], len(below)]
        for start, end in pairwise(cuts):
            entries = below[start:end]
            if entries and not any(entry.tag == "table" for entry in entries):
                block = Element("div", {"class": "entries"})
                block.text = "\n"
                entries[0].addprevious(block)
                block.extend(entries)
