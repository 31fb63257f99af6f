"""The calculators of the plan run on one set of answers: what one of them finds, the next need not
ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tools_py.calculator import Result
from tools_py.credit_cover.arithmetic import NOT_REQUIRED, REQUIRED
from tools_py.dates.words import full_date, long_date
from tools_py.eligibility.outcomes import Outcome
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.my_plan.questions import PARTS, part
from tools_py.rules.vocabulary import USER_ROLES

type Answers = Mapping[str, Any]

OVER = {REQUIRED: "yes", NOT_REQUIRED: "no"}
"""What an outcome of the estimator says of the threshold."""


@dataclass(frozen=True, slots=True)
class Together:
    """The parts' results by name, and what was carried from one to the other, as sentences by
    id.
    """

    parts: Mapping[str, Result]
    carried: Mapping[str, str]


def run(answers: Answers, as_of: date) -> Together:
    """Run the estimator, the eligibility check and the planner in turn; raise ValidationError with
    the errors of all of them.
    """
    errors: dict[FieldError, None] = {}
    carried: dict[str, str] = {}

    def result(name: str, given: Answers) -> Result:
        try:
            answered: Result = PARTS[name].calculate(part(name, {**given, "as_of": as_of}), as_of)
            return answered
        except ValidationError as refusal:
            errors.update(dict.fromkeys(refusal.errors))
            return {}

    credit = result("credit-cover", answers)
    over, said = _over(answers, credit)
    carried |= said
    entitled = result("eligibility", {**answers, "credit_cover_over_threshold": over})
    dated = dict(answers)
    for carry in (_roles, _start, _credit_strand, _guarantee):
        changed, said = carry({**dated, "credit_cover_over_threshold": over}, entitled, as_of)
        dated |= changed
        carried |= said
    planned = result("deadlines", dated)
    if errors:
        raise ValidationError(*errors)
    return Together(
        {"eligibility": entitled, "deadlines": planned, "credit-cover": credit}, carried
    )


type Carried = tuple[Answers, Mapping[str, str]]
"""Answers to put in place of those given, and what to say of it."""


def _over(answers: Answers, credit: Result) -> tuple[str | None, Mapping[str, str]]:
    """Take the estimate for the answer on the threshold where that is open."""
    given: str | None = answers["credit_cover_over_threshold"]
    estimated = OVER.get(credit.get("outcome", ""))
    if given in (None, "unknown") and estimated:
        return estimated, {
            "credit-from-estimate": "Whether the requirement is over the Credit Cover Threshold "
            "is taken from your estimate. The DCC’s own "
            "determination replaces it."
        }
    if estimated and given != estimated:
        return given, {
            "credit-against-estimate": "You answered that the requirement is "
            f"{'' if given == 'yes' else 'not '}over the Credit Cover "
            "Threshold; your amounts say otherwise. The answer is taken for the plan. Ask the DCC."
        }
    return given, {}


def _roles(answers: Answers, entitled: Result, as_of: date) -> Carried:
    """Plan for the roles asked about that are not ruled out; all of them where that is only because
    the organisation is no Party yet.
    """
    if not answers["roles"] or not entitled:
        return {}, {}
    closed = [
        found["role"] for found in entitled["roles"] if found["outcome"] == Outcome.CANNOT_APPLY
    ]
    if not closed or answers["sec_party"] == "no":
        return {}, {}
    titles = " and ".join(USER_ROLES[role].title for role in closed)
    if len(closed) == len(answers["roles"]):
        return {}, {
            "no-role-open": (
                f"{titles} cannot be applied for as things stand. The dates hold once "
                "that has changed."
            )
        }
    left = tuple(role for role in answers["roles"] if role not in closed)
    return {"roles": left}, {
        "roles-left-out": f"The dates leave out {titles}, for which the Party cannot apply."
    }


def _start(answers: Answers, entitled: Result, as_of: date) -> Carried:
    if answers["target"] or answers["start"]:
        return {}, {}
    said = (
        "You gave no day to start and none to be a User, so the plan runs forward from "
        f"{full_date(as_of)}."
    )
    return {"start": as_of}, {"starts-today": said}


def _credit_strand(answers: Answers, entitled: Result, as_of: date) -> Carried:
    """Leave out the strand of Credit Support where none is needed."""
    done = answers["done"] or ()
    if answers["credit_cover_over_threshold"] != "no" or "credit" in done:
        return {}, {}
    said = (
        "Credit Support is left out of the dates, because the requirement is not over the "
        "Credit Cover Threshold."
    )
    return {"done": (*done, "credit")}, {"credit-left-out": said}


def _guarantee(answers: Answers, entitled: Result, as_of: date) -> Carried:
    """Keep the day of the Bank Guarantee that expires first."""
    held = [
        record["expires"]
        for record in answers["credit_support"] or ()
        if record["form"] == "bank-guarantee" and record["expires"]
    ]
    if answers["bank_guarantee_expires"] or not held:
        return {}, {}
    first = min(held)
    several = (
        f"Of {len(held)} Bank Guarantees, the dates hold the one that expires first, on "
        f"{long_date(first)}."
    )
    return {"bank_guarantee_expires": first}, {"guarantee-first": several} if len(held) > 1 else {}
