"""What the build puts into pages: notes, dates, figures, addresses, and the register's check."""

from datetime import date
from pathlib import Path

import pytest

from site_hooks.figures.traceability import points, rules_used
from site_hooks.pages import notes, register
from site_hooks.pages.dates import add_version_line, mark_passed
from site_hooks.pages.tree import (
    BuildError,
    fill,
    parse,
    placeholders,
    relative,
    section_of,
    serialise,
)
from tools_py.rules import REGISTER
from tools_py.rules.testing import UEPT_NOTICE

NOTES = """### A-01 Two numbers { #a-01 }

**Where:** 5. **Affects readers:** yes

**The guidance says:** “5.3”.

**Short:** The number
stands *twice*.

More.

### A-02 A slip { #a-02 }

**Where:** 2. **Affects readers:** no

**Short:** A slip.
"""


@pytest.mark.parametrize(
    ("start", "to", "way"),
    [
        ("guidance/1-purpose/", "glossary/#user", "../../glossary/#user"),
        ("", "glossary/#user", "glossary/#user"),
        ("glossary/", "glossary/#user", "./#user"),
        ("guidance/", "guidance/1-purpose/", "1-purpose/"),
        ("guidance/1.md", "glossary.md", "../glossary.md"),
        ("404.html", "about/", "about/"),
        ("about/x/", "", "../../"),
    ],
)
def test_addresses(start: str, to: str, way: str) -> None:
    assert relative(start, to) == way


def test_notes_are_read_placed_and_missed() -> None:
    read = notes.read(NOTES)
    assert read["A-01"].short == "The number stands *twice*."
    page, placed = notes.place("<p>x</p>\n<p>[note: A-01]</p>", "guidance/5/", read)
    assert placed == {"A-01"}
    assert "<em>twice</em>" in page
    assert 'href="../../about/editors-notes/#a-01"' in page
    assert [fault.says[:18] for fault in notes.missing(read, set(), NOTES)] == [
        "editor's note A-01"
    ]
    [fault] = notes.marker_faults("x\n\n[note: A-09]\n", "docs/guidance/5.md", read)
    assert str(fault).startswith("docs/guidance/5.md:3: there is no editor's note A-09")
    with pytest.raises(BuildError, match="lacks its anchor"):
        notes.read(NOTES.replace("**Short:** A slip.", ""))


def test_there_are_sixty_five_notes_numbered_without_a_gap() -> None:
    read = notes.read(Path("docs/about/editors-notes.md").read_text(encoding="utf-8"))
    assert list(read) == [f"A-{number:02}" for number in range(1, 66)]


def test_dates_that_have_passed_say_so() -> None:
    tree = parse(
        '<p>by <time datetime="2017-05-25">25 May 2017</time>, or <time datetime="2030-01-01">1 '
        "January 2030</time>.</p>"
    )
    mark_passed(tree, date(2026, 11, 23))
    assert serialise(tree).count("(passed)") == 1
    assert "25 May 2017</time>\u00a0" in serialise(tree)
    assert '(passed)</span>, or <time datetime="2030' in serialise(tree)


def test_a_page_says_which_version_it_restates() -> None:
    tree = parse("<h1>T</h1><p>x</p>")
    add_version_line(tree, "guidance/1/", "v1.3, June 2018", date(2026, 11, 23))
    assert "As of v1.3, June 2018" in serialise(tree)
    assert 'href="../../about/what-has-changed/"' in serialise(tree)


def test_a_heading_stands_for_its_section() -> None:
    tree = parse(
        "<h2 id='a'>A</h2><p>one</p><h3>x</h3><p>two</p><h2 id='b'>B</h2><p id='c'>three</p>"
    )
    assert section_of(tree, "a") == "A one x two"
    assert section_of(tree, "c") == "three"
    assert section_of(tree, "d") is None


def test_svg_keeps_its_case_in_a_placeholder() -> None:
    assert placeholders('<div data-figure="process"></div>', "data-figure") == ["process"]
    assert (
        fill(
            '<div data-figure="process">\n</div>',
            "data-figure",
            "process",
            '<svg viewBox="0 0 1 1">\\1</svg>',
        )
        == '<svg viewBox="0 0 1 1">\\1</svg>'
    )


def test_the_register_is_held_to_the_pages_words() -> None:
    url, anchor = UEPT_NOTICE.page.split("#")
    number = str(UEPT_NOTICE.value)
    page = f'<p id="{anchor}">A Party gives <a>{number}\nworking\u00a0days</a>’ notice.</p>'
    sources = {url: ("docs/guidance/5.md", f"\n{{: #{anchor} }}")}

    def said(content: str) -> str:
        return "".join(map(str, register.faults([UEPT_NOTICE], {url: parse(content)}, sources)))

    assert said(page) == ""
    assert (
        f"docs/guidance/5.md:2: the point #5-2-notice does not say “{UEPT_NOTICE.words}”"
        in said(page.replace(number, "1" + number))
    )
    assert f"has no anchor #{anchor}" in said(f"<p>{UEPT_NOTICE.words}</p>")
    assert "there is no page" in str(register.faults([UEPT_NOTICE], {}, {})[0])


def test_points_are_every_anchor_of_a_page_in_order() -> None:
    tree = parse(
        "<h1 id='t'>T</h1><h2 id='a'>A</h2><p id='b'>One two three four five six seven eight nine "
        "ten eleven twelve thirteen</p>"
    )
    assert [point.address for point in points("guidance/1/", tree)] == [
        "guidance/1/#a",
        "guidance/1/#b",
    ]
    assert [point.words for point in points("guidance/1/", tree)] == [
        "A",
        "One two three four five six seven eight nine ten eleven twelve …",
    ]


def test_a_calculators_rules_are_those_its_code_names() -> None:
    assert rules_used("working-days") == {"counting-day-one", "working-day-nation"}
    assert all(used in REGISTER for used in rules_used("working-days"))
