"""The glossary: terms read from `docs/glossary.md`, linked where they are first used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import zip_longest

from lxml import html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_hooks.pages import register
from site_hooks.pages.page import split
from site_hooks.pages.tree import HEADINGS, Fault, refuse, relative, text_of

FILE = "glossary.md"
URL = "glossary/"
KIND = "Glossary"
TIP_LENGTH = 300
"""A meaning has at most so many characters, so that the card beside the word holds it."""
ENTRIES_IN_A_BLOCK = 8
"""So many lie in one block of the page: a browser lays out only the blocks near the screen."""
LISTED, OTHER_NAMES = "not-defined", "other-names"
"""The sections with a table in place of entries: terms without a known meaning, and other names."""

SKIP = {
    *HEADINGS,
    "a",
    "abbr",
    "button",
    "code",
    "form",
    "label",
    "legend",
    "pre",
    "script",
    "style",
    "summary",
    "svg",
    "thead",
    "time",
}
"""Nothing inside these is linked."""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary; `tip` is its meaning, as plain text.

    A term without a known meaning has an empty `source`, and is linked nowhere.
    """

    slug: str
    title: str
    source: str
    tip: str
    line: int


@dataclass(frozen=True)
class Glossary:
    """The entries by slug, and the other names under which people know them."""

    terms: dict[str, Term]
    aliases: dict[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match any name as words of their own, the longest first, with plural and possessive
        endings.
        """
        known = (name for name, slug in self.slugs.items() if self.terms[slug].source)
        names = sorted(known, key=lambda name: (-len(name), name))
        return re.compile(
            rf"(?<![\w-])({'|'.join(map(_name_pattern, names))})(?:’s|'s|s’|s'|es|s)?(?![\w-])"
        )

    @cached_property
    def slugs(self) -> dict[str, str]:
        """Every name, term or alias, with the slug that it stands for."""
        return {term.title: slug for slug, term in self.terms.items()} | self.aliases

    def slug_of(self, matched: str) -> str:
        """Return the slug of a name as it was matched, whatever its first letter's case."""
        name = " ".join(matched.split())
        return self.slugs.get(name) or self._lower[name.lower()]

    @cached_property
    def _lower(self) -> dict[str, str]:
        return {name.lower(): slug for name, slug in self.slugs.items()}


@dataclass
class Uses:
    """The places of each term, by slug: title and address, in the order of the pages."""

    places: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, slug: str, title: str, address: str) -> None:
        """Note a place once."""
        known = self.places.setdefault(slug, [])
        if (title, address) not in known:
            known.append((title, address))


@cache
def read(text: str, path: str = f"docs/{FILE}") -> Glossary:
    """Read the glossary; raise BuildError, naming file and line, for what `examine` finds."""
    glossary, faults = examine(text, path)
    refuse(faults)
    return glossary


@cache
def examine(text: str, path: str = f"docs/{FILE}") -> tuple[Glossary, tuple[Fault, ...]]:
    """Read the glossary as far as it can be read, and return it with what is wrong in it."""
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(register.resolve(_without_front_matter(text)))
    )
    reader = _Reader(path)
    section = ""
    for position, token in enumerate(tokens):
        line = _line(token)
        if token.type == "heading_open":
            title, slug = _heading(tokens[position + 1])
            if token.tag == "h2":
                section = slug
            elif token.tag == "h3":
                source, meaning = _entry(tokens, position + 3)
                reader.entry(Term(slug, title, source, meaning, line))
        elif token.type == "tr_open" and tokens[position + 1].type == "td_open":
            first, second = tokens[position + 2], tokens[position + 5].content
            if section == LISTED:
                title, slug = _heading(first)
                reader.add(Term(slug, title, "", second, line))
            elif section == OTHER_NAMES:
                reader.other_name(first.content, second, line)
    return Glossary(reader.terms, reader.aliases), tuple(reader.faults)


@dataclass
class _Reader:
    """The glossary as far as it is read, and what is wrong in it so far."""

    path: str
    terms: dict[str, Term] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each term by its title."""
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, says: str) -> None:
        self.faults.append(Fault(KIND, self.path, line, says))

    def add(self, term: Term) -> None:
        """Take a term in, unless its slug or its title is taken."""
        if term.slug in self.terms or term.title in self.lines:
            first = self.lines.get(term.title) or self.terms[term.slug].line
            says = f"the term “{term.title}” stands twice, first in line {first}; keep one of them"
            self.fault(term.line, says)
        else:
            self.lines[term.title] = term.line
            self.terms[term.slug] = term

    def entry(self, term: Term) -> None:
        """Take in a term with an entry of its own, which has an anchor, a meaning and a source."""
        if not term.slug:
            says = f"the term “{term.title}” has no anchor; write “### {term.title} {{ #slug }}”"
            self.fault(term.line, says)
            return
        self.add(term)
        if not term.source or not term.tip:
            says = f"the term “{term.title}” lacks its meaning or its “**Source:**”; write both"
            self.fault(term.line, says)
        if len(term.tip) > TIP_LENGTH:
            says = (
                f"the first paragraph on “{term.title}” has {len(term.tip)} characters, and the "
                f"card holds {TIP_LENGTH}; put the rest into a second paragraph"
            )
            self.fault(term.line, says)

    def other_name(self, name: str, cell: str, line: int) -> None:
        """Take in another name of a term above, to which its table's second `cell` links."""
        link = re.fullmatch(r"\[[^]]+]\(#([\w-]+)\)", cell)
        if not link or link[1] not in self.terms:
            says = (
                f"the other name “{name}” points to no term: {cell}; "
                "write [Term](#slug) of a term above"
            )
            self.fault(line, says)
        elif name in self.aliases or name in self.lines:
            self.fault(line, f"“{name}” is a term or another name already; take this row out")
        else:
            self.aliases[name] = link[1]


def reference_faults(text: str, path: str, glossary: Glossary) -> list[Fault]:
    """Name each place where a file refers to a term that is not there."""
    return [
        Fault(
            KIND,
            path,
            number,
            f"there is no term “{reference[1]}” in the glossary; "
            f"add it to docs/{FILE}, or name another",
        )
        for number, line in enumerate(text.splitlines(), 1)
        for reference in re.finditer(r"\]\((?:term:|[./]*glossary\.md#)([\w-]+)\)", line)
        if reference[1] not in glossary.terms and reference[1] not in ("terms", LISTED, OTHER_NAMES)
    ]


def resolve_references(markdown: str, src_uri: str) -> str:
    """Turn `[words](term:slug)` into links from the page at `src_uri` to the glossary."""
    return re.sub(
        r"\]\(term:([\w-]+)\)", lambda found: f"]({relative(src_uri, FILE)}#{found[1]})", markdown
    )


def link_terms(tree: HtmlElement, url: str, title: str, glossary: Glossary, uses: Uses) -> set[str]:
    """Link the first use of each term in each section of a page, and return the terms linked.

    `uses` takes up the places. On the glossary's own page a section is an entry, and a term is
    never linked inside its own definition.
    """
    linker = _Linker(url, title, glossary, uses)
    linker.visit(tree)
    return linker.linked


class _Linker:
    """Goes through a page from its beginning and links terms."""

    def __init__(self, url: str, title: str, glossary: Glossary, uses: Uses) -> None:
        self.url, self.title, self.glossary, self.uses = url, title, glossary, uses
        self.linked: set[str] = set()
        self._in_section: set[str] = set()
        self._place = (title, url)

    def visit(self, element: HtmlElement) -> None:
        """Link the terms in an element and all that it holds."""
        if element.tag in (("h1", "h2", "h3") if self.url == URL else ("h1", "h2")):
            self._begin_section(element)
        children = list(element)
        if (
            not isinstance(element.tag, str)
            or element.tag in SKIP
            or "headerlink" in element.classes
        ):
            return
        element.text = _insert(element, 0, self._links(element.text))
        for child in children:
            self.visit(child)
            child.tail = _insert(element, element.index(child) + 1, self._links(child.tail))

    def _begin_section(self, heading: HtmlElement) -> None:
        anchor = heading.get("id", "")
        self._in_section = {anchor} if self.url == URL else set()
        self._place = (
            (self.title, self.url)
            if heading.tag == "h1" or not anchor
            else (f"{self.title}: {text_of(heading)}", f"{self.url}#{anchor}")
        )

    def _links(self, text: str | None) -> list[str | HtmlElement]:
        """Cut text into plain pieces and links in turn; the first and the last are plain."""
        pieces: list[str | HtmlElement] = []
        text, end = text or "", 0
        for match in self.glossary.pattern.finditer(text):
            slug = self.glossary.slug_of(match[1])
            if slug in self._in_section:
                continue
            self._in_section.add(slug)
            self.linked.add(slug)
            self.uses.add(slug, *self._place)
            link = html.Element("a", {"class": "term", "href": relative(self.url, f"{URL}#{slug}")})
            link.text = match[0]
            pieces += [text[end : match.start()], link]
            end = match.end()
        return [*pieces, text[end:]]


def tips(slugs: Iterable[str], glossary: Glossary) -> str:
    """Write what a page's links show, title, meaning and source, as data for its script."""
    terms = (glossary.terms[slug] for slug in sorted(slugs))
    data = {term.slug: [term.title, term.tip, term.source] for term in terms}
    safe = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="term-tips">{safe}</script>'


def add_where_used(tree: HtmlElement, uses: Uses) -> None:
    """Set off each entry's source, and link to the sections of the guidance that use its term:
    where the source names them, there.
    """
    for heading in tree.xpath(".//h3[@id]"):
        places = [
            place
            for place in uses.places.get(heading.get("id"), ())
            if re.match(r"guidance/\d", place[1])
        ]
        sections = _numbered(places)
        last = heading
        for sibling in heading.itersiblings():
            if sibling.tag in HEADINGS:
                break
            if text_of(sibling).startswith(("Source:", "See also:")):
                sibling.set("class", "entry-source")
            if text_of(sibling).startswith("Source:"):
                _link_sections(sibling[0], sections)
            last = sibling
        if sections:
            extra = html.Element("p", {"class": "entry-foot", "data-search-exclude": "foot"})
            extra.text = "Used in "
            for number, address in sorted(sections.items(), key=_by_number):
                extra.append(_link(number, address, ", "))
            extra[-1].tail = "."
            last.addnext(extra)


def gather_entries(tree: HtmlElement) -> None:
    """Gather the entries in blocks: the page loads with a quarter less work."""
    starts = tree.xpath("./h3")[::ENTRIES_IN_A_BLOCK]
    for start, following in zip_longest(starts, starts[1:]):
        block = html.Element("div", {"class": "entries"})
        block.text = "\n"
        entries = [start]
        for sibling in start.itersiblings():
            if sibling.tag == "h2" or sibling is following:
                break
            entries.append(sibling)
        start.addprevious(block)
        block.extend(entries)


def leave_out_variants(tree: HtmlElement) -> None:
    """Leave out the other names that are found with their term anyhow, for they have its words and
    more, or some of them: “Large Supplier” of “Large Supplier Party”.
    """
    table = f".//h2[@id='{OTHER_NAMES}']/following-sibling::table[1]"
    for row in tree.xpath(f"{table}/tbody/tr"):
        name, term = (set(text_of(cell).casefold().split()) for cell in row)
        if name <= term or term <= name:
            row.drop_tree()


def _link_sections(label: HtmlElement, sections: dict[str, str]) -> None:
    """Link the numbers of sections in the words after `label`, and take them out of `sections`."""
    pieces: list[str | HtmlElement] = [""]
    for words in re.split(r"(\bsections? [\d., and]*\d)", label.tail or ""):
        for part in re.split(r"(\d+(?:\.\d)?)", words) if words.startswith("section") else [words]:
            if part in sections:
                pieces += [_link(part, sections.pop(part)), ""]
            else:
                pieces[-1] += part
    parent = label.getparent()
    assert parent is not None
    label.tail = _insert(parent, 1, pieces)


def _link(words: str, address: str, tail: str = "") -> HtmlElement:
    link = html.Element("a", href=relative(URL, address))
    link.text, link.tail = words, tail
    return link


def _by_number(section: tuple[str, str]) -> list[int]:
    """Sort sections as the guidance has them, what has no number last."""
    return [int(part) for part in re.findall(r"\d+", section[0])] or [99]


def _numbered(places: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the addresses of places by the number of their section.

    A number that the guidance gives twice comes with the section's words.
    """
    named: dict[str, list[tuple[str, str]]] = {}
    for title, address in places:
        words = title.rpartition(": ")[2]
        number = re.match(r"\d+(\.\d+)?", words) or re.match(r"\d+", title)
        named.setdefault(number[0] if number else words, []).append((words, address))
    return {
        number if len(found) == 1 or "." not in number else words: address
        for number, found in named.items()
        for words, address in found
    }


def _insert(parent: HtmlElement, position: int, pieces: list[str | HtmlElement]) -> str:
    """Put the links of `pieces` into `parent` from `position` on, each with the text after it.

    Returns the text before the first.
    """
    for link, tail in zip(pieces[1::2], pieces[2::2], strict=True):
        assert isinstance(link, HtmlElement)
        link.tail = str(tail)
        parent.insert(position, link)
        position += 1
    return str(pieces[0])


def _name_pattern(name: str) -> str:
    """Match a name as the Code writes it.

    One with a small second word may also begin with a small or a capital letter.
    """
    words = name.split()
    pattern = r"\s+".join(map(re.escape, words))
    if (
        len(words) > 1
        and words[1][:1].islower()
        and words[1] not in ("of", "at", "and", "for", "to")
    ):
        return f"[{name[0].upper()}{name[0].lower()}]{pattern[1:]}"
    return pattern


def _without_front_matter(text: str) -> str:
    """Blank out front matter, keeping the numbers of the lines."""
    _, body = split(text)
    return "\n" * text.count("\n", 0, len(text) - len(body)) + body


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _heading(token: Token) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)\s*(?:\{:?\s*#([\w-]+)\s*\})?", token.content)
    assert found
    return found[1], found[2] or ""


def _entry(tokens: list[Token], position: int) -> tuple[str, str]:
    """Return the source and the meaning of the entry whose blocks begin at `position`.

    The meaning is the first paragraph.
    """
    source, meaning = "", ""
    for token in tokens[position:]:
        if token.type == "heading_open":
            break
        if token.type == "inline":
            text = " ".join(_text(token).split())
            if text.startswith("Source: "):
                source = text.removeprefix("Source: ")
            elif not meaning:
                meaning = text
    return source, meaning


def _text(token: Token) -> str:
    return "".join(
        _text(child) if child.children else "\n" if child.type == "softbreak" else child.content
        for child in token.children or ()
    )
