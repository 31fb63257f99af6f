"""The register against the pages: each rule's anchor is there and its words stand there; and which point rests on which rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml.html import HtmlElement

from site_hooks.pages import section_of
from tools_py.rules import Rule

type Trees = Mapping[str, HtmlElement]
"""The pages by address ("guidance/1-purpose/")."""


def faults(rules: Iterable[Rule[Any]], trees: Trees) -> list[str]:
    """Say, for each rule that its page does not carry, what is wrong and what to change."""
    found = []
    for rule in rules:
        url, _, anchor = rule.page.partition("#")
        if url not in trees:
            found.append(f"rule {rule.id}: there is no page {url}")
            continue
        text = section_of(trees[url], anchor)
        if text is None:
            found.append(f"rule {rule.id}: {url} has no anchor #{anchor}")
        elif _folded(rule.words) not in _folded(text):
            found.append(f"rule {rule.id}: {rule.page} does not say “{rule.words}”; change the sentence or the register")
    return found


def _folded(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("’", "'").casefold().split())
