"""CSV for people who open it in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
"""Excel reads a file as UTF-8 only where it begins with this."""

DANGEROUS = re.compile(r"(?:^|;)[\s\ufeff]*[=+\-@\t\r\uff0b\uff1d\uff20]")
"""What could be taken for a formula, in a cell or after a `;`, which parts cells in some countries.
"""


def to_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table as CSV with CRLF line ends (RFC 4180), every cell in quotes, after a byte-order
    mark; a cell that could be taken for a formula gets an apostrophe before it.
    """
    import csv  # not before a file is wanted: each start in the browser would bring it along

    stream = StringIO()
    stream.write(BYTE_ORDER_MARK)
    writer = csv.writer(stream)
    for row in (head, *rows):
        writer.writerow([safe(cell) for cell in row])
    return stream.getvalue()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, whether `,` or `;` parts its cells.

    >>> safe("=1+1"), safe("a;=1+1"), safe("a; b")
    ("'=1+1", "a;'=1+1", 'a; b')
    """
    return DANGEROUS.sub(
        lambda found: f"{found[0][0]}'{found[0][1:]}" if found[0][0] == ";" else f"'{found[0]}",
        cell,
    )
