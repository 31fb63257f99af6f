"""What an answer is: a headline and blocks, shown as a page, as Markdown or as plain text.

Words within blocks are Markdown, read by markdown-it-py with raw HTML switched off, so nothing that was typed can become markup.
Addresses of the site's own pages are written from its root ("guidance/9-credit-support/#9-formula"); `to_html` puts `base` before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from textwrap import fill, indent

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tools_py.markup import Markup, element, joined

MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<&\n]|  ")
"""What Markdown reads as more than words, within a line."""

WIDTH = 100
"""Plain text is folded to this many characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the headline."""

    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """One or more paragraphs or lists."""

    words: str


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to be heeded: `kind` is "warning" (a breach, a date missed) or "note" (an open reading)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures of an answer: what it is, the figure, and a few words on it."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption. The first column heads its row; `numeric` columns (counted from 0) align right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG with its text alternative; where it cannot be shown, the alternative stands for it."""

    svg: Markup
    alternative: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick: for each a key by which the page keeps the tick on the reader's device, what it is, and where it stands.

    `name` parts the ticks of one list from those of another.
    """

    name: str
    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A thing to do: the key by which it is known, what it is, where that stands, the day it is needed, its owner and status."""

    key: str
    what: str
    where: str
    by: str
    owner: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """Things to do with an owner and a status each, which the page lets the reader enter; `statuses` are the words for each status.

    `name` is the answer of the form that keeps what is entered.
    """

    name: str
    caption: str
    statuses: Mapping[str, str]
    items: tuple[Work, ...]

    def table(self) -> Table:
        """Return the list as a table, for where nothing can be entered."""
        rows = tuple(
            (
                f"{item.what} ({item.where})",
                item.by,
                escaped(item.owner) or "nobody yet",
                self.statuses[item.status],
            )
            for item in self.items
        )
        return Table(caption=self.caption, head=WORK_HEAD, rows=rows)


WORK_HEAD = ("To gather", "Day", "Owner", "Status")


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks folded behind a summary; print and plain text show them open.

    Where they are `told_elsewhere`, an answer that stands as an example leaves them out: its page, or another's example, has them.
    """

    summary: str
    blocks: tuple[Block, ...]
    told_elsewhere: bool = False


type Block = Heading | Text | Callout | Figures | Table | Picture | Checklist | Worklist | Details


@dataclass(frozen=True, slots=True)
class Report:
    """An answer as a person reads it. `heading` may be shorter than the sentence of the headline; both are plain words."""

    headline: str
    blocks: tuple[Block, ...]


@cache
def _markdown(base: str = "") -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    normalise = markdown.normalizeLink
    markdown.normalizeLink = lambda url: normalise(
        url if "://" in url or url.startswith(("#", "mailto:")) else base + url
    )  # type: ignore[method-assign]
    return markdown


def to_html(report: Report, base: str = "", level: int = 2, *, fixed: bool = False) -> Markup:
    """Write a report as HTML whose headline is a heading of `level`; `base` leads from the page to the site's root ("../../").

    In a `fixed` one, which is an example of an answer, nothing can be entered and nothing is repeated.
    """
    headline = element(f"h{level}", report.headline, class_="headline", tabindex=-1)
    return joined(headline, blocks_to_html(report.blocks, base, level, fixed=fixed))


def blocks_to_html(
    blocks: Iterable[Block], base: str = "", level: int = 2, *, fixed: bool = False
) -> Markup:
    """Write blocks as HTML, as they stand below a heading of `level`."""

    def inline(words: str) -> Markup:
        return _inline(words, base)

    def table(block: Table) -> Markup:
        # Written directly, as `markup.element` would: an answer has hundreds of cells.
        kinds = [
            ' class="numeric"' if column in block.numeric else ""
            for column in range(len(block.head))
        ]

        def row(cells: Sequence[str], first: str, others: str) -> str:
            tags = (first, *(others,) * (len(cells) - 1))
            written = zip(tags, kinds, cells, strict=True)
            return "".join(
                [f"<{tag}{kind}>{_inline(cell, base)}</{tag[:2]}>\n" for tag, kind, cell in written]
            )

        head = row(block.head, 'th scope="col"', 'th scope="col"')
        rows = [row(cells, 'th scope="row"', "td") for cells in block.rows]
        return framed(
            block.caption, [Markup(head)], [Markup(f"<tr>{cells}</tr>") for cells in rows]
        )

    def framed(
        caption: str, head: Iterable[Markup], rows: Iterable[Markup], **attributes: str
    ) -> Markup:
        whole = element(
            "table",
            element("caption", inline(caption)),
            element("thead", element("tr", *head)),
            element("tbody", *rows),
            **attributes,
        )
        return element(
            "div",
            whole,
            class_="answer-table",
            role="group",
            aria_label=_plain(caption),
            tabindex=0,
        )

    def worklist(block: Worklist) -> Markup:
        options = {
            chosen: joined(
                *(
                    element("option", words, value=status, selected=status == chosen)
                    for status, words in block.statuses.items()
                )
            )
            for chosen in block.statuses
        }
        rows = (
            element(
                "tr",
                element(
                    "th",
                    inline(item.what),
                    " ",
                    element("span", inline(item.where), class_="where"),
                    scope="row",
                ),
                element("td", inline(item.by)),
                element(
                    "td",
                    element(
                        "input",
                        type="text",
                        value=item.owner,
                        maxlength=100,
                        data_work="owner",
                        aria_label=f"Owner: {_plain(item.what)}",
                    ),
                ),
                element(
                    "td",
                    element(
                        "select",
                        options[item.status],
                        data_work="status",
                        aria_label=f"Status: {_plain(item.what)}",
                    ),
                ),
                data_key=item.key,
            )
            for item in block.items
        )
        return framed(
            block.caption,
            (element("th", head, scope="col") for head in WORK_HEAD),
            rows,
            class_="worklist",
            data_worklist=block.name,
        )

    def one(block: Block) -> Markup:
        match block:
            case Heading(words):
                return element(f"h{level + 1}", inline(words))
            case Text(words):
                return _paragraphs(words, base)
            case Callout(kind, words):
                return element(
                    "div",
                    element("strong", f"{kind.capitalize()}: ", class_="callout-kind"),
                    _paragraphs(words, base),
                    class_=f"callout {kind}",
                )
            case Figures(items):
                parts = (
                    element(
                        "div",
                        element("dt", inline(what)),
                        element(
                            "dd",
                            element("strong", inline(figure)),
                            element("span", inline(words)) if words else None,
                        ),
                    )
                    for what, figure, words in items
                )
                return element("dl", *parts, class_="key-figures")
            case Table():
                return table(block)
            case Picture(svg):
                return element("figure", svg, class_="answer-picture")
            case Checklist(name, items):
                boxes = (
                    element(
                        "li",
                        element(
                            "label",
                            element("input", type="checkbox", data_tick=key),
                            " ",
                            element("span", inline(what)),
                        ),
                        " ",
                        element("span", inline(where), class_="where"),
                    )
                    for key, what, where in items
                )
                return element("ul", *boxes, class_="checklist", data_checklist=name)
            case Worklist():
                return table(block.table()) if fixed else worklist(block)
            case Details(told_elsewhere=True) if fixed:
                return Markup()
            case Details(summary, blocks):
                return element("details", element("summary", inline(summary)), *map(one, blocks))

    return joined(*map(one, blocks))


def escaped(words: str) -> str:
    """Keep words from outside from being read as Markdown."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>|#!&" else char for char in words)


@lru_cache(maxsize=1024)
def _paragraphs(words: str, base: str) -> Markup:
    """Read Markdown; a single line that begins with a letter can only be a paragraph. An answer repeats most of the last."""
    if not words[:1].isalpha() or "\n" in words:
        return Markup(_markdown(base).render(words))
    line = words.rstrip()
    return Markup(
        f"<p>{_inline(line, base) if MEANS_SOMETHING.search(line) else escapeHtml(line)}</p>\n"
    )


@lru_cache(maxsize=4096)
def _inline(words: str, base: str) -> Markup:
    """Read one line of Markdown; most cells of a table hold none, and the reader is not asked about those."""
    return Markup(
        _markdown(base).renderInline(words) if MEANS_SOMETHING.search(words) else escape(words)
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
            case Worklist():
                return one(block.table())
            case Details(summary, blocks):
                return "\n\n".join((f"**{summary}**", *map(one, blocks)))

    return "\n\n".join((f"# {report.headline}", *map(one, report.blocks))) + "\n"


def to_text(report: Report) -> str:
    """Write a report as plain text, folded to `WIDTH`, tables in columns."""

    def one(block: Block) -> str:
        match block:
            case Heading(words):
                return _plain(words).upper()
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
                    [(_plain(what), _plain(figure), _plain(words)) for what, figure, words in items]
                )
            case Table(caption=caption, head=head, rows=rows, numeric=numeric):
                return f"{_plain(caption)}\n" + indent(
                    _columns(
                        [[_plain(cell) for cell in row] for row in (head, *rows)],
                        numeric,
                        ruled=True,
                    ),
                    "  ",
                )
            case Picture(_, alternative):
                return _folded(alternative)
            case Checklist(_, items):
                return "\n".join(
                    fill(f"[ ] {_plain(what)} ({_plain(where)})", WIDTH, subsequent_indent="    ")
                    for _, what, where in items
                )
            case Worklist():
                return one(block.table())
            case Details(summary, blocks):
                return "\n\n".join((_plain(summary), *map(one, blocks)))

    return "\n\n".join((_folded(report.headline), *map(one, report.blocks))) + "\n"


def _plain(words: str) -> str:
    if not MEANS_SOMETHING.search(words):
        return words

    def text(tokens: Iterable[Token]) -> str:
        return "".join(
            text(token.children)
            if token.children
            else "\n"
            if token.type in ("softbreak", "hardbreak")
            else token.content
            for token in tokens
        )

    return text(_markdown().parseInline(words))


def _folded(words: str) -> str:
    """Fold Markdown paragraphs and lists: list markers stay as they are."""
    return "\n\n".join(
        "\n".join(
            fill(line, WIDTH, subsequent_indent="  " * line.startswith("- "))
            for line in _plain(part).splitlines()
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
