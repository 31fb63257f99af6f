"""The credit cover estimator as a reader uses it: the answer, the errors, the suggestion, the
what-if, the chart, links and print.
"""

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.answers import SLOW, answer_in, calculate, errors_in
from tests.e2e.conftest import Axe

PAGE = "/calculators/credit-cover/"

GIVEN = {
    "unpaid_invoices": "£1,250.50",
    "expected_charges": " 2 400 ",
    "maximum_credit_value": "10000",
    "unsecured_credit_factor": "20",
}


@pytest.fixture
def section(page: Page, server: str) -> Locator:
    page.goto(server + PAGE)
    return page.locator("section[data-calculator=credit-cover]")


def box(section: Locator, name: str) -> Locator:
    return section.locator(f"form [name='{name}']")


def fill(section: Locator, **answers: str) -> None:
    for name, value in answers.items():
        box(section, name).fill(value)


def suggestion(section: Locator) -> Locator:
    return section.get_by_role("button", name="Use 1.4, as SECAS described it in June 2019")


def complete(section: Locator) -> None:
    fill(section, **GIVEN)
    suggestion(section).click()
    box(section, "regulatory_year").select_option("2026/27")


def test_the_answer_is_a_sentence_with_its_amounts_and_workings(
    section: Locator, page: Page, axe: Axe
) -> None:
    complete(section)
    expect(box(section, "working_capital_adjustment")).to_have_value("1.4")
    answer = calculate(section)
    expect(answer.locator(".headline")).to_have_text(
        "Ask the DCC: Credit Support is required on only one reading of the formula"
    )
    expect(answer).to_contain_text("£3,110.70 is over the threshold of £2,785 for 2026/27")
    expect(answer.locator(".key-figures")).to_contain_text("£2,167.35 or £2,524.64")
    answer.get_by_text(re.compile("^The workings, line by line")).click()
    expect(answer).to_contain_text("(£1,250.50 unpaid + £2,400.00 likely) × 1.4")
    assert axe(page) == []


def test_errors_stand_beside_their_fields_and_in_the_summary(
    section: Locator, page: Page, axe: Axe
) -> None:
    fill(
        section,
        unpaid_invoices="two",
        expected_charges="12.3.4",
        maximum_credit_value="1e9",
        unsecured_credit_factor="150",
    )
    section.get_by_role("button", name="Calculate", exact=True).click()
    summary = errors_in(section)
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Unpaid DCC invoices must be a number, like 1250 or 1250.50",
            (
                "DCC charges likely before the next invoice must have one decimal point at most, "
                "like "
                "1250 or 1250.50"
            ),
            "Maximum Credit Value must be written out in full, like 1250 or 1250.50",
            "Unsecured Credit Factor must be between 0 and 100",
        ]
    )
    expect(box(section, "expected_charges")).to_have_value("12.3.4")
    assert axe(page) == []
    summary.get_by_role("link").last.click()
    expect(box(section, "unsecured_credit_factor")).to_be_focused()


def test_an_empty_form_is_refused_with_links_to_what_to_enter(
    section: Locator, page: Page, axe: Axe
) -> None:
    section.get_by_role("button", name="Calculate", exact=True).click()
    summary = section.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Enter unpaid DCC invoices, or 0 if there are none",
            "Enter the DCC charges likely before the next invoice",
        ]
    )
    assert axe(page) == []
    summary.get_by_role("link").last.click()
    expect(box(section, "expected_charges")).to_be_focused()


def test_charges_alone_are_estimated_on_assumptions_taken_at_one_click(
    section: Locator, page: Page, axe: Axe
) -> None:
    fill(section, expected_charges="10000")
    answer = calculate(section)
    headline = answer.locator(".headline")
    expect(headline).to_have_text(
        "Credit Support would be required on 3 assumptions: £14,000.00, over the £2,785 threshold"
    )
    assert axe(page) == []
    taken = answer.get_by_role("link", name=re.compile("^Take 1.4"))
    assert "working_capital_adjustment=1.4" in str(taken.get_attribute("href"))
    assert "10000" not in str(taken.get_attribute("href"))
    taken.press("Enter")
    expect(headline).to_contain_text("on 2 assumptions: £14,000.00", timeout=SLOW)
    expect(headline).to_be_focused()
    expect(section.locator(".status")).to_contain_text("Taken as your answer: the working capital")
    expect(box(section, "working_capital_adjustment")).to_have_value("1.4")
    expect(box(section, "expected_charges")).to_have_value("10000")
    answer.get_by_role("link", name=re.compile("^Enter something else ?: nothing is")).click()
    expect(box(section, "unpaid_invoices")).to_be_focused()
    answer.get_by_role("link", name=re.compile("^We have none")).click()
    # Whatever is unpaid can only add to it: the outcome is known now.
    expect(headline).to_have_text(
        "Credit Support is required on these figures: at least £14,000.00, "
        "over the £2,785 threshold",
        timeout=SLOW,
    )
    expect(section.get_by_label("We have no Credit Assessment")).to_be_checked()
    expect(box(section, "maximum_credit_value")).to_be_hidden()


def test_an_assumption_opened_in_another_tab_brings_its_answer(
    section: Locator, page: Page
) -> None:
    fill(section, expected_charges="10000")
    section.locator("form [name='regulatory_year']").select_option("2026/27")
    answer = calculate(section)
    link = answer.get_by_role("link", name=re.compile("^Take £0")).get_attribute("href")
    other = page.context.new_page()
    other.goto(str(link))
    expect(other.locator("form [name='unpaid_invoices']")).to_have_value("0")
    expect(other.locator("form [name='regulatory_year']")).to_have_value("2026/27")
    expect(other.locator("form [name='expected_charges']")).to_have_value("")


@pytest.mark.parametrize("typed", ["24/03/2027", "24 March 2027"])
def test_a_date_in_one_box_is_parted_over_the_three(section: Locator, typed: str) -> None:
    box(section, "as_of.day").fill(typed)
    box(section, "as_of.day").press("Tab")
    expect(box(section, "as_of.day")).to_have_value("24")
    expect(box(section, "as_of.month")).to_have_value(typed[3:-5])
    expect(box(section, "as_of.year")).to_have_value("2027")


def test_what_if_stands_beside_the_present_answer(section: Locator, page: Page, axe: Axe) -> None:
    complete(section)
    section.locator("form summary", has_text="What if").click()
    fill(section, what_if_expected_charges="2100")
    answer = calculate(section)
    rows = answer.get_by_role("table", name="What if, beside your present answer").get_by_role(
        "row"
    )
    expect(rows.filter(has_text="Credit Cover Requirement, first reading")).to_contain_text(
        "£3,110.70"
    )
    expect(rows.filter(has_text="Credit Cover Requirement, first reading")).to_contain_text(
        "£2,690.70"
    )
    expect(rows.last).to_contain_text("not required")
    assert axe(page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_chart_is_drawn_and_shown_as_a_table(section: Locator, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    complete(section)
    answer = calculate(section)
    chart = answer.get_by_role(
        "img", name=re.compile("Chart of the Credit Cover Requirement against likely charges")
    )
    expect(chart).to_be_visible()
    frame = chart.bounding_box()
    assert frame is not None
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= width
    size = chart.locator("text").first.evaluate("text => text.getBoundingClientRect().height")
    assert size >= 10
    answer.get_by_text("The chart as a table").click()
    expect(
        answer.get_by_role("row", name=re.compile(re.escape("£2,400.00 (your answer)")))
    ).to_be_visible()


def test_credit_support_is_added_and_taken_into_account(section: Locator) -> None:
    complete(section)
    section.get_by_role("button", name="Add Credit Support").click()
    box(section, "credit_support.0.form").select_option("bank-guarantee")
    fill(section, **{"credit_support.0.amount": "2000"})
    for part, value in (("day", "31"), ("month", "mar"), ("year", "2099")):
        fill(section, **{f"credit_support.0.expires.{part}": value})
    answer = calculate(section)
    expect(answer).to_contain_text("yes, up to Saturday 28 February 2099")
    expect(answer.locator(".key-figures")).to_contain_text("£1,110.70 or £0.00")


def test_the_index_is_asked_for_only_where_ours_ends(section: Locator) -> None:
    expect(box(section, "october_index")).to_be_hidden()
    box(section, "regulatory_year").select_option("2027/28")
    expect(box(section, "october_index")).to_be_visible()
    expect(box(section, "october_2014_index")).to_be_hidden()
    section.get_by_label("Another base").check()
    expect(box(section, "october_2014_index")).to_be_visible()
    fill(section, october_index="110")
    section.get_by_role("button", name="Calculate", exact=True).click()
    expect(errors_in(section)).to_contain_text("bases cannot be mixed")


def test_amounts_stay_out_of_the_link_unless_asked_for(section: Locator, page: Page) -> None:
    complete(section)
    answer = calculate(section)
    link = page.url
    assert "regulatory_year=2026/27" in link
    assert not re.search(r"1250|2400|10000|unsecured|£", link)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for asked in (False, True):
        answer.get_by_label("with the amounts").set_checked(asked)
        answer.get_by_role("button", name="Copy a link to this answer").click()
        expect(section.locator(".status")).to_contain_text("copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert ("unpaid_invoices=1250.50" in copied) == asked
    page.goto("about:blank")
    page.goto(copied)
    expect(answer_in(section)).to_contain_text("£3,110.70")
    expect(section.locator("[data-answer]")).not_to_contain_text("Since this was made")
    page.goto("about:blank")
    page.goto(link)
    expect(answer_in(section).locator(".headline")).to_have_text(
        "Credit Support would be required on 2 assumptions if likely charges exceed £1,989.28"
    )
    expect(section.locator("[data-answer]")).not_to_contain_text("Since this was made")


@pytest.mark.parametrize(("name", "ending"), [("Spreadsheet (CSV)", "csv"), ("JSON", "json")])
def test_the_workings_can_be_taken_away(
    section: Locator, page: Page, name: str, ending: str
) -> None:
    complete(section)
    answer = calculate(section)
    with page.expect_download() as download:
        answer.get_by_role("button", name=name).click()
    assert download.value.suggested_filename == f"credit-cover.{ending}"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    if ending == "json":
        assert json.loads(text)["outcome"] == "depends-on-reading"
    else:
        rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
        assert any(row[2] == "(£1,250.50 unpaid + £2,400.00 likely) × 1.4" for row in rows)


def test_the_print_holds_answer_workings_and_sources(section: Locator, page: Page) -> None:
    complete(section)
    answer = calculate(section)
    answer.get_by_label("with all that is folded").check()
    page.emulate_media(media="print")
    expect(section.locator("form")).to_be_hidden()
    expect(answer.locator(".headline")).to_be_visible()
    expect(
        answer.get_by_role("table", name="Each sum with its units and its source")
    ).to_be_visible()
    expect(answer.get_by_role("table", name="Your answers, as we read them")).to_contain_text(
        "£1,250.50"
    )
    expect(answer.locator(".credit-chart")).to_be_visible()
