"""What a plan says of answers that one calculator took from another, or from the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.words import full_date, long_date
from tools_py.my_plan.parts import OVER, Joined, guarantees, ruled_out
from tools_py.rules.vocabulary import USER_ROLES

if TYPE_CHECKING:
    from tools_py.my_plan.questions import Answers


def warnings(answers: Answers, joined: Joined, as_of: date) -> dict[str, str]:
    """Return a sentence by id for each answer that was not taken as it was given; the parts' own
    warnings are not among them.
    """
    return dict(
        [
            *_about_threshold(answers, joined),
            *_about_roles(answers, joined),
            *_about_start(answers, joined, as_of),
            *_about_credit_support(answers, joined),
            *_about_guarantees(answers),
        ]
    )


def _about_threshold(answers: Answers, joined: Joined) -> Iterator[tuple[str, str]]:
    given = answers["credit_cover_over_threshold"]
    estimated = OVER.get(joined.parts["credit-cover"]["outcome"])
    if joined.taken["credit_cover_over_threshold"] != given:
        yield (
            "credit-from-estimate",
            "Whether the requirement is over the Credit Cover Threshold is taken from your "
            "estimate. The DCC’s own determination replaces it.",
        )
    elif estimated and given != estimated:
        yield (
            "credit-against-estimate",
            f"You answered that the requirement is {'' if given == 'yes' else 'not '}over the "
            "Credit Cover Threshold; your amounts say otherwise. The answer is taken for the plan. "
            "Ask the DCC.",
        )


def _about_roles(answers: Answers, joined: Joined) -> Iterator[tuple[str, str]]:
    closed = ruled_out(answers, joined.parts["eligibility"])
    titles = " and ".join(USER_ROLES[role].title for role in closed)
    if joined.taken["roles"] != answers["roles"]:
        yield "roles-left-out", f"The dates leave out {titles}, which you cannot apply for."
    elif closed:
        yield (
            "no-role-open",
            f"You cannot apply for {titles} as things stand. The dates hold once that has changed.",
        )


def _about_start(answers: Answers, joined: Joined, as_of: date) -> Iterator[tuple[str, str]]:
    if joined.taken["start"] != answers["start"]:
        yield (
            "starts-today",
            "You gave no day to start and none to be a User, so the plan runs forward from "
            f"{full_date(as_of)}.",
        )


def _about_credit_support(answers: Answers, joined: Joined) -> Iterator[tuple[str, str]]:
    if joined.taken["done"] != answers["done"]:
        yield (
            "credit-left-out",
            "Credit Support is left out of the dates, because the requirement is not over the "
            "Credit Cover Threshold.",
        )


def _about_guarantees(answers: Answers) -> Iterator[tuple[str, str]]:
    held = guarantees(answers)
    if len(held) > 1:
        yield (
            "guarantee-first",
            f"Of {len(held)} Bank Guarantees, the dates hold the one that expires first, on "
            f"{long_date(min(held))}.",
        )
