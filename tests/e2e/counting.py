"""A reader who counts Working Days: what is typed, the button, the answer."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.answers import answer_in

CALCULATOR = "/calculators/deadlines/"
ANSWER = "Thursday 18 February 2027"
ENTRIES = {"start.day": "23", "start.month": "11", "start.year": "2026", "days": "60"}


def counter(page: Page) -> Locator:
    return page.locator("#calculator-working-days")


def fill(page: Page) -> None:
    for name, value in ENTRIES.items():
        counter(page).locator(f"[name='{name}']").fill(value)


def calculate(page: Page) -> None:
    counter(page).get_by_role("button", name="Calculate", exact=True).click()


def expect_answer(page: Page) -> None:
    expect(answer_in(counter(page)).locator(".headline")).to_contain_text(ANSWER)


def expect_entries(page: Page) -> None:
    for name, value in ENTRIES.items():
        expect(counter(page).locator(f"[name='{name}']")).to_have_value(value)


def expect_usable(page: Page) -> None:
    fill(page)
    calculate(page)
    expect_answer(page)
