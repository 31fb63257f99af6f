"""What a page is, whichever builder it belongs to, and its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from typing import Any, Protocol

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<meta>.*?\n)?(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""As MkDocs knows it: anything else at the top of a page is published as text."""


def split(text: str) -> tuple[str, str]:
    """Return the front matter of a page's file, "" where it has none, and the text below it."""
    front = FRONT_MATTER.match(text)
    return (front["meta"] or "", text[front.end() :]) if front else ("", text)


class SourceFile(Protocol):
    """The file that a page is made from."""

    @property
    def src_uri(self) -> str:
        """Its path below `docs/` ("guidance/1-purpose.md")."""


class Page(Protocol):
    """A page of the site."""

    @property
    def content(self) -> str | None:
        """The page's HTML; None before it is rendered."""

    @content.setter
    def content(self, html: str) -> None: ...

    @property
    def file(self) -> SourceFile:
        """The file that it is made from."""

    @property
    def meta(self) -> MutableMapping[str, Any]:
        """The front matter of its file."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def url(self) -> str:
        """Its address, relative to the site's root; "" is home."""


class NavigationPage(Page, Protocol):
    """A page with its place in the navigation."""

    @property
    def previous_page(self) -> NavigationPage | None:
        """The page before it; None for the first, and for one that the navigation leaves out."""

    @property
    def next_page(self) -> NavigationPage | None:
        """The page after it; None for the last, and for one that the navigation leaves out."""

    @property
    def ancestors(self) -> Iterable[object]:
        """The parts of the navigation that hold it, the nearest first."""

    @property
    def is_index(self) -> bool:
        """Whether it opens its part of the navigation."""
