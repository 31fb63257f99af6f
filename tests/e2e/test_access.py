"""Access: axe on every template, appearance, width and open state; and what axe cannot see, the
ways of a keyboard.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.conftest import COLOURS, RULES, Axe

TEMPLATES = {
    "home": "/",
    "section": "/guidance/2-user-entry-process/",
    "tables": "/guidance/5-user-entry-process-testing/",
    "glossary": "/glossary/",
    "notes": "/about/editors-notes/",
    "calculators": "/calculators/",
    "form": "/calculators/deadlines/",
    "missing": "/no/such-page/",
}
FORMS = ("credit-cover", "deadlines", "eligibility", "my-plan")
WIDE: ViewportSize = {"width": 1366, "height": 768}
NARROW: ViewportSize = {"width": 320, "height": 640}
PALETTES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
SECTION = TEMPLATES["section"]
CUT_OFF = """() => [...document.querySelectorAll("article *")]
    .filter((part) => part.checkVisibility({visibilityProperty: true}))
    .filter((part) => !part.closest("svg, pre, .answer-table, .visually-hidden"))
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => part.textContent.trim().slice(0, 50))"""
"""What reaches out of the screen and does not scroll: the page's own width does not show it."""
SPACED = """
    * {
        line-height: 1.5 !important;
        letter-spacing: .12em !important;
        word-spacing: .16em !important
    }
    p { margin-bottom: 2em !important }
"""


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_in_viewport()


def open_search(page: Page) -> None:
    query = page.get_by_role("textbox", name="Search")
    if page.get_by_role("button", name="Search", exact=True).is_visible():
        page.get_by_role("button", name="Search", exact=True).click()
    query.fill("testing")
    query.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def open_definition(page: Page) -> None:
    page.locator("article a.term").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()


def show_points(page: Page) -> None:
    page.get_by_role("button", name="Links to points").click()
    expect(page.locator(".point-link").first).to_be_visible()


def axe_in_each_appearance(page: Page, axe: Axe) -> dict[str, list[str]]:
    """The faults of the page as it stands, in light and in dark, as the device asks for them: what
    no palette changes is looked at once.
    """
    found = {}
    for scheme, palette in PALETTES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)
        found[scheme] = axe(page, RULES if scheme == "light" else COLOURS)
    return {scheme: faults for scheme, faults in found.items() if faults}


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_passes_axe_and_fits_its_width(
    page: Page, site: Path, server: str, axe: Axe, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    addresses = [file.relative_to(site).as_posix() for file in sorted(site.rglob("index.html"))]
    found = {}
    for address in [*addresses, "no/such-page"]:
        page.goto(f"{server}/{address.removesuffix('index.html')}")
        if faults := axe_in_each_appearance(page, axe):
            found[address] = faults
        if (width := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
            found[address] = {"width": [f"{width} pixels"]}
        if cut_off := page.evaluate(CUT_OFF):
            found[address] = {"cut off": cut_off}
    assert found == {}
    assert len(addresses) > 30


@pytest.mark.parametrize(
    ("size", "state"),
    [
        (WIDE, open_search),
        (WIDE, open_definition),
        (WIDE, show_points),
        (NARROW, open_menu),
        (NARROW, open_search),
        (NARROW, show_points),
    ],
    ids=[
        "wide-search",
        "wide-definition",
        "wide-points",
        "narrow-menu",
        "narrow-search",
        "narrow-points",
    ],
)
def test_open_states_pass_axe(
    page: Page,
    server: str,
    axe: Axe,
    size: ViewportSize,
    state: Callable[[Page], None],
) -> None:
    page.set_viewport_size(size)
    page.goto(server + SECTION)
    state(page)
    assert axe_in_each_appearance(page, axe) == {}


def test_one_heading_of_the_first_rank_also_while_searching(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    open_search(page)
    expect(page.locator("h1")).to_have_count(1)


def test_menu_by_keyboard(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    menu = page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close menu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")

    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}/guidance/1-purpose/")


def test_a_closed_menu_takes_no_focus(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    for _ in range(14):
        page.keyboard.press("Tab")
        assert not page.evaluate(
            "document.querySelector('.md-sidebar--primary').contains(document.activeElement)"
        )
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_leaving_the_menu_closes_it(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    open_menu(page)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Menu", exact=True)).to_have_attribute(
        "aria-expanded", "false"
    )


def test_search_by_keyboard_on_a_narrow_screen(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    opener = page.get_by_role("button", name="Search", exact=True)
    opener.focus()
    page.evaluate("scrollTo(0, 600)")
    page.keyboard.press("Enter")
    query = page.get_by_role("textbox", name="Search")
    expect(query).to_be_focused()
    expect(page.get_by_role("dialog", name="This site")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") != "hidden"
    assert page.evaluate("scrollY") == 600
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.keyboard.press("Enter")
    page.keyboard.type("glossary")
    result = page.locator(".md-search-result__link").first
    expect(result).to_contain_text("Glossary")
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


def test_tab_walks_from_the_search_box_into_its_results_and_out_of_them(
    page: Page, server: str
) -> None:
    page.goto(server + SECTION)
    open_search(page)
    result = page.locator(".md-search-result__link").first
    for _ in range(2):  # the button that clears the box comes first
        page.keyboard.press("Tab")
    expect(result).to_be_focused()
    expect(result).to_be_visible()
    page.locator("article a.term").first.focus()
    expect(result).to_be_hidden()


def test_arrow_keys_walk_through_the_results_and_back_to_the_box(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    open_search(page)
    query = page.get_by_role("textbox", name="Search")
    stops = page.locator(".md-search__output a")
    query.press("ArrowDown")
    expect(stops.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(query).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(stops.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(stops.first).to_be_hidden()


def test_results_stay_as_they_are_while_the_reader_is_among_them(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    open_search(page)
    page.evaluate("window.drawn = document.querySelector('.md-search-result__link')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift")
    assert page.evaluate("window.drawn === document.querySelector('.md-search-result__link')")


def test_a_search_that_finds_nothing_leads_on(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    page.get_by_role("textbox", name="Search").fill("zzzqq")
    status = page.locator(".md-search-result__meta")
    expect(status).to_contain_text("The guidance may not answer this")
    expect(status).to_have_role("status")
    expect(page.locator(".md-search-result__link")).to_have_count(0)
    page.locator(".search-on a", has_text="questions people ask").click()
    page.wait_for_url("**/questions/")


def test_enter_opens_the_first_result(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    query = page.get_by_role("textbox", name="Search")
    query.fill("how much notice do we give before testing")
    expect(page.locator(".search-answer")).to_contain_text("60 Working Days")
    query.press("Enter")
    page.wait_for_url("**/guidance/5-user-entry-process-testing/#5-2-notice")


def test_results_are_read_on_a_screen_of_320_pixels(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill("60 working days before 3 June 2027")
    expect(page.locator(".search-open")).to_be_visible()
    overflow = page.locator(".md-search__output").evaluate(
        "box => box.scrollWidth - box.clientWidth"
    )
    assert overflow <= 0


def test_only_a_table_that_scrolls_is_a_tab_stop(page: Page, server: str) -> None:
    page.goto(f"{server}/about/traceability/")
    expect(page.locator(".answer-table").first).not_to_have_attribute("tabindex", "0")
    page.locator(".answer-table").first.evaluate(
        "table => { table.hidden = false; table.classList.add('cramped') }"
    )
    page.evaluate(
        "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.cramped { width: 100px }');"
        " document.adoptedStyleSheets = [sheet]; }"
    )
    expect(page.locator(".answer-table").first).to_have_attribute("tabindex", "0")


def test_a_term_s_card_fits_a_small_screen_and_gives_its_source(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{server}/guidance/9-credit-support/")
    names = page.evaluate(
        "Object.entries(JSON.parse(document.querySelector('#term-tips').textContent))"
    )
    slug = max(names, key=lambda entry: len("".join(entry[1])))[0]
    page.locator(f"article a.term[href$='#{slug}']").first.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Source: ")
    box = tip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 256


def test_bare_letters_do_nothing(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    for key in ("f", "s", "/", "n", "p"):
        page.keyboard.press(key)
    expect(page.get_by_role("textbox", name="Search")).not_to_be_focused()
    assert page.url == server + SECTION


def test_definition_by_keyboard(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    term = page.locator("article a.term").first
    while not term.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", "term-tip")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    expect(term).not_to_have_attribute("aria-describedby", "term-tip")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#*")


def test_definition_stays_while_the_pointer_is_on_it(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    open_definition(page)
    tip = page.get_by_role("tooltip")
    tip.hover()
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(tip).to_be_hidden()


def test_appearance_is_a_button_that_shows_its_state(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server + SECTION)
    dark = page.get_by_role("button", name="Dark appearance")
    expect(dark).to_have_attribute("aria-pressed", "false")
    dark.focus()
    page.keyboard.press("Space")
    expect(dark).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(dark).to_have_attribute("aria-pressed", "true")


def test_appearance_follows_the_device_until_the_reader_chooses_and_again_when_they_agree(
    page: Page, server: str
) -> None:
    dark = page.get_by_role("button", name="Dark appearance")
    page.emulate_media(color_scheme="light")
    page.goto(server + SECTION)
    expect(dark).to_have_attribute("aria-pressed", "false")
    page.emulate_media(color_scheme="dark")
    page.goto(server + TEMPLATES["home"])
    expect(dark).to_have_attribute("aria-pressed", "true")
    dark.click()  # light, which the device has not
    page.reload()
    expect(dark).to_have_attribute("aria-pressed", "false")
    dark.click()  # dark, as the device has it
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(dark).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("template", ["home", "section", "tables", "form"])
def test_text_spacing_cuts_nothing_off(page: Page, server: str, template: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + TEMPLATES[template])
    page.evaluate(
        (
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); "
            "document.adoptedStyleSheets = [sheet]; }"
        ),
        SPACED,
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    cut = page.evaluate(
        """() => [...document.querySelectorAll('header button, .site-name, article *')]
            .filter(e => {
                const { overflow, clipPath } = getComputedStyle(e);
                return e.clientWidth && overflow === 'hidden' && clipPath === 'none';
            })
            .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
            .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert cut == []


def test_targets_are_large_enough(page: Page, server: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    page.get_by_role("button", name="Links to points").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('button')]
            .filter(button => button.checkVisibility({visibilityProperty: true}))
            .filter(button => {
                const { width, height } = button.getBoundingClientRect();
                return width && (width < 24 || height < 24);
            })
            .map(button => button.ariaLabel || button.textContent.trim())"""
    )
    assert small == []


@pytest.mark.parametrize("address", ["", *(f"calculators/{name}/" for name in FORMS)])
def test_links_are_apart_before_they_are_scrolled_to(
    page: Page, server: str, axe: Axe, address: str
) -> None:
    """What is not laid out yet lies over nothing: Lighthouse measures a page as it opens."""
    page.set_viewport_size({"width": 412, "height": 823})
    page.goto(f"{server}/{address}")
    assert axe(page, ["target-size"], rendered=False) == []


def test_forced_colours_keep_focus_and_borders(page: Page, server: str, axe: Axe) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(server + SECTION)
    assert axe(page) == []
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_reduced_motion_moves_nothing(page: Page, server: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(NARROW)
    page.goto(server + SECTION)
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => "
        "parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert moving == 0


def test_without_scripts_the_menu_opens_and_the_text_is_there(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(server + SECTION)
    page.locator("noscript label[for=__drawer]").click()
    expect(page.get_by_role("link", name="1. Purpose", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_have_text("2. User Entry Process")
    expect(page.locator(".js-only:visible")).to_have_count(0)
    context.close()
