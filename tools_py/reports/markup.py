"""Writing HTML and SVG: elements whose text and attributes are always escaped."""

from __future__ import annotations

from functools import cache
from html import escape

VOID = {"br", "hr", "img", "input"}
APART = {"td", "th", "dt", "dd", "li", "text"}
"""What stands apart on the page stands apart in the markup too, for whoever reads the words alone,
as the search does.
"""


class Markup(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the markup for a template, which then does not escape it."""
        return str(self)


def element(tag: str, *children: str | None, **attributes: object) -> Markup:
    """Write an element. Text is escaped, Markup is not; None, False and absent attributes are left
    out, True stands without a value.

    Underscores in attribute names become hyphens and a trailing one is dropped: `class_`,
    `aria_label`.
    """
    opening = tag
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        written = _written(name)
        opening += written if value is True else f'{written}="{escape(str(value))}"'
    if tag in VOID:
        return Markup(f"<{opening}>")
    written = f"<{opening}>{joined(*children)}</{tag}>"
    return Markup(f"{written}\n" if tag in APART else written)


@cache
def _written(name: str) -> str:
    return f" {name.rstrip('_').replace('_', '-')}"


def joined(*children: str | None) -> Markup:
    """Write children one after the other, escaping those that are plain text."""
    return Markup(
        "".join(
            [
                child if isinstance(child, Markup) else escape(child)
                for child in children
                if child is not None
            ]
        )
    )
