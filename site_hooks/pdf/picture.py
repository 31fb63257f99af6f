"""SVG for the PDF: what the style sheet says of a picture's parts, written into the picture
itself.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from site_hooks.pages.tree import BuildError, text_of
from site_hooks.pdf.style import Attributes, Style

NAMESPACE = "http://www.w3.org/2000/svg"
FONT = "Source Sans 3"
SHAPES = {
    "svg",
    "g",
    "rect",
    "line",
    "path",
    "circle",
    "ellipse",
    "polygon",
    "polyline",
    "text",
    "tspan",
}
UNWRAPPED = {"a"}
LEFT_OUT = {"title", "desc"}
KEPT = {
    *(
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "dx",
        "dy",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "d",
        "points",
        "transform",
        "viewBox",
    ),
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
    *("opacity", "paint-order", "font-size", "font-weight", "text-anchor", "dominant-baseline"),
}
DROPPED = re.compile(r"class|id|role|tabindex|href|xmlns|focusable|aria-.*|data-.*")
CASED = {"viewbox": "viewBox"}
"""Reading HTML folds the case of attribute names; SVG minds it."""

type Looks = dict[HtmlElement, Attributes]
"""What the style sheet gives each element of a picture."""


def alternative(svg: HtmlElement) -> str:
    """Return a picture's text alternative, "" where it has none."""
    title = svg.find("./title")
    return (svg.get("aria-label") or (text_of(title) if title is not None else "")).strip()


def size(svg: HtmlElement) -> tuple[float, float]:
    """Return a picture's own width and height in CSS pixels; raise BuildError where it does not
    say.
    """
    parts = (svg.get("viewbox") or svg.get("viewBox") or "").split()
    if len(parts) != 4:
        raise BuildError("a picture has no viewBox, and so no size")
    return float(parts[2]), float(parts[3])


def standalone(svg: HtmlElement, style: Style) -> str:
    """Write a picture of a page as an SVG file that needs no style sheet; raise BuildError for a
    part that has no rule here.
    """
    root = _copies(svg, style.of(svg))[0]
    root.set("font-family", FONT)
    root.set("color", style.tokens["ink"])
    return etree.tostring(root, encoding="unicode")


def _copies(source: HtmlElement, looks: Looks) -> list[etree._Element]:
    """Copy an element with its children; one that is not drawn gives nothing, a link gives what it
    holds.
    """
    if not isinstance(source.tag, str) or source.tag in LEFT_OUT:
        return []
    children = [copy for child in source for copy in _copies(child, looks)]
    if source.tag in UNWRAPPED:
        return children
    if source.tag not in SHAPES:
        raise BuildError(f"the PDF has no rule for <{source.tag}> in a picture")
    name_spaces = {None: NAMESPACE}  # the stubs lack the default
    made = etree.Element(f"{{{NAMESPACE}}}{source.tag}", nsmap=name_spaces)  # type: ignore[arg-type]
    for name, value in {**source.attrib, **looks[source]}.items():
        name = CASED.get(name, name)
        if name in KEPT:
            made.set(name, value)
        elif not DROPPED.fullmatch(name):
            raise BuildError(f"the PDF has no rule for the attribute “{name}” in a picture")
    made.text = source.text if source.tag in {"text", "tspan"} else None
    made.extend(children)
    return [made]
