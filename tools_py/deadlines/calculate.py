"""The deadline planner: every day that the guidance puts on a Party, one at a time or as a plan
back from a target or on from a start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from tools_py import rules
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import OutsideCalendar
from tools_py.dates.periods import Reading, length_of
from tools_py.dates.words import long_date
from tools_py.deadlines import headline, schedule
from tools_py.deadlines.milestones import PLAN_POINTS, Found, find
from tools_py.deadlines.plan import Plan, make_plan
from tools_py.deadlines.questions import NOUNS, Answers, contradictions, nothing_asked
from tools_py.deadlines.warnings import warnings
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.reports.result import base_result
from tools_py.reports.words import in_words
from tools_py.rules import REGISTER, Rule
from tools_py.rules.vocabulary import MANDATES, USER_ROLES

if TYPE_CHECKING:
    from tools_py.deadlines.result import Dated, LaterFact, MandateBeside, Result

NAME = "deadlines"


def calculate(answers: Answers, today: date) -> Result:
    """Find every day asked for and the plan, under the reading chosen and again under every other.

    Raise ValidationError, with every error at once, where no date is given, where dates contradict
    each other, and where Working Days leave the published bank holidays. A target that cannot be
    met is an answer.
    """
    as_of = answers["as_of"] or today
    errors = [*nothing_asked(answers), *contradictions(answers)]
    if errors:
        raise ValidationError(*errors)
    reading = Reading(calendar(answers["calendar"]), answers["counting"])
    found = find(answers, reading)
    errors = [_uncovered(item, found, reading) for item in found if item.day is None]
    made = None
    try:
        made = make_plan(answers, as_of, reading)
    except OutsideCalendar:
        errors.append(_plan_uncovered(answers, reading))
    if errors:
        raise ValidationError(*errors)
    days = schedule.milestones(answers, as_of, found, made, reading)
    mandates = list(_mandates(answers, as_of, made)) if made else []
    later = list(_later(made)) if made else []
    cited = {rule.id for rule in _rules(found, made)}
    cited |= {day["rule"] for day in days}
    cited |= {mandate["rule"] for mandate in mandates} | {fact["rule"] for fact in later}
    if mandates:
        cited |= {rules.MANDATE_BREACH.id, rules.DEROGATION_CME.id}
    if any(day["alternatives"] for day in days):
        cited |= {rules.COUNTING_DAY_ONE.id, rules.WORKING_DAY_NATION.id}
    sentence, caveat = headline.of_plan(made) if made else headline.of_days(days, as_of)
    dated: Dated = {
        **base_result(
            NAME,
            answers,
            sentence,
            rests_on=[REGISTER[name] for name in REGISTER if name in cited],
            warnings=warnings(answers, as_of, found, made, days, reading),
        ),
        "caveat": caveat,
        "as_of": as_of.isoformat(),
        "milestones": days,
    }
    result = cast("Result", dated)  # which adds keys that may be missing
    if made:
        result["plan"] = schedule.plan_summary(made)
        result["strands"] = schedule.strands(made)
        result["mandates"] = mandates
        result["later"] = later
    return result


def _uncovered(item: Found, found: Iterable[Found], reading: Reading) -> FieldError:
    """Name the answer from which the counting left the calendar."""
    field = item.trigger
    while field.startswith("#"):
        field = next(before.trigger for before in found if before.deadline.id == field[1:])
    way = item.deadline.way
    return FieldError(
        field,
        (
            f"{NOUNS[field]}: {in_words(item.deadline.length)} {'on' if way > 0 else 'back'} "
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


def _mandates(answers: Answers, as_of: date, made: Plan) -> Iterator[MandateBeside]:
    """Set the mandates that the roles may bring in, or all of them without a role, beside the day
    on which the plan makes a User.
    """
    roles = answers["roles"] or USER_ROLES
    licences = {licence for role in roles for licence in USER_ROLES[role].rule.value}
    user = made.dates.target or made.schedule.end
    for mandate in MANDATES.values():
        if licences.intersection(mandate.licences):
            yield {
                "category": mandate.slug,
                "title": mandate.title,
                "rule": mandate.rule.id,
                "deadline": mandate.rule.value.isoformat(),
                "passed": mandate.rule.value < as_of,
                "days_before_plan": (user - mandate.rule.value).days,
            }


def _later(made: Plan) -> Iterator[LaterFact]:
    """Yield what sources after June 2018 add, with the day that would follow; none of it enters the
    plan.
    """
    yield {"rule": rules.SMKI_ENTRY.id, "date": None, "what": None, "unknown": []}
    for track in made.schedule.tracks:
        if track.strand.id == "security" and not track.over:
            notice = length_of(rules.SECURITY_NOTICE)
            booked, passed = (track.earliest if made.forward and track.earliest else track.latest)[
                :2
            ]
            estimate = track.strand.steps[0].length
            begin = made.reading.working_day_by(booked.day, estimate) if estimate else booked.day
            if made.forward:
                yield {
                    "rule": rules.SECURITY_NOTICE.id,
                    "date": made.reading.step(booked.day, notice).isoformat(),
                    "what": "the Security Assessment could begin on",
                    "unknown": [],
                }
            else:
                yield {
                    "rule": rules.SECURITY_NOTICE.id,
                    "date": min(begin, made.reading.step(passed.day, notice, -1)).isoformat(),
                    "what": "book the Security Assessment "
                    + ("before" if passed.leaves_out else "by"),
                    "unknown": list(passed.leaves_out),
                }
            yield {"rule": rules.SECURITY_FIELDWORK.id, "date": None, "what": None, "unknown": []}
        if track.strand.id == "privacy" and not track.over:
            yield {
                "rule": rules.PRIVACY_STATUSES_PASSING.id,
                "date": None,
                "what": None,
                "unknown": [],
            }


def _rules(found: Iterable[Found], made: Plan | None) -> Iterator[Rule[Any]]:
    """Yield the rules that the days asked for, and the plan, rest on."""
    for item in found:
        yield from (item.deadline.rule, *item.deadline.also)
    if made is None:
        return
    yield from (
        rules.STEP_NOTIFY_SECAS,
        rules.STEP_SCOPES,
        rules.COMPLETION,
        rules.COMPLETION_NOTICE,
        rules.STEP_EVIDENCE_FORM,
    )
    strands = [track.strand for track in made.schedule.tracks if not track.over]
    for strand in strands:
        yield from (step.rule for step in strand.steps)
        yield from (PLAN_POINTS[name].rule for name in strand.points)
        yield from STRAND_RULES.get(strand.id, ())


STRAND_RULES: dict[str, Sequence[Rule[Any]]] = {
    "security": (rules.SECURITY_INITIAL,),
    "credit": (rules.OVER_THRESHOLD,),
    "privacy": (
        rules.PRIVACY_OTHER_USERS_ONLY,
        rules.PRIVACY_PARALLEL,
        rules.PRIVACY_NOTICE,
        rules.CALENDAR_MONTHS,
        rules.MONTH_END,
    ),
}
"""What a strand rests on besides the rules of its steps and points."""
