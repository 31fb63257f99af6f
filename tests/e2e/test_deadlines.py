"""The deadline planner as a reader uses it: every mode, by keyboard alone once, errors, files,
links, a phone, paper.
"""

import csv
import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import icalendar
import pytest
import vobject
from playwright.sync_api import Locator, Page, expect

from tests.e2e.answers import SLOW, answer_in, calculate, errors_in
from tests.e2e.conftest import Axe
from tools_py.versions import brief

PAGE = "/calculators/deadlines/"
COUNTING = "How days are counted"
LENGTHS = {
    "user-id": "10 WD",
    "uept-execution": "15 WD",
    "quality-gate": "5 WD",
    "security-assessment": "4 months",
    "credit-support": "20 WD",
    "evidence-check": "10 WD",
}


@pytest.fixture
def planner(page: Page, server: str) -> Locator:
    page.goto(server + PAGE)
    return page.locator("#calculator-deadlines")


def day(planner: Locator, name: str, text: str) -> None:
    """Type a date into its three boxes, opening the group it stands in."""
    group = planner.locator(f"details.group:has([name='{name}.day'])")
    if group.count() and group.get_attribute("open") is None:
        group.locator("summary").first.click()
    for part, typed in zip(("day", "month", "year"), text.split(), strict=True):
        planner.locator(f"[name='{name}.{part}']").fill(typed)


def lengths(planner: Locator, **given: str) -> None:
    for name, text in (LENGTHS | given).items():
        planner.locator(f"[name='durations.{name}']").fill(text)


def today(planner: Locator) -> None:
    day(planner, "as_of", "23 11 2026")


def test_a_plan_back_from_a_target(planner: Locator, page: Page, axe: Axe) -> None:
    day(planner, "target", "1 March 2028")
    planner.get_by_label("Import Supplier").check()
    lengths(planner)
    today(planner)
    answer = calculate(planner)
    expect(answer.locator(".headline")).to_have_text(
        "Give notice of UEPT by Monday 11 October 2027"
    )
    expect(answer).to_contain_text("You can then be a User by Wednesday 1 March 2028")
    answer.get_by_text("The plan, strand by strand").click()
    expect(answer.get_by_role("row", name=re.compile("^Testing"))).to_contain_text("sets the date")
    drawing = answer.get_by_role("img", name="Timeline of the plan")
    expect(drawing).to_be_visible()
    for words in (
        "Testing (UEPT) (sets the date)",
        "Today, Mon 23 Nov 2026",
        "Wanted, Wed 1 Mar 2028",
    ):
        expect(drawing).to_contain_text(words)
    expect(answer).to_contain_text("3,470 days before the plan’s day")
    assert axe(page) == []


def test_what_nobody_timed_is_named_and_filled_in_beside_the_answer(
    planner: Locator, page: Page, axe: Axe
) -> None:
    day(planner, "target", "1 3 2028")
    planner.get_by_label("Import Supplier").check()
    today(planner)
    answer = calculate(planner)
    headline = answer.locator(".headline")
    expect(headline).to_have_text("Give notice of UEPT before Monday 22 November 2027")
    row = answer.get_by_role("row", name=re.compile("Start UEPT"))
    expect(row).to_contain_text("before Thursday 17 February 2028")
    expect(row).to_contain_text("UEPT, the wait for the quality gate and SECAS’s")
    assert axe(page) == []
    blanks = answer.get_by_role("group", name="Lengths not given")
    blanks.get_by_label("UEPT itself").fill("15 WD")
    blanks.get_by_label("Wait for the quality gate").fill("5 WD")
    blanks.get_by_role("button", name=re.compile("^Use 12 weeks, the notice alone")).click()
    expect(blanks.get_by_label("Security Assessment")).to_have_value("12 weeks")
    blanks.get_by_label("Security Assessment").fill("4 months")
    blanks.get_by_label("User ID").fill("10 WD")
    blanks.get_by_label("Credit Support").fill("20 WD")
    blanks.get_by_label("SECAS’s check").fill("10 WD")
    blanks.get_by_role("button", name="Calculate again").click()
    expect(headline).to_have_text("Give notice of UEPT by Monday 11 October 2027", timeout=SLOW)
    expect(headline).to_be_focused()
    expect(planner.locator("[name='durations.security-assessment']")).to_have_value("4 months")
    expect(blanks).to_have_count(0)


def test_no_user_role_is_remarked_on(planner: Locator) -> None:
    day(planner, "target", "1 3 2028")
    today(planner)
    answer = calculate(planner)
    expect(answer.get_by_text("You chose no User Role;")).to_be_visible()
    expect(answer.get_by_text(re.compile("^Points to check"))).to_have_count(0)


def test_a_plan_forward_from_a_start_for_an_other_user(planner: Locator) -> None:
    day(planner, "start", "11 1 2027")
    planner.get_by_label("Other User").check()
    lengths(planner)
    today(planner)
    expect(calculate(planner).locator(".headline")).to_have_text(
        "Earliest day to be a User: about 25 June 2027 to about 25 August 2027"
    )


def test_a_target_that_cannot_be_met_is_answered(planner: Locator, page: Page, axe: Axe) -> None:
    day(planner, "target", "31 3 2027")
    planner.get_by_label("Gas Supplier").check()
    lengths(planner)
    today(planner)
    answer = calculate(planner)
    expect(answer.locator(".headline")).to_have_text(
        "You cannot be a User by Wednesday 31 March 2027"
    )
    expect(answer.locator(".callout.warning")).to_contain_text(
        "The earliest day is Friday 16 April 2027, 12 Working Days too late. "
        "Testing (UEPT) sets it."
    )
    assert axe(page) == []


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        ({"uept_start": "1 3 2028"}, "Give notice of UEPT by Friday 3 December 2027"),
        (
            {"notice_given": "23 11 2026"},
            "UEPT can start on Thursday 18 February 2027 at the earliest",
        ),
        (
            {"report_received": "18 12 2026", "acknowledged_on": "21 12 2026"},
            "The DCC must review the report by Wednesday 30 December 2026",
        ),
        (
            {"quality_gate_passed": "31 12 2026"},
            "The DCC must issue the Test Completion Certificate by Tuesday 5 January 2027",
        ),
        (
            {"privacy_assessment_start": "1 3 2027"},
            "You should apply for the Privacy Assessment by Monday 7 December 2026",
        ),
        (
            {"first_privacy_assessment": "1 3 2027"},
            "The Privacy Self-Assessment of year 2 falls on Wednesday 1 March 2028",
        ),
        (
            {"bank_guarantee_expires": "30 4 2027"},
            "Renew the Bank Guarantee by Tuesday 30 March 2027: it counts until then",
        ),
        ({"uept_start": "3 9 2018"}, "Notice of UEPT had to be given by Friday 8 June 2018"),
    ],
)
def test_one_date_at_a_time(planner: Locator, asked: dict[str, str], headline: str) -> None:
    for name, text in asked.items():
        day(planner, name, text)
    today(planner)
    expect(calculate(planner).locator(".headline")).to_have_text(headline)


def test_another_calendar_and_clear_days(planner: Locator) -> None:
    day(planner, "uept_start", "1 3 2028")
    today(planner)
    planner.get_by_label("Scotland", exact=True).check()
    planner.get_by_label(re.compile("Clear days")).check()
    answer = calculate(planner)
    expect(answer.locator(".headline")).to_have_text(
        "Give notice of UEPT by Wednesday 1 December 2027"
    )
    expect(answer).to_contain_text("No other calendar and no other counting is more cautious")
    answer.get_by_text("How the days were counted").click()
    answer.get_by_text("The other calendars and counting conventions, side by side").click()
    expect(answer.get_by_role("row", name=re.compile("^England and Wales"))).to_contain_text(
        "Friday 3 December 2027"
    )
    answer.get_by_text("Every day stepped over, date by date").click()
    row = answer.get_by_role("row", name="Saturday 1 January 2028 to Tuesday 4 January 2028")
    expect(row).to_contain_text("Saturday, Sunday, New Year’s Day, 2nd January")


def test_by_keyboard_alone(planner: Locator, page: Page) -> None:
    page.locator("#calculator-deadlines [name='target.day']").focus()
    for text in ("1", "mar", "2028"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(planner.get_by_label("Import Supplier")).to_be_focused()
    page.keyboard.press("Space")
    while not page.evaluate("document.activeElement.matches('details.group > summary')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(planner.locator("[name='uept_start.day']")).to_be_focused()
    page.keyboard.press("Enter")
    headline = answer_in(planner).locator(".headline")
    expect(headline).to_be_focused(timeout=SLOW)
    expect(headline).to_contain_text("Give notice of UEPT before Monday 22 November 2027")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.timeline-frame')"):
            break
    else:
        pytest.fail("the timeline cannot be reached, so it cannot be scrolled")


def test_errors_open_the_group_they_are_in(planner: Locator, page: Page, axe: Axe) -> None:
    day(planner, "target", "31 2 2028")
    planner.locator("[name='durations.uept-execution']").fill("a fortnight")
    day(planner, "bank_guarantee_expires", "1 1 2028")
    planner.locator("[name='bank_guarantee_expires.year']").fill("")
    planner.locator("details.group:has([name='bank_guarantee_expires.day']) > summary").click()
    planner.get_by_role("button", name="Calculate", exact=True).click()
    summary = errors_in(planner)
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Day you want to be a User must be a real date: February 2028 has 29 days",
            "UEPT itself must be a length of time, like 15 WD, 6 weeks or 4 months",
            "Expiry date must include a year",
        ]
    )
    assert axe(page) == []
    summary.get_by_role("link", name="Expiry date").click()
    expect(planner.locator("[name='bank_guarantee_expires.year']")).to_be_focused()
    expect(planner.locator("[name='durations.uept-execution']")).to_have_value("a fortnight")


def test_dates_that_contradict_each_other_and_nothing_at_all(planner: Locator) -> None:
    planner.get_by_role("button", name="Calculate", exact=True).click()
    summary = errors_in(planner)
    expect(summary).to_contain_text(
        "Enter the day you want to be a User, or at least one other date to count from"
    )
    day(planner, "report_received", "18 12 2026")
    day(planner, "quality_gate_passed", "17 12 2026")
    planner.get_by_role("button", name="Calculate", exact=True).click()
    expect(summary).to_contain_text(
        (
            "Date of the quality gate review meeting must be on or after the date the DCC received "
            "the report, 18 December 2026"
        ),
        timeout=SLOW,
    )


def test_the_calendar_and_the_spreadsheet_are_taken_away(planner: Locator, page: Page) -> None:
    day(planner, "target", "1 3 2028")
    planner.get_by_label("Import Supplier").check()
    lengths(planner)
    today(planner)
    calculate(planner)
    with page.expect_download(timeout=SLOW) as saved:
        planner.get_by_role("button", name="Calendar (.ics)").click()
    assert saved.value.suggested_filename == "deadlines.ics"
    events = vobject.readOne(Path(saved.value.path()).read_bytes().decode()).vevent_list
    notice = next(event for event in events if event.uid.value.startswith("plan-uept-notice-"))
    assert notice.dtstart.value.isoformat() == "2027-10-11"
    assert notice.status.value == "TENTATIVE"
    assert notice.url.value == page.url
    assert hasattr(notice, "valarm")
    with page.expect_download() as saved:
        planner.get_by_role("button", name="Spreadsheet (CSV)").click()
    rows = list(csv.DictReader(StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(events)


def test_a_second_calendar_file_moves_the_entries_of_the_first(
    first_visit: Page, server: str
) -> None:
    page, planner = first_visit, first_visit.locator("#calculator-deadlines")

    def saved(at: datetime) -> dict[str, icalendar.Event]:
        page.clock.set_fixed_time(at)
        calculate(planner)
        with page.expect_download(timeout=SLOW) as file:
            planner.get_by_role("button", name="Calendar (.ics)").click()
        expect(planner.locator(".status")).to_have_text("The file has been saved.")
        opened = icalendar.Calendar.from_ical(Path(file.value.path()).read_bytes())
        assert isinstance(opened, icalendar.Calendar)
        return {event.uid.split("@")[0].rsplit("-", 1)[0]: event for event in opened.events}

    page.goto(server + PAGE)
    day(planner, "target", "1 3 2028")
    planner.get_by_label("Import Supplier").check()
    lengths(planner)
    today(planner)
    morning = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
    first = saved(morning)
    day(planner, "notice_given", "20 11 2026")
    second = saved(morning + timedelta(hours=1))
    assert set(first) <= set(second), "what was in the first file is moved or taken out"
    gone = {name for name, event in second.items() if event.status == "CANCELLED"}
    assert gone == {"plan-notify-secas", "plan-uept-notice"}
    assert set(second) - set(first) == {"uept-earliest-start"}
    for name, before in first.items():
        after = second[name]
        assert after.uid == before.uid
        assert after.sequence > before.sequence
        assert after.stamp == before.stamp + timedelta(hours=1)
        if name in gone:
            assert after.summary.startswith("No longer in the plan: ")
        else:
            assert (after.start, after.summary) == (before.start, before.summary)


def test_a_file_that_cannot_be_written_is_tried_again_beside_its_answer(
    first_visit: Page, server: str
) -> None:
    page, planner = first_visit, first_visit.locator("#calculator-deadlines")
    page.route("**/later.bin", lambda route: route.fulfill(status=404))
    page.goto(server + PAGE)
    day(planner, "target", "1 3 2028")
    answer = calculate(planner)
    planner.get_by_role("button", name="Calendar (.ics)").click()
    status = planner.locator(".status")
    expect(status).to_contain_text("missing from this site")
    expect(answer).to_be_visible()
    page.unroute("**/later.bin")
    with page.expect_download(timeout=SLOW) as saved:
        status.get_by_role("button", name="Try again").click()
    assert saved.value.suggested_filename == "deadlines.ics"
    expect(answer).to_be_visible()


def test_a_link_reopens_the_plan_and_says_what_moved(planner: Locator, page: Page) -> None:
    day(planner, "target", "1 3 2028")
    planner.get_by_label("Gas Transporter").check()
    lengths(planner)
    calculate(planner)
    link = page.url
    assert "as_of" not in link
    page.goto("about:blank")
    page.goto(link)
    expect(answer_in(planner).locator(".headline")).to_contain_text(
        "Give notice of UEPT by Monday 11 October 2027"
    )
    expect(planner.locator("[data-answer]")).not_to_contain_text("Since this was made")
    expect(planner.locator("[name='durations.user-id']")).to_have_value("10 WD")
    now, then = (
        brief({"Give notice of UEPT": day}).split(",")[1] for day in ("2027-10-11", "2027-10-08")
    )
    assert now in link
    page.goto("about:blank")
    page.goto(re.sub(r"(_was=.{4}).{4}", r"\g<1>0000", link.replace(now, then)))
    answer = answer_in(planner)
    expect(answer).to_contain_text("Since this was made, 1 part of the answer moved", timeout=SLOW)
    expect(
        answer.get_by_role("row", name=re.compile("^Give notice of UEPT 2027-10-08 2027-10-11"))
    ).to_be_visible()


def test_on_a_phone_nothing_is_cut_off_and_the_timeline_keeps_its_size(
    planner: Locator, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    day(planner, "target", "1 3 2028")
    lengths(planner)
    today(planner)
    answer = calculate(planner)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    drawing = answer.locator("svg.timeline")
    box = drawing.bounding_box()
    assert box is not None
    assert round(box["width"]) == int(drawing.get_attribute("width") or 0), (
        "drawn at the size at which its text can be read"
    )


def test_paper_shows_the_answer_without_the_form_and_with_everything_open(
    planner: Locator, page: Page
) -> None:
    day(planner, "target", "1 3 2028")
    today(planner)
    answer = calculate(planner)
    page.emulate_media(media="print")
    expect(planner.locator("form")).to_be_hidden()
    expect(answer.locator(".headline")).to_be_visible()
    drawing, column = answer.locator("svg.timeline").bounding_box(), answer.bounding_box()
    assert drawing is not None
    assert column is not None
    assert drawing["width"] <= column["width"] + 1
