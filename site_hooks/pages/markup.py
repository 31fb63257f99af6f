"""What the HTML of a page has to have for those who link to it, and for those who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from site_hooks.pages.tree import Fault, line_of


def faults(tree: HtmlElement, path: str, text: str) -> Iterator[Fault]:
    """Name the ids that a page has twice, and its pictures without alternative text.

    `path` and `text` are the file that the page was made from.
    """
    for name, times in Counter(map(str, tree.xpath("//@id"))).items():
        if times > 1:
            says = f"the id “{name}” is on this page {times} times; give each its own"
            yield Fault("Ids", path, line_of(text, f"#{name}"), says)
    for picture in tree.iter("img"):
        if not (picture.get("alt") or "").strip() and picture.get("role") != "presentation":
            source = picture.get("src", "")
            line = line_of(text, source.rpartition("/")[2])
            says = f"the picture {source} has no text for those who cannot see it; write ![text](…)"
            yield Fault("Pictures", path, line, says)
