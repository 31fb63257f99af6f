"""Browsers that keep nothing or have no space, clocks set wrong, tabs that were away, and lines
that drop.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, Route, expect

from tests.e2e import engines
from tests.e2e.answers import SLOW
from tests.e2e.conftest import refuse_the_service_worker
from tests.e2e.counting import (
    ANSWER,
    CALCULATOR,
    calculate,
    counter,
    expect_answer,
    expect_entries,
    expect_usable,
    fill,
)
from tests.e2e.engines import PlaywrightWindow
from tests.e2e.host import Host, cut

PLAN = "/calculators/my-plan/"
KEPT = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture
def page(first_visit: Page) -> Page:
    return first_visit


def complaints(page: Page) -> list[str]:
    """What goes wrong in a window from now on."""
    found: list[str] = []
    page.context.on("weberror", lambda fault: found.append(str(fault.error)))
    return found


# ---------------------------------------------------------------------------------------- storage


@pytest.fixture
def without_storage(
    browser_type: BrowserType, full_chromium: dict[str, Any], tmp_path: Path
) -> Iterator[Page]:
    """Chromium with "block all cookies", which is also a refusal of every other storage."""
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(blocked), encoding="utf-8")
    context = browser_type.launch_persistent_context(tmp_path, **full_chromium)
    yield context.pages[0]
    context.close()


@pytest.mark.parametrize("address", [CALCULATOR, PLAN, "/calculators/eligibility/", "/glossary/"])
def test_a_browser_that_refuses_to_store(without_storage: Page, server: str, address: str) -> None:
    page = without_storage
    wrong = complaints(page)
    page.goto(server + address, wait_until="networkidle")
    refused = "() => { try { localStorage; } catch (error) { return error.name; } }"
    assert page.evaluate(refused) == "SecurityError"
    if address == CALCULATOR:
        expect_usable(page)
    page.locator("[data-dark]").click()
    page.locator(".md-search__input").focus()
    page.keyboard.type("quality gate")
    page.locator(".md-search-result__link").first.wait_for(timeout=SLOW)
    assert wrong == []


def test_a_disk_that_is_full(page: Page, server: str) -> None:
    page.goto(server + CALCULATOR)
    tools = page.context.new_cdp_session(page)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": server, "quotaSize": 1000})
    state = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.register("/service-worker.js");
          const worker = registration.installing;
          await new Promise((resolve) => (worker.onstatechange = resolve));
          return worker.state;
        }"""
    )
    assert state == "redundant"
    expect_usable(page)
    page.reload()
    expect_answer(page)
    page.goto(f"{server}{PLAN}")
    page.evaluate(
        """() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
          };
        }"""
    )
    page.locator("[data-dark]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.skipif(not engines.FIREFOX, reason="Firefox is not installed")
def test_a_private_window_of_firefox(server: str, tmp_path: Path) -> None:
    private = 'user_pref("browser.privatebrowsing.autostart", true);\n'
    (tmp_path / "user.js").write_text(private, encoding="utf-8")
    with engines.firefox_connection(tmp_path) as connection, engines.firefox(connection) as window:
        window.open(server + CALCULATOR)
        window.run("localStorage.setItem('kept', 'yes')")
        for name, typed in (
            ("start.day", "23"),
            ("start.month", "11"),
            ("start.year", "2026"),
            ("days", "60"),
        ):
            window.focus(f"#calculator-working-days [name='{name}']")
            window.type(typed)
        window.press("Enter")
        assert ANSWER in window.text("#calculator-working-days .headline")
        window.open(f"{server}/glossary/")
        window.focus(".md-search__input")
        window.type("quality gate")
        window.wait("document.querySelector('.md-search-result__link')?.checkVisibility()")


# ------------------------------------------------------------------------------------------ clocks


@pytest.mark.parametrize("year", [1970, 2001, 2099])
def test_a_clock_that_is_set_wrong(page: Page, server: str, year: int) -> None:
    page.clock.set_system_time(datetime(year, 1, 2, 12))
    page.goto(server + CALCULATOR)
    expect_usable(page)
    expect(counter(page).locator(".made")).to_contain_text(str(year))
    page.goto(f"{server}{CALCULATOR}#calculator=deadlines&roles=other-user&target=2027-09-01")
    planner = page.locator("#calculator-deadlines")
    planner.get_by_role("button", name="Calculate", exact=True).click()
    planner.locator(".headline, .error-summary li").first.wait_for(timeout=SLOW)
    expect(planner.locator(".status")).not_to_contain_text("fault")


# ------------------------------------------------------------------------------ tabs that were away


@pytest.fixture
def with_back_forward_cache(
    browser_type: BrowserType, full_chromium: dict[str, Any]
) -> Iterator[Page]:
    """Playwright switches the cache off; readers have it."""
    browser = browser_type.launch(
        **full_chromium, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser.new_page()
    browser.close()


def test_back_and_forward(with_back_forward_cache: Page, server: str) -> None:
    page = with_back_forward_cache
    # A page that is still fetching is not cached: neither the site, nor Python's second archive.
    refuse_the_service_worker(page.context)
    page.add_init_script("addEventListener('pageshow', (event) => (window.back = event.persisted))")
    page.goto(server + CALCULATOR)
    with page.expect_response("**/later.bin", timeout=SLOW) as archive:
        expect_usable(page)
    archive.value.finished()
    page.goto(f"{server}/glossary/")
    page.go_back(wait_until="commit")  # a page that comes back loads nothing
    PlaywrightWindow(page).wait("'back' in window")
    assert page.evaluate("window.back") is True
    expect_answer(page)
    expect_entries(page)
    counter(page).locator("[name=days]").fill("61")
    calculate(page)
    expect(counter(page).locator(".headline")).to_contain_text("Friday 19 February 2027")


@pytest.mark.parametrize("begun", [False, True])
def test_a_tab_that_was_suspended(page: Page, server: str, begun: bool) -> None:
    page.goto(server + CALCULATOR)
    fill(page)
    if begun:
        expect_usable(page)
    tools = page.context.new_cdp_session(page)
    for state in ("frozen", "active"):
        tools.send("Page.setWebLifecycleState", {"state": state})
    calculate(page)
    expect_answer(page)


def test_a_computer_that_slept_during_a_calculation(page: Page, server: str) -> None:
    """Time in which nothing ran is no time that the calculation took."""
    held: list[Route] = []
    page.route("**/assets/python/*/worker.js", lambda route: held.append(route))
    page.clock.install()
    page.goto(server + CALCULATOR)
    fill(page)
    calculate(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text("Getting the calculators ready")
    page.clock.fast_forward(3_600_000)
    page.evaluate("true")
    for route in held:
        route.continue_()
    expect_answer(page)


# -------------------------------------------------------------------------------- lines that drop


@pytest.mark.parametrize(
    "name", [r"/calculator\.\w+\.js", r"/worker\.js", r"/pyodide\.asm\.bin", r"/python\.bin"]
)
def test_a_line_that_drops_in_mid_file(page: Page, host: Host, name: str) -> None:
    host.broken, host.how = name, cut
    page.route("**/started.bin", lambda route: route.fulfill(status=404))
    page.goto(host.address + CALCULATOR)
    fill(page)
    if not name.startswith("/calculator"):  # without its script the button does nothing
        calculate(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text(
        re.compile("connection failed|damaged or incomplete"), timeout=SLOW
    )
    host.broken = ""
    status.get_by_role("button", name="Try again").click()
    expect(status).not_to_contain_text("Try again")
    expect(page.locator("script[data-ran][src*='/calculator.']")).to_have_count(1)
    expect_entries(page)
    calculate(page)
    expect_answer(page)


def test_a_line_that_drops_while_the_site_is_kept(page: Page, host: Host) -> None:
    host.broken, host.how = "^/guidance/4-user-ids/", cut
    page.goto(host.address + "/glossary/")
    state = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.register("/service-worker.js");
          const worker = registration.installing;
          await new Promise((resolve) => (worker.onstatechange = resolve));
          return worker.state;
        }"""
    )
    assert state == "redundant"
