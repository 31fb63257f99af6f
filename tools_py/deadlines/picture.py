"""The timeline of a deadline planner's result: a row for each strand of a plan, or for each day
that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tools_py.calculator import Result
from tools_py.dates.calendars import calendar
from tools_py.deadlines.milestones import PLAN_POINTS
from tools_py.deadlines.timeline import Bar, Line, Row, draw
from tools_py.reports.blocks import Picture

type Record = Mapping[str, Any]


def picture(result: Result) -> Picture:
    """Draw the plan, or the days asked for, with today and the target."""
    plan = result.get("plan")
    rows = list(_strands(result) if plan else _days(result))
    lines = [Line(_date(result["as_of"]), f"Today, {_short(result['as_of'])}", "today")]
    if plan:
        end = plan["target"] or plan["earliest_user"]
        lines.append(
            Line(_date(end), f"{'Wanted' if plan['target'] else 'User'}, {_short(end)}", "target")
        )
    title = "Timeline of the plan" if plan else "Timeline"
    words = (
        "; ".join([*(f"{row.name}: {row.words}" for row in rows), *(line.words for line in lines)])
        + "."
    )
    svg = draw(title, rows, lines, calendar(result["answers"]["calendar"]), words)
    return Picture(svg, f"{title}. {words}")


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _short(text: str) -> str:
    day = _date(text)
    return f"{day:%a} {day.day} {day:%b %Y}"


def _dated(text: str) -> str:
    day = _date(text)
    return f"{day.day} {day:%b %Y}"


def _days(result: Result) -> Iterator[Row]:
    for day in result["milestones"]:
        first, last = sorted((_date(day["from"]), _date(day["date"])))
        yield Row(
            day["title"],
            _short(day["date"]),
            (Bar(first, last, "given"),),
            points=(_date(day["date"]),),
        )


def _strands(result: Result) -> Iterator[Row]:
    plan = result["plan"]
    for strand in result["strands"]:
        if not strand["done"]:
            yield (
                _forward(strand)
                if plan["mode"] == "forward"
                else _backward(strand, _date(plan["begin"]))
            )
    yield from _besides(
        result, _date(plan["begin"]), _date(plan["target"] or plan["earliest_user"])
    )


def _besides(result: Result, begin: date, end: date) -> Iterator[Row]:
    """Show the days that belong to no strand, such as the renewal of a Bank Guarantee, as far as
    they fall within the plan.
    """
    days = [
        day
        for day in result["milestones"]
        if day["id"] not in PLAN_POINTS and begin <= _date(day["date"]) <= end
    ]
    if days:
        words = f"{days[0]['title']}, {_dated(days[0]['date'])}" + (
            f"; {len(days) - 1} more" if len(days) > 1 else ""
        )
        yield Row(
            "Besides the strands", words, (), points=tuple(_date(day["date"]) for day in days)
        )


def _backward(strand: Record, begin: date) -> Row:
    steps = [step for step in strand["steps"] if not step["done"]]
    start, end = _date(strand["latest_start"]), _date(strand["latest_end"])
    bars = [Bar(begin, start, "room")] if begin < start else []
    ranged = any(step["shortest"] for step in steps)
    if ranged and strand["latest_start_if_quick"]:
        quick = _date(strand["latest_start_if_quick"])
        bars += [Bar(start, quick, "range"), Bar(quick, end, "given")]
    else:
        bars += [_bar(step, "latest") for step in steps if step["length"]]
    open_at = tuple(_date(step["latest_end"]) for step in steps if step["length"] is None)
    known = steps[0]["length"] is not None
    words = (
        f"{_dated(strand['latest_start'])} to {_dated(strand['latest_end'])}"
        if known
        else f"over by {_dated(strand['latest_end'])}"
    )
    return _row(strand, words, bars, start if known else end, open_at)


def _forward(strand: Record) -> Row:
    steps = [step for step in strand["steps"] if not step["done"]]
    start, end = _date(strand["earliest_start"]), _date(strand["earliest_end"])
    ranged = any(step["shortest"] for step in steps)
    if ranged and strand["earliest_end_if_quick"]:
        quick = _date(strand["earliest_end_if_quick"])
        bars = [Bar(start, quick, "given"), Bar(quick, end, "range")]
    else:
        bars = [_bar(step, "earliest") for step in steps if step["length"]]
    if _date(strand["latest_end"]) > end:
        bars.append(Bar(end, _date(strand["latest_end"]), "room"))
    open_at = tuple(_date(step["earliest_end"]) for step in steps if step["length"] is None)
    words = (
        f"{_dated(strand['earliest_start'])} to "
        f"{_dated(strand['earliest_end'])}{' or later' if open_at else ''}"
    )
    return _row(strand, words, bars, end, open_at)


def _bar(step: Record, pass_: str) -> Bar:
    kind = "own" if step["source"] == "own-estimate" else "given"
    return Bar(_date(step[f"{pass_}_start"]), _date(step[f"{pass_}_end"]), kind)


def _row(
    strand: Record, words: str, bars: list[Bar], point: date, open_at: tuple[date, ...]
) -> Row:
    missing = (
        f"; {len(open_at)} step{'' if len(open_at) == 1 else 's'} of unknown length"
        if open_at
        else ""
    )
    sets = " (sets the date)" if strand["driving"] else ""
    points = () if point in open_at else (point,)
    return Row(
        f"{strand['title']}{sets}",
        f"{words}{missing}",
        tuple(bars),
        points,
        open_at,
        strand["driving"],
    )
