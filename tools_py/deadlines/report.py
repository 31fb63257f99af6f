"""The deadline planner's answer as a person reads it, made from the result alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py import rules
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import arrive
from tools_py.dates.periods import Reading, length_of
from tools_py.dates.words import full_date, long_date, read_day
from tools_py.deadlines.milestones import OF_PLAN, PLAN_POINTS
from tools_py.deadlines.network import ESTIMATES, PARTY, PRIVACY_LONGEST
from tools_py.deadlines.picture import picture
from tools_py.deadlines.questions import FORM
from tools_py.deadlines.warnings import LENGTH_NOT_GIVEN
from tools_py.deadlines.words import (
    IF_QUICK,
    NOT_LONG,
    SHOULD_BY,
    both_ends,
    leading,
    less,
    named,
    quickly,
    ranged,
    sets_the_date,
    shortly,
    when,
)
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
from tools_py.reports.citations import answers_given, rule_link, sources
from tools_py.reports.words import capital, day_in_words, in_words, listed, plural
from tools_py.rules import REGISTER

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanSummary, Result

PROMINENT = ("notice-too-short", "acknowledged-late", "-not-reached", "-too-late")
"""How the ids of warnings end that say that a day is too late or cannot be; others are remarks."""

IN_THE_CAVEAT = ("target-missed", LENGTH_NOT_GIVEN)
"""How the ids of warnings begin that the caveat and the fields below it cover already."""

NEXT = 3
"""How many of the days to come are listed before the tables."""

SOON = 10
"""A day so many Working Days ahead, or fewer, is urgent."""

YOU = "you"
"""The Party that reads, in the table of dates."""


def report(result: Result) -> Report:
    """Write the answer: what to do next, the timeline and the dates; the rest is folded."""
    plan = result.get("plan")
    days = (*timeline(result), Heading("The dates"), dates(result))
    blocks: list[Block] = [
        *lead(result),
        *points_to_check(warned(result, result["caveat"])),
        Figures(tuple(plan_figures(result, led=True) if plan else _figures(result))),
        Heading("What to do next"),
        Text(next_days(result)),
        *missing(result),
        *(
            (Details("The plan that would have led there", days),)
            if _target_passed(result)
            else days
        ),
        *in_full(result),
        answers_given(FORM, result),
    ]
    return Report(result["headline"], (*blocks, *sources(result)))


def _target_passed(result: Result) -> bool:
    plan = result.get("plan")
    return bool(plan and plan["target"] and plan["target"] < result["as_of"])


def lead(result: Result) -> Iterator[Block]:
    """Write the caveat, as a warning where the target is missed, and what else is too late."""
    plan = result.get("plan")
    missed = _target_passed(result) or (
        plan and plan["outcome"] in ("cannot-be-met", "depends-on-privacy")
    )
    if result["caveat"]:
        yield Callout("warning", result["caveat"]) if missed else Text(result["caveat"])
    for warning in result["warnings"]:
        if warning["id"].endswith(PROMINENT):
            yield Callout("warning", warning["text"])


def warned(result: Result, caveat: str) -> list[Block]:
    """Return the remarks that the caveat, as far as it is shown, does not make already."""
    return [
        Callout("note", warning["text"])
        for warning in result["warnings"]
        if not warning["id"].startswith(IN_THE_CAVEAT)
        and not warning["id"].endswith(PROMINENT)
        and warning["text"] not in caveat
    ]


def points_to_check(remarks: Sequence[Block]) -> Iterator[Block]:
    """Fold remarks, if there are any."""
    if remarks:
        yield Details(f"Points to check ({len(remarks)})", tuple(remarks))


def missing(result: Result) -> Iterator[Block]:
    """Offer the lengths that the plan leaves out, to be filled in beside the answer."""
    plan = result.get("plan")
    if not plan or not plan["leaves_out"] or _target_passed(result):
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


LEGEND = "\n".join(
    (
        "- Full bar: time that the guidance gives",
        "- Outlined bar: your own estimate",
        "- Pale part: time that may not be needed",
        "- Thin line: time to spare",
        "- ?: length not known",
        "- Shaded days: weekends and bank holidays",
    )
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


def plan_figures(result: Result, *, led: bool) -> Iterator[tuple[str, str, str]]:
    """List what a plan comes to: what sets the date, and the earliest day; that day is the headline
    of a plan after a start, which has `led` to it.
    """
    plan, strands = result["plan"], result["strands"]
    driving = [strand for strand in strands if strand["driving"]]
    slack = driving[0]["slack"]
    spare = "" if plan["target"] is None or slack is None or slack < 0 else to_spare(driving[0])
    yield f"What {sets_the_date(plan)}", " and ".join(strand["title"] for strand in driving), spare
    if plan["earliest_user"] and not (led and plan["mode"] == "forward"):
        yield "Earliest day to be a User", *_earliest_user(result, plan)


def _earliest_user(result: Result, plan: PlanSummary) -> tuple[str, str]:
    """Write the earliest day, as a range where it is rough and as a bound where a length is not
    known, and the Working Day after it.
    """
    last, first = read_day(plan["earliest_user"]), plan["earliest_user_if_quick"]
    begin = f"starting on {long_date(read_day(plan['begin']))}"
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
        words, begin = f"after {words}", f"{begin}, without the lengths not known"
    return words, begin


def next_days(result: Result) -> str:
    """List what the Party does now because its day has passed, and its next days to keep; without a
    plan, whoever acts.
    """
    plan = result.get("plan")
    days = [day for day in result["milestones"] if not day["done_on"]]
    if plan:
        days = [day for day in days if day["actor"] == PARTY] or days
    coming = [day for day in days if not day["passed"]]
    if not coming:
        passed = "This day has passed." if len(days) == 1 else "All of these days have passed."
        later = " Enter a later day to be a User." * bool(plan and plan["target"])
        return f"{passed}{later}"
    backward = plan is not None and plan["mode"] == "backward"
    late = [day for day in days if backward and day["passed"] and day["origin"] == "plan"]
    now = [day for day in late if day["id"].removeprefix(OF_PLAN) in _possible_now(result)]
    lines = [
        f"- **Now**: {_acts(group)}. For your target, the day was {words}."
        for words, group in _grouped(now, when)
    ]
    if plan and plan["outcome"] == "cannot-be-met":
        return "\n".join((*lines, "- Enter a later day to be a User, and calculate again."))
    if len(late) > len(now):
        lines.append(f"- {plural(len(late) - len(now), 'more date')} passed: see the table below.")
    lines += [
        f"- {words}: {_acts(group)}.{_other_end(group[0], result)}"
        for words, group in _grouped(coming, lambda day: _next(day, result))[:NEXT]
    ]
    return "\n".join(lines)


def _possible_now(result: Result) -> set[str]:
    """Name the points that no other point has to come before: the next of each strand but the last,
    whose evidence comes from the others.
    """
    left = [strand for strand in result["strands"] if not strand["done"]]
    side = left[:-1] or left
    return {"notify-secas"} | {
        next(step["ends"] for step in strand["steps"] if not step["done"])
        if strand["steps"][0]["done"] or strand["begins"] not in _ids(result)
        else strand["begins"]
        for strand in side
    }


def _ids(result: Result) -> set[str]:
    return {day["id"].removeprefix(OF_PLAN) for day in result["milestones"]}


def _grouped(
    days: Iterable[Milestone], words: Callable[[Milestone], str]
) -> list[tuple[str, list[Milestone]]]:
    """Put days together that are written in the same words."""
    groups: dict[str, list[Milestone]] = {}
    for day in days:
        groups.setdefault(words(day), []).append(day)
    return [*groups.items()]


def _acts(days: Iterable[Milestone]) -> str:
    """List what is done on a day, each with its paragraph."""
    return listed(rule_link(_act(day), REGISTER[day["rule"]]) for day in days)


def _act(day: Milestone) -> str:
    title, point = day["title"], PLAN_POINTS.get(day["id"].removeprefix(OF_PLAN))
    if day["actor"] != PARTY:
        return f"the {title}" if title.startswith("DCC ") else title
    if point:
        should = "you should " * (leading(day) == SHOULD_BY)
        return f"{should}{point.act}{title.removeprefix(point.title)}"
    return f"{title[0].lower()}{title[1:]}" if day["kind"] == "latest" else title


def _next(day: Milestone, result: Result) -> str:
    over = day["date"] < result["as_of"]
    lead = leading(day).replace(SHOULD_BY, "by ")  # the act has the word
    words, shown = f"{lead}{shortly(day)}**", read_day(day["date"])
    if over and ranged(day):
        words, shown = f"{quickly(day)}**, {IF_QUICK}", read_day(day["if_quick"])
    elif over and lead:  # the Working Day has passed, a day after it not
        words, shown = f"by {day_in_words(day['until'])}**", read_day(day["until"])
    off = f", {less(day['leaves_out'])}" if day["leaves_out"] else ""
    return f"**{capital(words)}{off}{_soon(result, shown, day)}"


def _other_end(day: Milestone, result: Result) -> str:
    """Name the day for the other end of a rough range."""
    if not ranged(day):
        return ""
    if day["date"] < result["as_of"]:
        return f" For about {in_words(PRIVACY_LONGEST)}, the day was {shortly(day)}."
    return f" {capital(IF_QUICK)}, {NOT_LONG}, the day is {quickly(day)}."


def _soon(result: Result, shown: date, day: Milestone) -> str:
    """Say how near a day is that is near."""
    today, known = read_day(result["as_of"]), calendar(result["answers"]["calendar"])
    if shown == today and not day["leaves_out"]:
        return " (today)"
    if not (known.covers(today) and known.covers(shown)):
        return ""
    left = Reading(known, result["answers"]["counting"]).between(today, shown)
    if not 0 < left <= SOON:
        return ""
    span = f"{'about ' * (day['kind'] == 'about')}{plural(left, 'Working Day')}"
    return f" (at most {span} left)" if day["leaves_out"] else f" (in {span})"


def dates(result: Result) -> Table:
    """Set out every date in one table, a row for what the same one does on the same day."""
    days = result["milestones"]
    bounds = any(day["leaves_out"] for day in days)
    rows: dict[tuple[str, str, str], list[str]] = {}
    for day in days:
        off = named(day["leaves_out"]) if day["leaves_out"] else "nothing"
        who = YOU if day["actor"] == PARTY else day["actor"]
        rows.setdefault((_day(day), off, who), []).append(f"{day['title']}{_done(day)}")
    return Table(
        caption="Every date, in order",
        head=("Day", *(("Less the length of",) if bounds else ()), "What", "Who"),
        rows=tuple(
            (shown, *((off,) if bounds else ()), "; ".join(what), who)
            for (shown, off, who), what in rows.items()
        ),
    )


def _day(day: Milestone) -> str:
    over = day["passed"] and day["kind"] != "earliest"
    remark = " (passed)" if over else _not_working(day)
    return f"{leading(day)}{both_ends(day)}{remark}"


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
