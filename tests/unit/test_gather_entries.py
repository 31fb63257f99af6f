"""The blocks of a long page, of which a phone lays out only those near the screen."""

from __future__ import annotations

from site_hooks.pages.structure import LONG, gather_entries
from site_hooks.pages.tree import parse

TERM = "<h3 id='t{0}'>T</h3><a class='headerlink' href='#t{0}'>#</a><p>Meaning.</p>"


def made(html: str) -> list[tuple[str, int]]:
    """The tag of each child of a page, with how many headings of terms it holds."""
    tree = parse(html)
    gather_entries(tree)
    return [(str(child.tag), len(child.findall("./h3"))) for child in tree]


def test_terms_are_gathered_eight_at_a_time_below_their_heading() -> None:
    head = "<h1>G</h1><h2 id='a'>A</h2><a class='headerlink' href='#a'>#</a>"
    html = head + "".join(TERM.format(number) for number in range(20)) + "<h2>B</h2><p>Last.</p>"
    assert made(html) == [
        *(("h1", 0), ("h2", 0), ("a", 0)),
        *(("div", 8), ("div", 8), ("div", 4)),
        *(("h2", 0), ("div", 0)),
    ]


def test_a_table_stays_where_it_is() -> None:
    table = "<table><tbody><tr><td>x</td></tr></tbody></table>"
    html = f"<h1>G</h1>{'<p>x</p>' * LONG}<h2>A</h2>{table}<h2>B</h2><p>y</p>"
    assert [tag for tag, _ in made(html)][-4:] == ["h2", "table", "h2", "div"]


def test_a_short_page_and_a_calculator_stay_as_they_are() -> None:
    assert made("<h1>G</h1><h2>A</h2><p>x</p>") == [("h1", 0), ("h2", 0), ("p", 0)]
    form = f"<div data-calculator='deadlines'></div>{'<p>x</p>' * LONG}"
    assert [tag for tag, _ in made(f"<h1>G</h1><h2>A</h2>{form}")].count("p") == LONG
