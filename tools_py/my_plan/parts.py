"""The three calculators on one set of answers: what one of them finds, the next need not ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tools_py.calculator import Calculator
from tools_py.credit_cover.arithmetic import NOT_REQUIRED, REQUIRED
from tools_py.credit_cover.calculator import CALCULATOR as CREDIT_COVER
from tools_py.dates.words import full_date, long_date
from tools_py.deadlines.calculator import CALCULATOR as DEADLINES
from tools_py.deadlines.questions import NOUNS
from tools_py.eligibility.calculator import CALCULATOR as ELIGIBILITY
from tools_py.eligibility.outcomes import Outcome
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.my_plan.questions import FORM, Answers, answers_of
from tools_py.rules.vocabulary import USER_ROLES

if TYPE_CHECKING:
    from tools_py.credit_cover.result import Result as CreditCover
    from tools_py.eligibility.result import Result as Eligibility
    from tools_py.my_plan.result import Parts
    from tools_py.reports.result import BaseResult

OVER = {REQUIRED: "yes", NOT_REQUIRED: "no"}
"""What an outcome of the estimator says of the threshold."""


type Changes = Mapping[str, object]
"""Answers to put in place of those given."""

type Carried = tuple[Changes, Mapping[str, str]]
"""Answers to put in place of those given, and sentences by id that say so."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The results of the parts, and what one decided in another, as sentences by id."""

    parts: Parts
    carried: Mapping[str, str]


class _Run:
    """Runs parts, and gathers the errors of those that refuse their answers."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.errors: dict[FieldError, None] = {}

    def result[R: BaseResult](self, part: Calculator[Any, R], answers: Changes) -> R | None:
        try:
            given = answers_of(part, {**answers, "as_of": self.as_of})
            return part.calculate(given, self.as_of)
        except ValidationError as refused:
            self.errors.update(dict.fromkeys(refused.errors))
            return None


def run(answers: Answers, as_of: date) -> Joined:
    """Run the estimator, the eligibility check and the planner in turn.

    Raises:
        ValidationError: the errors of all of them.
    """
    run = _Run(as_of)
    credit = run.result(CREDIT_COVER, answers)
    over, carried = _over(answers, credit)
    changed: dict[str, object] = {**answers, "credit_cover_over_threshold": over}
    entitled = run.result(ELIGIBILITY, changed)
    for carry in (_roles, _start, _credit_strand, _guarantee):
        changes, sentences = carry(
            {**answers, "credit_cover_over_threshold": over}, entitled, as_of
        )
        changed |= changes
        carried = {**carried, **sentences}
    dates = run.result(DEADLINES, changed)
    if run.errors or not (entitled and dates and credit):
        raise ValidationError(*_where_given(run.errors, answers))
    return Joined({"eligibility": entitled, "deadlines": dates, "credit-cover": credit}, carried)


def _where_given(errors: Iterable[FieldError], answers: Answers) -> Iterator[FieldError]:
    """Put an error about a start that the reader did not give beside the day that it came from."""
    (noun,) = (field.noun for field in FORM.fields if field.name == "as_of")
    for error in errors:
        if error.field == "start" and not answers["start"]:
            message = error.message.replace(NOUNS["start"], noun, 1)
            yield replace(error, field="as_of", message=message)
        else:
            yield error


def _over(answers: Answers, credit: CreditCover | None) -> tuple[str | None, Mapping[str, str]]:
    """Take the estimate for the answer on the threshold where that is open."""
    given = answers["credit_cover_over_threshold"]
    estimated = OVER.get(credit["outcome"]) if credit else None
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


def _roles(answers: Answers, entitled: Eligibility | None, as_of: date) -> Carried:
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
                f"You cannot apply for {titles} as things stand. The dates hold once that has "
                "changed."
            )
        }
    left = tuple(role for role in answers["roles"] if role not in closed)
    return {"roles": left}, {
        "roles-left-out": f"The dates leave out {titles}, which you cannot apply for."
    }


def _start(answers: Answers, entitled: Eligibility | None, as_of: date) -> Carried:
    if answers["target"] or answers["start"]:
        return {}, {}
    sentence = (
        "You gave no day to start and none to be a User, so the plan runs forward from "
        f"{full_date(as_of)}."
    )
    return {"start": as_of}, {"starts-today": sentence}


def _credit_strand(answers: Answers, entitled: Eligibility | None, as_of: date) -> Carried:
    """Leave out the strand of Credit Support where none is needed."""
    done = answers["done"] or ()
    if answers["credit_cover_over_threshold"] != "no" or "credit" in done:
        return {}, {}
    sentence = (
        "Credit Support is left out of the dates, because the requirement is not over the "
        "Credit Cover Threshold."
    )
    return {"done": (*done, "credit")}, {"credit-left-out": sentence}


def _guarantee(answers: Answers, entitled: Eligibility | None, as_of: date) -> Carried:
    """Keep the day of the Bank Guarantee that expires first, of those listed and the one given for
    itself.
    """
    held = [
        record["expires"]
        for record in answers["credit_support"] or ()
        if record["form"] == "bank-guarantee" and record["expires"]
    ]
    given = answers["bank_guarantee_expires"]
    if given and given not in held:
        held.append(given)
    if not held:
        return {}, {}
    first = min(held)
    several = (
        f"Of {len(held)} Bank Guarantees, the dates hold the one that expires first, on "
        f"{long_date(first)}."
    )
    return {"bank_guarantee_expires": first}, {"guarantee-first": several} if len(held) > 1 else {}
