"""My plan: every question asked once, and the three answers as one plan of roles, days, evidence,
credit and what is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tools_py.calculator import Answers, Calculator, Result, result
from tools_py.dates.calendars import calendar
from tools_py.eligibility.outcomes import Outcome
from tools_py.my_plan import unknowns
from tools_py.my_plan import worklist as work
from tools_py.my_plan.parts import run
from tools_py.my_plan.questions import FORM, PARTS
from tools_py.my_plan.report import STATUS_WORDS, report
from tools_py.reports.csv import to_csv
from tools_py.rules import REGISTER, Rule
from tools_py.rules.vocabulary import STEPS, USER_ROLES

NAME = "my-plan"


def calculate(answers: Answers, today: date) -> Result:
    """Run the three calculators on one set of answers and put what they find together.

    Raise ValidationError, with the errors of all three at once, where one of them cannot work with
    its answers.
    """
    as_of = answers["as_of"] or today
    together = run(answers, as_of)
    entitled, planned, credit = (
        together.parts["eligibility"],
        together.parts["deadlines"],
        together.parts["credit-cover"],
    )
    items = work.items(entitled, planned, answers["evidence"] or {})
    said = [warning for part in together.parts.values() for warning in part["warnings"]]
    rested_on = list(_rules(together.parts.values()))
    told = result(
        NAME,
        answers,
        _headline(entitled, planned),
        rules=rested_on,
        notes={note for part in together.parts.values() for note in part["notes"]},
        warnings={**together.carried, **{warning["id"]: warning["text"] for warning in said}},
        as_of=as_of,
        carried=together.carried,
        steps=work.steps(entitled, planned, items),
        work=items,
        unknown=unknowns.find(together.parts),
        rules_said={rule.id: rule.says for rule in rested_on},
        bank_holidays=_bank_holidays(planned),
    )
    return told | {"parts": {"eligibility": entitled, "deadlines": planned, "credit-cover": credit}}


def _headline(entitled: Result, planned: Result) -> str:
    """Tell the plan's dates, or that no role can be applied for."""
    hopeless = all(found["outcome"] == Outcome.CANNOT_APPLY for found in entitled["roles"])
    return str((entitled if hopeless else planned)["headline"])


def _rules(parts: Iterable[Result]) -> Iterator[Rule[Any]]:
    for part in parts:
        yield from (REGISTER[citation["rule"]] for citation in part["citations"])


def _bank_holidays(planned: Result) -> list[dict[str, object]]:
    """List the bank holidays on weekdays in the years of the plan, so that a saved plan can tell
    which of them changed.
    """
    known = calendar(planned["answers"]["calendar"])
    days = [
        date.fromisoformat(text)
        for day in planned["milestones"]
        for text in (day["from"], day["date"])
    ]
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    return [
        {"date": day, "reason": known.holidays[day]}
        for day in known.weekday_holidays
        if first <= day <= last
    ]


def facts(result: Result) -> dict[str, str]:
    """Name what the three calculators' links carry."""
    return {
        name: fact
        for part in PARTS.values()
        for name, fact in part.facts(result["parts"][part.name]).items()
    }


def write_ics(result: Result) -> str:
    """Write all days of the plan as a calendar file; a plan that starts whenever it is opened stays
    the same plan.
    """
    from tools_py.deadlines.files import write_calendar

    planned = result["parts"]["deadlines"]
    answers = {**planned["answers"], "start": result["answers"]["start"]}
    return write_calendar(planned | {"answers": answers})


HEAD = ("What", "Kind", "For", "Day", "Owner", "Status", "Section", "Clause")


def write_csv(result: Result) -> str:
    """Write the plan as a list of actions: its days, its evidence, and what is not known."""
    return to_csv(HEAD, _rows(result))


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    for day in result["parts"]["deadlines"]["milestones"]:
        rule = REGISTER[day["rule"]]
        yield (
            day["title"],
            f"day ({day['kind']})",
            "",
            day["date"],
            day["actor"],
            "passed" if day["passed"] else "",
            rule.section,
            rule.clause or "",
        )
    for item in result["work"]:
        rule = REGISTER[item["rule"]]
        whose = USER_ROLES[item["role"]].title if item["role"] else "the Party"
        kind = f"evidence: {STEPS[item['step']].title}"
        yield (
            item["what"],
            kind,
            whose,
            item["by"] or "",
            item["owner"],
            STATUS_WORDS[item["status"]],
            rule.section,
            rule.clause or "",
        )
    for unknown in result["unknown"]:
        yield unknown["what"], "not known", unknown["why"], "", f"ask {unknown['ask']}", "", "", ""


CALCULATOR: Calculator[Any, Any] = Calculator(
    name=NAME,
    title="My plan",
    form=FORM,
    calculate=calculate,
    report=report,
    facts=facts,
    example=(
        {
            "roles": ["import-supplier", "other-user"],
            "sec_party": "yes",
            "licences": ["electricity-supply"],
            "supply_market": "non-domestic",
            "controlled_market_entry": "no",
            "target": "2028-03-01",
            "durations": {"uept-execution": "15 WD", "security-assessment": "5 months"},
            "credit_cover_over_threshold": "no",
            "evidence": {
                "party.privacy-impact-assessment.assessment": {
                    "owner": "Data protection",
                    "status": "in-hand",
                }
            },
        },
        date(2026, 11, 23),
    ),
    downloads={"csv": write_csv, "ics": write_ics},
    flow=PARTS["eligibility"].flow,
)
