"""The scenarios, through the calculators and through the command line."""

import json
import re
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from tests.scenarios import check, scenarios
from tools_py.calculator import load
from tools_py.cli import main
from tools_py.forms.errors import ValidationError
from tools_py.reports.text import to_text

TODAY = "2026-11-23"
NAME_IN_CODE = re.compile(r"\b(?:[A-Z]+[a-z]+[A-Z]|[a-z]+_)\w*")
"""A class or a key: a change of names must not reach a reader's sentence."""
CASES = [
    pytest.param(calculator, scenario, id=f"{calculator}: {scenario['name']}")
    for calculator, scenario in scenarios()
]


@pytest.mark.parametrize(("calculator", "scenario"), CASES)
def test_scenario_in_python(calculator: str, scenario: dict[str, Any]) -> None:
    asked = load(calculator)
    try:
        answered = asked.answer(scenario["given"], date.fromisoformat(scenario.get("today", TODAY)))
        assert NAME_IN_CODE.findall(to_text(asked.report(answered))) == []
    except ValidationError as refusal:
        answered = {"errors": [error.as_json() for error in refusal.errors]}
    check(scenario, json.loads(json.dumps(answered)))


@pytest.mark.parametrize(("calculator", "scenario"), CASES)
def test_scenario_on_the_command_line(calculator: str, scenario: dict[str, Any]) -> None:
    given = json.dumps(scenario["given"])
    arguments = [calculator, "-", "--format", "json"]
    run = CliRunner().invoke(main, arguments, input=given)
    assert run.exit_code == (2 if "refused" in scenario else 0), run.output
    answered = json.loads(run.output)
    if "as_of" in scenario["given"] or "headline" not in scenario.get(
        "expect", {}
    ):  # without a day of its own, the tense depends on the clock
        check(scenario, answered)
