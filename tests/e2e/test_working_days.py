"""The Working-Day counter as a reader uses it: type, read the answer, see the error, see what a
failed load looks like.
"""

import re

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.e2e.answers import SLOW, answer_in, errors_in
from tests.e2e.conftest import Axe
from tests.handles import give_the_page_its_own
from tools_py.versions import brief

PAGE = "/calculators/deadlines/"


@pytest.fixture
def counter(page: Page, server: str) -> Page:
    page.goto(server + PAGE)
    return page


def fill(
    page: Page, day: str = "23", month: str = "11", year: str = "2026", days: str = "60"
) -> None:
    section = page.locator("#calculator-working-days")
    for part, value in (("day", day), ("month", month), ("year", year)):
        section.locator(f"[name='start.{part}']").fill(value)
    section.locator("[name=days]").fill(days)


def calculate(page: Page) -> None:
    page.locator("#calculator-working-days").get_by_role(
        "button", name="Calculate", exact=True
    ).click()


def test_a_date_is_typed_and_the_answer_read(counter: Page, axe: Axe) -> None:
    fill(counter)
    calculate(counter)
    answer = counter.locator("#calculator-working-days [data-answer]")
    headline = answer.get_by_role(
        "heading",
        name=re.compile(
            "60 Working Days after Monday 23 November 2026 is Thursday 18 February 2027"
        ),
    )
    headline.wait_for(timeout=SLOW)
    expect(headline).to_be_focused()
    expect(answer).to_contain_text("Christmas Day")
    expect(answer).to_contain_text("Boxing Day")
    expect(answer.get_by_role("row", name=re.compile("^Scotland"))).to_contain_text(
        "Monday 22 February 2027"
    )
    assert axe(counter) == []


def test_every_error_is_shown_beside_its_field_and_in_the_summary(counter: Page, axe: Axe) -> None:
    fill(counter, day="31", month="feb", days="sixty")
    calculate(counter)
    summary = errors_in(counter.locator("#calculator-working-days"))
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Date to count from must be a real date: February 2026 has 28 days",
            "Number of Working Days must be a whole number, like 60",
        ]
    )
    expect(counter).to_have_title(re.compile("^Error: "))
    expect(counter.locator("#working-days-start-error")).to_have_text(
        "Date to count from must be a real date: February 2026 has 28 days"
    )
    assert axe(counter) == []
    summary.get_by_role("link").first.click()
    expect(counter.locator("#working-days-start-day")).to_be_focused()
    expect(counter.locator("[name=days]")).to_have_value("sixty")
    fill(counter)
    calculate(counter)
    counter.locator("#calculator-working-days .headline").wait_for(timeout=SLOW)
    expect(summary).to_be_hidden()
    expect(counter).not_to_have_title(re.compile("^Error: "))


def test_the_answer_goes_when_the_question_changes(counter: Page) -> None:
    fill(counter)
    calculate(counter)
    headline = counter.locator("#calculator-working-days .headline")
    headline.wait_for(timeout=SLOW)
    counter.locator("[name=days]").fill("61")
    expect(headline).to_be_hidden()
    expect(counter.locator("#calculator-working-days .status")).to_contain_text("Calculate again")


COUNT_QUESTIONS = """() => {
  window.questions = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.name === "answer") window.questions.push(JSON.parse(message.arguments[1]).days);
    post.call(this, message, ...rest);
  };
}"""
UNTIL_QUESTION = (
    "async (days) => { while (!questions.includes(days)) await new Promise((resolve) "
    "=> setTimeout(resolve, 50)); }"
)


def test_the_answer_is_calculated_while_the_reader_pauses_and_not_again(counter: Page) -> None:
    counter.evaluate(COUNT_QUESTIONS)
    section = counter.locator("#calculator-working-days")
    fill(counter)
    counter.evaluate(UNTIL_QUESTION, "60")
    expect(section.locator("[data-answer]")).to_be_hidden()
    expect(section.locator(".status")).to_be_empty()
    calculate(counter)
    expect(section.locator(".headline")).to_contain_text("Thursday 18 February 2027")
    counter.locator("[name=days]").fill("61")
    calculate(counter)
    expect(section.locator(".headline")).to_contain_text("Friday 19 February 2027")
    questions = counter.evaluate("questions")
    assert (questions.count("60"), questions.count("61")) == (1, 1)


def test_errors_are_shown_only_when_the_reader_asks(counter: Page) -> None:
    give_the_page_its_own(counter)
    counter.reload()
    counter.evaluate(COUNT_QUESTIONS)
    section = counter.locator("#calculator-working-days")
    fill(counter, days="sixty")
    counter.evaluate(UNTIL_QUESTION, "sixty")
    # The worker answers in turn, so what it was asked before has been answered by then.
    counter.evaluate("uepPython.call('answer', 'working-days', '{}', '2026-11-23')")
    expect(section.locator(".error-summary")).to_be_hidden()
    calculate(counter)
    expect(section.locator(".error-summary")).to_contain_text("must be a whole number")


def test_nothing_is_fetched_for_python_until_the_reader_shows_intent(
    page: Page, server: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + PAGE, wait_until="networkidle")
    assert [url for url in asked if "/assets/python/" in url] == []
    with page.expect_request("**/assets/python/**"):
        page.locator("#calculator-working-days [name=days]").focus()
    assert {re.match(r"https?://[^/]+", url)[0] for url in asked} == {server}  # type: ignore[index]


def test_a_link_reopens_the_answer_and_says_what_moved(counter: Page) -> None:
    fill(counter)
    calculate(counter)
    counter.locator("#calculator-working-days .headline").wait_for(timeout=SLOW)
    link = counter.url
    assert "start=2026-11-23" in link
    counter.goto("about:blank")
    counter.goto(link)
    headline = answer_in(counter.locator("#calculator-working-days")).locator(".headline")
    expect(headline).to_contain_text("Thursday 18 February 2027")
    expect(counter.locator("#calculator-working-days [data-answer]")).not_to_contain_text(
        "Since this was made"
    )
    now = brief({"Date": "2027-02-17"})
    older = re.sub(r"_was=[^&]+", f"_was={now[:4]}0000{now[8:]}", link)
    counter.goto("about:blank")
    counter.goto(older)
    answer = answer_in(counter.locator("#calculator-working-days"))
    expect(answer).to_contain_text("1 part of the answer moved", timeout=SLOW)
    expect(answer).to_contain_text("bank holidays")
    # A load that fails and is tried again forgets nothing that the link holds.
    counter.route("**/pyodide.asm.*", lambda route: route.fulfill(status=404))
    counter.goto("about:blank")
    counter.goto(older)
    again = counter.locator("#calculator-working-days .status").get_by_role(
        "button", name="Try again"
    )
    again.wait_for(timeout=SLOW)
    counter.unroute("**/pyodide.asm.*")
    again.click()
    answer_in(counter.locator("#calculator-working-days"))
    expect(answer).to_contain_text("1 part of the answer moved", timeout=SLOW)


@pytest.mark.parametrize(
    "fragment",
    [
        "#calculator=working-days&start=<img src=x onerror=alert(1)>&days=60&_rules=x",
        "#calculator=working-days&start=2026-11-23&days=60&_was.Date=<script>alert(1)</script>&_holidays=x&_rules=x",
        "#calculator=working-days&__proto__.x=1&constructor=2&_rules=x&start.day=1&days="
        + "9" * 5000,
        "#calculator=working-days&" + "a=1&" * 4000,
    ],
)
def test_a_hostile_link_stays_data(page: Page, server: str, fragment: str) -> None:
    alerts: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: alerts.append(str(error)))
    page.goto(server + PAGE + fragment)
    section = page.locator("#calculator-working-days")
    if len(fragment) < 8000:
        section.locator(".headline, .error-summary a").first.wait_for(timeout=SLOW)
    assert alerts == []
    assert page.locator("[data-answer] img, [data-answer] script").count() == 0


def test_when_python_cannot_load_the_page_says_so_and_stays_readable(
    page: Page, server: str, axe: Axe
) -> None:
    page.route("**/pyodide.asm.*", lambda route: route.fulfill(status=404))
    page.goto(server + PAGE)
    fill(page)
    calculate(page)
    status = page.locator("#calculator-working-days .status")
    expect(status).to_contain_text("missing from this site", timeout=SLOW)
    expect(page.locator("[name=days]")).to_have_value("60")
    expect(page.locator(".worked-example").first).to_be_visible()
    page.evaluate(
        "scrollTo(0, 0)"
    )  # what the header covers for the moment is not too small to be tapped
    assert axe(page) == []
    page.unroute("**/pyodide.asm.*")
    status.get_by_role("button", name="Try again").click()
    page.locator("#calculator-working-days .headline").wait_for(timeout=SLOW)


def test_the_keyboard_alone_is_enough(counter: Page) -> None:
    counter.locator("#working-days-start-day").focus()
    for typed in ("23", "11", "2026", "60"):
        counter.keyboard.type(typed)
        counter.keyboard.press("Tab")
    counter.locator("[name=days]").focus()
    counter.keyboard.press("Enter")
    headline = answer_in(counter.locator("#calculator-working-days")).locator(".headline")
    expect(headline).to_be_focused()


def test_without_scripts_the_form_and_the_worked_example_are_there(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + PAGE)
    expect(page.locator("#calculator-working-days noscript p")).to_be_visible()
    expect(page.locator(".worked-example").first).to_be_visible()
    context.close()
