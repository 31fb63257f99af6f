"""The copy to take away: unpacked and opened from file:// with the network off, every part runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.answers import SLOW
from tests.handles import give
from tools_py.calculator import load, names

ASK = """([name, answers, today]) => {
  const site = document.baseURI.replace(/calculators.*/, "");
  return uepPython.call("answer", name, JSON.stringify(answers), today, site);
}"""


@pytest.fixture
def taken(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a network; whatever asks for one, or complains, fails the test."""
    context = browser.new_context(offline=True)
    give(context)
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    context.on("weberror", lambda fault: complaints.append(str(fault.error)))
    yield context
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
    assert complaints == []


@pytest.fixture
def opened(taken: BrowserContext, copy: Path) -> Page:
    page = taken.new_page()
    page.goto((copy / "index.html").as_uri())
    return page


def test_every_link_of_the_copy_leads_to_a_file(copy: Path) -> None:
    dead = []
    for path in copy.rglob("*.html"):
        page: HtmlElement = html.document_fromstring(path.read_text(encoding="utf-8"))
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            target = re.split("[?#]", link)[0]
            if target and ":" not in target and not (path.parent / target).is_file():
                dead.append(f"{path.relative_to(copy)}: {link}")
    assert dead == []


def test_pages_are_walked_by_their_links(opened: Page, copy: Path) -> None:
    opened.get_by_role("link", name="Glossary", exact=True).first.click()
    expect(opened).to_have_url((copy / "glossary" / "index.html").as_uri())
    expect(opened.get_by_role("heading", level=1)).to_be_visible()


def test_the_search_finds_and_leads_there(opened: Page) -> None:
    opened.locator(".md-search__input").focus()
    opened.keyboard.type("quality gate")
    found = opened.locator(".md-search-result__link").first
    found.wait_for(timeout=SLOW)
    found.click()
    expect(opened).to_have_url(re.compile(r"^file:.*/index\.html(\?|#|$)"))
    expect(opened.locator("article")).to_contain_text(re.compile("quality gate", re.IGNORECASE))


def test_every_calculator_answers_and_its_links_lead_somewhere(opened: Page, copy: Path) -> None:
    opened.goto((copy / "calculators" / "deadlines" / "index.html").as_uri())
    section = opened.locator("#calculator-working-days")
    for name, value in {
        "start.day": "23",
        "start.month": "11",
        "start.year": "2026",
        "days": "60",
    }.items():
        section.locator(f"[name='{name}']").fill(value)
    section.get_by_role("button", name="Calculate", exact=True).click()
    expect(section.locator(".headline")).to_contain_text("Thursday 18 February 2027", timeout=SLOW)
    for name in names():
        raw, today = load(name).example
        answered = opened.evaluate(ASK, [name, raw, today.isoformat()])
        opened.locator("article").evaluate(
            "(article, markup) => (article.innerHTML = markup)", answered["html"]
        )
        expect(opened.locator("article .headline")).to_be_visible()
        for link in opened.locator("article a").evaluate_all(
            "links => links.map((link) => link.href)"
        ):
            assert (
                not link.startswith("file:")
                or Path(re.sub("[?#].*", "", link).removeprefix("file://")).is_file()
            ), f"{name}: {link}"


def test_calendar_files_can_be_made(opened: Page, copy: Path) -> None:
    opened.goto((copy / "calculators" / "deadlines" / "index.html").as_uri())
    raw, today = load("deadlines").example
    answered = opened.evaluate(ASK, ["deadlines", raw, today.isoformat()])
    write = "(result) => uepPython.call('download', 'deadlines', JSON.stringify(result), 'ics')"
    assert opened.evaluate(write, answered["result"]).startswith("BEGIN:VCALENDAR")
