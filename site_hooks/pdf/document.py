"""The document: which pages of the site, in which order and at which level, with the cover's
facts and links resolved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from site_hooks.pages.page import NavigationPage
from site_hooks.pages.tree import BuildError
from site_hooks.pdf.convert import Converter
from site_hooks.pdf.style import Style
from site_hooks.pdf.typst_text import string

PRINTED = ("guidance/", "glossary.md", "about/what-has-changed.md")
"""What a reader of paper wants, by the beginnings of the files' names."""

OWN_MACHINE = {"127.0.0.1", "localhost"}
"""A site at such an address has none that a reader of the PDF could follow."""

TWO_COLUMNS = {"glossary/"}
"""Pages of many short entries."""


@dataclass(frozen=True, slots=True)
class Document:
    """The document in Typst, and, for each of its tables in order, whether the first column heads
    the rows.
    """

    text: str
    row_headed: tuple[bool, ...]
    links: tuple[str, ...]
    """What each link within the PDF leads to, in words, in their order."""


@dataclass
class SiteLinks:
    """Where the site's addresses lead in the PDF."""

    site_url: str
    inside: dict[str, str]
    """The pages in the PDF: address from the site's root, and file."""
    outside: set[str]
    """The pages that are not in the PDF."""

    def resolve(self, href: str, page: str) -> tuple[str, str]:
        """Return the label of a place in the PDF, or the full address of any other page or file.

        Where the site has no address, other places are "words" only. Raises BuildError for a link
        that leads nowhere.
        """
        if urlsplit(href).scheme:
            return "address", href
        target = urlsplit(urljoin(f"https://site.invalid/{page}", href))
        url, anchor = target.path.removeprefix("/"), target.fragment
        if url in self.inside:
            return "label", f"{url}#{anchor}"
        if url in self.outside or "." in url.rpartition("/")[2]:
            if not self.site_url:
                return "words", ""
            return "address", urljoin(self.site_url, url) + (f"#{anchor}" if anchor else "")
        raise BuildError(
            f"{self.inside.get(page, page)}: the link “{href}” leads to no page of the site"
        )


def level(page: NavigationPage) -> int:
    """Return the level of a page's title: the first page of a part of the navigation opens the
    part, the others stand below it.
    """
    return max(1, len(list(page.ancestors)) + (0 if page.is_index else 1))


def in_two_columns(converted: str) -> str:
    """Set a page in two columns from its second heading on."""
    start = converted.index("#heading(", converted.index("#heading(") + 1)
    return f"{converted[:start]}#two-columns[\n{converted[start:]}\n]"


def contents_depth(page: NavigationPage) -> int:
    """Return how many ranks of a page's headings the contents list: titles, and for the guidance
    and the first page of a part one more.
    """
    return 2 if level(page) == 1 or page.url.startswith("guidance/") else 1


def in_order(pages: Iterable[NavigationPage]) -> list[NavigationPage]:
    """Return the pages as the navigation has them; those that it leaves out are left out."""
    page: NavigationPage | None = next(
        (page for page in pages if page.previous_page is None and page.next_page is not None), None
    )
    ordered = []
    while page is not None:
        ordered.append(page)
        page = page.next_page
    return ordered


def compose(
    pages: Iterable[NavigationPage], site_url: str, reviewed: date, version: str, style: Style
) -> Document:
    """Write the document; raise BuildError with every fault found."""
    site_url = "" if urlsplit(site_url).hostname in OWN_MACHINE else site_url
    pages = in_order(pages)
    chosen = [page for page in pages if page.file.src_uri.startswith(PRINTED)]
    inside = {page.url: f"docs/{page.file.src_uri}" for page in chosen}
    links = SiteLinks(site_url, inside, {page.url for page in pages} - inside.keys())
    pictures = set[str]()
    converters: list[Converter] = []
    parts, faults, broken = list[str](), list[str](), set[str]()
    for page in chosen:
        rank, depth = level(page), contents_depth(page)
        converter = Converter(
            inside[page.url], page.url, rank, depth, links, style, pictures=pictures
        )
        converters.append(converter)
        try:
            converted = converter.page(page.content or "")
            body = in_two_columns(converted) if page.url in TWO_COLUMNS else converted
            parts.append(f"#part-break({rank})\n{body}")
        except BuildError as error:
            faults.append(str(error))
            broken.add(page.url)
    faults += dangling(converters, broken)
    if faults:
        raise BuildError("\n".join(faults))
    text = opening(site_url, reviewed, version) + "\n\n".join(parts) + "\n"
    row_headed = tuple(headed for converter in converters for headed in converter.row_headed)
    names = {place: name for each in converters for place, name in each.names.items()}
    return Document(text, row_headed, tuple(names[place] for place in linked(text)))


def dangling(converters: Iterable[Converter], broken: Set[str]) -> list[str]:
    """Name the links to a place that the PDF has not; what the pages that are `broken` have is not
    known.
    """
    converters = list(converters)
    anchors = set[str]().union(*(converter.anchors for converter in converters))
    return [
        f"{converter.source}: in the PDF, the link to “{target}” leads nowhere"
        for converter in converters
        for target in sorted(converter.targets)
        if target not in anchors and target.partition("#")[0] not in broken
    ]


def opening(site_url: str, reviewed: date, version: str) -> str:
    """Write how the document begins: its template with the facts of the cover."""
    day = f"datetime(year: {reviewed.year}, month: {reviewed.month}, day: {reviewed.day})"
    facts = f"version: {string(version)}, edition: {day}, site: {string(site_url)}"
    return f'#import "template.typ": *\n#show: guidance.with({facts})\n'


def linked(text: str) -> list[str]:
    """Return the labels of the links of a document, in their order."""
    found = re.findall(r'#(?:inside|term|see-picture)\(label\(("(?:[^"\\]|\\.)*")\)\)', text)
    return [json.loads(one) for one in found]
