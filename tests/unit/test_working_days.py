"""Counting: properties that hold for every calendar and convention, and the published lists against
an independent source.
"""

import json
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import holidays
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tools_py.dates import calendars
from tools_py.dates.calendars import CALENDARS, Calendar, calendar
from tools_py.dates.counting import COUNTINGS, OutsideCalendar, count

DAYS = st.dates(date(2017, 1, 1), date(2026, 12, 31))
NUMBERS = st.integers(-250, 250).filter(bool)
NAMES = st.sampled_from(sorted(CALENDARS))
CONVENTIONS = st.sampled_from(COUNTINGS)


@given(DAYS, NUMBERS, NAMES, CONVENTIONS)
def test_the_result_is_a_working_day_and_every_day_between_is_accounted_for(
    start: date, days: int, name: str, counting: str
) -> None:
    result = count(start, days, calendar(name), counting)
    assert calendar(name).closed(result.day) is None
    between = abs((result.day - start).days)
    assert between == abs(days) + (counting == "clear-days") + len(result.skipped)
    assert all(calendar(name).closed(day) == reason for day, reason in result.skipped)


@given(DAYS, st.integers(1, 250), NAMES, CONVENTIONS)
def test_a_longer_period_and_a_later_start_never_end_earlier(
    start: date, days: int, name: str, counting: str
) -> None:
    cal = calendar(name)
    assert count(start, days + 1, cal, counting).day > count(start, days, cal, counting).day
    assert (
        count(start + timedelta(1), days, cal, counting).day
        >= count(start, days, cal, counting).day
    )


@given(DAYS, st.integers(1, 250), NAMES, CONVENTIONS)
def test_on_and_back_agree(start: date, days: int, name: str, counting: str) -> None:
    cal = calendar(name)
    assume(cal.closed(start) is None)
    assert count(count(start, days, cal, counting).day, -days, cal, counting).day == start


@given(DAYS, st.integers(1, 120), NAMES, CONVENTIONS, st.integers(1, 200))
def test_another_holiday_never_shortens_a_period(
    start: date, days: int, name: str, counting: str, after: int
) -> None:
    cal = calendar(name)
    extra = Calendar(
        "extra", {**cal.holidays, start + timedelta(after): "Extra"}, cal.first_day, cal.last_day
    )
    assert count(start, days, extra, counting).day >= count(start, days, cal, counting).day
    assert count(start, -days, extra, counting).day <= count(start, -days, cal, counting).day


@given(DAYS, NUMBERS, CONVENTIONS)
def test_a_union_of_nations_is_never_shorter_than_one_of_them(
    start: date, days: int, counting: str
) -> None:
    reach = {
        name: abs((count(start, days, calendar(name), counting).day - start).days)
        for name in CALENDARS
    }
    assert (
        reach["united-kingdom"]
        >= reach["great-britain"]
        >= max(reach["england-and-wales"], reach["scotland"])
    )
    assert reach["united-kingdom"] >= reach["northern-ireland"]


# Latest day to give 60 Working Days' notice, calculated by hand: England and Wales, Great
# Britain, United Kingdom.
NOTICE = [
    ("2018-09-03", "2018-06-08", "2018-06-07", "2018-06-06"),
    ("2026-06-01", "2026-03-03", "2026-03-03", "2026-03-02"),
    ("2026-06-16", "2026-03-18", "2026-03-17", "2026-03-16"),
    ("2027-01-04", "2026-10-07", "2026-10-06", "2026-10-06"),
]


@pytest.mark.parametrize(("wanted", "england", "britain", "kingdom"), NOTICE)
def test_sixty_working_days_before(wanted: str, england: str, britain: str, kingdom: str) -> None:
    found = [
        count(date.fromisoformat(wanted), -60, calendar(name)).day.isoformat()
        for name in ("england-and-wales", "great-britain", "united-kingdom")
    ]
    assert found == [england, britain, kingdom]


def test_beyond_the_published_lists_no_date_is_calculated() -> None:
    cal = calendar("england-and-wales")
    for start, days in (
        (date(2028, 12, 22), 2),
        (date(2016, 1, 4), -3),
        (date(2030, 1, 1), -600),
        (date(2010, 1, 1), 3000),
    ):
        with pytest.raises(OutsideCalendar, match=cal.last_day.isoformat()):
            count(start, days, cal)


def test_no_days_and_unknown_conventions_are_refused() -> None:
    with pytest.raises(ValueError, match="not be 0"):
        count(date(2026, 1, 5), 0, calendar("scotland"))
    with pytest.raises(ValueError, match="day-after"):
        count(date(2026, 1, 5), 1, calendar("scotland"), "guess")
    with pytest.raises(KeyError):
        calendar("wales")


# The published lists against two others


@pytest.mark.parametrize(
    ("division", "subdivision"),
    [
        ("england-and-wales", "ENG"),
        ("england-and-wales", "WLS"),
        ("scotland", "SCT"),
        ("northern-ireland", "NIR"),
    ],
)
def test_every_weekday_agrees_with_an_independent_source(division: str, subdivision: str) -> None:
    cal = calendar(division)
    independent = holidays.country_holidays(
        "GB", subdiv=subdivision, years=range(cal.first_day.year, cal.last_day.year + 1)
    )
    day = cal.first_day
    while day <= cal.last_day:
        if day.weekday() < 5:
            assert (day in cal.holidays) == (day in independent), f"{division}: {day}"
        day += timedelta(1)


def test_the_list_is_gov_uks_with_the_recorded_additions_and_nothing_else() -> None:
    published = json.loads(
        files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text(encoding="utf-8")
    )
    for division in calendars.DIVISIONS:
        theirs = {
            event["date"] for event in published[division]["events"] if event["date"] >= "2016"
        }
        additions: Any = calendars.source()["additions"]
        added = {extra["date"] for extra in additions if extra["division"] == division}
        assert {day.isoformat() for day in calendar(division).holidays} == theirs | added


def test_the_version_names_the_list_and_changes_with_its_content() -> None:
    assert calendars.version().startswith(f"{calendars.source()['published']}-")
    assert len(calendars.version()) == len("2026-02-25-12345678")


def test_a_day_that_only_some_nations_keep_is_named_with_them() -> None:
    assert (
        calendar("great-britain").closed(date(2026, 8, 31))
        == "Summer bank holiday (England and Wales)"
    )
    assert calendar("united-kingdom").closed(date(2026, 12, 25)) == "Christmas Day"
    assert calendar("scotland").closed(date(2026, 6, 13)) == "Saturday"
