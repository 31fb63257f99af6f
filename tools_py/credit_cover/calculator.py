"""The credit cover estimator: whether Credit Support will be required, how much, and what moves the
answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Any

from tools_py import rules
from tools_py.calculator import Answers, Calculator, Result, result
from tools_py.credit_cover import cpi
from tools_py.credit_cover.arithmetic import (
    DEPENDS,
    MOVERS,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    Counting,
    Credit,
    Item,
    Range,
    count,
    shown_turn,
)
from tools_py.credit_cover.money import PENNY, amount, even_pounds, pounds, rounded
from tools_py.credit_cover.questions import FORM, MOVED, OTHER_BASE, WHAT_IF_PREFIX
from tools_py.credit_cover.report import headline, report
from tools_py.credit_cover.tables import to_spreadsheet
from tools_py.credit_cover.words import FORM_NAMES, why_not
from tools_py.credit_cover.workings import lines
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.forms.number_field import plain
from tools_py.rules import Rule

NAME = "credit-cover"


def calculate(answers: Answers, today: date) -> Result:
    """Work out requirement, threshold and outcome in both readings, what is short, and where the
    outcome turns.

    Raise ValidationError where an index figure is entered without its base, or on a base with no
    October 2014 figure beside it.
    """
    day = answers["as_of"] or today
    year = answers["regulatory_year"] or cpi.regulatory_year(day)
    computed, entered = _threshold(answers, year), answers["credit_cover_threshold"]
    in_force = entered if entered is not None else computed.amount if computed else None
    rests_on_index = computed if entered is None else None
    credit = Credit(threshold=in_force, **{name: answers[name] for name in MOVERS})
    changes = {
        name: value for name in MOVED if (value := answers[WHAT_IF_PREFIX + name]) is not None
    }
    items = [
        Item(*(record[name] for name in ("form", "amount", "expires")))
        for record in answers["credit_support"] or ()
    ]
    counted = [(item, count(item, day)) for item in items]
    counting = [item.amount for item, verdict in counted if verdict.reason is None]
    support = sum(counting, Decimal(0))
    return result(
        NAME,
        {**answers, "guarantor": {"true": True, "false": False}.get(answers["guarantor"])},
        headline(
            credit,
            "that you entered" if entered is not None else f"for {year}",
            support if items else None,
        ),
        rules=_rests_on(answers, credit, rests_on_index, items),
        warnings=dict(_warnings(answers, credit, computed, year, counted)),
        as_of=day,
        **_amounts(credit),
        threshold={
            "regulatory_year": year,
            "year_from": "answer" if answers["regulatory_year"] else "as_of",
            "amount": None if in_force is None else amount(in_force),
            "source": "entered" if entered is not None else "computed" if computed else None,
            "index": _index_used(rests_on_index, answers, year) if rests_on_index else None,
            "if_rounded": {
                "least": amount(rests_on_index.least),
                "most": amount(rests_on_index.most),
            }
            if rests_on_index
            else None,
        },
        missing=list(credit.missing()),
        credit_support={
            "counted": amount(support),
            "not_counted": [
                {"index": position, "reason": verdict.reason}
                for position, (_, verdict) in enumerate(counted)
                if verdict.reason
            ],
            "shortfall": _shortfall(credit, support),
            "items": [
                {
                    "form": item.form,
                    "amount": amount(item.amount),
                    "expires": item.expires,
                    **asdict(verdict),
                }
                for item, verdict in counted
            ],
        },
        turning_points=[
            {"answer": name, **{reading: _turn(credit, name, reading) for reading in READINGS}}
            for name in MOVERS
        ],
        what_if=_what_if(replace(credit, **changes), changes, support) if changes else None,
        workings=[
            {
                "id": line.id,
                "what": line.what,
                "equation": line.equation,
                "result": line.result,
                "rule": line.rule.id,
            }
            for line in lines(credit, rests_on_index, counting)
        ],
    )


def _amounts(credit: Credit) -> Result:
    """Write the amounts and the outcome as the contract does; what is not known exactly is None,
    and `bounds` says what is known of it.
    """
    at_risk = {reading: credit.values_at_risk[reading] for reading in READINGS}
    requirement = {reading: credit.requirements[reading] for reading in READINGS}
    turns = {reading: credit.turn("expected_charges", reading).value for reading in READINGS}
    return {
        "value_at_risk": {reading: _exact(at_risk[reading]) for reading in READINGS},
        "unsecured_credit_limit": _exact(credit.limit),
        "requirement": {reading: _exact(requirement[reading]) for reading in READINGS},
        "bounds": {
            "value_at_risk": {reading: _bounds(at_risk[reading]) for reading in READINGS},
            "unsecured_credit_limit": _bounds(credit.limit),
            "requirement": {reading: _bounds(requirement[reading]) for reading in READINGS},
        },
        "outcome": credit.outcome(),
        "outcomes": {reading: credit.outcome_in(reading) for reading in READINGS},
        "headroom": {
            "requirement": {
                reading: _headroom(credit, requirement[reading]) for reading in READINGS
            },
            "expected_charges": {
                reading: _charges_left(credit, turns[reading]) for reading in READINGS
            },
        },
        "reverse": {
            "expected_charges_at_threshold": {
                reading: _money_or_none(turns[reading]) for reading in READINGS
            },
            "most_without_credit_support": {
                reading: None
                if (turn := turns[reading]) is None
                else f"{shown_turn('expected_charges', turn)}"
                for reading in READINGS
            },
        },
    }


def _exact(known: Range) -> str | None:
    return amount(known.low) if known.known else None


def _bounds(known: Range) -> dict[str, str | None]:
    return {"least": amount(known.low), "most": _money_or_none(known.high)}


def _money_or_none(value: Fraction | None) -> str | None:
    return None if value is None else amount(value)


def _headroom(credit: Credit, requirement: Range) -> str | None:
    """Say how far the requirement may still rise; nothing where it is over the threshold."""
    if credit.threshold is None or not requirement.known:
        return None
    return amount(max(Fraction(0), Fraction(credit.threshold) - requirement.low))


def _charges_left(credit: Credit, turn: Fraction | None) -> str | None:
    """Say how far the likely charges may still rise before Credit Support is first required, to the
    penny below.
    """
    if credit.expected_charges is None or turn is None:
        return None
    return f"{max(Decimal(0), rounded(turn - Fraction(credit.expected_charges), PENNY, ROUND_FLOOR)):.2f}"


def _shortfall(credit: Credit, support: Decimal) -> dict[str, str | None]:
    """Say what is missing in each reading: the whole requirement, where it is required, less what
    counts.
    """
    short: dict[str, str | None] = {}
    for reading in READINGS:
        outcome, requirement = credit.outcome_in(reading), credit.requirements[reading]
        if outcome == REQUIRED:
            short[reading] = (
                amount(max(Fraction(0), requirement.low - Fraction(support)))
                if requirement.known
                else None
            )
        else:
            short[reading] = amount(Decimal(0)) if outcome == NOT_REQUIRED else None
    return short


def _turn(credit: Credit, name: str, reading: str) -> dict[str, str | None]:
    turn = credit.turn(name, reading)
    return {
        "state": turn.state,
        "value": None if turn.value is None else f"{shown_turn(name, turn.value):f}",
    }


def _what_if(credit: Credit, changes: dict[str, Decimal], support: Decimal) -> Result:
    return {
        "changed": {name: f"{value:f}" for name, value in changes.items()},
        **_amounts(credit),
        "shortfall": _shortfall(credit, support),
    }


def _threshold(answers: Answers, year: str) -> cpi.Threshold | None:
    """Work out the threshold of a Regulatory Year, from an index that was entered or from our
    table; None where neither has it.
    """
    october = answers["october_index"]
    if october is None:
        figure = cpi.published().october.get(cpi.october_before(year))
        return cpi.threshold(figure, cpi.divisor()) if figure else None
    base, divisor = answers["october_index_base"], answers["october_2014_index"]
    if base is None:
        raise ValidationError(
            FieldError(
                "october_index_base",
                (
                    "Select the base of the October index, because figures on two bases cannot be "
                    "mixed"
                ),
            )
        )
    if base != OTHER_BASE and divisor not in (None, cpi.divisor().value):
        raise ValidationError(
            FieldError(
                "october_2014_index",
                (
                    f"October 2014 index must be {cpi.divisor().value} on {base}; leave it out, or "
                    "change the base"
                ),
            )
        )
    if base == OTHER_BASE and divisor is None:
        missing = (
            "Enter the October 2014 index on the same base, because ours is on "
            f"{cpi.divisor().base} and bases cannot be mixed"
        )
        raise ValidationError(FieldError("october_2014_index", missing))
    return cpi.threshold(
        cpi.Figure(october, base), cpi.divisor() if divisor is None else cpi.Figure(divisor, base)
    )


def _index_used(computed: cpi.Threshold, answers: Answers, year: str) -> dict[str, str | int]:
    return {
        "october": cpi.october_before(year),
        "value": f"{computed.october.value:f}",
        "october_2014": f"{computed.divisor.value:f}",
        "base": computed.october.base,
        "from": "published" if answers["october_index"] is None else "entered",
    }


def _rests_on(
    answers: Answers, credit: Credit, computed: cpi.Threshold | None, items: Sequence[Item]
) -> Iterator[Rule[Any]]:
    """Name the rules that this answer follows, in reading order."""
    yield from (
        rules.OVER_THRESHOLD,
        rules.CREDIT_VALUE_NOTIFIED,
        rules.REQUIREMENT,
        rules.VALUE_AT_RISK,
    )
    yield from (rules.VALUE_AT_RISK_WHOLE_SUM, rules.VALUE_AT_RISK_CHARGES_ONLY)
    if answers["working_capital_adjustment"] == rules.WORKING_CAPITAL_ADJUSTMENT.value:
        yield rules.WORKING_CAPITAL_ADJUSTMENT
    yield from (
        rules.UNSECURED_CREDIT_LIMIT,
        rules.MAXIMUM_CREDIT_VALUE,
        rules.UNSECURED_CREDIT_FACTOR,
        rules.UNSECURED_CREDIT_FACTOR_RATE,
    )
    if answers["guarantor"] == "true":
        yield rules.GUARANTOR_MAXIMUM_CREDIT_VALUE
    yield from (rules.REQUIREMENT_FLOOR, rules.STRICTLY_OVER, rules.WHOLE_REQUIREMENT)
    if computed:
        yield from (
            rules.CREDIT_COVER_BASE,
            rules.CREDIT_COVER_BASE_MONTH,
            rules.CREDIT_COVER_INDEX_MONTH,
            rules.CREDIT_COVER_ROUNDING,
        )
        yield from (rules.CPI_SERIES, rules.ROUND_HALF_UP, rules.REGULATORY_YEAR)
    forms = {item.form for item in items}
    if forms:
        yield rules.CREDIT_SUPPORT_FORMS
    if "bank-guarantee" in forms:
        yield from (rules.BANK_GUARANTEE_LEFT, rules.BANK_GUARANTEE_LAST_DAY)
    if "letter-of-credit" in forms:
        yield rules.LETTER_OF_CREDIT_FORM
    if credit.outcome() in (REQUIRED, DEPENDS):
        yield rules.CREDIT_BREACH_PERIOD
    yield rules.DISPUTE_CREDIT


def _warnings(
    answers: Answers,
    credit: Credit,
    computed: cpi.Threshold | None,
    year: str,
    counted: Sequence[tuple[Item, Counting]],
) -> Iterator[tuple[str, str]]:
    """Point out answers that may not be what was meant, and an outcome that hangs by a pound or
    two.
    """
    adjustment = answers["working_capital_adjustment"]
    once = rules.WORKING_CAPITAL_ADJUSTMENT.value
    uplift = f"An uplift of {plain((once - 1) * 100)}% is entered as {once}."
    if adjustment is not None and adjustment < 1:
        yield (
            "adjustment-below-one",
            f"An adjustment of {plain(adjustment)} makes the amounts smaller. {uplift}",
        )
    if adjustment is not None and adjustment > 2:
        yield (
            "adjustment-above-two",
            f"An adjustment of {plain(adjustment)} more than doubles the amounts. {uplift}",
        )
    if answers["october_index"] is not None:
        october = cpi.october_before(year)
        figure = cpi.published().october.get(october)
        if answers["credit_cover_threshold"] is not None:
            yield (
                "index-not-used",
                (
                    "The index you entered is not used, because you entered a Credit Cover "
                    "Threshold "
                    "as well."
                ),
            )
        elif (
            figure
            and answers["october_index_base"] == figure.base
            and answers["october_index"] != figure.value
        ):
            published = (
                f"The index published for October {october} is {figure.value} on {figure.base}"
            )
            yield "index-differs", f"{published}; you entered {plain(answers['october_index'])}."
    if (
        computed
        and credit.threshold == computed.amount
        and answers["credit_cover_threshold"] is None
    ):
        bands = [replace(credit, threshold=edge) for edge in (computed.least, computed.most)]
        if any(
            edge.outcome_in(reading) != credit.outcome_in(reading)
            for edge in bands
            for reading in READINGS
        ):
            yield (
                "near-the-threshold",
                "The indices are published to one decimal, so the DCC’s own threshold may lie "
                f"between {even_pounds(computed.least)} and "
                f"{even_pounds(computed.most)}. Your requirement lies so near that this decides "
                "the answer. Ask the DCC for its figure.",
            )
    for position, (item, verdict) in enumerate(counted, 1):
        if verdict.reason:
            yield (
                f"credit-support-{position}",
                (
                    f"{FORM_NAMES[item.form]} of {pounds(item.amount)} is not counted: "
                    f"{why_not(verdict)}."
                ),
            )


def facts(result: Result) -> dict[str, str]:
    """Name what a link without amounts still leads to: the Regulatory Year, and the index that our
    table has for it.
    """
    year = result["threshold"]["regulatory_year"]
    figure = cpi.published().october.get(cpi.october_before(year))
    return {
        "Regulatory Year": year,
        f"Consumer Prices Index, October {cpi.october_before(year)}": (
            f"{figure.value} on {figure.base}"
        )
        if figure
        else "not in our table",
    }


CALCULATOR: Calculator[Any, Any] = Calculator(
    name=NAME,
    title="Credit cover estimator",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "unpaid_invoices": "1250.50",
            "expected_charges": "2400",
            "working_capital_adjustment": "1.4",
            "maximum_credit_value": "10000",
            "unsecured_credit_factor": "20",
            "regulatory_year": "2026/27",
            "what_if_expected_charges": "2100",
        },
        date(2026, 11, 23),
    ),
    downloads={"csv": to_spreadsheet},
)
