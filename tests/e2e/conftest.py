"""The browser of the end-to-end tests, and axe, the accessibility rules."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from site_hooks.offline import folder
from tests.chromium import EXECUTABLE, FLAGS, FULL
from tests.conftest import ROOT
from tests.e2e.host import Host

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose outcome another palette can change."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RENDERED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
}"""
"""Lay out what the browser has put off until a reader scrolls there: axe would pass it over."""
STILL = """async () => {
    const ending = document.getAnimations()
        .filter((moving) => moving.effect.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((moving) => moving.finished));
}"""
"""Wait until what moves has come to rest: colours on their way are no reader's."""
SPARING = "--js-flags=--liftoff-only --single-threaded-gc"
"""Python's engine as V8's first compiler has it: what the second makes of it costs a third of the
time of most tests. And memory collected by one thread: several take a tenth more for the same.
"""


class Axe(Protocol):
    """Run axe on a page as it stands, with what is below the screen `rendered`; returns a line per
    fault, so that an empty list is a pass.
    """

    def __call__(
        self, page: Page, rules: list[str] = RULES, *, rendered: bool = True
    ) -> list[str]: ...


# Long enough for a machine that does other things too; who waits for what comes at once waits no
# longer by this.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str
) -> dict[str, Any]:
    """The Chromium of the tests, with what it needs here."""
    if browser_name != "chromium":
        return browser_type_launch_args
    return browser_type_launch_args | {
        "args": [*FLAGS, SPARING],
        "executable_path": EXECUTABLE,
    }


@pytest.fixture
def full_chromium(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How to launch Chromium for what the one without a window does not have."""
    return browser_type_launch_args | (
        {"executable_path": FULL} if FULL else {"channel": "chromium"}
    )


def refuse_the_service_worker(context: BrowserContext) -> None:
    """Keep the site's service worker out of a profile, as a browser that stores nothing does.

    Once it has kept the site, which comes sooner or later by how busy the machine is, it answers in
    the network's place, and no route sees what it fetches.
    """
    context.add_init_script(
        """if (globalThis.ServiceWorkerContainer)
          ServiceWorkerContainer.prototype.register = async () => {
            throw new DOMException("refused", "SecurityError");
          };"""
    )


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A window that stays open for the tests of a module. To start one, and to fetch and compile
    the same files anew, takes a browser longer than most tests do.
    """
    context = browser.new_context()
    refuse_the_service_worker(context)
    yield context.new_page()
    context.close()


@pytest.fixture
def context(tab: Page) -> BrowserContext:
    """The profile of the window."""
    return tab.context


@pytest.fixture
def page(tab: Page, server: str) -> Iterator[Page]:
    """The module's window as one that has just been opened: nothing stored, routed, permitted or
    emulated by another test, and no history. Tests of a first visit open windows of their own.
    """
    yield tab
    for other in tab.context.pages:
        if other is not tab:
            other.close()
    tab.unroute_all(behavior="ignoreErrors")
    tab.context.clear_permissions()
    tab.mouse.move(0, 0)
    if tab.url.startswith(server):
        tab.evaluate("sessionStorage.clear()")
    tab.goto("about:blank")
    tab.set_viewport_size({"width": 1280, "height": 720})
    tab.emulate_media(
        media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none"
    )
    tools = tab.context.new_cdp_session(tab)
    tools.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": "all"})
    tools.send("Page.resetNavigationHistory")
    tools.detach()


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """A server of the site that the test can put at fault."""
    host = Host(site)
    yield host
    host.stop()


@pytest.fixture
def first_visit(browser: Browser) -> Iterator[Page]:
    """A window with nothing stored, in which no script may fail but those that came damaged."""
    context = browser.new_context()
    uncaught: list[Error] = []
    context.on("weberror", lambda fault: uncaught.append(fault.error))
    yield context.new_page()
    context.close()
    assert [str(error) for error in uncaught if error.name != "SyntaxError"] == []


@pytest.fixture(scope="session")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy to take away, unpacked."""
    place = tmp_path_factory.mktemp("taken-away")
    folder.write(site, place / "copy.zip")
    with zipfile.ZipFile(place / "copy.zip") as archive:
        archive.extractall(place)
    return place / folder.NAME


@pytest.fixture(scope="session")
def axe() -> Axe:
    """axe, as npm has it."""
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page, rules: list[str] = RULES, *, rendered: bool = True) -> list[str]:
        if not page.evaluate("Boolean(window.axe)"):
            page.evaluate(source)
            if rendered:
                page.evaluate(RENDERED)
        page.evaluate(STILL)
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules
        )
        return [
            (
                f"{fault['id']}: {' '.join(node['target'][-1:])} "
                f"({node['any'][0]['message'] if node['any'] else fault['help']})"
            )
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    return run
