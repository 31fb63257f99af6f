"""From submit to answer shown, once Python is ready: each calculator's worked example on its own page.

The whole way is timed as a reader has it: the form is read, the worker answers, the answer is put into the page and laid out. "Python" is
the part until the worker has answered. "first" is the first answer, one second after Python came up; "least" and "median" are
those of all answers after it, but for the first after each change of page. The calculators take turns, so that whatever else the machine
does falls on all of them; it can only add, so the ratio, to the Working-Day counter, is of the least.
"""

from __future__ import annotations

import tempfile
import threading
from collections import defaultdict
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench.browser import launch
from tests.bench.site import build
from tests.conftest import Server, StaticHost
from tools_py.calculator import load, names

UNIT = "working-days"
PAUSE = 1000
"""How long the reader takes to submit once Python is there, in milliseconds."""
TURN = 5
"""How many answers a calculator gives before it is the next one's turn."""

READY = """async ([name, answers, pause]) => {
  uepCalculator.fill(document.querySelector(`#calculator-${name} form`), answers);
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  uepPython.start();
  while (uepPython.state.name !== "ready") await wait(20);
  await wait(pause);
}"""
ANSWER = """async ([name, turn]) => {
  const section = document.getElementById(`calculator-${name}`);
  const times = [];
  for (let number = 0; number < turn; number += 1) {
    const begin = performance.now();
    await uepCalculator.ask(section);
    const shown = performance.now();
    if (section.querySelector("[data-answer]").hidden) throw new Error(`${name} shows no answer`);
    const answers = uepCalculator.collect(section.querySelector("form"));
    const again = performance.now();
    await uepPython.answer(name, answers);
    times.push([shown - begin, performance.now() - again]);
  }
  return times;
}"""


def measure(rounds: int) -> None:
    """Take turns through the calculators and print times and ratios."""
    first: dict[str, float] = {}
    shown: dict[str, list[float]] = defaultdict(list)
    python: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        build(Path(place))
        with Server(("127.0.0.1", 0), partial(StaticHost, directory=place)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            context = launch(playwright)
            pages = {}
            for name in names():
                form = f'id="calculator-{name}"'
                (found,) = (path for path in Path(place).rglob("index.html") if form in path.read_text(encoding="utf-8"))
                page = pages[name] = context.new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/{found.parent.relative_to(place).as_posix()}/")
                page.evaluate(READY, [name, dict(load(name).example[0]), PAUSE])
                first[name] = page.evaluate(ANSWER, [name, 1])[0][0]
            for _ in range(rounds):
                for name, page in pages.items():
                    page.bring_to_front()
                    for whole, worker in page.evaluate(ANSWER, [name, TURN])[1:]:
                        shown[name].append(whole)
                        python[name].append(worker)
            context.close()
            server.shutdown()
    print(f"\n{'from submit to answer shown':28}{'first ms':>10}{'median':>8}{'least':>8}{'ratio':>8}{'Python: median':>17}{'least':>8}")
    for name, whole in shown.items():
        ratio = min(whole) / min(shown[UNIT])
        worker = python[name]
        print(f"{name:28}{first[name]:10.1f}{median(whole):8.1f}{min(whole):8.1f}{ratio:8.2f}{median(worker):17.1f}{min(worker):8.1f}")
