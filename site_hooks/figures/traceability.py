"""Which point of the guidance rests in which rule, and which calculators use it, both ways; read
from the pages and the code themselves.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from site_hooks.figures.tables import table
from site_hooks.pages.tree import HEADINGS, relative, section_of, text_of
from tools_py import rules
from tools_py.calculator import load, names
from tools_py.reports.citations import MARKS
from tools_py.reports.markup import Markup, element, joined
from tools_py.rules import REGISTER, Rule, vocabulary

URL = "about/traceability/"
SHARED = (
    "tools_py.rules",
    "tools_py.forms.shared",
    "tools_py.reports.citations",
    "tools_py.versions",
)
"""Modules that speak of rules on behalf of every calculator, and so show nothing about one."""


@dataclass(frozen=True, slots=True)
class GuidancePoint:
    """A point of the guidance: its address and its first words."""

    address: str
    words: str


def points(url: str, tree: HtmlElement) -> Iterator[GuidancePoint]:
    """Yield every point of a page that has an anchor, in order; a heading stands for its
    section.
    """
    for found in tree.xpath(".//*[@id]"):
        if found.tag != "h1" and found.tag != "script":
            yield GuidancePoint(
                f"{url}#{found.get('id')}",
                _first_words(
                    section_of(tree, found.get("id")) or ""
                    if found.tag not in HEADINGS
                    else text_of(found)
                ),
            )


@cache
def rules_used(calculator: str) -> frozenset[str]:
    """Return the ids of the rules that a calculator's code names, directly or through a table of
    the vocabulary.
    """
    used: set[str] = set()
    for module in _own_modules(f"tools_py.{calculator.replace('-', '_')}.calculator"):
        for node in _nodes(module):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "rules"
            ):
                used |= _ids(getattr(rules, node.attr, None))
            elif (
                isinstance(node, ast.ImportFrom)
                and node.module
                and node.module.startswith("tools_py.rules")
            ):
                for name in node.names:
                    used |= _ids(getattr(import_module(node.module), name.name, None))
    return frozenset(used)


def tables(
    trees: Mapping[str, HtmlElement], pages: Iterable[tuple[str, str]], forms: Mapping[str, str]
) -> Markup:
    """Write both tables: each point of the `pages` (address, title) with its rules, and each rule
    with its point.

    `forms` holds the address of each calculator.
    """
    by_point: dict[str, list[Rule[Any]]] = {}
    for rule in REGISTER.values():
        by_point.setdefault(rule.page, []).append(rule)
    parts = [element("h2", "From the guidance to the rules", id="points")]
    for url, title in pages:
        held_at = ((point, by_point.get(point.address)) for point in points(url, trees[url]))
        rows = [(point, held) for point, held in held_at if held]
        if not rows:
            continue
        body = (
            element(
                "tr",
                element("th", _link(point.words, point.address), scope="row"),
                _rules_cell(held),
                _calculators_cell(held, forms),
            )
            for point, held in rows
        )
        parts += [
            element("h3", title, id=f"points-{url.strip('/').rpartition('/')[2]}"),
            _table(f"{title}: points and rules", ("Point", "Rules", "Used by"), body),
        ]
    parts.append(element("h2", "From the rules to the guidance", id="rules"))
    body = (
        element(
            "tr",
            element("th", element("code", rule.id), scope="row", id=f"rule-{rule.id}"),
            element("td", rule.says),
            element("td", _link(rule.citation, rule.page)),
            element("td", MARKS[rule.mark]),
            _calculators_cell([rule], forms),
        )
        for rule in REGISTER.values()
    )
    parts.append(_table("Every rule", ("Rule", "What it says", "Where", "Mark", "Used by"), body))
    return joined(*parts)


def _table(name: str, head: tuple[str, ...], body: Iterable[Markup]) -> Markup:
    return element(
        "div",
        table(head, body),
        class_="answer-table apart",
        role="region",
        aria_label=name,
    )


def _rules_cell(held: list[Rule[Any]]) -> Markup:
    links = [element("a", element("code", rule.id), href=f"#rule-{rule.id}") for rule in held]
    return element("td", joined(*(part for link in links for part in (link, " "))))


def _calculators_cell(held: list[Rule[Any]], forms: Mapping[str, str]) -> Markup:
    used = [
        name
        for name in names()
        if name in forms and any(rule.id in rules_used(name) for rule in held)
    ]
    links = [_link(load(name).title, forms[name]) for name in used]
    return element(
        "td",
        joined(*(part for link in links for part in (link, " "))) if links else "no calculator",
    )


def _link(words: str, address: str) -> Markup:
    return element("a", words, href=relative(URL, address))


def _first_words(text: str, most: int = 12) -> str:
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def _ids(value: object) -> set[str]:
    """Return the ids of the rules in a value: a rule, or a table of things that hold rules."""
    if isinstance(value, Rule):
        return {value.id}
    if isinstance(value, dict):
        items = value.values() if value is not REGISTER else ()
        return {
            held.id
            for item in items
            if type(item).__module__ == vocabulary.__name__
            for part in fields(item)
            if isinstance(held := getattr(item, part.name), Rule)
        }
    return set()


def _own_modules(module: str) -> set[str]:
    """Return a module and those of `tools_py` that it imports, directly or not; no `SHARED` one."""
    reached, waiting = set[str](), [module]
    while waiting:
        current = waiting.pop()
        if current in reached or current.startswith(SHARED):
            continue
        reached.add(current)
        for node in _nodes(current):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("tools_py."):
                inner = (f"{node.module}.{name.name}" for name in node.names)
                waiting += [str(node.module), *filter(_is_module, inner)]
            elif isinstance(node, ast.ImportFrom) and node.module == "tools_py":
                waiting += filter(_is_module, (f"tools_py.{name.name}" for name in node.names))
    return reached


def _is_module(name: str) -> bool:
    package = find_spec(name.rpartition(".")[0])
    return bool(package and package.submodule_search_locations and find_spec(name))


@cache
def _nodes(module: str) -> tuple[ast.Attribute | ast.ImportFrom, ...]:
    """Return what a module imports and the attributes that it reads."""
    spec = find_spec(module)
    source = Path(spec.origin if spec and spec.origin else "").read_text(encoding="utf-8")
    return tuple(
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.Attribute, ast.ImportFrom))
    )
