"""The chief journeys in each browser engine: Chromium, Firefox and WebKit. What only one engine can
show is tested elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path

import pytest

from tests import nginx
from tests.e2e import engines
from tests.e2e.engines import Window
from tests.e2e.host import Host

WORKING_DAYS, PLANNER, CHECK, COVER, PLAN = (
    f"#calculator-{name}"
    for name in ("working-days", "deadlines", "eligibility", "credit-cover", "my-plan")
)
SECTION = "/guidance/5-user-entry-process-testing/"

Opener = Callable[[], AbstractContextManager[Window]]


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def opener(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opener]:
    """Opens a window of the engine with nothing remembered, or skips where the engine is not
    installed.
    """
    with ExitStack() as open_ones:
        if request.param == "chromium":
            yield partial(engines.chromium, request.getfixturevalue("browser"))
        elif request.param == "firefox":
            if not engines.FIREFOX:
                pytest.skip("Firefox is not installed; on Debian: apt-get install firefox-esr")
            yield partial(
                engines.firefox,
                open_ones.enter_context(
                    engines.firefox_connection(tmp_path_factory.mktemp("firefox"))
                ),
            )
        else:
            if not engines.MINI_BROWSER or not (engines.XVFB or engines.SCREEN):
                pytest.skip(
                    "WebKit is not installed, or has no screen; on Debian: apt-get install "
                    "webkit2gtk-driver xvfb"
                )
            open_ones.enter_context(engines.display())
            yield engines.webkit


@pytest.fixture(scope="module")
def shared_window(opener: Opener) -> Iterator[Window]:
    """A window for all the tests of an engine: WebKit starts anew with each."""
    with opener() as opened:
        yield opened


@pytest.fixture
def window(shared_window: Window) -> Iterator[Window]:
    """The window, with nothing stored by another test."""
    yield shared_window
    shared_window.forget()


def answer_of(section: str) -> str:
    return f"{section} [data-answer] .headline"


def type_date(window: Window, section: str, name: str, day: str) -> None:
    """Type a date into its three boxes, going from one to the next as a keyboard does."""
    window.focus(f"{section} [name='{name}.day']")
    for part, typed in zip(("day", "month", "year"), day.split(), strict=True):
        window.focused(f"[name='{name}.{part}']")
        window.type(typed)
        window.press("Tab")


def fill(window: Window, section: str, name: str, typed: str) -> None:
    window.focus(f"{section} [name='{name}']")
    window.type(typed)


def count(window: Window, day: str = "23 11 2026", days: str = "60") -> None:
    type_date(window, WORKING_DAYS, "start", day)
    fill(window, WORKING_DAYS, "days", days)
    window.press("Enter")


def test_working_days_by_keyboard_the_change_and_the_link(window: Window, server: str) -> None:
    window.open(f"{server}/calculators/deadlines/")
    count(window)
    headline = "60 Working Days after Monday 23 November 2026 is Thursday 18 February 2027"
    assert window.text(answer_of(WORKING_DAYS)) == headline
    window.focused(answer_of(WORKING_DAYS))
    assert "Monday 22 February 2027" in window.text(f"{WORKING_DAYS} [data-answer]")
    link = window.run("location.href")
    assert "start=2026-11-23" in link

    window.focus(f"{WORKING_DAYS} [name=days]")
    window.type("5")
    window.hidden(answer_of(WORKING_DAYS))
    assert "Calculate again" in window.text(f"{WORKING_DAYS} .status")

    window.open(link)
    assert window.text(answer_of(WORKING_DAYS)) == headline


def test_an_impossible_date_is_refused_and_kept(window: Window, server: str) -> None:
    window.open(f"{server}/calculators/deadlines/")
    count(window, "31 feb 2026", "sixty")
    window.focused(f"{WORKING_DAYS} .error-summary")
    assert window.text(f"{WORKING_DAYS} .error-summary ul").splitlines() == [
        "Date to count from must be a real date: February 2026 has 28 days",
        "Number of Working Days must be a whole number, like 60",
    ]
    assert window.run("document.title").startswith("Error: ")
    window.press("Tab")
    window.press("Enter")
    window.focused("#working-days-start-day")
    typed = (
        f"[...document.querySelectorAll('{WORKING_DAYS} input[type=text]')].map(box => box.value)"
    )
    assert window.run(typed) == ["31", "feb", "2026", "sixty"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("19 6 2018", "Wednesday 12 September 2018"),
        ("3 11 2025", "Thursday 29 January 2026"),
        ("1 5 2026", "Tuesday 28 July 2026"),
    ],
)
def test_days_known_beforehand(window: Window, server: str, day: str, expected: str) -> None:
    window.open(f"{server}/calculators/deadlines/")
    count(window, day)
    assert window.text(answer_of(WORKING_DAYS)).endswith(f" was {expected}")


def test_a_plan_back_from_a_target(window: Window, server: str) -> None:
    window.open(f"{server}/calculators/deadlines/")
    type_date(window, PLANNER, "target", "1 March 2028")
    window.click(f"{PLANNER} input[value=import-supplier]")
    lengths = {
        "user-id": "10 WD",
        "uept-execution": "15 WD",
        "quality-gate": "5 WD",
        "security-assessment": "4 months",
    }
    window.run(
        f"document.querySelectorAll('{PLANNER} details.group').forEach(group => group.open = true)"
    )
    for name, typed in (lengths | {"credit-support": "20 WD", "evidence-check": "10 WD"}).items():
        fill(window, PLANNER, f"durations.{name}", typed)
    type_date(window, PLANNER, "as_of", "23 11 2026")
    window.click(f"{PLANNER} form .primary")
    headline = "Give notice of UEPT by Monday 11 October 2027"
    assert window.text(answer_of(PLANNER)) == headline
    assert (
        window.run(
            f"document.querySelector('{PLANNER} svg.timeline').getBoundingClientRect().height"
        )
        > 100
    )


def test_a_complete_plan_is_kept_with_the_owner_of_a_piece_of_evidence(
    window: Window, server: str
) -> None:
    window.open(f"{server}/calculators/my-plan/")
    for answer in (
        "#plan-keep",
        f"{PLAN} [value=gas-supplier]",
        "#my-plan-sec_party-yes",
        "#my-plan-licences-gas-supply",
    ):
        window.click(answer)
    type_date(window, PLAN, "target", "1 3 2028")
    window.press("Enter")
    assert window.text(answer_of(PLAN)).startswith(
        "Give notice of UEPT before Monday 22 November 2027"
    )
    owner = f"{PLAN} [data-key='gas-supplier.uept.notice'] [data-work=owner]"
    window.click(f"{PLAN} details:has([data-key='gas-supplier.uept.notice']) > summary")
    window.focus(owner)
    window.type("Testing team")
    window.open("about:blank")
    window.open(f"{server}/calculators/my-plan/")
    assert window.text(answer_of(PLAN)).startswith(
        "Give notice of UEPT before Monday 22 November 2027"
    )
    assert window.run(f"document.querySelector({json.dumps(owner)}).value") == "Testing team"
    assert window.run("document.querySelector('#plan-keep').checked") is True


def choose(window: Window, question: str, *labels: str) -> None:
    """Answer the question that is asked, by keyboard."""
    step = f"{CHECK} .step:not([hidden])"
    window.wait(
        f"document.querySelector({json.dumps(step)} + ' legend h2')?.textContent.trim() === "
        f"{json.dumps(question)}"
    )
    for label in labels:
        window.run(
            f"[...document.querySelectorAll('{step} label')].find(e => e.textContent.trim() === "
            f"{json.dumps(label)}).control.focus()"
        )
        window.press("Space")
    window.press("Enter")


def test_eligibility_by_keyboard_and_back(window: Window, server: str) -> None:
    window.open(f"{server}/calculators/eligibility/")
    choose(window, "Which User Roles do you want to know about?", "Import Supplier", "Gas Supplier")
    choose(window, "Is your organisation a SEC Party?", "Yes")
    choose(window, "Which licences do you hold?", "Electricity supply")
    window.run("history.back()")
    choose(window, "Which licences do you hold?", "Gas supply")
    choose(window, "Which customers do you supply?", "Domestic")
    choose(window, "Are you a Large Supplier?", "Yes, a Large Supplier")
    choose(window, "Are you still in Controlled Market Entry?", "No")
    choose(window, "Is your Credit Cover Requirement over the Credit Cover Threshold?", "No")
    assert window.text(answer_of(CHECK)) == "You can apply for 2 User Roles"
    assert "Thursday 25 May 2017" in window.text(f"{CHECK} [data-answer]")


def test_credit_cover_on_both_readings(window: Window, server: str) -> None:
    window.open(f"{server}/calculators/credit-cover/")
    given = {
        "unpaid_invoices": "£1,250.50",
        "expected_charges": " 2 400 ",
        "maximum_credit_value": "10000",
        "unsecured_credit_factor": "20",
    }
    for name, typed in given.items():
        fill(window, COVER, name, typed)
    window.click(f"{COVER} [data-suggest]")
    fill(window, COVER, "regulatory_year", "2026")
    window.click(f"{COVER} form .primary")
    assert window.text(answer_of(COVER)) == (
        "Ask the DCC: Credit Support is required on only one reading of the formula"
    )
    assert "£2,167.35 or £2,524.64" in window.text(f"{COVER} .key-figures")


def test_a_definition_by_pointer_and_by_keyboard(window: Window, server: str) -> None:
    window.open(server + SECTION)
    term = "article p a.term"
    window.hover(term)
    words = window.text("#term-tip")
    assert words.startswith(
        window.run(
            f"JSON.parse(document.querySelector('#term-tips').text)[document.querySelector('{term}').hash.slice(1)][0]"
        )
    )
    window.press("Escape")
    window.hidden("#term-tip")
    window.hover("h1")
    window.focus(term)
    assert window.text("#term-tip") == words
    window.press("Enter")
    window.wait(
        "location.pathname.endsWith('/glossary/') && "
        "document.querySelector(location.hash)?.getBoundingClientRect().top >= 0"
    )


def test_the_menu_by_keyboard(window: Window, server: str) -> None:
    window.resize(600, 800)
    window.open(server + SECTION)
    window.focus("[data-menu]")
    window.press("Enter")
    window.focused("[data-menu-close]")
    window.press("Escape")
    window.focused("[data-menu]")
    window.press("Space")
    window.focused("[data-menu-close]")
    window.press("Tab")
    window.press("Enter")
    window.wait("document.title.startsWith('User Entry Process guidance')")


def test_search_by_keyboard(window: Window, server: str) -> None:
    window.open(server + SECTION)
    window.focus(".md-search__input")
    window.type("quality gate")
    window.wait("document.querySelector('.md-search-result__meta').textContent.includes('found')")
    first = window.wait("document.querySelector('.md-search-result__link')?.href")
    window.press("ArrowDown")
    window.press("Enter")
    window.wait(
        f"location.href === {json.dumps(first)} && "
        "getComputedStyle(document.querySelector('.md-search__output')).visibility === 'hidden'"
    )
    assert "quality gate" in window.text("article").lower()


def test_without_a_network_after_one_visit(window: Window, site: Path) -> None:
    host = Host(site)
    try:
        window.open(f"{host.address}/calculators/deadlines/")
        window.wait("document.documentElement.dataset.offline === 'ready'")
        host.stop()
        window.open(f"{host.address}/calculators/deadlines/")
        count(window)
        assert window.text(answer_of(WORKING_DAYS)).endswith(" is Thursday 18 February 2027")
        window.open(f"{host.address}/glossary/")
        assert window.text("h1").startswith("Glossary")
    finally:
        host.stop()


@pytest.fixture(scope="module")
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site as it is published, strict headers and all."""
    if nginx.NGINX is None:
        pytest.skip(
            "nginx is not installed; on Debian: apt-get install nginx-light "
            "libnginx-mod-http-brotli-static"
        )
    release = request.getfixturevalue("release")
    with nginx.serving(release, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def test_under_the_headers_of_a_release(window: Window, published: str) -> None:
    window.open(f"{published}/calculators/deadlines/")
    count(window)
    assert window.text(answer_of(WORKING_DAYS)).endswith(" is Thursday 18 February 2027")
    window.focus("[data-dark]")
    window.press("Enter")
    window.wait("getComputedStyle(document.body).colorScheme === 'dark'")


def test_from_a_folder(window: Window, copy: Path) -> None:
    window.open((copy / "calculators" / "deadlines" / "index.html").as_uri())
    count(window)
    assert window.text(answer_of(WORKING_DAYS)).endswith(" is Thursday 18 February 2027")
    window.focus(".md-search__input")
    window.type("quality gate")
    assert "gate" in window.text(".md-search-result__list").lower()
