"""A report as plain text, folded to `WIDTH`, tables in columns."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill, indent

from tools_py.reports.blocks import (
    Assumptions,
    Blanks,
    Block,
    Callout,
    Checklist,
    Details,
    Figures,
    Heading,
    Picture,
    Report,
    Table,
    TaskList,
    Text,
)
from tools_py.reports.inline import plain

WIDTH = 100
"""Plain text is folded to this many characters."""


def to_text(report: Report) -> str:
    """Write a report as plain text, folded to `WIDTH`, tables in columns."""

    def one(block: Block) -> str:
        match block:
            case Heading(words):
                return plain(words).upper()
            case Text(words):
                return _folded(words)
            case Callout(kind, words):
                return indent(
                    _folded(f"{kind.upper()}: {words}"),
                    "! " if kind == "warning" else "| ",
                    lambda _: True,
                )
            case Figures(items):
                return _columns(
                    [(plain(what), plain(figure), plain(words)) for what, figure, words in items]
                )
            case Table(caption=caption, head=head, rows=rows, numeric=numeric):
                return f"{plain(caption)}\n" + indent(
                    _columns(
                        [[plain(cell) for cell in row] for row in (head, *rows)],
                        numeric,
                        ruled=True,
                    ),
                    "  ",
                )
            case Picture(_, alternative):
                return _folded(alternative)
            case Checklist(_, items):
                return "\n".join(
                    fill(f"[ ] {plain(what)} ({plain(where)})", WIDTH, subsequent_indent="    ")
                    for _, what, where in items
                )
            case TaskList():
                return one(block.table())
            case Assumptions() | Blanks():
                return one(block.listed())
            case Details(summary, blocks):
                return "\n\n".join((plain(summary), *map(one, blocks)))

    return "\n\n".join((_folded(report.headline), *map(one, report.blocks))) + "\n"


def _folded(words: str) -> str:
    """Fold Markdown paragraphs and lists: list markers stay as they are."""
    return "\n\n".join(
        "\n".join(
            fill(line, WIDTH, subsequent_indent="  " * line.startswith("- "))
            for line in plain(part).splitlines()
        )
        for part in words.strip().split("\n\n")
    )


def _columns(
    rows: Sequence[Sequence[str]], numeric: frozenset[int] = frozenset(), *, ruled: bool = False
) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    if ruled:
        lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
