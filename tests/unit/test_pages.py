"""What the build puts into pages: notes, dates, figures, addresses, and the register's check."""

from datetime import date
from pathlib import Path

import pytest

from site_hooks.figures.traceability import points, rules_used
from site_hooks.pages import notes, opening, register, structure
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

NOTES = """# Notes

- Notes that change what you must do: [A-01](#a-01).
- Notes that change a calculator's answer: [A-03](#a-03).

### A-01 Two numbers { #a-01 }

The number
stands *twice* ([later](what-has-changed.md#x)).

**Section 5:** “5.3”.

More.

### A-02 A slip { #a-02 }

A slip.

**Section 2:** “competition”.

### A-03 A reading { #a-03 }

Our reading.
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


def test_a_note_stands_open_in_a_paragraph_of_its_own_and_is_a_mark_elsewhere() -> None:
    read = notes.read(NOTES)
    assert read["A-01"].short == "The number stands *twice* ([later](what-has-changed.md#x))."
    page = parse(
        notes.place("<p>x</p>\n<p>[note: A-01]</p><p>y [note: A-02]</p>", "guidance/5/", read)
    )
    [note] = page.xpath("./div[@class='editors-note']")
    assert note.xpath("string()") == "Note A-01 The number stands twice (later)."
    assert note.xpath(".//a/@href") == [
        "../../about/editors-notes/#a-01",
        "../../about/what-has-changed/#x",
    ]
    [mark] = page.xpath("./p/a[@class='note-mark']")
    assert mark.getparent().text_content() == "y\u00a0A-02"
    assert (mark.get("href"), mark.get("title")) == (
        "../../about/editors-notes/#a-02",
        "Editor’s note: A slip",
    )


def test_a_note_in_code_is_left_alone() -> None:
    written = "<p>Write <code>[note: A-01]</code>.</p>"
    assert notes.place(written, "about/", notes.read(NOTES)) == written


@pytest.mark.parametrize(
    ("guidance", "calculator", "faults"),
    [
        ("x [note: A-02] [note: A-03]\n\n[note: A-01]\n", "[note: A-03]\n", []),
        ("[note: A-01]\n\nx [note: A-02]\n", "x\n", ["A-03 changes a calculator's answer and"]),
        ("x [note: A-01] [note: A-02]\n", "[note: A-03]\n", ["A-01 changes what you must do and"]),
        (
            "[note: A-01]\n\nx [note: A-02]\n\n[note: A-01]\n",
            "[note: A-03]\n",
            ["A-01 changes what you must do and stands open 2 times"],
        ),
        ("[note: A-01]\n", "[note: A-03]\n", ["no page leads to editor's note A-02"]),
        ("[note: A-01]\n\n[note: A-02]\n", "[note: A-03]\n", ["A-02 changes nothing, for"]),
        (
            "[note: A-01]\n\nx [note: A-02]\n\n[note: A-03]\n",
            "[note: A-03]\n",
            [
                "A-03 changes a calculator's answer, and does not",
                "A-03 changes a calculator's answer",
            ],
        ),
        (
            "[note: A-01]\n\nx [note: A-02] [note: A-09]\n",
            "[note: A-03]\n",
            ["there is no editor's note A-09"],
        ),
    ],
)
def test_a_note_out_of_its_place_is_named(
    guidance: str, calculator: str, faults: list[str]
) -> None:
    used = [
        *notes.uses(guidance, "docs/guidance/5.md"),
        *notes.uses(calculator, "docs/calculators/x.md"),
    ]
    found = notes.faults(notes.read(NOTES), used, NOTES)
    assert len(found) == len(faults)
    assert all(words in fault.says for words, fault in zip(faults, found, strict=True))


@pytest.mark.parametrize("part", ["\nA slip.\n", " { #a-02 }"])
def test_a_note_that_lacks_a_part_is_refused(part: str) -> None:
    with pytest.raises(BuildError, match="A-02 A slip.*lacks its anchor"):
        notes.read(NOTES.replace(part, ""))


def test_a_list_at_the_top_names_no_note_that_is_not_there() -> None:
    with pytest.raises(BuildError, match="there is no note A-09 below"):
        notes.read(NOTES.replace("[A-01](#a-01)", "[A-01](#a-01), [A-09](#a-09)"))


def test_the_notes_are_numbered_without_a_gap() -> None:
    read = notes.read(Path("docs/about/editors-notes.md").read_text(encoding="utf-8"))
    assert list(read) == [f"A-{number:02}" for number in range(1, 69)]


def test_a_page_opens_with_its_answer_and_its_key_facts() -> None:
    tree = parse(
        "<h1>T</h1><p class='lead'>The answer is <a>here</a>.</p>"
        "<div class='key-facts'><dl><dt>Notice</dt><dd>60</dd><dt>Cost</dt><dd>none</dd></dl></div>"
        "<p>x</p>"
    )
    opening.set_key_facts(tree)
    add_version_line(tree, "guidance/1/", "v1.3, June 2018")
    assert opening.answer(tree) == "The answer is here."
    assert [part.tag for part in tree] == ["h1", "p", "dl", "p", "p"]
    assert [
        [part.text for part in group]
        for group in tree.xpath("./dl[contains(@class, 'key-facts')]/div")
    ] == [["Notice", "60"], ["Cost", "none"]]
    assert tree[3].get("class") == "as-of"


def test_a_page_without_an_answer_has_none() -> None:
    assert opening.answer(parse("<h1>T</h1><p>x</p><p class='lead'>y</p>")) == ""


def test_a_table_is_named_after_its_heading_and_its_rows_have_headers() -> None:
    tree = parse(
        "<h2 id='a'>A</h2><table><thead><tr><th>K</th></tr></thead>"
        "<tbody><tr><td id='p'>Kind</td><td>x</td></tr></tbody></table>"
    )
    structure.name_tables(tree)
    [table] = tree.iter("table")
    assert table.get("aria-labelledby") == "a"
    assert [(cell.get("id"), cell.text) for cell in tree.xpath("//th[@scope='row']")] == [
        ("p", "Kind")
    ]
    assert tree.xpath("string(//tbody//td)") == "x"


def test_a_table_comes_ready_to_be_a_list_on_a_narrow_screen() -> None:
    tree = parse(
        "<table><thead><tr><th>Kind</th><th>Date</th><th>Where</th></tr></thead>"
        "<tbody><tr><th scope='row'>A</th><td>1 May</td><td>section 5.3</td></tr></tbody></table>"
        "<table><tbody><tr><td>x</td></tr></tbody></table>"
    )
    structure.stack_tables(tree)
    first, second = tree.iter("table")
    assert dict(first.attrib) == {"class": "rows", "data-stacked": "", "role": "table"}
    assert [row.get("role") for row in first.iter("tr")] == ["row", "row"]
    assert [group.get("role") for group in first] == ["rowgroup", "rowgroup"]
    assert [cell.get("role") for cell in first.iter("th", "td")] == [
        *["columnheader"] * 3,
        *("rowheader", "cell", "cell"),
    ]
    assert [cell.get("data-column") for cell in first.iter("td")] == ["Date", None]
    assert dict(second.attrib) == {"class": "rows"}


def test_the_link_to_a_heading_is_no_part_of_its_name() -> None:
    tree = parse("<h2 id='a'>A<a class='headerlink' href='#a' title='Link'>#</a></h2>after")
    structure.free_headings(tree)
    assert serialise(tree) == (
        '<h2 id="a">A</h2><a class="headerlink" href="#a" title="Link" data-search-exclude="link"'
        ' aria-label="Link">#</a>after'
    )


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
    add_version_line(tree, "guidance/1/", "v1.3, June 2018")
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

    def faults(content: str) -> str:
        return "".join(map(str, register.faults([UEPT_NOTICE], {url: parse(content)}, sources)))

    assert faults(page) == ""
    assert (
        f"docs/guidance/5.md:2: the point #5-2-notice does not say “{UEPT_NOTICE.words}”"
        in faults(page.replace(number, "1" + number))
    )
    assert f"has no anchor #{anchor}" in faults(f"<p>{UEPT_NOTICE.words}</p>")
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
