"""The tables of an answer of the credit cover estimator, made from the result alone, and its file
for a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tools_py import rules
from tools_py.calculator import Result
from tools_py.credit_cover.arithmetic import (
    MOVERS,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    Counting,
    Credit,
    Range,
)
from tools_py.credit_cover.money import Exact, even_pounds, pounds
from tools_py.credit_cover.words import (
    FORM_NAMES,
    HEADS,
    OUTCOMES,
    STATES,
    TITLES,
    WHY_NOT,
    known,
    money,
    required_beyond,
    title,
    turning,
    value,
    why_not,
)
from tools_py.dates.words import full_date
from tools_py.reports.blocks import Table
from tools_py.reports.csv import to_csv
from tools_py.rules import REGISTER


def position(result: Result) -> Credit:
    """Read the answers and the threshold back from a result."""
    answers, threshold = result["answers"], result["threshold"]["amount"]
    given = {name: None if answers[name] is None else Decimal(answers[name]) for name in MOVERS}
    return Credit(threshold=None if threshold is None else Decimal(threshold), **given)


def changed(result: Result) -> Credit | None:
    """Read the position of the what-if back from a result; None where there is none."""
    if not result["what_if"]:
        return None
    return replace(
        position(result),
        **{name: Decimal(text) for name, text in result["what_if"]["changed"].items()},
    )


def side_by_side(result: Result) -> Table:
    """Set the two readings beside each other."""
    credit, short = position(result), result["credit_support"]["shortfall"]
    over = {REQUIRED: "over", NOT_REQUIRED: "not over", UNKNOWN: "not known"}
    rows = (
        ("Value at Risk", *(known(credit.values_at_risk[reading]) for reading in READINGS)),
        ("less Unsecured Credit Limit", *(known(credit.limit) for _ in READINGS)),
        (
            "Credit Cover Requirement",
            *(f"**{known(credit.requirements[reading])}**" for reading in READINGS),
        ),
        ("Over the threshold", *(over[credit.outcome_in(reading)] for reading in READINGS)),
        ("Shortfall", *(money(short[reading]) for reading in READINGS)),
    )
    return Table(
        caption="The two readings of the formula side by side",
        head=("Amount", *HEADS),
        rows=rows,
        numeric=frozenset({1, 2}),
    )


def what_if(result: Result) -> Table:
    """Set the what-if beside the present answer."""
    now, then = position(result), changed(result)
    assert then is not None
    readings = READINGS[:1] if now.agree() and then.agree() else READINGS

    def named(what: str, reading: str) -> str:
        return what if len(readings) == 1 else f"{what}, {TITLES[reading]}"

    def row(what: str, before: Range, after: Range) -> tuple[str, ...]:
        return (
            what,
            known(before),
            known(after),
            _change(after.low - before.low) if before.known and after.known else "",
        )

    def answer(name: str) -> tuple[str, ...]:
        before, after = getattr(now, name), getattr(then, name)
        change = (
            "" if before is None or name == "unsecured_credit_factor" else _change(after - before)
        )
        return f"**{title(name)}**", value(name, before), value(name, after), change

    def short(reading: str) -> tuple[str, ...]:
        amounts = (
            result["credit_support"]["shortfall"][reading],
            result["what_if"]["shortfall"][reading],
        )
        change = "" if None in amounts else _change(Decimal(amounts[1]) - Decimal(amounts[0]))
        return named("Shortfall", reading), *map(money, amounts), change

    outcomes = (result["outcome"], result["what_if"]["outcome"])
    rows = (
        *(answer(name) for name in result["what_if"]["changed"]),
        *(
            row(
                named("Value at Risk", reading),
                now.values_at_risk[reading],
                then.values_at_risk[reading],
            )
            for reading in readings
        ),
        row("Unsecured Credit Limit", now.limit, then.limit),
        *(
            row(
                named("Credit Cover Requirement", reading),
                now.requirements[reading],
                then.requirements[reading],
            )
            for reading in readings
        ),
        *(short(reading) for reading in readings),
        ("**Credit Support**", *(f"**{OUTCOMES[outcome]}**" for outcome in outcomes), ""),
    )
    head = ("What changes", "Now", "What if", "Change")
    return Table(
        caption="The what-if beside the present answer",
        head=head,
        rows=rows,
        numeric=frozenset({1, 2, 3}),
    )


def turning_points(result: Result) -> Table:
    """List where the outcome turns as one answer moves and the others stay."""
    credit = position(result)

    def cell(name: str, turn: Mapping[str, str | None]) -> str:
        at = turn["value"]
        return (
            STATES[str(turn["state"])]
            if at is None
            else required_beyond(name, turning(name, Fraction(at)))
        )

    rows = tuple(
        (
            title(name),
            value(name, getattr(credit, name)),
            *(cell(name, turn[reading]) for reading in READINGS),
        )
        for turn in result["turning_points"]
        for name in [turn["answer"]]
    )
    head = ("Answer", "You entered", *(TITLES[reading].capitalize() for reading in READINGS))
    return Table(
        caption="Where the answer turns, one answer at a time, the others kept",
        head=head,
        rows=rows,
    )


def support(result: Result) -> Table:
    """List the Credit Support held, with what counts and until when."""

    def counts(item: Mapping[str, str | None]) -> str:
        until = date.fromisoformat(item["until"]) if item["until"] else None
        if item["reason"]:
            return f"no: {why_not(Counting(item['reason'], until))}"
        return f"yes, up to {full_date(until)}" if until else "yes"

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
    """List the workings, each with its source."""

    def where(rule_id: str) -> str:
        rule = REGISTER[rule_id]
        place = rule.section if rule.section.startswith("A") else f"section {rule.section}"
        return f"[{place}{f', {rule.clause}' if rule.clause else ''}]({rule.page})"

    rows = tuple(
        (line["what"], line["equation"], f"**{line['result']}**", where(line["rule"]))
        for line in result["workings"]
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
    remarks = {
        "working_capital_adjustment": "as SECAS described it in June 2019" if described else ""
    }
    whose = {True: "the guarantor’s", False: "the Party’s own"}.get(given["guarantor"], "")
    rows = [
        (title(name), value(name, getattr(credit, name)), remarks.get(name, "")) for name in MOVERS
    ]
    rows = [
        (what, told, whose) if what == title("maximum_credit_value") else (what, told, remark)
        for what, told, remark in rows
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
        rows.append((title("threshold"), even_pounds(Decimal(threshold["amount"])), "as entered"))
    rows.append(
        ("Day", _day(result["as_of"]), "" if given["as_of"] else "today, as no day was given")
    )
    return Table(
        caption="Answers as understood",
        head=("Answer", "Value", "Remark"),
        rows=tuple(rows),
        numeric=frozenset({1}),
    )


def to_spreadsheet(result: Result) -> str:
    """Write the answers, the workings, the Credit Support and the outcome as CSV, each line of the
    workings with its source.
    """
    rows: list[tuple[str, ...]] = [
        ("answer", what, remark, told, "", "", "") for what, told, remark in answers(result).rows
    ]
    for line in result["workings"]:
        rule = REGISTER[line["rule"]]
        rows.append(
            (
                "working",
                line["what"],
                line["equation"],
                line["result"],
                rule.section,
                rule.clause or "",
                rule.page,
            )
        )
    for item in result["credit_support"]["items"]:
        counts = f"not counted: {WHY_NOT[item['reason']]}" if item["reason"] else "counted"
        rows.append(
            (
                "credit support",
                FORM_NAMES[item["form"]],
                f"expires {item['expires'] or 'not given'}, {counts}",
                money(item["amount"]),
                "",
                "",
                "",
            )
        )
    rows.append(
        ("outcome", "Credit Support", result["headline"], OUTCOMES[result["outcome"]], "", "", "")
    )
    return to_csv(("Part", "What", "Sum or remark", "Result", "Section", "Clause", "Page"), rows)


def _change(moved: Exact) -> str:
    return f"{'+' * (moved > 0)}{pounds(moved)}" if moved else "none"


def _day(iso: str | None) -> str:
    return full_date(date.fromisoformat(iso)) if iso else "not given"
