"""A report as Markdown."""

from __future__ import annotations

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


def to_markdown(report: Report) -> str:
    """Write a report as Markdown, with pipe tables.

    >>> to_markdown(Report("It is Thursday", (Text("And it rains."),)))
    '# It is Thursday\\n\\nAnd it rains.\\n'
    """

    def one(block: Block) -> str:
        match block:
            case Heading(words):
                return f"## {words}"
            case Text(words):
                return words.strip()
            case Callout(kind, words):
                return f"> **{kind.capitalize()}:** " + words.strip().replace("\n", "\n> ")
            case Figures(items):
                return "\n".join(
                    f"- **{what}:** {figure}{f' ({words})' if words else ''}"
                    for what, figure, words in items
                )
            case Table(caption=caption, head=head, rows=rows, numeric=numeric):
                rule = ["---:" if column in numeric else "---" for column in range(len(head))]
                return f"**{caption}**\n\n" + "\n".join(
                    f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)
                )
            case Picture(_, alternative):
                return f"*{alternative}*"
            case Checklist(_, items):
                return "\n".join(f"- [ ] {what} ({where})" for _, what, where in items)
            case TaskList():
                return one(block.table())
            case Assumptions() | Blanks():
                return one(block.listed())
            case Details(summary, blocks):
                return "\n\n".join((f"**{summary}**", *map(one, blocks)))

    return "\n\n".join((f"# {report.headline}", *map(one, report.blocks))) + "\n"
