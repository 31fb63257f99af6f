"""The offline copy at fault, or what is published: damaged and lost files, no service worker in its
place, other versions of the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_hooks import offline
from tests.conftest import StaticHost
from tests.e2e.answers import SLOW
from tests.e2e.counting import (
    CALCULATOR,
    calculate,
    counter,
    expect_answer,
    expect_usable,
    fill,
)
from tests.e2e.engines import PlaywrightWindow
from tests.e2e.host import Host, as_a_page, cut, sign_in_elsewhere

READY = "html[data-offline=ready]"
PLAN = "&roles=other-user&target=2027-09-01&_rules=1.3-929a42d7"
DAMAGE = """async (name) => {
  for (const kept of await caches.keys()) {
    const cache = await caches.open(kept);
    for (const request of await cache.keys())
      if (request.url.includes(name)) {
        const type = { "Content-Type": "text/javascript" };
        await cache.put(request, new Response("not what was published", { headers: type }));
      }
  }
}"""
LOSE = """async (name) => {
  const cache = await caches.open((await caches.keys()).find((kept) => kept.startsWith("uep ")));
  for (const request of await cache.keys())
    if (request.url.includes(name)) await cache.delete(request);
}"""
KEPT = """async (name) => {
  const cache = await caches.open((await caches.keys()).find((kept) => kept.startsWith("uep ")));
  const sizes = [];
  for (const request of await cache.keys())
    if (request.url.includes(name))
      sizes.push((await (await cache.match(request)).arrayBuffer()).byteLength);
  return sizes;
}"""
UPDATE = """async () => (await navigator.serviceWorker.getRegistration())
  .update().then(() => "updated", (error) => error.name)"""
STATE = """async (address) => {
  try {
    const registration = await navigator.serviceWorker.register(address);
    const worker = registration.installing;
    await new Promise((resolve) => (worker.onstatechange = resolve));
    return worker.state;
  } catch (error) {
    return error.name;
  }
}"""


@pytest.fixture(scope="module")
def another_version(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with another pack of Python and other words in each page."""
    folder = tmp_path_factory.mktemp("another") / "site"
    shutil.copytree(site, folder)
    [pack] = (folder / "assets" / "python").iterdir()
    pack.rename(pack.with_name(pack.name[::-1]))
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace(pack.name, pack.name[::-1])
        path.write_text(text.replace("<h1", "<p>Another version</p><h1", 1), encoding="utf-8")
    offline.write(folder)
    return folder


def version(page: Page) -> str:
    return str(page.locator("meta[name=uep-version]").get_attribute("content"))


@pytest.fixture
def page(first_visit: Page) -> Page:
    return first_visit


def keep(page: Page, host: Host) -> None:
    """Visit a calculator, and stay until the site is kept."""
    page.goto(host.address + CALCULATOR)
    page.wait_for_selector(READY, state="attached", timeout=SLOW)


@pytest.mark.parametrize("name", ["calculator.", "worker.js", "pyodide.asm.js"])
def test_a_damaged_file_that_is_kept_is_fetched_anew(page: Page, host: Host, name: str) -> None:
    keep(page, host)
    [size] = page.evaluate(KEPT, name)
    page.evaluate(DAMAGE, name)
    page.goto(host.address + CALCULATOR)
    expect_usable(page)
    assert page.evaluate(KEPT, name) == [size]


def test_a_damaged_archive_that_is_kept_spoils_no_calendar_file(page: Page, host: Host) -> None:
    keep(page, host)
    [size] = page.evaluate(KEPT, "later.bin")
    page.evaluate(DAMAGE, "later.bin")
    page.goto(f"{host.address}{CALCULATOR}#calculator=deadlines{PLAN}")
    page.reload()
    with page.expect_download(timeout=SLOW):
        page.get_by_role("button", name="Calendar (.ics)").click(timeout=SLOW)
    assert page.evaluate(KEPT, "later.bin") == [size]


def test_a_damaged_file_stays_what_it_is_without_a_network_and_is_reported(
    page: Page, host: Host
) -> None:
    keep(page, host)
    page.evaluate(DAMAGE, "pyodide.asm.js")
    host.stop()
    page.goto(host.address + CALCULATOR)
    fill(page)
    calculate(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text("arrived damaged or incomplete", timeout=SLOW)
    host.restart()
    status.get_by_role("button", name="Try again").click()
    expect_answer(page)


@pytest.mark.parametrize("name", ["/glossary/", "pyodide.asm.js", "worker.js"])
def test_what_the_offline_copy_has_lost_is_fetched_again(page: Page, host: Host, name: str) -> None:
    keep(page, host)
    sizes = page.evaluate(KEPT, name)
    page.evaluate(LOSE, name)
    assert page.evaluate(KEPT, name) == []
    page.goto(host.address + "/")
    PlaywrightWindow(page).wait(f"async () => (await ({KEPT})('{name}')).length === {len(sizes)}")
    assert page.evaluate(KEPT, name) == sizes
    host.stop()
    page.goto(host.address + CALCULATOR)
    expect_usable(page)
    host.restart()


def test_trying_again_without_a_network_takes_what_is_kept(page: Page, host: Host) -> None:
    """A fault that is none of the files' does not lead to the network."""
    keep(page, host)
    host.stop()
    page.add_init_script(
        """{
          const Native = Worker;
          let first = true;
          window.Worker = function (...given) {
            if (first) throw (first = false, new Error("once"));
            return new Native(...given);
          };
        }"""
    )
    page.goto(host.address + CALCULATOR)
    expect_usable(page)
    host.restart()


@pytest.mark.parametrize("how", [sign_in_elsewhere, as_a_page])
def test_a_service_worker_that_is_none_is_not_taken(
    page: Page, host: Host, how: Callable[[StaticHost], None]
) -> None:
    host.broken, host.how = "^/service-worker.js", how
    page.goto(host.address + CALCULATOR)
    assert page.evaluate(STATE, "/service-worker.js") == "SecurityError"
    expect_usable(page)


@pytest.mark.parametrize("how", [sign_in_elsewhere, as_a_page, cut])
def test_a_newer_service_worker_that_is_none_leaves_the_older(
    page: Page, host: Host, how: Callable[[StaticHost], None]
) -> None:
    keep(page, host)
    host.broken, host.how = "^/service-worker.js", how
    assert page.evaluate(UPDATE) in ("SecurityError", "TypeError")
    host.stop()
    page.goto(host.address + CALCULATOR)
    expect_usable(page)
    host.restart()


def test_two_tabs_on_two_versions_both_answer(
    page: Page, host: Host, another_version: Path
) -> None:
    """The older was opened before the newer was published, and neither has started Python."""
    keep(page, host)
    host.folder = another_version
    newer = page.context.new_page()
    newer.goto(host.address + CALCULATOR)
    newer.reload()  # a host that states no age lets a browser keep a page for a while
    assert version(newer) != version(page)
    for tab in (page, newer, page):
        expect_usable(tab)
        tab.get_by_role("button", name="Clear all answers").first.click()


def test_an_upgrade_under_a_page_that_is_open_is_announced(
    page: Page, host: Host, another_version: Path
) -> None:
    """Nothing is kept yet, and the host no longer has the files of the page's version."""
    host.broken = "^/service-worker.js"
    page.goto(host.address + CALCULATOR)
    host.folder = another_version
    fill(page)
    calculate(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text("If the site has changed since you opened this page, reload it")
    page.reload()
    expect_usable(page)


def test_a_step_back_to_the_build_before(
    page: Page, host: Host, another_version: Path, tmp_path: Path
) -> None:
    before, host.folder = host.folder, another_version
    keep(page, host)
    newer = version(page)
    # Copied as to a host: files older than those they replace count as not modified.
    host.folder = tmp_path / "before"
    shutil.copytree(before, host.folder, copy_function=shutil.copyfile)
    assert page.evaluate(UPDATE) == "updated"
    expect(page.locator(".new-version")).to_contain_text("Another version", timeout=SLOW)
    page.get_by_role("button", name="Reload").click()
    expect(page.get_by_text("Another version", exact=True)).to_have_count(0)
    assert version(page) != newer
    expect_usable(page)
