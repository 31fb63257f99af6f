"""One report, three faces, and nothing typed becomes markup."""

import json

from lxml import html

from tools_py.reports.blocks import (
    Assumption,
    Assumptions,
    Callout,
    Details,
    Figures,
    Heading,
    Picture,
    Report,
    Table,
    Text,
)
from tools_py.reports.html import to_html
from tools_py.reports.markdown import to_markdown
from tools_py.reports.markup import Markup, element
from tools_py.reports.text import to_text

REPORT = Report(
    "Give notice by Friday 3 December 2027",
    (
        Figures((("Date", "3 December 2027", "the latest day"),)),
        Heading("Why"),
        Text("Sixty Working Days, [section 5.2](guidance/5/#5-2-notice).\n\n- one\n- two"),
        Callout("warning", "The date has passed."),
        Table(
            caption="Sums",
            head=("What", "£"),
            rows=(("Charges", "1.00"), ("<script>alert(1)</script>", "2.00")),
            numeric=frozenset({1}),
        ),
        Picture(Markup("<svg></svg>"), "A line from left to right."),
        Details("More", (Text("*Inner* words."),)),
    ),
)


def test_html_has_headings_headers_and_addresses_from_the_sites_root() -> None:
    page = html.fragment_fromstring(to_html(REPORT, base="../../"), create_parent="div")
    assert page.xpath("string(h2)") == REPORT.headline
    assert page.xpath("string(//caption)") == "Sums"
    assert [cell.get("scope") for cell in page.xpath("//th")] == ["col", "col", "row", "row"]
    assert page.xpath("//p/a/@href") == ["../../guidance/5/#5-2-notice"]
    assert not page.xpath("//script")
    assert "&lt;script&gt;" in to_html(REPORT)


def test_hostile_links_are_not_made() -> None:
    assert "<a" not in to_html(Report("x", (Text("[a](javascript:alert(1))"),)))
    assert "onload" not in html.tostring(
        html.fromstring(to_html(Report("<img onload=x>", ()))), encoding="unicode"
    ).replace("&lt;img onload=x&gt;", "")


def test_markdown_and_text_say_the_same() -> None:
    markdown, text = to_markdown(REPORT), to_text(REPORT)
    for words in (
        "Give notice by Friday 3 December 2027",
        "The date has passed.",
        "A line from left to right.",
        "More",
    ):
        assert words in markdown
        assert words in text
    assert "| Charges | 1.00 |" in markdown
    assert "  Charges" in text
    assert "[section" not in text


def test_attributes_are_escaped_and_absent_ones_left_out() -> None:
    assert (
        element("a", "x<y", href='"><script>', class_=None, hidden=True, data_part=1)
        == '<a href="&quot;&gt;&lt;script&gt;" hidden data-part="1">x&lt;y</a>'
    )
    assert element("br") == "<br>"


ASSUMED = Assumptions(
    calculator="deadlines",
    lead="With these assumptions, [changed](calculators/) at one click:",
    items=(
        Assumption(
            "the tests take *15 Working Days*",
            "Take 15 WD",
            {"durations": {"uept-execution": "15 WD"}},
            "durations.uept-execution",
        ),
    ),
)


def test_an_assumption_is_a_link_that_enters_it_and_one_that_leads_to_its_box() -> None:
    page = html.fragment_fromstring(to_html(Report("x", (ASSUMED,))), create_parent="div")
    take, change = page.xpath("//li//a")
    assert take.get("href") == "#calculator=deadlines&durations.uept-execution=15%20WD"
    assert json.loads(take.get("data-sets")) == {"durations": {"uept-execution": "15 WD"}}
    assert take.text_content() == "Take 15 WD: the tests take 15 Working Days"
    assert change.get("href") == "#deadlines-durations-uept-execution"
    assert change.get("data-box") == "durations.uept-execution"
    assert change.text_content() == "Enter something else: the tests take 15 Working Days"
    assert page.xpath("string(//*[@role='group']/@aria-label)") == "Assumptions"


def test_in_text_and_markdown_an_assumption_is_plain_words() -> None:
    assert to_text(Report("x", (ASSUMED,))) == (
        "x\n\nWith these assumptions, changed at one click:\n\n- the tests take 15 Working Days\n"
    )
    assert to_markdown(Report("x", (ASSUMED,))) == (
        "# x\n\nWith these assumptions, [changed](calculators/) at one click:\n\n"
        "- the tests take *15 Working Days*\n"
    )
