"""The document: which pages of the site, in which order and at which level, with the cover's
facts and links resolved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
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
    parts, faults, row_headed = list[str](), list[str](), list[bool]()
    anchors, pictures, broken = set[str](), set[str](), set[str]()
    names: dict[str, str] = {}
    targets: list[tuple[str, str]] = []
    for page in chosen:
        converter = Converter(
            inside[page.url],
            page.url,
            level(page),
            contents_depth(page),
            links,
            style,
            pictures=pictures,
        )
        try:
            converted = converter.page(page.content or "")
            parts.append(
                f"#part-break({level(page)})\n"
                + (in_two_columns(converted) if page.url in TWO_COLUMNS else converted)
            )
        except BuildError as error:
            faults.append(str(error))
            broken.add(page.url)
        row_headed += converter.row_headed
        anchors |= converter.anchors
        names |= converter.names
        targets += [(converter.source, target) for target in sorted(converter.targets)]
    dangling = [
        (source, target)
        for source, target in targets
        if target not in anchors and target.partition("#")[0] not in broken
    ]
    faults += [
        f"{source}: in the PDF, the link to “{target}” leads nowhere" for source, target in dangling
    ]
    if faults:
        raise BuildError("\n".join(faults))
    facts = (
        f"version: {string(version)}, edition: datetime(year: {reviewed.year}, month: "
        f"{reviewed.month}, day: {reviewed.day})"
    )
    cover = f'#import "template.typ": *\n#show: guidance.with({facts}, site: {string(site_url)})\n'
    text = cover + "\n\n".join(parts) + "\n"
    return Document(text, tuple(row_headed), tuple(names[found] for found in linked(text)))


def linked(text: str) -> list[str]:
    """Return the labels of the links of a document, in their order."""
    found = re.findall(r'#(?:inside|term|see-picture)\(label\(("(?:[^"\\]|\\.)*")\)\)', text)
    return [json.loads(one) for one in found]
