"""The index of the Smart Energy Code: every Section, Appendix and Schedule that the pages mention,
with the points that mention it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from site_hooks.pages.tree import HEADINGS, relative
from tools_py.reports.markup import Markup, element, joined
from tools_py.reports.words import plural

FIGURE = "sec-sections"
EXCERPT_LENGTH = 150
"""A sentence shown beside a link is cut to about this many characters."""

BLOCKS = {*HEADINGS, "p", "li", "td", "th", "dt", "dd", "figcaption"}
SKIP = {"script", "style", "code", "pre", "form", "svg", "sup"}
LABELS = {"headerlink", "note-id", "note-mark"}
"""Links that are no part of the words around them."""

CLAUSE = r"[A-Z]\d{1,2}(?:\.\d{1,2}[A-Z]?)?(?:\.\d{1,2})*(?:[a-z](?=\())?(?:\([a-z]+\))*"
MENTION = re.compile(
    rf"(?<![\w.-])(?:(?P<first>{CLAUSE}) (?:to|–) (?P<last>{CLAUSE})|(?P<clause>{CLAUSE}))(?![\w-])"
    r"|\bSections? (?P<letter>[A-Z])(?![\w.])"
    r"|\b(?P<part>Appendix [B-Z]|Schedule \d+)(?!\w)"
)
"""What counts as a mention.

Appendix A is the guidance's own list of terms, not a part of the Code.
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause ("H1.10(d)", "Appendix R", or "H" for a Section) at a point of a page;
    `address` is relative to the site's root.
    """

    clause: str
    title: str
    address: str
    words: str
    kind: str
    """ "" in the guidance's own matter; otherwise what it stands in: "editor’s note" or "not in the
    guidance".
    """


def find_all(trees: dict[str, HtmlElement], pages: list[tuple[str, str]]) -> list[Mention]:
    """Return the mentions on the pages given by address and title: the guidance by its sections'
    numbers, then the rest.
    """

    def order(page: tuple[str, str]) -> tuple[bool, int]:
        number = re.match(r"\d+(?=\. )", page[1])
        return number is None, int(number[0]) if number else 0

    return [
        mention
        for url, title in sorted(pages, key=order)
        for mention in find(trees[url], url, title)
    ]


def find(tree: HtmlElement, url: str, title: str) -> Iterator[Mention]:
    """Yield the mentions on a page, in reading order; the place is the nearest point with an
    anchor, or else the section's heading.

    A note has no anchor of its own: its place is the point that it stands after.
    """
    section, anchor, point = title, "", ""
    for block in tree.iter(*BLOCKS):
        if block.tag in HEADINGS and block.get("id"):
            heading = _own_text(block)
            section, anchor = (
                (title, "") if block.tag == "h1" else (f"{title}: {heading}", block.get("id", ""))
            )
            point = anchor
        if any(
            around.tag in SKIP or "entry-foot" in around.classes
            for around in (block, *block.iterancestors())
        ):
            continue
        text, kind = _own_text(block), _kind(block)
        point = _point(block) or (point if kind else anchor)
        for match in MENTION.finditer(text):
            for clause in clauses(match):
                yield Mention(
                    clause, section, f"{url}#{point}" if point else url, _excerpt(text, match), kind
                )


def clauses(match: re.Match[str]) -> list[str]:
    """Name what a match mentions: a range stands for each of its clauses, a clause's letters are
    put in brackets (H1.8b is H1.8(b)).
    """
    if match["letter"] or match["part"]:
        return [match["letter"] or match["part"]]
    if match["clause"]:
        return [
            re.sub(r"([a-z])\(", r"(\1)(", match["clause"])
            if re.search(r"\d[a-z]\(", match["clause"])
            else match["clause"]
        ]
    ends = [re.fullmatch(r"(.*?)(\d+)", end) for end in (match["first"], match["last"])]
    if ends[0] is None or ends[1] is None or ends[0][1] != ends[1][1]:
        return [match["first"], match["last"]]
    return [f"{ends[0][1]}{number}" for number in range(int(ends[0][2]), int(ends[1][2]) + 1)]


def draw(mentions: list[Mention], url: str) -> Markup:
    """Write the index for the page at `url`: a heading per Section of the Code and per clause, and
    below it where it is mentioned.
    """
    groups: dict[str, dict[str, list[Mention]]] = {}
    for mention in sorted(mentions, key=lambda mention: _order(mention.clause)):
        places = groups.setdefault(_group(mention.clause), {}).setdefault(mention.clause, [])
        if mention.address not in [place.address for place in places]:
            places.append(mention)
    links = [element("li", element("a", name, href=f"#{_group_slug(name)}")) for name in groups]
    parts = [element("ul", *links, class_="jump-list", data_search_exclude="list")]
    for name, found in groups.items():
        parts.append(element("h2", name, id=_group_slug(name)))
        for clause, places in found.items():
            is_section = len(clause) == 1
            heading = (
                f"Section {clause} as a whole"
                if is_section
                else clause
                if " " in clause
                else f"Section {clause}"
            )
            number = f"Mentioned at {plural(len(places), 'point')}:"
            parts += [
                element("h3", heading, id=slug(clause)),
                element("p", number, data_search_exclude="count"),
            ]
            parts.append(
                element("ul", *(_item(place, url) for place in places), data_search_exclude="list")
            )
    return joined(*parts)


def slug(clause: str) -> str:
    """Return a clause's anchor: "h1-8-b-ii", "appendix-r", and "h-whole" for a Section as a
    whole.
    """
    return re.sub(r"[^a-z0-9]+", "-", clause.lower()).strip("-") + (
        "-whole" if len(clause) == 1 else ""
    )


def _item(place: Mention, url: str) -> Markup:
    kind = f" ({place.kind})" if place.kind else ""
    return element(
        "li", element("a", place.title, href=relative(url, place.address)), f"{kind}: {place.words}"
    )


def _group(clause: str) -> str:
    return "Appendices and Schedules" if " " in clause else f"Section {clause[0]}"


def _group_slug(group: str) -> str:
    return group.lower().replace(" ", "-")


def _order(clause: str) -> tuple[bool, list[tuple[bool, int, str]]]:
    """Sort by letter, then by number as a number, then by what follows; Appendices and Schedules
    last.
    """
    return " " in clause, [
        (not part.isdigit(), int(part) if part.isdigit() else 0, part)
        for part in re.findall(r"\d+|[A-Za-z]+", clause)
    ]


def _own_text(block: HtmlElement) -> str:
    """Return a block's text without that of blocks inside it and without its permalink or a note's
    own number.
    """

    def parts(parent: HtmlElement) -> Iterator[str]:
        yield parent.text or ""
        for child in parent:
            if child.tag not in BLOCKS | SKIP | {"ul", "ol", "table"} and not LABELS & set(
                child.classes
            ):
                yield from parts(child)
            yield child.tail or ""

    return " ".join("".join(parts(block)).split())


def _point(block: HtmlElement) -> str:
    """Return the anchor of the point a block belongs to: its own, its row's first, or that of the
    list item or cell around it.
    """
    if block.get("id"):
        return str(block.get("id"))
    row = next(block.iterancestors("tr"), None)
    if row is not None:
        return str(next(iter(row.xpath(".//@id")), ""))
    return next(
        (str(parent.get("id")) for parent in block.iterancestors("li") if parent.get("id")), ""
    )


def _kind(block: HtmlElement) -> str:
    noted = any("editors-note" in parent.classes for parent in block.iterancestors())
    return "editor’s note" if noted else ""


def _excerpt(text: str, match: re.Match[str]) -> str:
    """Return the sentence of a mention, cut at words where it is long."""
    start = max(
        (end.end() for end in re.finditer(r"[.:;] (?=[A-Z])", text) if end.end() <= match.start()),
        default=0,
    )
    stop = next(
        (
            end.start() + 1
            for end in re.finditer(r"\.(?= [A-Z]|$)", text)
            if end.start() >= match.end()
        ),
        len(text),
    )
    before, after = text[start : match.start()], text[match.end() : stop]
    spare = max(EXCERPT_LENGTH - len(match[0]), 0)
    if len(before) > spare // 2 and len(before) + len(after) > spare:
        keep = max(spare // 2, spare - len(after))
        before = "… " + before[-keep:].partition(" ")[2]
    if len(before) + len(after) > spare + 2:
        after = after[: spare - min(len(before), spare)].rpartition(" ")[0] + " …"
    return before + match[0] + after
