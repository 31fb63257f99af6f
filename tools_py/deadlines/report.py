"""The deadline planner's answer as a person reads it, made from the result alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools_py.dates.calendars import TITLES as CALENDARS
from tools_py.dates.counting import COUNTING_TITLES, COUNTINGS
from tools_py.dates.periods import DAY, in_words
from tools_py.dates.words import full, full_date, long_date
from tools_py.deadlines.network import ESTIMATES
from tools_py.deadlines.picture import picture
from tools_py.deadlines.questions import FORM
from tools_py.deadlines.warnings import LENGTH_NOT_GIVEN
from tools_py.forms.lengths_field import read_length
from tools_py.reports.blocks import Block, Callout, Details, Figures, Heading, Report, Table, Text
from tools_py.reports.citations import answers_given, note_link, sources
from tools_py.reports.days import alternatives_table, days_table, plural
from tools_py.rules import REGISTER
from tools_py.rules.entry import DEROGATION_CME, MANDATE_BREACH

if TYPE_CHECKING:
    from tools_py.deadlines.result import Milestone, PlanStep, PlanStrand, PlanSummary, Result
    from tools_py.reports.days import Reading

KINDS = {"latest": "at the latest", "earliest": "at the earliest", "by": "by this day"}
TOO_LATE = ("target-missed", "notice-too-short", "acknowledged-late")
"""Warnings that say that something is too late; the others are remarks."""

NEXT = 4
"""How many of the days to come are told before the tables."""


def report(result: Result) -> Report:
    """Tell the answer: what to do by when, the picture and the dates, the plan, then how it was
    counted and what it rests on.
    """
    blocks = [
        Figures(tuple(plan_figures(result) if result.get("plan") else _figures(result))),
        *warned(result),
        Heading("What comes next"),
        Text(next_days(result)),
        *timeline(result),
        *in_full(result),
        answers_given(FORM, result),
    ]
    return Report(result["headline"], (*blocks, *sources(result)))


def warned(result: Result) -> Iterator[Block]:
    """Tell what is to be heeded, first what is too late; steps of unknown length in one note."""
    warnings = [
        warning for warning in result["warnings"] if not warning["id"].startswith(LENGTH_NOT_GIVEN)
    ]
    for warning in sorted(warnings, key=lambda warning: warning["id"] not in TOO_LATE):
        yield Callout("warning" if warning["id"] in TOO_LATE else "note", warning["text"])
    plan = result.get("plan")
    if plan and plan["leaves_out"]:
        yield Callout("note", _left_out(plan))


def timeline(result: Result) -> Iterator[Block]:
    """Draw the days."""
    yield Heading("The timeline")
    yield picture(result)
    if result.get("plan"):
        yield Text(LEGEND)


def in_full(result: Result) -> Iterator[Block]:
    """Set out the plan and every date, how they were counted, and what other readings give."""
    plan = result.get("plan")
    if plan:
        yield Heading("The plan, strand by strand")
        yield Text(PLAN_WORDS)
        yield from _strands(result)
    yield Heading("The dates")
    yield _dates(result)
    if plan:
        yield from _mandates(result)
        yield from _later(result)
    yield from (
        Heading("How the days were counted"),
        Text(_counting(result)),
        *_safest(result),
        *_ledgers(result),
        *_readings(result),
    )


LEGEND = (
    "A full bar is time that the guidance gives, an outlined bar your own estimate, a pale part "
    "time that may not be needed, "
    "a thin line time to spare; ?: length not known. Shaded days are "
    "weekends and bank holidays."
)

PLAN_WORDS = (
    "The strands run side by side; the guidance says so of the Security and Privacy Assessments "
    "and sets no order for the others. "
    "The evidence follows when all of them are over."
)


def _left_out(plan: PlanSummary) -> str:
    """Tell in one note what the result warns of step by step."""
    names = "; ".join(ESTIMATES[name][0] for name in plan["leaves_out"])
    effect = (
        "Every day after one of them is later"
        if plan["mode"] == "forward"
        else "Every latest day before one of them is earlier"
    )
    return (
        f"It is not known how long these take: {names}. The plan leaves them out. {effect}, by "
        "its length."
    )


def _length(text: str | None) -> str:
    return in_words(read_length(text, "Length")) if text else "**not given**"


def _counted(day: Milestone) -> str:
    """Say what a day is counted from: a length before or after something on its day, or what it
    must not be later than.
    """
    start = f"“{day['from_what']}”, {long_date(date.fromisoformat(day['from']))}"
    if day["length"]:
        return f"{_length(day['length'])} {'after' if day['way'] > 0 else 'before'} {start}"
    return f"no {'earlier' if day['kind'] == 'earliest' else 'later'} than {start}"


def _figures(result: Result) -> Iterator[tuple[str, str, str]]:
    days = result["milestones"]
    coming = [day for day in days if not day["passed"]] or days[-1:]
    first = coming[0]
    for day in coming[:2]:
        yield day["title"], full(day["date"]), _counted(day)
    if first["safest"] and first["safest"]["date"] != first["date"]:
        yield (
            f"Safest for: {first['title']}",
            full(first["safest"]["date"]),
            _reading(first["safest"]),
        )


def plan_figures(result: Result) -> Iterator[tuple[str, str, str]]:
    """List what a plan comes to: its target, what sets the date, the earliest day."""
    plan, strands = result["plan"], result["strands"]
    driving = [strand for strand in strands if strand["driving"]]
    if plan["target"] and plan["outcome"]:
        yield "Day you want to be a User", full(plan["target"]), OUTCOMES[plan["outcome"]]
    spare = (
        ""
        if driving[0]["slack"] is None
        else _to_spare(driving[0])
        + ", if the steps without a length take no time" * bool(plan["leaves_out"])
    )
    yield "What sets the date", " and ".join(strand["title"] for strand in driving), spare
    if plan["earliest_user"]:
        begin = f"starting on {long_date(date.fromisoformat(plan['begin']))}"
        quick = plan["earliest_user_if_quick"]
        words = (
            f"{begin}; {full(quick)} if the Privacy Assessment is quick"
            if quick and quick != plan["earliest_user"]
            else begin
        )
        yield (
            "Earliest day to be a User",
            full(plan["earliest_user"]),
            f"{words}{', not counting what is not known' * bool(plan['leaves_out'])}",
        )


OUTCOMES = {
    "can-be-met": "can be met, if the estimates hold",
    "open": "can be met only if the steps of unknown length fit in",
    "depends-on-privacy": "depends on how long the Privacy Assessment takes",
    "cannot-be-met": "cannot be met",
}


def _to_spare(strand: PlanStrand) -> str:
    slack = strand["slack"]
    if slack is None:
        return "done" if strand["done"] else "not known"
    if slack < 0:
        return f"{plural(-slack)} too long"
    at_most = any(step["latest_leaves_out"] for step in strand["steps"])
    return f"{'up to ' * at_most}{plural(slack)} to spare" if slack else "nothing to spare"


def next_days(result: Result) -> str:
    """List what a plan is late with and the next days to keep; where all have passed, say so."""
    late = [
        day
        for day in result["milestones"]
        if day["passed"] and day["origin"] == "plan" and day["kind"] == "latest"
    ]
    coming = [day for day in result["milestones"] if not day["passed"]]
    lines = [f"- **{full(day['date'])}** has passed: {_linked(day)}" for day in late]
    lines += [f"- {_when(day)}: {_linked(day)}" for day in coming[:NEXT]]
    return "\n".join(lines) or "All of these days have passed."


def _when(day: Milestone) -> str:
    if day["kind"] == "earliest":
        return f"From **{full(day['date'])}**"
    return f"{'Before' if day['leaves_out'] else 'By'} **{full(day['date'])}**"


def _linked(day: Milestone) -> str:
    return f"[{day['title']}]({REGISTER[day['rule']].page})"


def _kind(day: Milestone) -> str:
    is_bound = day["leaves_out"] and day["kind"] != "earliest"
    return "before this day" if is_bound else KINDS[day["kind"]]


def _dates(result: Result) -> Table:
    rows = tuple(
        (
            f"{full(day['date'])}{' (passed)' if day['passed'] else ''}{_not_working(day)}",
            day["title"],
            _kind(day),
            day["actor"],
            _counted(day),
            _citation(day["rule"]),
        )
        for day in result["milestones"]
    )
    return Table(
        caption="Every date, in order",
        head=("Day", "What", "Is", "Who", "Counted from", "Rests on"),
        rows=rows,
    )


def _not_working(day: Milestone) -> str:
    if day["working_day"] is None:
        return "; bank holidays not yet published"
    return (
        "" if day["working_day"] or day["falls_on"] == day["weekday"] else f" ({day['falls_on']})"
    )


def _citation(name: str) -> str:
    rule = REGISTER[name]
    return ", ".join([f"[{rule.place}]({rule.page})", *(note_link(note) for note in rule.notes)])


def _strands(result: Result) -> Iterator[Table]:
    """Set the strands side by side, then the steps of each that has more than one."""
    forward = result["plan"]["mode"] == "forward"
    when = "at the earliest" if forward else "at the latest"
    days = (f"Starts {when}", f"Is over {when}")
    yield Table(
        caption=f"The strands, {when}",
        head=("Strand", "Takes", *days, "To spare"),
        rows=tuple(_strand(strand, forward) for strand in result["strands"]),
    )
    for strand in result["strands"]:
        if len(strand["steps"]) > 1 and not strand["done"]:
            yield Table(
                caption=f"The steps of: {strand['title']}",
                head=("Step", "Takes", *days, "Who acts"),
                rows=tuple(_step(step, forward) for step in strand["steps"]),
            )


def _strand(strand: PlanStrand, forward: bool) -> tuple[str, ...]:
    name = f"{strand['title']}{', if the DCC requires it' if strand['id'] == 'credit' else ''}"
    if strand["done"]:
        return name, "done", "", "", ""
    steps = strand["steps"]
    takes = (
        _takes(steps[-1]) if len(steps) == 1 or steps[-1]["counted_from"] else "its steps, below"
    )
    spare = f"{_to_spare(strand)}{'; **sets the date**' if strand['driving'] else ''}"
    return name, takes, *_first_and_last(strand, steps, forward), spare


def _step(step: PlanStep, forward: bool) -> tuple[str, ...]:
    if step["done"]:
        return step["title"], "done", "", "", step["actor"]
    return step["title"], _takes(step), *_first_and_last(step, [step], forward), step["actor"]


def _first_and_last(
    part: PlanStrand | PlanStep, steps: Sequence[PlanStep], forward: bool
) -> tuple[str, str]:
    """Tell when a strand or a step starts and is over; the side on which a step of unknown length
    stands is not known.
    """
    open_ = (
        steps[-1 if forward else 0]["source"] == "not-given"
        and not steps[-1 if forward else 0]["fixed"]
    )
    first = full(part["earliest_start"] if forward else part["latest_start"])
    last = full(part["earliest_end"] if forward else part["latest_end"])
    return ("not known" if open_ and not forward else first), (
        "not known" if open_ and forward else last
    )


def _takes(step: PlanStep) -> str:
    if step["length"] is None:
        return f"set by its date, {full(step['fixed'])}" if step["fixed"] else "**not given**"
    if step["shortest"]:
        return f"{_length(step['shortest'])} to {_length(step['length'])}, roughly"
    return (
        f"{_length(step['length'])}{' (your estimate)' if step['source'] == 'own-estimate' else ''}"
    )


def _mandates(result: Result) -> Iterator[Block]:
    if not result["mandates"]:
        return
    rows = tuple(
        (
            item["title"],
            f"[{full(item['deadline'])}]({REGISTER[item['rule']].page})"
            f"{' (passed)' if item['passed'] else ''}",
            _against(item["days_before_plan"]),
        )
        for item in result["mandates"]
    )
    yield Heading("The mandates against the plan")
    yield Table(
        caption="Days by which kinds of Party had to be a User",
        head=("Kind of Party", "By", "Against the plan"),
        rows=rows,
    )
    yield Text(
        "Which of these binds a Party, if any, depends on its licences, market and size: [work it "
        "out](calculators/eligibility/). "
        f"{MANDATE_BREACH.says} {DEROGATION_CME.says}"
    )


def _against(days: int) -> str:
    if days == 0:
        return "the same day as the plan’s"
    return f"{abs(days):,} days {'before' if days > 0 else 'after'} the plan’s day"


def _later(result: Result) -> Iterator[Block]:
    """Tell what sources after June 2018 add; none of it enters the dates."""
    lines = []
    for item in result["later"]:
        rule = REGISTER[item["rule"]]
        effect = f" {item['what']} {full(item['date'])}." if item["date"] else ""
        lines.append(
            f"- [{rule.says}]({rule.page}){effect and ' If that still holds,' + effect} Source: "
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


def _reading(item: Reading) -> str:
    title = CALENDARS[item["calendar"]].split(" (")[0]
    return (
        f"{title}, {'clear days' if item['counting'] == 'clear-days' else 'the day after is day 1'}"
    )


def _safest(result: Result) -> Iterator[Block]:
    counted = [(day, day["safest"]) for day in result["milestones"] if day["safest"]]
    differ = [(day, safest) for day, safest in counted if safest["date"] != day["date"]]
    if differ:
        rows = tuple(
            (
                day["title"],
                full(day["date"]),
                f"**{full(safest['date'])}**",
                _reading(safest),
            )
            for day, safest in differ
        )
        table = Table(
            caption="The safest day under any reading",
            head=("What", "As counted here", "Safest", "Under"),
            rows=rows,
        )
        yield (
            table
            if len(rows) <= NEXT
            else Details(f"The safest day under any reading, for {len(rows)} dates", (table,))
        )
    elif counted:
        yield Text("No other calendar and no other counting is more cautious for these dates.")


def _ledgers(result: Result) -> Iterator[Block]:
    """List what was stepped over: the bank holidays at once, every day folded away."""
    ledgers = {
        day["title"]: [
            (date.fromisoformat(item["date"]), item["reason"]) for item in day["skipped"]
        ]
        for day in result["milestones"]
        if day["skipped"]
    }
    holidays = sorted({item for days in ledgers.values() for item in days if item[0].weekday() < 5})
    if holidays:
        yield days_table("Bank holidays stepped over", holidays)
    if ledgers:
        tables = tuple(
            _runs_table(f"{title}: {len(days)} days stepped over", days)
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


def _readings_table(days: Sequence[Milestone], counting: str, answers: Mapping[str, str]) -> Table:
    def cell(day: Milestone, calendar: str) -> str:
        found = next(
            item["date"]
            for item in day["alternatives"]
            if item["calendar"] == calendar and item["counting"] == counting
        )
        shown = full(found) if found else "past the published bank holidays"
        return (
            f"**{shown}**"
            if (calendar, counting) == (answers["calendar"], answers["counting"])
            else shown
        )

    return Table(
        caption=COUNTING_TITLES[counting],
        head=("What", *(CALENDARS[name].split(" (")[0] for name in CALENDARS)),
        rows=tuple((day["title"], *(cell(day, name) for name in CALENDARS)) for day in days),
    )
