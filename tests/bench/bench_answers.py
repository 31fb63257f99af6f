"""From submit to answer shown, once Python is ready: each calculator's worked example on its own
page.

All of the way is timed as a reader has it: the form is read, the worker answers, the answer is put
into the page and laid out. "filled in" is a form that is submitted a human pause after its last
entry; "at once" is one submitted with the entry, as no reader can. "Python" is the part until the
worker has answered. "first" is the first answer to a filled-in form, one second after Python came
up; "least" and "median" are those of all answers after it, but for the first after each change of
page. The calculators take turns, so that whatever else the machine does falls on all of them; it
can only add, so the ratio, to the Working-Day counter, is of the least.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from tests.bench.site import opened
from tests.handles import give_the_page_its_own
from tools_py.calculator import load, names

UNIT = "working-days"
PAUSE = 1000
"""How long the reader takes to submit once Python is there, in milliseconds."""
ENTRY = 300
"""How long the reader takes from the last entry to the button: less than hand and eye need for it,
in milliseconds.
"""
TURN = 5
"""How many answers a calculator gives before it is the next one's turn."""

READY = """async ([name, answers, pause]) => {
  uepCalculator.fill(document.querySelector(`#calculator-${name} form`), answers);
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  uepPython.start();
  while (uepPython.state.name !== "ready") await wait(20);
  await wait(pause);
}"""
ANSWER = """async ([name, turn, pause]) => {
  const section = document.getElementById(`calculator-${name}`);
  const form = section.querySelector("form");
  const another = () => uepPython.answer(name, {});
  const timed = async (task) => {
    const begin = performance.now();
    await task();
    return performance.now() - begin;
  };
  const shown = async () => {
    await uepCalculator.ask(section);
    if (section.querySelector("[data-answer]").hidden) throw new Error(`${name} shows no answer`);
  };
  const times = [];
  for (let number = 0; number < turn; number += 1) {
    await another();
    form.dispatchEvent(new Event("input"));
    await new Promise((resolve) => setTimeout(resolve, pause));
    const filledIn = await timed(shown);
    await another();
    const atOnce = await timed(shown);
    await another();
    const calculated = await timed(() => uepPython.answer(name, uepCalculator.collect(form)));
    times.push([filledIn, atOnce, calculated]);
  }
  return times;
}"""


def measure(rounds: int) -> None:
    """Take turns through the calculators and print times and ratios."""
    first: dict[str, float] = {}
    taken: dict[str, list[list[float]]] = defaultdict(list)
    with opened() as (context, site, folder):
        give_the_page_its_own(context)
        pages = {}
        for name in names():
            form = f'id="calculator-{name}"'
            (found,) = (
                path
                for path in folder.rglob("index.html")
                if form in path.read_text(encoding="utf-8")
            )
            page = pages[name] = context.new_page()
            page.goto(f"{site}/{found.parent.relative_to(folder).as_posix()}/")
            page.evaluate(READY, [name, dict(load(name).example[0]), PAUSE])
            first[name] = page.evaluate(ANSWER, [name, 1, ENTRY])[0][0]
        for _ in range(rounds):
            for name, page in pages.items():
                page.bring_to_front()
                taken[name] += page.evaluate(ANSWER, [name, TURN, ENTRY])[1:]
    kinds = ("filled in", "at once", "Python")
    columns = "".join(f"{kind + ': median':>20}{'least':>8}{'ratio':>7}" for kind in kinds)
    print(f"\n{'milliseconds to the answer':28}{'first':>8}{columns}")
    unit = [min(times) for times in zip(*taken[UNIT], strict=True)]
    for name, times in taken.items():
        each = zip(zip(*times, strict=True), unit, strict=True)
        cells = "".join(
            f"{median(all_):20.1f}{min(all_):8.1f}{min(all_) / least:7.2f}" for all_, least in each
        )
        print(f"{name:28}{first[name]:8.1f}{cells}")
