"""My plan: every question once, what one part carries to the next, evidence with its day, what is
not known, and what moved since.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import escape
from typing import Any

import pytest
import vobject

from tools_py import rules
from tools_py.calculator import load
from tools_py.credit_cover.words import NAMES
from tools_py.deadlines.milestones import PLAN_POINTS
from tools_py.deadlines.network import ESTIMATES, TITLES
from tools_py.eligibility.evidence import ITEMS
from tools_py.eligibility.report import QUESTIONS
from tools_py.forms.assignments_field import MOST_ASSIGNMENTS
from tools_py.forms.errors import ValidationError
from tools_py.my_plan import tasks, unknowns
from tools_py.my_plan.questions import FORM, NOT_A_PLAN, PARTS
from tools_py.my_plan.result import Result
from tools_py.reports.blocks import Figures, Table
from tools_py.reports.html import to_html
from tools_py.reports.markdown import to_markdown
from tools_py.reports.text import to_text
from tools_py.rules import REGISTER
from tools_py.rules.vocabulary import STEPS
from tools_py.versions import moved

PLAN = load("my-plan")
TODAY = date(2026, 11, 23)
ROLE = {"roles": ["import-supplier"], "sec_party": "yes", "licences": ["electricity-supply"]}


def plan(**answers: object) -> Result:
    result: Result = PLAN.answer(ROLE | answers, TODAY)
    return result


def _tables(result: Result) -> list[Table]:
    """The table of the steps, with its days."""
    blocks = PLAN.report(result).blocks
    return [block for block in blocks if isinstance(block, Table) and block.head[0] == "Step"]


def test_every_question_of_the_parts_is_asked_once() -> None:
    names = [field.name for field in FORM.fields]
    asked = {
        field.name
        for part in PARTS.values()
        for field in part.form.fields
        if not field.name.startswith(NOT_A_PLAN)
    }
    assert sorted(names) == sorted({*asked, "evidence"})


def test_an_answer_is_that_of_each_calculator_alone() -> None:
    result = plan(target="2028-03-01", durations={"uept-execution": "15 WD"}, unpaid_invoices="10")
    for name, given in (
        ("eligibility", ROLE | {"as_of": "2026-11-23"}),
        (
            "deadlines",
            {
                "roles": ["import-supplier"],
                "target": "2028-03-01",
                "durations": {"uept-execution": "15 WD"},
                "as_of": "2026-11-23",
            },
        ),
        ("credit-cover", {"unpaid_invoices": "10", "as_of": "2026-11-23"}),
    ):
        parts: Any = result["parts"]
        assert parts[name] == load(name).answer(given, TODAY)


def test_its_sources_are_those_of_all_parts() -> None:
    result = plan(target="2028-03-01")
    cited = {citation["rule"] for citation in result["citations"]}
    parts: Any = result["parts"]
    for part in parts.values():
        assert {citation["rule"] for citation in part["citations"]} <= cited
        assert set(part["notes"]) <= set(result["notes"])
        assert {warning["id"] for warning in part["warnings"]} <= {
            warning["id"] for warning in result["warnings"]
        }
    assert result["rules_said"] == {name: REGISTER[name].says for name in cited}


def test_each_day_and_each_person_to_ask_is_of_something_that_there_is() -> None:
    items = {f"{item.step}.{item.id}" for item in ITEMS}
    assert set(tasks.NEEDED_BY) <= items | set(STEPS)
    assert set(tasks.NEEDED_BY.values()) <= set(PLAN_POINTS)
    assert set(tasks.STRANDS) <= set(STEPS)
    assert set(tasks.STRANDS.values()) == set(TITLES)
    assert set(unknowns.ASKED_OF) == set(QUESTIONS)
    assert set(unknowns.TIMED_BY) == set(ESTIMATES)


def test_evidence_is_needed_on_the_plans_own_days() -> None:
    result = plan(
        roles=["import-supplier", "gas-supplier"],
        licences=["electricity-supply", "gas-supply"],
        target="2028-03-01",
    )
    days = {day["id"]: day["date"] for day in result["parts"]["deadlines"]["milestones"]}
    needed = {item["key"]: item["by"] for item in result["work"]}
    assert needed["import-supplier.uept.notice"] == days["uept-notice"]
    assert needed["gas-supplier.uept.environment"] == days["uept-start"]
    assert needed["party.credit-support.support"] == days["credit-provided"]
    assert needed["party.privacy-impact-assessment.assessment"] is None
    assert len(needed) == len(result["work"]), "a key stands twice"


def test_a_step_begins_and_ends_on_what_is_known_alone() -> None:
    """Begin and end of each step, in words, with lengths not known before and after it."""

    def days(**answers: object) -> dict[str, tuple[str, str]]:
        steps = plan(**answers, as_of="2026-11-27")["steps"]
        return {step["id"]: (step["begin_words"], step["over_words"]) for step in steps}

    forward = days(start="2026-12-07", durations={"evidence-check": "2 weeks"})
    assert forward["uept"] == ("Monday 7 December 2026", "")
    assert forward["evidence-form"] == ("", "")
    back = days(target="2027-12-07", notice_given="2026-11-02")
    off = "before Tuesday 7 December 2027, less the length of SECAS’s check"
    assert back["uept"] == ("on Monday 2 November 2026", off)
    assert back["user-id"] == ("", off)
    assert back["evidence-form"] == (off, "Tuesday 7 December 2027")


def test_what_is_not_required_is_no_step_of_the_plan() -> None:
    text = to_text(PLAN.report(plan(start="2026-12-07", as_of="2026-11-27")))
    shown = text.split("Steps, days and evidence")[1].split("THE EVIDENCE")[0]
    assert "Privacy Impact Assessment" in shown
    assert "Demonstrate privacy compliance" not in shown


def test_credit_support_that_is_not_settled_says_what_it_is_on_assumptions() -> None:
    for charges, words in (("10000", "required on 3"), ("500", "not required on 3"), (None, "")):
        report = PLAN.report(plan(expected_charges=charges, start="2026-12-07"))
        figures = next(block for block in report.blocks if isinstance(block, Figures))
        shown = next(item for item in figures.items if item[0] == "Credit Support")
        assert shown[1:] == ("Not known yet", words and f"{words} assumptions")


@pytest.mark.parametrize(("given", "words"), [("yes", "Required"), ("no", "Not required")])
def test_an_answer_on_the_threshold_stands_wherever_credit_is_shown(given: str, words: str) -> None:
    result = plan(start="2026-12-07", credit_cover_over_threshold=given)
    shown = " ".join(to_text(PLAN.report(result)).split())
    assert f"Credit Support {words} as you answered" in shown
    over = "not over" if given == "no" else "over"
    assert f"You answered that the requirement is {over} the Credit Cover Threshold" in shown
    asked = {item["what"] for item in result["unknown"] if item["part"] == "credit-cover"}
    assert bool(asked) == (given == "yes")


def test_a_day_stands_after_the_word_that_leads_to_it_and_no_other() -> None:
    forward = plan(roles=["other-user"], start="2027-02-01", notice_given="2026-10-01")
    back = plan(target="2027-12-07", notice_given="2026-10-01")
    for result, words in (
        (forward, "on Thursday 1 October 2026"),
        (forward, "about 1 September 2027"),
        (forward, "from Monday 1 February 2027"),
        (back, "on Thursday 1 October 2026"),
    ):
        rows = [row for table in _tables(result) for row in table.rows]
        assert any(words in row[2:4] or f"{words}; **" in row[3] for row in rows), words
        assert not re.search(r"(from|by) (about|on|before)", str(rows))


def test_what_nobody_gave_is_named_with_whom_to_ask() -> None:
    bare = plan()
    asked = {item["what"]: item["ask"] for item in bare["unknown"]}
    assert asked["How long the Security Assessment takes"] == "SECAS"
    assert asked["Working capital adjustment"] == "the DCC"
    assert asked["Which customers you supply"] == "your own organisation"
    missing = {name for name in NAMES if name != "threshold"}
    settled = plan(
        supply_market="non-domestic",
        controlled_market_entry="no",
        credit_cover_over_threshold="no",
        target="2028-03-01",
        durations=dict.fromkeys(ESTIMATES, "5 WD"),
        **dict.fromkeys(missing, "1"),
    )
    assert {item["part"] for item in settled["unknown"]} == {"deadlines"}, (
        "only the readings of Working Day are open"
    )


def test_a_day_of_no_strand_stands_on_the_timeline_too() -> None:
    guarantee = [{"form": "bank-guarantee", "amount": "5", "expires": "2027-09-30"}]
    shown = to_text(PLAN.report(plan(target="2028-03-01", credit_support=guarantee)))
    assert "Other dates: Renew the Bank Guarantee (30 Aug 2027)" in " ".join(shown.split())
    assert "Other dates" not in to_text(PLAN.report(plan(target="2028-03-01")))


def test_the_calendar_file_of_a_plan_without_a_day_stays_the_same_plan() -> None:
    def entries(today: date) -> dict[str, date]:
        file = vobject.readOne(PLAN.downloads["ics"](PLAN.answer(ROLE, today)))
        return {event.uid.value: event.dtstart.value for event in file.vevent_list}

    monday, tuesday = entries(date(2026, 11, 23)), entries(date(2026, 11, 24))
    assert set(monday) == set(tuesday)
    assert monday != tuesday


def test_the_spreadsheet_lists_days_evidence_and_what_is_not_known() -> None:
    result = plan(
        target="2028-03-01",
        evidence={"import-supplier.uept.notice": {"owner": "=Testing", "status": "done"}},
    )
    rows = list(csv.DictReader(io.StringIO(PLAN.downloads["csv"](result).removeprefix("\ufeff"))))
    assert len(rows) == len(result["parts"]["deadlines"]["milestones"]) + len(result["work"]) + len(
        result["unknown"]
    )
    notice = next(row for row in rows if row["What"].startswith("Notice of the test date"))
    off = "less the length of UEPT, the wait for the quality gate and SECAS’s check"
    assert (notice["Owner"], notice["Status"], notice["Day"]) == (
        "'=Testing",
        "Done",
        f"before Monday 22 November 2027, {off}",
    )


def test_evidence_by_a_rough_day_is_by_about_that_day_in_the_spreadsheet_too() -> None:
    result = plan(roles=["other-user"], start="2027-02-01")
    rows = list(csv.DictReader(io.StringIO(PLAN.downloads["csv"](result).removeprefix("\ufeff"))))
    status = next(row for row in rows if row["What"].startswith("The assurance status"))
    assert status["Day"] == (
        "about 1 September 2027 (about 1 July 2027, if the Privacy Assessment takes about 5 months)"
    )


def test_owners_are_plain_text_wherever_they_are_shown() -> None:
    hostile = '<img src=x onerror=alert(1)> [a](javascript:1) "quoted"'
    result = plan(evidence={"import-supplier.uept.notice": {"owner": hostile, "status": "in-hand"}})
    report = PLAN.report(result)
    page = to_html(report)
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert "onerror=alert" in to_text(report)
    assert "\\<img" in to_markdown(report)


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ([], "Evidence must be an object like"),
        (
            {"a.b": {"status": "finished"}},
            "Evidence: the status of a.b must be one of: to-do, in-hand, done, not-needed",
        ),
        (
            {"a.b": {"owner": "x" * 101}},
            "Evidence: the owner of a.b must be 100 characters or fewer",
        ),
        ({"a.b": {"owner": ["x"]}}, "Evidence: the owner of a.b must be 100 characters or fewer"),
        ({"a.b": {"colour": "red"}}, "Evidence: a.b must be an object with owner and status"),
        ({"__proto__": {"owner": "x"}}, "Evidence: __proto__ is not the name of a thing to do"),
        (
            {
                f"a.{chr(97 + number % 26) * (1 + number // 26)}": {}
                for number in range(MOST_ASSIGNMENTS + 1)
            },
            "Evidence must have 300 items or fewer",
        ),
    ],
)
def test_evidence_from_outside_is_bounded(evidence: object, message: str) -> None:
    with pytest.raises(ValidationError, match="^" + message.replace("(", r"\(")) as refused:
        plan(evidence=evidence)
    assert [error.field for error in refused.value.errors] == ["evidence"]


def saved(**changes: object) -> dict[str, Any]:
    """What the page hands over of a plan that was saved, as it is today, with some of it as it
    would have been then.
    """
    result = plan(target="2028-03-01")
    file: dict[str, Any] = json.loads(json.dumps(result)) | {"facts": PLAN.facts(result)}
    stated = {
        "rules": file["register_version"],
        "holidays": file["calendar_version"],
        **{key: file[key] for key in ("facts", "rules_said", "bank_holidays")},
    }
    return stated | changes


def page_after(before: dict[str, Any]) -> str:
    result = plan(target="2028-03-01")
    blocks = moved(result, PLAN.facts(result), before)
    return to_html(type(PLAN.report(result))("", blocks))


def test_a_plan_under_the_same_rules_says_nothing() -> None:
    assert moved(plan(target="2028-03-01"), PLAN.facts(plan(target="2028-03-01")), saved()) == ()


def test_an_older_plan_says_what_moved_and_which_rule_and_which_holiday_it_was() -> None:
    then = saved(rules="1.2-00000000", holidays="2025-01-01-00000000")
    then["facts"] |= {"Give notice of UEPT": "2027-11-08"}
    then["rules_said"] |= {
        "uept-notice": "Notice of UEPT is given 50 Working Days before it.",
        "gone": "A rule that is no more.",
    }
    then["bank_holidays"] = [day for day in then["bank_holidays"] if day["date"] != "2028-01-03"]
    page = page_after(then)
    assert "1 part of the answer moved" in page
    assert "2027-11-08" in page
    assert "50 Working Days" not in page, "a rule quoted in a file may be anybody's words"
    assert escape(REGISTER["uept-notice"].says) in page
    assert "a rule that is no more" not in page.lower()
    assert "Monday 3 January 2028" in page
    assert page.count("not a bank holiday") == 1


def test_what_an_older_plan_says_stays_data() -> None:
    hostile = saved(
        rules=rules.version() + "x",
        rules_said={
            "uept-notice": "<script>alert(1)</script>" + "z" * 999,
            "[a](javascript:1)": "x",
        },
        bank_holidays=[
            {"date": "2028-01-03", "reason": "<b>"},
            {"date": "never"},
            "x",
            None,
            {"reason": "no date"},
        ],
    )
    page = page_after(hostile)
    for words in ("script", "<b>", "&lt;b", "javascript", "zzz"):
        assert words not in page
