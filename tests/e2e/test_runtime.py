"""Python in the page: it starts, it answers, and every way it can fail is reported in words and can
be tried again.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from site_hooks.runtime_pack import Pack
from tests.conftest import Server, StaticHost
from tests.handles import handles

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "worker-src 'self'"
)

#: Asks one question; gives back {answer} or {code, message, detail, after}.
ASK = """async (answers) => {
  try {
    return { answer: await uepPython.answer("working-days", answers) };
  } catch (error) {
    const { code, message, detail } = error;
    return { code, message, detail, after: uepPython.state.name };
  }
}"""
QUESTION = {"start": "2026-11-23", "days": 60}


class Host(StaticHost):
    """A static host with the strictest policy under which Python runs."""

    policy = POLICY

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture(scope="module")
def pack(python_pack: Pack) -> Pack:
    return python_pack


@pytest.fixture(scope="module")
def folder(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page with nothing on it but the page side of Python."""
    folder = tmp_path_factory.mktemp("one-page")
    (folder / "assets" / "python").mkdir(parents=True)
    (folder / "assets" / "python" / pack.digest).symlink_to(pack.folder)
    (folder / "assets" / "python.js").write_text(handles(), encoding="utf-8")
    (folder / "index.html").write_text(
        "<!doctype html><html lang=en-GB><meta charset=utf-8><title>Python</title>"
        f'<meta name="uep-python" content="assets/python/{pack.digest}/"><script '
        'src="assets/python.js" defer></script>'
    )
    return folder


def serve(folder: Path, handler: type[StaticHost]) -> Iterator[str]:
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as host:
        thread = threading.Thread(target=host.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()
        thread.join()


def asked_for_an_answer(page: Page, folder: Path, handler: type[StaticHost]) -> list[str]:
    """The files that a host was asked for until Python had answered."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    for address in serve(folder, handler):
        page.goto(address)
        assert "answer" in page.evaluate(ASK, QUESTION)
    return asked


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from serve(folder, Host)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that has fetched nothing yet: the start is what is tested."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def blank(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def spoil(page: Page, name: str, answer: Callable[[Route], None]) -> str:
    """Have every request for the pack's file `name` answered by `answer`; returns the pattern, for
    `page.unroute`.
    """
    pattern = f"**/assets/python/*/{name}"
    page.route(pattern, answer)
    return pattern


@pytest.fixture
def ordinary(blank: Page) -> Page:
    """The page where the published memory cannot be had, so that Python starts by importing."""
    spoil(blank, "started.bin", lambda route: route.fulfill(status=404, body="no"))
    return blank


def changed(content: Callable[[bytes], bytes]) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=content(response.body()))

    return answer


def test_answers_under_the_strict_policy(blank: Page) -> None:
    logged: list[str] = []
    blank.on("console", lambda message: logged.append(message.text))
    answer = blank.evaluate(ASK, QUESTION)["answer"]
    assert "Thursday 18 February 2027" in answer["result"]["headline"]
    assert answer["html"]
    assert [line for line in logged if "favicon" not in line and "404" not in line] == []


def test_refused_answers_come_back_as_errors_not_as_trouble(blank: Page) -> None:
    errors = blank.evaluate(ASK, {"start": "2026-02-30"})["answer"]["errors"]
    assert {error["field"] for error in errors} >= {"start"}


def test_nothing_of_python_is_fetched_before_it_is_wanted(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/assets/python/" in url] == []


def test_one_worker_serves_all_questions(blank: Page) -> None:
    blank.evaluate("() => { uepPython.start(); uepPython.start(); }")
    blank.evaluate(ASK, QUESTION)
    blank.evaluate(ASK, QUESTION | {"days": 5})
    assert len(blank.workers) == 1


def test_questions_asked_early_are_held_and_answered_in_order(blank: Page) -> None:
    headlines = blank.evaluate(
        """async () => {
          const asked = [1, 2, 3].map((days) =>
            uepPython.answer("working-days", { start: "2026-11-23", days })
          );
          return (await Promise.all(asked)).map((answer) => answer.result.headline);
        }"""
    )
    assert [headline.split()[0] for headline in headlines] == ["1", "2", "3"]


def test_progress_is_reported_in_the_bytes_that_were_sent(blank: Page, pack: Pack) -> None:
    states = blank.evaluate(
        """async (question) => {
          const states = [];
          uepPython.on((state) => states.push(state));
          await uepPython.answer("working-days", question);
          return states;
        }""",
        QUESTION,
    )
    names = list(dict.fromkeys(state["name"] for state in states))
    assert names == ["idle", "loading", "starting", "ready"]
    loaded = [state["loaded"] for state in states if "loaded" in state]
    assert loaded == sorted(loaded)
    files: Any = pack.manifest["files"]
    sent = sum(
        files[name]["bytes"]
        for name in ("pyodide.js", "pyodide.asm.js", "pyodide.asm.bin", "started.bin")
    )
    assert (states[-2]["loaded"], states[-2]["total"]) == (sent, sent)
    loading = next(state["text"] for state in states if state.get("loaded"))
    assert re.search(r"\d\.\d of \d\.\d MB", loading)


FAULTS: list[tuple[Callable[[Route], None], str, str]] = [
    (lambda route: route.fulfill(status=404, body="no"), "missing", "missing from this site"),
    (lambda route: route.fulfill(status=503, body="no"), "refused", "would not hand out"),
    (changed(lambda body: body[: len(body) // 2]), "damaged", "damaged or incomplete"),
    (changed(lambda body: body[:-1] + bytes([body[-1] ^ 1])), "damaged", "damaged or incomplete"),
    (
        lambda route: route.fulfill(
            status=200, content_type="text/html", body="<html>Sign in</html>"
        ),
        "replaced",
        "sign-in page",
    ),
    (
        lambda route: route.fulfill(
            status=200, content_type="application/octet-stream", body="<html>"
        ),
        "replaced",
        "sign-in page",
    ),
    (lambda route: route.abort("connectionreset"), "unreachable", "connection failed"),
]


@pytest.mark.parametrize("name", ["pyodide.asm.bin", "python.bin", "pyodide.asm.js", "pyodide.js"])
@pytest.mark.parametrize(("answer", "code", "words"), FAULTS)
def test_a_file_that_cannot_be_had(
    ordinary: Page, name: str, answer: Callable[[Route], None], code: str, words: str
) -> None:
    spoil(ordinary, name, answer)
    outcome = ordinary.evaluate(ASK, QUESTION)
    assert (outcome.get("code"), outcome.get("after")) == (code, "failed")
    assert words in outcome["message"]
    assert name in outcome["detail"]


@pytest.mark.parametrize(("answer", "code", "words"), FAULTS)
def test_trying_again_succeeds(
    ordinary: Page, answer: Callable[[Route], None], code: str, words: str
) -> None:
    pattern = spoil(ordinary, "python.bin", answer)
    assert ordinary.evaluate(ASK, QUESTION)["code"] == code
    ordinary.unroute(pattern)
    assert "answer" in ordinary.evaluate(ASK, QUESTION)


def test_a_fast_line_takes_up_the_published_memory_and_lacks_nothing_later(blank: Page) -> None:
    asked: list[str] = []
    blank.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    assert (
        "Thursday 18 February 2027" in blank.evaluate(ASK, QUESTION)["answer"]["result"]["headline"]
    )
    assert "started.bin" in asked
    assert blank.evaluate("uepPython.state.remembered") is True
    # What writes a calendar file is in no memory: both archives are wanted for it.
    file = blank.evaluate(
        """async (answers) => {
          const { result } = await uepPython.answer("deadlines", answers);
          return uepPython.call("download", "deadlines", JSON.stringify(result), "ics");
        }""",
        {"roles": ["other-user"], "target": "2027-09-01"},
    )
    assert "BEGIN:VEVENT" in file
    assert {"python.bin", "later.bin"} <= set(asked)


@pytest.mark.parametrize(("answer", "code", "words"), FAULTS)
def test_a_published_memory_that_cannot_be_had_is_done_without(
    blank: Page, answer: Callable[[Route], None], code: str, words: str
) -> None:
    spoil(blank, "started.bin", answer)
    assert (
        "Thursday 18 February 2027" in blank.evaluate(ASK, QUESTION)["answer"]["result"]["headline"]
    )
    assert blank.evaluate("uepPython.state.remembered") is False


class Slow(Host):
    """A host on a line of about 10 Mbit/s."""

    seconds_for_64_kb = 0.05

    def copyfile(self, source: Any, outputfile: Any) -> None:
        while chunk := source.read(1 << 16):
            time.sleep(self.seconds_for_64_kb)
            outputfile.write(chunk)


def test_a_slow_line_does_not_wait_for_the_published_memory(page: Page, folder: Path) -> None:
    asked = asked_for_an_answer(page, folder, Slow)
    assert "python.bin" in asked
    assert "started.bin" not in asked


def test_the_memory_that_a_slow_start_did_without_is_there_for_the_next(
    page: Page, folder: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    for address in serve(folder, Slow):
        page.goto(address)
        assert "answer" in page.evaluate(ASK, QUESTION)
        assert page.evaluate("uepPython.state.remembered") is False
        page.evaluate(
            "async () => { while (!uepPython.state.remembered) await new Promise((resolve) => "
            "setTimeout(resolve, 100)); }"
        )
        assert asked[-1] == "started.bin"
        asked.clear()
        page.goto(address)
        assert (
            "Thursday 18 February 2027"
            in page.evaluate(ASK, QUESTION)["answer"]["result"]["headline"]
        )
        assert page.evaluate("uepPython.state.remembered") is True


class SlowWithMemory(Slow):
    """A host whose published memory alone comes slowly (2 Mbit/s), as if the engine had lain in the
    browser's cache.
    """

    seconds_for_64_kb = 0.25

    def copyfile(self, source: Any, outputfile: Any) -> None:
        (Slow if self.path.endswith("started.bin") else Host).copyfile(self, source, outputfile)


def test_a_memory_that_turns_out_slow_is_not_waited_for(page: Page, folder: Path) -> None:
    asked = asked_for_an_answer(page, folder, SlowWithMemory)
    assert asked.index("started.bin") < asked.index("python.bin")
    assert page.evaluate("uepPython.state.remembered") is False


def test_a_stalled_download_is_given_up(blank: Page) -> None:
    pattern = spoil(blank, "pyodide.asm.bin", lambda route: None)
    outcome = blank.evaluate(ASK, QUESTION)
    assert outcome["code"] == "stalled"
    assert "nothing has arrived for eight seconds" in outcome["message"]
    blank.unroute(pattern)
    assert "answer" in blank.evaluate(ASK, QUESTION)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (lambda route: route.fulfill(status=404, body="no"), "missing"),
        (
            lambda route: route.fulfill(status=200, content_type="text/html", body="<html>"),
            "replaced",
        ),
        (lambda route: route.abort("connectionreset"), "unreachable"),
        (
            lambda route: route.fulfill(
                status=200, content_type="text/javascript", body="this is not JavaScript"
            ),
            "worker",
        ),
    ],
)
def test_a_worker_that_does_not_come_up(
    blank: Page, answer: Callable[[Route], None], code: str
) -> None:
    pattern = spoil(blank, "worker.js", answer)
    assert blank.evaluate(ASK, QUESTION)["code"] == code
    blank.unroute(pattern)
    assert "answer" in blank.evaluate(ASK, QUESTION)


def test_a_worker_that_the_policy_forbids(page: Page, folder: Path) -> None:
    handler = type(
        "Forbids", (Host,), {"policy": POLICY.replace("worker-src 'self'", "worker-src 'none'")}
    )
    for address in serve(folder, handler):
        page.goto(address)
        outcome = page.evaluate(ASK, QUESTION)
    assert outcome["code"] == "worker"
    assert "background worker" in outcome["message"]


def test_webassembly_that_the_policy_forbids(page: Page, folder: Path) -> None:
    handler = type("Forbids", (Host,), {"policy": POLICY.replace(" 'wasm-unsafe-eval'", "")})
    for address in serve(folder, handler):
        page.goto(address)
        outcome = page.evaluate(ASK, QUESTION)
    assert outcome["code"] == "policy"
    assert "WebAssembly is not allowed" in outcome["message"]


@pytest.mark.parametrize(
    ("prelude", "code", "words"),
    [
        ("delete globalThis.WebAssembly;", "webassembly", "no WebAssembly"),
        ("delete globalThis.DecompressionStream;", "decompression", "too old"),
        (
            (
                "WebAssembly.instantiate = async () => { throw new "
                "RangeError('WebAssembly.Memory(): "
                "could not allocate memory'); };"
            ),
            "memory",
            "not enough memory",
        ),
    ],
)
def test_a_browser_that_cannot(blank: Page, prelude: str, code: str, words: str) -> None:
    pattern = spoil(blank, "worker.js", changed(lambda body: prelude.encode() + body))
    outcome = blank.evaluate(ASK, QUESTION)
    assert outcome["code"] == code
    assert words in outcome["message"]
    blank.unroute(pattern)
    assert "answer" in blank.evaluate(ASK, QUESTION)


def with_python(page: Page, source: str) -> str:
    """Run `source` in the worker's Python before the first question."""
    anchor = b"def call(name: str, *arguments: str) -> str:"

    def answer(body: bytes) -> bytes:
        assert anchor in body
        # It stands in a string of JavaScript.
        inserted = json.dumps(f"{source}\n\n")[1:-1].replace('\\"', "\\x22").replace("'", "\\x27")
        return body.replace(anchor, inserted.encode() + anchor)

    return spoil(page, "worker.js", changed(answer))


BROKEN = """
class tools:
    def answer(calculator, answers, *rest):
        amount = answers
        {what}
browser = tools
"""


def test_a_fault_inside_a_calculator_keeps_python_and_reports_nothing_typed(ordinary: Page) -> None:
    once = "if 'secret' in answers: raise ValueError(f'cannot use {answers}')\n        return '{}'"
    with_python(ordinary, BROKEN.replace("{what}", once))
    outcome = ordinary.evaluate(ASK, {"start": "secret 12345"})
    assert outcome["code"] == "calculator"
    assert "What you entered is still here" in outcome["message"]
    assert outcome["after"] == "ready"
    assert "ValueError" in outcome["detail"]
    assert "answer" in outcome["detail"]
    assert "secret" not in outcome["detail"]
    assert "12345" not in outcome["detail"]
    assert ordinary.evaluate(ASK, QUESTION) == {"answer": {}}


AHEAD = """async (question) => {
  const used = [];
  await uepPython.answer("working-days", {});
  uepPython.ahead("working-days", question, (answered) => used.push(answered));
  const answered = await uepPython.answer("working-days", question).catch(({ code }) => code);
  return { used, answered, shared: used[0] === answered };
}"""


def test_an_answer_calculated_ahead_is_there_for_the_question(blank: Page) -> None:
    outcome = blank.evaluate(AHEAD, QUESTION)
    assert outcome["used"] == [outcome["answered"]]
    assert outcome["shared"] is False  # the page may enter something in what it was given


def test_of_the_questions_that_come_while_one_is_calculated_ahead_only_the_newest_is(
    blank: Page,
) -> None:
    seen = blank.evaluate(
        """async (start) => {
          await uepPython.answer("working-days", {});
          const asked = [];
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (message) {
            asked.push(JSON.parse(message.arguments[1]).days);
            post.call(this, message);
          };
          const used = [];
          await new Promise((resolve) => {
            const use = ({ result }) => resolve(used.push(result.headline[0]));
            for (const days of [1, 2, 3]) uepPython.ahead("working-days", { start, days }, use);
          });
          return [asked, used];
        }""",
        QUESTION["start"],
    )
    assert seen == [[1, 3], ["3"]]


def test_a_fault_ahead_reaches_who_asks_and_is_not_kept(ordinary: Page) -> None:
    once = "if 'secret' in answers: raise ValueError\n        return '{}'"
    with_python(ordinary, BROKEN.replace("{what}", once))
    assert ordinary.evaluate(AHEAD, {"start": "secret"}) == {
        "used": [],
        "answered": "calculator",
        "shared": False,
    }
    assert ordinary.evaluate(AHEAD, {"start": "secret"})["answered"] == "calculator"
    assert ordinary.evaluate(ASK, QUESTION) == {"answer": {}}


def test_running_out_of_memory_inside_a_calculator(ordinary: Page) -> None:
    pattern = with_python(ordinary, BROKEN.replace("{what}", "raise MemoryError"))
    outcome = ordinary.evaluate(ASK, QUESTION)
    assert (outcome["code"], outcome["after"]) == ("memory", "failed")
    ordinary.unroute(pattern)
    assert "answer" in ordinary.evaluate(ASK, QUESTION)


class Labelling(Host):
    """A host that takes our gzipped files for compressed transfer and says so; the browser then
    unpacks them before we see them.
    """

    def end_headers(self) -> None:
        if self.path.endswith(".bin"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


def test_a_host_that_takes_our_gzip_for_its_own(page: Page, folder: Path) -> None:
    assert "pyodide.asm.bin" in asked_for_an_answer(page, folder, Labelling)


def test_a_host_that_compresses_sends_the_plain_files(page: Page, folder: Path) -> None:
    asked = asked_for_an_answer(page, folder, Compressing)
    assert "pyodide.asm.wasm" in asked
    assert {"started.memory", "python.zip"} & set(asked)
    assert "pyodide.asm.bin" not in asked


class Compressing(Host):
    """A host that compresses with brotli as it sends."""

    def do_GET(self) -> None:  # noqa: N802
        import brotli

        path = Path(self.translate_path(self.path))
        if path.suffix == ".bin" or not path.is_file():
            return super().do_GET()
        body = brotli.compress(path.read_bytes(), quality=1)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def test_the_second_archive_is_fetched_when_it_is_needed(ordinary: Page) -> None:
    with_python(
        ordinary,
        BROKEN.replace(
            "{what}", "import icalendar; return json.dumps({'version': icalendar.__version__})"
        ),
    )
    assert ordinary.evaluate(ASK, QUESTION)["answer"]["version"]


def test_a_second_archive_that_cannot_be_had_spoils_one_answer_only(ordinary: Page) -> None:
    pattern = spoil(ordinary, "later.bin", lambda route: route.fulfill(status=404, body="no"))
    needs = "import icalendar; return '{}'"
    with_python(ordinary, BROKEN.replace("{what}", needs))
    outcome = ordinary.evaluate(ASK, QUESTION)
    assert (outcome["code"], outcome["after"]) == ("missing", "ready")
    ordinary.unroute(pattern)
    assert ordinary.evaluate(ASK, QUESTION) == {"answer": {}}


def test_a_page_that_does_not_say_where_python_lies(blank: Page) -> None:
    blank.evaluate("() => document.querySelector('meta[name=uep-python]').remove()")
    assert blank.evaluate(ASK, QUESTION)["code"] == "page"
