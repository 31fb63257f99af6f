"""Hostile links and files: how long each keeps the page's thread busy, beside a page with no link.

A link or a file is as long as one is read. The browser's own count of the processor's time for the
thread is taken, until the refusal or the answer is there: waiting for Python is not in it, nor what
else the machine does. Of a file it is the time since it was chosen.
"""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext

from tests.bench.site import opened

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
LARGEST = 1_000_000


def plan(**answers: object) -> str:
    """Return a saved plan with these answers."""
    return json.dumps({"calculator": "my-plan", "answers": answers})


FILES = {
    "file: brackets": "[" * LARGEST,
    "file: one long answer": plan(expected_charges="9" * (LARGEST - 100)),
    "file: answers to no question": plan(**{f"a{n}": "1" for n in range(60_000)}),
    "file: records without end": plan(credit_support=[{}] * 200_000),
    "file: things to do without end": plan(
        evidence={f"a.{chr(97 + n % 26)}{'b' * (n % 35)}": {"owner": "x" * 99} for n in range(900)}
    ),
    "file: facts without end": json.dumps(
        {
            "calculator": "my-plan",
            "answers": {"target": "2027-09-01"},
            "facts": {f"{n}": "x" * 10 for n in range(40_000)},
        }
    ),
    "file: escapes": plan(target="\0" * 160_000),
    "file: too large": " " * (LARGEST + 1),
}
SHOWN = ".error-summary:not([hidden]), [data-answer]:not([hidden]), .status:not(:empty)"
TAKEN_IN = ".plan-message:not(:empty)"


def busy(context: BrowserContext, page_address: str, parts: str, file: str = "") -> float:
    """Return the milliseconds of the thread's time until the page has answered or refused."""

    def so_far() -> float:
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return next(float(item["value"]) for item in metrics if item["name"] == "TaskDuration")

    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    fragment = f"#calculator=my-plan&_rules=x&{parts}"
    fragment = fragment if len(parts) > 2 * LONGEST else fragment[:LONGEST]
    page.goto(page_address + (fragment if parts else ""))
    before = 0.0
    if parts:
        page.locator(SHOWN).first.wait_for(timeout=120_000)
    if file:
        before = so_far()
        page.locator(".plan-box input[type=file]").set_input_files(
            {"name": "plan.json", "mimeType": "application/json", "buffer": file.encode()}
        )
        page.locator(TAKEN_IN).filter(has_not_text="Opening").wait_for(timeout=120_000)
    taken = so_far() - before
    page.close()
    return taken * 1000


def measure(rounds: int) -> None:
    """Open each link and file and print how long the thread was busy."""
    with opened() as (context, site, _):
        address = f"{site}/calculators/my-plan/"
        print(f"\n{'milliseconds busy':30}{'least':>8}")
        for name, parts in LINKS.items():
            least = min(busy(context, address, parts) for _ in range(rounds))
            print(f"{name:30}{least:8.0f}", flush=True)
        for name, content in FILES.items():
            assert len(content) <= LARGEST + 1, name
            least = min(busy(context, address, "", content) for _ in range(rounds))
            print(f"{name:30}{least:8.0f}", flush=True)
