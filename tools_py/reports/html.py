"""A report as HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tools_py.reports.blocks import (
    TASK_HEAD,
    Assumption,
    Assumptions,
    Blank,
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
    Task,
    TaskList,
    Text,
)
from tools_py.reports.inline import inline, paragraphs, plain
from tools_py.reports.markup import Markup, element, joined


def to_html(report: Report, base: str = "", level: int = 2) -> Markup:
    """Write a report as HTML whose headline is a heading of `level`.

    `base` leads from the page to the root of the site ("../../").
    """
    headline = element(f"h{level}", report.headline, class_="headline", tabindex=-1)
    return joined(headline, blocks_to_html(report.blocks, base, level))


def blocks_to_html(blocks: Iterable[Block], base: str = "", level: int = 2) -> Markup:
    """Write blocks as HTML, below a heading of `level`."""
    return _Writer(base, level).blocks(blocks)


@dataclass(frozen=True, slots=True)
class _Writer:
    base: str
    level: int

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        return joined(*map(self.block, blocks))

    def block(self, block: Block) -> Markup:
        match block:
            case Heading(words):
                return element(f"h{self.level + 1}", self.inline(words))
            case Text(words):
                return paragraphs(words, self.base)
            case Callout():
                return self.callout(block)
            case Figures():
                return self.figures(block)
            case Table():
                return self.table(block)
            case Picture(svg):
                return element("figure", svg, class_="answer-picture")
            case Checklist():
                return self.checklist(block)
            case TaskList():
                return self.task_list(block)
            case Assumptions():
                return self.assumptions(block)
            case Blanks():
                return self.blanks(block)
            case Details():
                return self.details(block)

    def inline(self, words: str) -> Markup:
        return inline(words, self.base)

    def callout(self, block: Callout) -> Markup:
        kind = element("strong", f"{block.kind.capitalize()}: ", class_="callout-kind")
        words = paragraphs(block.words, self.base)
        return element("div", kind, words, class_=f"callout {block.kind}")

    def figures(self, block: Figures) -> Markup:
        parts = (
            element(
                "div",
                element("dt", self.inline(what)),
                element(
                    "dd",
                    element("strong", self.inline(figure)),
                    element("span", self.inline(words)) if words else None,
                ),
            )
            for what, figure, words in block.items
        )
        return element("dl", *parts, class_="key-figures")

    def checklist(self, block: Checklist) -> Markup:
        items = (
            element(
                "li",
                element(
                    "label",
                    element("input", type="checkbox", data_tick=key),
                    " ",
                    element("span", self.inline(what)),
                ),
                " ",
                element("span", self.inline(where), class_="where"),
            )
            for key, what, where in block.items
        )
        return element("ul", *items, class_="checklist", data_checklist=block.name)

    def assumptions(self, block: Assumptions) -> Markup:
        items = (self.assumption(item, block.calculator) for item in block.items)
        return element(
            "div",
            paragraphs(block.lead, self.base),
            element("ul", *items),
            class_="assumptions",
            role="group",
            aria_label="Assumptions",
        )

    def assumption(self, item: Assumption, calculator: str) -> Markup:
        # The page's script adds the answers to those that were typed; the addresses are for another
        # tab.
        words = plain(item.words)
        about = element("span", f": {words}", class_="visually-hidden")
        sets = urlencode({"calculator": calculator, **_flat(item.answers)}, quote_via=quote)
        take = element(
            "a",
            item.take,
            about,
            href=f"#{sets}",
            data_sets=json.dumps(dict(item.answers)),
            data_words=words,
        )
        change = element(
            "a",
            "Enter something else",
            about,
            href=f"#{calculator}-{item.box.replace('.', '-')}",
            data_box=item.box,
        )
        ways = element("span", take, " ", change, class_="ways")
        return element("li", self.inline(item.words), " ", ways)

    def blanks(self, block: Blanks) -> Markup:
        return element(
            "div",
            paragraphs(block.lead, self.base),
            *map(self.blank, block.items),
            element("button", "Calculate again", type="button", class_="primary", data_fill=""),
            class_="blanks",
            role="group",
            aria_label="Lengths not given",
        )

    def blank(self, item: Blank) -> Markup:
        box = f"answer-{item.box.replace('.', '-')}"
        suggestions = (
            element(
                "button",
                f"Use {words}",
                type="button",
                class_="plain",
                data_suggest=value,
                data_for=box,
            )
            for value, words in item.suggestions
        )
        return element(
            "div",
            element("label", item.label, for_=box),
            element("span", item.hint, class_="hint", id=f"{box}-hint"),
            element(
                "input",
                type="text",
                id=box,
                autocomplete="off",
                aria_describedby=f"{box}-hint",
                data_blank=item.box,
            ),
            *suggestions,
        )

    def details(self, block: Details) -> Markup:
        return element(
            "details", element("summary", self.inline(block.summary)), self.blocks(block.blocks)
        )

    def table(self, block: Table) -> Markup:
        # Cells are written without `element`: an answer has hundreds of them.
        kinds = [
            ' class="numeric"' if column in block.numeric else ""
            for column in range(len(block.head))
        ]

        def row(cells: Sequence[str], first: str, others: str) -> Markup:
            tags = (first, *(others,) * (len(cells) - 1))
            return Markup(
                "".join(
                    [
                        f"<{tag}{kind}>{inline(cell, self.base)}</{tag[:2]}>\n"
                        for tag, kind, cell in zip(tags, kinds, cells, strict=True)
                    ]
                )
            )

        head = row(block.head, 'th scope="col"', 'th scope="col"')
        rows = [Markup(f"<tr>{row(cells, 'th scope="row"', 'td')}</tr>") for cells in block.rows]
        return self.framed(block.caption, [head], rows)

    def framed(
        self, caption: str, head: Iterable[Markup], rows: Iterable[Markup], **attributes: str
    ) -> Markup:
        table = element(
            "table",
            element("caption", self.inline(caption)),
            element("thead", element("tr", *head)),
            element("tbody", *rows),
            **({"class_": "rows"} | attributes),
        )
        return element(
            "div",
            table,
            class_="answer-table",
            role="group",
            aria_label=plain(caption),
        )

    def task_list(self, block: TaskList) -> Markup:
        return self.framed(
            block.caption,
            (element("th", head, scope="col") for head in TASK_HEAD),
            (self.task(item, block) for item in block.items),
            class_="worklist",
            data_worklist=block.name,
        )

    def task(self, item: Task, block: TaskList) -> Markup:
        where = element("span", self.inline(item.where), class_="where")
        owner = element(
            "input",
            type="text",
            value=item.owner,
            maxlength=100,
            data_work="owner",
            aria_label=f"Owner: {plain(item.what)}",
        )
        options = (
            element("option", words, value=status, selected=status == item.status)
            for status, words in block.statuses.items()
        )
        status = element(
            "select", *options, data_work="status", aria_label=f"Status: {plain(item.what)}"
        )
        return element(
            "tr",
            element("th", self.inline(item.what), " ", where, scope="row"),
            element("td", self.inline(item.by)),
            element("td", owner),
            element("td", status),
            data_key=item.key,
        )


def _flat(answers: Mapping[str, str | Mapping[str, str]]) -> dict[str, str]:
    """Write answers as the parts of a link: a name within a name after a dot."""
    flat: dict[str, str] = {}
    for name, answer in answers.items():
        if isinstance(answer, str):
            flat[name] = answer
        else:
            flat |= {f"{name}.{part}": value for part, value in answer.items()}
    return flat
