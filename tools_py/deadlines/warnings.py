"""What a reader has to know: lengths not given, a notice too short, a target missed, days that
are no Working Days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.periods import Reading, in_words, length_of
from tools_py.dates.words import full_date
from tools_py.deadlines.milestones import Found
from tools_py.deadlines.network import ESTIMATES, FIXING, PRIVACY_LONGEST, PRIVACY_SHORTEST
from tools_py.deadlines.plan import CANNOT, DEPENDS, Plan
from tools_py.deadlines.questions import Answers, dates_given
from tools_py.reports.days import plural

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone

LENGTH_NOT_GIVEN = "length-not-given-"
"""How the id of a warning begins that names a step of unknown length."""


def warnings(
    answers: Answers,
    as_of: date,
    found: Iterable[Found],
    made: Plan | None,
    milestones: Sequence[Milestone],
    reading: Reading,
) -> dict[str, str]:
    """Return the warnings by id, each one or two sentences."""
    days = {item.deadline.id: item for item in found}
    return dict(
        [
            *_about_notice(days, reading),
            *_about_dates(answers, days, milestones),
            *(_about_plan(answers, made) if made else _about_no_plan(answers)),
        ],
    )


def _about_notice(days: Mapping[str, Found], reading: Reading) -> Iterator[tuple[str, str]]:
    start, given = days.get("uept-notice"), days.get("uept-earliest-start")
    if start and given and start.day and given.day and given.trigger_day > start.day:
        yield (
            "notice-too-short",
            f"The notice of {full_date(given.trigger_day)} comes after {full_date(start.day)}, "
            "the last day for UEPT to start on "
            f"{full_date(start.trigger_day)}. From that notice, UEPT can start on "
            f"{full_date(given.day)} at the earliest.",
        )
    if start and start.day and reading.calendar.closed(start.trigger_day):
        yield (
            "start-not-working-day",
            f"UEPT start date, {full_date(start.trigger_day)}, is no Working Day: counted on from "
            f"{full_date(start.day)}, the notice ends "
            "on the Working Day after it. To be safe, give it one Working Day earlier.",
        )


def _about_dates(
    answers: Answers, days: Mapping[str, Found], milestones: Sequence[Milestone]
) -> Iterator[tuple[str, str]]:
    acknowledged, due = answers["acknowledged_on"], days.get("report-acknowledged")
    if acknowledged and due and due.day and acknowledged > due.day:
        yield (
            "acknowledged-late",
            (
                f"The DCC’s confirmation of {full_date(acknowledged)} came after "
                f"{full_date(due.day)}, the last day that the guidance gives."
            ),
        )
    if (
        answers["roles"]
        and "other-user" not in answers["roles"]
        and any(day.startswith("privacy-") for day in days)
    ):
        yield (
            "privacy-not-for-these-roles",
            (
                "The guidance asks only an Other User for a Privacy Assessment, and no such role "
                "is "
                "chosen."
            ),
        )
    closed = [item for item in milestones if item["working_day"] is False]
    if closed:
        listed = "; ".join(
            f"{item['title']}, {_full(item)}"
            + (f" ({item['falls_on']})" if item["falls_on"] != item["weekday"] else "")
            for item in closed
        )
        yield "not-working-days", f"Not a Working Day, and not moved: {listed}."
    unknown = [item for item in milestones if item["working_day"] is None]
    if unknown:
        listed = "; ".join(f"{item['title']}, {_full(item)}" for item in unknown)
        yield (
            "bank-holidays-not-published",
            f"Whether these are bank holidays has not been published yet: {listed}.",
        )


def _about_no_plan(answers: Answers) -> Iterator[tuple[str, str]]:
    if answers["durations"]:
        yield (
            "estimates-not-used",
            (
                "Your estimates are used in a plan only: enter the day you want to be a User, or "
                "the "
                "day you start."
            ),
        )


def _about_plan(answers: Answers, made: Plan) -> Iterator[tuple[str, str]]:
    schedule, target = made.schedule, made.dates.target
    if made.outcome in (CANNOT, DEPENDS) and target is not None:
        yield "target-missed", _missed(made)
    effect = (
        "every day after it is later" if made.forward else "every latest day before it is earlier"
    )
    for name in made.leaves_out:
        yield (
            f"{LENGTH_NOT_GIVEN}{name}",
            (
                f"No length was given for {ESTIMATES[name][0]}. The plan leaves it out: {effect}, "
                "by "
                "its length."
            ),
        )
    if not answers["roles"] and any(
        track.strand.id == "privacy" and not track.over for track in schedule.tracks
    ):
        yield (
            "roles-not-given",
            (
                "No User Role is chosen, so the Privacy Assessment is in the plan. Only an Other "
                "User "
                "needs it; choose your roles and it goes."
            ),
        )
    yield from _pushed(answers, made)
    if _security_too_short(made):
        yield (
            "security-estimate-short",
            "Your estimate for the Security Assessment is shorter than the "
            f"{in_words(length_of(rules.SECURITY_NOTICE))} of notice "
            "for which SECAS later asked.",
        )


def _security_too_short(made: Plan) -> bool:
    track = next(track for track in made.schedule.tracks if track.strand.id == "security")
    booked, passed = track.latest
    given = not track.over and track.strand.steps[0].length is not None
    return given and made.reading.step(booked.day, length_of(rules.SECURITY_NOTICE)) > passed.day


def _missed(made: Plan) -> str:
    track, target, finish = made.critical, made.dates.target, made.schedule.finish
    assert target is not None
    if made.outcome == DEPENDS and made.quick and made.quick.finish and finish:
        quick = next(other for other in made.quick.tracks if other.strand.id == "privacy")
        apply = (
            ""
            if quick.begun is not None
            else f", with the application by {full_date(quick.latest[0].day)}"
        )
        return (
            f"If the Privacy Assessment takes {in_words(PRIVACY_LONGEST)} from the application, "
            "the earliest day is "
            f"{full_date(finish.day)}. At the guidance’s shorter end, "
            f"{in_words(PRIVACY_SHORTEST)}, the target can be met{apply}."
        )
    by = f", {plural(made.late)} after the target" if made.late else ""
    reached = f"The earliest day to be a User is {full_date(finish.day)}{by}." if finish else ""
    back = (
        ""
        if track.total_float is None
        else f" {track.strand.title} alone is {plural(-track.total_float)} too long."
        if track.total_float < 0
        else ""
    )
    return (
        (reached + back).strip()
        or f"{track.strand.title} leads past the days whose bank holidays have been published."
    )


def _pushed(answers: Answers, made: Plan) -> Iterator[tuple[str, str]]:
    """Name each date still to come that the steps before it do not reach in time."""
    given = dates_given(answers)
    for field, point in FIXING.items():
        for track in made.schedule.tracks:
            if point in track.strand.points and track.earliest and not track.over:
                reached = track.earliest[track.strand.points.index(point)].day
                if field in given and made.dates.as_of < given[field] < reached:
                    yield (
                        f"{field.replace('_', '-')}-not-reached",
                        (
                            f"The plan cannot hold {full_date(given[field])}: the steps before "
                            "it "
                            f"lead to {full_date(reached)}."
                        ),
                    )


def _full(day: Milestone) -> str:
    return full_date(date.fromisoformat(day["date"]))
