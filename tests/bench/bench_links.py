"""Hostile links: how long the page's own thread works on each, beside a page without a link.

A link is as long as one is read. The browser's own count of the thread's work is taken, until the
refusal or the answer is there; waiting for Python is not in it. Whatever else the machine does can
only add, so the least of all rounds is shown.
"""

from __future__ import annotations

import tempfile
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tests.bench.browser import launch
from tests.bench.site import build
from tests.conftest import Server, StaticHost

LONGEST = 8000
LINKS = {
    "no link": "",
    "a word in place of a list": "credit_support=" + "a" * LONGEST,
    "a list without end": "&".join(f"credit_support.{n}.amount=1" for n in range(400)),
    "things to do without end": "evidence.a.owner=1&" * 500,
    "names of no question": "a=1&" * 2000,
    "full stops": "target=" + "." * LONGEST,
    "escapes of escapes": "target=" + "%25" * 2600,
    "too long": "roles=" + "a" * 100_000,
}
SHOWN = ".error-summary:not([hidden]), [data-answer]:not([hidden]), .status:not(:empty)"


def work(context: BrowserContext, page_address: str, parts: str) -> float:
    """Return the milliseconds of work until the page has answered or refused."""
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Performance.enable")
    fragment = f"#calculator=my-plan&_rules=x&{parts}"
    fragment = fragment if len(parts) > 2 * LONGEST else fragment[:LONGEST]
    page.goto(page_address + (fragment if parts else ""))
    if parts:
        page.locator(SHOWN).first.wait_for(timeout=120_000)
    measured = {
        item["name"]: item["value"] for item in tools.send("Performance.getMetrics")["metrics"]
    }
    page.close()
    return float(measured["TaskDuration"]) * 1000


def measure(rounds: int, folder: str = "") -> None:
    """Open each link and print the work."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        if not folder:
            build(Path(place))
        with Server(("127.0.0.1", 0), partial(StaticHost, directory=folder or place)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            context = launch(playwright)
            address = f"http://127.0.0.1:{server.server_port}/calculators/my-plan/"
            print(f"\n{'milliseconds of work':30}{'least':>8}")
            for name, parts in LINKS.items():
                least = min(work(context, address, parts) for _ in range(rounds))
                print(f"{name:30}{least:8.0f}", flush=True)
            context.close()
            server.shutdown()
