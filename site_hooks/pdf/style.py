"""What the site's style sheet says, as far as the PDF needs it: the colours by name, and how the
parts of pictures look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from site_hooks.pages.tree import BuildError

DRAWN = {
    *(
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
    ),
    *("opacity", "paint-order", "font", "font-size", "font-weight", "text-anchor"),
}
"""The properties that a picture takes from the style sheet."""
COMPOUND = re.compile(r"([a-z]+)?((?:\.[\w-]+)*)")
ALWAYS = ".md-typeset "
"""A holder of every page's text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The declarations for a chain of compounds, each a tag ("" for any) with classes, from the
    outermost in.
    """

    chain: tuple[tuple[str, frozenset[str]], ...]
    declarations: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int]:
        """How specific the selector is: its classes, then its tags."""
        return sum(len(classes) for _, classes in self.chain), sum(
            bool(tag) for tag, _ in self.chain
        )

    def applies(self, element: HtmlElement) -> bool:
        """Tell whether the chain ends at an element."""
        *outer, own = self.chain
        if not _fits(element, own):
            return False
        around = element.iterancestors()
        return all(
            any(_fits(ancestor, compound) for ancestor in around) for compound in reversed(outer)
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet in its light appearance."""

    tokens: dict[str, str]
    """Custom properties by name, without the leading hyphens."""
    rules: tuple[Rule, ...]
    """Those that draw, from the least to the most specific."""

    @property
    def colours(self) -> dict[str, str]:
        """The tokens that are colours."""
        return {
            name: value
            for name, value in self.tokens.items()
            if re.fullmatch(r"#[0-9a-f]{3,8}", value)
        }

    def of(self, element: HtmlElement) -> dict[str, str]:
        """Return the attributes that stand for what the style sheet says of a picture's element."""
        found: dict[str, str] = {}
        for rule in self.rules:
            if rule.applies(element):
                found.update(rule.declarations)
        return found


def read(sheet: str) -> Style:
    """Read a style sheet; raise BuildError for a colour of a picture that it names and does not
    define.
    """
    sheet = _without_conditions(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    tokens = {
        name: light.strip()
        for name, light in re.findall(r"--([\w-]+):\s*(?:light-dark\()?([^,;()]+)", sheet)
    }
    rules = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        declared = [
            (name.strip(), value.strip())
            for name, _, value in (line.partition(":") for line in body.split(";"))
        ]
        drawn = [_attribute(name, value, tokens) for name, value in declared if name in DRAWN]
        chains = [
            _chain(selector.strip().removeprefix(ALWAYS)) for selector in _alternatives(selectors)
        ]
        rules += [Rule(chain, tuple(drawn)) for chain in chains if chain and drawn]
    return Style(tokens, tuple(sorted(rules, key=lambda rule: rule.weight)))


def _without_conditions(sheet: str) -> str:
    """Drop what holds only under a condition: `@media` and its like, whole."""
    kept, depth, start = [], 0, 0
    for match in re.finditer(r"@[\w-]+[^{};]*[{;]|[{}]", sheet):
        if depth == 0 and match[0].startswith("@"):
            kept.append(sheet[start : match.start()])
            depth, start = (1, match.end()) if match[0].endswith("{") else (0, match.end())
        elif depth:
            depth += 1 if match[0].endswith("{") else -1 if match[0] == "}" else 0
            start = match.end()
    return "".join(kept) + sheet[start:]


def _alternatives(selectors: str) -> list[str]:
    """Write a list of selectors out, one for each choice of its `:is(…)`."""
    whole = re.split(r",(?![^()]*\))", selectors)
    choice = re.compile(r":is\(([^()]*)\)")
    while any(map(choice.search, whole)):
        whole = [
            selector[: found.start()] + option.strip() + selector[found.end() :]
            if found
            else selector
            for selector in whole
            for found in [choice.search(selector)]
            for option in (found[1].split(",") if found else [""])
        ]
    return whole


def _chain(selector: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Read a selector of tags and classes, one within the other; any other selector, such as one
    for a state, gives nothing.
    """
    chain = []
    for part in selector.split():
        read = COMPOUND.fullmatch(part)
        if read is None:
            return ()
        chain.append((read[1] or "", frozenset(read[2].split(".")[1:])))
    return tuple(chain)


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


def _fits(element: HtmlElement, compound: tuple[str, frozenset[str]]) -> bool:
    tag, classes = compound
    return (not tag or element.tag == tag) and classes <= set(str(element.get("class", "")).split())
