"""The script of the search: what it knows of the site, and the modules that answer from it.

It knows the sections of the pages, the questions people ask, the glossary, other wordings that lead
to a place, and the words of the field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from site_hooks import PROJECT, scripts
from site_hooks.pages.glossary import URL as GLOSSARY
from site_hooks.pages.glossary import Glossary
from site_hooks.pages.page import Page
from site_hooks.pages.questions import Topic
from site_hooks.pages.wordings import Wordings
from site_hooks.search.index import Section, sections
from tools_py.calculator import load

ENTRY = "docs/assets/js/search.js"
ADDRESS = "assets/search.js"
WORDS = Path(__file__).with_name("words.json")


def data(
    pages: Iterable[Page], topics: Iterable[Topic], wordings: Wordings, glossary: Glossary
) -> dict[str, Any]:
    """Return what `docs/assets/js/search/types.d.ts` calls Data, of finished pages.

    A page, and a section, is named by its number in its list.
    """
    pages, topics = list(pages), list(topics)
    asked = {question.at for topic in topics for question in topic.questions}
    found = sections(pages, asked | wordings.keys())
    numbers = {title: number for number, title in enumerate(dict.fromkeys(map(_page, found)))}
    places = _places(found)
    definitions = {f"{GLOSSARY}#{slug}" for slug in glossary.terms}
    return {
        "pages": list(numbers),
        "sections": [
            [numbers[_page(section)], section.anchor, section.title, section.text]
            for section in found
        ],
        "questions": [
            [*places[each.at], each.ask, each.answer, list(each.also), each.calculator or ""]
            for topic in topics
            for each in topic.questions
        ]
        + [
            [*places[at], "", "", also, ""]
            for at, also in wordings.items()
            if at not in definitions
        ],
        "terms": [
            [
                *places[f"{GLOSSARY}#{slug}"],
                term.title,
                term.tip,
                [name for name, of in glossary.aliases.items() if of == slug],
                wordings.get(f"{GLOSSARY}#{slug}", []),
            ]
            for slug, term in glossary.terms.items()
        ],
        "calculators": _calculators(pages),
        **json.loads(WORDS.read_text(encoding="utf-8")),
    }


def _page(section: Section) -> tuple[str, str]:
    return section.url, section.page


def _places(found: list[Section]) -> dict[str, tuple[int, str]]:
    """Return the section, and the anchor in it, of each address of a paragraph or heading."""
    return {
        address: (number, anchor)
        for number, section in enumerate(found)
        for address, anchor in section.addresses().items()
    }


def _calculators(pages: Iterable[Page]) -> dict[str, tuple[str, str]]:
    """Return the title of each calculator that has a form, and the page it is on."""
    return {
        name: (load(name).title, page.url)
        for page in pages
        for name in re.findall(r'<section [^>]*id="calculator-([\w-]+)"', page.content or "")
    }


def script(known: Mapping[str, Any]) -> str:
    """Return the script with all that it knows; nothing of it is left in the page's own names.

    Raises BuildError where a module does not parse.
    """
    put_in = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"(()=>{{const SEARCH_DATA={put_in};\n{scripts.bundle(PROJECT / ENTRY)}}})();\n"
