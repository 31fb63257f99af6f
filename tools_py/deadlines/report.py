"""The deadline planner's answer as a person reads it, made from the result alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import arrive
from tools_py.dates.periods import Reading, in_words, length_of
from tools_py.dates.words import full_date, long_date, read_day
from tools_py.deadlines.network import ESTIMATES
from tools_py.deadlines.picture import picture
from tools_py.deadlines.questions import FORM
from tools_py.deadlines.warnings import LENGTH_NOT_GIVEN
from tools_py.deadlines.words import by_when, kind, shortly, when
from tools_py.deadlines.workings import counted_from, in_full, reading_in_words, to_spare
from tools_py.reports.blocks import (
    Blank,
    Blanks,
    Block,
    Callout,
    Details,
    Figures,
    Heading,
    Report,
    Table,
    Text,
)
from tools_py.reports.citations import answers_given, sources
from tools_py.reports.words import day_in_words, plural
from tools_py.rules import REGISTER

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanSummary, Result

PROMINENT = ("notice-too-short", "acknowledged-late", "-not-reached", "-too-late")
"""How the ids of warnings end that say that a day is too late or cannot be; others are remarks."""

IN_THE_CAVEAT = ("target-missed", LENGTH_NOT_GIVEN)
"""How the ids of warnings begin that the caveat and the fields below it tell already."""

NEXT = 4
"""How many of the days to come are listed before the tables."""

SOON = 10
"""A day so many Working Days ahead, or fewer, is urgent."""


def report(result: Result) -> Report:
    """Write the answer: what to do next, the timeline and the dates; the rest is folded."""
    plan = result.get("plan")
    blocks: list[Block] = [
        *lead(result),
        *_folded(warned(result)),
        Figures(tuple(plan_figures(result) if plan else _figures(result))),
        Heading("What to do next"),
        Text(next_days(result)),
        *missing(result),
        *timeline(result),
        Heading("The dates"),
        dates(result),
        *in_full(result),
        answers_given(FORM, result),
    ]
    return Report(result["headline"], (*blocks, *sources(result)))


def lead(result: Result) -> Iterator[Block]:
    """Write the caveat, as a warning where the target is missed, and what else is too late."""
    plan = result.get("plan")
    missed = plan and (
        plan["outcome"] in ("cannot-be-met", "depends-on-privacy")
        or (plan["target"] or result["as_of"]) < result["as_of"]
    )
    if result["caveat"]:
        yield Callout("warning", result["caveat"]) if missed else Text(result["caveat"])
    for warning in result["warnings"]:
        if warning["id"].endswith(PROMINENT):
            yield Callout("warning", warning["text"])


def warned(result: Result) -> list[Block]:
    """Return the remarks."""
    return [
        Callout("note", warning["text"])
        for warning in result["warnings"]
        if not warning["id"].startswith(IN_THE_CAVEAT) and not warning["id"].endswith(PROMINENT)
    ]


def _folded(remarks: list[Block]) -> Iterator[Block]:
    if remarks:
        yield Details(f"To bear in mind ({len(remarks)})", tuple(remarks))


def missing(result: Result) -> Iterator[Block]:
    """Offer the lengths that the plan leaves out, to be filled in beside the answer."""
    plan = result.get("plan")
    if not plan or not plan["leaves_out"] or (plan["target"] or result["as_of"]) < result["as_of"]:
        return
    yield Blanks(
        lead=(
            "The guidance does not say how long these take. Enter what you expect, for example "
            "15 WD, 6 weeks or 4 months."
        ),
        items=tuple(
            Blank(f"durations.{name}", *ESTIMATES[name], PUBLISHED.get(name, ()))
            for name in plan["leaves_out"]
        ),
    )


def _published() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Offer what sources after June 2018 say of a length, each with its source and date."""
    notice = rules.SECURITY_NOTICE
    looked = f", looked up {long_date(notice.looked_for)}" if notice.looked_for else ""
    yield (
        "security-assessment",
        (
            (
                str(length_of(notice)),
                f"{in_words(length_of(notice))}, the notice alone ({notice.source}, "
                f"{notice.dated}{looked})",
            ),
        ),
    )


PUBLISHED = dict(_published())


def timeline(result: Result) -> Iterator[Block]:
    """Draw the days."""
    yield Heading("The timeline")
    yield picture(result)
    if result.get("plan"):
        yield Details("How to read the timeline", (Text(LEGEND),))


LEGEND = (
    "A full bar is time that the guidance gives, an outlined bar your own estimate, a pale part "
    "time that may not be needed, "
    "a thin line time to spare, a question mark a step without a length. Shaded days are "
    "weekends and bank holidays."
)


def _figures(result: Result) -> Iterator[tuple[str, str, str]]:
    days = [day for day in result["milestones"] if not day["done_on"]] or result["milestones"]
    coming = [day for day in days if not day["passed"]] or days[-1:]
    first = coming[0]
    for day in coming[:2]:
        yield day["title"], when(day), counted_from(day)
    if first["safest"] and first["safest"]["date"] != first["date"]:
        yield (
            f"Safest for: {first['title']}",
            day_in_words(first["safest"]["date"]),
            reading_in_words(first["safest"]),
        )


def plan_figures(result: Result) -> Iterator[tuple[str, str, str]]:
    """List what a plan comes to: its target, what sets the date, the earliest day."""
    plan, strands = result["plan"], result["strands"]
    driving = [strand for strand in strands if strand["driving"]]
    if plan["target"] and plan["outcome"]:
        passed = plan["target"] < result["as_of"]
        outcome = "has passed" if passed else OUTCOMES[plan["outcome"]]
        yield "Day you want to be a User", day_in_words(plan["target"]), outcome
    slack = driving[0]["slack"]
    spare = "" if slack is None or slack < 0 else to_spare(driving[0])
    yield "What sets the date", " and ".join(strand["title"] for strand in driving), spare
    if plan["earliest_user"]:
        yield "Earliest day to be a User", *_earliest_user(result, plan)


def _earliest_user(result: Result, plan: PlanSummary) -> tuple[str, str]:
    """Write the earliest day, as a range where it is rough and as a bound where a length is not
    known, and the Working Day after it.
    """
    last, first = read_day(plan["earliest_user"]), plan["earliest_user_if_quick"]
    begin = f"starting on {long_date(date.fromisoformat(plan['begin']))}"
    if plan["earliest_user_about"]:
        words = f"about {long_date(last)}"
        if first and first != plan["earliest_user"]:
            ends = "" if plan["leaves_out"] else f" to {words}"
            words = f"about {long_date(read_day(first))}{ends}"
    else:
        words = full_date(last)
        known = calendar(result["answers"]["calendar"])
        if known.closed(last) and last < known.last_day and not plan["leaves_out"]:
            begin = f"the next Working Day is {full_date(arrive(last, 1, known))}; {begin}"
    if plan["leaves_out"]:
        words, begin = f"after {words}", f"{begin}, plus the steps without a length"
    return words, begin


OUTCOMES = {
    "can-be-met": "can be met, if the estimates hold",
    "open": "can be met only if the steps without a length fit in",
    "depends-on-privacy": "depends on how long the Privacy Assessment takes",
    "cannot-be-met": "cannot be met",
}


def next_days(result: Result) -> str:
    """List what a plan is late with and the next days to keep; where all have passed, say so."""
    late = [
        day
        for day in result["milestones"]
        if day["passed"] and day["origin"] == "plan" and day["kind"] in ("latest", "about")
    ]
    coming = [day for day in result["milestones"] if not day["passed"] and not day["done_on"]]
    lines = [f"- **{_past(day)}** has passed: {_linked(day)}" for day in late[:NEXT]]
    if len(late) > NEXT:
        lines.append(f"- {plural(len(late) - NEXT, 'more date')} passed, in the table below.")
    if not coming:
        return "All of these days have passed."
    lines += [f"- {_next(day, result)}: {_linked(day)}" for day in coming[:NEXT]]
    return "\n".join(lines)


def _past(day: Milestone) -> str:
    shown = when(day)
    return shown[0].upper() + shown[1:]


def _next(day: Milestone, result: Result) -> str:
    bound = bool(day["leaves_out"])
    over = day["date"] < result["as_of"] and day["kind"] != "about" and not bound
    shown = day["until"] if over else day["date"]  # the Working Day has passed, a day after it not
    words = f"by {day_in_words(shown)}" if over else by_when(day)
    soon = _soon(result, read_day(shown), bound=bound)
    return f"**{words[0].upper()}{words[1:]}**{soon}"


def _soon(result: Result, day: date, *, bound: bool) -> str:
    """Say how near a day is that is near."""
    today, known = read_day(result["as_of"]), calendar(result["answers"]["calendar"])
    if day == today and not bound:
        return " (today)"
    if not (known.covers(today) and known.covers(day)):
        return ""
    left = Reading(known, result["answers"]["counting"]).between(today, day)
    return f" (in {plural(left, 'Working Day')})" if 0 < left <= SOON else ""


def _linked(day: Milestone) -> str:
    return f"[{day['title']}]({REGISTER[day['rule']].page})"


def dates(result: Result) -> Table:
    """Set out every date in one table."""
    rows = tuple(
        (
            f"{shortly(day)}{' (passed)' if day['passed'] else ''}{_not_working(day)}",
            f"{day['title']}{_done(day)}",
            kind(day),
            day["actor"],
        )
        for day in result["milestones"]
    )
    return Table(
        caption="Every date, in order",
        head=("Day", "What", "Is", "Who"),
        rows=rows,
    )


def _done(day: Milestone) -> str:
    return f" (entered: {long_date(read_day(day['done_on']))})" if day["done_on"] else ""


def _not_working(day: Milestone) -> str:
    if day["kind"] == "about" or day["leaves_out"]:
        return ""
    if day["until"] != day["date"]:
        return f" (or up to {day_in_words(day['until'])})"
    if day["working_day"] is None:
        return "; bank holidays not known"
    return (
        "" if day["working_day"] or day["falls_on"] == day["weekday"] else f" ({day['falls_on']})"
    )
