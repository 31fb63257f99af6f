"""What a reader of any calculator does: the button, and the answer that comes."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

SLOW = 120_000
"""Milliseconds within which Python starts and answers, on a machine that does other things too."""


def answer_in(section: Locator) -> Locator:
    """The answer of a calculator, once it is there.

    `wait_for` comes before any `expect`: each look of that which finds nothing describes the
    page in full for its message, which takes the page a twentieth of its time.
    """
    section.locator("[data-answer] .headline").wait_for(timeout=SLOW)
    return section.locator("[data-answer]")


def errors_in(section: Locator) -> Locator:
    """The summary of what a calculator cannot use, once it is there."""
    section.locator(".error-summary").wait_for(timeout=SLOW)
    return section.locator(".error-summary")


def calculate(section: Locator) -> Locator:
    """Ask, and return the answer once the reader has been taken to it."""
    section.get_by_role("button", name="Calculate", exact=True).click()
    answer = answer_in(section)
    expect(answer.locator(".headline")).to_be_focused(timeout=SLOW)
    return answer
