"""Working out credit cover: requirement, threshold and outcome, what is short, and what moves the
answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tools_py import rules
from tools_py.credit_cover import assumptions, cpi
from tools_py.credit_cover.arithmetic import (
    CHARGES_ONLY,
    DEPENDS,
    MOVERS,
    NOT_REQUIRED,
    REQUIRED,
    WHOLE_SUM,
    Credit,
    FormulaReading,
    Range,
    Support,
    Validity,
    shown_turn,
    validity,
)
from tools_py.credit_cover.headline import headline
from tools_py.credit_cover.money import PENNY, amount, rounded
from tools_py.credit_cover.questions import OTHER_BASE
from tools_py.credit_cover.warnings import warnings
from tools_py.credit_cover.workings import lines
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.reports.result import base_result
from tools_py.rules import Rule

if TYPE_CHECKING:
    from tools_py.credit_cover.questions import Answers
    from tools_py.credit_cover.result import (
        Amounts,
        Bounds,
        CreditSupport,
        InBoth,
        IndexUsed,
        Money,
        Result,
        ThresholdUsed,
        TurnFound,
        TurningPoint,
        WhatIf,
        WorkingLine,
    )

NAME = "credit-cover"


def calculate(answers: Answers, today: date) -> Result:
    """Work out requirement, threshold and outcome in both readings, what is short, and where the
    outcome turns.

    Raises:
        ValidationError: an index figure is entered without its base, or on a base with no October
            2014 figure beside it; or there is no Credit Assessment, and yet a value from one.
    """
    if faults := list(_faults(answers)):
        raise ValidationError(*faults)
    if answers[assumptions.NO_ASSESSMENT]:
        answers = {**answers, "maximum_credit_value": Decimal(0)}
    day = answers["as_of"] or today
    year = answers["regulatory_year"] or cpi.regulatory_year(day)
    computed, entered = _threshold(answers, year), answers["credit_cover_threshold"]
    in_force = entered if entered is not None else computed.amount if computed else None
    from_index = computed if entered is None else None
    credit = _position(answers, in_force)
    needed = assumptions.needed(credit)
    taken = assumptions.assumed(credit, needed)
    held = _held(answers, day)
    counting = [item.amount for item, valid in held if valid.reason is None]
    support = sum(counting, Decimal(0))
    return {
        **base_result(
            NAME,
            {
                **answers,
                "guarantor": {"true": True, "false": False}.get(answers["guarantor"] or ""),
            },
            headline(credit, support if held else None, taken, len(needed)),
            rests_on=_rests_on(answers, taken, from_index, {item.form for item, _ in held}),
            warnings=warnings(answers, taken, computed, year, held),
        ),
        "as_of": day.isoformat(),
        **_amounts(credit),
        "threshold": _threshold_used(answers, year, in_force, from_index),
        "missing": list(credit.missing()),
        "credit_support": _support(credit, held, support),
        "turning_points": [_turning_point(credit, name) for name in MOVERS],
        "assumed": {
            "answers": assumptions.answers(needed),
            **_amounts(taken),
            "shortfall": _shortfall(taken, support),
            "workings": _workings(taken, from_index, counting),
        }
        if needed
        else None,
        "what_if": _what_if(credit, _changes(answers), support),
        "workings": _workings(credit, from_index, counting),
    }


def _faults(answers: Answers) -> Iterator[FieldError]:
    """Yield what is wrong with answers that do not go together."""
    if answers[assumptions.NO_ASSESSMENT] and (
        answers["maximum_credit_value"] or answers["guarantor"] == "true"
    ):
        yield FieldError(
            assumptions.NO_ASSESSMENT,
            (
                "You ticked that there is no Credit Assessment: untick it, or take out the "
                "Maximum Credit Value and the guarantor"
            ),
        )
    base, divisor = answers["october_index_base"], answers["october_2014_index"]
    if answers["october_index"] is None:
        return
    if base is None:
        yield FieldError(
            "october_index_base",
            "Select the base of the October index, because figures on two bases cannot be mixed",
        )
    elif base == OTHER_BASE and divisor is None:
        yield FieldError(
            "october_2014_index",
            (
                "Enter the October 2014 index on the same base, because ours is on "
                f"{cpi.divisor().base} and bases cannot be mixed"
            ),
        )
    elif base != OTHER_BASE and divisor not in (None, cpi.divisor().value):
        yield FieldError(
            "october_2014_index",
            (
                f"October 2014 index must be {cpi.divisor().value} on {base}; leave it out, or "
                "change the base"
            ),
        )


def _position(answers: Answers, threshold: Decimal | None) -> Credit:
    """Return the answers that credit cover follows from, with the threshold in force."""
    return Credit(
        unpaid_invoices=answers["unpaid_invoices"],
        expected_charges=answers["expected_charges"],
        working_capital_adjustment=answers["working_capital_adjustment"],
        maximum_credit_value=answers["maximum_credit_value"],
        unsecured_credit_factor=answers["unsecured_credit_factor"],
        threshold=threshold,
    )


def _held(answers: Answers, day: date) -> list[tuple[Support, Validity]]:
    """Return the Credit Support that is held, each item with whether it counts on `day`."""
    items = (
        Support(item["form"], item["amount"], item["expires"])
        for item in answers["credit_support"] or ()
    )
    return [(item, validity(item, day)) for item in items]


def _changes(answers: Answers) -> dict[str, Decimal]:
    """Return the answers that the what-if changes, by name."""
    changed = {
        "unpaid_invoices": answers["what_if_unpaid_invoices"],
        "expected_charges": answers["what_if_expected_charges"],
        "maximum_credit_value": answers["what_if_maximum_credit_value"],
        "unsecured_credit_factor": answers["what_if_unsecured_credit_factor"],
    }
    return {name: value for name, value in changed.items() if value is not None}


def _in_both[T](write: Callable[[FormulaReading], T]) -> InBoth[T]:
    return {"whole_sum": write(WHOLE_SUM), "charges_only": write(CHARGES_ONLY)}


def _amounts(credit: Credit) -> Amounts:
    """Write the amounts and the outcome as the contract does; what is not known exactly is None,
    and `bounds` says what is known of it.
    """
    at_risk, requirement = credit.values_at_risk, credit.requirements

    def turn(reading: FormulaReading) -> Fraction | None:
        return credit.turn("expected_charges", reading).value

    def most(reading: FormulaReading) -> str | None:
        at = turn(reading)
        return None if at is None else f"{shown_turn('expected_charges', at)}"

    return {
        "value_at_risk": _in_both(lambda reading: _exact(at_risk[reading])),
        "unsecured_credit_limit": _exact(credit.limit),
        "requirement": _in_both(lambda reading: _exact(requirement[reading])),
        "bounds": {
            "value_at_risk": _in_both(lambda reading: _bounds(at_risk[reading])),
            "unsecured_credit_limit": _bounds(credit.limit),
            "requirement": _in_both(lambda reading: _bounds(requirement[reading])),
        },
        "outcome": credit.outcome(),
        "outcomes": _in_both(credit.outcome_in),
        "headroom": {
            "requirement": _in_both(lambda reading: _headroom(credit, requirement[reading])),
            "expected_charges": _in_both(lambda reading: _charges_left(credit, turn(reading))),
        },
        "reverse": {
            "expected_charges_at_threshold": _in_both(
                lambda reading: _money_or_none(turn(reading))
            ),
            "most_without_credit_support": _in_both(most),
        },
    }


def _exact(known: Range) -> Money | None:
    return amount(known.low) if known.known else None


def _bounds(known: Range) -> Bounds:
    return {"least": amount(known.low), "most": _money_or_none(known.high)}


def _money_or_none(value: Fraction | None) -> Money | None:
    return None if value is None else amount(value)


def _headroom(credit: Credit, requirement: Range) -> Money | None:
    """Return how far the requirement may still rise; none where it is over the threshold."""
    if credit.threshold is None or not requirement.known:
        return None
    return amount(max(Fraction(0), Fraction(credit.threshold) - requirement.low))


def _charges_left(credit: Credit, turn: Fraction | None) -> Money | None:
    """Return how far the likely charges may still rise before Credit Support is first required, to
    the penny below.
    """
    if credit.expected_charges is None or turn is None:
        return None
    left = rounded(turn - Fraction(credit.expected_charges), PENNY, ROUND_FLOOR)
    return f"{max(Decimal(0), left):.2f}"


def _support(
    credit: Credit, held: Sequence[tuple[Support, Validity]], support: Decimal
) -> CreditSupport:
    return {
        "counted": amount(support),
        "not_counted": [
            {"index": position, "reason": valid.reason}
            for position, (_, valid) in enumerate(held)
            if valid.reason
        ],
        "shortfall": _shortfall(credit, support),
        "items": [
            {
                "form": item.form,
                "amount": amount(item.amount),
                "expires": item.expires.isoformat() if item.expires else None,
                "reason": valid.reason,
                "until": valid.until.isoformat() if valid.until else None,
            }
            for item, valid in held
        ],
    }


def _shortfall(credit: Credit, support: Decimal) -> InBoth[Money | None]:
    """Return what is missing in each reading: the full requirement, where it is required, less
    `support`, which counts.
    """

    def short(reading: FormulaReading) -> Money | None:
        outcome, requirement = credit.outcome_in(reading), credit.requirements[reading]
        if outcome == REQUIRED and requirement.known:
            return amount(max(Fraction(0), requirement.low - Fraction(support)))
        return amount(Decimal(0)) if outcome == NOT_REQUIRED else None

    return _in_both(short)


def _turning_point(credit: Credit, name: str) -> TurningPoint:
    def found(reading: FormulaReading) -> TurnFound:
        turn = credit.turn(name, reading)
        return {
            "state": turn.state,
            "value": None if turn.value is None else f"{shown_turn(name, turn.value):f}",
        }

    return {"answer": name, **_in_both(found)}


def _workings(
    credit: Credit, computed: cpi.Threshold | None, counting: Sequence[Decimal]
) -> list[WorkingLine]:
    return [
        {
            "id": line.id,
            "what": line.what,
            "equation": line.equation,
            "result": line.result,
            "rule": line.rule.id,
        }
        for line in lines(credit, computed, counting)
    ]


def _what_if(credit: Credit, changes: Mapping[str, Decimal], support: Decimal) -> WhatIf | None:
    """Write what the changes come to; None where there are none."""
    if not changes:
        return None
    changed = replace(credit, **changes)
    return {
        "changed": {name: f"{value:f}" for name, value in changes.items()},
        **_amounts(changed),
        "shortfall": _shortfall(changed, support),
    }


def _threshold_used(
    answers: Answers, year: str, in_force: Decimal | None, computed: cpi.Threshold | None
) -> ThresholdUsed:
    """Write the threshold in force, and the index that it rests on where it was `computed`."""
    return {
        "regulatory_year": year,
        "year_from": "answer" if answers["regulatory_year"] else "as_of",
        "amount": None if in_force is None else amount(in_force),
        "source": "entered"
        if answers["credit_cover_threshold"] is not None
        else "computed"
        if computed
        else None,
        "index": _index_used(computed, answers, year) if computed else None,
        "if_rounded": {"least": amount(computed.least), "most": amount(computed.most)}
        if computed
        else None,
    }


def _threshold(answers: Answers, year: str) -> cpi.Threshold | None:
    """Work out the threshold of a Regulatory Year, from an index that was entered or from our
    table; None where neither has it.
    """
    october, base = answers["october_index"], answers["october_index_base"]
    if october is None or base is None:
        figure = cpi.published().october.get(cpi.october_before(year))
        return cpi.threshold(figure, cpi.divisor()) if figure else None
    divisor = answers["october_2014_index"]
    return cpi.threshold(
        cpi.Figure(october, base), cpi.divisor() if divisor is None else cpi.Figure(divisor, base)
    )


def _index_used(computed: cpi.Threshold, answers: Answers, year: str) -> IndexUsed:
    return {
        "october": cpi.october_before(year),
        "value": f"{computed.october.value:f}",
        "october_2014": f"{computed.divisor.value:f}",
        "base": computed.october.base,
        "from": "published" if answers["october_index"] is None else "entered",
    }


def _rests_on(
    answers: Answers, credit: Credit, computed: cpi.Threshold | None, forms: Collection[str]
) -> Iterator[Rule[Any]]:
    """Name the rules that this answer follows, in reading order; `forms` are those of the Credit
    Support held.
    """
    yield from (
        rules.OVER_THRESHOLD,
        rules.CREDIT_VALUE_NOTIFIED,
        rules.REQUIREMENT,
        rules.VALUE_AT_RISK,
    )
    yield from (rules.VALUE_AT_RISK_WHOLE_SUM, rules.VALUE_AT_RISK_CHARGES_ONLY)
    if credit.working_capital_adjustment == rules.WORKING_CAPITAL_ADJUSTMENT.value:
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
    if forms:
        yield rules.CREDIT_SUPPORT_FORMS
    if "bank-guarantee" in forms:
        yield from (rules.BANK_GUARANTEE_LEFT, rules.BANK_GUARANTEE_LAST_DAY)
    if "letter-of-credit" in forms:
        yield rules.LETTER_OF_CREDIT_FORM
    if credit.outcome() in (REQUIRED, DEPENDS):
        yield rules.CREDIT_BREACH_PERIOD
    yield rules.DISPUTE_CREDIT
