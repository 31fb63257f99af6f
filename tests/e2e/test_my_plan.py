"""My plan as a reader uses it: from the first question to the calendar file, kept, saved, opened,
an older plan, a link, a phone, paper.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vobject
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.answers import SLOW, answer_in, errors_in
from tests.e2e.conftest import Axe

PAGE = "/calculators/my-plan/"
ESTIMATES = {"uept-execution": "15 WD", "security-assessment": "4 months"}
OWNER = "Programme office"


def section(page: Page) -> Locator:
    return page.locator("#calculator-my-plan")


def answered(page: Page) -> Locator:
    return answer_in(section(page))


def box(page: Page, name: str) -> Locator:
    return section(page).locator(f"[name='{name}']")


def choose(page: Page, name: str, *values: str) -> None:
    for value in values:
        section(page).locator(f"#my-plan-{name}-{value}").check()


def answer_all(page: Page) -> Locator:
    """Answer the questions of a supplier that wants to be an Other User too, with what it owes, and
    calculate the plan.
    """
    choose(page, "roles", "import-supplier", "other-user")
    choose(page, "sec_party", "yes")
    choose(page, "licences", "electricity-supply")
    choose(page, "supply_market", "non-domestic")
    choose(page, "controlled_market_entry", "no")
    for part, typed in {"day": "1", "month": "3", "year": "2028"}.items():
        box(page, f"target.{part}").fill(typed)
    for step, length in ESTIMATES.items():
        box(page, f"durations.{step}").fill(length)
    section(page).locator("summary", has_text="Credit cover").click()
    for name, typed in {
        "unpaid_invoices": "0",
        "expected_charges": "£1,000",
        "working_capital_adjustment": "1.4",
        "maximum_credit_value": "0",
        "unsecured_credit_factor": "0",
    }.items():
        box(page, name).fill(typed)
    section(page).get_by_role("button", name="Calculate", exact=True).click()
    return answered(page)


def evidence(page: Page) -> Locator:
    """Return the fold of what to gather for Import Supplier."""
    return section(page).locator("summary", has_text="Import Supplier:")


def notice(page: Page) -> Locator:
    """Return the row of the notice of UEPT, with its fold opened."""
    row = section(page).get_by_role("row", name=re.compile("^Notice of the test date")).first
    if not row.is_visible():
        evidence(page).click()
    return row


def assign(page: Page, status: str = "In hand") -> None:
    """Give the notice of UEPT an owner and a status."""
    notice(page).get_by_label(re.compile("^Owner")).fill(OWNER)
    notice(page).get_by_label(re.compile("^Status")).select_option(status)


def expect_owner(page: Page) -> None:
    expect(notice(page).get_by_label(re.compile("^Owner"))).to_have_value(OWNER)


def saved(page: Page, button: str) -> Path:
    with page.expect_download() as download:
        section(page).get_by_role("button", name=button, exact=True).click()
    return download.value.path()


def open_file(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        section(page).get_by_role("button", name="Open a saved plan").click()
    chooser.value.set_files(file)


@pytest.fixture
def planning(page: Page, server: str) -> Page:
    page.goto(server + PAGE)
    return page


@pytest.fixture(scope="module")
def plan_file(browser: Browser, server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that a reader saved, with an owner in it."""
    page = browser.new_page()
    page.goto(server + PAGE)
    answer_all(page)
    assign(page)
    file = tmp_path_factory.mktemp("plan") / "my-plan.json"
    file.write_bytes(saved(page, "JSON").read_bytes())
    page.close()
    return file


def test_from_the_first_question_to_the_calendar_file(planning: Page, axe: Axe) -> None:
    assert axe(planning) == []
    expect(section(planning).locator("[data-field=supplier_size]")).to_be_hidden()
    answer = answer_all(planning)
    expect(answer.locator(".headline")).to_contain_text(
        "Apply for the Privacy Assessment before about 1 August 2027"
    )
    expect(answer.locator(".headline")).to_be_focused()
    figures = answer.locator(".key-figures").first
    expect(figures).to_contain_text("2 of 2")
    expect(figures).to_contain_text("Not required, as estimated")
    expect(answer.get_by_role("img", name="Timeline of the plan")).to_be_visible()
    expect(
        answer.get_by_role("row", name=re.compile("^Demonstrate privacy compliance"))
    ).to_contain_text("sets the date")
    # It is not required, and so no step.
    expect(answer.get_by_role("row", name=re.compile("^Provide the Credit Support"))).to_have_count(
        0
    )
    expect(answer.get_by_role("table", name="Ask SECAS", exact=True)).to_contain_text(
        "SECAS’s check"
    )
    assign(planning, "Done")
    expect(evidence(planning)).to_contain_text("1 done")
    assert axe(planning) == []
    calendar = vobject.readOne(saved(planning, "Calendar (.ics)").read_text(encoding="utf-8"))
    kept = json.loads(saved(planning, "JSON").read_text(encoding="utf-8"))
    days = kept["parts"]["deadlines"]["milestones"]
    assert {event.dtstart.value.isoformat() for event in calendar.vevent_list} == {
        day["date"] for day in days if not day["unknown"]
    }
    assert kept["answers"]["evidence"] == {
        "import-supplier.uept.notice": {"owner": OWNER, "status": "done"}
    }
    spreadsheet = saved(planning, "Spreadsheet (CSV)").read_text(encoding="utf-8")
    assert re.search(f"Notice of the test date.*,{OWNER},Done,", spreadsheet)
    assert OWNER not in saved(planning, "Markdown").read_text(encoding="utf-8")
    section(planning).get_by_label("with all that is folded").check()
    assert OWNER in saved(planning, "Markdown").read_text(encoding="utf-8")


def test_it_is_kept_on_this_device_only_if_asked(planning: Page) -> None:
    def kept() -> str | None:
        plan: str | None = planning.evaluate("localStorage.getItem('uep-plan')")
        return plan

    answer_all(planning)
    assert kept() is None
    planning.get_by_label("Keep this plan on this device").check()
    expect(section(planning)).to_contain_text("The plan is kept on this device.")
    assign(planning)
    assert "#" not in planning.url, "a kept plan needs no answers in its address"
    planning.reload()
    answered(planning)
    expect(planning.get_by_label("Keep this plan on this device")).to_be_checked()
    expect(box(planning, "expected_charges")).to_have_value("1000")
    expect_owner(planning)
    expect(notice(planning).get_by_label(re.compile("^Status"))).to_have_value("in-hand")
    expect(section(planning)).not_to_contain_text("Since this was made")
    planning.get_by_label("Keep this plan on this device").uncheck()
    assert kept() is None
    planning.reload()
    expect(section(planning).locator("[data-answer]")).to_be_hidden()


def test_a_file_brings_everything_back(plan_file: Path, planning: Page) -> None:
    open_file(planning, plan_file)
    answer = answered(planning)
    expect(section(planning)).to_contain_text("“my-plan.json” has been opened.")
    expect(box(planning, "expected_charges")).to_have_value("1000")
    expect(box(planning, "durations.uept-execution")).to_have_value("15 WD")
    expect(section(planning).locator("#my-plan-roles-other-user")).to_be_checked()
    expect_owner(planning)
    expect(answer).not_to_contain_text("Since this was made")
    expect(planning.get_by_label("Keep this plan on this device")).not_to_be_checked()


def older(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan as it would have been saved under an earlier register and an earlier list of bank
    holidays.
    """
    notice = next(name for name in plan["facts"] if name == "Give notice of UEPT")
    return plan | {
        "register_version": "1.2-00000000",
        "calendar_version": "2025-01-01-00000000",
        "facts": plan["facts"] | {notice: "2027-01-11"},
        "rules_said": plan["rules_said"] | {"uept-notice": "A Party gives fifty days' notice."},
        "bank_holidays": [day for day in plan["bank_holidays"] if day["date"] != "2028-01-03"],
    }


def test_an_older_plan_says_what_moved_and_why(
    plan_file: Path, planning: Page, tmp_path: Path, axe: Axe
) -> None:
    file = tmp_path / "older.json"
    file.write_text(
        json.dumps(older(json.loads(plan_file.read_text(encoding="utf-8")))), encoding="utf-8"
    )
    open_file(planning, file)
    answer = answered(planning)
    expect(answer).to_contain_text("Since this was made, 1 part of the answer moved.")
    expect(answer.get_by_role("table", name="What moved")).to_contain_text("2027-01-11")
    changed = answer.get_by_role("table", name="Rules that read otherwise then")
    expect(changed).to_contain_text("60 Working Days' notice")
    expect(changed).not_to_contain_text("fifty days' notice")
    expect(answer.get_by_role("table", name="Bank holidays that differ")).to_contain_text(
        "Monday 3 January 2028"
    )
    assert axe(planning) == []


def test_a_kept_plan_under_older_rules_is_marked_until_it_is_calculated_anew(
    plan_file: Path, planning: Page
) -> None:
    kept = json.dumps(older(json.loads(plan_file.read_text(encoding="utf-8"))))
    planning.evaluate("(plan) => localStorage.setItem('uep-plan', plan)", kept)
    for _ in range(2):
        planning.reload()
        expect(answered(planning)).to_contain_text(
            "Since this was made, 1 part of the answer moved."
        )
    section(planning).get_by_role("button", name="Calculate", exact=True).click()
    expect(answered(planning)).not_to_contain_text("Since this was made", timeout=SLOW)
    planning.reload()
    expect(answered(planning)).not_to_contain_text("Since this was made")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("not json", "it is not JSON"),
        ("[1, 2]", "it holds no answers"),
        ('{"answers": {"days": "60"}}', "none of its answers belongs to a plan"),
        (
            '{"calculator": "working-days", "answers": {"start": "2026-11-23", "days": "60"}}',
            "it is an answer of another kind",
        ),
        ('{"answers": "' + "x" * 1_000_001 + '"}', "it is larger than a plan can be"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_and_loses_nothing(
    planning: Page, tmp_path: Path, content: str, words: str, axe: Axe
) -> None:
    choose(planning, "roles", "gas-supplier")
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")
    open_file(planning, file)
    expect(
        section(planning).get_by_role("status").filter(has_text="is no saved plan")
    ).to_contain_text(words)
    expect(section(planning).locator("#my-plan-roles-gas-supplier")).to_be_checked()
    assert axe(planning) == []


def test_a_file_with_answers_that_cannot_be_used_names_them(planning: Page, tmp_path: Path) -> None:
    hostile = {
        "calculator": "my-plan",
        "answers": {
            "roles": ["import-supplier", "<img src=x onerror=alert(1)>"],
            "credit_support": [{} for _ in range(1000)],
            "target": "2028-02-31",
            "expected_charges": "a lot",
            "evidence": {
                "__proto__": {"owner": "x"},
                "import-supplier.uept.notice": {"owner": "<script>window.hit = 1</script>"},
            },
            "what_if_expected_charges": "5",
        },
        "facts": {"x": "<b>"},
    }
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(hostile).replace('"__proto__"', '"__proto__x"'), encoding="utf-8")
    open_file(planning, file)
    summary = errors_in(section(planning))
    for words in (
        "“Which User Roles do you want",
        "Day you want to be a User must be a real date",
        "the answer in “hostile.json” cannot be read. Answer it here.",
        "“Which Credit Support do you hold?”",
    ):
        expect(summary).to_contain_text(words)
    expect(section(planning)).to_contain_text(
        "Left out, since a plan has no place for it: the what-if amounts."
    )
    assert planning.evaluate("window.hit") is None
    assert planning.locator("article img, article b").count() == 0


def test_a_link_leaves_amounts_and_names_out_unless_asked(planning: Page, server: str) -> None:
    planning.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer_all(planning)
    assign(planning)

    def link() -> str:
        planning.evaluate("navigator.clipboard.writeText('')")
        planning.get_by_role("button", name="Copy a link to this answer").click()
        expect(section(planning)).to_contain_text("The link has been copied.")
        return str(planning.evaluate("navigator.clipboard.readText()"))

    plain = link()
    assert "1000" not in plain
    assert "Programme" not in plain
    assert "target=2028-03-01" in plain
    planning.get_by_label(re.compile("with the amounts")).check()
    complete = link()
    assert "expected_charges=1000" in complete
    assert "Programme" in complete
    other = planning.context.new_page()
    other.goto(complete)
    answered(other)
    expect(box(other, "expected_charges")).to_have_value("1000")
    expect_owner(other)


def test_answers_are_asked_once_and_used_everywhere(page: Page, server: str) -> None:
    page.goto(server + "/calculators/credit-cover/")
    for name, typed in {"unpaid_invoices": "10", "expected_charges": "2000"}.items():
        page.locator(f"#calculator-credit-cover [name='{name}']").fill(typed)
    page.get_by_role("button", name="Calculate", exact=True).click()
    page.get_by_role("link", name="Take this into My plan").click(timeout=SLOW)
    answered(page)
    expect(section(page)).to_contain_text("Taken from: Credit cover estimator.")
    expect(box(page, "expected_charges")).to_have_value("2000")
    assert "2000" not in page.url, "amounts are carried, and not in the address"
    page.get_by_label("Keep this plan on this device").check()

    page.goto(server + "/calculators/deadlines/")
    page.locator("#calculator-deadlines [name='target.day']").fill("1")
    page.locator("#calculator-deadlines [name='target.month']").fill("3")
    page.locator("#calculator-deadlines [name='target.year']").fill("2028")
    page.locator("#calculator-deadlines").get_by_role(
        "button", name="Calculate", exact=True
    ).click()
    page.get_by_role("link", name="Take this into My plan").click(timeout=SLOW)
    answered(page)
    expect(box(page, "target.year")).to_have_value("2028")
    expect(box(page, "expected_charges")).to_have_value("2000")
    choose(page, "roles", "gas-supplier")
    choose(page, "sec_party", "yes")
    section(page).get_by_role("button", name="Calculate", exact=True).click()
    answered(page)

    page.goto(server + "/calculators/eligibility/")
    page.get_by_role("button", name="Fill in its answers").click()
    expect(page.get_by_role("heading", name="Which licences do you hold?")).to_be_visible()
    page.goto(server + "/calculators/credit-cover/")
    page.get_by_role("button", name="Fill in its answers").click()
    expect(page.locator("#calculator-credit-cover [name='expected_charges']")).to_have_value("2000")


def test_an_answer_of_one_calculator_can_be_opened_too(planning: Page, server: str) -> None:
    other = planning.context.new_page()
    other.goto(server + "/calculators/deadlines/#calculator=deadlines&target=2028-03-01&_rules=1.3")
    with other.expect_download(timeout=SLOW) as download:
        other.locator("#calculator-deadlines").get_by_role("button", name="JSON", exact=True).click(
            timeout=SLOW
        )
    choose(planning, "roles", "gas-supplier")
    open_file(planning, download.value.path())
    answered(planning)
    expect(box(planning, "target.year")).to_have_value("2028")
    expect(section(planning).locator("#my-plan-roles-gas-supplier")).to_be_checked()


def test_by_keyboard_alone(planning: Page) -> None:
    def tab_to(found: Callable[[], bool], most: int = 120) -> None:
        for _ in range(most):
            planning.keyboard.press("Tab")
            if found():
                return
        raise AssertionError("the keyboard does not get there")

    def focused(selector: str) -> Callable[[], bool]:
        return lambda: planning.evaluate(
            "(selector) => document.activeElement.matches(selector)", selector
        )

    tab_to(focused("#plan-keep"))
    planning.keyboard.press("Space")
    tab_to(focused("#my-plan-roles-import-supplier"))
    planning.keyboard.press("Space")
    tab_to(focused("[name='sec_party']"))
    planning.keyboard.press("Space")
    tab_to(focused("#my-plan-licences-electricity-supply"))
    planning.keyboard.press("Space")
    tab_to(focused("#calculator-my-plan [type=submit]"))
    planning.keyboard.press("Enter")
    expect(answered(planning).locator(".headline")).to_be_focused()
    tab_to(
        lambda: planning.evaluate(
            "document.activeElement.textContent.startsWith('Import Supplier:')"
        )
    )
    planning.keyboard.press("Enter")
    tab_to(focused("[data-work=owner]"))
    planning.keyboard.type("Me")
    tab_to(focused("[data-work=status]"), 1)
    planning.keyboard.type("D")
    expect(evidence(planning)).to_contain_text("1 done")
    assert "Me" in planning.evaluate("localStorage.getItem('uep-plan')")


def test_on_a_phone_nothing_is_cut_off(
    browser: Browser, server: str, plan_file: Path, axe: Axe
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    page.goto(server + PAGE)
    open_file(page, plan_file)
    answered(page)
    owner = notice(page).get_by_label(re.compile("^Owner"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = owner.bounding_box()
    assert box is not None
    assert box["width"] > 150
    assert axe(page) == []
    page.close()


def test_on_paper_it_is_a_document_of_its_own(planning: Page) -> None:
    answer = answer_all(planning)
    assign(planning)
    answer.get_by_label("with all that is folded").check()
    planning.emulate_media(media="print")
    planning.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(planning.get_by_role("heading", level=1)).to_have_text(re.compile("^My plan"))
    for words in (
        "Your answers",
        "What this rests on",
        "Deadline planner: the workings",
        "bank holidays of",
    ):
        expect(answer.get_by_text(words).first).to_be_visible()
    expect(answer.get_by_role("table", name="The answers this rests on")).to_contain_text(
        "Wednesday 1 March 2028"
    )
    expect(answer.locator(".made")).to_contain_text(re.compile(r"/calculators/my-plan/.*\d{4}"))
    expect(planning.get_by_text("Printed from")).to_be_hidden()  # the same address once more
    expect(section(planning).locator(".plan-box")).to_be_hidden()
    expect(answer.locator(".answer-tools")).to_be_hidden()
    assert planning.title().startswith("Apply for the Privacy Assessment")
