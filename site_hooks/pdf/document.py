"""The whole document: which pages of the site, in which order and at which level, with the cover's facts and links resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from site_hooks.pages import BuildError
from site_hooks.pdf.convert import Converter
from site_hooks.pdf.typst_text import string

LEFT_OUT = {"index.md", "about/accessibility.md", "about/privacy.md", "about/traceability.md"}
"""Pages about the site itself, which say nothing to a reader of paper; every other page of the navigation is in the PDF."""


class Page(Protocol):
    """What is needed of a page, in the order of the navigation; `ancestors` are the parts of the navigation that hold it."""

    file: Any
    url: str
    title: Any
    content: Any
    ancestors: Any
    is_index: bool


@dataclass
class SiteLinks:
    """Where the site's addresses lead in the PDF."""

    site_url: str
    inside: dict[str, str]
    """The pages in the PDF: address from the site's root, and file."""
    outside: set[str]
    """The addresses of the site that are not in the PDF."""

    def full(self, url: str) -> str:
        """Return the full address of a page of the site."""
        return urljoin(self.site_url, url)

    def resolve(self, href: str, page: str) -> tuple[str, str]:
        """Return the label of a place in the PDF, or a full address; raise BuildError where the site has no such page."""
        if urlsplit(href).scheme:
            return "address", href
        whole = urlsplit(urljoin(f"https://site.invalid/{page}", href))
        url, anchor = whole.path.removeprefix("/"), whole.fragment
        if url in self.inside:
            return "label", f"{url}#{anchor}"
        if url in self.outside:
            return "address", self.full(url) + (f"#{anchor}" if anchor else "")
        raise BuildError(f"{self.inside.get(page, page)}: the link “{href}” leads to no page of the site")


def level(page: Page) -> int:
    """Return the level of a page's title: the first page of a part of the navigation opens the part, the others stand below it."""
    return max(1, len(page.ancestors) + (0 if page.is_index else 1))


def compose(pages: Iterable[Page], files: Iterable[str], site_url: str, reviewed: date, version: str) -> str:
    """Write the document in Typst; `files` are the addresses of the site that are not pages. Raise BuildError with every fault found."""
    pages = list(pages)
    chosen = [page for page in pages if page.file.src_uri not in LEFT_OUT]
    inside = {page.url: f"docs/{page.file.src_uri}" for page in chosen}
    links = SiteLinks(site_url, inside, {page.url for page in pages} - inside.keys() | set(files))
    parts, faults = [], []
    anchors: set[str] = set()
    targets: list[tuple[str, str]] = []
    for page in chosen:
        converter = Converter(inside[page.url], page.url, level(page), links)
        try:
            parts.append(f"#part-break({level(page)})\n{converter.page(page.content)}")
        except BuildError as error:
            faults.append(str(error))
        anchors |= converter.anchors
        targets += [(converter.source, target) for target in sorted(converter.targets)]
    faults += [f"{source}: in the PDF, the link to “{target}” leads nowhere" for source, target in targets if target not in anchors]
    if faults:
        raise BuildError("\n".join(faults))
    facts = f"version: {string(version)}, edition: datetime(year: {reviewed.year}, month: {reviewed.month}, day: {reviewed.day})"
    cover = f'#import "template.typ": *\n#show: guidance.with({facts}, site: {string(site_url)})\n'
    return cover + "\n\n".join(parts) + "\n"
