"""Writing Typst: every character of the site's text is text, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
SPACE = re.compile(r"[ \t\r\n\f]+")


def text(words: str) -> str:
    """Write words as Typst markup that shows just them; white space is folded as in HTML, quotes
    and apostrophes are typeset.
    """
    return PUNCTUATION.sub(r"\\\1", typeset(SPACE.sub(" ", words)))


def typeset(words: str) -> str:
    """Turn typewriter quotes and apostrophes into typographic ones; primes and other marks stay."""
    if "'" not in words and '"' not in words:
        return words
    words = re.sub(r"(?<=\w)'", "’", words)
    words = re.sub(r"(^|[\s(\[“])'(?=\w)", r"\1‘", words)
    words = re.sub(r'(^|[\s(\[‘])"(?=\S)', r"\1“", words)
    return re.sub(r'(?<=\S)"', "”", words)


def string(words: str) -> str:
    """Write a Typst string."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def array(items: Iterable[str]) -> str:
    """Write an array of values that are Typst already."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def label(name: str) -> str:
    """Write a label, which may hold any characters."""
    return f"label({string(name)})"


def call(function: str, *content: str, **options: str) -> str:
    """Call a function from markup, with content blocks and named options; underscores in option
    names become hyphens.
    """
    named = ", ".join(f"{name.replace('_', '-')}: {value}" for name, value in options.items())
    return (
        f"#{function}"
        + (f"({named})" if named or not content else "")
        + "".join(f"[{block}]" for block in content)
    )
