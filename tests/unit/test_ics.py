"""The calendar file, opened by the library that wrote it and by another, and imported twice."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tools_py.calculator import load
from tools_py.dates.calendars import TITLES as CALENDARS
from tools_py.deadlines.network import ESTIMATES
from tools_py.deadlines.result import Result
from tools_py.forms.errors import ValidationError
from tools_py.reports.calendar_file import read_entries
from tools_py.reports.saving import NOWHERE, Saving, read_saving
from tools_py.rules.testing import UEPT_NOTICE

PLANNER = load("deadlines")
TODAY = date(2026, 11, 23)
LENGTHS = {
    "user-id": "10 WD",
    "uept-execution": "15 WD",
    "quality-gate": "5 WD",
    "security-assessment": "4 months",
    "credit-support": "20 WD",
    "evidence-check": "10 WD",
}
PLAN = {"target": "2028-03-01", "roles": ["import-supplier"], "durations": LENGTHS}
MORNING = Saving(
    site="https://uep.example/",
    address="https://uep.example/calculators/deadlines/#calculator=deadlines&target=2028-03-01",
    at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
)


def ask(**raw: object) -> Result:
    result: Result = PLANNER.answer(raw, TODAY)
    return result


def written(result: Result, saving: Saving = NOWHERE) -> str:
    return PLANNER.downloads["ics"](result, saving)


def entries(result: Result, saving: Saving = NOWHERE) -> dict[str, Any]:
    """Open the file and return its entries by UID."""
    events = getattr(vobject.readOne(written(result, saving)), "vevent_list", [])
    return {event.uid.value: event for event in events}


def entry(result: Result, name: str, saving: Saving = NOWHERE) -> Any:
    found = entries(result, saving).items()
    return next(event for uid, event in found if uid.startswith(f"{name}-"))


# Calendars, which import as RFC 5546 asks: by UID, what was revised later wins


type Diary = dict[str, tuple[int, str, date, bool]]
"""The revision, title and day of each entry by its UID, and whether it is taken out."""


def with_icalendar(diary: Diary, text: str) -> None:
    file = icalendar.Calendar.from_ical(text)
    assert isinstance(file, icalendar.Calendar)
    for event in file.events:
        day = event.start
        assert not isinstance(day, datetime)
        keep(diary, event.uid, event.sequence, event.summary or "", day, str(event.status))


def with_vobject(diary: Diary, text: str) -> None:
    for event in vobject.readOne(text).vevent_list:
        keep(
            diary,
            event.uid.value,
            int(event.sequence.value),
            event.summary.value,
            event.dtstart.value,
            event.status.value,
        )


def keep(diary: Diary, uid: str, sequence: int, title: str, day: date, status: str) -> None:
    if uid not in diary or diary[uid][0] < sequence:
        diary[uid] = (sequence, title, day, status == "CANCELLED")


def shown(diary: Diary) -> set[tuple[str, date]]:
    return {(title, day) for _, title, day, gone in diary.values() if not gone}


def held(result: Result) -> set[tuple[str, date]]:
    """What a calendar of this answer alone shows."""
    diary: Diary = {}
    with_icalendar(diary, written(result))
    return shown(diary)


LATER = MORNING.at + timedelta(seconds=1) if MORNING.at else None


@pytest.mark.parametrize("take_in", [with_icalendar, with_vobject])
@pytest.mark.parametrize(
    "changed",
    [
        {"notice_given": "2027-10-04"},
        {"uept_start": "2028-01-10"},
        {"notice_given": "2026-08-03", "uept_start": "2026-11-02"},
        {"target": "2028-04-03"},
        {"durations": {**LENGTHS, "evidence-check": "20 WD"}},
        {"durations": {name: LENGTHS[name] for name in LENGTHS if name != "evidence-check"}},
        {"done": ["user-id", "security"]},
        {"counting": "clear-days"},
        {"calendar": "united-kingdom"},
        {"bank_guarantee_expires": "2027-09-30"},
        {"target": None, "start": "2027-01-04"},
    ],
    ids=lambda changed: ", ".join(changed),
)
def test_a_second_import_moves_what_remains_and_takes_out_what_has_dropped_out(
    take_in: Callable[[Diary, str], None], changed: dict[str, object]
) -> None:
    before, after = ask(**PLAN), ask(**{**PLAN, **changed})
    diary: Diary = {}
    first = written(before, MORNING)
    take_in(diary, first)
    assert len(shown(diary)) == len(before["milestones"]) >= 12
    take_in(diary, written(after, replace(MORNING, at=LATER, entries=read_entries(first))))
    assert shown(diary) == held(after)


def test_an_estimate_more_moves_the_entries_of_every_step_that_stays() -> None:
    longer = ask(**{**PLAN, "durations": {**LENGTHS, "evidence-check": "20 WD"}})
    first, second = entries(ask(**PLAN)), entries(longer)
    assert set(first) == set(second)
    # Ten and twenty Working Days before Wednesday 1 March 2028, which has no holiday before it.
    sent = next(uid for uid in first if uid.startswith("plan-evidence-form-"))
    assert first[sent].dtstart.value == date(2028, 2, 16)
    assert second[sent].dtstart.value == date(2028, 2, 2)


def test_without_its_estimate_a_day_is_only_a_bound_and_no_entry() -> None:
    assert [event.summary.value for event in entries(ask(target="2028-03-01")).values()] == [
        "Latest day: Become a User"
    ]


def test_a_file_saved_a_second_later_is_a_later_revision() -> None:
    first = entry(ask(**PLAN), "plan-user", MORNING)
    again = entry(ask(**PLAN), "plan-user", replace(MORNING, at=LATER))
    # 2,522 days and nine and a half hours after 1 January 2020.
    assert int(first.sequence.value) == 2522 * 86400 + 34200
    assert int(again.sequence.value) == int(first.sequence.value) + 1
    assert first.dtstamp.value == datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def test_what_is_taken_out_is_titled_so_where_a_calendar_shows_it_all_the_same() -> None:
    known = read_entries(written(ask(**PLAN)))
    later = replace(MORNING, entries=known)
    gone = entry(ask(**{**PLAN, "done": ["security"]}), "plan-security-booked", later)
    assert gone.status.value == "CANCELLED"
    assert gone.summary.value == "No longer in the plan: Book the Security Assessment"
    assert not hasattr(gone, "valarm")
    # Four months before 16 February 2028, the last day to send the Evidence Form.
    assert gone.dtstart.value == date(2027, 10, 16)


def test_only_days_to_come_of_a_plan_for_the_same_roles_are_taken_out() -> None:
    ours = read_entries(written(ask(**PLAN)))
    theirs = read_entries(written(ask(**{**PLAN, "roles": ["gas-supplier"]})))
    assert set(ours).isdisjoint(theirs)
    over = {uid: date(2026, 11, 22) for uid in ours}
    done = {**PLAN, "done": ["security"]}
    for known in (theirs, over, {"someone@else.example": date(2028, 1, 1)}):
        assert (
            entries(ask(**done), replace(MORNING, entries=known)).keys()
            == entries(ask(**done)).keys()
        )


def test_what_was_taken_out_stays_known_until_it_comes_back() -> None:
    done = ask(**{**PLAN, "done": ["security"]})
    first = written(ask(**PLAN), MORNING)
    second = written(done, replace(MORNING, entries=read_entries(first)))
    third = written(done, replace(MORNING, entries=read_entries(second)))
    assert third == second, "for the calendar that never saw the second"
    back = entry(ask(**PLAN), "plan-security-booked", replace(MORNING, entries=read_entries(third)))
    assert back.status.value == "TENTATIVE"


DAYS = st.dates(date(2027, 1, 4), date(2028, 6, 30)).map(date.isoformat)
FACTS: dict[str, st.SearchStrategy[object]] = {
    "target": st.dates(date(2027, 9, 1), date(2028, 10, 2)).map(date.isoformat),
    "uept_start": DAYS,
    "notice_given": st.dates(date(2026, 6, 1), date(2027, 6, 1)).map(date.isoformat),
    "privacy_assessment_start": DAYS,
    "bank_guarantee_expires": DAYS,
    "done": st.lists(st.sampled_from(["user-id", "security", "privacy", "credit"]), unique=True),
    "durations": st.dictionaries(
        st.sampled_from(sorted(LENGTHS)), st.sampled_from(["5 WD", "2 months", "30 days"])
    ),
    "calendar": st.sampled_from(sorted(CALENDARS)),
    "counting": st.sampled_from(["day-after", "clear-days"]),
}


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_two_plans_that_differ_in_one_fact_share_the_uids_of_the_days_that_both_hold(
    data: st.DataObject,
) -> None:
    roles = data.draw(st.lists(st.sampled_from(["import-supplier", "other-user"]), unique=True))
    facts = {name: data.draw(FACTS[name]) for name in data.draw(st.sets(st.sampled_from([*FACTS])))}
    name = data.draw(st.sampled_from([*FACTS]))
    try:
        before = ask(**{"target": "2028-03-01", **facts, "roles": roles})
        after = ask(
            **{"target": "2028-03-01", **facts, name: data.draw(FACTS[name]), "roles": roles}
        )
    except ValidationError:
        assume(False)
    first, second = entries(before), entries(after)

    def days(result: Result) -> set[tuple[str, str]]:
        return {
            (day["origin"], day["id"].removeprefix("plan-"))
            for day in result["milestones"]
            if not day["leaves_out"]
        }

    assert len(first) == len(days(before))
    assert len(set(first) & set(second)) == len(days(before) & days(after))
    diary: Diary = {}
    text = written(before, MORNING)
    with_vobject(diary, text)
    with_vobject(diary, written(after, replace(MORNING, at=LATER, entries=read_entries(text))))
    coming = {seen for seen in shown(diary) if seen[1] >= TODAY}
    assert coming == {seen for seen in held(after) if seen[1] >= TODAY}


# What an entry says


def test_an_entry_lasts_its_day_is_tentative_and_blocks_nobody() -> None:
    result = ask(uept_start="2028-03-01")
    event = entry(result, "uept-notice")
    # Before 1 March 2028: one Working Day of March, 21 of February, 20 of January, 18 of December.
    assert event.dtstart.value == date(2027, 12, 3)
    assert not hasattr(event.dtstart.value, "hour")
    assert event.dtend.value == event.dtstart.value + timedelta(1)
    assert event.status.value == "TENTATIVE"
    assert event.transp.value == "TRANSPARENT"
    assert event.summary.value == "Latest day: Give notice of UEPT"


def test_an_entry_says_what_it_rests_on_in_words() -> None:
    assert entry(ask(uept_start="2028-03-01"), "uept-notice", MORNING).description.value == (
        f"{UEPT_NOTICE.says} User Entry Process Guidance v1.3, section 5.2: "
        "https://uep.example/guidance/5-user-entry-process-testing/#5-2-notice\n\n"
        "60 Working Days before “UEPT start date”, 1 March 2028. "
        "Working Days of England and Wales. The day after is day 1. "
        "Bank holidays as published on 25 February 2026.\n\n"
        "The plan: https://uep.example/calculators/deadlines/"
        "#calculator=deadlines&target=2028-03-01\n\n"
        "An estimate, not advice."
    )


@pytest.mark.parametrize(
    "raw", [PLAN, {**PLAN, "calendar": "united-kingdom", "roles": ["other-user"]}]
)
def test_no_entry_speaks_the_language_of_the_program(raw: dict[str, object]) -> None:
    for event in entries(ask(**raw)).values():
        words = f"{event.summary.value}\n{event.description.value}"
        assert not re.search(r"\d{4}-\d\d-\d\d|\bWD\b|_|None", words), words
        for name in (*ESTIMATES, *CALENDARS, "day-after", "clear-days"):
            assert "-" not in name or name not in words


def test_each_entry_leads_to_its_paragraph_and_to_the_plan() -> None:
    for event in entries(ask(**PLAN), MORNING).values():
        assert re.search(
            r"https://uep\.example/(guidance|about)/\S+#\S+\n", event.description.value
        )
        assert event.url.value == MORNING.address
    alone = replace(MORNING, address="")
    assert (
        entry(ask(**PLAN), "plan-uept-notice", alone).url.value
        == "https://uep.example/guidance/5-user-entry-process-testing/#5-2-notice"
    )
    for event in entries(ask(**PLAN)).values():
        assert "://" not in event.description.value
        assert not hasattr(event, "url")


def test_a_reminder_comes_at_nine_a_week_before_and_can_be_switched_off() -> None:
    event = entry(ask(uept_start="2028-03-01"), "uept-notice")
    midnight = datetime(2027, 12, 3)  # noqa: DTZ001 - a day of a calendar has no zone
    assert midnight + event.valarm.trigger.value == datetime(2027, 11, 26, 9)  # noqa: DTZ001
    assert event.valarm.action.value == "DISPLAY"
    without = replace(MORNING, reminder=False)
    assert "VALARM" not in written(ask(**PLAN), without)
    assert not hasattr(entry(ask(uept_start="2026-12-01"), "uept-notice"), "valarm"), (
        "the day has passed"
    )


# The file


def test_the_file_has_no_name_for_desktop_outlook_to_make_a_calendar_of_it() -> None:
    text = written(ask(**PLAN), MORNING)
    assert text.startswith(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//User Entry Process//Deadline planner//EN\r\n"
        "METHOD:PUBLISH\r\nBEGIN:VEVENT\r\n"
    )
    assert "NAME:" not in text


def test_the_same_result_gives_the_same_bytes_and_the_stamp_is_the_day_asked() -> None:
    result = ask(uept_start="2028-03-01", as_of="2027-01-04")
    assert written(result) == written(json.loads(json.dumps(result)))
    assert entry(result, "uept-notice").dtstamp.value.date() == date(2027, 1, 4)


def test_lines_are_folded_and_end_as_the_format_asks() -> None:
    text = written(ask(**PLAN), MORNING)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)


def test_what_a_page_states_is_read_as_far_as_it_can_be_used() -> None:
    stated = {
        "site": "https://uep.example/",
        "address": "https://uep.example/#x",
        "at": "2026-11-27T09:30:00.512Z",
        "one_page": True,
        "reminder": False,
        "entries": {"a@b": "2028-01-01", "c@d": "soon", "e@f": 3},
    }
    assert read_saving(json.dumps(stated)) == Saving(
        site="https://uep.example/",
        address="https://uep.example/#x",
        at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
        one_page=True,
        reminder=False,
        entries={"a@b": date(2028, 1, 1)},
    )
    for odd in ("[]", "null", '{"site": 3, "at": "x", "entries": [], "one_page": "yes"}'):
        assert read_saving(odd) == NOWHERE


def test_a_text_that_is_no_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="line"):
        read_entries("no calendar")


def test_the_plan_of_my_plan_is_the_same_entries() -> None:
    mine = load("my-plan")
    answers = {**PLAN, "licences": ["electricity-supply"], "sec_party": "yes"}
    joined = read_entries(mine.downloads["ics"](mine.answer(answers, TODAY)))
    assert set(joined) <= set(entries(ask(**PLAN)))
    assert len(joined) >= 10
    none_open = mine.answer({**answers, "licences": []}, TODAY)
    assert set(read_entries(mine.downloads["ics"](none_open))) == set(joined), (
        "a role that cannot be applied for yet is still the plan's"
    )
