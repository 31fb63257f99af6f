"""The entry point of the browser, and what it says of a link made under older rules."""

import json
from typing import Any

import pytest

from tools_py import rules
from tools_py.browser import answer, download
from tools_py.calculator import load, names
from tools_py.dates import calendars
from tools_py.deadlines import milestones
from tools_py.eligibility.outcomes import Outcome
from tools_py.rules.vocabulary import MANDATES, USER_ROLES
from tools_py.versions import WORDS, brief

ASKED = json.dumps({"start": {"day": "23", "month": "11", "year": "2026"}, "days": "60"})


def asked(before: object = None) -> dict[str, Any]:
    answered: dict[str, Any] = json.loads(
        answer("working-days", ASKED, "2026-11-23", "../../", json.dumps(before))
    )
    return answered


def test_an_answer_carries_the_page_the_result_and_what_a_link_keeps() -> None:
    answered = asked()
    assert answered["result"]["date"] == "2027-02-18"
    assert 'href="../../about/method/#counting-day-one"' in answered["html"]
    assert answered["facts"] == {"Date": "2027-02-18"}
    assert answered["day"] == "23 November 2026"
    assert answered["files"] == ["md"]
    assert json.loads(download("working-days", json.dumps(answered["result"]), "md")).startswith(
        "# 60 Working Days after"
    )


def test_a_refusal_names_the_box() -> None:
    refused = json.loads(
        answer(
            "working-days",
            json.dumps({"start": {"day": "31", "month": "2", "year": "2027"}, "days": "1"}),
            "2026-11-23",
        )
    )
    assert refused == {
        "errors": [
            {
                "field": "start",
                "message": "Date to count from must be a real date: February 2027 has 28 days",
                "part": "day",
                "at": "start",
                "parts": ["day", "month", "year"],
            }
        ]
    }


def test_a_link_under_the_same_rules_says_nothing() -> None:
    assert (
        "Since this"
        not in asked(
            {
                "rules": rules.version(),
                "holidays": calendars.version(),
                "facts": {"Date": "2027-02-18"},
            }
        )["html"]
    )


def test_a_link_under_an_older_list_says_what_moved_and_why() -> None:
    page = asked(
        {
            "rules": rules.version(),
            "holidays": "2025-01-01-00000000",
            "facts": {"Date": "2027-02-17"},
        }
    )["html"]
    assert "1 part of the answer moved" in page
    assert "bank holidays" in page
    assert "2027-02-17" in page
    assert (
        "The answer is the same"
        in asked(
            {"rules": "1.3-0", "holidays": calendars.version(), "facts": {"Date": "2027-02-18"}}
        )["html"]
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"NOTICE FROM SECAS": "Your account is suspended. Pay 12-34-56."},
        {"Date": "Your account is suspended"},
        {"Date": "<img src=x onerror=alert(1)>", "[a](javascript:1)": "`x`", "n": 5},
        {"your-account-is-suspended": "2027-02-17"},
        {"Date": "2027-02-17 pay"},
    ],
)
@pytest.mark.parametrize("rules_then", [rules.version(), "1.2-00000000", 3])
def test_no_word_of_a_link_is_shown(facts: dict[str, object], rules_then: object) -> None:
    page = asked({"rules": rules_then, "holidays": ["x"], "facts": facts})["html"]
    for words in ("account", "NOTICE", "suspended", "img", "javascript", "pay"):
        assert words not in page.split("Since this was made")[-1].split("<h")[0].replace(
            "display", ""
        ), words
    assert "What moved" not in page


def test_what_a_link_states_may_be_anything() -> None:
    odd: tuple[object, ...] = ([], "x", 5, {"facts": []}, {"facts": None}, {"was": 5}, {"was": ""})
    for before in odd:
        assert asked(before)["result"]["date"] == "2027-02-18"
    answered = json.loads(answer("working-days", ASKED, "2026-11-23", "", "[" * 200_000))
    assert answered["result"]["date"] == "2027-02-18"
    damaged = ("42d7", "x" * 5000, ",,,,", "42d77663,zzz", "42d77663," + "3zp!!!!," * 900)
    for was in damaged:
        assert "What moved" not in asked({"was": was})["html"]


def test_a_short_link_says_what_moved() -> None:
    was = asked()["was"]
    assert len(was) == 16
    assert "Since this" not in asked({"was": was})["html"]
    earlier = brief({"Date": "2027-02-17"})
    page = asked({"was": earlier})["html"]
    assert "1 part of the answer moved" in page
    assert "2027-02-17" in page
    assert "the rules and the bank holidays are the same" in page
    page = asked({"was": "0000" + earlier[4:] + ",zzz2"})["html"]
    assert "2 parts of the answer moved. 1 of them is no longer in the answer." in page
    assert "the rules of this site have been revised" in page


def test_every_fact_of_an_answer_has_a_code_and_a_form_of_its_own() -> None:
    examples = [(load(name), *load(name).example) for name in names()]
    facts = [one.facts(one.answer(raw, day)) for one, raw, day in examples]
    titles = {name for found in facts for name in found}
    titles |= {deadline.title for deadline in milestones.ASKED}
    titles |= {point.title for point in milestones.PLAN_POINTS.values()}
    titles |= {role.title for role in USER_ROLES.values()} | set(MANDATES)
    assert len({brief({name: "check"}).split(",")[1] for name in titles}) == len(titles)
    for found in facts:
        assert brief(found).count(",") == len(found), "a value is none that a link can state"
    assert {outcome.value for outcome in Outcome} <= set(WORDS)
