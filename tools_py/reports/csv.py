"""CSV for people who open it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these could be taken for a formula."""


def to_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table as CSV with CRLF line ends (RFC 4180); a cell that could be taken for a formula
    gets an apostrophe before it.
    """
    import csv  # not before a file is wanted: each start in the browser would bring it along

    stream = StringIO()
    writer = csv.writer(stream)
    for row in (head, *rows):
        writer.writerow([f"'{cell}" if cell.startswith(DANGEROUS) else cell for cell in row])
    return stream.getvalue()
