"""The site without a network: kept after one visit to a calculator, completely or not at all, one
version at a time.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_hooks import offline, site_files
from site_hooks.delivery import hashed_names, headers
from tests.e2e.answers import SLOW
from tests.e2e.engines import PlaywrightWindow
from tests.e2e.host import Host
from tests.handles import give
from tools_py.calculator import load, names

CALCULATOR = "/calculators/deadlines/"
READY = "html[data-offline=ready]"
CACHES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    if (!name.startsWith("uep ")) continue;
    const files = await (await caches.open(name)).keys();
    found[name.split(" ").pop()] = files.length;
  }
  return found;
}"""
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
ASK = "([name, answers, today]) => uepPython.call('answer', name, JSON.stringify(answers), today)"

DOWNLOAD = (
    "([name, result, ending]) => uepPython.call('download', name, JSON.stringify(result), ending)"
)


@pytest.fixture(scope="module")
def newer(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version of the site: every page says so, and a script and a style are others."""
    folder = tmp_path_factory.mktemp("newer") / "site"
    shutil.copytree(site, folder)
    for page in folder.rglob("*.html"):
        page.write_text(
            page.read_text(encoding="utf-8").replace(
                "<h1", '<p class="next">Next version</p><h1', 1
            ),
            encoding="utf-8",
        )
    script = site_files.only(folder, "assets/calculator.*.js")
    name = script.name
    script.write_text(
        script.read_text(encoding="utf-8") + "\nwindow.uepNext = true;\n", encoding="utf-8"
    )
    content = script.read_bytes()
    script.rename(script.with_name(f"calculator.{hashed_names.digest(content)}.js"))
    for page in folder.rglob("*.html"):
        page.write_text(
            page.read_text(encoding="utf-8").replace(
                name, f"calculator.{hashed_names.digest(content)}.js"
            ),
            encoding="utf-8",
        )
    offline.write(folder)
    return folder


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    give(context)
    yield context
    context.close()


def visit(reader: BrowserContext, host: Host) -> Page:
    """Visit a calculator's page, and stay until the site is kept."""
    page = reader.new_page()
    page.goto(host.address + CALCULATOR)
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    return page


def version(page: Page) -> str:
    return str(page.locator("meta[name=uep-version]").get_attribute("content"))


def test_after_one_visit_everything_runs_without_a_network(
    reader: BrowserContext, host: Host, site: Path
) -> None:
    page = visit(reader, host)
    host.stop()
    page.close()
    page = reader.new_page()
    page.goto(host.address + CALCULATOR)
    section = page.locator("#calculator-working-days")
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
        answered = page.evaluate(ASK, [name, raw, today.isoformat()])
        assert "errors" not in answered, name
        for ending in answered["files"]:
            assert page.evaluate(DOWNLOAD, [name, answered["result"], ending]), ending
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix()
        response = page.goto(f"{host.address}/{'' if address == '.' else address + '/'}")
        assert response is not None
        assert response.ok, address
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.locator(".md-search__input").focus()
    page.keyboard.type("quality gate")
    page.locator(".md-search-result__link").first.wait_for(timeout=SLOW)
    for path in site.glob("assets/*.pdf"):
        kept = page.evaluate(
            "async (address) => (await (await fetch(address)).arrayBuffer()).byteLength",
            f"/assets/{path.name}",
        )
        assert kept == path.stat().st_size
    missing = page.goto(f"{host.address}/no/such/page/")
    assert missing is not None
    assert missing.status == 404
    expect(page).to_have_title(re.compile("Page not found"))
    host.restart()


def test_who_only_reads_keeps_nothing(reader: BrowserContext, host: Host) -> None:
    page = reader.new_page()
    for address in ("/", "/glossary/", "/guidance/4-user-ids/"):
        page.goto(host.address + address, wait_until="networkidle")
    assert page.evaluate(
        "async () => [(await navigator.serviceWorker.getRegistrations()).length, (await "
        "caches.keys()).length]"
    ) == [0, 0]
    assert [path for path in host.asked if "service-worker" in path] == []


def test_an_open_page_keeps_its_version_until_it_is_reloaded(
    reader: BrowserContext, host: Host, newer: Path
) -> None:
    page = visit(reader, host)
    old = version(page)
    host.folder = newer
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    banner = page.locator(".new-version")
    banner.get_by_role("button", name="Reload").wait_for(timeout=SLOW)
    assert banner.get_attribute("role") == "status"
    assert version(page) == old
    assert page.locator("p.next").count() == 0
    # Python was not yet started: it is still this page's.
    assert page.evaluate(ASK, ["working-days", {"start": "2026-11-23", "days": 60}, "2026-11-23"])[
        "result"
    ]
    assert page.evaluate("window.uepNext") is None
    banner.get_by_role("button", name="Reload").click()
    expect(page.locator("p.next")).to_be_visible()
    page.wait_for_load_state()  # the page is seen before its scripts have run
    assert version(page) != old
    assert page.evaluate("window.uepNext") is True
    expect(page.locator(".new-version")).to_be_empty()
    # Once no page is open, the newer version takes over, and the older is dropped. A browser may
    # still be busy with a page that has just been closed; then the next visit finds the older.
    for _visit in range(20):
        page.close()
        page = reader.new_page()
        page.goto(host.address + CALCULATOR)
        if not page.evaluate(WAITING):
            break
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    assert list(page.evaluate(CACHES)) == [version(page)]


def test_a_download_that_fails_half_way_leaves_the_older_version_complete(
    reader: BrowserContext, host: Host, newer: Path
) -> None:
    page = visit(reader, host)
    old = version(page)
    complete = page.evaluate(CACHES)[old]
    host.folder, host.broken = newer, "^/guidance/4-user-ids/"
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update();
          const worker = registration.installing;
          await new Promise((resolve) => (worker.onstatechange = resolve));
          return worker.state;
        }"""
    )
    expect(page.locator(".new-version")).to_be_empty()
    host.stop()
    page.goto(host.address + "/guidance/4-user-ids/")
    assert version(page) == old
    page.goto(host.address + CALCULATOR)
    assert page.evaluate(ASK, ["working-days", {"start": "2026-11-23", "days": 60}, "2026-11-23"])[
        "result"
    ]
    assert page.evaluate(CACHES)[old] == complete
    host.restart()


def test_a_damaged_file_is_not_kept(
    reader: BrowserContext, host: Host, site: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "site"
    shutil.copytree(site, damaged)
    page_file = damaged / "glossary" / "index.html"
    page_file.write_text(
        page_file.read_text(encoding="utf-8").replace("Working Day", "Waking Day", 1),
        encoding="utf-8",
    )
    host.folder = damaged
    page = reader.new_page()
    page.goto(host.address + "/")
    state = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.register("/service-worker.js");
          const worker = registration.installing;
          await new Promise((resolve) => (worker.onstatechange = resolve));
          return worker.state;
        }"""
    )
    assert state == "redundant"


def test_the_kill_switch_takes_everything_away(
    reader: BrowserContext, host: Host, site: Path, tmp_path: Path
) -> None:
    page = visit(reader, host)
    without = tmp_path / "site"
    shutil.copytree(site, without)
    offline.write_kill_switch(without)
    host.folder = without
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.goto(host.address + "/")
    PlaywrightWindow(page).wait(
        f"""async () => {{
          const workers = await navigator.serviceWorker.getRegistrations();
          return workers.length + Object.keys(await ({CACHES})()).length === 0;
        }}""",
    )


def test_it_can_be_installed(page: Page, server: str, site: Path) -> None:
    page.goto(server + CALCULATOR)
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    link = page.locator("link[rel=manifest]").evaluate("link => link.href")
    assert link == f"{server}/manifest.webmanifest"
    for icon in manifest["icons"]:
        size = page.evaluate(
            """async (address) => {
              const picture = new Image();
              picture.src = address;
              await picture.decode();
              return `${picture.naturalWidth}x${picture.naturalHeight}`;
            }""",
            f"{server}/{icon['src']}",
        )
        assert icon["sizes"] in (size, "any")
    faults = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")[
        "installabilityErrors"
    ]
    assert [fault["errorId"] for fault in faults if fault["errorId"] != "in-incognito"] == []


def test_the_order_of_the_last_steps(site: Path) -> None:
    """What the service worker lists is what is served."""
    text = (site / offline.FILE).read_text(encoding="utf-8")
    listed, _ = json.JSONDecoder().raw_decode(text, text.index('{\n "version"'))
    for address, digest in listed["files"].items():
        path = site / address.partition("?")[0]
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        assert site_files.integrity(content) == digest, address
    assert headers.prefix_of("https://example.org/uep/") == "/uep"
