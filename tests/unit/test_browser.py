"""The door of the browser, and what a link made under older rules is told."""

import json
from typing import Any

from tools_py import rules
from tools_py.browser import answer, download
from tools_py.dates import calendars

ASKED = json.dumps({"start": {"day": "23", "month": "11", "year": "2026"}, "days": "60"})


def asked(before: object = None) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        answer("working-days", ASKED, "2026-11-23", "../../", json.dumps(before))
    )
    return told


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


def test_a_hostile_link_stays_data() -> None:
    hostile = {
        "rules": 3,
        "holidays": ["x"],
        "facts": {
            "Date": "<img src=x onerror=alert(1)>",
            "[a](javascript:1)": "`x`",
            "n": 5,
            "long": "y" * 999,
        },
    }
    page = asked(hostile)["html"]
    assert "<img" not in page
    assert "javascript:1" not in page.replace("[a](javascript:1)", "")
    assert '<a href="javascript' not in page
    assert "y" * 101 not in page
    odd: tuple[object, ...] = ([], "x", 5, {"facts": []}, {"facts": None})
    for before in odd:
        assert asked(before)["result"]["date"] == "2027-02-18"
