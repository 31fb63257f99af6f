"""One report, three faces, and nothing typed becomes markup."""

from lxml import html

from tools_py.reports.blocks import Callout, Details, Figures, Heading, Picture, Report, Table, Text
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
