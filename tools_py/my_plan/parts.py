"""The three calculators on one set of answers: what one of them finds, the next need not ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tools_py.calculator import Calculator
from tools_py.credit_cover.arithmetic import NOT_REQUIRED, REQUIRED
from tools_py.credit_cover.calculator import CALCULATOR as CREDIT_COVER
from tools_py.deadlines.calculator import CALCULATOR as DEADLINES
from tools_py.deadlines.questions import NOUNS
from tools_py.eligibility.calculator import CALCULATOR as ELIGIBILITY
from tools_py.eligibility.outcomes import Outcome
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.my_plan.questions import FORM, Answers, answers_of

if TYPE_CHECKING:
    from tools_py.credit_cover.result import Result as CreditCover
    from tools_py.eligibility.result import Result as Eligibility
    from tools_py.my_plan.result import Parts
    from tools_py.reports.result import BaseResult

OVER = {REQUIRED: "yes", NOT_REQUIRED: "no"}
"""What an outcome of the estimator says of the threshold."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The results of the parts, and the answers that the planner took, where another part or the
    day decides one of them.
    """

    parts: Parts
    taken: Answers


class _Run:
    """Runs parts, and gathers the errors of those that refuse their answers."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.errors: dict[FieldError, None] = {}

    def result[R: BaseResult[Any]](
        self, part: Calculator[Any, R], answers: Mapping[str, object]
    ) -> R | None:
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
    over = _over(answers, credit)
    eligibility = run.result(ELIGIBILITY, {**answers, "credit_cover_over_threshold": over})
    taken: Answers = {
        **answers,
        "credit_cover_over_threshold": over,
        "roles": _roles(answers, eligibility),
        "start": answers["start"] or (None if answers["target"] else as_of),
        "done": _done(answers, over),
        "bank_guarantee_expires": min(guarantees(answers), default=None),
    }
    deadlines = run.result(DEADLINES, taken)
    if run.errors or not (eligibility and deadlines and credit):
        raise ValidationError(*_where_given(run.errors, answers))
    parts: Parts = {"eligibility": eligibility, "deadlines": deadlines, "credit-cover": credit}
    return Joined(parts, taken)


def _where_given(errors: Iterable[FieldError], answers: Answers) -> Iterator[FieldError]:
    """Put an error about a start that the reader did not give beside the day that it came from."""
    (noun,) = (field.noun for field in FORM.fields if field.name == "as_of")
    for error in errors:
        if error.field == "start" and not answers["start"]:
            message = error.message.replace(NOUNS["start"], noun, 1)
            yield replace(error, field="as_of", message=message)
        else:
            yield error


def _over(answers: Answers, credit: CreditCover | None) -> str | None:
    """Return whether the requirement is over the threshold: by the answer, else by the estimate."""
    given = answers["credit_cover_over_threshold"]
    estimated = OVER.get(credit["outcome"]) if credit else None
    return estimated if given in (None, "unknown") and estimated else given


def ruled_out(answers: Answers, eligibility: Eligibility | None) -> tuple[str, ...]:
    """Return the roles asked about that cannot be applied for; none where that is only because the
    organisation is no Party yet.
    """
    if not answers["roles"] or not eligibility or answers["sec_party"] == "no":
        return ()
    return tuple(
        found["role"] for found in eligibility["roles"] if found["outcome"] == Outcome.CANNOT_APPLY
    )


def _roles(answers: Answers, eligibility: Eligibility | None) -> Sequence[str] | None:
    """Return the roles to plan for: those that are not ruled out, or all where every one is."""
    closed = ruled_out(answers, eligibility)
    left = tuple(role for role in answers["roles"] or () if role not in closed)
    return left or answers["roles"]


def _done(answers: Answers, over: str | None) -> Sequence[str] | None:
    """Add the strand of Credit Support to what is done where none is needed."""
    done = answers["done"] or ()
    return (*done, "credit") if over == "no" and "credit" not in done else answers["done"]


def guarantees(answers: Answers) -> list[date]:
    """Return the days on which Bank Guarantees expire: of those listed, and the one given for
    itself.
    """
    held = [
        item["expires"]
        for item in answers["credit_support"] or ()
        if item["form"] == "bank-guarantee" and item["expires"]
    ]
    given = answers["bank_guarantee_expires"]
    return [*held, given] if given and given not in held else held
