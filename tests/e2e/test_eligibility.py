"""The eligibility check as people use it: one question a step, nothing asked in vain, and the way
back always open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route, expect

from tests.e2e.answers import SLOW, answer_in, errors_in
from tests.e2e.conftest import Axe

PAGE = "/calculators/eligibility/"

ROLES = "Which User Roles do you want to know about?"
PARTY = "Is your organisation a SEC Party?"
LICENCES = "Which licences do you hold?"
EXPORT = "Are there sites where you are registered for the Export MPAN and no Import MPAN exists?"
REGISTRATION = "What does the Registration Data identify you as?"
MARKET = "Which customers do you supply?"
SIZE = "Are you a Large Supplier?"
ENTRY = "Are you still in Controlled Market Entry?"
OPERATOR = "Which kind of electricity distributor are you?"
CREDIT = "Is your Credit Cover Requirement over the Credit Cover Threshold?"

type Answers = Sequence[tuple[str, Sequence[str]]]


@dataclass
class Wizard:
    page: Page

    @property
    def section(self) -> Locator:
        return self.page.locator("#calculator-eligibility")

    @property
    def step(self) -> Locator:
        return self.section.locator(".step:not([hidden])")

    @property
    def headline(self) -> Locator:
        return self.section.locator("[data-answer] .headline")

    def is_at(self, question: str) -> None:
        expect(self.step.locator("legend h2")).to_have_text(question, timeout=SLOW)

    def choose(self, *labels: str) -> None:
        for label in labels:
            self.step.get_by_label(label, exact=True).check()
        self.go_on()

    def go_on(self) -> None:
        self.section.get_by_role("button", name="Continue").click()

    def walk(self, answers: Answers) -> None:
        """Answer question after question; another question than the one expected is a failure."""
        for question, labels in answers:
            self.is_at(question)
            assert self.step.locator("input:checked").count() == 0, "nothing is selected beforehand"
            self.choose(*labels)

    def answered(self, headline: str) -> None:
        answer_in(self.section)
        expect(self.headline).to_have_text(headline, timeout=SLOW)

    def change(self, question: str) -> None:
        self.section.get_by_role(
            "link",
            name=re.compile(f"(Change the answer|Answer the question): {re.escape(question)}"),
        ).click()

    def row(self, question: str) -> Locator:
        return self.section.locator(".your-answers dl > div").filter(has_text=question)


@pytest.fixture
def wizard(page: Page, server: str) -> Wizard:
    page.goto(server + PAGE)
    return Wizard(page)


LARGE_SUPPLIER: Answers = (
    (ROLES, ["Import Supplier", "Gas Supplier"]),
    (PARTY, ["Yes"]),
    (LICENCES, ["Electricity supply", "Gas supply"]),
    (MARKET, ["Domestic"]),
    (SIZE, ["Yes, a Large Supplier"]),
    (ENTRY, ["No"]),
    (CREDIT, ["No"]),
)

PERSONAS = {
    "large domestic supplier": (
        LARGE_SUPPLIER,
        "You can apply for 2 User Roles",
        [
            "Thursday 25 May 2017",
            "1. Import Supplier and Gas Supplier|Import Supplier and Gas Supplier",
            "has passed",
        ],
    ),
    "small non-domestic supplier in Controlled Market Entry": (
        (
            (ROLES, ["Import Supplier", "Export Supplier"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["Electricity supply"]),
            (EXPORT, ["No"]),
            (MARKET, ["Non-domestic"]),
            (ENTRY, ["Yes"]),
            (CREDIT, ["I do not know"]),
        ),
        "You can apply for 2 User Roles",
        ["on the day you leave Controlled Market Entry", "without the derogation Friday 31 August"],
    ),
    "distribution network operator": (
        (
            (ROLES, ["Electricity Distributor"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["Electricity distribution"]),
            (OPERATOR, ["Distribution Network Operator (DNO)"]),
            (CREDIT, ["No"]),
        ),
        "You can apply for Electricity Distributor",
        ["Sunday 12 November 2017", "21 January 2018"],
    ),
    "independent distribution network operator": (
        (
            (ROLES, ["Electricity Distributor"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["Electricity distribution"]),
            (OPERATOR, ["Independent Distribution Network Operator (IDNO)"]),
            (CREDIT, ["Yes"]),
        ),
        "You can apply for Electricity Distributor",
        ["no DCC User mandate as of June 2018"],
    ),
    "gas transporter": (
        (
            (ROLES, ["Gas Transporter"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["Gas transportation"]),
            (CREDIT, ["No"]),
        ),
        "You can apply for Gas Transporter",
        ["no DCC User mandate as of June 2018"],
    ),
    "meter operator": (
        (
            (ROLES, ["Registered Supplier Agent"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["None of these"]),
            (REGISTRATION, ["Meter Operator for at least one MPAN"]),
            (CREDIT, ["No"]),
        ),
        "You can apply for Registered Supplier Agent",
        ["so none for you"],
    ),
    "energy service company as Other User": (
        (
            (ROLES, ["Other User"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["None of these"]),
            (CREDIT, ["No"]),
        ),
        "You can apply for Other User",
        ["through a Privacy Assessment", "Read to the letter, section 3 would bar an Other User"],
    ),
    "supplier that also wants to be an Other User": (
        (
            (ROLES, ["Gas Supplier", "Other User"]),
            (PARTY, ["Yes"]),
            (LICENCES, ["Gas supply"]),
            (MARKET, ["Both"]),
            (SIZE, ["No, one of the Other Suppliers"]),
            (ENTRY, ["No"]),
            (CREDIT, ["I do not know"]),
        ),
        "You can apply for 2 User Roles",
        ["Saturday 25 November 2017", "Friday 31 August 2018", "Twelve|12 weeks"],
    ),
    "organisation that has not acceded": (
        ((ROLES, ["All seven User Roles"]), (PARTY, ["No"])),
        "You cannot apply for any User Role yet: become a SEC Party first",
        ["Accede to the Smart Energy Code first"],
    ),
}


@pytest.mark.parametrize(("answers", "headline", "says"), PERSONAS.values(), ids=PERSONAS)
def test_persona(
    wizard: Wizard, axe: Axe, answers: Answers, headline: str, says: list[str]
) -> None:
    wizard.walk(answers)
    wizard.answered(headline)
    expect(wizard.headline).to_be_focused()
    answer = wizard.section.locator("[data-answer]")
    for words in says:
        expect(answer).to_contain_text(re.compile(words if "|" in words else re.escape(words)))
    for question, labels in answers:
        expect(wizard.row(question)).to_contain_text(", ".join(labels))
    expect(wizard.section.locator(".your-answers dl > div")).to_have_count(len(answers) + 1)
    expect(wizard.page).to_have_title(re.compile(re.escape(headline)))
    assert axe(wizard.page) == []


def test_a_question_left_open_is_reported_in_a_summary_that_takes_the_focus(
    wizard: Wizard, axe: Axe
) -> None:
    wizard.choose("Other User")
    wizard.is_at(PARTY)
    wizard.go_on()
    summary = wizard.section.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        ["Select yes if your organisation is a SEC Party"]
    )
    expect(wizard.step.locator(".field-error")).to_have_text(
        "Select yes if your organisation is a SEC Party"
    )
    expect(wizard.page).to_have_title(re.compile("^Error: "))
    assert axe(wizard.page) == []
    summary.get_by_role("link").click()
    expect(wizard.step.get_by_label("Yes", exact=True)).to_be_focused()
    wizard.choose("Yes")
    wizard.is_at(LICENCES)
    expect(wizard.page).to_have_title(re.compile("^Which licences"))
    expect(summary).to_be_hidden()


def test_back_and_forward_keep_every_answer(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER[:4])
    wizard.is_at(SIZE)
    for question in (MARKET, LICENCES, PARTY):
        wizard.page.go_back()
        wizard.is_at(question)
        expect(wizard.step.locator("legend h2")).to_be_focused()
    expect(wizard.step.get_by_label("Yes", exact=True)).to_be_checked()
    wizard.page.go_forward()
    wizard.is_at(LICENCES)
    expect(wizard.step.get_by_label("Gas supply", exact=True)).to_be_checked()
    wizard.section.get_by_role("link", name="Back", exact=True).click()
    wizard.is_at(PARTY)
    for question in (LICENCES, MARKET, SIZE):
        wizard.go_on()
        wizard.is_at(question)


def test_back_from_the_result_and_the_result_again(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    wizard.page.go_back()
    wizard.is_at(CREDIT)
    expect(wizard.headline).to_have_count(0)
    wizard.page.go_forward()
    wizard.answered("You can apply for 2 User Roles")
    wizard.section.get_by_role("link", name="Back", exact=True).click()
    wizard.is_at(CREDIT)


def test_each_step_is_one_entry_of_the_history(wizard: Wizard) -> None:
    before = wizard.page.evaluate("() => history.length")
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    assert wizard.page.evaluate("() => history.length") == before + len(LARGE_SUPPLIER)


@pytest.mark.parametrize("number", [1, 3, 6])
def test_a_reload_stands_where_it_was(wizard: Wizard, number: int) -> None:
    wizard.walk(LARGE_SUPPLIER[:number])
    wizard.page.reload()
    wizard.is_at(LARGE_SUPPLIER[number][0])
    wizard.walk(LARGE_SUPPLIER[number:])
    wizard.answered("You can apply for 2 User Roles")
    expect(wizard.row(ROLES)).to_contain_text("Import Supplier, Gas Supplier")
    wizard.page.reload()
    wizard.answered("You can apply for 2 User Roles")


def test_i_do_not_know_survives_a_reload_of_the_result(wizard: Wizard) -> None:
    wizard.walk(((ROLES, ["Gas Supplier"]), (PARTY, ["Yes"]), (LICENCES, ["I do not know"])))
    wizard.answered("Whether you can apply for Gas Supplier depends on answers you have not given")
    wizard.page.reload()
    wizard.answered("Whether you can apply for Gas Supplier depends on answers you have not given")
    expect(wizard.row(LICENCES)).to_contain_text("I do not know")


def test_a_change_comes_back_to_the_result_and_asks_only_what_is_new(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    wizard.change(SIZE)
    wizard.is_at(SIZE)
    expect(wizard.step.get_by_label("Yes, a Large Supplier", exact=True)).to_be_checked()
    wizard.choose("No, one of the Other Suppliers")
    wizard.answered("You can apply for 2 User Roles")
    expect(wizard.section.locator("[data-answer]")).to_contain_text("Saturday 25 November 2017")
    wizard.change(LICENCES)
    wizard.step.get_by_label("Electricity distribution", exact=True).check()
    wizard.go_on()
    wizard.is_at(OPERATOR)
    wizard.choose("I do not know")
    wizard.answered("You can apply for 2 User Roles")
    expect(wizard.row(OPERATOR)).to_contain_text("I do not know")


def test_an_answer_that_no_longer_matters_is_dropped_and_asked_again_when_it_does(
    wizard: Wizard,
) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    wizard.change(LICENCES)
    wizard.choose("None of these")
    wizard.answered("You cannot apply for any of the 2 User Roles you asked about")
    for question in (MARKET, SIZE, ENTRY, CREDIT):
        expect(wizard.row(question)).to_have_count(0)
    assert "supply_market" not in wizard.page.url
    wizard.change(LICENCES)
    wizard.choose("Gas supply")
    wizard.walk(((MARKET, ["Non-domestic"]), (ENTRY, ["No"]), (CREDIT, ["No"])))
    wizard.answered("You can apply for Gas Supplier")
    expect(wizard.section.locator("[data-answer]")).not_to_contain_text("25 May 2017")


def test_what_is_settled_is_shown_at_once_and_holds_nobody_up(wizard: Wizard) -> None:
    wizard.walk(((ROLES, ["Gas Supplier", "Other User"]), (PARTY, ["Yes"])))
    settled = wizard.section.get_by_role("status").filter(has_text="Settled so far")
    expect(settled).to_contain_text("You can apply for Other User.", timeout=SLOW)
    wizard.choose("None of these")
    expect(settled).to_contain_text("You cannot apply for Gas Supplier.", timeout=SLOW)
    wizard.is_at(CREDIT)
    wizard.section.get_by_role("button", name="Show the result so far").click()
    wizard.answered("You can apply for Other User")
    expect(wizard.row(CREDIT)).to_contain_text("Not answered")
    wizard.change(CREDIT)
    wizard.choose("Yes")
    wizard.answered("You can apply for Other User")
    expect(wizard.row(CREDIT)).to_contain_text("Yes")


def test_the_keyboard_alone_is_enough(wizard: Wizard) -> None:
    keyboard = wizard.page.keyboard
    wizard.step.get_by_label("Import Supplier", exact=True).focus()
    for _ in range(6):
        keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Enter")
    wizard.is_at(PARTY)
    expect(wizard.step.locator("legend h2")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Enter")
    wizard.is_at(LICENCES)
    for _ in range(5):
        keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Enter")
    wizard.is_at(CREDIT)
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    wizard.answered("You can apply for Other User")
    expect(wizard.headline).to_be_focused()
    expect(wizard.row(ROLES)).to_contain_text("Other User")
    expect(wizard.row(LICENCES)).to_contain_text("None of these")


def test_ticks_stay_on_the_device_until_they_are_forgotten(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    assert (
        wizard.page.evaluate(
            "() => Object.keys(localStorage).filter((key) => key.startsWith('uep'))"
        )
        == []
    )
    answer = wizard.section.locator("[data-answer]")
    own, shared = (
        "[data-tick='import-supplier.user-id.acceptance']",
        "[data-tick='party.credit-support.value']",
    )
    answer.locator("summary").filter(has_text="Import Supplier:").click()
    answer.locator(own).check()
    answer.locator(shared).first.check()
    expect(answer.locator("summary").filter(has_text="Import Supplier:")).to_contain_text(
        "2 ticked"
    )
    expect(answer.locator("summary").filter(has_text="Gas Supplier:")).to_contain_text("1 ticked")
    wizard.page.reload()
    wizard.answered("You can apply for 2 User Roles")
    expect(answer.locator("summary").filter(has_text="Import Supplier:")).to_contain_text(
        "2 ticked"
    )
    expect(answer.locator(own)).to_be_checked()
    answer.get_by_role("button", name="Forget these ticks").click()
    expect(answer.locator(own)).not_to_be_checked()
    assert (
        wizard.page.evaluate(
            "() => Object.keys(localStorage).filter((key) => key.startsWith('uep'))"
        )
        == []
    )
    wizard.page.reload()
    wizard.answered("You can apply for 2 User Roles")
    expect(answer.locator("input:checked")).to_have_count(0)


def test_the_evidence_pack_is_saved_as_markdown_and_csv(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    for button, wanted in (
        ("Markdown", "## Gas Supplier"),
        ("Spreadsheet (CSV)", "User Role,Step,To gather"),
    ):
        with wizard.page.expect_download() as saved:
            wizard.section.get_by_role("button", name=button).click()
        assert wanted in saved.value.path().read_text(encoding="utf-8")


def test_a_link_to_an_answer_opens_it_and_the_steps_before_it(wizard: Wizard, server: str) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    link = wizard.page.url
    assert "_was=" in link
    wizard.page.goto("about:blank")
    wizard.page.goto(link)
    wizard.answered("You can apply for 2 User Roles")
    wizard.section.get_by_role("link", name="Back", exact=True).click()
    wizard.is_at(CREDIT)
    expect(wizard.step.get_by_label("No", exact=True)).to_be_checked()


def test_a_link_with_some_of_the_answers_asks_for_the_first_that_is_missing(
    page: Page, server: str
) -> None:
    wizard = Wizard(page)
    page.goto(f"{server}{PAGE}#calculator=eligibility&roles=other-user&sec_party=yes")
    wizard.is_at(LICENCES)
    page.goto("about:blank")
    page.goto(
        f"{server}{PAGE}#calculator=eligibility&step=supplier_size&roles=other-user&sec_party=yes&licences=none"
    )
    wizard.is_at(CREDIT)


def test_a_day_that_is_no_date_is_refused_at_its_own_step(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    day = "Which day counts as today?"
    expect(wizard.row(day)).to_contain_text("Today")
    wizard.change(day)
    for part, typed in (("Day", "31"), ("Month", "2"), ("Year", "2018")):
        wizard.step.get_by_label(part).fill(typed)
    wizard.go_on()
    expect(errors_in(wizard.section)).to_be_focused()
    expect(wizard.section.locator(".error-summary")).to_contain_text(
        "Day of the answer must be a real date: February 2018 has 28 days"
    )
    wizard.is_at(day)
    for part, typed in (("Day", "24"), ("Month", "5"), ("Year", "2017")):
        wizard.step.get_by_label(part).fill(typed)
    wizard.go_on()
    wizard.answered("You can apply for 2 User Roles")
    expect(wizard.section.locator("[data-answer]")).to_contain_text("still to come")


def test_start_again_forgets_the_answers(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    wizard.section.get_by_role("button", name="Start again").click()
    wizard.walk(((ROLES, ["Other User"]), (PARTY, ["No"])))
    wizard.answered("You cannot apply for Other User yet: become a SEC Party first")


def test_an_answer_that_comes_late_does_not_push_in(wizard: Wizard) -> None:
    """Python is slow to come; meanwhile the reader has gone back and answered otherwise."""
    held: list[Route] = []
    waiting = [True]
    wizard.page.route(
        "**/assets/python/**", lambda route: held.append(route) if waiting else route.continue_()
    )
    wizard.walk(((ROLES, ["Other User"]), (PARTY, ["No"])))
    expect(wizard.section.locator(".your-answers")).to_be_visible()
    wizard.page.go_back()
    wizard.is_at(PARTY)
    wizard.choose("Yes")
    wizard.is_at(LICENCES)
    waiting.clear()
    for route in held:
        route.continue_()
    expect(wizard.section.locator(".settled")).to_contain_text(
        "You can apply for Other User.", timeout=SLOW
    )
    wizard.is_at(LICENCES)
    expect(wizard.headline).to_have_count(0)


@pytest.mark.parametrize(
    "fragment",
    [
        "#calculator=eligibility&step=<img src=x onerror=alert(1)>&roles=other-user",
        "#calculator=eligibility&step=result&licences=<script>alert(1)</script>,unknown&as_of=9999-99-99",
        "#calculator=eligibility&step=__proto__&__proto__=x&change=1",
        "#calculator=eligibility&step=constructor&sec_party=yes,no",
        "#calculator=deadlines&step=licences&sec_party=yes",
    ],
)
def test_a_hostile_link_stays_data(page: Page, server: str, fragment: str) -> None:
    faults: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server + PAGE + fragment)
    section = page.locator("#calculator-eligibility")
    section.locator(
        ".step:not([hidden]) h2, [data-answer] .headline, .error-summary a"
    ).first.wait_for(timeout=SLOW)
    assert faults == []
    assert section.locator("[data-answer] img, [data-answer] script").count() == 0


def test_the_planner_opens_with_the_roles(wizard: Wizard) -> None:
    wizard.walk(LARGE_SUPPLIER)
    wizard.answered("You can apply for 2 User Roles")
    link = wizard.section.get_by_role("link", name="Plan the dates for these User Roles")
    expect(link).to_have_attribute(
        "href", re.compile("deadlines/#calculator=deadlines&roles=import-supplier,gas-supplier$")
    )


def test_the_page_shows_the_flow_and_the_table_without_scripts(page: Page, server: str) -> None:
    page.goto(f"{server}/calculators/decision-table/")
    expect(page.get_by_role("table", name="Other User")).to_contain_text("Can apply")
    answer = page.request.get(server + "/calculators/decision-table.csv")
    assert answer.ok
    assert answer.text().startswith("\ufeffdecides,roles,sec_party")
    page.goto(server + PAGE)
    picture = page.get_by_role("img", name="The order of the questions")
    expect(picture).to_be_visible()
    flow = json.loads(page.locator("#calculator-eligibility").get_attribute("data-flow") or "")
    assert [question["name"] for question in flow][:3] == ["roles", "sec_party", "licences"]
