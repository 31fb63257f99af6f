"""Search: Material's own worker, with a script before it that knows other words for the same thing
and puts the answers into order.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from site_hooks import PROJECT, scripts
from site_hooks.pages.glossary import Glossary
from site_hooks.pages.tree import BuildError

HERE = Path(__file__).parent
FOLDER = "assets/javascripts/workers"
STOCK = "search.*.min.js"
REWRITER = "site_js/search_rewriter.js"


@dataclass(frozen=True, slots=True)
class Worker:
    """The search worker to be served: its address, relative to the site's root, and its text."""

    address: str
    text: str


def worker(themes: Iterable[Path], glossary: Glossary) -> Worker:
    """Build the worker from the one in the theme's folders; its name tells its content, so that it
    may be cached for ever.

    Raises BuildError if the theme no longer has exactly one search worker.
    """
    found = [file for theme in themes for file in (theme / FOLDER).glob(STOCK)]
    if len(found) != 1:
        raise BuildError(
            f"the theme was to have one search worker, {FOLDER}/{STOCK}, and has {len(found)}"
        )
    stock = re.sub(r"//# sourceMappingURL=.*", "", found[0].read_text(encoding="utf-8"))
    data = json.dumps(words(glossary), ensure_ascii=False, separators=(",", ":"))
    rewriter = scripts.bundle(PROJECT / REWRITER, {"SEARCH_WORDS": data})
    text = f"{rewriter}{stock}"
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Worker(f"{FOLDER}/search.{digest}.js", text)


def words(glossary: Glossary) -> dict[str, Any]:
    """Return the plain words of `synonyms.json` together with the glossary's other names.

    An abbreviation (one word with two capitals or more) and its term stand for each other; any
    other name leads to its term only.
    """
    known: dict[str, Any] = json.loads((HERE / "synonyms.json").read_text(encoding="utf-8"))
    for name, slug in glossary.aliases.items():
        title = glossary.terms[slug].title
        if " " not in name and sum(letter.isupper() for letter in name) > 1:
            known["same"].append([name, title])
        else:
            known["also"].setdefault(name.lower(), []).append(title)
    return known


def write(site: Path, built: Worker) -> None:
    """Write the worker into a finished site and remove the theme's own, which nothing asks for any
    more.
    """
    for stock in (site / FOLDER).glob("search.*.min.js*"):
        stock.unlink()
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    (site / built.address).write_text(built.text, encoding="utf-8")
