"""Credit cover: what holds for every answer, how numbers are read, how an answer is written."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tools_py import browser, rules
from tools_py.calculator import load
from tools_py.credit_cover.arithmetic import (
    DEPENDS,
    EASING,
    MOVERS,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    Credit,
    FormulaReading,
    Support,
    shown_turn,
    validity,
)
from tools_py.credit_cover.assumptions import assumed, needed
from tools_py.credit_cover.chart import alternative, can_draw
from tools_py.credit_cover.headline import headline
from tools_py.credit_cover.money import rounded
from tools_py.credit_cover.questions import FORM
from tools_py.credit_cover.result import Result
from tools_py.forms.errors import ValidationError
from tools_py.forms.number_field import NumberField
from tools_py.forms.records_field import RecordsField
from tools_py.reports.blocks import Figures, Picture, Text
from tools_py.reports.html import to_html
from tools_py.reports.markdown import to_markdown
from tools_py.reports.text import to_text

CALCULATOR = load("credit-cover")
TODAY = date(2026, 11, 23)

MONEY = st.decimals(0, 10**9, places=2)
POSITIONS = st.builds(
    Credit,
    unpaid_invoices=MONEY,
    expected_charges=MONEY,
    working_capital_adjustment=st.decimals("0.0001", 100, places=4),
    maximum_credit_value=MONEY,
    unsecured_credit_factor=st.decimals(0, 100, places=4),
    threshold=MONEY,
)
READING = st.sampled_from(READINGS)

EXAMPLE = {
    "unpaid_invoices": "1250.50",
    "expected_charges": "2400",
    "working_capital_adjustment": "1.4",
    "maximum_credit_value": "10000",
    "unsecured_credit_factor": "20",
    "regulatory_year": "2026/27",
}


def answer(**given: object) -> Result:
    answered: Result = json.loads(json.dumps(CALCULATOR.answer(given, TODAY)))
    return answered


# What holds for every position


@given(
    POSITIONS,
    READING,
    st.sampled_from(["unpaid_invoices", "expected_charges", "working_capital_adjustment"]),
    MONEY,
)
def test_the_requirement_never_falls_with_charges(
    credit: Credit, reading: FormulaReading, name: str, more: Decimal
) -> None:
    raised = replace(credit, **{name: getattr(credit, name) + more})
    assert raised.requirements[reading].low >= credit.requirements[reading].low


@given(POSITIONS, READING, MONEY, st.decimals(0, 100, places=4))
def test_the_requirement_never_rises_with_the_credit_limit(
    credit: Credit, reading: FormulaReading, more: Decimal, factor: Decimal
) -> None:
    assert credit.unsecured_credit_factor is not None
    assert credit.maximum_credit_value is not None
    assume(factor >= credit.unsecured_credit_factor)
    required = credit.requirements[reading].low
    assert replace(credit, unsecured_credit_factor=factor).requirements[reading].low <= required
    assert (
        replace(credit, maximum_credit_value=credit.maximum_credit_value + more)
        .requirements[reading]
        .low
        <= required
    )


@given(POSITIONS, READING)
def test_the_requirement_is_known_and_never_negative(
    credit: Credit, reading: FormulaReading
) -> None:
    requirement = credit.requirements[reading]
    assert requirement.known
    assert requirement.low >= 0


@given(POSITIONS)
def test_readings_coincide_without_a_multiplier_or_without_unpaid_invoices(credit: Credit) -> None:
    assert replace(credit, working_capital_adjustment=Decimal(1)).agree()
    assert replace(credit, unpaid_invoices=Decimal(0)).agree()
    assert replace(credit, working_capital_adjustment=Decimal(1)).outcome() != DEPENDS


@given(POSITIONS, READING)
def test_exactly_at_the_threshold_none_is_required(credit: Credit, reading: FormulaReading) -> None:
    alike = replace(
        credit, working_capital_adjustment=Decimal(1), unsecured_credit_factor=Decimal(100)
    )
    at = replace(alike, threshold=rounded(alike.requirements[reading].low))
    assert at.threshold is not None
    assert at.unpaid_invoices is not None
    assert at.maximum_credit_value is not None
    assert Fraction(at.threshold) == at.requirements[reading].low
    assert at.outcome() == NOT_REQUIRED
    assert (
        replace(
            at, unpaid_invoices=at.unpaid_invoices + at.maximum_credit_value + Decimal("0.01")
        ).outcome_in(reading)
        == REQUIRED
    )


@given(POSITIONS, READING, st.sampled_from(list(MOVERS)))
def test_a_turning_point_lands_exactly_on_the_threshold(
    credit: Credit, reading: FormulaReading, name: str
) -> None:
    """Checked in exact fractions, which a typed decimal cannot hold: 1 ÷ 1.4 goes on for ever."""
    turn = credit.turn(name, reading)
    if turn.state == "turns":
        assert turn.value is not None
        at = {answer: Fraction(getattr(credit, answer)) for answer in (*MOVERS, "threshold")} | {
            name: turn.value
        }
        adjustment = at["working_capital_adjustment"]
        sums = {
            "whole_sum": (at["unpaid_invoices"] + at["expected_charges"]) * adjustment,
            "charges_only": at["unpaid_invoices"] + at["expected_charges"] * adjustment,
        }
        assert (
            sums[reading] - at["maximum_credit_value"] * at["unsecured_credit_factor"] / 100
            == at["threshold"]
        )
    else:
        expected = {"always-required": REQUIRED, "never-required": NOT_REQUIRED}[turn.state]
        ends = (
            (Decimal("0.0001"), Decimal(100))
            if name != "maximum_credit_value"
            else (Decimal(0), Decimal(10**12))
        )
        for end in ends:
            assert replace(credit, **{name: end}).outcome_in(reading) == expected


@given(POSITIONS, READING, st.sampled_from(list(MOVERS)))
def test_a_turning_point_as_shown_is_the_last_value_without_credit_support(
    credit: Credit, reading: FormulaReading, name: str
) -> None:
    turn = credit.turn(name, reading)
    assume(turn.value is not None)
    assert turn.value is not None
    shown, (unit, _) = shown_turn(name, turn.value), MOVERS[name]
    beyond = shown - unit if name in EASING else shown + unit
    assert replace(credit, **{name: shown}).outcome_in(reading) == NOT_REQUIRED
    assert replace(credit, **{name: beyond}).outcome_in(reading) == REQUIRED


@given(POSITIONS, st.sets(st.sampled_from([*MOVERS, "threshold"]), min_size=1))
def test_a_gap_never_hides_the_truth(credit: Credit, gaps: set[str]) -> None:
    """What is reported with answers missing holds for any values that they may have."""
    partial = replace(credit, **dict.fromkeys(gaps))
    for reading in READINGS:
        for gapped, complete in (
            (partial.values_at_risk, credit.values_at_risk),
            (partial.requirements, credit.requirements),
        ):
            found, truth = gapped[reading], complete[reading].low
            assert found.low <= truth
            assert found.high is None or truth <= found.high
        assert partial.outcome_in(reading) in (UNKNOWN, credit.outcome_in(reading))
    assert set(partial.missing()) <= gaps


@given(POSITIONS, st.sampled_from(list(MOVERS)), READING)
def test_a_turning_point_does_not_need_the_answer_it_is_for(
    credit: Credit, name: str, reading: FormulaReading
) -> None:
    assert replace(credit, **{name: None}).turn(name, reading) == credit.turn(name, reading)


def test_nothing_missing_is_an_outcome() -> None:
    assert Credit().outcome() == UNKNOWN
    assert Credit(unpaid_invoices=Decimal(0), expected_charges=Decimal(0)).outcome() == NOT_REQUIRED


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_a_bank_guarantee_counts_up_to_a_last_day(expires: date, later: int) -> None:
    guarantee = Support("bank-guarantee", Decimal(1), expires)
    last = validity(guarantee, date(2010, 1, 1)).until
    assert last is not None
    assert 28 <= (expires - last).days <= 31
    day = last + timedelta(days=later)
    verdict = validity(guarantee, day)
    assert (verdict.reason is None) == (day <= last)
    assert (verdict.reason == "expired") == (day > expires)


# The result


@given(POSITIONS)
@settings(max_examples=40)
def test_every_result_follows_the_contract(credit: Credit) -> None:
    given = {name: f"{getattr(credit, name):f}" for name in MOVERS} | {
        "credit_cover_threshold": f"{credit.threshold:f}"
    }
    result = answer(**given)
    assert result["outcome"] in (REQUIRED, NOT_REQUIRED, DEPENDS)
    money: list[Any] = [  # mypy takes the values of a TypedDict for objects
        *result["value_at_risk"].values(),
        *result["requirement"].values(),
        result["unsecured_credit_limit"],
        result["threshold"]["amount"],
    ]
    money += [*result["credit_support"]["shortfall"].values(), result["credit_support"]["counted"]]
    assert all(re.fullmatch(r"\d+\.\d\d", amount) for amount in money)
    assert result["threshold"]["source"] == "entered"
    for write in (to_text, to_markdown, to_html):
        assert result["headline"].split(":")[0] in write(CALCULATOR.report(result)).replace(
            "\n", " "
        )


def test_the_same_answers_again_give_the_same_result() -> None:
    first = answer(
        **EXAMPLE,
        credit_support=[{"form": "cash-deposit", "amount": "12"}],
        guarantor=True,
        what_if_expected_charges="1",
    )
    again = answer(**{name: value for name, value in first["answers"].items() if value is not None})
    assert again == first


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(True, True), ("yes", True), ("true", True), (False, False), ("no", False), (None, None)],
)
def test_a_guarantor_is_true_false_or_not_given(typed: object, meant: bool | None) -> None:
    assert answer(guarantor=typed)["answers"]["guarantor"] is meant


def test_no_default_adjustment_and_a_dated_suggestion() -> None:
    field = next(field for field in FORM.fields if field.name == "working_capital_adjustment")
    assert field.parse(None) is None
    assert field.suggestion == ("1.4", "Use 1.4, as SECAS described it in June 2019")
    assert "June 2019" in str(rules.WORKING_CAPITAL_ADJUSTMENT.dated)
    cited = {citation["rule"] for citation in answer(**EXAMPLE)["citations"]}
    assert "working-capital-adjustment" in cited
    other = answer(**EXAMPLE | {"working_capital_adjustment": "1.5"})
    assert "working-capital-adjustment" not in {citation["rule"] for citation in other["citations"]}


def test_money_and_the_factor_stay_out_of_links() -> None:
    private = {field.name for field in FORM.fields if field.private}
    amounts = {
        field.name
        for field in FORM.fields
        if (isinstance(field, NumberField) and field.prefix == "£")
        or isinstance(field, RecordsField)
    }
    assert amounts < private
    assert private - amounts == {
        "no_credit_assessment",
        "unsecured_credit_factor",
        "what_if_unsecured_credit_factor",
    }
    assert {field.name for field in FORM.fields if field.name.startswith("what_if_")} <= private


def test_the_facts_of_a_link_hold_no_amount_and_do_not_depend_on_one() -> None:
    with_amounts = CALCULATOR.facts(answer(**EXAMPLE, credit_cover_threshold="2790"))
    assert with_amounts == CALCULATOR.facts(answer(regulatory_year="2026/27"))
    assert not any("£" in text for text in with_amounts.values())


@pytest.mark.parametrize(
    ("given", "warned"),
    [
        ({"working_capital_adjustment": "0.4"}, ["adjustment-below-one"]),
        ({"working_capital_adjustment": "40"}, ["adjustment-above-two"]),
        ({"working_capital_adjustment": "1.4"}, []),
        (
            {
                "regulatory_year": "2026/27",
                "october_index": "139.9",
                "october_index_base": "2015=100",
            },
            ["index-differs"],
        ),
        (
            {
                "regulatory_year": "2026/27",
                "october_index": "139.8",
                "october_index_base": "2015=100",
            },
            [],
        ),
        (
            {
                "regulatory_year": "2027/28",
                "october_index": "144",
                "october_index_base": "2015=100",
                "credit_cover_threshold": "2800",
            },
            ["index-not-used"],
        ),
        (
            {
                "unpaid_invoices": "2784",
                "expected_charges": "0",
                "working_capital_adjustment": "1",
                "maximum_credit_value": "0",
            },
            ["near-the-threshold"],
        ),
        (
            {
                "unpaid_invoices": "2790",
                "expected_charges": "0",
                "working_capital_adjustment": "1",
                "maximum_credit_value": "0",
            },
            [],
        ),
        (
            {
                "credit_support": [
                    {"form": "letter-of-credit", "amount": "5", "expires": "2026-11-22"}
                ]
            },
            ["credit-support-1"],
        ),
    ],
)
def test_warnings(given: dict[str, object], warned: list[str]) -> None:
    assert [warning["id"] for warning in answer(**given)["warnings"]] == warned


GIVEN_OR_NOT = st.builds(
    Credit,
    unpaid_invoices=st.none() | MONEY,
    expected_charges=st.none() | MONEY,
    working_capital_adjustment=st.none() | st.decimals("0.0001", 100, places=4),
    maximum_credit_value=st.none() | MONEY,
    unsecured_credit_factor=st.none() | st.decimals(0, 100, places=4),
    threshold=st.none() | MONEY,
)


@given(GIVEN_OR_NOT, st.none() | MONEY)
def test_a_headline_has_15_words_at_most(credit: Credit, held: Decimal | None) -> None:
    named = needed(credit)
    taken = assumed(credit, named)
    sentence = headline(credit, held, taken, len(named))
    assert len(sentence.split()) <= 15, sentence


@given(GIVEN_OR_NOT)
def test_assumptions_are_named_only_where_the_outcome_is_open_and_are_what_the_links_enter(
    credit: Credit,
) -> None:
    names = needed(credit)
    assert not names or credit.outcome() == UNKNOWN
    given = {
        name: f"{value:f}" for name in MOVERS if (value := getattr(credit, name)) is not None
    } | ({} if credit.threshold is None else {"credit_cover_threshold": f"{credit.threshold:f}"})
    shown = answer(**given, regulatory_year="2027/28")["assumed"]
    assert (shown is None) == (not names)
    if shown:
        taken = answer(**given, **shown["answers"], regulatory_year="2027/28")
        assert taken["requirement"] == shown["requirement"]
        assert taken["outcome"] == shown["outcome"]
        assert taken["assumed"] is None


def test_the_assumptions_stand_above_the_amounts_each_with_its_source() -> None:
    report = CALCULATOR.report(answer(expected_charges="10000", regulatory_year="2026/27"))
    text = " ".join(to_text(report).split())
    assert text.index("Assumed, because you did not enter it:") < text.index(
        "Credit Cover Requirement £14,000.00 on the assumptions above"
    )
    assert "as SECAS described it in June 2019; whether that still holds is not known" in text
    page = to_html(report)
    assert "about/what-has-changed/#working-capital-adjustment" in page
    assert page.count("data-sets=") == page.count("data-box=") == 3
    rows = list(csv.reader(StringIO(CALCULATOR.downloads["csv"](answer(expected_charges="10000")))))
    assert ["assumption", "nothing is unpaid; an unpaid invoice raises the requirement"] in [
        row[:2] for row in rows
    ]


# Numbers as people type them

ACCEPTED = {
    "£1,250.50": "1250.50",
    "1250.5": "1250.5",
    " 1 250 ": "1250",
    "1\u00a0250": "1250",
    "1,000,000": "1000000",
    "+5": "5",
    ".5": "0.5",
    "5.": "5",
    "007": "7",
    "0": "0",
    "-0": "0",
    "1000000000000": "1000000000000",
}

NOT_A_NUMBER = "Unpaid DCC invoices must be a number, like 1250 or 1250.50"
MISPLACED = (
    "Unpaid DCC invoices must have commas or spaces only between thousands, like 1250 or 1250.50"
)

REFUSED = {
    "two": NOT_A_NUMBER,
    "NaN": NOT_A_NUMBER,
    "Infinity": NOT_A_NUMBER,
    "$54": NOT_A_NUMBER,
    "1_000": NOT_A_NUMBER,
    "1250p": NOT_A_NUMBER,
    "--5": NOT_A_NUMBER,
    "£": NOT_A_NUMBER,
    "٣": NOT_A_NUMBER,
    "=1+1": NOT_A_NUMBER,
    "<b>5</b>": NOT_A_NUMBER,
    "12.3.4": "Unpaid DCC invoices must have one decimal point at most, like 1250 or 1250.50",
    "1e9": "Unpaid DCC invoices must be written out in full, like 1250 or 1250.50",
    "1.5E-3": "Unpaid DCC invoices must be written out in full, like 1250 or 1250.50",
    "2 00": MISPLACED,
    "1,25": MISPLACED,
    "1,250,00.5": MISPLACED,
    "-5": "Unpaid DCC invoices must be 0 or more",
    "−5": "Unpaid DCC invoices must be 0 or more",
    "£-5": "Unpaid DCC invoices must be 0 or more",
    "1.234": "Unpaid DCC invoices must have 2 decimal places or fewer",
    "1000000000000.01": "Unpaid DCC invoices must be 1,000,000,000,000 or less",
    "9" * 60: "Unpaid DCC invoices must be 1,000,000,000,000 or less",
    "9" * 400: "Unpaid DCC invoices must be 100 characters or fewer",
}


@pytest.mark.parametrize(("typed", "meant"), ACCEPTED.items())
def test_accepted_numbers(typed: str, meant: str) -> None:
    assert answer(unpaid_invoices=typed)["answers"]["unpaid_invoices"] == meant


@pytest.mark.parametrize(("typed", "message"), REFUSED.items(), ids=lambda text: text[:20])
def test_refused_numbers(typed: str, message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        CALCULATOR.answer({"unpaid_invoices": typed}, TODAY)
    assert [(error.field, error.message) for error in refusal.value.errors] == [
        ("unpaid_invoices", message)
    ]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("150", "Unsecured Credit Factor must be between 0 and 100"),
        ("-1", "Unsecured Credit Factor must be between 0 and 100"),
        ("twenty", "Unsecured Credit Factor must be a number, like 20 or 12.5"),
        ("12.34567", "Unsecured Credit Factor must have 4 decimal places or fewer"),
    ],
)
def test_refused_factors(typed: str, message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)):
        CALCULATOR.answer({"unsecured_credit_factor": typed}, TODAY)


@pytest.mark.parametrize(
    "number", ["1e400", "-1e-400", "NaN", "Infinity", "1" * 5000, "true", "[]", "{}", '"\\u0000"']
)
def test_hostile_json_is_refused_in_words(number: str) -> None:
    refused = json.loads(
        browser.answer("credit-cover", f'{{"unpaid_invoices": {number}}}', "2026-11-23")
    )
    assert [error["field"] for error in refused["errors"]] == ["unpaid_invoices"]
    assert refused["errors"][0]["message"].startswith("Unpaid DCC invoices must")


@given(
    st.dictionaries(
        st.sampled_from([field.name for field in FORM.fields]),
        st.text(max_size=120) | st.integers() | st.booleans() | st.none(),
    )
)
@settings(max_examples=40)
def test_whatever_is_sent_is_answered_or_refused(raw: dict[str, object]) -> None:
    answered = json.loads(browser.answer("credit-cover", json.dumps(raw), "2026-11-23"))
    assert ("result" in answered) != ("errors" in answered)


# The report


def test_the_workings_can_be_followed() -> None:
    lines = {line["id"]: line for line in answer(**EXAMPLE)["workings"]}
    assert (
        lines["value-at-risk-whole-sum"]["equation"]
        == "(£1,250.50 unpaid + £2,400.00 likely) × 1.4"
    )
    assert (
        lines["value-at-risk-charges-only"]["equation"]
        == "£1,250.50 unpaid + (£2,400.00 likely × 1.4)"
    )
    assert lines["threshold"]["equation"] == "£2,000 × 139.8 ÷ 100.4"
    assert lines["comparison-whole-sum"]["result"] == "over, by £325.70"
    assert lines["charges-at-threshold-whole-sum"]["result"] == "£2,167.3571…"
    assert all(line["rule"] in rules.REGISTER for line in lines.values())


def test_a_gap_stands_in_the_workings_by_its_name() -> None:
    lines = {
        line["id"]: line
        for line in answer(expected_charges="100", working_capital_adjustment="2")["workings"]
    }
    assert (
        lines["value-at-risk-whole-sum"]["equation"] == "(unpaid DCC invoices + £100.00 likely) × 2"
    )
    assert lines["value-at-risk-whole-sum"]["result"] == "at least £200.00"
    assert lines["unsecured-credit-limit"]["result"] == "not known"


def test_depends_on_reading_is_the_headline_and_says_whom_to_ask() -> None:
    text = to_text(CALCULATOR.report(answer(**EXAMPLE)))
    assert text.startswith("Ask the DCC: Credit Support is required on only one reading")
    words = " ".join(text.replace("\n| ", " ").split())
    assert "£3,110.70 is over the threshold of £2,785 for 2026/27, £2,610.50 is not." in words
    assert "secas@gemserv.com" in text


def test_what_if_stands_beside_the_present_answer() -> None:
    text = to_markdown(CALCULATOR.report(answer(**EXAMPLE, what_if_expected_charges="2100")))
    assert "| **Likely charges** | £2,400.00 | £2,100.00 | −£300.00 |" in text
    assert "| Credit Cover Requirement, first reading | £3,110.70 | £2,690.70 | −£420.00 |" in text
    assert "| **Credit Support** | **depends on the reading** | **not required** |  |" in text


def test_the_spreadsheet_holds_answers_workings_and_outcome() -> None:
    result = answer(**EXAMPLE, credit_support=[{"form": "cash-deposit", "amount": "12"}])
    head, *rows = csv.reader(StringIO(CALCULATOR.downloads["csv"](result)))
    assert all(len(row) == len(head) for row in rows)
    assert ["answer", "Unpaid DCC invoices", "", "£1,250.50", "", "", ""] in rows
    assert {row[0] for row in rows} == {"answer", "working", "credit support", "outcome"}
    assert len([row for row in rows if row[0] == "working"]) == len(result["workings"])
    assert rows[-1][2:4] == [result["headline"], "depends on the reading"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def _chart(**given: object) -> ElementTree.Element:
    drawn = re.search(r"<svg.*?</svg>", to_html(CALCULATOR.report(answer(**given))), re.DOTALL)
    assert drawn
    return ElementTree.fromstring(drawn[0])


def test_the_chart_is_an_image_with_its_words() -> None:
    svg = _chart(**EXAMPLE, what_if_expected_charges="2100")
    assert svg.get("role") == "img"
    assert "over the threshold above charges of £2,167.35" in str(svg.get("aria-label"))
    classes = [part.get("class") for part in svg.iter() if part.get("class")]
    assert classes.count("point present whole-sum") == 2  # in the plot and in the key
    assert classes.count("point what-if charges-only") == 2
    assert not any(part.get("style") for part in svg.iter())
    words = [part.text for part in svg.iter() if part.tag.endswith("text")]
    assert "Your answers: £3,110.70 at £2,400.00" in words


def test_the_point_of_the_chart_lies_on_its_line() -> None:
    svg = _chart(**EXAMPLE)
    line = next(part for part in svg.iter() if part.get("class") == "reading whole-sum")
    (x1, y1), (x2, y2) = [
        tuple(map(float, pair.split(","))) for pair in str(line.get("points")).split()[-2:]
    ]
    point = next(part for part in svg.iter() if part.get("class") == "point present whole-sum")
    x, y = float(str(point.get("cx"))), float(str(point.get("cy")))
    assert y == pytest.approx(y1 + (y2 - y1) * (x - x1) / (x2 - x1), abs=0.2)


@given(POSITIONS)
@settings(max_examples=40)
def test_every_chart_stays_within_its_frame(credit: Credit) -> None:
    given = {name: f"{getattr(credit, name):f}" for name in MOVERS} | {
        "credit_cover_threshold": f"{credit.threshold:f}"
    }
    svg = _chart(**given)
    _, _, width, height = map(float, str(svg.get("viewBox")).split())
    for part in svg.iter():
        for pair in str(part.get("points") or "").split():
            x, y = map(float, pair.split(","))
            assert -8 <= x <= width + 8
            assert -8 <= y <= height + 8


def test_one_line_where_the_readings_agree() -> None:
    svg = _chart(**EXAMPLE | {"unpaid_invoices": "0"})
    assert (
        len(
            [
                part
                for part in svg.iter()
                if str(part.get("class")).startswith("reading") and part.tag.endswith("polyline")
            ]
        )
        == 1
    )


def test_without_a_threshold_there_is_no_chart_and_the_answer_says_why() -> None:
    written = to_html(CALCULATOR.report(answer(regulatory_year="2027/28")))
    assert "<svg" not in written
    assert "There is no chart: it needs every answer but the likely charges." in written


@given(
    POSITIONS,
    st.sets(st.sampled_from([*MOVERS, "threshold"])),
    st.sets(st.sampled_from(["unpaid_invoices", "expected_charges"])),
)
def test_a_chart_says_of_each_line_what_holds_at_any_charges(
    credit: Credit, gaps: set[str], nothing: set[str]
) -> None:
    given = replace(credit, **dict.fromkeys(nothing, Decimal(0)) | dict.fromkeys(gaps))
    needed = ("threshold", "unpaid_invoices", "working_capital_adjustment")
    if can_draw(given):
        assert not gaps.intersection(needed)
        free = replace(given, expected_charges=Decimal(0))
        over = REQUIRED in (free.outcome_in(reading) for reading in READINGS)
        assert ("over the threshold whatever the charges" in alternative(given)) == over


def test_the_report_omits_an_answer_without_a_known_threshold_or_that_was_not_asked() -> None:
    """Nothing unpaid and no charges need no other answer, and no chart can be drawn without."""
    shown = to_text(CALCULATOR.report(answer(unpaid_invoices="0", expected_charges="0")))
    assert "No Credit Support is required on these figures: £0.00" in shown
    assert "There is no chart" in shown
    for words in ("whatever the charges", "another answer is missing"):
        assert words not in shown
    assessed = ("maximum_credit_value", "unsecured_credit_factor")
    owed = {name: text for name, text in EXAMPLE.items() if name not in assessed}
    unassessed = to_text(CALCULATOR.report(answer(**owed, no_credit_assessment="true")))
    table = unassessed.split("Each answer changed alone")[1].split("HOW IT")[0]
    assert "Likely charges" in table
    assert "Maximum Credit Value" not in table


def test_a_requirement_over_the_threshold_at_any_charges_says_so_in_one_reading() -> None:
    report = CALCULATOR.report(answer(unpaid_invoices="2000.10", unsecured_credit_factor="20"))
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert ("Required once likely charges exceed", "any amount or £560.64") in [
        item[:2] for item in figures.items
    ]


@pytest.mark.parametrize("given", [{}, {"expected_charges": "10000"}])
def test_the_chart_is_drawn_on_the_assumptions_and_says_so(given: dict[str, str]) -> None:
    shown = CALCULATOR.report(answer(**given))
    (drawn,) = (block for block in shown.blocks if isinstance(block, Picture))
    assert "with the threshold of £2,785, on the assumptions above." in drawn.alternative
    assert "over the threshold above charges of £1,989.28" in drawn.alternative
    assert (
        "At your charges of £10,000.00 the requirement is £14,000.00." in drawn.alternative
    ) == ("expected_charges" in given)
    assert ("Your charges: £14,000.00 at £10,000.00" in drawn.svg) == ("expected_charges" in given)
    after = shown.blocks[shown.blocks.index(drawn) + 1]
    assert after == Text("The chart is drawn on the assumptions above.")
    figures = next(block for block in shown.blocks if isinstance(block, Figures))
    assert "on the assumptions above" in str(figures)
