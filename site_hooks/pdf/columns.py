"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

LINE = 100.0
"""About as many characters of a table's type as one line of the page holds."""
GUTTER = 3
"""What a column's padding takes, in characters."""
PULL = 0.67
"""How the words in a column weigh: less than in proportion, so that a long column does not squeeze
a short one.
"""


def widths(columns: list[list[str]]) -> list[str]:
    """Return Typst widths for columns of plain cells: shares of the line.

    Where all cells fit on one line, each column gets what its longest cell takes. Otherwise each
    gets its longest word, and what is left goes round by how much each column holds; none gets more
    than its longest cell takes.
    """
    most = [float(max(map(len, cells)) + GUTTER) for cells in columns]
    if sum(most) <= LINE:
        return _shares(most)
    given = [
        float(max(len(word) for cell in cells for word in cell.split() or [""]) + GUTTER)
        for cells in columns
    ]
    pull = [sum(map(len, cells)) ** PULL for cells in columns]
    open_columns = set(range(len(columns)))
    while open_columns and (left := LINE - sum(given)) > 1:
        total = sum(pull[number] for number in open_columns)
        for number in sorted(open_columns):
            given[number] = min(most[number], given[number] + left * pull[number] / total)
        open_columns = {number for number in open_columns if given[number] < most[number]}
    return _shares(given)


def _shares(sizes: list[float]) -> list[str]:
    return [f"{size:.1f}fr" for size in sizes]
