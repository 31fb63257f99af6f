"""The tables of an answer of the credit cover estimator, made from the result alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.credit_cover import assumptions
from tools_py.credit_cover.arithmetic import (
    EASING,
    MOVERS,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    Credit,
    Validity,
)
from tools_py.credit_cover.money import Exact, even_pounds, pounds
from tools_py.credit_cover.words import (
    FORM_NAMES,
    HEADS,
    OUTCOMES,
    STATES,
    TITLES,
    known,
    money,
    required_beyond,
    requirement,
    shortfall,
    title,
    turning,
    value,
    why_not,
)
from tools_py.dates.words import read_day
from tools_py.reports.blocks import Table
from tools_py.reports.citations import rule_link
from tools_py.reports.words import day_in_words
from tools_py.rules import REGISTER

if TYPE_CHECKING:
    from tools_py.credit_cover.arithmetic import FormulaReading
    from tools_py.credit_cover.result import InBoth, Money, Result, SupportHeld, TurnFound


def position(result: Result) -> Credit:
    """Read the answers and the threshold back from a result."""
    answers = result["answers"]
    return Credit(
        unpaid_invoices=_number(answers["unpaid_invoices"]),
        expected_charges=_number(answers["expected_charges"]),
        working_capital_adjustment=_number(answers["working_capital_adjustment"]),
        maximum_credit_value=_number(answers["maximum_credit_value"]),
        unsecured_credit_factor=_number(answers["unsecured_credit_factor"]),
        threshold=_number(result["threshold"]["amount"]),
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def with_assumptions(result: Result) -> Credit:
    """Read the position back with what is assumed put in; the position itself where nothing is."""
    taken = result["assumed"]
    return assumptions.assumed(position(result), tuple(taken["answers"]) if taken else ())


def changed(result: Result) -> Credit | None:
    """Read the position of the what-if back from a result; None where there is none."""
    if not result["what_if"]:
        return None
    return replace(
        position(result),
        **{name: Decimal(text) for name, text in result["what_if"]["changed"].items()},
    )


def side_by_side(result: Result) -> Table:
    """Set the two readings beside each other, with what is assumed put in."""
    credit, counting = with_assumptions(result), Decimal(result["credit_support"]["counted"])
    over = {REQUIRED: "over", NOT_REQUIRED: "not over", UNKNOWN: "not known"}
    rows = (
        ("Value at Risk", *(known(credit.values_at_risk[reading]) for reading in READINGS)),
        ("less Unsecured Credit Limit", *(known(credit.limit) for _ in READINGS)),
        (
            "Credit Cover Requirement",
            *(f"**{requirement(credit, reading)}**" for reading in READINGS),
        ),
        ("Over the threshold", *(over[credit.outcome_in(reading)] for reading in READINGS)),
        ("Shortfall", *(shortfall(credit, reading, counting) for reading in READINGS)),
    )
    return Table(
        caption="The two readings of the formula side by side",
        head=("Amount", *HEADS),
        rows=rows,
        numeric=frozenset({1, 2}),
    )


def what_if(result: Result) -> Table:
    """Set the what-if beside the present answer."""
    now, then, changes = position(result), changed(result), result["what_if"]
    assert then is not None
    assert changes is not None
    readings = READINGS[:1] if now.agree() and then.agree() else READINGS
    outcomes = (result["outcome"], changes["outcome"])
    rows = (
        *(_answer_beside(name, now, then) for name in changes["changed"]),
        *_amounts_beside(now, then, readings),
        *_shortfalls_beside(result["credit_support"]["shortfall"], changes["shortfall"], readings),
        ("**Credit Support**", *(f"**{OUTCOMES[outcome]}**" for outcome in outcomes), ""),
    )
    return Table(
        caption="What if, beside your present answer",
        head=("What changes", "Now", "What if", "Change"),
        rows=rows,
        numeric=frozenset({1, 2, 3}),
    )


def _answer_beside(name: str, now: Credit, then: Credit) -> tuple[str, ...]:
    before, after = now.answers[name], then.answers[name]
    change = (
        ""
        if before is None or after is None or name == "unsecured_credit_factor"
        else _change(after - before)
    )
    return f"**{title(name)}**", value(name, before), value(name, after), change


def _amounts_beside(
    now: Credit, then: Credit, readings: Sequence[FormulaReading]
) -> Iterator[tuple[str, ...]]:
    amounts = (
        *(
            (
                _named("Value at Risk", reading, readings),
                now.values_at_risk[reading],
                then.values_at_risk[reading],
            )
            for reading in readings
        ),
        ("Unsecured Credit Limit", now.limit, then.limit),
        *(
            (
                _named("Credit Cover Requirement", reading, readings),
                now.requirements[reading],
                then.requirements[reading],
            )
            for reading in readings
        ),
    )
    for what, before, after in amounts:
        change = _change(after.low - before.low) if before.known and after.known else ""
        yield what, known(before), known(after), change


def _shortfalls_beside(
    now: InBoth[Money | None], then: InBoth[Money | None], readings: Sequence[FormulaReading]
) -> Iterator[tuple[str, ...]]:
    for reading in readings:
        before, after = now[reading], then[reading]
        change = (
            "" if before is None or after is None else _change(Decimal(after) - Decimal(before))
        )
        yield _named("Shortfall", reading, readings), money(before), money(after), change


def _named(what: str, reading: FormulaReading, readings: Sequence[FormulaReading]) -> str:
    """Name an amount, with its reading where both readings are shown."""
    return what if len(readings) == 1 else f"{what}, {TITLES[reading]}"


def turning_points(result: Result) -> Iterator[Table]:
    """List the value of each answer at which the outcome changes, the others unchanged; nothing of
    an answer where that is not known, or where there is no Credit Assessment to change.
    """
    credit, unassessed = position(result), result["answers"][assumptions.NO_ASSESSMENT]

    def cell(name: str, turn: TurnFound) -> str:
        at = turn["value"]
        return (
            STATES[turn["state"]]
            if at is None
            else required_beyond(name, turning(name, Fraction(at)))
        )

    rows = tuple(
        (
            title(name),
            value(name, credit.answers[name]),
            *(cell(name, turn[reading]) for reading in READINGS),
        )
        for turn in result["turning_points"]
        for name in [turn["answer"]]
        if any(turn[reading]["state"] != UNKNOWN for reading in READINGS)
        and not (unassessed and name in EASING)
    )
    if rows:
        head = ("Answer", "You entered", *(TITLES[reading].capitalize() for reading in READINGS))
        yield Table(caption="Each answer changed alone", head=head, rows=rows)


def support(result: Result) -> Table:
    """List the Credit Support held, with what counts and until when."""

    def counts(item: SupportHeld) -> str:
        until = read_day(item["until"]) if item["until"] else None
        if item["reason"]:
            return f"no: {why_not(Validity(item['reason'], until))}"
        return f"yes, up to {day_in_words(item['until'])}" if item["until"] else "yes"

    rows = tuple(
        (FORM_NAMES[item["form"]], money(item["amount"]), _day(item["expires"]), counts(item))
        for item in result["credit_support"]["items"]
    )
    head = ("Form", "Amount", "Expires", "Counts")
    return Table(
        caption=f"Credit Support on {_day(result['as_of'])}",
        head=head,
        rows=rows,
        numeric=frozenset({1}),
    )


def workings(result: Result) -> Table:
    """List the workings, each with its source, with what is assumed put in."""
    rows = tuple(
        (
            line["what"],
            line["equation"],
            f"**{line['result']}**",
            rule_link(rule.citation, rule),
        )
        for line in (result["assumed"] or result)["workings"]
        for rule in [REGISTER[line["rule"]]]
    )
    return Table(
        caption="Each sum with its units and its source",
        head=("What", "Sum", "Result", "Where"),
        rows=rows,
    )


def answers(result: Result) -> Table:
    """List the answers as understood, those not given too."""
    credit, threshold, given = position(result), result["threshold"], result["answers"]
    described = credit.working_capital_adjustment == rules.WORKING_CAPITAL_ADJUSTMENT.value
    taken = with_assumptions(result)
    remarks = {
        name: f"{value(name, taken.answers[name])} is assumed"
        for name in MOVERS
        if credit.answers[name] != taken.answers[name]
    }
    if described:
        remarks["working_capital_adjustment"] = "as SECAS described it in June 2019"
    whose = {True: "the guarantor’s", False: "your own", None: ""}[given["guarantor"]]
    if given[assumptions.NO_ASSESSMENT]:
        whose = "there is no Credit Assessment"
    if whose:
        remarks["maximum_credit_value"] = whose
    rows = [
        (title(name), value(name, credit.answers[name]), remarks.get(name, "")) for name in MOVERS
    ]
    rows.append(
        (
            "Regulatory Year",
            threshold["regulatory_year"],
            "" if given["regulatory_year"] else "the year of the day below",
        )
    )
    if given["october_index"]:
        base = (
            f"on {given['october_index_base']}"
            if not given["october_2014_index"]
            else f"October 2014: {given['october_2014_index']}"
        )
        rows.append(("October index entered", given["october_index"], base))
    if threshold["source"] == "entered":
        rows.append(
            (title("threshold"), even_pounds(Decimal(threshold["amount"] or 0)), "as entered")
        )
    rows.append(
        ("Day", _day(result["as_of"]), "" if given["as_of"] else "today, as no day was given")
    )
    return Table(
        caption="Your answers, as we read them",
        head=("Answer", "Value", "Remark"),
        rows=tuple(rows),
        numeric=frozenset({1}),
    )


def _change(moved: Exact) -> str:
    return f"{'+' * (moved > 0)}{pounds(moved)}" if moved else "none"


def _day(iso: str | None) -> str:
    return day_in_words(iso) if iso else "not given"
