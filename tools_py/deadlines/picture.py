"""The timeline of a deadline planner's result: a row for each strand of a plan, or for each day
that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.calendars import calendar
from tools_py.dates.words import read_day
from tools_py.deadlines.milestones import OF_PLAN
from tools_py.deadlines.timeline import Bar, DayLine, TimelineRow, draw
from tools_py.deadlines.words import sets_the_date
from tools_py.reports.blocks import Picture
from tools_py.reports.words import plural

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanStep, PlanStrand, PlanSummary, Result


def picture(result: Result) -> Picture:
    """Draw the plan, or the days asked for, with today and the target."""
    plan = result.get("plan")
    rows = list(_strands(result) if plan else _days(result))
    lines = [DayLine(read_day(result["as_of"]), f"Today, {_short(result['as_of'])}", "today")]
    if plan:
        lines.append(DayLine(read_day(_end(plan)), _line_words(plan), "target"))
    title = "Timeline of the plan" if plan else "Timeline"
    words = (
        "; ".join([*(f"{row.name}: {row.words}" for row in rows), *(line.words for line in lines)])
        + "."
    )
    svg = draw(title, rows, lines, calendar(result["answers"]["calendar"]), words)
    return Picture(svg, f"{title}. {words}")


def _end(plan: PlanSummary) -> str | None:
    """Return the day of the target, or the earliest day to be a User; of a bound, the least."""
    least = plan["earliest_user_if_quick"] if plan["leaves_out"] else None
    return plan["target"] or least or plan["earliest_user"]


def _line_words(plan: PlanSummary) -> str:
    """Name the day of the target, or the earliest day to be a User, as a bound or a range where it
    is one.
    """
    end, first = _end(plan), plan["earliest_user_if_quick"]
    if plan["target"]:
        return f"Wanted, {_short(end)}"
    words = f"about {_dated(end)}" if plan["earliest_user_about"] else _short(end)
    if plan["leaves_out"]:
        return f"User, after {words}"
    ranged = first is not None and first != end
    return f"User, about {_dated(first)} to {words}" if ranged else f"User, {words}"


def _brief(day: Milestone | None, fact: str | None) -> str:
    """Write a milestone's day in brief, as a bound where it is one; else the fact in its place."""
    if day is None:
        return _dated(fact)
    rough = "about " * (day["kind"] == "about")
    return f"{'before ' * bool(day['leaves_out'])}{rough}{_dated(day['date'])}"


def _short(text: str | None) -> str:
    day = read_day(text)
    return f"{day:%a} {day.day} {day:%b %Y}"


def _dated(text: str | None) -> str:
    day = read_day(text)
    return f"{day.day} {day:%b %Y}"


def _days(result: Result) -> Iterator[TimelineRow]:
    for day in result["milestones"]:
        first, last = sorted((read_day(day["from"]), read_day(day["date"])))
        yield TimelineRow(
            day["title"],
            _brief(day, None) if day["kind"] == "about" else _short(day["date"]),
            (Bar(first, last, "given"),),
            points=(read_day(day["date"]),),
        )


def _strands(result: Result) -> Iterator[TimelineRow]:
    plan = result["plan"]
    days = {
        day["id"].removeprefix(OF_PLAN): day
        for day in result["milestones"]
        if day["origin"] == "plan"
    }
    for strand in result["strands"]:
        if not strand["done"]:
            yield (
                _forward(strand, days, plan)
                if plan["mode"] == "forward"
                else _backward(strand, days, plan)
            )
    yield from _besides(
        result, read_day(plan["begin"]), read_day(plan["target"] or plan["earliest_user"])
    )


def _besides(result: Result, begin: date, end: date) -> Iterator[TimelineRow]:
    """Show the days that belong to no strand, such as the renewal of a Bank Guarantee, as far as
    they fall within the plan.
    """
    days = [
        day
        for day in result["milestones"]
        if day["origin"] == "asked" and begin <= read_day(day["date"]) <= end
    ]
    if days:
        words = f"{days[0]['title']} ({_dated(days[0]['date'])})" + (
            f"; {len(days) - 1} more" if len(days) > 1 else ""
        )
        yield TimelineRow(
            "Other dates", words, (), points=tuple(read_day(day["date"]) for day in days)
        )


def _backward(strand: PlanStrand, days: Mapping[str, Milestone], plan: PlanSummary) -> TimelineRow:
    steps = [step for step in strand["steps"] if not step["done"]]
    begin = read_day(plan["begin"])
    start, end = read_day(strand["latest_start"]), read_day(strand["latest_end"])
    bars = [Bar(begin, start, "float")] if begin < start else []
    ranged = any(step["shortest"] for step in steps)
    if ranged and strand["latest_start_if_quick"]:
        quick = read_day(strand["latest_start_if_quick"])
        bars += [Bar(start, quick, "range"), Bar(quick, end, "given")]
    else:
        bars += [_bar(step, forward=False) for step in steps if step["length"]]
    open_at = tuple(read_day(step["latest_end"]) for step in steps if step["length"] is None)
    known = steps[0]["length"] is not None
    first, last = days.get(strand["begins"]), days.get(strand["steps"][-1]["ends"])
    ends = _brief(last, strand["latest_end"])
    begins = _brief(first, strand["latest_start"])
    bound = first is not None and bool(first["leaves_out"])
    end_words = f"ends {'' if ends.startswith('before') else 'by '}{ends}"
    words = (
        end_words
        if not known
        else f"starts {begins}, {end_words}"
        if bound
        else f"from {begins}, {end_words}"
        if ends.startswith("before")
        else f"{begins} to {ends}"
    )
    return _row(strand, plan, words, bars, None if bound else start if known else end, open_at)


def _forward(strand: PlanStrand, days: Mapping[str, Milestone], plan: PlanSummary) -> TimelineRow:
    steps = [step for step in strand["steps"] if not step["done"]]
    start, end = read_day(strand["earliest_start"]), read_day(strand["earliest_end"])
    ranged = any(step["shortest"] for step in steps)
    if ranged and strand["earliest_end_if_quick"]:
        quick = read_day(strand["earliest_end_if_quick"])
        bars = [Bar(start, quick, "given"), Bar(quick, end, "range")]
    else:
        bars = [_bar(step, forward=True) for step in steps if step["length"]]
    if read_day(strand["latest_end"]) > end:
        bars.append(Bar(end, read_day(strand["latest_end"]), "float"))
    open_at = tuple(read_day(step["earliest_end"]) for step in steps if step["length"] is None)
    first, last = days.get(strand["begins"]), days.get(strand["steps"][-1]["ends"])
    begins = _brief(first, strand["earliest_start"])
    if set(steps[0]["earliest_leaves_out"]) - {steps[0]["id"]}:
        words = "after the others"
    elif open_at and start == end:
        words = f"from {begins}"
    else:
        ends = _brief(last, strand["earliest_end"])
        words = f"{begins} to {ends}{' or later' * bool(open_at)}"
    return _row(strand, plan, words, bars, end, open_at)


def _bar(step: PlanStep, *, forward: bool) -> Bar:
    kind = "own" if step["source"] == "own-estimate" else "given"
    start = step["earliest_start"] if forward else step["latest_start"]
    end = step["earliest_end"] if forward else step["latest_end"]
    return Bar(read_day(start), read_day(end), kind)


def _row(
    strand: PlanStrand,
    plan: PlanSummary,
    words: str,
    bars: list[Bar],
    point: date | None,
    open_at: tuple[date, ...],
) -> TimelineRow:
    number = "" if len(strand["steps"]) == 1 else f"{plural(len(open_at), 'length')} "
    missing = f"; {number or 'length '}not known" if open_at else ""
    sets = f" ({sets_the_date(plan)})" if strand["driving"] else ""
    points = () if point is None or point in open_at else (point,)
    return TimelineRow(
        f"{strand['title']}{sets}",
        f"{words}{missing}",
        tuple(bars),
        points,
        open_at,
        strand["driving"],
    )
