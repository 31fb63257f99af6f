"""A table of a page, with a row of column headers."""

from __future__ import annotations

from collections.abc import Iterable

from tools_py.reports.markup import Markup, element


def table(head: Iterable[str], rows: Iterable[Markup], **attributes: str) -> Markup:
    """Write the table; each of `rows` is a `tr`."""
    columns = element("tr", *(element("th", words, scope="col") for words in head))
    return element("table", element("thead", columns), element("tbody", *rows), **attributes)
