"""Reading pages: weight, definitions by touch, links to points, tables on a narrow screen, paper,
and what becomes of a wrong address.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli
import material
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

SECTIONS = [
    "1-purpose",
    "2-user-entry-process",
    "5-user-entry-process-testing",
    "7-privacy-assessment",
    "9-credit-support",
]
TESTING = "/guidance/5-user-entry-process-testing/"
MOST_BYTES, MOST_REQUESTS = 33_000, 6
MATERIAL = Path(material.__file__).parent / "templates"


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A narrow screen that is touched."""
    context = browser.new_context(
        base_url=server, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    yield context
    context.close()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_light(browser: Browser, server: str, section: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{server}/guidance/{section}/", wait_until="networkidle")
    weights = {answer.url: len(brotli.compress(answer.body())) for answer in answers}
    context.close()
    assert len(answers) <= MOST_REQUESTS, sorted(weights)
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert not [url for url in weights if "/search" in url], (
        "the search is fetched before anybody searches"
    )


def test_pages_report_no_error(page: Page, server: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    for path in ("/", TESTING, "/glossary/", "/about/editors-notes/"):
        page.goto(server + path, wait_until="networkidle")
    assert faults == []


def test_a_tap_opens_a_definition_and_a_second_one_follows_it(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(TESTING)
    term = page.locator("article p a.term").first
    tip = page.get_by_role("tooltip")
    term.tap()
    expect(tip).to_contain_text("Tap again for the full entry")
    assert page.url.endswith(TESTING)
    page.get_by_role("heading", level=1).tap()
    expect(tip).to_be_hidden()
    term.tap()
    expect(tip).to_be_visible()
    term.tap()
    page.wait_for_url("**/glossary/#*")


@pytest.mark.parametrize("path", ["/", "/guidance/2-user-entry-process/"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_process_is_shown_in_full(page: Page, server: str, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server + path)
    picture = page.locator(".process:visible")
    expect(picture).to_have_count(1)
    box = picture.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert picture.locator("a").count() == 7
    outside = """picture => [...picture.querySelectorAll("g:has(> rect) text")].filter(text => {
      const box = text.parentNode.querySelector("rect").getBBox();
      const words = text.getBBox();
      return words.x < box.x || words.x + words.width > box.x + box.width
        || words.y < box.y || words.y + words.height > box.y + box.height;
    }).map(text => text.textContent)"""
    assert picture.evaluate(outside) == []
    assert picture.locator("text").first.bounding_box()["height"] >= 12  # type: ignore[index]


def test_a_definition_stays_within_the_screen(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(TESTING)
    for term in page.locator("article p a.term").all()[:8]:
        term.tap()
        box = page.get_by_role("tooltip").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.keyboard.press("Escape")


def test_a_point_is_copied_and_announced(browser: Browser, server: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(server + TESTING)
    paragraph = page.locator("[id='5-2-notice']")
    button = paragraph.get_by_role("button")
    expect(button).to_be_hidden()
    paragraph.hover()
    button.click()
    expect(page.locator(".announcer")).to_have_text("Link to this point copied.")
    expect(page.locator(".announcer")).to_have_role("status")
    assert page.evaluate("navigator.clipboard.readText()") == f"{server}{TESTING}#5-2-notice"
    assert page.url.endswith("#5-2-notice")
    context.close()


def test_points_by_keyboard(page: Page, server: str) -> None:
    page.goto(server + TESTING)
    page.get_by_role("button", name="Links to points").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Links to points")).to_have_attribute(
        "aria-pressed", "true"
    )
    cell = page.locator("[id='5-4-acceded']").get_by_role("button")
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".announcer")).to_contain_text("point")
    assert page.url.endswith("#5-4-acceded")


def test_a_table_becomes_a_list_on_a_narrow_screen(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(TESTING)
    table = page.locator("article table").last
    expect(table.get_by_role("columnheader").last).to_be_visible()
    assert table.locator("tbody [data-column]").count() == table.evaluate(
        "table => [...table.tBodies[0].querySelectorAll('td')]"
        ".filter(cell => cell.textContent.trim().length < 8).length"
    )
    first, second = (
        table.locator("tbody tr").first.locator("td").nth(place).bounding_box() for place in (0, 1)
    )
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"] - 1
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth + 1")


def test_paper_holds_the_text_with_folds_open_and_no_navigation(page: Page, server: str) -> None:
    page.goto(server + "/guidance/2-user-entry-process/")
    closed = page.locator("article details:not([open])")
    folds = closed.count()
    assert folds
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".page-tools"):
        expect(page.locator(part).first).to_be_hidden()
    expect(closed).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(closed).to_have_count(folds)
    page.emulate_media(media="print", color_scheme="dark")
    after = "link => getComputedStyle(link, '::after').content"
    # Its words are the address already.
    assert page.locator("article a[href^=mailto]").evaluate(after) == "none"
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"


def test_a_wrong_address_becomes_a_search(page: Page, server: str) -> None:
    answer = page.goto(server + "/guidance/credit-support-forms/")
    assert answer
    assert answer.status == 404
    page.get_by_role("button", name="Search for “credit support forms”").click()
    expect(page.get_by_role("textbox", name="Search")).to_have_value("credit support forms")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_search_is_fetched_when_it_is_opened(page: Page, server: str) -> None:
    page.goto(server + TESTING, wait_until="networkidle")
    with page.expect_response("**/assets/search.*.js"):
        page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("privacy")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_search_that_did_not_arrive_is_fetched_again(page: Page, server: str) -> None:
    page.route("**/assets/search.*.js", lambda route: route.abort(), times=1)
    page.goto(server + TESTING)
    query = page.get_by_role("textbox", name="Search")
    query.focus()
    expect(page.locator(".md-search-result__meta")).to_contain_text("did not arrive")
    query.blur()
    query.fill("privacy")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_search_opens_a_calculator_with_what_was_typed(page: Page, server: str) -> None:
    page.goto(server + TESTING)
    page.get_by_role("textbox", name="Search").fill("60 working days before 3 June 2027")
    page.locator(".search-open").click()
    # By hand: 2 days in June, 19 in May, 22 in April, and 17 back from 31 March, past Easter.
    answer = page.locator("#calculator-working-days [data-answer]")
    expect(answer).to_contain_text("Friday 5 March 2027", timeout=60_000)


def test_every_question_people_ask_has_its_paragraph(page: Page, server: str) -> None:
    page.goto(f"{server}/questions/")
    page.get_by_role("link", name="How much notice must we give before testing?").click()
    expect(page).to_have_url(f"{server}{TESTING}#5-2-notice")
    expect(page.locator("[id='5-2-notice']")).to_be_in_viewport()


def test_the_contents_beside_a_page_mark_the_part_that_is_read(page: Page, server: str) -> None:
    page.goto(server + TESTING)
    marked = page.get_by_role("navigation", name="On this page").locator("[aria-current]")
    expect(marked).to_have_count(0)
    page.evaluate("document.getElementById('5-2-notice').scrollIntoView()")
    expect(marked).to_have_text("5.2 Timing")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(marked).to_have_text("5.3 UEPT Completion")
    page.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize("width", [412, 1280])
@pytest.mark.parametrize("name", ["credit-cover", "deadlines", "my-plan"])
def test_no_button_moves_as_the_reader_comes_to_it(
    page: Page, server: str, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{server}/calculators/{name}/")
    forms = page.locator(".calculator form")
    expect(forms.first).to_be_visible()
    depth = """form => form.querySelector("[type=submit]").getBoundingClientRect().top
        - form.getBoundingClientRect().top"""
    for form in forms.all():
        before = form.evaluate(depth)
        form.locator("[type=submit]").scroll_into_view_if_needed()
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert form.evaluate(depth) == before


LEFT_OUT = """async ([material, used, addresses]) => {
    const text = async (address) => (await fetch(address)).text();
    const parsed = (address) => new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.responseType = "document";
        request.onload = () => resolve(request.response);
        request.open("GET", address);
        request.send();
    });
    const namesIn = async (source) => {
        const sheet = new CSSStyleSheet();
        await sheet.replace(source);
        const rules = (list) => [...list].flatMap((rule) =>
            rule.selectorText ? [rule] : rule.cssRules ? rules(rule.cssRules) : []);
        return new Set(rules(sheet.cssRules).flatMap(({ selectorText }) =>
            selectorText.split(/,(?![^(]*\\))/).map((selector) => selector.trim())));
    };
    const kept = await namesIn(await text(used));
    const leftOut = [...await namesIn(material)].filter((selector) => !kept.has(selector));
    // an element may come into any state and have any part, so these do not count
    const state = /::?(?!is|not|where|has)[a-z-]+(\\([^)]*\\))?/g;
    const elements = leftOut.map((selector) =>
        [selector, selector.replace(state, "").replace(/(^|[ (])(?=$|[ )])/g, "$1*")]);
    const met = [];
    for (const address of addresses) {
        const page = await parsed(address);
        for (const [selector, element] of elements)
            if (page.querySelector(element)) met.push(`${address} ${selector}`);
    }
    return { met, leftOut: leftOut.length };
}"""


def test_no_style_is_left_out_that_a_page_meets(page: Page, site: Path, server: str) -> None:
    [source] = (MATERIAL / "assets" / "stylesheets").glob("main.*.min.css")
    [used] = site.glob("assets/stylesheets/main.*.css")
    pages = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    page.goto(server)
    asked = [
        source.read_text(encoding="utf-8"),
        f"/{used.relative_to(site).as_posix()}",
        [f"/{name}" for name in pages],
    ]
    found = page.evaluate(LEFT_OUT, asked)
    assert found["met"] == []
    assert found["leftOut"] > 500
