"""Markdown within blocks, read by markdown-it-py with raw HTML switched off, so that nothing that
was typed becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tools_py.reports.markup import Markup

MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<&\n]|  ")
"""What Markdown reads as more than words, within a line."""


@cache
def renderer(base: str = "") -> MarkdownIt:
    """Return the Markdown reader that writes `base` before addresses of the site's own pages."""
    markdown = MarkdownIt("commonmark", {"html": False})
    normalise = markdown.normalizeLink

    def link(url: str) -> str:
        return normalise(url if "://" in url or url.startswith(("#", "mailto:")) else base + url)

    markdown.normalizeLink = link  # type: ignore[method-assign]
    return markdown


@lru_cache(maxsize=1024)
def paragraphs(words: str, base: str) -> Markup:
    """Read Markdown; a single line that begins with a letter can only be a paragraph.

    An answer repeats most of the last.
    """
    if not words[:1].isalpha() or "\n" in words:
        return Markup(renderer(base).render(words))
    line = words.rstrip()
    return Markup(
        f"<p>{inline(line, base) if MEANS_SOMETHING.search(line) else escapeHtml(line)}</p>\n"
    )


@lru_cache(maxsize=4096)
def inline(words: str, base: str) -> Markup:
    """Read one line of Markdown; most cells of a table hold none, and the reader is not asked about
    those.
    """
    return Markup(
        renderer(base).renderInline(words) if MEANS_SOMETHING.search(words) else escape(words)
    )


def plain(words: str) -> str:
    """Return the words of one line of Markdown without its markup."""
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

    return text(renderer().parseInline(words))
