"""Links and plan files as they come: a second one in the same tab, damaged, hostile; what this
browser keeps, from another tab or of another kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.answers import SLOW, answer_in, errors_in
from tests.e2e.conftest import Axe

LINKS = {
    "working-days": ("start=2026-11-23&days=60", "start=2026-11-23&days=-60"),
    "deadlines": ("target=2028-03-01&durations.user-id=10+WD", "start=2026-11-23"),
    "eligibility": (
        "roles=import-supplier,gas-supplier&sec_party=yes&licences=electricity-supply,gas-supply"
        "&supply_market=domestic&supplier_size=large&controlled_market_entry=no"
        "&credit_cover_over_threshold=no",
        "roles=other-user&sec_party=yes&licences=none&credit_cover_over_threshold=no",
    ),
    "credit-cover": (
        "unpaid_invoices=10&expected_charges=2400&working_capital_adjustment=1.4"
        "&maximum_credit_value=0&unsecured_credit_factor=0",
        "unpaid_invoices=0&expected_charges=100&working_capital_adjustment=1.4"
        "&maximum_credit_value=0&unsecured_credit_factor=0",
    ),
    "my-plan": ("roles=import-supplier&target=2028-03-01", "roles=other-user&start=2026-11-23"),
}
DAY = "&as_of=2026-11-27"


def page_of(server: str, name: str) -> str:
    return server + (
        "/calculators/deadlines/" if name == "working-days" else f"/calculators/{name}/"
    )


def fragment(name: str, answers: str) -> str:
    day = "" if name == "working-days" else DAY
    return f"#calculator={name}&_was=x&{answers}{day}&end"


def section(page: Page, name: str) -> Locator:
    return page.locator(f"#calculator-{name}")


def answer(page: Page, name: str) -> Locator:
    return answer_in(section(page, name))


def go_to_link(page: Page, link: str) -> None:
    """Open a link in the tab, as from its address bar."""
    page.evaluate("(link) => { location.hash = link }", link)


@pytest.fixture
def faults(page: Page) -> Iterator[list[str]]:
    found: list[str] = []

    def note(error: object) -> None:
        found.append(str(error))

    page.on("pageerror", note)
    yield found
    page.remove_listener("pageerror", note)


@pytest.mark.parametrize("name", LINKS)
def test_a_second_link_gives_what_it_gives_in_a_fresh_tab(
    page: Page, server: str, name: str
) -> None:
    first, second = (fragment(name, answers) for answers in LINKS[name])
    fresh = page.context.new_page()
    fresh.goto(page_of(server, name) + second)
    wanted = answer(fresh, name).locator(".headline").inner_text()
    address = fresh.url
    page.goto(page_of(server, name) + first)
    before = answer(page, name).locator(".headline").inner_text()
    address_before = page.url
    assert before != wanted
    go_to_link(page, second)
    expect(section(page, name).locator(".headline")).to_have_text(wanted, timeout=SLOW)
    assert page.url == address, "nothing of the first link is left"
    if address_before != address:  # amounts are in neither
        page.go_back()
        expect(section(page, name).locator(".headline")).to_have_text(before, timeout=SLOW)


def test_a_heading_of_the_page_and_back_keep_what_was_typed(page: Page, server: str) -> None:
    page.goto(page_of(server, "working-days") + fragment("working-days", LINKS["working-days"][0]))
    answer(page, "working-days")
    go_to_link(page, "#calculator-working-days")
    box = page.locator("[name=days]")
    box.fill("61")
    page.go_back()
    page.wait_for_url(re.compile("days=60"))
    expect(box).to_have_value("61")


HOSTILE = {
    "a word in place of a list": "credit_support=" + "a" * 7800,
    "a list of a thousand": "&".join(f"credit_support.{number}.amount=1" for number in range(260)),
    "parts against each other": "credit_support=abc&credit_support.0.amount=1",
    "words for an amount": "expected_charges=Your+account+is+suspended",
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", ["credit-cover", "my-plan"])
def test_a_hostile_link_is_refused_by_the_words_of_its_question(
    page: Page, server: str, faults: list[str], name: str, parts: str
) -> None:
    page.goto(f"{page_of(server, name)}#calculator={name}&_rules=x&{parts}"[:8000])
    expect(errors_in(section(page, name))).to_contain_text("the answer in the link cannot be read")
    assert section(page, name).locator(".record").count() <= 20
    assert "suspended" not in page.locator("body").inner_text()
    assert faults == []


def test_no_word_of_a_link_s_sender_is_shown(page: Page, server: str) -> None:
    words = "_was.NOTICE+FROM+SECAS=Your+account+is+suspended&_was.Date=Pay+12-34-56&Pay+now=1"
    page.goto(
        f"{page_of(server, 'working-days')}#calculator=working-days&start=2026-11-23&days=60"
        f"&_rules=x&_holidays=y&{words}"
    )
    answer(page, "working-days")
    shown = page.locator("body").inner_text()
    for word in ("NOTICE FROM", "suspended", "12-34-56", "Pay now"):
        assert word not in shown
    expect(section(page, "working-days").locator(".status")).to_contain_text(
        "1 part of the link belongs to no question here and is left out."
    )


def test_a_link_that_was_cut_short_fills_in_and_says_so(page: Page, server: str, axe: Axe) -> None:
    link = fragment("deadlines", "target=2028-03-01&roles=gas-supplier")
    page.goto(page_of(server, "deadlines") + link.removesuffix("&end"))
    status = section(page, "deadlines").locator(".status")
    expect(status).to_contain_text("The end of this link is missing.")
    expect(page.locator("[name='target.year']")).to_have_value("2028")
    expect(section(page, "deadlines").locator("[data-answer]")).to_be_hidden()
    assert axe(page) == []
    go_to_link(page, "#calculator=deadlines&" + "x" * 9000)
    expect(status).to_contain_text("longer than a link to an answer can be")
    expect(page.locator("[name='target.year']")).to_have_value("")


def test_a_damaged_answer_of_the_check_is_asked_again(page: Page, server: str) -> None:
    damaged = LINKS["eligibility"][0].replace("sec_party=yes", "sec_party=y")
    page.goto(page_of(server, "eligibility") + fragment("eligibility", damaged))
    check = section(page, "eligibility")
    expect(errors_in(check)).to_contain_text(
        "“Is your organisation a SEC Party?”: the answer in the link cannot be read."
    )
    expect(check.locator(".step:not([hidden]) legend")).to_have_text(
        "Is your organisation a SEC Party?"
    )


def test_a_link_whose_sign_came_escaped_opens(page: Page, server: str) -> None:
    link = fragment("working-days", LINKS["working-days"][0])
    page.goto(page_of(server, "working-days") + link.replace("#", "%23"))
    expect(answer(page, "working-days").locator(".headline")).to_contain_text("18 February 2027")


def test_an_address_that_is_no_utf8_offers_a_search(
    page: Page, server: str, faults: list[str]
) -> None:
    page.goto(server + "/caf%E9-credit")
    expect(page.get_by_role("button", name="Search for “caf credit”")).to_be_visible()
    assert faults == []


JUNK = ["{", "5", '"x"', "[]", "null", '{"answers": {}}', '{"answers": {"roles": 5}}']
PLAN = {"answers": {"roles": "x", "target": {"day": {}}, "evidence": 5, "credit_support": [[]]}}


@pytest.mark.parametrize("junk", [*JUNK, json.dumps(PLAN), "[" * 9000])
def test_junk_in_what_this_browser_keeps_harms_nothing(
    page: Page, server: str, faults: list[str], junk: str
) -> None:
    page.goto(server + "/calculators/")
    page.evaluate(
        """(junk) => {
          for (const key of ["uep-plan", "uep-ticks:eligibility", "/.appearance"])
            localStorage.setItem(key, junk);
          sessionStorage.setItem("uep-carried", junk);
        }""",
        junk,
    )
    for name in ("my-plan", "credit-cover"):
        page.goto(page_of(server, name))
        section(page, name).locator("[type=submit]").wait_for()
        assert "undefined" not in page.locator("article").inner_text()
    assert faults == []


def open_file(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        section(page, "my-plan").get_by_role("button", name="Open a saved plan").click()
    chooser.value.set_files(file)


def test_a_bad_file_after_a_good_one_and_a_good_one_after_it(
    page: Page, server: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(
        json.dumps({"calculator": "my-plan", "answers": {"target": "2028-03-01"}}), encoding="utf-8"
    )
    answers = {
        "target": "2028-02-31",
        "roles": ["gas-supplier"],
        "evidence": {"Your account": {"owner": "x"}},
        "Pay now": "1",
    }
    bad.write_text(json.dumps({"calculator": "my-plan", "answers": answers}), encoding="utf-8")
    page.goto(page_of(server, "my-plan"))
    plan = section(page, "my-plan")
    open_file(page, good)
    answer(page, "my-plan")
    open_file(page, bad)
    expect(errors_in(plan)).to_contain_text("must be a real date")
    expect(plan.locator("[data-answer]")).to_be_hidden()
    status = plan.locator(".plan-message")
    expect(status).to_contain_text(
        "“Who gathers which evidence, and how far it is”: the answer in “bad.json” cannot be read "
        "and is left out. Correct it in the file with a text editor, and open it again."
    )
    expect(status).to_contain_text("1 answer to no question here")
    assert "account" not in plan.inner_text()
    open_file(page, good)
    answer(page, "my-plan")
    expect(plan.locator(".error-summary")).to_be_hidden()
    expect(plan.locator(".field.wrong")).to_have_count(0)
    expect(plan.locator("#my-plan-roles-gas-supplier")).not_to_be_checked()


def test_a_newer_plan_of_another_tab_is_offered_and_not_overwritten(
    page: Page, server: str
) -> None:
    page.goto(page_of(server, "my-plan"))
    older = section(page, "my-plan")
    older.locator("#my-plan-roles-gas-supplier").check()
    older.get_by_role("button", name="Calculate", exact=True).click()
    answer(page, "my-plan")
    page.get_by_label("Keep this plan on this device").check()
    other = page.context.new_page()
    other.goto(page_of(server, "my-plan"))
    answer(other, "my-plan")
    section(other, "my-plan").locator("#my-plan-roles-other-user").check()
    section(other, "my-plan").get_by_role("button", name="Calculate", exact=True).click()
    expect(older.locator(".plan-message")).to_contain_text("Another tab has kept a newer plan")
    expect(page.get_by_label("Keep this plan on this device")).not_to_be_checked()
    older.get_by_role("button", name="Calculate", exact=True).click()
    answer(page, "my-plan")
    assert "other-user" in page.evaluate("localStorage.getItem('uep-plan')")
    older.get_by_role("button", name="Open the newer plan").click()
    answer(page, "my-plan")
    expect(older.locator("#my-plan-roles-other-user")).to_be_checked()
    expect(page.get_by_label("Keep this plan on this device")).to_be_checked()
