"""Search: how long a keystroke keeps the page's own thread, until its answer is laid out.

Each question is typed letter by letter into a page at rest, at full speed and with the processor
held back as on a slow device. Of every keystroke the least of all rounds is taken; shown are the
middle one and the worst, beside a frame of 16 ms. Then what is fetched, before and after the reader
turns to the search.
"""

from __future__ import annotations

import statistics

import brotli
from playwright.sync_api import BrowserContext, Page, Response

from tests.bench.site import opened

QUESTIONS = (
    "how much notice do we give before testing",
    "what does an assessment cost",
    "who hands out the EUI-64",
    "60 working days before 3 June 2027",
)
SLOWDOWNS = (1, 4, 6)
TYPE = """async question => {
    const input = document.querySelector(".md-search__input");
    const taken = [];
    for (let at = 1; at <= question.length; at++) {
        input.value = question.slice(0, at);
        const start = performance.now();
        input.dispatchEvent(new Event("input"));
        document.querySelector(".md-search-result__list").getBoundingClientRect(); // lays out
        taken.push(performance.now() - start);
        await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
    }
    return taken;
}"""


def open_search(context: BrowserContext, address: str) -> tuple[Page, list[str], list[str]]:
    """Open a page, then its search: the page, what was fetched before, and what after."""
    page = context.new_page()
    fetched: dict[str, int] = {}

    def note(answer: Response) -> None:
        fetched[answer.url] = len(brotli.compress(answer.body()))

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    before = [url for url in fetched if "/search" in url]
    page.locator(".md-search__input").focus()
    page.locator(".md-search-result__meta", has_text="Type a question").wait_for()
    after = [f"{url.rsplit('/')[-1]} {fetched[url]:,} bytes" for url in fetched if "/search" in url]
    return page, before, after


def measure(rounds: int) -> None:
    """Type each question and print the time of its keystrokes."""
    with opened() as (context, site, _):
        page, before, after = open_search(context, f"{site}/guidance/2-user-entry-process/")
        tools = context.new_cdp_session(page)
        print(f"fetched before: {before or 'nothing'}; then (brotli): {', '.join(after)}")
        for slowdown in SLOWDOWNS:
            tools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            times = [
                min(taken)
                for question in QUESTIONS
                for taken in zip(
                    *(page.evaluate(TYPE, question) for _ in range(rounds)), strict=True
                )
            ]
            print(
                f"processor {slowdown} times slower: middle {statistics.median(times):.1f} ms, "
                f"worst {max(times):.1f} ms a keystroke"
            )
