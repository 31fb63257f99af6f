"""The workings behind a planner's answer: the strands, the mandates, and how days were counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.calendars import TITLES as CALENDARS
from tools_py.dates.counting import COUNTING_TITLES, COUNTINGS, DAY
from tools_py.dates.words import full_date, long_date, read_day
from tools_py.deadlines.network import PRIVACY_LONGEST, PRIVACY_SHORTEST
from tools_py.deadlines.words import less, sets_the_date
from tools_py.forms.lengths_field import read_length
from tools_py.reports.blocks import Block, Details, Table, Text
from tools_py.reports.citations import note_link, rule_link
from tools_py.reports.days import alternative_cell, alternatives_table, days_table, read_ledger
from tools_py.reports.words import day_in_words, in_words, plural
from tools_py.rules import REGISTER
from tools_py.rules.entry import DEROGATION_CME, MANDATE_BREACH

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanStep, PlanStrand, PlanSummary, Result
    from tools_py.reports.days import Alternative, NamedReading


def in_full(result: Result) -> Iterator[Block]:
    """Set out, folded, the plan, how the days were counted, and what other readings give."""
    if result.get("plan"):
        at_most = any(
            step["latest_leaves_out"] for strand in result["strands"] for step in strand["steps"]
        )
        words = f"{PLAN_WORDS} {UP_TO}" if at_most else PLAN_WORDS
        yield Details("The plan, strand by strand", (Text(words), *_strands(result)))
        yield from _mandates(result)
        yield from _later(result)
    yield Details("Where each date comes from", (_origins(result),))
    counting = (Text(_counting(result)), *_safest(result), *_ledgers(result), *_readings(result))
    yield Details("How the days were counted", counting)


PLAN_WORDS = (
    "The strands run side by side. The guidance says so of the Security and Privacy Assessments, "
    "and sets no order for the others. The evidence comes after all of them."
)

UP_TO = "“Up to” holds if the steps without a length take no time."


def length_in_words(text: str | None) -> str:
    """Write a length of a result."""
    return in_words(read_length(text, "Length")) if text else "**not given**"


def to_spare(strand: PlanStrand) -> str:
    """Say how long a strand can wait, without moving the end."""
    slack = strand["slack"]
    if slack is None:
        return "done" if strand["done"] else "not known"
    if slack < 0:
        return f"{plural(-slack, 'Working Day')} too late"
    at_most = any(step["latest_leaves_out"] for step in strand["steps"])
    return (
        f"{'up to ' * at_most}{plural(slack, 'Working Day')} to spare"
        if slack
        else "nothing to spare"
    )


def _origins(result: Result) -> Table:
    """Say what each day is counted from and which rule gives it."""
    known = {day["until"] for day in result["milestones"] if day["origin"] == "plan"}
    return Table(
        caption="What each date is counted from",
        head=("What", "Counted from", "Rests on"),
        rows=tuple(
            (
                day["title"],
                counted_from(day, known if day["origin"] == "plan" else ()),
                _citation(day["rule"]),
            )
            for day in result["milestones"]
        ),
    )


QUOTED = str.maketrans("“”", "‘’")
"""Quotation marks within others."""

ROUGH = (str(PRIVACY_SHORTEST), str(PRIVACY_LONGEST))


def counted_from(day: Milestone, known: Collection[str] = ()) -> str:
    """Say what a day is counted from: a length before or after something on its day, or what it
    must not be later than. Of a day that is `known` the date stands beside it already.
    """
    start = f"“{day['from_what'].translate(QUOTED)}”"
    if day["from"] not in known:
        start += f", {long_date(read_day(day['from']))}"
    if day["length"]:
        rough = "about " * (day["kind"] == "about" and day["length"] in ROUGH)
        way = "after" if day["way"] > 0 else "before"
        return f"{rough}{length_in_words(day['length'])} {way} {start}"
    return f"no {'earlier' if day['kind'] == 'earliest' else 'later'} than {start}"


def _citation(name: str) -> str:
    rule = REGISTER[name]
    return ", ".join([rule_link(rule.place, rule), *(note_link(note) for note in rule.notes)])


def _strands(result: Result) -> Iterator[Table]:
    """Set the strands side by side, then the steps of each that has more than one; their days stand
    in the table of dates.
    """
    yield Table(
        caption="The strands",
        head=("Strand", "Takes", "Time to spare"),
        rows=tuple(_strand(strand, result["plan"]) for strand in result["strands"]),
    )
    for strand in result["strands"]:
        if len(strand["steps"]) > 1 and not strand["done"]:
            yield Table(
                caption=f"The steps of: {strand['title']}",
                head=("Step", "Takes", "Who acts"),
                rows=tuple(_step(step) for step in strand["steps"]),
            )


def _strand(strand: PlanStrand, plan: PlanSummary) -> tuple[str, ...]:
    name = f"{strand['title']}{', if the DCC requires it' if strand['id'] == 'credit' else ''}"
    if strand["done"]:
        return name, "done", ""
    steps = strand["steps"]
    takes = (
        _takes(steps[-1]) if len(steps) == 1 or steps[-1]["counted_from"] else "its steps, below"
    )
    sets = f"; **{sets_the_date(plan)}**" if strand["driving"] else ""
    return name, takes, f"{to_spare(strand)}{sets}"


def _step(step: PlanStep) -> tuple[str, ...]:
    return step["title"], "done" if step["done"] else _takes(step), step["actor"]


def _takes(step: PlanStep) -> str:
    if step["length"] is None:
        return (
            f"set by its date, {day_in_words(step['fixed'])}" if step["fixed"] else "**not given**"
        )
    if step["shortest"]:
        return f"about {step['shortest'].split()[0]} to {length_in_words(step['length'])}"
    own = " (your estimate)" * (step["source"] == "own-estimate")
    return f"{length_in_words(step['length'])}{own}"


def _mandates(result: Result) -> Iterator[Block]:
    if not result["mandates"]:
        return
    rows = tuple(
        (
            item["title"],
            rule_link(day_in_words(item["deadline"]), REGISTER[item["rule"]])
            + " (passed)" * item["passed"],
            _against(item["days_before_plan"], result["plan"]),
        )
        for item in result["mandates"]
    )
    table = Table(
        caption="Days by which kinds of Party had to be a User",
        head=("Kind of Party", "By", "Against the plan"),
        rows=rows,
    )
    words = Text(
        "Which of these binds a Party, if any, depends on its licences, market and size: [work it "
        "out](calculators/eligibility/). "
        f"{MANDATE_BREACH.says} {DEROGATION_CME.says}"
    )
    yield Details("The mandates against the plan", (table, words))


def _against(days: int, plan: PlanSummary) -> str:
    forward = plan["mode"] == "forward"
    if forward and plan["leaves_out"]:
        return f"more than {days:,} days before the plan’s day" if days > 0 else "not known"
    about = "about " * (forward and plan["earliest_user_about"])
    if days == 0:
        return f"{about}the same day as the plan’s"
    return f"{about}{abs(days):,} days {'before' if days > 0 else 'after'} the plan’s day"


def _later(result: Result) -> Iterator[Block]:
    """Tell what sources after June 2018 add; none of it enters the dates."""
    lines = []
    for item in result["later"]:
        rule = REGISTER[item["rule"]]
        bound = f", {less(item['unknown'])}" if item["unknown"] else ""
        effect = f" {item['what']} {day_in_words(item['date'])}{bound}." if item["date"] else ""
        lines.append(
            f"- {rule_link(rule.says, rule)}{effect and ' If that still holds,' + effect} Source: "
            f"{rule.source}, {rule.dated}."
        )
    yield Details("Known since June 2018, and not used in these dates", (Text("\n".join(lines)),))


def _counting(result: Result) -> str:
    answers = result["answers"]
    words = [
        (
            "Working Days leave out weekends and the bank holidays of: "
            f"{CALENDARS[answers['calendar']]}."
        ),
        f"{COUNTING_TITLES[answers['counting']]}.",
    ]
    if answers["counting"] == "clear-days" and answers["durations"]:
        words.append(
            "Clear days are counted for the guidance’s periods only, not for your estimates."
        )
    words.append(
        "Weeks are seven calendar days, months are calendar months, and no holiday moves them."
    )
    words.append("[How days are counted, and why](about/method/#counting).")
    return " ".join(words)


def reading_in_words(item: Alternative) -> str:
    """Name a reading of Working Day."""
    title = CALENDARS[item["calendar"]].split(" (")[0]
    return (
        f"{title}, {'clear days' if item['counting'] == 'clear-days' else 'the day after is day 1'}"
    )


def _safest(result: Result) -> Iterator[Block]:
    safest_days = [(day, day["safest"]) for day in result["milestones"] if day["safest"]]
    differ = [(day, safest) for day, safest in safest_days if safest["date"] != day["date"]]
    if differ:
        rows = tuple(
            (
                day["title"],
                day_in_words(day["date"]),
                f"**{day_in_words(safest['date'])}**",
                reading_in_words(safest),
            )
            for day, safest in differ
        )
        table = Table(
            caption="The safest day under any reading",
            head=("What", "As counted here", "Safest", "Under"),
            rows=rows,
        )
        yield table
    elif safest_days:
        yield Text("No other calendar and no other counting is more cautious for these dates.")


def _ledgers(result: Result) -> Iterator[Block]:
    """List what was stepped over: the bank holidays at once, every day folded away."""
    ledgers = {
        day["title"]: read_ledger(day["skipped"]) for day in result["milestones"] if day["skipped"]
    }
    holidays = sorted({item for days in ledgers.values() for item in days if item[0].weekday() < 5})
    if holidays:
        yield days_table("Bank holidays stepped over", holidays)
    if ledgers:
        tables = tuple(
            _runs_table(f"{title}: {plural(len(days), 'day')} stepped over", days)
            for title, days in ledgers.items()
        )
        yield Details("Every day stepped over, date by date", tables)


def _runs_table(caption: str, days: Sequence[tuple[date, str]]) -> Table:
    """List days stepped over, those that follow each other in one row."""
    runs: list[list[tuple[date, str]]] = []
    for day, reason in days:
        if runs and day - runs[-1][-1][0] == DAY:
            runs[-1].append((day, reason))
        else:
            runs.append([(day, reason)])
    rows = tuple(
        (
            full_date(run[0][0]) + (f" to {full_date(run[-1][0])}" if len(run) > 1 else ""),
            ", ".join(reason for _, reason in run),
        )
        for run in runs
    )
    return Table(caption=caption, head=("Days", "Why they are not counted"), rows=rows)


def _readings(result: Result) -> Iterator[Block]:
    """Set every reading side by side: one day in a table of its own, several in a table for each
    counting convention.
    """
    days = [
        day
        for day in result["milestones"]
        if len({item["date"] for item in day["alternatives"]}) > 1
    ]
    if not days:
        return
    summary = "The other calendars and counting conventions, side by side"
    if len(days) == 1:
        caption = f"{days[0]['title']}, under each reading of Working Day"
        yield Details(
            summary, (alternatives_table(caption, days[0]["alternatives"], result["answers"]),)
        )
        return
    yield Details(
        summary, tuple(_readings_table(days, counting, result["answers"]) for counting in COUNTINGS)
    )


def _readings_table(days: Sequence[Milestone], counting: str, answers: NamedReading) -> Table:
    def cell(day: Milestone, calendar: str) -> str:
        return alternative_cell(day["alternatives"], calendar, counting, answers)

    return Table(
        caption=COUNTING_TITLES[counting],
        head=("What", *(CALENDARS[name].split(" (")[0] for name in CALENDARS)),
        rows=tuple((day["title"], *(cell(day, name) for name in CALENDARS)) for day in days),
    )
