"""The Working-Day counter: a date, a number of Working Days on or back, a calendar."""

from __future__ import annotations

from datetime import date

from tools_py import calendars, rules
from tools_py.calculator import Answers, Calculator, Result, result, sources
from tools_py.calendars import CALENDARS, TITLES, calendar
from tools_py.forms import ChoiceField, DateField, Error, Form, NumberField, Option, Refusal, full_date, long_date
from tools_py.report import Block, Details, Figures, Report, Table, Text
from tools_py.working_days import COUNTINGS, Count, OutsideCalendar, count

NAME = "working-days"

SPAN = calendar(calendars.DEFAULT)

CALENDAR_FIELD = ChoiceField(
    name="calendar",
    label="Whose bank holidays are left out?",
    noun="Calendar",
    hint="The guidance does not say; England and Wales is taken when you choose none",
    options=tuple(Option(value=name, label=TITLES[name]) for name in CALENDARS),
    default=calendars.DEFAULT,
)
"""The reading of Working Day, shared with the deadline planner."""

COUNTING_TITLES = {
    "day-after": "The day after is day 1",
    "clear-days": "Clear days: all of the Working Days lie between",
}

COUNTING_FIELD = ChoiceField(
    name="counting",
    label="How are the days counted?",
    noun="Counting",
    hint="The guidance does not say; the day after is day 1 when you choose neither",
    options=tuple(Option(value=name, label=COUNTING_TITLES[name]) for name in COUNTINGS),
    default=COUNTINGS[0],
)
"""The counting convention, shared with the deadline planner."""

FORM = Form(
    fields=(
        DateField(
            name="start",
            label="Which date do you count from?",
            noun="Date to count from",
            hint="For example, 24 3 2027",
            missing="Enter the date to count from",
            first=SPAN.first_day,
            last=SPAN.last_day,
            covered="the days whose bank holidays have been published",
        ),
        NumberField(
            name="days",
            label="How many Working Days?",
            noun="Number of Working Days",
            hint="A whole number, for example 60; a minus sign counts back",
            missing="Enter the number of Working Days",
            least=None,
            places=0,
            example="60",
        ),
        ChoiceField(
            name="direction",
            label="Count on or back?",
            noun="Direction",
            options=(Option(value="on", label="On from the date"), Option(value="back", label="Back from the date")),
        ),
        CALENDAR_FIELD,
        COUNTING_FIELD,
    )
)


def calculate(answers: Answers, today: date) -> Result:
    """Count, and count again under every other calendar and convention.

    Raise Refusal for no days, for a minus sign beside a direction, and where the counting leaves the published bank holidays.
    """
    start, number, direction = answers["start"], int(answers["days"]), answers["direction"]
    if number == 0:
        raise Refusal(Error("days", "Number of Working Days must be 1 or more, or −1 or less to count back"))
    if direction and number < 0:
        raise Refusal(Error("days", "Number of Working Days must be 1 or more when you choose to count on or back"))
    days = -number if direction == "back" else number
    try:
        counted = count(start, days, calendar(answers["calendar"]), answers["counting"])
    except OutsideCalendar as outside:
        raise Refusal(Error("days", beyond(outside))) from None
    was = "was" if counted.day < today else "is"
    way = "after" if days > 0 else "before"
    headline = f"{plural(abs(days))} {way} {full_date(start)} {was} {full_date(counted.day)}"
    return result(
        NAME,
        {**answers, "days": days, "direction": None},
        headline,
        rules=(rules.COUNTING_DAY_ONE, rules.WORKING_DAY_NATION),
        date=counted.day,
        weekday=f"{counted.day:%A}",
        skipped=ledger(counted),
        alternatives=alternatives(start, days),
    )


def beyond(outside: OutsideCalendar) -> str:
    """Say which days the calendar covers, for a count that left them."""
    span = f"{long_date(outside.calendar.first_day)} to {long_date(outside.calendar.last_day)}"
    return f"The count leaves the days whose bank holidays have been published, {span}; enter an earlier date or fewer days"


def ledger(counted: Count) -> list[dict[str, object]]:
    """Write the days stepped over as the contract does."""
    return [{"date": day, "reason": reason} for day, reason in counted.skipped]


def alternatives(start: date, days: int) -> list[dict[str, str | date | None]]:
    """Count under each calendar and convention; a date that cannot be counted is None."""
    counted = []
    for name in CALENDARS:
        for counting in COUNTINGS:
            try:
                day = count(start, days, calendar(name), counting).day
            except OutsideCalendar:
                day = None
            counted.append({"calendar": name, "counting": counting, "date": day})
    return counted


def report(result: Result) -> Report:
    """Tell the answer: the day, what was skipped, and what other readings would give."""
    answers = result["answers"]
    skipped = [(date.fromisoformat(item["date"]), item["reason"]) for item in result["skipped"]]
    holidays = [(day, reason) for day, reason in skipped if day.weekday() < 5]
    blocks: list[Block] = [
        Figures(
            (
                ("Date", full_date(date.fromisoformat(result["date"])), ""),
                ("Calendar", TITLES[answers["calendar"]], ""),
                ("Counting", COUNTING_TITLES[answers["counting"]], ""),
                (
                    "Days stepped over",
                    str(len(skipped)),
                    f"{len(skipped) - len(holidays)} at weekends, {len(holidays)} bank holiday{'' if len(holidays) == 1 else 's'}",
                ),
            )
        ),
    ]
    if holidays:
        blocks.append(days_table("Bank holidays stepped over", holidays))
    blocks += [
        Details(f"Every day stepped over ({len(skipped)})", (days_table("Days that are not Working Days", skipped),))
        if skipped
        else Text("No day was stepped over."),
        alternatives_table(result["alternatives"], answers),
        *sources(result),
    ]
    return Report(result["headline"], tuple(blocks))


def days_table(caption: str, days: list[tuple[date, str]]) -> Table:
    """List days with the reason why each is not a Working Day."""
    return Table(caption=caption, head=("Day", "Why it is not counted"), rows=tuple((full_date(day), reason) for day, reason in days))


def alternatives_table(counted: list[dict[str, str | None]], answers: Answers) -> Table:
    """Set the calendars side by side under both conventions, the reading asked for in bold."""

    def cell(name: str, counting: str) -> str:
        found = next(item["date"] for item in counted if item["calendar"] == name and item["counting"] == counting)
        shown = full_date(date.fromisoformat(found)) if found else "past the published bank holidays"
        return f"**{shown}**" if (name, counting) == (answers["calendar"], answers["counting"]) else shown

    return Table(
        caption="The same count under the other readings of Working Day",
        head=("Calendar", *(COUNTING_TITLES[counting] for counting in COUNTINGS)),
        rows=tuple((TITLES[name], *(cell(name, counting) for counting in COUNTINGS)) for name in CALENDARS),
    )


def plural(days: int) -> str:
    """Write a number of Working Days."""
    return f"{days:,} Working Day{'' if days == 1 else 's'}"


CALCULATOR = Calculator(
    name=NAME,
    title="Working-Day counter",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=lambda result: {"Date": result["date"]},
    example=({"start": "2027-03-24", "days": "60"}, date(2026, 11, 23)),
)
