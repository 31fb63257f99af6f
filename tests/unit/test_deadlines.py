"""The deadline planner: what holds for whatever is asked, and what a reader sees of it."""

import csv
import io
import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tools_py import rules
from tools_py.calculator import load
from tools_py.dates.calendars import CALENDARS, calendar
from tools_py.dates.counting import COUNTINGS, OutsideCalendar, count
from tools_py.dates.words import long_date
from tools_py.deadlines.network import ESTIMATES, TITLES
from tools_py.deadlines.picture import picture
from tools_py.deadlines.questions import FORM
from tools_py.deadlines.report import next_days
from tools_py.deadlines.result import Milestone, PlanStrand, Result
from tools_py.deadlines.timeline import Bar, DayLine, TimelineRow, draw
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.reports.blocks import Blanks, Details, Picture, Table
from tools_py.reports.html import to_html
from tools_py.reports.markdown import to_markdown
from tools_py.reports.text import to_text
from tools_py.rules import REGISTER
from tools_py.rules.vocabulary import USER_ROLES

PLANNER = load("deadlines")
TODAY = date(2026, 11, 23)
EVERY_LENGTH = {
    "user-id": "10 WD",
    "uept-execution": "15 WD",
    "quality-gate": "5 WD",
    "security-assessment": "4 months",
    "credit-support": "20 WD",
    "evidence-check": "10 WD",
}


def ask(**raw: object) -> Result:
    result: Result = PLANNER.answer(raw, TODAY)
    return result


def milestone(result: Result, name: str) -> Milestone:
    return next(item for item in result["milestones"] if item["id"] == name)


def strand(result: Result, name: str) -> PlanStrand:
    return next(item for item in result["strands"] if item["id"] == name)


def warned(result: Result) -> set[str]:
    return {warning["id"] for warning in result["warnings"]}


def reading(result: Result) -> tuple[str, str]:
    return result["answers"]["calendar"], result["answers"]["counting"]


DATES = [field.name for field in FORM.fields if field.widget == "date"]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: st.dates(date(2015, 12, 1), date(2029, 6, 1)).map(date.isoformat)
            for name in DATES
        },
        "roles": st.lists(st.sampled_from(sorted(USER_ROLES)), max_size=4),
        "done": st.lists(st.sampled_from(sorted(set(TITLES) - {"evidence"})), max_size=5),
        "durations": st.dictionaries(
            st.sampled_from(sorted(ESTIMATES)),
            st.builds(
                "{} {}".format,
                st.integers(0, 1200),
                st.sampled_from(["WD", "days", "weeks", "months", "years"]),
            ),
        ),
        "calendar": st.sampled_from([*CALENDARS, "wales"]),
        "counting": st.sampled_from(COUNTINGS),
    },
)


@settings(max_examples=150, deadline=None)
@given(ANSWERS)
def test_whatever_is_asked_is_refused_or_answered_and_reported_in_every_format(
    raw: dict[str, object],
) -> None:
    refused: tuple[FieldError, ...] = ()
    try:
        result = ask(**raw)
    except ValidationError as refusal:
        refused = refusal.errors
    if refused:
        assert all(error.message for error in refused)
        assert {error.field for error in refused} <= {field.name for field in FORM.fields}
        return
    again = json.loads(json.dumps(result))
    assert again == result, "a result is what JSON can hold"
    assert len(result["headline"].split()) <= 15
    dates = [item["date"] for item in result["milestones"]]
    assert dates == sorted(dates)
    for item in result["milestones"]:
        same = [
            other
            for other in item["alternatives"]
            if (other["calendar"], other["counting"]) == reading(result)
        ]
        assert all(other["date"] == item["date"] for other in same), (
            "the alternative of the chosen reading is the same day"
        )
    assert len({item["id"] for item in result["milestones"]}) == len(dates)
    assert len(PLANNER.facts(result)) >= len(dates)
    report = PLANNER.report(again)
    etree.fromstring(f"<div>{to_html(report).replace(' tabindex=0', '')}</div>", etree.HTMLParser())
    assert to_text(report).startswith(result["headline"].split()[0])
    assert to_markdown(report).startswith("# ")
    for download in PLANNER.downloads.values():
        assert download(again)


@settings(deadline=None)
@given(
    st.dates(date(2016, 6, 1), date(2028, 12, 26)),
    st.sampled_from(sorted(CALENDARS)),
    st.sampled_from(COUNTINGS),
)
def test_the_latest_notice_is_sixty_working_days_back_under_every_reading(
    start: date, name: str, counting: str
) -> None:
    result = ask(uept_start=start.isoformat(), calendar=name, counting=counting)
    notice = milestone(result, "uept-notice")
    assert (
        notice["date"]
        == count(start, -rules.UEPT_NOTICE.value, calendar(name), counting).day.isoformat()
    )
    assert len(notice["alternatives"]) == len(CALENDARS) * len(COUNTINGS)
    chosen = next(
        item
        for item in notice["alternatives"]
        if (item["calendar"], item["counting"]) == (name, counting)
    )
    assert chosen["date"] == notice["date"]
    dated = [item["date"] for item in notice["alternatives"] if item["date"]]
    assert notice["safest"]
    assert notice["safest"]["date"] == min(dated)
    stepped_over = {item["date"] for item in notice["skipped"]}
    between = (
        date.fromisoformat(notice["date"]) + timedelta(days)
        for days in range(1, (start - date.fromisoformat(notice["date"])).days)
    )
    working_days = sum(day.isoformat() not in stepped_over for day in between)
    assert working_days == rules.UEPT_NOTICE.value - (counting == "day-after")


@settings(deadline=None)
@given(st.dates(date(2016, 1, 1), date(2028, 9, 1)))
def test_a_notice_given_on_the_latest_day_is_in_time(start: date) -> None:
    if calendar("england-and-wales").closed(start):
        start = count(start, 1, calendar("england-and-wales")).day
    try:
        latest = milestone(ask(uept_start=start.isoformat()), "uept-notice")["date"]
    except ValidationError:
        return
    result = ask(notice_given=latest, uept_start=start.isoformat())
    assert milestone(result, "uept-earliest-start")["date"] == start.isoformat()
    assert "notice-too-short" not in warned(result)
    day_after = (date.fromisoformat(latest) + timedelta(1)).isoformat()
    assert "notice-too-short" in warned(ask(notice_given=day_after, uept_start=start.isoformat()))


def test_every_milestone_names_a_rule_that_the_answer_cites() -> None:
    result = ask(
        target="2028-03-01",
        roles=["other-user"],
        durations=EVERY_LENGTH,
        uept_start="2027-09-01",
        privacy_assessment_start="2027-09-01",
        first_privacy_assessment="2027-09-01",
        bank_guarantee_expires="2028-01-31",
    )
    cited = {citation["rule"] for citation in result["citations"]}
    assert {item["rule"] for item in result["milestones"]} <= cited
    assert {step["rule"] for each in result["strands"] for step in each["steps"]} <= cited | {
        "uept-notice"
    }
    assert cited <= set(REGISTER)
    for note in (
        "A-05",
        "A-06",
        "A-07",
        "A-08",
        "A-19",
        "A-23",
        "A-24",
        "A-25",
        "A-26",
        "A-37",
        "A-45",
        "A-46",
        "A-47",
        "A-48",
    ):
        assert note in result["notes"]


def test_no_period_of_the_guidance_stands_in_the_planner_itself() -> None:
    modules = [
        path
        for path in files("tools_py").joinpath("deadlines").iterdir()
        if path.name.endswith(".py")
    ]
    assert len(modules) > 8
    for module in modules:
        assert not re.search(
            r"\b(60|84|sixty|twelve weeks|five to seven)\b", module.read_text(encoding="utf-8")
        ), module.name


def test_the_strands_are_those_of_the_contract_in_its_order() -> None:
    everything = ask(target="2028-03-01", roles=["other-user"], durations=EVERY_LENGTH)
    assert [each["id"] for each in everything["strands"]] == [
        "user-id",
        "testing",
        "security",
        "privacy",
        "credit",
        "evidence",
    ]
    assert [each["id"] for each in everything["strands"] if each["driving"]] == everything["plan"][
        "driving"
    ]
    supplier = ask(target="2028-03-01", roles=["import-supplier"])
    assert "privacy" not in [each["id"] for each in supplier["strands"]]


def test_no_plan_without_a_target_or_a_start() -> None:
    result = ask(uept_start="2027-06-01", durations=EVERY_LENGTH)
    assert "strands" not in result
    assert warned(result) == {"estimates-not-used"}


def test_an_empty_answer_is_never_zero() -> None:
    result = ask(
        target="2028-03-01",
        roles=["import-supplier"],
        durations={"uept-execution": "", "quality-gate": None},
    )
    steps = {step["id"]: step for step in strand(result, "testing")["steps"]}
    assert steps["uept-execution"]["length"] is None
    assert steps["uept-execution"]["source"] == "not-given"
    assert {"length-not-given-uept-execution", "length-not-given-quality-gate"} <= warned(result)
    assert result["plan"]["outcome"] == "open"


def test_an_estimate_moves_the_latest_day_before_it() -> None:
    without = ask(target="2028-03-01", roles=["import-supplier"])
    having = ask(
        target="2028-03-01", roles=["import-supplier"], durations={"uept-execution": "15 WD"}
    )
    assert milestone(having, "uept-notice")["date"] < milestone(without, "uept-notice")["date"]


def test_what_the_day_of_today_changes_and_what_it_does_not() -> None:
    raw = {"target": "2027-06-01", "roles": ["import-supplier"], "durations": EVERY_LENGTH}
    early, late = ask(**raw, as_of="2026-11-23"), ask(**raw, as_of="2027-03-01")
    assert PLANNER.facts(early) == PLANNER.facts(late)
    assert early["plan"]["outcome"] == "can-be-met"
    assert late["plan"]["outcome"] == "cannot-be-met"
    assert late["answers"]["as_of"] == "2027-03-01"
    assert ask(**raw)["answers"]["as_of"] is None, (
        "a link does not hold on to the day on which it was made"
    )


def test_a_link_made_under_another_list_can_show_what_moved() -> None:
    answered = ask(uept_start="2026-06-16")
    assert PLANNER.facts(answered) == {"Give notice of UEPT": answered["milestones"][0]["date"]}


def test_security_shorter_than_the_notice_asked_for_later_is_a_remark_and_moves_nothing() -> None:
    short = ask(
        target="2028-03-01",
        roles=["import-supplier"],
        durations={"security-assessment": "6 weeks", "evidence-check": "10 WD"},
    )
    assert "security-estimate-short" in warned(short)
    assert strand(short, "security")["latest_start"] == "2028-01-05"
    later = {item["rule"]: item for item in short["later"]}
    assert later["security-notice"]["date"] == "2027-11-24"
    assert "security-estimate-short" not in warned(
        ask(target="2028-03-01", durations={"security-assessment": "4 months"})
    )


def test_dates_that_have_passed_are_reported_in_the_past_tense() -> None:
    assert ask(uept_start="2018-09-03")["headline"].startswith("Notice of UEPT had to be given")
    assert ask(first_privacy_assessment="2018-09-03")["headline"].startswith(
        "The Full Privacy Assessment of year 4 fell on"
    )
    assert (
        "could have been"
        in ask(start="2018-09-03", roles=["gas-supplier"], durations=EVERY_LENGTH)["headline"]
    )
    assert ask(start="2018-09-03", roles=["gas-supplier"])["headline"].startswith(
        "You could have been a User only after"
    )


def test_a_start_that_is_no_working_day_is_used_with_a_warning() -> None:
    assert "start-not-working-day" in warned(ask(uept_start="2027-06-05"))
    assert "start-not-working-day" in warned(ask(uept_start="2028-12-25")), (
        "also where counting on would leave the calendar"
    )


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"target": "2028-12-27"}, "target"),
        ({"target": "2016-02-01"}, "target"),
        ({"start": "2028-12-01"}, "start"),
        ({"start": "2027-01-04", "durations": {"evidence-check": "999 WD"}}, "start"),
        ({"target": "2027-01-04", "durations": {"uept-execution": "999 months"}}, "target"),
        ({"quality_gate_passed": "2028-12-22"}, "quality_gate_passed"),
        ({"acknowledged_on": "2028-12-20"}, "acknowledged_on"),
        ({"report_received": "2028-12-18"}, "report_received"),
        ({"target": "2027-06-01", "durations": {"uept-execution": "0 WD"}}, "durations"),
        ({"target": "2027-06-01", "durations": ["15 WD"]}, "durations"),
        ({"target": "2027-06-01", "roles": "other-user"}, "roles"),
        ({"target": 20270601}, "target"),
        ({"target": "1 June 2027"}, "target"),
        ({"target": {"day": "1", "month": "6", "year": "27"}}, "target"),
        ({"target": "2027-06-01", "counting": "inclusive"}, "counting"),
        ({"target": "9" * 5000}, "target"),
    ],
)
def test_an_invalid_answer_is_refused_with_its_field_named(
    raw: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(**raw)
    assert field in {error.field for error in refused.value.errors}


def test_a_refusal_beyond_the_calendar_names_the_last_covered_day() -> None:
    with pytest.raises(ValidationError, match="26 December 2028"):
        ask(notice_given="2028-12-01")


def test_a_chosen_calendar_is_the_one_that_limits() -> None:
    with pytest.raises(OutsideCalendar):
        count(date(2028, 12, 22), 2, calendar("scotland"))
    with pytest.raises(ValidationError):
        ask(report_received="2028-12-22", calendar="scotland")


# The page


class Headings(HTMLParser):
    """Collect what an accessible page needs: headings, captions, names of regions."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_has_a_drawing_with_a_name_and_no_inline_style() -> None:
    html = to_html(
        PLANNER.report(ask(target="2028-03-01", roles=["other-user"], durations=EVERY_LENGTH)),
        "../../",
    )
    page = Headings()
    page.feed(html)
    assert "style=" not in html
    drawing = next(attributes for tag, attributes in page.found if tag == "svg")
    assert drawing["role"] == "img"
    assert drawing["aria-label"] == "Timeline of the plan"
    links = [attributes["href"] or "" for tag, attributes in page.found if tag == "a"]
    assert links
    assert all(link.startswith(("../../", "#")) for link in links)


def test_what_the_drawing_shows_stands_in_words_too() -> None:
    shown = picture(ask(target="2028-03-01", roles=["other-user"], durations=EVERY_LENGTH))
    for words in (
        "Testing (UEPT)",
        "Privacy Assessment (sets the date)",
        "Today, Mon 23 Nov 2026",
        "Wanted, Wed 1 Mar 2028",
    ):
        assert words in shown.alternative
        assert words in shown.svg


def test_the_drawing_shades_what_the_calendar_closes_and_keeps_its_text_inside() -> None:
    rows = [
        TimelineRow(
            "A name",
            "when",
            (Bar(date(2026, 12, 21), date(2027, 1, 4), "given"),),
            (date(2027, 1, 4),),
        )
    ]
    svg = draw(
        "Timeline",
        rows,
        [DayLine(date(2026, 12, 24), "Today", "today")],
        calendar("england-and-wales"),
        "in words",
    )
    drawing = etree.fromstring(svg[svg.index("<svg") : svg.index("</svg>") + len("</svg>")])
    width = float(drawing.attrib["width"])
    assert len(drawing.findall(".//path[@class='timeline-holiday']")) == 3, (
        "Christmas Day, the Boxing Day substitute, New Year's Day"
    )
    for text in drawing.iter("text"):
        assert 0 <= float(text.attrib["x"]) < width
    for bar in drawing.iter("rect"):
        assert float(bar.attrib["x"]) + float(bar.attrib["width"]) <= width


DOWN = re.compile(r"M([\d.]+) ([\d.]+)V([\d.]+)")
CAPITALS, DESCENT, LETTER = 11, 4, 7
"""Pixels that the drawing's letters stand above their line, go below it, and are wide."""


@pytest.mark.parametrize("today", ["2026-11-27", "2027-10-01", "2028-02-14"])
@pytest.mark.parametrize(
    "raw",
    [
        {"target": "2028-03-01"},
        {"target": "2028-03-01", "roles": ["other-user"], "durations": EVERY_LENGTH},
        {"start": "2027-01-04", "durations": EVERY_LENGTH},
        {"uept_start": "2028-03-01", "bank_guarantee_expires": "2027-12-31"},
    ],
)
def test_no_line_of_the_drawing_crosses_its_words(raw: dict[str, object], today: str) -> None:
    svg = picture(ask(**{"as_of": today, **raw})).svg
    drawing = etree.fromstring(svg[svg.index("<svg") : svg.index("</svg>") + len("</svg>")])
    lines = [
        tuple(map(float, found.groups()))
        for path in drawing.iter("path")
        if path.get("class") != "timeline-weekend"  # a pale ground, no line
        for found in DOWN.finditer(path.get("d", ""))
    ]
    assert len(lines) >= 20
    for words in drawing.iter("text"):
        left, base = float(words.attrib["x"]), float(words.attrib["y"])
        right = left + LETTER * len(words.text or "")
        if words.get("text-anchor"):
            continue  # the question mark on a bar's end, in a circle of its own
        crossing = [
            (x, top, bottom)
            for x, top, bottom in lines
            if left - 1 <= x <= right and top < base + DESCENT and bottom > base - CAPITALS
        ]
        assert not crossing, f"{words.text} at {left}, {base}"


def test_a_long_time_is_drawn_without_weekends_and_within_bounds() -> None:
    rows = [TimelineRow("A name", "when", (Bar(date(2016, 1, 4), date(2099, 1, 4), "given"),))]
    svg = draw(
        "Timeline", rows, [DayLine(TODAY, "Today", "today")], calendar("united-kingdom"), "in words"
    )
    assert "timeline-weekend" not in svg
    assert float(re.findall(r'width="(\d+)"', svg)[0]) <= 1700
    assert len(svg) < 60_000


def test_the_spreadsheet_has_a_row_for_each_milestone() -> None:
    result = ask(target="2028-03-01", roles=["other-user"], durations=EVERY_LENGTH)
    rows = list(
        csv.DictReader(io.StringIO(PLANNER.downloads["csv"](result).removeprefix("\ufeff")))
    )
    assert [row["Date"] for row in rows] == [item["date"] for item in result["milestones"]]
    notice = next(row for row in rows if row["What"] == "Give notice of UEPT")
    assert notice["Length"] == f"{rules.UEPT_NOTICE.value} Working Days"
    assert notice["Section"] == "5.2"
    assert notice["The date is"] == "at the latest"
    assert notice["Safest calendar"] == "Scotland"
    assert notice["Safest counting"] == "Clear days: all of the Working Days lie between"


def test_a_day_that_is_only_a_bound_says_so_in_the_spreadsheet() -> None:
    lengths = {name: EVERY_LENGTH[name] for name in EVERY_LENGTH if name != "evidence-check"}
    result = ask(target="2028-03-01", roles=["import-supplier"], durations=lengths)
    rows = list(
        csv.DictReader(io.StringIO(PLANNER.downloads["csv"](result).removeprefix("\ufeff")))
    )
    sent = next(row for row in rows if row["What"] == "Send the Evidence Form")
    assert sent["The date is"] == "before this day, less the length of SECAS’s check"
    assert sent["Safest date"] == ""


def test_a_bound_is_shown_as_a_bound_wherever_it_is_shown() -> None:
    result = ask(target="2027-06-30", roles=["other-user"], as_of="2026-11-27")
    unknown = [item for item in result["milestones"] if item["unknown"]]
    assert [item["id"] for item in result["milestones"] if not item["unknown"]] == ["user"]
    report = PLANNER.report(result)
    for written in (to_text(report), to_markdown(report), str(to_html(report))):
        assert (
            written.count("less the length of UEPT, the wait for the quality gate and SECAS’s") > 1
        )
        for day in ("17 June 2027", "21 June 2027", "28 June 2027", "19 March 2027"):
            shown = re.findall(rf"(\w+ )(?:\w+day )?{day}", written.split("How the days were")[0])
            assert {word.lower() for word in shown} == {"before "}, day
    drawing = picture(result).alternative
    assert "starts before 19 Mar 2027, ends before 30 Jun 2027; 2 lengths not known" in drawing
    rows = list(
        csv.DictReader(io.StringIO(PLANNER.downloads["csv"](result).removeprefix("\ufeff")))
    )
    assert [row["Date"] for row in rows if row["What"] != "Become a User"] == [
        f"before {item['date']}" for item in unknown
    ]
    calendar_file = PLANNER.downloads["ics"](result)
    assert calendar_file.count("BEGIN:VEVENT") == 1
    assert "Start UEPT" not in calendar_file


def test_a_bound_that_falls_on_no_working_day_is_no_remark_until_it_is_a_day() -> None:
    """For 30 September, seven months with no check, the Security Assessment is booked by 31 May."""
    asked = {"target": "2027-09-30", "roles": ["import-supplier"], "as_of": "2026-11-27"}
    for check, remarked in ((None, False), ("1 days", True)):
        lengths = EVERY_LENGTH | {"evidence-check": check}
        result = ask(**asked, durations=lengths)
        assert ("not-working-days" in warned(result)) == remarked, check


def test_what_sets_the_date_is_reported_from_the_lengths_that_are_known() -> None:
    for lengths, words in ((EVERY_LENGTH, "sets the date"), ({}, "sets the date so far")):
        for plan in ({"target": "2028-03-01"}, {"start": "2027-01-11"}):
            result = ask(**plan, roles=["import-supplier"], durations=lengths)
            assert f"({words})" in picture(result).alternative
            text = " ".join(to_text(PLANNER.report(result)).split())
            assert f"What {words} Testing" in text
            assert ("sets the date so far" in text) == (not lengths)
            assert lengths or not re.search("sets the date(?! so far)", text)


def test_after_a_start_what_follows_a_length_not_known_is_only_after_a_day() -> None:
    result = ask(
        start="2026-12-07", roles=["gas-supplier"], durations={"evidence-check": "2 weeks"}
    )
    drawing = picture(result).alternative
    assert "User ID: from 7 Dec 2026; length not known" in drawing
    assert "Evidence: after the others; Today" in drawing


def test_one_sentence_says_that_a_notice_is_too_late_for_a_start() -> None:
    wish = {"notice_given": "2026-12-10", "uept_start": "2027-02-10", "as_of": "2026-11-27"}
    assert "notice-too-short" in warned(ask(**wish))
    warnings = warned(ask(**wish, target="2027-09-01", roles=["import-supplier"]))
    assert {"uept-start-not-reached", "notice-too-short"} & warnings == {"uept-start-not-reached"}


@pytest.mark.parametrize(
    ("asked", "tasks"),
    [
        (
            {"privacy_assessment_start": "2027-03-01"},
            ["**By Monday 7 December 2026** (in 10 Working Days): you should apply for the"],
        ),
        ({"uept_start": "2027-05-31"}, ["**By Wednesday 3 March 2027**: give notice of UEPT."]),
        ({"bank_guarantee_expires": "2027-03-31"}, ["28 February 2027**: renew the Bank"]),
        (
            {"target": "2027-09-01", "uept_start": "2027-03-01", "roles": ["import-supplier"]},
            [
                "**By Wednesday 2 December 2026** (in 7 Working Days): give notice of UEPT, for "
                "the UEPT start date of 1 March 2027",
                "give notice of UEPT, for the target",
            ],
        ),
        ({"uept_start": "2026-11-24"}, ["This day has passed."]),
    ],
)
def test_a_task_is_a_sentence_of_its_own(asked: dict[str, object], tasks: list[str]) -> None:
    listed = re.sub(r"\]\([^)]*\)|\[", "", next_days(ask(**asked)))
    for task in tasks:
        assert task in listed


def test_without_a_role_the_caveat_says_who_needs_the_privacy_assessment() -> None:
    words = "You chose no User Role; only an Other User needs the Privacy Assessment."
    led = ask(target="2027-06-30", as_of="2026-11-27")
    assert led["caveat"].endswith(words)
    assert to_text(PLANNER.report(led)).replace("\n", " ").count(words) == 1
    other = ask(target="2028-03-01", durations={"security-assessment": "14 months"})
    assert words not in other["caveat"]
    assert to_text(PLANNER.report(other)).replace("\n| ", " ").count(words) == 1


def test_a_rough_length_is_about_at_both_ends_and_no_duty() -> None:
    for raw in (
        {"target": "2028-03-01", "roles": ["other-user"], "durations": EVERY_LENGTH},
        {"start": "2027-01-11", "roles": ["other-user"], "durations": EVERY_LENGTH},
        {"privacy_assessment_start": "2027-03-01"},
        {"privacy_assessment_start": "2025-03-03"},
    ):
        result = ask(**raw)
        rough = [item for item in result["milestones"] if item["kind"] == "about"]
        assert {item["id"] for item in rough} & {
            "privacy-application",
            "privacy-approved",
            "privacy-outcome-latest",
        }
        text = to_text(PLANNER.report(result)).split("Where each date comes from")[0]
        for item in rough:
            day = long_date(date.fromisoformat(item["date"]))
            assert f"about {day}" in text
            assert not re.search(rf"day {day}", text)
        for line in text.splitlines():
            assert not ("Privacy Assessment" in line and re.search(r"\b(must|had to)\b", line))


def test_a_day_that_is_near_says_so() -> None:
    raw = {"target": "2028-03-01", "roles": ["import-supplier"], "durations": EVERY_LENGTH}
    for today, words in (
        ("2027-10-11", "By Monday 11 October 2027 (today)"),
        ("2027-10-08", "By Monday 11 October 2027 (in 1 Working Day)"),
        ("2027-09-27", "By Monday 11 October 2027 (in 10 Working Days)"),
        ("2027-09-24", "By Monday 11 October 2027: notify SECAS and give notice of UEPT."),
    ):
        assert f"- {words}" in to_text(PLANNER.report(ask(**raw, as_of=today)))


def next_steps(**raw: object) -> list[str]:
    """Return the list under "What to do next", a line for each item."""
    written = to_markdown(PLANNER.report(ask(**{"as_of": "2026-11-27", **raw})))
    listed = written.split("What to do next\n\n")[1].split("\n\n")[0]
    return [re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", line) for line in listed.splitlines()]


def test_what_is_done_on_the_same_day_is_one_task_with_both_ends_of_a_rough_length() -> None:
    assert next_steps(target="2027-06-30", roles=["other-user"]) == [
        "- **Before about 30 November 2026**, less the length of SECAS’s check "
        "(at most about 1 Working Day left): notify SECAS and apply for the Privacy Assessment. "
        "If the Privacy Assessment takes about 5 months, not about 7, the day is before about "
        "31 January 2027.",
        "- **Before Friday 19 March 2027**, less the length of UEPT, the wait for the quality gate "
        "and SECAS’s check: give notice of UEPT.",
        "- **Before Thursday 17 June 2027**, less the length of UEPT, the wait for the quality "
        "gate and SECAS’s check: start UEPT.",
    ]


def test_where_only_a_short_assessment_is_in_time_its_day_comes_first() -> None:
    first = next_steps(target="2027-06-01", roles=["other-user"])[0]
    assert first == (
        "- **Before about 1 January 2027**, if the Privacy Assessment takes about 5 months, less "
        "the length of SECAS’s check: notify SECAS and apply for the Privacy Assessment. For about "
        "7 months, the day was before about 1 November 2026."
    )


def test_what_is_late_is_done_now_and_only_what_can_be_done_now() -> None:
    late = {"roles": ["import-supplier"], "durations": EVERY_LENGTH}
    assert next_steps(target="2027-02-15", **late) == [
        "- **Now**: notify SECAS and give notice of UEPT. For your target, the day was Thursday "
        "24 September 2026.",
        "- **Now**: book the Security Assessment. For your target, the day was Thursday 1 October "
        "2026.",
        "- Enter a later day to be a User, and calculate again.",
    ]
    assert next_steps(target="2026-10-30", **late) == [
        "All of these days have passed. Enter a later day to be a User."
    ]


def test_what_one_does_on_a_day_is_one_row_of_the_table() -> None:
    report = PLANNER.report(ask(target="2027-06-30", roles=["other-user"], as_of="2026-11-27"))
    table = next(block for block in report.blocks if isinstance(block, Table))
    assert table.head == ("Day", "Less the length of", "What", "Who")
    assert table.rows[0] == (
        "before about 30 November 2026 (before about 31 January 2027, if the Privacy Assessment "
        "takes about 5 months)",
        "SECAS’s check",
        "Notify SECAS; Apply for the Privacy Assessment",
        "you",
    )
    assert table.rows[-1] == ("by Wednesday 30 June 2027", "nothing", "Become a User", "SECAS")
    assert len(table.rows) == 13


def test_a_passed_target_has_its_plan_folded() -> None:
    report = PLANNER.report(ask(target="2026-10-30", roles=["other-user"], as_of="2026-11-27"))
    assert not any(isinstance(block, (Table, Picture)) for block in report.blocks)
    (folded,) = (
        block.blocks
        for block in report.blocks
        if isinstance(block, Details) and block.summary == "The plan that would have led there"
    )
    assert {type(block) for block in folded} >= {Table, Picture}


def test_what_others_do_is_no_task_of_a_plan() -> None:
    under_way = next_steps(
        target="2027-04-30",
        roles=["import-supplier"],
        notice_given="2026-08-10",
        uept_start="2026-11-09",
        durations=EVERY_LENGTH,
    )
    assert [line.split(": ", 1)[1] for line in under_way] == [
        "book the Security Assessment.",
        "get the Test Completion Report to the DCC.",
        "propose the User ID.",
    ]
    assert next_steps(report_received="2026-11-26") == [
        "- **By Monday 30 November 2026** (in 1 Working Day): the DCC confirms receipt of the "
        "report.",
        "- **By Monday 7 December 2026** (in 6 Working Days): the DCC reviews the report.",
    ]


def test_both_ends_of_a_rough_length_are_in_the_spreadsheet() -> None:
    result = ask(target="2027-06-30", roles=["other-user"], as_of="2026-11-27")
    rows = csv.DictReader(io.StringIO(PLANNER.downloads["csv"](result).removeprefix("\ufeff")))
    applied = next(row for row in rows if row["What"] == "Apply for the Privacy Assessment")
    assert applied["Date"] == "before 2026-11-30"
    assert applied["The date is"] == (
        "before about this day, less the length of SECAS’s check; before about 31 January 2027 if "
        "the Privacy Assessment takes about 5 months"
    )


def test_what_the_lengths_not_given_can_be_is_offered_with_its_source_and_date() -> None:
    blanks = next(
        block
        for block in PLANNER.report(ask(target="2028-03-01", roles=["gas-supplier"])).blocks
        if isinstance(block, Blanks)
    )
    assert [item.box for item in blanks.items] == [
        f"durations.{name}" for name in ESTIMATES if name != "privacy-assessment"
    ]
    ((value, words),) = next(item.suggestions for item in blanks.items if item.suggestions)
    assert value == f"{rules.SECURITY_NOTICE.value} weeks"
    assert "SECAS website" in words
    assert "undated, looked up 23 November 2026" in words


def test_the_worked_example_is_a_plan_whose_every_length_is_given() -> None:
    raw, today = PLANNER.example
    result = PLANNER.answer(raw, today)
    assert result["plan"]["outcome"] == "can-be-met"
    assert "length-not-given" not in json.dumps(result["warnings"])
