"""The days that the guidance puts on a Party, one at a time: what each is called, what it is
counted from, and by which rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from tools_py import rules
from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.lengths import Length
from tools_py.dates.periods import Reading, length_of
from tools_py.deadlines.network import (
    DCC,
    NOT_STATED,
    PARTY,
    PRIVACY_LONGEST,
    PRIVACY_SHORTEST,
    SEC_PANEL,
    SECAS,
    USER_CIO,
)
from tools_py.deadlines.questions import Answers, dates_given
from tools_py.reports.words import in_words
from tools_py.rules import Rule

type Kind = Literal["latest", "earliest", "by", "about"]

LATEST: Literal["latest"] = "latest"
EARLIEST: Literal["earliest"] = "earliest"
BY: Literal["by"] = "by"
ABOUT: Literal["about"] = "about"
"""What a day is: the last on which a Party can act, the first on which something can be, the last
by which somebody must have acted, one that rests on a period the source gives roughly.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day that a period leads to. `title` names it in a table; `now` and `past` are sentences
    about `{day}`.

    `also` are the readings that it rests on besides its rule. `counted_from` names answers, and
    deadlines after a "#", of which the first that is there is the trigger; `way` is -1 to count
    back. `done_by` names the answer that holds the day on which it was done.
    """

    id: str
    title: str
    kind: Kind
    actor: str
    rule: Rule[Any]
    also: tuple[Rule[Any], ...] = ()
    counted_from: tuple[str, ...]
    length: Length
    way: Literal[1, -1] = 1
    done_by: Literal["notice_given", "acknowledged_on"] | None = None
    now: str
    past: str


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline's day under one reading, and the trigger (an answer, or a deadline after a "#")
    with its day.

    `in_working_days` is True where Working Days enter into it, here or in what it is counted from.
    `day` is None where the counting left the published bank holidays.
    """

    deadline: Deadline
    day: date | None
    trigger: str
    trigger_day: date
    in_working_days: bool


def _privacy_cycle() -> Iterator[Deadline]:
    """Yield the assessments after the first full one, on its anniversaries (editor's note A-26)."""
    names = {"self": "Privacy Self-Assessment", "full": "Full Privacy Assessment"}
    for year, kind in enumerate(rules.PRIVACY_CYCLE.value[1:], 2):
        yield Deadline(
            id=f"privacy-{kind}-year-{year}",
            title=f"{names[kind]}, year {year}",
            kind=BY,
            actor=PARTY if kind == "self" else USER_CIO,
            rule=rules.PRIVACY_CYCLE,
            also=(rules.PRIVACY_CYCLE_ANNIVERSARY,),
            counted_from=("first_privacy_assessment",),
            length=Length(12 * (year - 1), "months"),
            now=f"The {names[kind]} of year {year} falls on {{day}}",
            past=f"The {names[kind]} of year {year} fell on {{day}}",
        )


ASKED: tuple[Deadline, ...] = (
    Deadline(
        id="uept-notice",
        title="Give notice of UEPT",
        kind=LATEST,
        actor=PARTY,
        rule=rules.UEPT_NOTICE,
        counted_from=("uept_start",),
        length=length_of(rules.UEPT_NOTICE),
        way=-1,
        done_by="notice_given",
        now="Give notice of UEPT by {day}",
        past="Notice of UEPT had to be given by {day}",
    ),
    Deadline(
        id="uept-earliest-start",
        title="UEPT can start",
        kind=EARLIEST,
        actor=PARTY,
        rule=rules.UEPT_NOTICE,
        counted_from=("notice_given",),
        length=length_of(rules.UEPT_NOTICE),
        now="UEPT can start on {day} at the earliest",
        past="UEPT could start on {day} at the earliest",
    ),
    Deadline(
        id="report-acknowledged",
        title="DCC confirms receipt of the report",
        kind=BY,
        actor=DCC,
        rule=rules.REPORT_ACKNOWLEDGEMENT,
        also=(rules.REPORT_RECEIVED_INFERRED,),
        counted_from=("report_received",),
        length=length_of(rules.REPORT_ACKNOWLEDGEMENT),
        done_by="acknowledged_on",
        now="The DCC must confirm receipt of the report by {day}",
        past="The DCC had to confirm receipt of the report by {day}",
    ),
    Deadline(
        id="report-reviewed",
        title="DCC reviews the report",
        kind=BY,
        actor=DCC,
        rule=rules.REPORT_REVIEW,
        also=(rules.SAME_DAY_ACKNOWLEDGEMENT,),
        counted_from=("acknowledged_on", "#report-acknowledged"),
        length=length_of(rules.REPORT_REVIEW),
        now="The DCC must review the report by {day}",
        past="The DCC had to review the report by {day}",
    ),
    Deadline(
        id="completion-certificate",
        title="DCC issues the Test Completion Certificate",
        kind=BY,
        actor=DCC,
        rule=rules.COMPLETION_CERTIFICATE,
        also=(rules.QUALITY_GATE_DATE,),
        counted_from=("quality_gate_passed",),
        length=length_of(rules.COMPLETION_CERTIFICATE),
        now="The DCC must issue the Test Completion Certificate by {day}",
        past="The DCC had to issue the Test Completion Certificate by {day}",
    ),
    Deadline(
        id="privacy-application",
        title="Apply for the Privacy Assessment",
        kind=LATEST,
        actor=PARTY,
        rule=rules.PRIVACY_NOTICE,
        also=(
            rules.PRIVACY_NOTICE_DAYS,
            rules.PRIVACY_APPLICATION,
        ),
        counted_from=("privacy_assessment_start",),
        length=length_of(rules.PRIVACY_NOTICE_DAYS),
        way=-1,
        now="You should apply for the Privacy Assessment by {day}",
        past="The application for the Privacy Assessment should have been sent by {day}",
    ),
    Deadline(
        id="privacy-outcome-earliest",
        title=f"Privacy Assessment ends, after about {in_words(PRIVACY_SHORTEST)}",
        kind=ABOUT,
        actor=USER_CIO,
        rule=rules.PRIVACY_DURATION,
        also=(
            rules.CALENDAR_MONTHS,
            rules.MONTH_END,
        ),
        counted_from=("#privacy-application",),
        length=PRIVACY_SHORTEST,
        now="The Privacy Assessment may end about {day}",
        past="The Privacy Assessment may have ended about {day}",
    ),
    Deadline(
        id="privacy-outcome-latest",
        title=f"Privacy Assessment ends, after about {in_words(PRIVACY_LONGEST)}",
        kind=ABOUT,
        actor=USER_CIO,
        rule=rules.PRIVACY_DURATION,
        also=(
            rules.CALENDAR_MONTHS,
            rules.MONTH_END,
        ),
        counted_from=("#privacy-application",),
        length=PRIVACY_LONGEST,
        now="The Privacy Assessment may last until about {day}",
        past="The Privacy Assessment may have lasted until about {day}",
    ),
    *_privacy_cycle(),
    Deadline(
        id="bank-guarantee-renewal",
        title="Renew the Bank Guarantee",
        kind=LATEST,
        actor=PARTY,
        rule=rules.BANK_GUARANTEE_LEFT,
        also=(
            rules.BANK_GUARANTEE_LAST_DAY,
            rules.MONTH_END,
        ),
        counted_from=("bank_guarantee_expires",),
        length=length_of(rules.BANK_GUARANTEE_LEFT),
        way=-1,
        now="Renew the Bank Guarantee by {day}: it counts until then",
        past="The Bank Guarantee counted until {day}",
    ),
)
"""The days that follow from a day that was given, in the order of the guidance."""


OF_PLAN = "plan-"
"""How the id of a plan's day begins where the same day for a date asked for stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPoint:
    """A point of a plan as a day to keep: what it is called, who acts, by which rule, and what a
    headline asks the Party to do.
    """

    title: str
    actor: str
    rule: Rule[Any]
    act: str


PLAN_POINTS: dict[str, PlanPoint] = {
    "notify-secas": PlanPoint(
        title="Notify SECAS", actor=PARTY, rule=rules.STEP_NOTIFY_SECAS, act="notify SECAS"
    ),
    "user-id-proposed": PlanPoint(
        title="Propose the User ID",
        actor=PARTY,
        rule=rules.USER_ID_PROPOSED,
        act="propose the User ID",
    ),
    "user-id-accepted": PlanPoint(
        title="User ID accepted",
        actor=DCC,
        rule=rules.STEP_USER_ID,
        act="have the User ID accepted",
    ),
    "uept-notice": PlanPoint(
        title="Give notice of UEPT", actor=PARTY, rule=rules.UEPT_NOTICE, act="give notice of UEPT"
    ),
    "uept-start": PlanPoint(
        title="Start UEPT", actor=PARTY, rule=rules.UEPT_NOTICE, act="start UEPT"
    ),
    "report-received": PlanPoint(
        title="Test Completion Report with the DCC",
        actor=PARTY,
        rule=rules.REPORT_RECEIVED_INFERRED,
        act="get the Test Completion Report to the DCC",
    ),
    "report-acknowledged": PlanPoint(
        title="DCC confirms receipt of the report",
        actor=DCC,
        rule=rules.REPORT_ACKNOWLEDGEMENT,
        act="have the DCC’s confirmation of the report",
    ),
    "report-reviewed": PlanPoint(
        title="DCC reviews the report",
        actor=DCC,
        rule=rules.REPORT_REVIEW,
        act="have the DCC’s review of the report",
    ),
    "quality-gate": PlanPoint(
        title="Quality gate review meeting",
        actor=NOT_STATED,
        rule=rules.QUALITY_GATE_DATE,
        act="pass the quality gate review meeting",
    ),
    "completion-certificate": PlanPoint(
        title="DCC issues the Test Completion Certificate",
        actor=DCC,
        rule=rules.COMPLETION_CERTIFICATE,
        act="have the Test Completion Certificate",
    ),
    "security-booked": PlanPoint(
        title="Book the Security Assessment",
        actor=PARTY,
        rule=rules.STEP_SECURITY_ASSESSMENT,
        act="book the Security Assessment",
    ),
    "security-passed": PlanPoint(
        title="Security Assessment passed",
        actor=USER_CIO,
        rule=rules.STEP_SECURITY_ASSESSMENT,
        act="pass the Security Assessment",
    ),
    "privacy-application": PlanPoint(
        title="Apply for the Privacy Assessment",
        actor=PARTY,
        rule=rules.PRIVACY_NOTICE,
        act="apply for the Privacy Assessment",
    ),
    "privacy-assessment-start": PlanPoint(
        title="Privacy Assessment starts",
        actor=USER_CIO,
        rule=rules.PRIVACY_NOTICE,
        act="start the Privacy Assessment",
    ),
    "privacy-approved": PlanPoint(
        title="Privacy status “Approved”",
        actor=SEC_PANEL,
        rule=rules.PRIVACY_STATUS,
        act="have the privacy status “Approved”",
    ),
    "credit-notified": PlanPoint(
        title="Notice of the value of Credit Support",
        actor=NOT_STATED,
        rule=rules.CREDIT_VALUE_NOTIFIED,
        act="have notice of the value of Credit Support",
    ),
    "credit-provided": PlanPoint(
        title="Credit Support in place",
        actor=PARTY,
        rule=rules.STEP_CREDIT_SUPPORT,
        act="have the Credit Support in place",
    ),
    "evidence-form": PlanPoint(
        title="Send the Evidence Form",
        actor=PARTY,
        rule=rules.STEP_EVIDENCE_FORM,
        act="send the Evidence Form",
    ),
    "user": PlanPoint(title="Become a User", actor=SECAS, rule=rules.COMPLETION, act="be a User"),
}
"""The points of a plan by id, in the order of the guidance."""


def find(answers: Answers, reading: Reading) -> tuple[Found, ...]:
    """Find every deadline that the answers ask for, under one reading."""
    given, found = dates_given(answers), dict[str, Found]()
    for deadline in ASKED:
        trigger = next((name for name in deadline.counted_from if _day(name, given, found)), None)
        if trigger is None:
            continue
        day = _day(trigger, given, found)
        assert day is not None
        before = found.get(trigger.removeprefix("#"))
        in_working_days = deadline.length.unit == "WD" or (
            before is not None and before.in_working_days
        )
        try:
            reached = reading.step(day, deadline.length, deadline.way)
        except OutsideCalendar:
            reached = None
        found[deadline.id] = Found(deadline, reached, trigger, day, in_working_days)
    return tuple(found.values())


def _day(name: str, given: Mapping[str, date], found: Mapping[str, Found]) -> date | None:
    if name.startswith("#"):
        before = found.get(name[1:])
        return before.day if before else None
    return given.get(name)
