"""Page content as trees: reading and writing HTML fragments, and finding one's way in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import relpath

from lxml import html
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class BuildError(Exception):
    """Something in the documents is wrong; the message names the file, the line where it is known,
    and what to change.
    """


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its kind ("Glossary"), the file and line (0 where it is in no line),
    and what it is and what to do.
    """

    kind: str
    path: str
    line: int
    says: str

    def __str__(self) -> str:
        """Write it as editors and editors' programs read it: `file:line: sentence`."""
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.says}"


def refuse(faults: Iterable[Fault]) -> None:
    """Raise BuildError with every fault, if there are any."""
    if lines := [str(fault) for fault in faults]:
        raise BuildError("\n".join(lines))


def line_of(text: str, sought: str) -> int:
    """Return the number of the first line that holds some words, 0 where none does."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if sought in line), 0)


def parse(content: str) -> HtmlElement:
    """Read an HTML fragment; the returned element only contains it."""
    return html.fragment_fromstring(content, create_parent="div")


def serialise(tree: HtmlElement) -> str:
    """Write what `parse` read."""
    inner = [tree.text or ""] + [html.tostring(child, encoding="unicode") for child in tree]
    return "".join(inner)


def text_of(element: HtmlElement) -> str:
    """Return an element's text with white space folded, without permalinks."""
    parts = (text for text in element.itertext() if text != "#")
    return " ".join("".join(parts).split())


def section_of(tree: HtmlElement, anchor: str) -> str | None:
    """Return the text that an anchor stands for: its element's, or, for a heading, all up to the
    next heading of its rank or above.
    """
    found = tree.xpath("//*[@id=$anchor]", anchor=anchor)
    if not found:
        return None
    element = found[0]
    if element.tag not in HEADINGS:
        return text_of(element)
    parts = [text_of(element)]
    for sibling in element.itersiblings():
        if sibling.tag in HEADINGS and sibling.tag <= element.tag:
            break
        parts.append(text_of(sibling))
    return " ".join(parts)


def relative(from_url: str, to_url: str) -> str:
    """Return the address of one page of the site as seen from another; both are relative to the
    site's root, "" is home.
    """
    path, hash_, anchor = to_url.partition("#")
    base = (
        from_url.rstrip("/")
        if from_url.endswith("/") or not from_url
        else from_url.rpartition("/")[0]
    )
    way = relpath(path or ".", base or ".")
    return (way + "/" if not re.search(r"\.\w+$", way) else way) + hash_ + anchor


def fill(content: str, attribute: str, name: str, markup: str) -> str:
    """Put markup into the placeholder `<div ATTRIBUTE="NAME"></div>`; SVG keeps its case, which a
    tree would lose.
    """
    return re.sub(rf'<div {attribute}="{re.escape(name)}">\s*</div>', lambda _: markup, content)


def placeholders(content: str, attribute: str) -> list[str]:
    """Name the placeholders of a kind that a page has."""
    return re.findall(rf'<div {attribute}="([^"]*)">\s*</div>', content)
