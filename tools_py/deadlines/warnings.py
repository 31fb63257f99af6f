"""What a reader has to know: lengths not given, a notice too short, a target missed, days that
are no Working Days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.calendars import Calendar
from tools_py.dates.counting import OutsideCalendar, arrive
from tools_py.dates.periods import Reading, length_of
from tools_py.dates.words import full_date, long_date
from tools_py.deadlines.critical_path import Track
from tools_py.deadlines.headline import NO_ROLE
from tools_py.deadlines.milestones import ABOUT, Found
from tools_py.deadlines.network import ESTIMATES, FIXING, PRIVACY_LONGEST, PRIVACY_SHORTEST
from tools_py.deadlines.plan import CAN, CANNOT, DEPENDS, Plan, days_to_keep
from tools_py.deadlines.questions import NOUNS, Answers, dates_given
from tools_py.reports.days import bank_holiday
from tools_py.reports.words import day_in_words, in_words, plural

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
    of_plan = dict(_about_plan(answers, made) if made else _about_no_plan(answers, as_of, reading))
    return {
        **dict(_about_notice(days, of_plan, reading)),
        **dict(_about_triggers(days.values(), reading)),
        **dict(_about_answers(answers, as_of, days)),
        **dict(_about_working_days(milestones, reading.calendar)),
        **of_plan,
    }


def _about_notice(
    days: Mapping[str, Found], of_plan: Collection[str], reading: Reading
) -> Iterator[tuple[str, str]]:
    start, given = days.get("uept-notice"), days.get("uept-earliest-start")
    known = "uept-start-not-reached" in of_plan
    if start and given and start.day and given.day and given.trigger_day > start.day and not known:
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
            f"UEPT start date, {full_date(start.trigger_day)}, is no Working Day"
            f"{bank_holiday(reading.calendar.closed(start.trigger_day))}: "
            f"{in_words(start.deadline.length)} on from {full_date(start.day)} end on the Working "
            "Day after it. To be safe, give notice one Working Day earlier.",
        )


def _about_triggers(found: Iterable[Found], reading: Reading) -> Iterator[tuple[str, str]]:
    """Name each day entered that is no Working Day and from which Working Days are counted on."""
    for item in found:
        on = item.deadline.length.unit == "WD" and item.deadline.way > 0
        reason = reading.calendar.closed(item.trigger_day)
        if on and reason and not item.trigger.startswith("#"):
            yield (
                f"{item.trigger.replace('_', '-')}-not-working-day",
                f"{NOUNS[item.trigger]}, {full_date(item.trigger_day)}, is no Working Day"
                f"{bank_holiday(reason)}: the first one counted is "
                f"{full_date(arrive(item.trigger_day, 1, reading.calendar))}.",
            )


def _about_answers(
    answers: Answers, as_of: date, days: Mapping[str, Found]
) -> Iterator[tuple[str, str]]:
    acknowledged, due = answers["acknowledged_on"], days.get("report-acknowledged")
    if acknowledged and due and due.day and acknowledged > due.day:
        yield (
            "acknowledged-late",
            f"The DCC’s confirmation of {full_date(acknowledged)} "
            f"{'came' if acknowledged <= as_of else 'comes'} after {full_date(due.day)}, the last "
            "day that the guidance gives.",
        )
    privacy = any(name.startswith("privacy-") for name in days)
    if answers["roles"] and "other-user" not in answers["roles"] and privacy:
        yield (
            "privacy-not-for-these-roles",
            "The guidance asks only an Other User for a Privacy Assessment, and you did not choose "
            "that User Role.",
        )


def _about_working_days(
    milestones: Sequence[Milestone], calendar: Calendar
) -> Iterator[tuple[str, str]]:
    """Name the days of the answer that are no Working Days, and those of which that is not known
    because they lie before or after the published bank holidays.
    """
    closed = [
        item
        for item in milestones
        if item["working_day"] is False and item["kind"] != ABOUT and not item["leaves_out"]
    ]
    if closed:
        what = "Not Working Days, and left as they are"
        if len(closed) == 1:
            what = "Not a Working Day, and left as it is"
        yield "not-working-days", f"{what}: {_titles(closed)}."
    unknown = [item for item in milestones if item["working_day"] is None]
    before = [item for item in unknown if item["date"] < calendar.first_day.isoformat()]
    if before:
        yield (
            "bank-holidays-not-held",
            f"The bank holidays before {calendar.first_day.year} are not held here, so these may "
            f"fall on one: {_titles(before)}.",
        )
    after = [item for item in unknown if item["date"] > calendar.last_day.isoformat()]
    if after:
        yield (
            "bank-holidays-not-published",
            f"Whether these are bank holidays has not been published yet: {_titles(after)}.",
        )


def _titles(items: Iterable[Milestone]) -> str:
    """List milestones with their days and, where one falls on a bank holiday, its name."""
    return "; ".join(
        f"{item['title']}, {day_in_words(item['date'])}{bank_holiday(item['falls_on'])}"
        for item in items
    )


def _about_no_plan(answers: Answers, as_of: date, reading: Reading) -> Iterator[tuple[str, str]]:
    wished, notice = answers["uept_start"], length_of(rules.UEPT_NOTICE)
    if wished and wished > as_of and not answers["notice_given"]:
        with suppress(OutsideCalendar):
            first = reading.step(as_of, notice)
            if first > wished:
                yield (
                    "uept-start-not-reached",
                    f"{NOUNS['uept_start']}, {full_date(wished)}, can be held only if notice has "
                    f"been given: notice today gives {full_date(first)}.",
                )
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
        yield "roles-not-given", NO_ROLE
    yield from _left_out(answers, made)
    if _security_too_short(made):
        yield (
            "security-estimate-short",
            "Your estimate for the Security Assessment is shorter than the "
            f"{in_words(length_of(rules.SECURITY_NOTICE))} of notice "
            "for which SECAS later asked.",
        )


def _security_too_short(made: Plan) -> bool:
    track = next(track for track in made.schedule.tracks if track.strand.id == "security")
    estimate = track.strand.steps[0].length
    if track.over or estimate is None:
        return False
    booked = made.reading.working_day_by(track.latest[0].day, estimate)
    end = made.reading.step(booked, estimate, estimate=True)
    return made.reading.step(booked, length_of(rules.SECURITY_NOTICE)) > end


def _missed(made: Plan) -> str:
    track, target, finish = made.critical, made.dates.target, made.schedule.finish
    assert target is not None
    if made.outcome == DEPENDS and made.quick and made.quick.finish and finish:
        quick = next(other for other in made.quick.tracks if other.strand.id == "privacy")
        apply = (
            ""
            if quick.begun is not None
            else f", with the application by about {long_date(quick.latest[0].day)}"
        )
        unknown = " The steps without a length come on top." if made.leaves_out else ""
        return (
            f"If the Privacy Assessment takes about {in_words(PRIVACY_LONGEST)} from the "
            f"application, the earliest day is about {long_date(finish.day)}. If it takes about "
            f"{in_words(PRIVACY_SHORTEST)}, the target can be met{apply}.{unknown}"
        )
    if finish is None:
        return f"{track.strand.title} leads past the days whose bank holidays have been published."
    least = "at least " * bool(made.leaves_out) + "about " * finish.about
    late = f", {least}{plural(made.late, 'Working Day')} after the target" if made.late else ""
    day = f"about {long_date(finish.day)}" if finish.about else full_date(finish.day)
    later = " or later" if made.leaves_out else ""
    return f"The earliest day to be a User is {day}{later}{late}."


def _left_out(answers: Answers, made: Plan) -> Iterator[tuple[str, str]]:
    """Name each date still to come that the plan leaves out: the steps before it do not lead there
    in time, or the target does not allow it.
    """
    given, fields = dates_given(answers), {point: field for field, point in FIXING.items()}
    kept = days_to_keep(made)
    for track in made.schedule.tracks:
        for index, point in enumerate(track.strand.points):
            field = fields.get(point, "")
            if field not in given or track.over or track.earliest is None:
                continue
            if index < track.next or made.keeps(track, index):
                continue
            reached, latest = track.earliest[index], track.latest[index]
            wish = f"{NOUNS[field]}, {full_date(given[field])},"
            name = field.replace("_", "-")
            if given[field] < reached.day:
                day = f"about {long_date(reached.day)}" if reached.about else full_date(reached.day)
                later = " or later" if reached.leaves_out else ""
                yield (
                    f"{name}-not-reached",
                    f"{wish} cannot be held: {_before(made, track, point)} {day}{later}."
                    f"{' Your target can still be met.' if made.outcome == CAN else ''}",
                )
            else:
                by = "before" if latest.leaves_out else "by"
                yield (
                    f"{name}-too-late",
                    f"{wish} is too late for your target, which needs it {by} "
                    f"{full_date(kept[track.strand.id][index])}. The plan leaves it out.",
                )


def _before(made: Plan, track: Track, point: str) -> str:
    if point == "uept-start" and track.begun is None and track.earliest:
        given = track.earliest[0].day
        return f"notice {'today' if given == made.dates.as_of else f'on {full_date(given)}'} gives"
    return "the steps before it lead to"
