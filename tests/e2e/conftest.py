"""The browser of the end-to-end tests, and axe, the accessibility rules."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_hooks.offline import folder
from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",
]

Axe = Callable[[Page], list[str]]

# Long enough for a machine that does other things too; who waits for what comes at once waits no
# longer by this.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str
) -> dict[str, Any]:
    """Use the machine's Chromium where there is one (or the one that CHROMIUM names), else
    Playwright's own.
    """
    if browser_name != "chromium":
        return browser_type_launch_args
    machine = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return (
        browser_type_launch_args
        | {"args": FLAGS}
        | ({"executable_path": machine} if machine else {})
    )


@pytest.fixture(scope="module")
def profile(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """One browser profile for the tests of a module, with one page that stays open: its HTTP cache
    and its process, which hold only what the server sends to every test, spare each of them the
    fetching and compiling.

    No service worker: it would answer in the place of `page.route`, and outlive a test. The tests
    of what works without a network, of hosts and of engines have profiles with one.
    """
    profile = browser.new_context(service_workers="block")
    profile.new_page().goto(server)
    yield profile
    profile.close()


@pytest.fixture
def context(profile: BrowserContext, server: str) -> Iterator[BrowserContext]:
    """The module's profile with nothing open, stored, routed or permitted by another test. A test
    of what a first visit fetches opens a profile of its own.
    """
    yield profile
    for page in profile.pages[1:]:
        page.close()
    profile.unroute_all(behavior="ignoreErrors")
    profile.clear_permissions()
    profile.clear_cookies()
    page = profile.new_page()
    storage = {"origin": server, "storageTypes": "all"}
    profile.new_cdp_session(page).send("Storage.clearDataForOrigin", storage)
    page.close()


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
    """Run axe on a page as it stands; returns a line per fault, so that an empty list is a pass."""
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
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
