"""The calendar file, opened by another library than the one that wrote it."""

import json
from datetime import date, timedelta
from typing import Any

import vobject

from tools_py.calculator import load
from tools_py.deadlines.result import Result
from tools_py.rules.testing import UEPT_NOTICE

PLANNER = load("deadlines")
TODAY = date(2026, 11, 23)


def ask(**raw: Any) -> Result:
    result: Result = PLANNER.answer(raw, TODAY)
    return result


def entries(result: Result) -> dict[str, Any]:
    """Open the file and return its entries by UID."""
    text = PLANNER.downloads["ics"](result)
    return {event.uid.value: event for event in vobject.readOne(text).vevent_list}


def entry(result: Result, name: str) -> Any:
    return next(event for uid, event in entries(result).items() if uid.startswith(f"{name}-"))


def test_there_is_one_entry_for_each_day_and_none_for_a_bound() -> None:
    result = ask(target="2028-03-01", roles=["other-user"], durations={"evidence-check": "10 WD"})
    known = [item for item in result["milestones"] if not item["unknown"]]
    assert 0 < len(known) < len(result["milestones"])
    assert {
        (event.summary.value.split(": ")[1], event.dtstart.value.isoformat())
        for event in entries(result).values()
    } == {(item["title"], item["date"]) for item in known}


def test_an_entry_lasts_its_day_is_tentative_and_blocks_nobody() -> None:
    result = ask(uept_start="2028-03-01")
    event = entry(result, "uept-notice")
    assert event.dtstart.value == date.fromisoformat(result["milestones"][0]["date"])
    assert not hasattr(event.dtstart.value, "hour")
    assert event.dtend.value == event.dtstart.value + timedelta(1)
    assert event.status.value == "TENTATIVE"
    assert event.transp.value == "TRANSPARENT"
    assert event.summary.value == "Latest day: Give notice of UEPT"


def test_an_entry_says_what_it_rests_on() -> None:
    description = entry(ask(uept_start="2028-03-01"), "uept-notice").description.value
    assert "section 5.2" in description
    assert UEPT_NOTICE.says in description
    assert f"UEPT start date, 2028-03-01, {UEPT_NOTICE.value} WD" in description
    assert "england-and-wales" in description
    assert "not advice" in description


def test_the_same_plan_keeps_its_entries_and_another_gets_its_own() -> None:
    first = ask(target="2028-03-01", roles=["import-supplier"])
    again = ask(
        target="2028-03-01",
        roles=["import-supplier"],
        calendar="united-kingdom",
        counting="clear-days",
        as_of="2027-01-04",
    )
    estimated = ask(
        target="2028-03-01", roles=["import-supplier"], durations={"uept-execution": "15 WD"}
    )
    other = ask(target="2028-03-02", roles=["import-supplier"])
    uids = set(entries(first))
    assert uids == set(entries(again))
    assert uids <= set(entries(estimated))
    assert uids.isdisjoint(entries(other))


def test_two_plans_that_end_on_one_day_do_not_collide() -> None:
    assert set(entries(ask(uept_start="2028-03-01"))).isdisjoint(
        entries(ask(uept_start="2028-03-01", target="2028-06-01"))
    )


def test_the_same_result_gives_the_same_bytes_and_the_stamp_is_the_day_asked() -> None:
    result = ask(uept_start="2028-03-01", as_of="2027-01-04")
    assert PLANNER.downloads["ics"](result) == PLANNER.downloads["ics"](
        json.loads(json.dumps(result))
    )
    assert entry(result, "uept-notice").dtstamp.value.date() == date(2027, 1, 4)


def test_lines_are_folded_and_end_as_the_format_asks() -> None:
    text = PLANNER.downloads["ics"](ask(target="2028-03-01"))
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
