"""The site as the measurements need it: built anew, in a process of its own as `make build` is,
timed, and open in a browser.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tests.bench.browser import launch
from tests.conftest import ROOT, Server, StaticHost


@dataclass(frozen=True)
class Built:
    """What a build took: seconds by the clock, and seconds of a processor, which do not count what
    else the machine does.
    """

    clock: float
    processor: float


def build(folder: Path, *, pdf: bool = False) -> Built:
    """Build the site into a folder."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": "http://127.0.0.1:8000/",
        "UEP_PDF": "yes" if pdf else "no",
    }
    begin, before = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(folder)],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    after = os.times()
    processor = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Built(time.perf_counter() - begin, processor)


@contextmanager
def opened() -> Iterator[tuple[BrowserContext, str, Path]]:
    """A browser, the address of the site built anew, without a slash at its end, and its folder."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        build(Path(place))
        with Server(("127.0.0.1", 0), partial(StaticHost, directory=place)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            context = launch(playwright)
            yield context, f"http://127.0.0.1:{server.server_port}", Path(place)
            context.close()
            server.shutdown()
