"""The questions of My plan: those of its calculators, each asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from tools_py.calculator import Calculator
from tools_py.credit_cover.calculator import CALCULATOR as CREDIT_COVER
from tools_py.credit_cover.questions import SupportAs
from tools_py.deadlines.calculator import CALCULATOR as DEADLINES
from tools_py.deadlines.questions import COUNTING, CREDIT, OPEN
from tools_py.eligibility.calculator import CALCULATOR as ELIGIBILITY
from tools_py.forms.assignments_field import AssignmentsField
from tools_py.forms.choice_fields import Option
from tools_py.forms.field import Field
from tools_py.forms.form import Form


class AnswersAs[Day, Number](TypedDict):
    """The answers that the plan itself reads, as they are parsed or as JSON holds them; None where
    not given. All go on to its parts.
    """

    roles: Sequence[str] | None
    sec_party: str | None
    credit_cover_over_threshold: str | None
    target: Day | None
    start: Day | None
    done: Sequence[str] | None
    credit_support: Sequence[SupportAs[Day, Number]] | None
    bank_guarantee_expires: Day | None
    as_of: Day | None
    evidence: dict[str, dict[str, str]] | None


type Answers = AnswersAs[date, Decimal]
"""The answers as they are parsed."""


PARTS: dict[str, Calculator[Any, Any]] = {
    part.name: part for part in (ELIGIBILITY, DEADLINES, CREDIT_COVER)
}
"""The calculators that the plan is made of, in its order."""

WHO, MUCH = (
    "Who you are, and what you want to be",
    "Credit cover: what you owe, your assessment, what you hold",
)
"""The headings of the questions that the eligibility check and the estimator ask; the planner's
keep theirs.
"""

TO_DO, IN_HAND, DONE, NOT_NEEDED = "to-do", "in-hand", "done", "not-needed"

STATUSES = (
    Option(value=TO_DO, label="To do"),
    Option(value=IN_HAND, label="In hand"),
    Option(value=DONE, label="Done"),
    Option(value=NOT_NEEDED, label="Not needed"),
)
"""How far a piece of evidence can be."""

EVIDENCE_FIELD = AssignmentsField(
    name="evidence",
    label="Who gathers which evidence, and how far it is",
    noun="Evidence",
    options=STATUSES,
    private=True,
)
"""Owner and status of each piece of evidence; names stay out of links unless they are asked for
there.
"""

HINTS = {
    "credit_cover_over_threshold": (
        "If you leave this open, the estimate from your amounts is taken"
    ),
    "bank_guarantee_expires": "Only if it is not among the Credit Support that you listed",
    "start": "If you give no day at all, the plan runs forward from today",
}
"""The hint of a question here, where its own calculator needs none."""

LAST = ("bank_guarantee_expires", "as_of")
"""Questions that stand below the others under their heading."""

NOT_A_PLAN = "what_if_"
"""How the name of a question begins that plays with an answer instead of giving one."""


def _fields() -> tuple[Field, ...]:
    """Gather the questions: who, when, how much, how days are counted, and who does what."""
    asked: dict[str, Field] = {}
    for calculator in PARTS.values():
        for field in calculator.form.fields:
            if not field.name.startswith(NOT_A_PLAN):
                asked.setdefault(field.name, _placed(field, calculator.name))
    when = dict.fromkeys(
        field.group
        for field in PARTS["deadlines"].form.fields
        if field.group not in (CREDIT, COUNTING)
    )
    order = [WHO, *when, MUCH, COUNTING]
    return (
        *sorted(asked.values(), key=lambda field: (order.index(field.group), field.name in LAST)),
        EVIDENCE_FIELD,
    )


def _placed(field: Field, calculator: str) -> Field:
    """Put a question under its heading; what few need is folded."""
    group = field.group
    if field.name == "as_of":
        group = COUNTING
    elif (
        field.name == "credit_cover_over_threshold"
        or calculator == "credit-cover"
        or group == CREDIT
    ):
        group = MUCH
    elif calculator == "eligibility":
        group = WHO
    return replace(
        field, group=group, folded=group not in (WHO, *OPEN), hint=HINTS.get(field.name, field.hint)
    )


FORM = Form(fields=_fields())


def answers_of(part: Calculator[Any, Any], answers: Mapping[str, object]) -> dict[str, object]:
    """Return a part's answers; those that the plan has no question for are not given."""
    return {field.name: answers.get(field.name) for field in part.form.fields}
