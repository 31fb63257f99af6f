"""The look, as built: what every page carries, colours that can be read, and upstream templates
that have not moved under ours.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import material
import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.conftest import ROOT

THEME = ROOT / "site_hooks" / "theme"
UPSTREAM = Path(material.__file__).parent / "templates"
TAKEN_FROM = {
    "404.html": "80c93494b5432b1b",
    "base.html": "8536d352b0093623",
    "partials/content.html": "ce33929c85af129f",
    "partials/footer.html": "50c2a75f013b7b03",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/languages/en.html": "902e36bb5ec5cb46",
    "partials/nav-item.html": "89895208f22d68ce",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/search.html": "bfd556535abcddb9",
    "partials/tabs-item.html": "52fe1f551aa2dbfc",
    "partials/toc.html": "fde48f583563364b",
}
"""Digests of the templates of Material 9.8.1 that ours replace or extend."""

TEXT_ON = {
    "paper": (
        "ink",
        "ink-2",
        "link",
        "link-hover",
        "visited",
        "warn",
        "edit",
        "note",
    ),
    "paper-2": ("ink", "ink-2", "link", "link-hover", "visited", "warn"),
    "paper-3": ("ink", "link"),
    "brand": ("on-brand",),
    "note-tint": ("ink", "ink-2", "link", "link-hover", "visited", "note"),
    "warn-tint": ("ink", "link", "visited", "warn"),
    "edit-tint": ("ink", "link", "visited", "edit"),
    "box": ("ink", "ink-2"),
    "bar-quiet": ("ink",),
    "bar-slack": ("ink",),
}
SEEN_ON = {
    "paper": (
        "rule-strong",
        "focus",
        "wire",
        "box-line",
        "bar",
        "bar-driving",
        "today",
        "series-1",
        "series-2",
        "series-3",
        "series-4",
    ),
    "paper-2": ("rule-strong", "focus"),
    "brand": ("mark",),
}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlElement]:
    """Every page of the site, by its path."""
    return {
        path.relative_to(site).as_posix(): html.parse(str(path)).getroot()
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def style() -> str:
    """The style sheet without comments."""
    return re.sub(
        r"/\*.*?\*/",
        "",
        (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


@pytest.mark.parametrize("name", TAKEN_FROM)
def test_upstream_templates_are_those_ours_were_taken_from(name: str) -> None:
    found = hashlib.sha256((UPSTREAM / name).read_bytes()).hexdigest()[:16]
    assert found == TAKEN_FROM[name], (
        f"{name} of Material has changed: merge it into site_hooks/theme, then put the new digest "
        "here"
    )


def test_overrides_say_which_version_they_were_taken_from() -> None:
    for path in THEME.rglob("*.html"):
        if (UPSTREAM / path.relative_to(THEME)).is_file() or path.name == "en-GB.html":
            assert (
                "Material for MkDocs 9.8.1" in path.read_text(encoding="utf-8").partition("-#}")[0]
            ), path


def test_every_page_gives_its_language_title_and_subject(pages: dict[str, HtmlElement]) -> None:
    titles: dict[str, str] = {}
    for path, page in pages.items():
        title = page.findtext("head/title") or ""
        assert page.get("lang") == "en-GB", path
        assert title not in titles, f"{path} and {titles.get(title)} have the same title"
        titles[title] = path
        assert page.xpath(
            "boolean(head/meta[@name='description'][string-length(@content) > 20])"
        ), path


def test_every_page_has_one_heading_of_the_first_rank_and_skips_no_rank(
    pages: dict[str, HtmlElement],
) -> None:
    for path, page in pages.items():
        assert len(page.xpath("//h1")) == 1, path
        ranks = [
            int(heading.tag[1])
            for heading in page.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert all(after - before <= 1 for before, after in pairwise(ranks)), f"{path}: {ranks}"


def test_every_page_can_be_skipped_into_and_says_what_it_is(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        target = page.xpath("string(//a[@class='md-skip']/@href)")
        assert target.startswith("#"), path
        assert page.xpath("boolean(//*[@id=$id])", id=target[1:]), path
        foot = page.xpath("string(//footer)")
        assert "Not advice." in foot, path
        assert "Last reviewed" in foot, path
        assert page.xpath("boolean(//footer//a[starts-with(@href, 'mailto:')])"), path
        for name in ("Accessibility", "Privacy", "What has changed"):
            assert page.xpath(
                "boolean(//footer//a[starts-with(normalize-space(), $name)])", name=name
            ), f"{path}: {name}"


def test_no_page_has_styles_or_handlers_of_its_own(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        assert page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]") == [], path
        assert page.xpath("//@href[starts-with(., 'javascript:')]") == [], path


def test_no_page_fetches_anything_from_elsewhere(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        fetched = page.xpath("//script/@src | //img/@src | //link[@rel != 'canonical']/@href")
        assert [address for address in fetched if "//" in address] == [], path


def test_menu_and_search_are_buttons(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        assert len(page.xpath("//header//button[@data-menu or @data-search or @data-dark]")) == 3, (
            path
        )
        assert (
            page.xpath(
                "//header//label[not(ancestor::noscript) and not(@hidden) and "
                "not(contains(@class, 'overlay'))]"
            )
            == []
        ), path


def test_python_is_fetched_where_a_page_asks_for_it_and_nowhere_else(
    pages: dict[str, HtmlElement],
) -> None:
    with_python = {path for path, page in pages.items() if page.xpath("//meta[@name='uep-python']")}
    assert with_python == {
        path for path, page in pages.items() if page.xpath("//section[@data-calculator]")
    }
    for path in with_python:
        scripts = pages[path].xpath("//script[contains(@src, 'assets/calculator.')][@defer]")
        assert len(scripts) == 1, path


def test_glossary_leads_to_each_letter(pages: dict[str, HtmlElement]) -> None:
    page = pages["glossary/index.html"]
    letters = {link.text: link.get("href")[1:] for link in page.xpath("//nav[@class='letters']//a")}
    first = {heading.text[0].upper() for heading in page.xpath("//article//h3[@id]")}
    assert set(letters) == first
    for letter, target in letters.items():
        assert page.get_element_by_id(target).text.upper().startswith(letter)
    contents = page.xpath("//nav[contains(@class, 'md-nav--secondary')]//a/@href")
    assert contents == ["#terms", "#not-defined", "#other-names"]


def test_card_for_sharing_is_there(site: Path) -> None:
    assert (site / "assets" / "card.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(style: str, scheme: int) -> None:
    colours = tokens(style, scheme)
    faint = [
        f"--{front} on --{back}: {contrast(colours[front], colours[back]):.2f}"
        for needed, pairs in ((4.5, TEXT_ON), (3.0, SEEN_ON))
        for back, fronts in pairs.items()
        for front in fronts
        if contrast(colours[front], colours[back]) < needed
    ]
    assert faint == []


def test_colours_stand_in_the_tokens_only(style: str) -> None:
    rest = style.partition("body[data-md-color-scheme=")[2]
    assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(", rest) == []


def test_no_rule_uses_a_colour_that_is_not_there(style: str) -> None:
    defined = set(re.findall(r"(--[\w-]+):", style))
    used = set(re.findall(r"var\((--[\w-]+)", style))
    assert {name for name in used - defined if not name.startswith("--md-")} == set()


def tokens(style: str, scheme: int) -> dict[str, str]:
    """Read the colours of an appearance: 0 is light, 1 is dark."""
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", style)
    same = re.findall(r"--([\w-]+): (#\w+);", style)
    return {name: values[scheme] for name, *values in pairs} | dict(same)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, after WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rgb" or "#rrggbb"."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
