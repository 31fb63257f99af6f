"""A host for pages under a path of its own (`/repo/`), with an earlier edition of the guidance
beside the newer one.

The newer edition is this one with a figure changed, as docs/about/publishing.md describes: in the
register and in its sentence. The earlier one is this one as it is. So both are there at once, and
each has to keep to its own.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_hooks import settings
from site_hooks.delivery import editions
from tests.conftest import ROOT, Server, StaticHost, build_site, copy_checkout
from tests.e2e.answers import SLOW
from tests.handles import give
from tools_py import GUIDANCE_VERSION
from tools_py.rules.testing import UEPT_NOTICE

READY = 'html[data-offline="ready"]'
TESTING = "guidance/5-user-entry-process-testing/"
ASK = "([answers]) => uepPython.call('answer', 'deadlines', JSON.stringify(answers), '2026-11-23')"
ASKED = {"uept_start": "2027-03-01"}
NAMES = (
    "async () => (await navigator.serviceWorker.getRegistrations()).map(({scope}) => new "
    "URL(scope).pathname).sort()"
)
NAME = settings.read(ROOT)["extra"]["guidance"]
CHANGED, WORDS = (
    UEPT_NOTICE.value - 10,
    UEPT_NOTICE.words.replace(str(UEPT_NOTICE.value), str(UEPT_NOTICE.value - 10)),
)
EDITS = {
    "tools_py/rules/testing.py": [
        (UEPT_NOTICE.says, UEPT_NOTICE.says.replace(UEPT_NOTICE.words, WORDS)),
        (
            f'words="{UEPT_NOTICE.words}",\n    value={UEPT_NOTICE.value},',
            f'words="{WORDS}",\n    value={CHANGED},',
        ),
    ],
    f"docs/{TESTING.rstrip('/')}.md": [(f"**{UEPT_NOTICE.words}'", f"**{WORDS}'")],
    "tools_py/__init__.py": [
        (f'GUIDANCE_VERSION = "{GUIDANCE_VERSION}"', 'GUIDANCE_VERSION = "99.0"')
    ],
    "mkdocs.yml": [
        (f"guidance: {NAME}\n", "guidance: v99.0, a rehearsal\n"),
        ("  editions: ", f'  editions: [{{name: "{NAME}", folder: earlier, tag: none}}] #'),
    ],
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both editions, the newer one in `repo`, the earlier one in `repo/earlier`."""
    place = tmp_path_factory.mktemp("pages")
    sources, site = copy_checkout(ROOT, place / "sources"), place / "host" / "repo"
    for file, edits in EDITS.items():
        text = (sources / file).read_text(encoding="utf-8")
        for old, new in edits:
            assert text.count(old) == 1, (file, old)
            text = text.replace(old, new)
        (sources / file).write_text(text, encoding="utf-8")
    build_site(sources, site, SITE_URL="https://pages.example/repo/", UEP_PDF="yes")
    build_site(
        ROOT,
        place / "earlier",
        SITE_URL="https://pages.example/repo/earlier/",
        UEP_PDF="no",
        NEWER_EDITION="v99.0, a rehearsal",
        NEWER_SITE=str(site),
    )
    editions.place(place / "earlier", site, "earlier")
    return place / "host"


class PagesHost(StaticHost):
    """Sends the site's own page for what is missing below its path, knows the types of the
    commonest files only, and no header of ours.
    """

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        common = (".html", ".css", ".js", ".json", ".svg", ".png", ".pdf")
        return (
            super().guess_type(path)
            if os.fspath(path).endswith(common)
            else "application/octet-stream"
        )

    def page_for_missing(self) -> Path:
        return Path(self.directory) / (
            "repo/404.html" if self.path.startswith("/repo/") else "none"
        )


@pytest.fixture
def host(both: Path) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), partial(PagesHost, directory=str(both))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def address(host: Server) -> str:
    return f"http://127.0.0.1:{host.server_port}/repo/"


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader whose every request has to stay below the path of the site."""
    context = browser.new_context()
    give(context)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def answer(page: Page) -> dict[str, object]:
    answered = page.evaluate(ASK, [ASKED])
    return {
        "version": answered["result"]["guidance_version"],
        "length": answered["result"]["milestones"][0]["length"],
    }


def found(page: Page, words: str) -> str:
    page.locator(".md-search__input").focus()
    page.keyboard.type(words)
    link = page.locator(".md-search-result__link").first
    link.wait_for(timeout=SLOW)
    return str(link.evaluate("link => new URL(link.href).pathname"))


def test_a_page_its_search_and_its_pdf(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    page.goto(address + TESTING)
    expect(page.locator("[id='5-2-notice']")).to_contain_text(WORDS)
    assert (
        page.locator("link[rel=canonical]").get_attribute("href")
        == f"https://pages.example/repo/{TESTING}"
    )
    assert page.locator("meta[name=robots]").count() == 0
    assert re.match(r"/repo/(?!earlier/)", found(page, "quality gate"))
    pdf = page.locator(".pdf-link a").evaluate("link => link.href")
    assert page.request.get(pdf).body().startswith(b"%PDF-")


def test_a_wrong_address(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    response = page.goto(f"{address}guidance/99-nothing/here/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    styles = "[...document.styleSheets].map(sheet => sheet.cssRules.length > 0)"
    assert page.evaluate(styles) == [True, True]
    assert re.match(r"/repo/(?!earlier/)", found(page, "quality gate"))
    page.goto(f"{address}guidance/99-nothing/here/")
    page.get_by_role("link", name="Glossary", exact=True).last.click()
    page.wait_for_url(f"{address}glossary/")


def test_an_edition_answers_by_its_own_figure(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    page.goto(f"{address}calculators/deadlines/")
    assert answer(page) == {"version": "99.0", "length": f"{CHANGED} WD"}
    expect(page.locator("#timed-notice").locator("xpath=ancestor::tr")).to_contain_text(WORDS)
    page.goto(f"{address}earlier/calculators/deadlines/")
    assert answer(page) == {"version": GUIDANCE_VERSION, "length": f"{UEPT_NOTICE.value} WD"}
    expect(page.locator("#timed-notice").locator("xpath=ancestor::tr")).to_contain_text(
        UEPT_NOTICE.words
    )


def test_the_earlier_edition_leads_to_the_newer_and_back(
    reader: BrowserContext, address: str
) -> None:
    page = reader.new_page()
    page.goto(f"{address}earlier/{TESTING}")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    expect(page.locator(".md-banner")).to_contain_text(
        f"This is the edition of {NAME}, kept as it was."
    )
    expect(page.locator("[id='5-2-notice']")).to_contain_text(UEPT_NOTICE.words)
    assert found(page, "quality gate").startswith("/repo/earlier/")
    page.goto(f"{address}earlier/{TESTING}")
    page.locator(".md-banner a").click()
    page.wait_for_url(address + TESTING)
    expect(page.locator(".md-banner")).to_have_count(0)
    page.get_by_role("link", name=NAME, exact=True).click()
    page.wait_for_url(f"{address}earlier/")


def test_each_edition_keeps_itself_for_use_without_a_network(
    reader: BrowserContext, host: Server, address: str
) -> None:
    page = reader.new_page()
    page.goto(f"{address}calculators/deadlines/")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    assert page.evaluate(NAMES) == ["/repo/"]
    page.goto(f"{address}earlier/{TESTING}", wait_until="networkidle")
    assert page.locator(".new-version:not(:empty)").count() == 0, (
        "the newer edition's service worker is not this one's"
    )
    page.goto(f"{address}earlier/calculators/deadlines/")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    assert page.evaluate(NAMES) == ["/repo/", "/repo/earlier/"]
    kept = [name for name in page.evaluate("() => caches.keys()") if name.startswith("uep ")]
    assert sorted(re.sub(r" \w+$", "", name) for name in kept) == [
        "uep /repo/",
        "uep /repo/earlier/",
    ]
    host.shutdown()
    host.server_close()
    for folder, version in (("", "99.0"), ("earlier/", GUIDANCE_VERSION)):
        page.goto(f"{address}{folder}calculators/deadlines/")
        assert answer(page)["version"] == version
        page.goto(f"{address}{folder}guidance/9-credit-support/")
        expect(page.locator(".as-of")).to_contain_text(f"As of v{version}")
