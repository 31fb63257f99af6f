"""Other wordings that lead the search to a definition, a note or a paragraph for which no question
is listed: read from `wordings.yaml`, and held to the pages and to the questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from lxml.html import HtmlElement

from site_hooks import PROJECT
from site_hooks.pages import links
from site_hooks.pages.questions import Topic, plain
from site_hooks.pages.tree import Fault, line_of, refuse

FILE = Path(__file__).with_name("wordings.yaml")
PATH = FILE.relative_to(PROJECT).as_posix()
KIND = "Wordings"

type Wordings = dict[str, tuple[str, ...]]
"""The wordings by the address to which they lead."""


@cache
def read() -> Wordings:
    """Read the wordings; raise BuildError for what cannot be read."""
    wordings, found = examine(FILE.read_text(encoding="utf-8"))
    refuse(found)
    return wordings


def examine(text: str) -> tuple[Wordings, list[Fault]]:
    """Read the wordings as far as they can be read, with what is wrong in them."""
    try:
        loaded = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        loaded = None
    if not isinstance(loaded, dict):
        says = "the file is to hold addresses, each with a list of wordings; correct it"
        return {}, [Fault(KIND, PATH, 0, says)]
    wordings: Wordings = {}
    found = []
    for at, also in loaded.items():
        if isinstance(also, list) and all(isinstance(wording, str) for wording in also):
            wordings[str(at)] = tuple(also)
        else:
            says = f"the wordings of {at} are no list of texts; write them as [one, another]"
            found.append(Fault(KIND, PATH, line_of(text, f"{at}:"), says))
    return wordings, found


def faults(
    text: str, wordings: Wordings, topics: tuple[Topic, ...], trees: Mapping[str, HtmlElement]
) -> list[Fault]:
    """Name each address that is not there, and each wording that leads to two places."""
    anchors = {url: links.anchors_of(tree) for url, tree in trees.items()}
    leads = {
        plain(wording): f"“{question.ask}”"
        for topic in topics
        for question in topic.questions
        for wording in (question.ask, *question.also)
    }
    found: list[Fault] = []
    for at, also in wordings.items():
        url, _, anchor = at.partition("#")
        says = [] if anchor in anchors.get(url, ()) else [f"{at} is no address; name a paragraph"]
        for wording in also:
            first = leads.setdefault(plain(wording), at)
            if first != at:
                says.append(f"“{wording}” leads to {first} too; take one out")
        found += [Fault(KIND, PATH, line_of(text, f"{at}:"), each) for each in says]
    return found
