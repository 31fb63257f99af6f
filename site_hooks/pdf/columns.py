"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

from math import sqrt

LINE = 100
"""About as many characters of a table's type as one line of the page holds."""
GUTTER = 3
"""What a column's padding takes, in characters."""


def widths(columns: list[list[str]]) -> list[str]:
    """Return Typst widths for columns of plain cells: shares of the line.

    Where all cells fit on one line, each column gets what its longest cell takes. Otherwise a column that asks for no more than an even
    share of what is left gets it, again and again; the others share the rest by the square root of how much they hold, so that a long
    column does not squeeze a short one, and none gets less than its longest word.
    """
    asked = [float(max(map(len, cells)) + GUTTER) for cells in columns]
    if sum(asked) <= LINE:
        return _shares(asked)
    given = dict[int, float]()
    while True:
        waiting = [number for number in range(len(columns)) if number not in given]
        even = (LINE - sum(given.values())) / max(1, len(waiting))
        modest = [number for number in waiting if asked[number] <= even]
        if not modest:
            break
        given.update((number, asked[number]) for number in modest)
    least = {number: float(max(len(word) for cell in columns[number] for word in cell.split() or [""]) + GUTTER) for number in waiting}
    pull = {number: sqrt(sum(map(len, columns[number]))) for number in waiting}
    left = max(0.0, LINE - sum(given.values()) - sum(least.values()))
    given.update((number, least[number] + left * pull[number] / sum(pull.values())) for number in waiting)
    return _shares([given[number] for number in range(len(columns))])


def _shares(sizes: list[float]) -> list[str]:
    return [f"{size:.1f}fr" for size in sizes]
