"""The built pages: every link and anchor leads somewhere, nothing comes from elsewhere, ids and
titles are unique.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from lxml.html import HtmlElement

from site_hooks import plain, settings
from site_hooks.pages import glossary, notes
from site_hooks.pages.tree import section_of
from tests.conftest import ROOT
from tools_py.rules import REGISTER

ORIGIN = "http://site.invalid/"
FETCHED = {
    "img": "src",
    "script": "src",
    "source": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, HtmlElement]:
    """Every page of the site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = html.document_fromstring(path.read_text(encoding="utf-8"))
    return found


@cache
def ids(page: HtmlElement) -> frozenset[str]:
    return frozenset(page.xpath("//@id"))


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, HtmlElement]) -> None:
    dead = []
    for address, page in pages.items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            # The page for what is missing is served at any depth, so its addresses begin at the
            # root.
            target = urlsplit(urljoin(ORIGIN + address, link))
            if target.netloc != urlsplit(ORIGIN).netloc:
                continue
            path = unquote(target.path).lstrip("/")
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            if not file.is_file():
                dead.append(f"{address}: {link}")
            elif (
                target.fragment
                and path in pages
                and unquote(target.fragment) not in ids(pages[path])
                and "=" not in target.fragment
            ):
                dead.append(f"{address}: no anchor {link}")
    assert dead == []


def test_nothing_is_fetched_from_another_origin(pages: dict[str, HtmlElement]) -> None:
    foreign = []
    for address, page in pages.items():
        sources = [page.xpath(f"//{tag}/@{attribute}") for tag, attribute in FETCHED.items()]
        sources.append(page.xpath("//link[not(@rel='canonical')]/@href"))
        foreign += [
            f"{address}: {source}"
            for found in sources
            for source in found
            if re.match(r"(https?:)?//", source)
        ]
    assert foreign == []


def test_stylesheets_fetch_nothing_from_another_origin(site: Path) -> None:
    for path in site.rglob("*.css"):
        assert not re.search(
            r"(@import|url\()\s*[\"']?(https?:)?//", path.read_text(encoding="utf-8")
        ), path


def test_ids_are_unique(pages: dict[str, HtmlElement]) -> None:
    assert {
        address: [name for name, times in Counter(page.xpath("//@id")).items() if times > 1]
        for address, page in pages.items()
    } == dict.fromkeys(pages, [])


def test_titles_and_descriptions_are_unique_and_there_is_one_h1(
    pages: dict[str, HtmlElement],
) -> None:
    titles = Counter(page.xpath("string(//title)") for page in pages.values())
    assert [title for title, times in titles.items() if times > 1] == []
    descriptions = Counter(
        page.xpath("string(//meta[@name='description']/@content)")
        for address, page in pages.items()
        if address != "404.html"
    )
    assert [text for text, times in descriptions.items() if times > 1 or not text] == []
    assert {address: len(page.xpath("//h1")) for address, page in pages.items()} == dict.fromkeys(
        pages, 1
    )


def test_headings_skip_no_rank(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        ranks = [
            int(heading.tag[1])
            for heading in page.xpath(
                "//article//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"
            )
        ]
        assert all(after <= before + 1 for before, after in zip(ranks, ranks[1:], strict=False)), (
            f"{address}: {ranks}"
        )


def test_nothing_is_styled_or_scripted_in_line(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        assert page.xpath("//article//*[@style]") == [], address
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], address
        assert not page.xpath("//a[starts-with(@href, 'javascript:')]"), address


def test_every_rule_stands_where_it_says(pages: dict[str, HtmlElement]) -> None:
    for rule in REGISTER.values():
        url, anchor = rule.page.split("#")
        section = section_of(pages[url], anchor)
        assert section is not None, rule.page
        assert rule.words.casefold() in " ".join(section.replace("’", "'").split()).casefold(), (
            rule.id
        )


def test_every_note_is_reached_from_a_page_and_none_stands_open_twice(
    pages: dict[str, HtmlElement],
) -> None:
    read = notes.read((ROOT / "docs" / notes.FILE).read_text(encoding="utf-8"))
    links = [
        (link.get("class"), link.text_content()[-4:])
        for page in pages.values()
        for link in page.xpath("//a[@class='note-id' or @class='note-mark']")
    ]
    assert {name for _, name in links} == set(read)
    stands = Counter(name for kind, name in links if kind == "note-id")
    changing = {note.id for note in read.values() if note.changes is not notes.Changes.NOTHING}
    assert stands == dict.fromkeys(changing, 1)
    assert {f"a-{number:02}" for number in range(1, 69)} <= ids(pages["about/editors-notes/"])


def test_a_page_of_the_guidance_is_described_by_its_answer(
    pages: dict[str, HtmlElement],
) -> None:
    for address, page in pages.items():
        if address.startswith("guidance/"):
            answer = page.xpath("normalize-space(//article//h1/following-sibling::p[1])")
            assert page.xpath("string(//meta[@name='description']/@content)") == answer, address
            assert 50 < len(answer) < 300, address


def words_of(page: HtmlElement) -> int:
    """Return how many words a page has to read, folded text included."""
    text = page.xpath(
        "//article//text()[not(ancestor::script or ancestor::template"
        " or ancestor::*[local-name()='svg' or @class='page-tools'])]"
    )
    return len(re.findall(r"\S*\w\S*", " ".join(text)))


def test_the_guidance_is_about_as_long_as_its_source(pages: dict[str, HtmlElement]) -> None:
    words = {
        address: words_of(page)
        for address, page in pages.items()
        if re.match(r"guidance/\d", address)
    }
    assert len(words) == 12
    assert sum(words.values()) <= 5000, words


def test_all_that_a_reader_is_led_to_is_short_enough(pages: dict[str, HtmlElement]) -> None:
    nav: list[dict[str, object]] = settings.read(ROOT)["nav"]
    chosen = [part for part in nav if "For maintainers" not in part]
    words = {
        address: words_of(pages[address]) for address in map(plain.address, plain.files(chosen))
    }
    assert len(words) == 27
    assert sum(words.values()) <= 27_000, words


def test_tables_of_the_guidance_have_names_and_row_headers(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        for table in page.xpath("//article//table") if address.startswith("guidance/") else ():
            assert table.get("aria-labelledby") in ids(page), address
            assert table.xpath("./tbody/tr[not(./th[@scope='row'])]") == [], address


def test_no_table_is_left_to_material_which_frames_it_as_the_page_loads(
    pages: dict[str, HtmlElement],
) -> None:
    for address, page in pages.items():
        assert page.xpath("//article//table[not(@class)]") == [], address


def test_a_heading_is_called_by_its_words_alone(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        assert page.xpath("//*[self::h1 or self::h2 or self::h3]/a[@class='headerlink']") == [], (
            address
        )


def test_every_term_has_an_anchor_and_those_used_say_where(pages: dict[str, HtmlElement]) -> None:
    terms = glossary.read((ROOT / "docs" / glossary.FILE).read_text(encoding="utf-8"))
    page = pages["glossary/"]
    assert set(terms.terms) <= ids(page)
    used = {
        link.partition("#")[2]
        for address, other in pages.items()
        if address != "glossary/"
        for link in other.xpath("//a[@class='term']/@href")
    }
    assert len(used) > 50
    for slug in used:
        assert terms.terms[slug].source, slug
        assert page.get_element_by_id(slug).tag == "h3", slug


def test_no_term_is_linked_in_headings_links_or_code(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        inside = page.xpath(
            "//a[@class='term'][ancestor::a or ancestor::code or ancestor::h1 or ancestor::h2 or "
            "ancestor::h3 or ancestor::h4]"
        )
        assert inside == [], address


def test_guidance_pages_say_their_version_and_mark_passed_dates(
    pages: dict[str, HtmlElement],
) -> None:
    for address, page in pages.items():
        if address.startswith("guidance/"):
            line = page.xpath("string(//p[@class='as-of'])")
            assert "v1.3, June 2018" in line, address
    mandates = pages["guidance/2-user-entry-process/"]
    assert [time.getnext().text for time in mandates.xpath("//article//td//time[@datetime]")] == [
        "(passed)"
    ] * 4


def test_sections_keep_their_printed_numbers(pages: dict[str, HtmlElement]) -> None:
    headings = [
        " ".join(heading.text_content().split())
        for heading in pages["guidance/5-user-entry-process-testing/"].xpath("//h2")
    ]
    assert [heading.split()[0] for heading in headings] == ["5.1", "5.2", "5.3", "5.4", "5.3"]
    assert {"5-3-costs", "5-3-uept-completion"} <= ids(
        pages["guidance/5-user-entry-process-testing/"]
    )


def test_no_personal_contact_of_2018_is_published(site: Path) -> None:
    published = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert set(re.findall(r"[\w.]+@gemserv\.com", published)) == {"secas@gemserv.com"}
    assert set(re.findall(r"0\)?20[ ]7\d{3}[ ]\d{4}", published)) <= {"020 7090 7755"}


def test_traceability_covers_every_rule_and_every_point_that_has_one(
    pages: dict[str, HtmlElement],
) -> None:
    page = pages["about/traceability/"]
    assert {f"rule-{name}" for name in REGISTER} <= ids(page)
    points = {
        urljoin("about/traceability/", link).replace("../", "")
        for link in page.xpath("//th/a/@href")
    }
    printed = {rule.page for rule in REGISTER.values() if not rule.page.startswith("about/")}
    assert points == printed
    assert page.xpath("//tr[count(td[normalize-space()='']) > 0]") == []
    names = page.xpath("//div[@role='region']/@aria-label")
    assert len(names) == len(set(names))


def test_a_worked_example_is_on_the_page_before_any_script(pages: dict[str, HtmlElement]) -> None:
    for name in ("working-days", "deadlines"):
        example = pages["calculators/deadlines/"].xpath(f"//section[@id='calculator-{name}']")
        assert example
    assert pages["calculators/deadlines/"].xpath(
        "//section[@class='worked-example']/details[not(@open)]//h3[@class='headline']"
    )


def test_nothing_is_published_that_no_page_asks_for(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    unused = re.compile(r"\.map$|/javascripts/|/palette\.")
    assert [name for name in names if unused.search(name)] == []


def test_no_page_names_the_program_that_made_it(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    assert [page for page in pages if 'name="generator"' in page.read_text("utf-8")] == []
