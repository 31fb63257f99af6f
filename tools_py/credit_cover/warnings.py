"""What an answer of the credit cover estimator warns of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.credit_cover import cpi
from tools_py.credit_cover.arithmetic import READINGS, Credit, Support, Validity
from tools_py.credit_cover.money import even_pounds, in_full, pounds, rounds_onto
from tools_py.credit_cover.words import FORM_NAMES, why_not
from tools_py.forms.number_field import plain

if TYPE_CHECKING:
    from tools_py.credit_cover.questions import Answers


def warnings(
    answers: Answers,
    credit: Credit,
    computed: cpi.Threshold | None,
    year: str,
    held: Sequence[tuple[Support, Validity]],
) -> dict[str, str]:
    """Return what to point out, by id: answers that may not be what was meant, an outcome that
    rounding seems to contradict or that the rounding of the index decides, and Credit Support that
    does not count.

    `computed` is the threshold of the Regulatory Year `year` by the index, None where no index is
    known.
    """
    return dict(
        [
            *_about_adjustment(answers["working_capital_adjustment"]),
            *_about_index(answers, year),
            *_about_rounding(credit),
            *_about_threshold(answers, credit, computed),
            *_about_support(held),
        ]
    )


def _about_adjustment(adjustment: Decimal | None) -> Iterator[tuple[str, str]]:
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


def _about_index(answers: Answers, year: str) -> Iterator[tuple[str, str]]:
    """Name an index that was entered and is not used, or that differs from the published one on
    the same base.
    """
    entered = answers["october_index"]
    if entered is None:
        return
    if answers["credit_cover_threshold"] is not None:
        yield (
            "index-not-used",
            "The index you entered is not used, because you entered a Credit Cover Threshold as "
            "well.",
        )
        return
    october = cpi.october_before(year)
    figure = cpi.published().october.get(october)
    if figure and answers["october_index_base"] == figure.base and entered != figure.value:
        yield (
            "index-differs",
            f"The index published for October {october} is {figure.value} on {figure.base}; you "
            f"entered {plain(entered)}.",
        )


def _about_rounding(credit: Credit) -> Iterator[tuple[str, str]]:
    """Name a requirement that is not the threshold and becomes it when rounded to the penny."""
    onto = [
        required.low
        for required in credit.requirements.values()
        if required.known and rounds_onto(required.low, credit.threshold)
    ]
    if onto:
        assert credit.threshold is not None
        side = "over" if onto[0] > credit.threshold else "below"
        yield (
            "rounds-onto-threshold",
            f"{in_full(onto[0])} rounds to {pounds(onto[0])}, the threshold. It is {side} it by "
            "less than a penny, and that decides.",
        )


def _about_threshold(
    answers: Answers, credit: Credit, computed: cpi.Threshold | None
) -> Iterator[tuple[str, str]]:
    """Say where the outcome is another at a threshold that the rounding of the index allows."""
    if (
        computed is None
        or credit.threshold != computed.amount
        or answers["credit_cover_threshold"] is not None
    ):
        return
    edges = [replace(credit, threshold=edge) for edge in (computed.least, computed.most)]
    if any(
        edge.outcome_in(reading) != credit.outcome_in(reading)
        for edge in edges
        for reading in READINGS
    ):
        yield (
            "near-the-threshold",
            "The indices are published to one decimal, so the DCC’s own threshold may lie "
            f"between {even_pounds(computed.least)} and {even_pounds(computed.most)}. Your "
            "requirement lies so near that this decides the answer. Ask the DCC for its figure.",
        )


def _about_support(held: Sequence[tuple[Support, Validity]]) -> Iterator[tuple[str, str]]:
    for position, (item, valid) in enumerate(held, 1):
        if valid.reason:
            yield (
                f"credit-support-{position}",
                f"{FORM_NAMES[item.form]} of {pounds(item.amount)} is not counted: "
                f"{why_not(valid)}.",
            )
