"""The example in JavaScript on the page for other programs, as another site would run it."""

from __future__ import annotations

import re
import shutil
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import ROOT, Server, StaticHost
from tests.e2e.answers import SLOW

PAGE = ROOT / "docs" / "about" / "reuse.md"


def test_the_example_answers(first_visit: Page, site: Path, tmp_path: Path) -> None:
    [example] = re.findall(r"```js\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    shutil.copytree(next((site / "assets" / "python").iterdir()), tmp_path / "python")
    (tmp_path / "example.js").write_text(
        f"const show = (value) => {{ globalThis.shown = value; }};\n{example}", encoding="utf-8"
    )
    (tmp_path / "index.html").write_text(
        '<!doctype html><title>Elsewhere</title><script src="example.js"></script>',
        encoding="utf-8",
    )
    with Server(("127.0.0.1", 0), partial(StaticHost, directory=str(tmp_path))) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        first_visit.goto(f"http://127.0.0.1:{host.server_port}/")
        first_visit.wait_for_function("globalThis.shown", timeout=SLOW)
        shown = first_visit.evaluate("shown")
        host.shutdown()
    assert shown["result"]["date"] == "2027-01-28"
