"""A report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

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
from tools_py.reports.saving import NOWHERE, Saving

PAGE_OF_THE_SITE = re.compile(r"(?<!\\)\]\((?![a-z]+:|#)")
"""The end of a link's words, before an address that leads from the site's root."""


def to_markdown(report: Report, saving: Saving = NOWHERE) -> str:
    """Write a report as Markdown, with pipe tables, full addresses where the site's is known, and
    the address that opens the answer again. On one page it names what is folded and leaves it
    out.

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

    blocks = list(report.blocks)
    if saving.one_page:
        folded = [block.summary for block in blocks if isinstance(block, Details)]
        blocks = _without_empty_headings(
            [block for block in blocks if not isinstance(block, Details)]
        )
        if folded:
            blocks.append(Text(f"Left out here: {'; '.join(folded)}."))
    if saving.address:
        blocks.append(Text(f"[Open this answer]({saving.address})"))
    text = "\n\n".join((f"# {report.headline}", *map(one, blocks))) + "\n"
    return PAGE_OF_THE_SITE.sub(f"]({saving.site}", text) if saving.site else text


def _without_empty_headings(blocks: Sequence[Block]) -> list[Block]:
    return [
        block
        for block, after in zip_longest(blocks, blocks[1:], fillvalue=Heading(""))
        if not isinstance(block, Heading) or not isinstance(after, Heading)
    ]
