"""From rendered Markdown to finished pages: what is put in, in which order, and what is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml.html import HtmlElement

from site_hooks.figures import (
    calculators,
    decisions,
    process_picture,
    questions,
    sbom,
    schemas,
    sec_sections,
    traceability,
)
from site_hooks.pages import (
    dates,
    glossary,
    later,
    links,
    markup,
    notes,
    opening,
    register,
    structure,
    wordings,
)
from site_hooks.pages import questions as asked
from site_hooks.pages.page import Page
from site_hooks.pages.tree import (
    Fault,
    fill,
    line_of,
    parse,
    placeholders,
    refuse,
    relative,
    serialise,
)
from tools_py.credit_cover import cpi
from tools_py.reports.html import blocks_to_html
from tools_py.rules import REGISTER
from tools_py.rules.vocabulary import STEPS


@dataclass(frozen=True)
class Site:
    """All pages as trees by address, their titles, and the address of each calculator's form."""

    trees: dict[str, HtmlElement]
    titles: dict[str, str]
    calculators: dict[str, str]


FIGURES: dict[str, Callable[[Site, str], str]] = {
    "decision-table": lambda site, url: decisions.table(url),
    "eligibility-flow": lambda site, url: decisions.flow(),
    "process": lambda site, url: process_picture.draw(
        {step.id: relative(url, step.stated_by.page) for step in STEPS.values()}
    ),
    questions.FIGURE: lambda site, url: questions.listing(asked.read(), site.titles, url),
    questions.ANSWERS: lambda site, url: questions.answers(asked.read(), site.titles, url),
    sec_sections.FIGURE: lambda site, url: sec_sections.draw(
        sec_sections.find_all(site.trees, guidance_titles(site)), url
    ),
    schemas.FIGURE: lambda site, url: schemas.listing(calculators.base(url)),
    sbom.FIGURE: lambda site, url: sbom.table(),
    "thresholds": lambda site, url: blocks_to_html((cpi.table(),), calculators.base(url)),
    "traceability": lambda site, url: traceability.tables(
        site.trees, guidance_titles(site), site.calculators
    ),
}
"""Pictures and tables that the build draws into `<div data-figure="NAME"></div>`; each is given the
site and the address of the page.
"""


def resolve(markdown: str, src_uri: str) -> str:
    """Resolve, in the Markdown of the file at `src_uri`, what it asks for by name; names that are
    not there are found by `gather`.
    """
    return register.resolve(later.resolve(glossary.resolve_references(markdown, src_uri)))


@dataclass(frozen=True)
class Assembled:
    """All pages read and assembled as far as they could be, and everything that is wrong with
    them.
    """

    trees: dict[str, HtmlElement]
    tips: dict[str, str]
    faults: list[Fault]


def finish(pages: Iterable[Page], docs: Path, reviewed: date, version: str) -> None:
    """Finish the content of every page in place; raise BuildError with every fault found."""
    pages = list(pages)
    gathered = gather(pages, docs, reviewed, version)
    refuse(gathered.faults)
    forms = {
        name: f"{page.url}#calculator-{name}"
        for page in pages
        for name in placeholders(page.content or "", calculators.FORM)
    }
    site = Site(gathered.trees, {page.url: page.title for page in pages}, forms)
    for page in pages:
        tree = gathered.trees[page.url]
        if answer := opening.answer(tree):
            page.meta.setdefault("description", answer)
        structure.free_headings(tree)
        structure.stack_tables(tree)
        if page.url == glossary.URL:
            glossary.gather_entries(tree)
        page.content = put_in(serialise(tree) + gathered.tips[page.url], page.url, site)


def gather(pages: Iterable[Page], docs: Path, reviewed: date, version: str) -> Assembled:
    """Read the pages, put notes, dates and links into their trees, and look for every fault."""
    pages = list(pages)
    texts = {
        page.file.src_uri: (docs / page.file.src_uri).read_text(encoding="utf-8") for page in pages
    }
    terms, faults_of_terms = glossary.examine(texts[glossary.FILE])
    editors, faults_of_notes = notes.examine(texts[notes.FILE])
    faults = [*faults_of_terms, *faults_of_notes]
    uses, used = glossary.Uses(), list[notes.Use]()
    trees: dict[str, HtmlElement] = {}
    linked: dict[str, set[str]] = {}

    anchors = {page.file.src_uri: links.anchors_of(parse(page.content or "")) for page in pages}
    for page in pages:
        path, text, content = page.file.src_uri, texts[page.file.src_uri], page.content or ""
        faults += glossary.reference_faults(text, f"docs/{path}", terms)
        used += notes.uses(text, f"docs/{path}")
        faults += register.figure_faults(text, path)
        faults += later.faults(text, path)
        faults += links.faults(path, text, anchors)
        faults += links.file_faults(path, text, docs)
        faults += markup.faults(parse(content), f"docs/{path}", text)
        faults += placeholder_faults(content, path, text)
        tree = trees[page.url] = parse(notes.place(content, page.url, editors))
        structure.name_tables(tree)
        opening.set_key_facts(tree)
        faults += dates.faults(tree, f"docs/{path}", text)
        dates.mark_passed(tree, reviewed)
        if restates_guidance(page.url):
            dates.add_version_line(tree, page.url, version)
        linked[page.url] = glossary.link_terms(tree, page.url, page.title, terms, uses)
    glossary.add_where_used(trees[glossary.URL], uses)
    glossary.leave_out_variants(trees[glossary.URL])

    sources = {page.url: (f"docs/{page.file.src_uri}", texts[page.file.src_uri]) for page in pages}
    faults += register.faults(REGISTER.values(), trees, sources)
    faults += notes.faults(editors, used, texts[notes.FILE])
    topics, faults_of_questions = asked.examine(asked.FOLDER)
    faults += [*faults_of_questions, *asked.faults(topics, trees)]
    text = wordings.FILE.read_text(encoding="utf-8")
    others, faults_of_wordings = wordings.examine(text)
    faults += [*faults_of_wordings, *wordings.faults(text, others, topics, trees)]
    tips = {
        url: "" if url == glossary.URL else glossary.tips(slugs, terms)
        for url, slugs in linked.items()
    }
    return Assembled(trees, tips, faults)


KNOWN: dict[str, Callable[[str], bool]] = {
    "data-figure": lambda name: name in FIGURES,
    calculators.FORM: calculators.known,
    calculators.EXAMPLE: calculators.known,
}
"""The kinds of placeholders, and what may stand in them."""


def placeholder_faults(content: str, path: str, text: str) -> list[Fault]:
    """Name the placeholders of a page for which there is nothing to put in."""
    return [
        Fault(
            "Placeholders",
            f"docs/{path}",
            line_of(text, f'{attribute}="{name}"'),
            f"there is no {attribute[5:]} “{name}”; correct it",
        )
        for attribute, known in KNOWN.items()
        for name in placeholders(content, attribute)
        if not known(name)
    ]


def guidance_titles(site: Site) -> list[tuple[str, str]]:
    """Return the address and title of every page that restates the guidance, in the order of the
    site.
    """
    return [(url, title) for url, title in site.titles.items() if restates_guidance(url)]


def stacked(figure: str) -> str:
    """Prepare the tables of a figure as those of the text are."""
    if "<table" not in figure:
        return figure
    tree = parse(figure)
    structure.stack_tables(tree)
    return serialise(tree)


def put_in(content: str, url: str, site: Site) -> str:
    """Fill a page's placeholders: figures, forms and worked examples."""
    for name in placeholders(content, "data-figure"):
        content = fill(content, "data-figure", name, stacked(FIGURES[name](site, url)))
    for attribute, write in (
        (calculators.FORM, calculators.form),
        (calculators.EXAMPLE, calculators.example),
    ):
        for name in placeholders(content, attribute):
            content = fill(content, attribute, name, write(name, url))
    return content


def restates_guidance(url: str) -> bool:
    """Return whether a page restates the guidance, and so says of which version."""
    return url.startswith("guidance/") or url == glossary.URL
