"""The glossary: terms read from `docs/glossary.md`, linked where they are first used, with a list
of where that is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from lxml import html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_hooks.pages import register
from site_hooks.pages.tree import HEADINGS, Fault, refuse, relative, text_of

FILE = "glossary.md"
URL = "glossary/"
KIND = "Glossary"
TIP_LENGTH = 220
"""A definition shown beside a word is cut to this many characters; the link leads to the whole of
it.
"""

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
    """An entry of the glossary. `tip` is its definition's beginning, as plain text."""

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
        """Match any name as a whole word, the longest first, with plural and possessive endings."""
        names = sorted(self.slugs, key=lambda name: (-len(name), name))
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
    """Where each term is used: by slug, the place's title and address, in the order of the pages."""

    places: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, slug: str, title: str, address: str) -> None:
        """Note a place once."""
        known = self.places.setdefault(slug, [])
        if (title, address) not in known:
            known.append((title, address))


@cache
def read(text: str, path: str = f"docs/{FILE}") -> Glossary:
    """Read the glossary; raise BuildError, naming file and line, on a term or alias twice or an
    alias that points nowhere.
    """
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
    terms: dict[str, Term] = {}
    aliases: dict[str, str] = {}
    titles: dict[str, int] = {}
    faults: list[Fault] = []
    in_aliases = False
    for position, token in enumerate(tokens):
        line = _line(token)
        if token.type == "heading_open":
            title, slug = _heading(tokens[position + 1])
            in_aliases = slug == "other-names"
            if token.tag != "h3":
                continue
            if not slug:
                faults.append(
                    Fault(
                        KIND,
                        path,
                        line,
                        f"the term “{title}” has no anchor; write “### {title} {{ #slug }}”",
                    )
                )
            elif slug in terms or title in titles:
                first = titles.get(title) or terms[slug].line
                faults.append(
                    Fault(
                        KIND,
                        path,
                        line,
                        f"the term “{title}” stands twice, first in line {first}; keep one of them",
                    )
                )
            else:
                titles[title] = line
                terms[slug] = Term(slug, title, *_entry(tokens, position + 3), line)
                if not terms[slug].source:
                    says = (
                        f"the term “{title}” has no source; write **Source:** and where it is "
                        "defined, below its heading"
                    )
                    faults.append(Fault(KIND, path, line, says))
        elif (
            in_aliases
            and token.type == "tr_open"
            and token.level
            and tokens[position + 1].type == "td_open"
        ):
            name, target = tokens[position + 2].content, tokens[position + 5].content
            link = re.fullmatch(r"\[[^]]+]\(#([\w-]+)\)", target)
            if not link or link[1] not in terms:
                faults.append(
                    Fault(
                        KIND,
                        path,
                        line,
                        (
                            f"the other name “{name}” points to no term: {target}; write "
                            "[Term](#slug) of a term above"
                        ),
                    )
                )
            elif name in aliases or name in titles:
                faults.append(
                    Fault(
                        KIND,
                        path,
                        line,
                        f"“{name}” is a term or another name already; take this row out",
                    )
                )
            else:
                aliases[name] = link[1]
    return Glossary(terms, aliases), tuple(faults)


def reference_faults(text: str, path: str, glossary: Glossary) -> list[Fault]:
    """Name each place where a file refers to a term that is not there."""
    return [
        Fault(
            KIND,
            path,
            number,
            (
                f"there is no term “{reference[1]}” in the glossary; add it to docs/{FILE}, or "
                "name "
                "another"
            ),
        )
        for number, line in enumerate(text.splitlines(), 1)
        for reference in re.finditer(r"\]\((?:term:|[./]*glossary\.md#)([\w-]+)\)", line)
        if reference[1] not in glossary.terms and reference[1] not in ("terms", "other-names")
    ]


def resolve_references(markdown: str, src_uri: str) -> str:
    """Turn `[words](term:slug)` into links from the page at `src_uri` to the glossary."""
    return re.sub(
        r"\]\(term:([\w-]+)\)", lambda found: f"]({relative(src_uri, FILE)}#{found[1]})", markdown
    )


def link_terms(tree: HtmlElement, url: str, title: str, glossary: Glossary, uses: Uses) -> set[str]:
    """Link the first use of each term in each section of a page, note the places in `uses`, and
    return the terms linked.

    On the glossary's own page a section is an entry, and a term is never linked inside its own
    definition.
    """
    own_page = url == URL
    ranks = ("h1", "h2", "h3") if own_page else ("h1", "h2")
    linked: set[str] = set()
    seen: set[str] = set()
    place = (title, url)

    def links(text: str | None) -> list[str | HtmlElement]:
        """Cut text into plain pieces and links, in turn, beginning and ending with a plain piece."""
        pieces: list[str | HtmlElement] = []
        text, end = text or "", 0
        for match in glossary.pattern.finditer(text):
            slug = glossary.slug_of(match[1])
            if slug in seen:
                continue
            seen.add(slug)
            linked.add(slug)
            uses.add(slug, *place)
            link = html.Element("a", {"class": "term", "href": relative(url, f"{URL}#{slug}")})
            link.text = match[0]
            pieces += [text[end : match.start()], link]
            end = match.end()
        return [*pieces, text[end:]]

    def visit(element: HtmlElement) -> None:
        nonlocal seen, place
        if element.tag in ranks:
            anchor = element.get("id", "")
            seen = {anchor} if own_page else set()
            place = (
                (title, url)
                if element.tag == "h1" or not anchor
                else (f"{title}: {text_of(element)}", f"{url}#{anchor}")
            )
        children = list(element)
        if (
            not isinstance(element.tag, str)
            or element.tag in SKIP
            or "headerlink" in element.classes
        ):
            return
        element.text = _insert(element, 0, links(element.text))
        for child in children:
            visit(child)
            child.tail = _insert(element, element.index(child) + 1, links(child.tail))

    visit(tree)
    return linked


def tips(slugs: Iterable[str], glossary: Glossary) -> str:
    """Write the definitions that a page's links show, as data for its script."""
    data = {slug: [glossary.terms[slug].title, glossary.terms[slug].tip] for slug in sorted(slugs)}
    safe = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="term-tips">{safe}</script>'


def add_where_used(tree: HtmlElement, glossary: Glossary, uses: Uses) -> None:
    """Give each entry of the glossary page its other names and the list of places where it is used."""
    others: dict[str, list[str]] = {}
    for name, slug in glossary.aliases.items():
        others.setdefault(slug, []).append(name)
    for heading in tree.xpath(".//h3[@id]"):
        slug = heading.get("id")
        last = heading
        for sibling in heading.itersiblings():
            if sibling.tag in HEADINGS:
                break
            last = sibling
        extra = html.Element("div", {"class": "entry-foot", "data-search-exclude": "foot"})
        if names := others.get(slug):
            line = html.fragment_fromstring("<p><strong>Also called:</strong> </p>")
            line[0].tail = f" {', '.join(names)}"
            extra.append(line)
        places = [place for place in uses.places.get(slug, ()) if not place[1].startswith(URL)]
        details = html.Element("details", {"class": "where-used"})
        summary = html.Element("summary")
        summary.text = f"Where it is used ({len(places)} place{'' if len(places) == 1 else 's'})"
        listing = html.Element("ul")
        for title, address in places:
            link = html.Element("a", href=relative(URL, address))
            link.text = title
            item = html.Element("li")
            item.append(link)
            listing.append(item)
        details.extend([summary, listing])
        if places:
            extra.append(details)
        if len(extra):
            last.addnext(extra)


def _insert(parent: HtmlElement, position: int, pieces: list[str | HtmlElement]) -> str:
    """Put the links of `pieces` into `parent` from `position` on, each with the text after it;
    return the text before the first.
    """
    for link, tail in zip(pieces[1::2], pieces[2::2], strict=True):
        assert isinstance(link, HtmlElement)
        link.tail = str(tail)
        parent.insert(position, link)
        position += 1
    return str(pieces[0])


def _name_pattern(name: str) -> str:
    """Match a name as the Code writes it; one with a small second word may also begin with a small
    or a capital letter.
    """
    words = name.split()
    whole = r"\s+".join(map(re.escape, words))
    if (
        len(words) > 1
        and words[1][:1].islower()
        and words[1] not in ("of", "at", "and", "for", "to")
    ):
        return f"[{name[0].upper()}{name[0].lower()}]{whole[1:]}"
    return whole


def _without_front_matter(text: str) -> str:
    """Blank out front matter, keeping the numbers of the lines."""
    found = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _heading(token: Token) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)\s*(?:\{\s*#([\w-]+)\s*\})?", token.content)
    assert found
    return found[1], found[2] or ""


def _entry(tokens: list[Token], position: int) -> tuple[str, str]:
    """Return the source line and the tip of the entry whose blocks begin at `position`."""
    source, definition = "", []
    for token in tokens[position:]:
        if token.type == "heading_open":
            break
        if token.type == "inline":
            text = " ".join(_text(token).split())
            if text.startswith("Source: "):
                source = text.removeprefix("Source: ")
            elif not text.startswith("See also:"):
                definition.append(text)
    return source, _cut(" ".join(definition))


def _text(token: Token) -> str:
    return "".join(
        _text(child) if child.children else "\n" if child.type == "softbreak" else child.content
        for child in token.children or ()
    )


def _cut(text: str) -> str:
    return (
        text
        if len(text) <= TIP_LENGTH
        else text[:TIP_LENGTH].rpartition(" ")[0].rstrip(",;:") + " …"
    )
