"""Windows of three browser engines, driven alike: by keys, by the pointer, and by looking at the
page.

Chromium is driven by Playwright, as in the other tests. Playwright asks Firefox for more of
WebDriver BiDi than Debian's one knows, so that one is asked directly, over Selenium's connection.
WebKit is driven by Selenium through WebKitWebDriver, which opens a small browser on a display.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError
from selenium.common import WebDriverException
from selenium.webdriver import ActionChains, Remote
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

PATIENCE = 60
SIZE = (1280, 900)
KEYS = {
    "Tab": Keys.TAB,
    "Enter": Keys.ENTER,
    "Escape": Keys.ESCAPE,
    "ArrowDown": Keys.ARROW_DOWN,
    "Space": Keys.SPACE,
}

CENTRE = """(selector => {
  const place = document.querySelector(selector);
  place.scrollIntoView({block: "center"});
  const box = place.getClientRects()[0];
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
})(%s)"""


class Window:
    """What a reader does in a window; each engine says how."""

    def open(self, address: str) -> None: ...
    def resize(self, width: int, height: int) -> None: ...
    def forget(self) -> None:
        """Leave nothing of a test to the next one but what the browser keeps of files."""
        self.run("(localStorage.clear(), sessionStorage.clear())")
        self.resize(*SIZE)

    def run(self, script: str) -> Any:
        """The value of an expression in the page, as JSON."""

    def press(self, key: str) -> None: ...
    def type(self, text: str) -> None: ...
    def point(self, x: int, y: int) -> None: ...
    def push(self) -> None:
        """Press and release the button where the pointer is."""

    def hover(self, selector: str) -> None:
        self.wait(DRAWN)
        self.point(*self.run(CENTRE % json.dumps(selector)))

    def click(self, selector: str) -> None:
        self.hover(selector)
        self.push()

    def focus(self, selector: str) -> None:
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")

    def wait(self, script: str) -> Any:
        """Wait until an expression holds; the error gives its last value. It is asked from outside:
        the site's policy refuses what a page makes of text, as Playwright's own wait does.
        """
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if value := self.run(script):
                    return value
            except (PlaywrightError, WebDriverException) as error:  # the page is being left
                value = error
            assert time.monotonic() < end, (
                f"in vain: {script}\nlast value: {value!r}\nstatus: {self.run(STATUS)}"
            )
            time.sleep(0.1)

    def text(self, selector: str) -> str:
        """The words of the first such element, once it is seen."""
        self.wait(DRAWN)
        seen = (
            "(e => e?.checkVisibility() && e.innerText.trim().replaceAll('\\xa0', ' "
            f"'))(document.querySelector({json.dumps(selector)}))"
        )
        return str(self.wait(seen))

    def focused(self, selector: str) -> None:
        self.wait(f"document.activeElement?.matches({json.dumps(selector)})")

    def hidden(self, selector: str) -> None:
        self.wait(f"!document.querySelector({json.dumps(selector)})?.checkVisibility()")


DRAWN = "!document.querySelector('.first-frame')"
"""A driver is quicker than the frame after which all of an answer is drawn."""

STATUS = (
    "[...document.querySelectorAll('[role=status]')].map(e => "
    "e.textContent.trim()).filter(Boolean).join(' | ')"
)


class PlaywrightWindow(Window):
    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(address)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def point(self, x: int, y: int) -> None:
        self.page.mouse.move(x, y)

    def push(self) -> None:
        self.page.mouse.down()
        self.page.mouse.up()


class BidiWindow(Window):
    def __init__(self, connection: WebSocketConnection) -> None:
        self.connection = connection
        self.user = self.send("browser.createUserContext")["userContext"]
        self.context = self.send("browsingContext.create", type="tab", userContext=self.user)[
            "context"
        ]

    def send(self, method: str, **given: Any) -> dict[str, Any]:
        answer = self.connection.send_cmd(method, given)
        if "error" in answer:
            raise WebDriverException(f"{method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def act(self, kind: str, *actions: dict[str, Any]) -> None:
        self.send(
            "input.performActions",
            context=self.context,
            actions=[{"type": kind, "id": kind, "actions": list(actions)}],
        )

    def open(self, address: str) -> None:
        for where in ("about:blank", address):
            self.send("browsingContext.navigate", context=self.context, url=where, wait="complete")

    def resize(self, width: int, height: int) -> None:
        self.send(
            "browsingContext.setViewport",
            context=self.context,
            viewport={"width": width, "height": height},
        )

    def run(self, script: str) -> Any:
        target = {"context": self.context}
        answer = self.send(
            "script.evaluate",
            expression=f"JSON.stringify(({script}) ?? null)",
            target=target,
            awaitPromise=False,
        )
        if answer["type"] != "success":
            raise WebDriverException(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, key: str) -> None:
        self.type(KEYS[key])

    def type(self, text: str) -> None:
        self.act(
            "key",
            *chain.from_iterable(
                ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}) for key in text
            ),
        )

    def point(self, x: int, y: int) -> None:
        self.act("pointer", {"type": "pointerMove", "x": x, "y": y})

    def push(self) -> None:
        self.act(
            "pointer", {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        )


class SeleniumWindow(Window):
    def __init__(self, driver: Remote) -> None:
        self.driver = driver
        driver.set_page_load_timeout(PATIENCE)

    def open(self, address: str) -> None:
        self.driver.get("about:blank")
        self.driver.get(address)

    def resize(self, width: int, height: int) -> None:
        self.driver.set_window_size(width, height)

    def run(self, script: str) -> Any:
        return json.loads(self.driver.execute_script(f"return JSON.stringify(({script}) ?? null)"))

    def press(self, key: str) -> None:
        self.type(KEYS[key])

    def type(self, text: str) -> None:
        ActionChains(self.driver, duration=0).send_keys(text).perform()

    def point(self, x: int, y: int) -> None:
        actions = ActionBuilder(self.driver, duration=0)
        actions.pointer_action.move_to_location(x, y)
        actions.perform()

    def push(self) -> None:
        actions = ActionBuilder(self.driver, duration=0)
        actions.pointer_action.click()
        actions.perform()


@contextmanager
def chromium(browser: Browser) -> Iterator[Window]:
    context = browser.new_context()
    try:
        yield PlaywrightWindow(context.new_page())
    finally:
        context.close()


FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
FIRST_COMPILER_ALONE = 'user_pref("javascript.options.wasm_optimizingjit", false);\n'
"""What Firefox's second compiler makes of Python's engine comes after most tests have ended."""


@contextmanager
def firefox_connection(place: Path) -> Iterator[WebSocketConnection]:
    """Firefox, without a screen, listening where it says in its profile."""
    assert FIREFOX is not None
    (place / "user.js").write_text(FIRST_COMPILER_ALONE, encoding="utf-8")
    command = [
        FIREFOX,
        "--headless",
        "--no-remote",
        "--profile",
        str(place),
        "--remote-debugging-port",
        "0",
        "about:blank",
    ]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    listening = place / "WebDriverBiDiServer.json"
    try:
        end = time.monotonic() + PATIENCE
        while not (listening.is_file() and listening.stat().st_size):
            assert running.poll() is None, "Firefox does not start"
            assert time.monotonic() < end, "Firefox says nothing of where it listens"
            time.sleep(0.1)
        where = json.loads(listening.read_text(encoding="utf-8"))
        connection = WebSocketConnection(
            f"ws://{where['ws_host']}:{where['ws_port']}/session", PATIENCE, 0.02
        )
        connection.send_cmd("session.new", {"capabilities": {}})
        yield connection
    finally:
        running.kill()
        running.wait()


@contextmanager
def firefox(connection: WebSocketConnection) -> Iterator[Window]:
    window = BidiWindow(connection)
    try:
        yield window
    finally:
        window.send("browsingContext.close", context=window.context)
        window.send("browser.removeUserContext", userContext=window.user)


WEBKIT = shutil.which("WebKitWebDriver")
MINI_BROWSER = (
    next(iter(sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"), reverse=True)), None)
    if WEBKIT
    else None
)
XVFB = shutil.which("Xvfb")
SPARING = {"JSC_useOMGJIT": "0", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
"""WebKit without its last compiler and without drawing in layers, which costs a fifth of a test."""
SCREEN = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")


@contextmanager
def display() -> Iterator[None]:
    """A screen for the windows: the machine's own, or else one in memory."""
    if SCREEN:
        yield
        return
    assert XVFB is not None
    command = [XVFB, "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert running.stdout is not None
    os.environ["DISPLAY"] = f":{running.stdout.readline().strip()}"
    try:
        yield
    finally:
        del os.environ["DISPLAY"]
        running.terminate()
        running.wait()
        running.stdout.close()


@contextmanager
def webkit() -> Iterator[Window]:
    driver, service = webkit_session()
    try:
        yield SeleniumWindow(driver)
    finally:
        driver.quit()
        service.stop()


def webkit_session(attempts: int = 3) -> tuple[Remote, Service]:
    """WebKit with its driver, which at times waits for ever for a browser that never comes: both
    are started anew then.
    """
    options = Options()
    options.binary_location = str(MINI_BROWSER)
    options.add_argument("--automation")
    service = Service(WEBKIT, env=os.environ | SPARING)
    service.start()
    try:
        config = ClientConfig(service.service_url, timeout=PATIENCE)
        return Remote(service.service_url, options=options, client_config=config), service
    except (HTTPError, WebDriverException):
        service.stop()
        if attempts == 1:
            raise
        return webkit_session(attempts - 1)
