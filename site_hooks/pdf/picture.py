"""SVG for the PDF: what the site's style sheet says about a picture's classes, written into the picture itself."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from site_hooks.pages import BuildError, text_of

NAMESPACE = "http://www.w3.org/2000/svg"
ELEMENTS = {"svg", "g", "rect", "line", "path", "circle", "polygon", "polyline", "text", "tspan"}
UNWRAPPED = {"a"}
LEFT_OUT = {"title", "desc"}
KEPT = {
    *("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "d", "points", "transform", "viewBox"),
    *("text-anchor", "dominant-baseline", "font-weight", "font-size", "fill", "stroke", "stroke-width", "stroke-dasharray"),
}
CASED = {"viewbox": "viewBox"}
"""Reading HTML folds the case of attribute names; SVG minds it."""

INK, PRIMARY, PALE, LINE = "#1f2933", "#1d3c5c", "#eef3f8", "#8596a8"
CLASSES: dict[str, dict[str, dict[str, str]]] = {
    "process": {
        "svg": {"font-family": "Source Sans 3", "font-size": "14.5", "fill": INK},
    },
    "process-lines": {"line": {"stroke": LINE, "stroke-width": "1.5"}},
    "process-box": {"rect": {"fill": PALE, "stroke": PRIMARY, "stroke-width": "1.25"}},
    "clause": {"text": {"font-weight": "600", "fill": PRIMARY}},
}
"""Attributes by class and, at or below the element of that class, by tag; colours and sizes are the site's."""


def alternative(svg: HtmlElement) -> str:
    """Return a picture's text alternative, "" where it has none."""
    title = svg.find("./title")
    return (svg.get("aria-label") or (text_of(title) if title is not None else "")).strip()


def standalone(svg: HtmlElement, place: str) -> str:
    """Write a picture of a page as an SVG file that needs no style sheet; `place` names the page in errors."""
    root = _copy(svg, {}, place)[0]
    return etree.tostring(root, encoding="unicode")


def _copy(source: HtmlElement, inherited: dict[str, dict[str, str]], place: str) -> list[etree._Element]:
    if source.tag in LEFT_OUT:
        return []
    styles = {tag: dict(attributes) for tag, attributes in inherited.items()}
    for name in source.get("class", "").split():
        if name not in CLASSES:
            raise BuildError(f"{place}: the PDF does not know how the class “{name}” of a picture looks (site_hooks/pdf/picture.py)")
        for tag, attributes in CLASSES[name].items():
            styles.setdefault(tag, {}).update(attributes)
    children = [copy for child in source if isinstance(child.tag, str) for copy in _copy(child, styles, place)]
    if source.tag in UNWRAPPED:
        return children
    if source.tag not in ELEMENTS:
        raise BuildError(f"{place}: the PDF has no rule for <{source.tag}> in a picture")
    made = etree.Element(f"{{{NAMESPACE}}}{source.tag}", nsmap={None: NAMESPACE})
    for name, value in {**styles.get(source.tag, {}), **source.attrib}.items():
        name = CASED.get(name, name)
        if name in KEPT or name == "font-family":
            made.set(name, value)
    made.text = source.text if source.tag in {"text", "tspan"} else None
    made.extend(children)
    return [made]
