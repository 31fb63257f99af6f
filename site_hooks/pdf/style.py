"""What the style sheet says, as far as the PDF needs it: colours by name, and how pictures look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import cssselect2
import tinycss2
from lxml.html import HtmlElement

from site_hooks.pages.tree import BuildError

DRAWN = frozenset(
    {
        *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity"),
        *("stroke-linecap", "stroke-linejoin", "opacity", "paint-order", "font", "font-size"),
        *("font-weight", "text-anchor"),
    }
)
"""The properties that a picture takes from the style sheet."""
ALWAYS = ".md-typeset "
"""An ancestor of every page's text, which a page's own tree does not have."""

type Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet in its light appearance, for any width."""

    tokens: dict[str, str]
    """Custom properties by name, without the leading hyphens."""
    matcher: cssselect2.Matcher
    """The rules that draw; what a selector matches is given their attributes."""

    @property
    def colours(self) -> dict[str, str]:
        """The tokens that are colours."""
        return {
            name: value
            for name, value in self.tokens.items()
            if re.fullmatch(r"#[0-9a-f]{3,8}", value)
        }

    def of(self, svg: HtmlElement) -> dict[HtmlElement, Attributes]:
        """Return, for each element of a picture, the attributes that the style sheet gives it."""
        page = cssselect2.ElementWrapper.from_html_root(svg.getroottree().getroot())
        inside = set(svg.iter())
        return {
            wrapper.etree_element: self._attributes(wrapper)
            for wrapper in page.iter_subtree()
            if wrapper.etree_element in inside
        }

    def _attributes(self, wrapper: cssselect2.ElementWrapper) -> Attributes:
        found: Attributes = {}
        for _, _, _, attributes in self.matcher.match(wrapper):
            found.update(attributes)
        return found


def read(sheet: str) -> Style:
    """Read a style sheet.

    Raises:
        BuildError: a picture's colour names a token that the sheet does not define.
    """
    rules = [
        (rule, tinycss2.parse_declaration_list(rule.content, skip_whitespace=True))
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        if rule.type == "qualified-rule"
    ]
    tokens = dict(_tokens(declared for _, declared in rules))
    matcher = cssselect2.Matcher()
    for rule, declared in rules:
        drawn = dict(
            _attribute(item.name, tinycss2.serialize(item.value).strip(), tokens)
            for item in declared
            if item.type == "declaration" and item.name in DRAWN
        )
        if drawn:
            prelude = tinycss2.serialize(rule.prelude).replace(ALWAYS, "")
            for selector in _selectors(prelude):
                matcher.add_selector(selector, drawn)
    return Style(tokens, matcher)


def _selectors(prelude: str) -> list[cssselect2.compiler.CompiledSelector]:
    """Compile selectors; one that only a browser can match, such as a state, draws nothing here."""
    try:
        return list(cssselect2.compile_selector_list(prelude))
    except cssselect2.SelectorError:
        return []


def _tokens(rules: Iterable[list[Any]]) -> Iterator[tuple[str, str]]:
    """Yield custom properties with their value in light appearance; the sheet's last one counts."""
    for declared in rules:
        for item in declared:
            if item.type != "declaration" or not item.name.startswith("--"):
                continue
            values = [value for value in item.value if value.type != "whitespace"]
            if values and values[0].type == "function" and values[0].lower_name == "light-dark":
                values = list(values[0].arguments)
                light = next((at for at, value in enumerate(values) if value == ","), len(values))
                values = values[:light]
            yield item.name.removeprefix("--"), tinycss2.serialize(values).strip()


def _attribute(name: str, value: str, tokens: dict[str, str]) -> tuple[str, str]:
    def token(match: re.Match[str]) -> str:
        if match[1] not in tokens:
            raise BuildError(
                f"docs/assets/site.css: “{name}: {value}” names a token that is not defined"
            )
        return tokens[match[1]]

    if name == "font":
        size = re.search(r"([\d.]+)px", value)
        return ("font-size", size[1]) if size else ("font-size", "16")
    return name, re.sub(r"var\(--([\w-]+)\)", token, value).removesuffix("px")
