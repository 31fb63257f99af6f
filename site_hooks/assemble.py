"""From rendered Markdown to finished pages: what is put in, in which order, and what is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from lxml.html import HtmlElement

from site_hooks import calculators, dates, decisions, glossary, notes, process_picture, register, sbom, sec_sections, traceability
from site_hooks.pages import BuildError, fill, parse, placeholders, relative, serialise
from tools_py.credit import cpi
from tools_py.report import blocks_to_html
from tools_py.rules import REGISTER
from tools_py.vocabulary import STEPS


class Page(Protocol):
    """What is needed of a page, whichever builder it belongs to; `file.src_uri` is where it comes from ("guidance/1-purpose.md")."""

    file: Any
    content: Any

    @property
    def title(self) -> Any:
        """The page's title."""

    @property
    def url(self) -> str:
        """The page's address, relative to the site's root."""


@dataclass(frozen=True)
class Site:
    """All pages as trees by address, their titles, and the address of each calculator's form."""

    trees: dict[str, HtmlElement]
    titles: dict[str, str]
    calculators: dict[str, str]


FIGURES: dict[str, Callable[[Site, str], str]] = {
    "decision-table": lambda site, url: decisions.table(url),
    "eligibility-flow": lambda site, url: decisions.flow(),
    "process": lambda site, url: process_picture.draw({step.id: relative(url, step.stated_by.page) for step in STEPS.values()}),
    sec_sections.FIGURE: lambda site, url: sec_sections.draw(sec_sections.find_all(site.trees, guidance_titles(site)), url),
    sbom.FIGURE: lambda site, url: sbom.table(),
    "thresholds": lambda site, url: blocks_to_html((cpi.table(),), calculators.base(url)),
    "traceability": lambda site, url: traceability.tables(site.trees, guidance_titles(site), site.calculators),
}
"""Pictures and tables that the build draws into `<div data-figure="NAME"></div>`; each is given the site and the address of the page."""


def finish(pages: Iterable[Page], docs: Path, reviewed: date, version: str) -> None:
    """Finish the content of every page in place; raise BuildError with every fault found."""
    pages = list(pages)
    terms = glossary.read((docs / glossary.FILE).read_text(encoding="utf-8"))
    editors = notes.read((docs / notes.FILE).read_text(encoding="utf-8"))
    uses, placed = glossary.Uses(), set[str]()
    trees: dict[str, HtmlElement] = {}
    linked: dict[str, set[str]] = {}

    for page in pages:
        page.content, here = notes.place(page.content, page.file.src_uri, page.url, editors)
        placed |= here
        tree = trees[page.url] = parse(page.content)
        dates.mark_passed(tree, reviewed)
        if restates_guidance(page.url):
            dates.add_version_line(tree, page.url, version)
        linked[page.url] = glossary.link_terms(tree, page.url, page.title, terms, uses)
    glossary.add_where_used(trees[glossary.URL], terms, uses)

    faults = register.faults(REGISTER.values(), trees)
    faults += [f"editor's note {note} affects readers and stands beside no text" for note in notes.missing(editors, placed)]
    if faults:
        raise BuildError("\n".join(faults))

    forms = {name: f"{page.url}#calculator-{name}" for page in pages for name in placeholders(page.content, calculators.FORM)}
    site = Site(trees, {page.url: page.title for page in pages}, forms)
    for page in pages:
        tips = "" if page.url == glossary.URL else glossary.tips(linked[page.url], terms)
        page.content = put_in(serialise(trees[page.url]) + tips, page, site)


def guidance_titles(site: Site) -> list[tuple[str, str]]:
    """Return the address and title of every page that restates the guidance, in the order of the site."""
    return [(url, title) for url, title in site.titles.items() if restates_guidance(url)]


def put_in(content: str, page: Page, site: Site) -> str:
    """Fill a page's placeholders: figures, forms and worked examples."""
    for name in placeholders(content, "data-figure"):
        if name not in FIGURES:
            raise BuildError(f"docs/{page.file.src_uri}: there is no figure “{name}”")
        content = fill(content, "data-figure", name, FIGURES[name](site, page.url))
    for attribute, write in ((calculators.FORM, calculators.form), (calculators.EXAMPLE, calculators.example)):
        for name in placeholders(content, attribute):
            if not calculators.known(name):
                raise BuildError(f"docs/{page.file.src_uri}: there is no calculator “{name}”")
            content = fill(content, attribute, name, write(name, page.url))
    return content


def restates_guidance(url: str) -> bool:
    """Tell whether a page restates the guidance, and so says of which version."""
    return url.startswith("guidance/") or url == glossary.URL
