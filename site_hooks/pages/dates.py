"""Marks that show a reader how old a page is: dates that have passed, and the version that the page
restates.
"""

from __future__ import annotations

from datetime import date

from lxml import html
from lxml.html import HtmlElement

from site_hooks.pages.tree import Fault, line_of, relative, text_of
from tools_py.dates.words import long_date

CHANGES = "about/what-has-changed/"


def faults(tree: HtmlElement, path: str, text: str) -> list[Fault]:
    """Name each `<time datetime="2017-05-25">` whose words give another date."""
    return [
        Fault(
            "Dates",
            path,
            line_of(text, stamp),
            f"the date is written “{text_of(time)}” and marked as {stamp}; make them agree",
        )
        for time in tree.iter("time")
        if len(stamp := time.get("datetime", "")) == len("2017-05-25")
        and text_of(time) != long_date(date.fromisoformat(stamp))
    ]


def mark_passed(tree: HtmlElement, reviewed: date) -> None:
    """Say "(passed)" after each `<time datetime="…">` that lies before the day of review."""
    for time in tree.iter("time"):
        stamp = time.get("datetime", "")
        if len(stamp) == len("2017-05-25") and date.fromisoformat(stamp) < reviewed:
            mark = html.Element("span", {"class": "passed"})
            mark.text = "(passed)"
            mark.tail, time.tail = time.tail, "\u00a0"
            time.addnext(mark)


def add_version_line(tree: HtmlElement, url: str, version: str) -> None:
    """Put the version that a page restates below what it opens with, and a link to what changed."""
    title = tree.find(".//h1")
    if title is None:
        return
    line = html.Element("p", {"class": "as-of", "data-search-exclude": "version"})
    line.text = f"As of {version}. "
    link = html.Element("a", href=relative(url, CHANGES))
    link.text = "What has changed since"
    link.tail = "."
    line.append(link)
    after = title
    for name in ("lead", "key-figures"):
        following = after.getnext()
        if following is not None and name in following.classes:
            after = following
    after.addnext(line)
