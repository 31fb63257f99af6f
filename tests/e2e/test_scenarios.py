"""The scenarios in the browser: Python in the page answers as Python on the machine does."""

import json

from playwright.sync_api import Page

from tests.handles import give
from tests.scenarios import check, scenarios
from tests.unit.test_scenarios import TODAY


def test_every_scenario_in_the_browser(page: Page, server: str) -> None:
    give(page)
    page.goto(f"{server}/calculators/deadlines/")
    asked = [
        [calculator, json.dumps(scenario["given"]), scenario.get("today", TODAY)]
        for calculator, scenario in scenarios()
    ]
    ask = "one => uepPython.call('answer', ...one)"
    answers = [page.evaluate(ask, one) for one in asked]
    faults = []
    for (calculator, scenario), answered in zip(scenarios(), answers, strict=True):
        try:
            check(
                scenario, answered.get("result", answered) if "errors" not in answered else answered
            )
        except AssertionError as fault:
            faults.append(f"{calculator}: {scenario['name']}: {fault}")
    assert faults == []
