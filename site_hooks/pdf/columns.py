"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

from math import sqrt

LINE = 96
"""About as many characters of a table's type as one line of the page holds."""
GUTTER = 3
"""What a column's padding takes, in characters."""
MOST = 44
"""A column that asks for more than this many characters a line can be folded."""


def widths(columns: list[list[str]]) -> list[str]:
    """Return Typst widths for columns of plain cells: shares of the line, none narrower than its longest word.

    Where all cells fit on one line, each column gets what its longest cell takes; otherwise each gets its longest word, and what is left
    goes round by the square root of how much the column holds, so that a long column does not squeeze a short one.
    """
    longest_cell = [max(map(len, cells)) + GUTTER for cells in columns]
    if sum(longest_cell) <= LINE:
        return [f"{share}fr" for share in longest_cell]
    longest_word = [max((len(word) for cell in cells for word in cell.split()), default=1) + GUTTER for cells in columns]
    wanted = [min(cell, MOST) for cell in longest_cell]
    left = LINE - sum(longest_word)
    pull = [sqrt(sum(map(len, cells))) if want > word else 0.0 for cells, want, word in zip(columns, wanted, longest_word, strict=True)]
    whole = sum(pull) or 1.0
    return [f"{word + max(left, 0) * part / whole:.1f}fr" for word, part in zip(longest_word, pull, strict=True)]
