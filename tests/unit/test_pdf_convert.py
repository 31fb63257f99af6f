"""From finished pages to Typst: what is carried over, what is left out, and what fails the build
with the page's name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from site_hooks.pages.tree import BuildError
from site_hooks.pdf import style
from site_hooks.pdf.columns import widths
from site_hooks.pdf.compile import compile_pdf
from site_hooks.pdf.document import compose
from site_hooks.pdf.publish import size, wanted
from site_hooks.pdf.typst_text import text

SHEET = """
/* body { --ink: #000 } */
body { --ink: light-dark(#123, #fff); --wire: #456; --s1: .2rem; }
.drawing line { stroke: var(--wire); stroke-width: 2; }
.drawing .strong line { stroke-width: 4; }
.drawing :is(.faint, .dashed) line, .other { stroke-dasharray: 4 2; }
.drawing a:hover line { stroke: #f00; }
.md-typeset .drawing text { fill: var(--ink); font: 13px/1 var(--sans); margin: 0; }
@media print {
  .drawing line { stroke: #0f0; }
  @supports (x: y) { .drawing line { stroke: #00f; } }
}
"""
COLOURS = (
    *("ink", "ink-2", "rule", "rule-strong", "paper-2", "paper-3", "brand", "mark", "link"),
    *("note", "note-tint", "warn", "warn-tint", "later", "later-tint", "edit", "edit-tint"),
)
DAY = date(2026, 11, 23)


@dataclass
class FakePage:
    """A page of a site, as MkDocs hands it over."""

    url: str
    content: str
    ancestors: tuple[str, ...] = ("Part",)
    is_index: bool = False
    title: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    previous_page: FakePage | None = None
    next_page: FakePage | None = None
    file: SimpleNamespace = field(init=False)

    def __post_init__(self) -> None:
        name = f"guidance/{self.url.rstrip('/')}" if self.url else "index"
        self.file = SimpleNamespace(src_uri=f"{name}.md")


def site(*contents: str) -> list[FakePage]:
    """A site whose home page comes first and is not in the PDF, and then pages a/, b/ …"""
    pages = [FakePage("", "<h1>Home</h1>")] + [
        FakePage(f"{chr(97 + number)}/", content) for number, content in enumerate(contents)
    ]
    for before, after in zip(pages, pages[1:], strict=False):
        before.next_page, after.previous_page = after, before
    return pages


def typst(*contents: str) -> str:
    return compose(
        site(*contents), "https://example.org/site/", DAY, "v1.3, June 2018", style.read(SHEET)
    ).text


def body(content: str) -> str:
    """What a page below its title turns into."""
    return typst(f"<h1>T</h1>{content}").split('#anchor("a/#")\n\n', 1)[1].strip()


def fault(*contents: str) -> str:
    with pytest.raises(BuildError) as raised:
        typst(*contents)
    return str(raised.value)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("1. Not a list", r"1\. Not a list"),
        ("#let x = [1]", r"\#let x \= \[1\]"),
        ("a  b\n c", "a b c"),
        ("the Party's \"own\" 'words'", "the Party’s “own” ‘words’"),
        ("20 – 30 × £2,000.00", r"20 – 30 × £2\,000\.00"),
        ("https://x.org -- ~ \\", r"https\:\/\/x\.org \-\- \~ \\"),
    ],
)
def test_text_is_never_markup(words: str, shown: str) -> None:
    assert text(words) == shown


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (
            "<p>One <strong>two</strong> <em>three</em><br><code>a_b</code></p>",
            r"One #strong[two] #emph[three]#linebreak()#code[a\_b]",
        ),
        ("<ul><li>one</li><li>two</li></ul>", "#list(tight: true)[one][two]"),
        ("<ul><li><p>one</p><p>two</p></li></ul>", "#list(tight: false)[one\n\ntwo]"),
        ("<ol start='3'><li>three</li></ol>", "#enum(tight: true, start: 3)[three]"),
        (
            "<dl><div><dt>What</dt><dd><strong>2</strong><span>of 3</span></dd></div></dl>",
            "#terms(terms.item[What][#strong[2] of 3])",
        ),
        ("<p>See <a href='https://x.org/y'>there</a></p>", 'See #away("https://x.org/y")[there]'),
        ("<p>Home <a href='../'>page</a></p>", 'Home #away("https://example.org/site/")[page]'),
        (
            "<p><a href='file.csv'>Table</a></p>",
            '#away("https://example.org/site/a/file.csv")[Table]',
        ),
        (
            "<p id='p'>Here <a class='term' href='#p'>term</a></p>",
            '#anchor("a/#p")Here #term(label("a/#p"))[term]',
        ),
        ("<p>As follows:</p><ul><li>x</li></ul>", "#lead[As follows\\:]\n\n#list(tight: true)[x]"),
        ("<details><summary>More</summary><p>Said.</p></details>", "#box-title[More]\n\nSaid\\."),
    ],
)
def test_elements_are_carried_over(html: str, made: str) -> None:
    assert body(html) == made


def test_what_only_a_screen_needs_is_left_out() -> None:
    html = (
        "<p>Kept<a class='headerlink' href='#'>#</a><span class='visually-hidden'> "
        "hidden</span></p><script>x</script>"
    )
    assert body(f"{html}<noscript><p>x</p></noscript>") == "Kept"


def test_a_table_says_which_cells_head_rows_and_which_columns_are_figures() -> None:
    head = "<tr><th>Item</th><th class='numeric'>Sum</th></tr>"
    html = (
        f"<table><caption>Sums</caption><thead>{head}</thead><tbody><tr><th "
        "scope='row'>One</th><td>2</td></tr></tbody></table>"
    )
    made = body(html)
    assert made.startswith("#table-title[Sums]\n#grid-table(")
    assert "(left, right, )" in made
    assert "([Item], [Sum],),\n[One], [2],)" in made
    for markup, headed in (
        (html, True),
        (html.replace("<th scope='row'>One</th>", "<td>One</td>"), False),
    ):
        assert compose(site(f"<h1>T</h1>{markup}"), "", DAY, "v", style.read(SHEET)).row_headed == (
            headed,
        )


def test_a_site_without_an_address_has_no_links_out_of_the_pdf() -> None:
    pages = site("<h1>T</h1><p>Home <a href='../'>page</a> <a href='https://x.org/'>x</a></p>")
    local = compose(pages, "http://127.0.0.1:8000/", DAY, "v1.3", style.read(SHEET)).text
    assert 'Home page #away("https://x.org/")[x]' in local
    assert 'site: ""' in local


def test_a_paragraph_stays_with_the_list_that_it_announces_mark_or_not() -> None:
    mark = "<a class='note-mark' href='../#a-02'>A-02</a>"
    for words in ("<p>All of these:</p>", f"<p>All of these: {mark}</p>"):
        assert (
            body(f"<p>Before.</p>{words}<ul><li>One</li></ul>")
            .split("\n\n")[1]
            .startswith("#lead[All of these")
        )


def test_a_mark_of_a_note_is_small_and_leads_to_the_site() -> None:
    html = "<p>Due<a class='note-mark' href='../#a-02'>A-02</a></p>"
    address = "https://example.org/site/#a-02"
    assert body(html) == f'Due#away("{address}")[#note-mark[A\\-02]]'


def test_a_footnote_stands_where_it_is_called() -> None:
    html = (
        "<p>Said<sup id='fnref:1'><a class='footnote-ref' href='#fn:1'>1</a></sup>.</p>"
        "<div class='footnote'><hr><ol><li id='fn:1'><p>Below.<a class='footnote-backref' "
        "href='#fnref:1'>↩</a></p></li></ol></div>"
    )
    assert body(html) == 'Said#footnote[Below\\.]#label("a/#fn:1")\\.'


def test_a_picture_takes_its_looks_from_the_style_sheet() -> None:
    svg = (
        "<svg class='drawing' viewBox='0 0 20 10' role='img' aria-label='A line'>"
        "<g class='strong'><a href='#x'><line x1='1'></line></a></g>"
        "<text fill='red'>Hi</text></svg>"
    )
    made = body(f"<figure>{svg}</figure>")
    assert r"<line x1=\"1\" stroke=\"#456\" stroke-width=\"4\"/>" in made
    assert r"<text fill=\"#123\" font-size=\"13\">Hi</text>" in made
    assert '(20, 10), "A line"' in made


def test_a_choice_of_selectors_is_read() -> None:
    svg = (
        "<svg class='drawing' viewBox='0 0 1 1' aria-label='x'><g "
        "class='dashed'><line></line></g></svg>"
    )
    assert r"stroke-dasharray=\"4 2\"" in body(svg)


def test_a_picture_that_was_shown_is_only_pointed_to() -> None:
    figure = (
        "<figure class='process-figure'><svg viewBox='0 0 1 1' "
        "aria-label='P'></svg><figcaption>Words</figcaption></figure>"
    )
    made = typst(f"<h1>A</h1>{figure}", f"<h1>B</h1>{figure}")
    assert made.count("#picture(") == 1
    assert made.count("Words") == 1
    assert '#see-picture(label("picture:P"))' in made


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<h1>T</h1><marquee>x</marquee>", "docs/guidance/a.md: the PDF has no rule for <marquee>"),
        (
            "<h1>T</h1><p><blink>x</blink></p>",
            "docs/guidance/a.md: the PDF has no rule for <blink> within a line",
        ),
        (
            "<h1>T</h1><p><img src='x.png' alt='x'></p>",
            "docs/guidance/a.md: the PDF has no rule for <img>",
        ),
        (
            "<h1>T</h1><svg viewBox='0 0 1 1'></svg>",
            "docs/guidance/a.md: a picture has no text alternative",
        ),
        ("<h1>T</h1><svg aria-label='x'></svg>", "docs/guidance/a.md: a picture has no viewBox"),
        (
            "<h1>T</h1><svg viewBox='0 0 1 1' aria-label='x'><foreignobject></foreignobject></svg>",
            "docs/guidance/a.md: the PDF has no rule for <foreign",
        ),
        (
            "<h1>T</h1><svg viewBox='0 0 1 1' aria-label='x'><g onclick='x'></g></svg>",
            "the attribute “onclick”",
        ),
        ("<h1>T</h1><h3>Deep</h3>", "docs/guidance/a.md: the heading “Deep” is an h3 after h1"),
        ("<h2>T</h2>", "docs/guidance/a.md: the heading “T” is an h2 after the start of the page"),
        ("<h1>T</h1><h1>U</h1>", "docs/guidance/a.md: the heading “U” is an h1 after h1"),
        (
            "<h1>T</h1><p><a href='#nowhere'>x</a></p>",
            "docs/guidance/a.md: in the PDF, the link to “a/#nowhere” leads nowhere",
        ),
        (
            "<h1>T</h1><p><a href='../c/'>x</a></p>",
            "docs/guidance/a.md: the link “../c/” leads to no page of the site",
        ),
        (
            "<h1>T</h1><table><tbody><tr><td>x</td></tr></tbody></table>",
            "docs/guidance/a.md: a table has no row of header cells",
        ),
        (
            "<h1>T</h1><table><thead><tr><th colspan='2'>x</th></tr></thead></table>",
            "docs/guidance/a.md: the PDF has no rule for merged",
        ),
    ],
)
def test_what_the_pdf_cannot_show_fails_with_the_name_of_the_page(html: str, message: str) -> None:
    assert message in fault(html)


def test_all_faults_are_listed_at_once_and_no_fault_twice() -> None:
    broken, linking = (
        "<h1>A</h1><h3 id='x'>x</h3>",
        "<h1>B</h1><p><a href='../a/#x'>to what was not converted</a> <a href='#y'>y</a></p>",
    )
    assert len(fault(broken, linking).splitlines()) == 2


def test_a_character_that_no_font_has_fails() -> None:
    sheet = style.read(
        "body { --s: 1px; " + " ".join(f"--{name}: #123456;" for name in COLOURS) + " }"
    )
    document = compose(
        site("<h1>A title</h1><p>漢</p>"), "https://example.org/", DAY, "v1.3, June 2018", sheet
    )
    with pytest.raises(BuildError, match="^the PDF: "):
        compile_pdf(document.text, DAY, sheet.colours)


def test_a_colour_that_is_not_defined_is_refused() -> None:
    with pytest.raises(
        BuildError, match="“fill: var\\(--none\\)” names a token that is not defined"
    ):
        style.read(".x rect { fill: var(--none); }")


def test_only_colours_reach_the_template() -> None:
    assert style.read(SHEET).colours == {"ink": "#123", "wire": "#456"}


def test_columns_that_fit_take_what_they_need() -> None:
    assert widths([["a" * 10], ["b" * 20]]) == ["13.0fr", "23.0fr"]


def test_a_long_column_leaves_the_others_their_longest_words() -> None:
    short, long = widths([["Interoperability"] * 3, ["word " * 80] * 3])
    assert float(short.removesuffix("fr")) == len("Interoperability") + 3
    assert float(long.removesuffix("fr")) == pytest.approx(100 - len("Interoperability") - 3)


@pytest.mark.parametrize(
    ("count", "written"),
    [(743_381, "743 kB"), (999_999, "1000 kB"), (1_000_000, "1.0 MB"), (2_370_516, "2.4 MB")],
)
def test_the_size_is_written_as_download_lists_write_it(count: int, written: str) -> None:
    assert size(count) == written


def test_a_preview_makes_no_pdf_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UEP_PDF", raising=False)
    assert (wanted(serving=False), wanted(serving=True)) == (True, False)
    monkeypatch.setenv("UEP_PDF", "yes")
    assert wanted(serving=True)
