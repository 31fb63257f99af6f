"""Text as it is typed or pasted, brought into the characters that are read."""

from __future__ import annotations

import re

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""Hyphens, dashes and the minus sign: each is typed for a minus."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width, which come along when text is pasted."""

FULL_WIDTH = map(
    ord, "\uff0c\uff0d\uff0e\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
)
"""The full-width comma, hyphen, full stop and digits."""

READ_AS: dict[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in FULL_WIDTH},
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, INVISIBLE), None),
}


def cleaned(text: str) -> str:
    """Return text in plain characters, with one space between words and none around.

    >>> cleaned("\u201315\u00a0WD\u200b"), cleaned("\uff11\uff15")
    ('-15 WD', '15')
    """
    return " ".join(text.translate(READ_AS).split())


def pattern(plain: str) -> str:
    """Return a regular expression for a JSON Schema that takes what `plain` takes after `cleaned`.

    `plain` is made of ASCII: letters, escaped characters, classes, groups and quantifiers.
    """
    unseen = f"[{INVISIBLE}]*"
    atom = re.compile(r"(\[[^\]]*\]|\\.|[A-Za-z0-9,£%×-])(\{\d+(?:,\d*)?\}|[*+?])?")
    return unseen + atom.sub(lambda found: f"(?:{_wide(found[1])}{unseen}){found[2] or ''}", plain)


def _wide(atom: str) -> str:
    if atom in ("\\s", "[ ]"):
        return "\\s"
    inner = atom[1:-1] if atom.startswith("[") else atom
    wide = {"0-9": "\uff10-\uff19", "\\.": "\uff0e", ",": "\uff0c"}
    more = "".join(form for plain, form in wide.items() if plain in inner)
    if inner.startswith("-") or inner == "-":
        more += f"{DASHES}\uff0d"
    return f"[{inner}{more}]" if more or atom.startswith("[") else atom
