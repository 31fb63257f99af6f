"""The index of the Code's Sections: what counts as a mention, where it points, and how the index is
ordered.
"""

from __future__ import annotations

import pytest
from lxml import html

from site_hooks.figures.sec_sections import Mention, draw, find, find_all, slug
from site_hooks.pages.tree import parse


def found(content: str, url: str = "guidance/x/", title: str = "9. Title") -> list[Mention]:
    return list(find(parse(content), url, title))


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("under SEC Section H1.10:", ["H1.10"]),
        ("(SEC Section H1.10(d)).", ["H1.10(d)"]),
        ("SEC Section H1.8b(ii) requires", ["H1.8(b)(ii)"]),
        ("SEC Section H1.8(b)(ii) requires", ["H1.8(b)(ii)"]),
        ("Sections G3 to G6 place", ["G3", "G4", "G5", "G6"]),
        ("Sections I1.2 to I1.5.", ["I1.2", "I1.3", "I1.4", "I1.5"]),
        ("Sections J3.3B, J3.6 and J3.9(d)", ["J3.3B", "J3.6", "J3.9(d)"]),
        ("SEC Section G (Security), all", ["G"]),
        ("Appendix R of the SEC", ["Appendix R"]),
        ("in the form of Schedule 6, neither", ["Schedule 6"]),
    ],
)
def test_mentions(words: str, clauses: list[str]) -> None:
    assert [mention.clause for mention in found(f"<p>{words}</p>")] == clauses


@pytest.mark.parametrize(
    "words",
    [
        "note A-08 says",
        "series D7BT",
        "SMETS2 meters",
        "Appendix A lists",
        "CTSD 5.4.2",
        "section 9 says",
        "EUI-64",
        "A Party",
        "version v1.3",
        "SECMP0059",
    ],
)
def test_what_is_no_mention(words: str) -> None:
    assert found(f"<p>{words}</p>") == []


def test_a_mention_points_to_its_paragraph_or_else_to_the_section() -> None:
    content = (
        '<h1 id="9-t">9. Title</h1><p>H1.4</p>'
        '<h2 id="9-when">When<a class="headerlink" href="#9-when">#</a></h2>'
        '<p id="9-a">H1.6</p><p>H1.9</p>'
    )
    assert [(mention.address, mention.title) for mention in found(content)] == [
        ("guidance/x/", "9. Title"),
        ("guidance/x/#9-a", "9. Title: When"),
        ("guidance/x/#9-when", "9. Title: When"),
    ]


def test_a_mention_in_a_row_points_to_the_rows_anchor() -> None:
    content = (
        '<table><tbody><tr><td>Section H14</td><td id="10-uept">Tests</td></tr></tbody></table>'
    )
    assert [mention.address for mention in found(content)] == ["guidance/x/#10-uept"]


def test_a_note_points_to_what_it_follows_and_is_marked_as_a_note() -> None:
    content = (
        '<h2 id="9-when">When</h2><p id="9-a">Text.</p>'
        '<div class="editors-note"><p><a class="note-id" href="#">Editor’s note A-15</a> It is '
        "H1.6.</p></div>"
    )
    assert [
        (mention.clause, mention.address, mention.kind, mention.words) for mention in found(content)
    ] == [
        ("H1.6", "guidance/x/#9-a", "editor’s note", "It is H1.6."),
    ]


def test_nested_blocks_are_listed_once_and_lists_of_uses_not_at_all() -> None:
    content = (
        '<ul><li id="a">J3<ul><li id="b">J3.2</li></ul></li></ul><div '
        'class="entry-foot"><p>J3.3</p></div>'
    )
    assert [(mention.clause, mention.address) for mention in found(content)] == [
        ("J3", "guidance/x/#a"),
        ("J3.2", "guidance/x/#b"),
    ]


def test_a_long_sentence_is_cut_around_the_mention() -> None:
    [mention] = found(f"<p>First. {'Before ' * 40}H1.10 {'after ' * 40}end. Last.</p>")
    assert "H1.10" in mention.words
    assert mention.words.startswith("… ")
    assert mention.words.endswith(" …")
    assert len(mention.words) < 180


def test_the_index_has_a_heading_per_clause_in_the_order_of_the_code() -> None:
    mentions = found(
        '<p id="a">Appendix R, H14, H1.10, H1.4, H, C2.1, H1.10(d)</p>'.replace("H,", "Section H,")
    )
    page = html.fragment_fromstring(draw(mentions, "about/sec-sections/"), create_parent="div")
    assert [heading.get("id") for heading in page.iter("h2", "h3")] == [
        *("section-c", "c2-1", "section-h", "h-whole", "h1-4", "h1-10", "h1-10-d", "h14"),
        *("appendices-and-schedules", "appendix-r"),
    ]
    assert {link.get("href") for link in page.xpath("./ul[not(@class)]//a")} == {
        "../../guidance/x/#a"
    }


def test_each_point_is_listed_once_per_clause() -> None:
    page = html.fragment_fromstring(
        draw(found('<p id="a">J3 and again J3.</p>'), "about/sec-sections/"), create_parent="div"
    )
    assert len(page.xpath("./ul[not(@class)]/li")) == 1


def test_pages_of_the_guidance_come_first_by_number() -> None:
    trees = {url: parse("<p>J3</p>") for url in ("glossary/", "ten/", "two/")}
    titles = [("glossary/", "Glossary"), ("ten/", "10. Disputes"), ("two/", "2. Process")]
    assert [mention.address for mention in find_all(trees, titles)] == ["two/", "ten/", "glossary/"]


@pytest.mark.parametrize(
    ("clause", "anchor"),
    [("H1.8(b)(ii)", "h1-8-b-ii"), ("Appendix R", "appendix-r"), ("H", "h-whole")],
)
def test_anchors(clause: str, anchor: str) -> None:
    assert slug(clause) == anchor
