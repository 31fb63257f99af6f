"""What the search knows of the pages: each section with its title and text, where its paragraphs
are, and the sections that definitions and editor's notes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from site_hooks.pages.page import Page
from site_hooks.pages.tree import parse, text_of

LEFT_OUT = frozenset({"script", "style", "template", "svg", "form", "button"})
CUT = frozenset({"p", "li", "tr", "td", "th", "dt", "dd", "div", "table", "br", "summary"})
"""Elements after which a word ends."""


@dataclass
class Section:
    """A part of a page under one heading. `anchor` is empty for what comes before the first one;
    `anchors` are the addresses of its paragraphs.
    """

    url: str
    anchor: str
    title: str
    page: str
    text: str = ""
    anchors: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of the section, from the site's root."""
        return f"{self.url}#{self.anchor}" if self.anchor else self.url

    def addresses(self) -> dict[str, str]:
        """Return the addresses of the section and its paragraphs, each with its anchor within the
        section, empty for the section's own.
        """
        return {self.address: ""} | {f"{self.url}#{anchor}": anchor for anchor in self.anchors}


def sections(pages: Iterable[Page], asked: Set[str] = frozenset()) -> list[Section]:
    """Cut every page into its sections, in order. Of a page that keeps out of the search
    (`search: exclude: true`) there are only those in which an address of `asked` stands.
    """
    found: list[Section] = []
    for page in pages:
        wish = page.meta.get("search")
        excluded = isinstance(wish, dict) and wish.get("exclude")
        found += [
            section
            for section in _sections_of(parse(page.content or ""), page.url, page.title)
            if not excluded or not asked.isdisjoint(section.addresses())
        ]
    return found


def _sections_of(tree: HtmlElement, url: str, title: str) -> list[Section]:
    found = [Section(url, "", title, title)]
    words: list[str] = []

    def close() -> None:
        found[-1].text = " ".join("".join(words).split())
        words.clear()

    def visit(element: HtmlElement) -> None:
        if element.tag in ("h1", "h2", "h3") and element.get("id"):
            if element.tag == "h1":
                found[0].anchors.append(element.get("id"))
                found[0].title = text_of(element)
            else:
                close()
                found.append(Section(url, element.get("id"), text_of(element), title))
        elif (
            isinstance(element.tag, str)
            and element.tag not in LEFT_OUT
            and not element.get("data-search-exclude")
            and "headerlink" not in element.classes
            and "data-example" not in element.attrib
        ):
            if element.get("id"):
                found[-1].anchors.append(element.get("id"))
            words.append(element.text or "")
            for child in element:
                visit(child)
            if element.tag in CUT:
                words.append(" ")
        words.append(element.tail or "")

    for child in tree:
        visit(child)
    close()
    return found


def _heading(element: HtmlElement) -> str:
    """Return the words of a heading without its permalink."""
    return " ".join("".join(text for text in element.itertext() if text != "#").split())
