"""The deadline planner: every day that the guidance puts on a Party, one at a time or as a plan
back from a target or on from a start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tools_py import rules
from tools_py.calculator import Answers, Calculator, Result, result
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.periods import Reading, in_words, length_of
from tools_py.dates.words import full_date, long_date
from tools_py.deadlines.csv import write as write_csv
from tools_py.deadlines.milestones import ASKED, PLAN_POINTS, Found, find
from tools_py.deadlines.planned import Planned, headline, plan_record, planned, strand_records
from tools_py.deadlines.questions import FORM, NOUNS, contradictions, nothing_asked
from tools_py.deadlines.report import report
from tools_py.deadlines.schedule import milestones
from tools_py.deadlines.warnings import warnings
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.rules import REGISTER, Rule
from tools_py.rules.vocabulary import MANDATES, USER_ROLES

NAME = "deadlines"

type Record = dict[str, Any]

LICENCE_MANDATES = {
    "electricity-supply": (
        "large-domestic-supplier",
        "other-domestic-supplier",
        "non-domestic-supplier",
    ),
    "gas-supply": ("large-domestic-supplier", "other-domestic-supplier", "non-domestic-supplier"),
    "electricity-distribution": ("electricity-distribution-network-operator",),
}
"""The mandates that may bind the holder of a licence (section 2.2)."""


def calculate(answers: Answers, today: date) -> Result:
    """Find every day asked for and the plan, under the reading chosen and again under every other.

    Raise ValidationError, with every error at once, where no date is given, where dates contradict
    each other, and where Working Days leave the published bank holidays. A target that cannot be
    met is an answer.
    """
    given, answers = answers, {**answers, "as_of": answers["as_of"] or today}
    errors = [*nothing_asked(answers), *contradictions(answers)]
    if errors:
        raise ValidationError(*errors)
    reading = Reading(calendar(answers["calendar"]), answers["counting"])
    found = find(answers, reading)
    errors = [_uncovered(item, found, reading) for item in found if item.day is None]
    made = None
    try:
        made = planned(answers, reading)
    except OutsideCalendar:
        errors.append(_plan_uncovered(answers, reading))
    if errors:
        raise ValidationError(*errors)
    days = milestones(answers, found, made, reading)
    own: Record = {"milestones": days}
    if made is not None:
        own |= {
            "plan": plan_record(made),
            "strands": strand_records(made),
            "mandates": _mandates(answers, made),
            "later": list(_later(made)),
        }
    return result(
        NAME,
        given,
        headline(made) if made else _sentence(days, answers["as_of"]),
        rules=_rules(found, made, own),
        warnings=warnings(answers, found, made, days, reading),
        as_of=answers["as_of"],
        **own,
    )


def _uncovered(item: Found, found: Iterable[Found], reading: Reading) -> FieldError:
    """Name the answer from which the counting left the calendar."""
    field = item.trigger
    while field.startswith("#"):
        field = next(before.trigger for before in found if before.milestone.id == field[1:])
    way = item.milestone.way
    return FieldError(
        field,
        (
            f"{NOUNS[field]}: {in_words(item.milestone.length)} {'on' if way > 0 else 'back'} "
            f"{_edge(reading, way)}"
        ),
        "year",
    )


def _plan_uncovered(answers: Answers, reading: Reading) -> FieldError:
    field = "target" if answers["target"] else "start"
    way = -1 if answers["target"] and reading.calendar.covers(answers["target"]) else 1
    return FieldError(
        field, f"{NOUNS[field]}: the plan {_edge(reading, way)} or shorter estimates", "year"
    )


def _edge(reading: Reading, way: int) -> str:
    known = reading.calendar
    if way > 0:
        return (
            f"runs past {long_date(known.last_day)}, the last day whose bank holidays have "
            "been published; enter an earlier date"
        )
    return (
        f"runs back before {long_date(known.first_day)}, the first day whose bank holidays are "
        "held here; enter a later date"
    )


def _sentence(days: list[Record], today: date) -> str:
    """Tell the next day that is still to come, or the last that was, and how many more there are."""
    day = next((day for day in days if day["date"] >= today), days[-1])
    milestone = next(milestone for milestone in ASKED if milestone.id == day["id"])
    sentence = (milestone.now if day["date"] >= today else milestone.past).format(
        day=full_date(day["date"])
    )
    more = len(days) - 1
    return f"{sentence}; {more} more date{'' if more == 1 else 's'} below" if more else sentence


def _mandates(answers: Answers, made: Planned) -> list[Record]:
    """Set the mandates that the roles may bring in, or all of them without a role, beside the day
    on which the plan makes a User.
    """
    roles = answers["roles"] or USER_ROLES
    licences = {licence for role in roles for licence in USER_ROLES[role].rule.value}
    slugs = {slug for licence in licences for slug in LICENCE_MANDATES.get(licence, ())}
    user = made.dates.target or made.plan.end
    return [
        {
            "category": mandate.slug,
            "title": mandate.title,
            "rule": mandate.rule.id,
            "deadline": mandate.rule.value,
            "passed": mandate.rule.value < answers["as_of"],
            "days_before_plan": (user - mandate.rule.value).days,
        }
        for mandate in MANDATES.values()
        if mandate.slug in slugs
    ]


def _later(made: Planned) -> Iterator[Record]:
    """Yield what sources after June 2018 add, with the day that would follow; none of it enters the
    plan.
    """
    yield {"rule": rules.SMKI_ENTRY.id, "date": None, "what": None}
    for track in made.plan.tracks:
        if track.strand.id == "security" and not track.over:
            notice = length_of(rules.SECURITY_NOTICE)
            booked, passed = (track.earliest if made.forward and track.earliest else track.latest)[
                :2
            ]
            if made.forward:
                yield {
                    "rule": rules.SECURITY_NOTICE.id,
                    "date": made.reading.step(booked.day, notice),
                    "what": "the Security Assessment could begin on",
                }
            else:
                yield {
                    "rule": rules.SECURITY_NOTICE.id,
                    "date": min(booked.day, made.reading.step(passed.day, notice, -1)),
                    "what": "book the Security Assessment by",
                }
            yield {"rule": rules.SECURITY_FIELDWORK.id, "date": None, "what": None}
        if track.strand.id == "privacy" and not track.over:
            yield {"rule": rules.PRIVACY_STATUSES_PASSING.id, "date": None, "what": None}


def _rules(found: Iterable[Found], made: Planned | None, own: Mapping[str, Any]) -> list[Rule[Any]]:
    """Gather the rules that the answer rests on, in the order of the register."""
    used = {rule.id for item in found for rule in (item.milestone.rule, *item.milestone.also)}
    used |= {day["rule"] for day in own["milestones"]}
    if made is not None:
        used |= {
            rule.id
            for rule in (
                rules.STEP_NOTIFY_SECAS,
                rules.STEP_SCOPES,
                rules.COMPLETION,
                rules.COMPLETION_NOTICE,
                rules.STEP_EVIDENCE_FORM,
            )
        }
        used |= {
            step.rule.id
            for track in made.plan.tracks
            if not track.over
            for step in track.strand.steps
        }
        used |= {
            PLAN_POINTS[name].rule.id
            for track in made.plan.tracks
            if not track.over
            for name in track.strand.points
        }
        strands = {track.strand.id for track in made.plan.tracks if not track.over}
        if "security" in strands:
            used.add(rules.SECURITY_INITIAL.id)
        if "credit" in strands:
            used.add(rules.OVER_THRESHOLD.id)
        if "privacy" in strands:
            used |= {
                rule.id
                for rule in (
                    rules.PRIVACY_OTHER_USERS_ONLY,
                    rules.PRIVACY_PARALLEL,
                    rules.PRIVACY_NOTICE,
                    rules.CALENDAR_MONTHS,
                    rules.MONTH_END,
                )
            }
        used |= {item["rule"] for item in (*own["mandates"], *own["later"])}
        if own["mandates"]:
            used |= {rules.MANDATE_BREACH.id, rules.DEROGATION_CME.id}
    if any(day["alternatives"] for day in own["milestones"]):
        used |= {rules.COUNTING_DAY_ONE.id, rules.WORKING_DAY_NATION.id}
    return [REGISTER[name] for name in REGISTER if name in used]


def facts(result: Result) -> dict[str, str]:
    """Name the days that a link carries; none of them depends on the day on which it is opened."""
    days = {day["title"]: day["date"] for day in result["milestones"]}
    return days | (
        {"User": result["plan"]["earliest_user"]}
        if "plan" in result and not result["plan"]["target"]
        else {}
    )


def write_ics(result: Result) -> str:
    """Write the calendar file; its library comes only when it is wanted."""
    from tools_py.deadlines.ics import write

    return write(result)


CALCULATOR: Calculator[Any, Any] = Calculator(
    name=NAME,
    title="Deadline planner",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "target": "2028-03-01",
            "roles": ["import-supplier", "gas-supplier"],
            "durations": {
                "user-id": "10 WD",
                "uept-execution": "15 WD",
                "quality-gate": "5 WD",
                "security-assessment": "5 months",
                "credit-support": "20 WD",
                "evidence-check": "10 WD",
            },
            "as_of": "2026-11-23",
        },
        date(2026, 11, 23),
    ),
    downloads={"csv": write_csv, "ics": write_ics},
)
