"""The questions of the deadline planner, and the dates among them that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypedDict

from tools_py.dates import calendars
from tools_py.dates.calendars import calendar
from tools_py.dates.lengths import Length
from tools_py.dates.words import long_date
from tools_py.deadlines.network import ESTIMATES, TITLES
from tools_py.forms.choice_fields import ChoicesField, Option
from tools_py.forms.date_field import DateField
from tools_py.forms.errors import FieldError
from tools_py.forms.form import Form
from tools_py.forms.lengths_field import LengthsField
from tools_py.forms.shared import CALENDAR_FIELD, COUNTING_FIELD, roles_field

SPAN = calendar(calendars.DEFAULT)

PLAN, OWN, TESTING, PRIVACY, CREDIT, COUNTING = (
    "A plan for the whole process",
    "How long your own steps take",
    "UEPT: notice, report and certificate",
    "Privacy Assessment: application, outcome and cycle",
    "Bank Guarantee: the last day on which it counts",
    "How days are counted",
)
"""The headings under which the questions stand."""

OPEN = (PLAN, OWN)
"""The headings that are open; the others are opened by those who want them."""


def _working(name: str, label: str, noun: str, group: str, hint: str = "") -> DateField:
    """Ask for a day from which Working Days are counted."""
    return DateField(
        name=name,
        label=label,
        noun=noun,
        hint=hint,
        group=group,
        folded=group not in OPEN,
        first=SPAN.first_day,
        last=SPAN.last_day,
        covered="the days whose bank holidays have been published",
    )


def _calendar(name: str, label: str, noun: str, group: str, hint: str = "") -> DateField:
    """Ask for a day from which weeks, months or years are counted, which need no bank holidays."""
    return DateField(
        name=name,
        label=label,
        noun=noun,
        hint=hint,
        group=group,
        folded=group not in OPEN,
        first=SPAN.first_day,
    )


FORM = Form(
    fields=(
        _working(
            "target",
            "On which day do you want to be a User?",
            "Day you want to be a User",
            PLAN,
            hint="For example, 24 3 2027",
        ),
        _working(
            "start",
            "On which day do you start?",
            "Day you start",
            PLAN,
            hint="Without a day to be a User, the plan runs forward from here; empty means today",
        ),
        replace(
            roles_field(
                "Which User Roles do you plan for?",
                hint="Only Other User brings in the Privacy Assessment",
            ),
            group=PLAN,
        ),
        ChoicesField(
            name="done",
            label="What is done already, or not required of you?",
            noun="What is done",
            hint="Select all that need no more time",
            options=tuple(
                Option(value=name, label=title)
                for name, title in TITLES.items()
                if name != "evidence"
            ),
            group=PLAN,
        ),
        LengthsField(
            name="durations",
            label="How long will these steps take you?",
            noun="Estimates",
            hint=(
                "For example 15 WD (Working Days), 6 weeks or 4 months; what you leave empty "
                "stays open"
            ),
            help=(
                "The guidance gives no time for these steps, and only a rough one for the Privacy "
                "Assessment. "
                "The plan never fills them in: it names each one that it leaves out."
            ),
            options=tuple(
                Option(value=name, label=title, hint=extent)
                for name, (title, extent) in ESTIMATES.items()
            ),
            group=OWN,
        ),
        _working("uept_start", "When do you want UEPT to start?", "UEPT start date", TESTING),
        _working(
            "notice_given",
            "When was notice of UEPT given, or when will it be?",
            "Date of the notice",
            TESTING,
        ),
        _working(
            "report_received",
            "When did the DCC receive the Test Completion Report?",
            "Date the DCC received the report",
            TESTING,
        ),
        _working(
            "acknowledged_on",
            "When did the DCC confirm receipt?",
            "Date the DCC confirmed receipt",
            TESTING,
            hint="Only if you know it; the review then runs from this day",
        ),
        _working(
            "quality_gate_passed",
            "When was the quality gate passed, or when is its review meeting?",
            "Date of the quality gate review meeting",
            TESTING,
            hint="The guidance sets no date for it, so none is assumed",
        ),
        _calendar(
            "privacy_assessment_start",
            "When do you want the Privacy Assessment to start?",
            "Privacy Assessment start date",
            PRIVACY,
        ),
        _calendar(
            "first_privacy_assessment",
            "When was, or will be, the first Full Privacy Assessment?",
            "Date of the first Full Privacy Assessment",
            PRIVACY,
        ),
        _calendar(
            "bank_guarantee_expires", "When does the Bank Guarantee expire?", "Expiry date", CREDIT
        ),
        replace(CALENDAR_FIELD, group=COUNTING, folded=True),
        replace(COUNTING_FIELD, group=COUNTING, folded=True),
        _calendar(
            "as_of",
            "Which day counts as today?",
            "Day that counts as today",
            COUNTING,
            hint="Empty means today",
        ),
    )
)

NOUNS = {field.name: field.noun for field in FORM.fields}
"""What each answer is called, by its name."""

IN_ORDER = (
    ("start", "target", True),
    ("notice_given", "uept_start", False),
    ("notice_given", "report_received", False),
    ("uept_start", "report_received", True),
    ("notice_given", "acknowledged_on", False),
    ("uept_start", "acknowledged_on", True),
    ("report_received", "acknowledged_on", True),
    ("notice_given", "quality_gate_passed", False),
    ("uept_start", "quality_gate_passed", True),
    ("report_received", "quality_gate_passed", True),
)
"""Dates of which the second cannot come before the first; True where both may be the same day."""


class AnswersAs[Day, Time](TypedDict):
    """The answers, as they are parsed or as JSON holds them; None where not given."""

    target: Day | None
    start: Day | None
    roles: Sequence[str] | None
    done: Sequence[str] | None
    durations: dict[str, Time] | None
    uept_start: Day | None
    notice_given: Day | None
    report_received: Day | None
    acknowledged_on: Day | None
    quality_gate_passed: Day | None
    privacy_assessment_start: Day | None
    first_privacy_assessment: Day | None
    bank_guarantee_expires: Day | None
    calendar: str
    counting: str
    as_of: Day | None


type Answers = AnswersAs[date, Length]
"""The answers as they are parsed."""


def dates_given(answers: Answers) -> dict[str, date]:
    """Return the dates to count from that were given, by the answer that gives each."""
    days: dict[str, date | None] = {
        "target": answers["target"],
        "start": answers["start"],
        "uept_start": answers["uept_start"],
        "notice_given": answers["notice_given"],
        "report_received": answers["report_received"],
        "acknowledged_on": answers["acknowledged_on"],
        "quality_gate_passed": answers["quality_gate_passed"],
        "privacy_assessment_start": answers["privacy_assessment_start"],
        "first_privacy_assessment": answers["first_privacy_assessment"],
        "bank_guarantee_expires": answers["bank_guarantee_expires"],
    }
    return {name: day for name, day in days.items() if day is not None}


def contradictions(answers: Answers) -> Iterator[FieldError]:
    """Yield an error for each date that comes before one that it has to follow; raise nothing."""
    days = dates_given(answers)
    blamed = set[str]()
    for earlier, later, same in IN_ORDER:
        first, second = days.get(earlier), days.get(later)
        if (
            later in blamed
            or first is None
            or second is None
            or first < second
            or (same and first == second)
        ):
            continue
        blamed.add(later)
        noun = (
            NOUNS[earlier]
            if NOUNS[earlier].startswith("UEPT")
            else NOUNS[earlier][0].lower() + NOUNS[earlier][1:]
        )
        yield FieldError(
            later,
            f"{NOUNS[later]} must be {'on or ' * same}after the {noun}, {long_date(first)}",
            "year",
        )


def nothing_asked(answers: Answers) -> Iterator[FieldError]:
    """Yield an error where no date was given to count from."""
    if not dates_given(answers):
        yield FieldError(
            "target",
            "Enter the day you want to be a User, or at least one other date to count from",
            "day",
        )
