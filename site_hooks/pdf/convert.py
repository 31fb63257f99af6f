"""A finished page of the site as Typst, by an allow-list: an element that has no rule here fails
the build.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from lxml.html import HtmlElement

from site_hooks.pages.tree import HEADINGS, BuildError, parse, text_of
from site_hooks.pdf import picture
from site_hooks.pdf.columns import widths
from site_hooks.pdf.style import Style
from site_hooks.pdf.typst_text import array, call, label, string, text

LEFT_OUT_TAGS = {"script", "noscript", "template"}
LEFT_OUT_CLASSES = {
    "headerlink",
    "process-tall",
    "visually-hidden",
    "footnote",
    "footnote-backref",
    "work-out",  # leads to a calculator, which paper has not
}
INLINE = {
    "strong": "strong",
    "b": "strong",
    "em": "emph",
    "i": "emph",
    "code": "code",
    "sub": "sub",
    "sup": "super",
    "time": "",
    "span": "",
    "abbr": "",
    "label": "",
}
"""Elements within a line, and the Typst function for each; "" only passes its content on."""
INLINE_OTHERS = {"a", "br", "input"}
SPAN_CLASSES = {"passed": "passed", "where": "muted"}
BOXES = {"editors-note": "editors-note"}
"""Block elements by class, and the function of template.typ that draws each."""
NOTES = {"note-id": "strong", "note-mark": "note-mark"}
"""Links to the editor's notes by class, and the function that draws each."""
PARAGRAPHS = {"as-of": "as-of", "entry-foot": "foot"}
LED = {"ul", "ol", "dl", "table"}
"""What a paragraph is kept on one page with when it announces it."""
ONE_LINE, FEW_LINES = 90, 270
FIRST_WORDS = 8
NOTE = re.compile(r"A-\d\d")
TRANSPARENT = {"div", "section", "figure", "figcaption", "details", "blockquote"}


class Links(Protocol):
    """What a converter needs to know about addresses."""

    def resolve(self, href: str, page: str) -> tuple[str, str]:
        """Return ("label", its name) for a place within the PDF, ("address", the full address) for
        any other; raise BuildError for none.
        """
        ...


@dataclass
class Converter:
    """Turns one page into Typst; `anchors` and `targets` gather the labels that it sets and those
    that it links to.
    """

    source: str
    """The page's file, for errors: "docs/guidance/1-purpose.md"."""
    url: str
    level: int
    """The level of the page's title in the PDF."""
    contents_depth: int
    """How many ranks of headings, from the title down, the printed contents list; the bookmarks
    have them all.
    """
    links: Links
    style: Style
    anchors: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    """What a link to a place is called, by its label: the words of a heading or title, a term, or
    how the text there begins.
    """
    _tree: HtmlElement | None = None
    row_headed: list[bool] = field(default_factory=list)
    """For each table, in order, whether its first column heads its rows."""
    pictures: set[str] = field(default_factory=set)
    """The pictures that the PDF has already; shared by the converters of a document."""
    _rank: int = 0
    _notes: set[str] = field(default_factory=set)

    def page(self, content: str) -> str:
        """Convert a page's content; raise BuildError, with the page's name, for what the PDF cannot
        show.
        """
        self._tree = parse(content)
        return self._flow(self._tree)

    def _fault(self, message: str) -> BuildError:
        return BuildError(f"{self.source}: {message}")

    # blocks

    def _flow(self, holder: HtmlElement) -> str:
        """Convert what an element holds: blocks as they are, each run of words between them as a
        paragraph.
        """
        blocks: list[str] = []
        run = [text(holder.text or "")]

        def close() -> None:
            words = "".join(run).strip()
            run.clear()
            if words:
                blocks.append(words)

        for child in holder:
            if self._left_out(child):
                pass
            elif child.tag in INLINE or child.tag in INLINE_OTHERS:
                run.append(self._inline(child))
            else:
                close()
                blocks.append(self._block(child))
            run.append(text(child.tail or ""))
        close()
        return "\n\n".join(block for block in blocks if block)

    def _block(self, element: HtmlElement) -> str:
        classes = self._classes(element)
        if "as-of" in classes and self.level > 1:
            return ""
        if "process-figure" in classes and (seen := self._seen_before(element)):
            return seen
        anchor = self._anchor(element) if element.tag not in HEADINGS else ""
        for name in classes:
            if name in BOXES:
                return anchor + self._box(BOXES[name], element)
        if element.tag in TRANSPARENT:
            return anchor + self._flow(element)
        rule = self._rules().get(element.tag)
        if rule is None:
            raise self._fault(f"the PDF has no rule for <{element.tag}>: “{text_of(element)[:60]}”")
        return anchor + rule(element)

    def _rules(self) -> dict[str, Callable[[HtmlElement], str]]:
        return {
            **dict.fromkeys(HEADINGS, self._heading),
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "table": self._table,
            "summary": lambda element: call("box-title", self._words(element)),
            "svg": self._picture,
            "hr": lambda element: "#divider()",
        }

    def _heading(self, element: HtmlElement) -> str:
        rank = int(element.tag[1])
        words = text_of(element)
        if rank > self._rank + 1 or (rank == 1) != (self._rank == 0):
            before = f"h{self._rank}" if self._rank else "the start of the page"
            raise self._fault(
                f"the heading “{words}” is an h{rank} after {before}; headings go down one level "
                "at a time, below one h1"
            )
        self._rank = rank
        level = str(self.level + rank - 1)
        listed = "true" if rank <= self.contents_depth else "false"
        heading = call(
            "heading", self._words(element), level=level, outlined=listed, bookmarked="true"
        )
        if element.get("id"):
            self.names[f"{self.url}#{element.get('id')}"] = words
        title = f"#running({text_string(words)})" if rank == 1 else ""
        extra = self._page_anchor(words) if rank == 1 else ""
        return (
            heading + (self._label(element.get("id")) if element.get("id") else "") + title + extra
        )

    def _page_anchor(self, title: str) -> str:
        name = f"{self.url}#"
        self.anchors.add(name)
        self.names[name] = title
        return f"#anchor({string(name)})"

    def _paragraph(self, element: HtmlElement) -> str:
        words = self._words(element).strip()
        for name in self._classes(element):
            if name in PARAGRAPHS:
                return call(PARAGRAPHS[name], words)
        return call("lead", words) if self._leads(element) else words

    def _leads(self, paragraph: HtmlElement) -> bool:
        """Return whether a paragraph announces what follows: it ends with a colon, or stands,
        short, between a heading and the next.
        """
        before, after = paragraph.getprevious(), paragraph.getnext()
        if before is None or after is None:
            return False
        words = _without_marks(paragraph)
        if words.endswith(":") and after.tag in LED:
            return True
        if before.tag not in HEADINGS:
            return False
        return (
            len(words) < FEW_LINES
            if after.tag in HEADINGS
            else len(words) < ONE_LINE and after.tag in LED | {"p"}
        )

    def _box(self, function: str, element: HtmlElement) -> str:
        inner = self._flow(element)
        return call(function, inner) if inner else ""

    def _list(self, element: HtmlElement) -> str:
        items = []
        for item in element:
            if item.tag != "li":
                raise self._fault(f"a list holds <{item.tag}>")
            items.append(self._anchor(item) + self._flow(item))
        loose = element.find("./li/p") is not None
        options = {"tight": "false" if loose else "true"}
        if element.tag == "ol" and element.get("start"):
            options["start"] = element.get("start", "1")
        return call("enum" if element.tag == "ol" else "list", *items, **options)

    def _definitions(self, element: HtmlElement) -> str:
        parts = [part for child in element for part in (child if child.tag == "div" else [child])]
        items: list[str] = []
        for term, *meanings in _grouped(parts):
            if term.tag != "dt" or not meanings:
                raise self._fault(
                    f"a definition list lacks a term or a meaning at “{text_of(term)}”"
                )
            meaning = "\n\n".join(self._flow(self._spaced(each)) for each in meanings)
            items.append(f"terms.item[{self._anchor(term)}{self._words(term)}][{meaning}]")
        return f"#terms({', '.join(items)})"

    def _spaced(self, meaning: HtmlElement) -> HtmlElement:
        """Set a figure apart from the words on it, as the style sheet does."""
        for figure in meaning.findall("./strong"):
            if not figure.tail and figure.getnext() is not None:
                figure.tail = " "
        return meaning

    def _table(self, element: HtmlElement) -> str:
        rows: list[list[HtmlElement]] = []
        head = 0
        caption = ""
        for part in element:
            if part.tag == "caption":
                caption = self._words(part)
            elif part.tag in ("thead", "tbody"):
                for row in part:
                    rows.append([cell for cell in row if cell.tag in ("th", "td")])
                    if len(rows[-1]) != len(row) or any(
                        cell.get("colspan") or cell.get("rowspan") for cell in row
                    ):
                        raise self._fault(
                            "the PDF has no rule for merged or foreign cells in a table"
                        )
                head += len(part) if part.tag == "thead" else 0
            else:
                raise self._fault(f"the PDF has no rule for <{part.tag}> in a table")
        if head != 1:
            raise self._fault("a table has no row of header cells")
        self.row_headed.append(all(row[0].tag == "th" for row in rows[1:]))
        columns = [list(column) for column in zip(*rows, strict=True)]
        numeric = [
            "numeric" in self._classes(column[0]) or "right" in column[0].get("style", "")
            for column in columns
        ]
        fitting = widths([[text_of(cell) for cell in column] for column in columns])
        cells = [[self._cell(cell, number) for number, cell in enumerate(row)] for row in rows]
        body = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in cells[1:])
        made = (
            f"#grid-table(({', '.join(fitting)},), "
            f"{array('right' if right else 'left' for right in numeric)}, "
            f"({', '.join(f'[{cell}]' for cell in cells[0])},),\n{body})"
        )
        return (call("table-title", caption) + "\n" if caption else "") + made

    def _cell(self, cell: HtmlElement, column: int) -> str:
        words = self._flow(cell)
        row = cell.getparent()
        anchor = self._anchor(row) if column == 0 and row is not None else ""
        return anchor + self._anchor(cell) + words

    def _picture(self, element: HtmlElement) -> str:
        alternative = picture.alternative(element)
        if not alternative:
            raise self._fault("a picture has no text alternative (aria-label or title)")
        self.pictures.add(alternative)
        self.names[f"picture:{alternative}"] = alternative
        try:
            drawn, (width, height) = picture.standalone(element, self.style), picture.size(element)
        except BuildError as error:
            raise self._fault(str(error)) from error
        return (
            f"#picture({string(drawn)}, ({width:g}, {height:g}), {string(alternative)}, "
            f"{label(f'picture:{alternative}')})"
        )

    def _seen_before(self, figure: HtmlElement) -> str:
        """Point to a figure that stands on an earlier page already."""
        alternative = next((picture.alternative(svg) for svg in figure.iter("svg")), "")
        return (
            f"#see-picture({label(f'picture:{alternative}')})"
            if alternative in self.pictures
            else ""
        )

    # within a line

    def _words(self, holder: HtmlElement) -> str:
        parts = [text(holder.text or "")]
        for child in holder:
            parts.append("" if self._left_out(child) else self._inline(child))
            parts.append(text(child.tail or ""))
        return self._own_anchor(holder) + "".join(parts)

    def _own_anchor(self, holder: HtmlElement) -> str:
        return self._anchor(holder) if holder.tag in ("summary", "dd") else ""

    def _inline(self, element: HtmlElement) -> str:
        classes = self._classes(element)
        if element.tag == "br":
            return "#linebreak()"
        if element.tag == "input" and element.get("type") == "checkbox":
            return ""
        if (
            element.tag == "sup"
            and (reference := element.find("./a[@class='footnote-ref']")) is not None
        ):
            return self._footnote(reference)
        if element.tag == "a":
            return self._anchor(element) + self._link(element, classes)
        if element.tag not in INLINE:
            raise self._fault(
                f"the PDF has no rule for <{element.tag}> within a line: “{text_of(element)[:60]}”"
            )
        function = next(
            (SPAN_CLASSES[name] for name in classes if name in SPAN_CLASSES), INLINE[element.tag]
        )
        words = self._words(element)
        return self._anchor(element) + (call(function, words) if function else words)

    def _link(self, element: HtmlElement, classes: list[str]) -> str:
        words = self._words(element)
        href = element.get("href")
        if href is None:
            return words
        kind, where = self.links.resolve(href, self.url)
        words = next((call(NOTES[name], words) for name in classes if name in NOTES), words)
        if kind == "words":
            return words
        if kind == "address":
            return f"#away({string(where)})[{words}]"
        self.targets.add(where)
        return f"#{'term' if 'term' in classes else 'inside'}({label(where)})[{words}]"

    def _footnote(self, reference: HtmlElement) -> str:
        name = reference.get("href", "").removeprefix("#")
        found = self._tree.xpath("//li[@id=$name]", name=name) if self._tree is not None else []
        if not found:
            raise self._fault(f"the footnote “{name}” is missing")
        if name in self._notes:
            return f"#footnote({label(f'{self.url}#{name}')})"
        self._notes.add(name)
        return f"#footnote[{self._flow(found[0])}]{self._label(name)}"

    # helpers

    def _left_out(self, element: HtmlElement) -> bool:
        return (
            not isinstance(element.tag, str)
            or element.tag in LEFT_OUT_TAGS
            or bool(LEFT_OUT_CLASSES & set(self._classes(element)))
        )

    def _classes(self, element: HtmlElement) -> list[str]:
        return str(element.get("class", "")).split()

    def _label(self, name: str) -> str:
        """Give what stands before a label."""
        self.anchors.add(f"{self.url}#{name}")
        return f"#{label(f'{self.url}#{name}')}"

    def _anchor(self, element: HtmlElement) -> str:
        """Mark an element's place, where it has a name."""
        name = element.get("id")
        if not name:
            return ""
        self.anchors.add(f"{self.url}#{name}")
        self.names.setdefault(f"{self.url}#{name}", _opening(element))
        return f"#anchor({string(f'{self.url}#{name}')})"


def _opening(element: HtmlElement) -> str:
    """Return what a place is called: its row's first cell, what it has in bold first, or its first
    words.
    """
    row = element if element.tag == "tr" else next(element.iterancestors("tr"), None)
    if row is not None:
        element = row[0]
    elif len(element) and element[0].tag == "strong" and not (element.text or "").strip():
        element = element[0]
    words = _without_marks(element).split()
    return " ".join(words[:FIRST_WORDS]).rstrip(".") + (" …" if len(words) > FIRST_WORDS else "")


def _without_marks(element: HtmlElement) -> str:
    """Return an element's words without the marks of editor's notes."""
    return " ".join(word for word in text_of(element).split() if not NOTE.fullmatch(word))


def text_string(words: str) -> str:
    """Write words as Typst content, for use as an argument."""
    return f"[{text(words)}]"


def _grouped(parts: list[HtmlElement]) -> list[list[HtmlElement]]:
    """Gather each term with the meanings that follow it."""
    groups: list[list[HtmlElement]] = []
    for part in parts:
        if part.tag == "dt" or not groups:
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups
