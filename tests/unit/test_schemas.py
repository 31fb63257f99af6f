"""The schemas of the contract: what they take, the calculators take, and every result is as they
say.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.scenarios import scenarios
from tools_py import schemas
from tools_py.calculator import load, names
from tools_py.cli import main
from tools_py.forms.errors import ValidationError
from tools_py.forms.field import Field
from tools_py.forms.form import Form
from tools_py.reports.result import BaseResult

TODAY = "2026-11-23"
CASES = [
    pytest.param(calculator, scenario, id=f"{calculator}: {scenario['name']}")
    for calculator, scenario in scenarios()
]


def validator(schema: dict[str, object]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=FormatChecker())


ANSWERS = {name: validator(schemas.of_answers(load(name))) for name in names()}
RESULTS = {name: validator(schemas.of_result(load(name))) for name in names()}


@pytest.mark.parametrize("name", names())
def test_they_are_schemas_and_say_who_they_are(name: str) -> None:
    made = schemas.both(load(name), "https://example.org/uep/")
    assert list(made) == [f"schemas/{name}.answers.json", f"schemas/{name}.result.json"]
    for address, schema in made.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"https://example.org/uep/{address}"
        assert load(name).title in schema["title"]


@pytest.mark.parametrize("name", names())
def test_a_question_is_described_by_its_own_words(name: str) -> None:
    described = schemas.of_answers(load(name))["properties"]
    assert {field.name: field.label for field in load(name).form.fields} == {
        key: question["title"] for key, question in described.items()
    }
    for field in load(name).form.fields:
        assert field.hint in described[field.name].get("description", "")


@pytest.mark.parametrize("name", names())
def test_every_calculator_declares_a_result_of_its_own(name: str) -> None:
    assert set(BaseResult.__annotations__) < set(schemas.result_type(name).__annotations__)


@pytest.mark.parametrize(("calculator", "scenario"), CASES)
def test_scenarios_are_as_the_schemas_say(calculator: str, scenario: dict[str, Any]) -> None:
    raw = json.loads(json.dumps(scenario["given"]))
    faulty = {
        str(fault.path[0]) if fault.path else "" for fault in ANSWERS[calculator].iter_errors(raw)
    }
    try:
        result = load(calculator).answer(
            scenario["given"], date.fromisoformat(scenario.get("today", TODAY))
        )
    except ValidationError as refusal:
        refused = {error.field for error in refusal.errors}
        unknown = set(raw) - {field.name for field in load(calculator).form.fields}
        assert faulty <= refused | ({""} if unknown else set()), (
            "the schema refuses what the calculator takes"
        )
        return
    assert faulty == set()
    written = json.loads(json.dumps(result))
    assert [
        f"{fault.json_path}: {fault.message}" for fault in RESULTS[calculator].iter_errors(written)
    ] == []


@pytest.mark.parametrize(
    "name",
    [name for name, scenario in scenarios() if scenario["name"].startswith("Every error at once")],
)
def test_answers_of_the_wrong_shape_fail_field_by_field(name: str) -> None:
    [scenario] = [
        scenario
        for at, scenario in scenarios()
        if at == name and scenario["name"].startswith("Every error at once")
    ]
    raw = json.loads(json.dumps(scenario["given"]))
    faulty = {str(fault.path[0]) if fault.path else "" for fault in ANSWERS[name].iter_errors(raw)}
    assert len(faulty) >= 2
    assert ("" in faulty) == any(
        "is not an answer that is asked for" in message for message in scenario["refused"].values()
    )


@pytest.mark.parametrize("name", names())
def test_a_result_of_the_wrong_shape_fails(name: str) -> None:
    raw, today = load(name).example
    result = json.loads(json.dumps(load(name).answer(raw, today)))
    assert RESULTS[name].is_valid(result)
    for change in (
        {"headline": None},
        {"citations": [{"rule": "uept-notice"}]},
        {"more": 1},
        {"calculator": "other"},
    ):
        assert not RESULTS[name].is_valid(result | change), change
    for key in BaseResult.__annotations__:
        assert not RESULTS[name].is_valid(
            {other: value for other, value in result.items() if other != key}
        ), key


@pytest.mark.parametrize("name", names())
def test_the_answers_in_a_result_can_be_asked_anew(name: str) -> None:
    raw, today = load(name).example
    result = json.loads(json.dumps(load(name).answer(raw, today)))
    assert ANSWERS[name].is_valid(result["answers"])
    assert json.loads(json.dumps(load(name).answer(result["answers"], today))) == result


FIELDS = {f"{name}.{field.name}": field for name in names() for field in load(name).form.fields}
TYPED = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**14),
    st.decimals(-1000, 10**6, places=3).map(float),
    st.text(max_size=12),
    st.from_regex(r"\A\s?[-+\u2212]?£?[0-9]{1,3}([, ][0-9]{3})?(\.[0-9]{0,4})?%?\s?\Z"),
    st.sampled_from(
        [
            "2027-02-28",
            "2027-02-30",
            "1890-01-01",
            "15 WD",
            "4 Months",
            "0 wd",
            "yes",
            "none",
            "unknown",
            "",
            "  ",
        ]
    ),
    st.lists(st.sampled_from(["gas-supplier", "none", "unknown", "gas-supply", 1]), max_size=3),
    st.dictionaries(
        st.sampled_from(["day", "month", "year", "user-id", "form", "amount", "expires"]),
        st.sampled_from(["1", "15 WD", 3, ""]),
    ),
    st.lists(
        st.dictionaries(
            st.sampled_from(["form", "amount", "expires", "x"]),
            st.sampled_from(["cash-deposit", "12", "", None]),
        )
    ),
)


@given(st.sampled_from(sorted(FIELDS)), TYPED)
def test_what_a_schema_refuses_the_calculator_refuses(name: str, typed: object) -> None:
    field: Field = FIELDS[name]
    if validator(field.described()).is_valid(typed):
        return
    try:
        taken = Form(fields=(field,)).parse({field.name: typed})
    except ValidationError:
        return
    raise AssertionError(f"{name} takes {typed!r} as {taken} and its schema does not")


def test_the_command_line_prints_them() -> None:
    for flags, made in (([], schemas.of_answers), (["--result"], schemas.of_result)):
        run = CliRunner().invoke(main, ["schema", "deadlines", *flags])
        assert json.loads(run.stdout) == json.loads(json.dumps(made(load("deadlines"))))
