"""The security policy in force: real headers of a real nginx, every page, everything used, and not
one violation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_hooks.delivery import headers
from tests.e2e.answers import SLOW
from tests.e2e.engines import PlaywrightWindow
from tests.handles import give
from tests.nginx import BROTLI, NGINX, serving
from tools_py.calculator import load, names

COUNT = """() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective}: ${blockedURI}`)
  );
}"""

pytestmark = pytest.mark.skipif(
    NGINX is None,
    reason=(
        "nginx is not installed; on Debian: apt-get install nginx libnginx-mod-http-brotli-static"
    ),
)


@pytest.fixture(scope="module")
def nginx(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, compressed as for a release, behind nginx with the
    configuration that the build writes.
    """
    with serving(release, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, nginx: str) -> Iterator[Page]:
    """A page whose violations, complaints and requests to other origins fail the test."""
    context = browser.new_context()
    context.add_init_script(f"({COUNT})()")
    give(context)
    asked: list[str] = []
    logged: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on(
        "console", lambda message: logged.append(message.text) if message.type == "error" else None
    )
    context.on("weberror", lambda fault: logged.append(str(fault.error)))
    page = context.new_page()
    yield page
    assert page.evaluate("window.violations") == []
    context.close()
    assert [text for text in logged if "status of 404" not in text] == []
    assert [url for url in asked if not url.startswith((nginx, "data:", "blob:"))] == []


def test_no_page_violates_the_policy(watched: Page, nginx: str, site: Path) -> None:
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        response = watched.goto(f"{nginx}/{address}", wait_until="networkidle")
        assert response is not None
        assert response.headers["content-security-policy"] == headers.as_header(
            headers.policy_of(site)
        )
        if violations := watched.evaluate("window.violations"):
            found[address] = violations
    assert found == {}


def test_search_appearance_and_definitions_keep_to_the_policy(watched: Page, nginx: str) -> None:
    watched.goto(f"{nginx}/guidance/9-credit-support/")
    watched.locator("[data-dark]").click()
    expect(watched.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    watched.locator("article a.term").first.hover()
    expect(watched.locator("#term-tip")).to_be_visible()
    watched.locator(".md-search__input").focus()
    watched.keyboard.type("quality gate")
    watched.locator(".md-search-result__link").first.wait_for(timeout=SLOW)


def test_every_calculator_keeps_to_the_policy(watched: Page, nginx: str, site: Path) -> None:
    calculating = [
        path
        for path in sorted(site.rglob("index.html"))
        if 'name="uep-python"' in path.read_text(encoding="utf-8")
    ]
    assert calculating
    for path in calculating:
        watched.goto(f"{nginx}/{path.parent.relative_to(site).as_posix()}/")
        watched.evaluate("() => uepPython.call('answer', 'working-days', '{}', '2026-11-23')")
        for name in names():
            raw, today = load(name).example
            ask = """async ([name, answers, today]) => {
              const section = document.querySelector(`#calculator-${name}`);
              if (section) uepCalculator.show(section, await uepPython.answer(name, answers));
            }"""
            watched.evaluate(ask, [name, raw, today.isoformat()])
        assert watched.evaluate("window.violations") == []


def test_the_policy_is_strict(site: Path) -> None:
    stated = (
        headers.nginx_maps(site)
        + headers.headers_file(site)
        + "".join(headers.pages_of(site).values())
    )
    for lax in ("'unsafe-inline'", "'unsafe-eval'", "script-src *", "https:;"):
        assert lax not in stated.replace("'wasm-unsafe-eval'", "")
    assert "wasm-unsafe-eval" not in headers.policy_of(site)


def test_what_is_not_allowed_is_refused(browser: Browser, nginx: str) -> None:
    """The counter counts: an inline style and a request elsewhere are violations."""
    page = browser.new_page()
    page.add_init_script(f"({COUNT})()")
    page.goto(f"{nginx}/glossary/")
    page.evaluate(
        """async () => {
          document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p>');
          await fetch("http://127.0.0.1:9/").catch(() => {});
        }"""
    )
    kinds = {violation.split(":")[0] for violation in page.evaluate("window.violations")}
    assert {"style-src-attr", "connect-src"} <= kinds
    page.close()


POLICY_IS_THERE = "() => trustedTypes.defaultPolicy !== null"


@pytest.mark.parametrize(
    "assigned",
    [
        "document.body.innerHTML = '<script>1</script>'",
        'document.body.innerHTML = \'<b title="a > b" onclick="1">x</b>\'',
        "document.createElement('script').textContent = '1'",
        "document.createElement('script').src = 'https://elsewhere.example/a.js'",
        "new Worker('https://elsewhere.example/a.js')",
        (
            "new DOMParser().parseFromString("
            "'<iframe src=\"https://elsewhere.example/\">', 'text/html')"
        ),
        "document.body.setAttribute('onclick', '1')",
    ],
)
def test_a_string_that_could_run_something_is_refused(
    browser: Browser, nginx: str, assigned: str
) -> None:
    page = browser.new_page()
    page.goto(f"{nginx}/glossary/")
    PlaywrightWindow(page).wait(POLICY_IS_THERE)
    refused = page.evaluate(
        f"() => {{ try {{ {assigned}; }} catch (error) {{ return error.name; }} }}"
    )
    assert refused == "TypeError"
    page.close()


def test_markup_that_runs_nothing_is_taken(browser: Browser, nginx: str) -> None:
    page = browser.new_page()
    page.goto(f"{nginx}/glossary/")
    PlaywrightWindow(page).wait(POLICY_IS_THERE)
    written = page.evaluate(
        """() => {
          const place = document.createElement("p");
          place.innerHTML = '<b title="based on x=1, a > b">2 < 3, "on y=2"</b> onclick=1';
          return place.textContent;
        }"""
    )
    assert written == '2 < 3, "on y=2" onclick=1'
    page.close()


def test_headers_of_each_kind_of_file(nginx: str, site: Path, page: Page) -> None:
    pack = next(site.glob("assets/python/*")).name
    style = next(site.glob("assets/site.*.css")).name
    search = next(site.glob("assets/search.*.js")).name

    def of(address: str, encoding: str = "br, gzip") -> dict[str, str]:
        return page.request.get(
            nginx + address, headers={"Accept-Encoding": encoding}, max_redirects=0
        ).headers

    for address in (
        "/",
        "/glossary/",
        "/manifest.webmanifest",
        "/service-worker.js",
        "/no/such/page/",
    ):
        assert of(address)["cache-control"] == headers.ALWAYS_ASK, address
    for address in (
        f"/assets/{style}",
        f"/assets/{search}",
        f"/assets/python/{pack}/worker.js",
        f"/assets/python/{pack}/pyodide.asm.bin",
    ):
        assert of(address)["cache-control"] == headers.KEEP, address
    for address in ("/", f"/assets/{style}", "/no/such/page/"):
        assert {name.lower(): value for name, value in headers.COMMON.items()}.items() <= of(
            address
        ).items()
    assert of(f"/assets/python/{pack}/pyodide.js")["content-type"].startswith(
        "application/javascript"
    )
    assert (
        of(f"/assets/python/{pack}/worker.js")["content-security-policy"] == headers.PYTHON_POLICY
    )
    assert of("/", "gzip")["content-encoding"] == "gzip"
    if BROTLI.is_file():
        assert of("/")["content-encoding"] == "br"
        assert of(f"/assets/python/{pack}/pyodide.asm.wasm")["content-encoding"] == "br"
        assert of("/no/such/page/")["content-encoding"] == "br"
    assert page.request.get(f"{nginx}/_headers").status == 404
    assert page.request.get(f"{nginx}/no/such/page/").status == 404
    assert of("/glossary")["location"] == "/glossary/"
