"""Networks, proxies, hosts and browsers at fault, one kind of fault a test: what can be mended is
mended by itself, the rest is reported with "Try again", and nothing that was typed is lost.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.answers import SLOW
from tests.e2e.conftest import refuse_the_service_worker
from tests.e2e.counting import (
    CALCULATOR,
    calculate,
    counter,
    expect_answer,
    expect_entries,
    expect_usable,
    fill,
)

SCRIPT = re.compile(r"/assets/calculator\.\w+\.js$")


@pytest.fixture
def page(first_visit: Page) -> Page:
    refuse_the_service_worker(first_visit.context)
    return first_visit


def half(route: Route) -> None:
    response = route.fetch()
    body = response.body()
    route.fulfill(response=response, body=body[: len(body) // 2])


def as_text(route: Route) -> None:
    kinds = {"Content-Type": "text/plain", "X-Content-Type-Options": "nosniff"}
    route.fulfill(body=route.fetch().body(), headers=kinds)


def sign_in(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<!doctype html><title>Sign in</title>")


FAULTS: dict[str, tuple[Callable[[Route], None], str]] = {
    "missing": (lambda route: route.fulfill(status=404), "is missing from this site"),
    "refused": (lambda route: route.fulfill(status=500), "would not hand out"),
    "replaced": (sign_in, "sign-in page"),
    "mistyped": (as_text, r"\.js: text/plain\), with which a browser does not run it"),
    "damaged": (half, "could not be read by this browser"),
    "unreachable": (lambda route: route.abort("connectionreset"), "the connection failed"),
}


# ---------------------------------------------------------------- scripts and styles of the page


@pytest.mark.parametrize("fault", FAULTS)
def test_the_calculators_script_does_not_arrive(page: Page, server: str, fault: str) -> None:
    answer, words = FAULTS[fault]
    page.route(SCRIPT, answer)
    page.goto(server + CALCULATOR)
    fill(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text(re.compile(words))
    expect(status).to_contain_text(re.compile(r"calculator\.\w+\.js"))
    page.unroute(SCRIPT)
    status.get_by_role("button", name="Try again").click()
    expect(status).to_be_empty()
    expect(page.locator("script[data-ran][src*='/calculator.']")).to_have_count(1)
    expect_entries(page)


FIRST_TIME = ["calculator.*.js", "site.*.js", "site.*.css", "main.*.css", "worker.js"]


@pytest.mark.parametrize("name", [*FIRST_TIME, "pyodide.js", "pyodide.asm.bin", "python.bin"])
def test_a_file_that_comes_the_second_time_is_taken_up(page: Page, server: str, name: str) -> None:
    refused: list[str] = []

    def once(route: Route) -> None:
        if route.request.url in refused:
            route.continue_()
            return
        refused.append(route.request.url)
        route.fulfill(status=500)

    page.route("**/started.bin", lambda route: route.fulfill(status=404))
    page.route(f"**/assets/**/{name}", once)
    page.goto(server + CALCULATOR)
    expect_usable(page)
    expect(page.locator(".not-arrived")).to_have_count(0)
    assert len(refused) == 1
    assert page.locator("link[rel=stylesheet]").evaluate_all(
        "links => links.every((link) => link.sheet?.cssRules.length)"
    )


@pytest.mark.parametrize("name", ["offline", "site"])
def test_what_sees_to_the_other_scripts_fails_with_them(page: Page, server: str, name: str) -> None:
    pattern = re.compile(rf"/assets/({name}|calculator)\.\w+\.js$")
    page.route(pattern, lambda route: route.fulfill(status=500))
    page.goto(server + CALCULATOR)
    fill(page)
    again = counter(page).locator(".status").get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute(pattern)
    again.click()
    expect(page.locator("script[data-ran][src*='/calculator.']")).to_have_count(1)
    expect_usable(page)


@pytest.mark.parametrize(
    ("name", "fault"),
    [("site.*.js", "refused"), ("site.*.js", "damaged"), ("main.*.css", "refused")],
)
def test_a_file_of_a_reading_page_does_not_arrive(
    page: Page, server: str, name: str, fault: str
) -> None:
    answer, words = FAULTS[fault]
    pattern = f"**/assets/**/{name}"
    page.route(pattern, answer)
    page.goto(f"{server}/glossary/")
    status = page.locator(".not-arrived")
    expect(status).to_contain_text(re.compile(words))
    page.unroute(pattern)
    status.get_by_role("button", name="Try again").click()
    expect(status).to_have_count(0)
    page.locator(".md-search__input").focus()
    page.keyboard.type("quality gate")
    page.locator(".md-search-result__link").first.wait_for(timeout=SLOW)


def test_without_any_script_a_calculator_says_so_by_itself(page: Page, server: str) -> None:
    page.route("**/assets/*.js", lambda route: route.fulfill(status=500))
    page.goto(server + CALCULATOR)
    status = counter(page).locator(".awaited")
    assert not status.is_visible()
    status.evaluate("place => place.getAnimations().forEach((animation) => animation.finish())")
    expect(status).to_be_visible()
    expect(status).to_contain_text("has not arrived")


@pytest.mark.parametrize("seed", range(5))
def test_one_file_in_ten_answers_500(page: Page, server: str, seed: int) -> None:
    """Whatever fails, the reader gets an answer or is offered to try again."""
    chance = random.Random(seed)

    def perhaps(route: Route) -> None:
        if chance.random() < 0.1:
            route.fulfill(status=500)
        else:
            route.continue_()

    page.route(re.compile("/assets/"), perhaps)
    page.goto(server + CALCULATOR)
    fill(page)
    headline = counter(page).locator(".headline")
    again = page.get_by_role("button", name="Try again").first
    arrived = page.locator("script[data-ran][src*='/calculator.']")
    for _ in range(10):
        expect(arrived.or_(again).first).to_be_attached(timeout=SLOW)
        if not again.is_visible():
            calculate(page)
            headline.or_(again).first.wait_for(timeout=SLOW)
        if headline.is_visible():
            break
        again.click()
    expect_answer(page)


# ------------------------------------------------------------------------------ Python's worker


@pytest.mark.parametrize("name", ["worker.js", "pyodide.js", "pyodide.asm.js"])
def test_a_script_of_python_comes_as_plain_text(page: Page, server: str, name: str) -> None:
    pattern = f"**/assets/python/*/{name}"
    page.route(pattern, as_text)
    page.goto(server + CALCULATOR)
    fill(page)
    calculate(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text(f"({name}: text/plain)", timeout=SLOW)
    expect(status).to_contain_text("on this network")
    page.unroute(pattern)
    status.get_by_role("button", name="Try again").click()
    expect_answer(page)


def test_a_calculation_that_does_not_end_is_stopped_and_reported(page: Page, server: str) -> None:
    def hanging(route: Route) -> None:
        response = route.fetch()
        body = response.text()
        anchor = r"\ndef call(name: str, *arguments: str) -> str:\n"
        assert body.count(anchor) == 1
        looping = r"    while name == 'answer': pass\n"
        route.fulfill(response=response, body=body.replace(anchor, anchor + looping))

    pattern = "**/assets/python/*/worker.js"
    page.route(pattern, hanging)
    # On a fast line the worker takes up a memory snapshot, in which nothing loops.
    page.route("**/started.bin", lambda route: route.fulfill(status=404))
    page.clock.install()
    page.goto(server + CALCULATOR)
    fill(page)
    calculate(page)
    status = counter(page).locator(".status")
    expect(status).to_contain_text("Working it out", timeout=SLOW)
    # The page has waited since the answer was asked for ahead, so the bounds lie well apart.
    page.clock.run_for(15_000)
    expect(status).to_contain_text("Working it out")
    page.clock.run_for(16_000)
    expect(status).to_contain_text("was stopped. What you entered is still here.")
    page.unroute(pattern)
    expect_entries(page)
    status.get_by_role("button", name="Try again").click()
    expect_answer(page)
