"""What the tests of the built site share: the site itself, built once, and a server on this
machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]


def copy_checkout(sources: Path, place: Path) -> Path:
    """Copy a checkout without what it made or was given; what npm brought and the browser's Python
    are those of this one.
    """
    made = (
        ".git",
        ".venv",
        ".cache",
        ".*_cache",
        ".hypothesis",
        "__pycache__",
        "node_modules",
        "site",
        "dist",
    )
    shutil.copytree(sources, place, symlinks=True, ignore=shutil.ignore_patterns(*made))
    pack = Path(".cache", "python-pack")
    (ROOT / pack).mkdir(parents=True, exist_ok=True)
    (place / pack).parent.mkdir()
    for shared in (Path("node_modules"), pack):
        (place / shared).symlink_to(ROOT / shared)
    return place


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: the folder that UEP_SITE names, or else one fresh strict build, which the
    first process that needs it makes for all. No test writes into it.
    """
    if ready := os.environ.get("UEP_SITE"):
        return Path(ready).resolve()
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, unfinished = shared / "site", shared / "unfinished-site"
    with FileLock(shared / "site.lock"):
        if not folder.is_dir():
            build_site(ROOT, unfinished, SITE_URL="http://127.0.0.1:8000/")
            unfinished.rename(folder)
    return folder


def build_site(
    sources: Path,
    folder: Path,
    *,
    builder: str = "mkdocs",
    umask: int = -1,
    **environment: str,
) -> None:
    """Build the site of a checkout in a process of its own; a warning fails it too."""
    built = subprocess.run(
        [
            *(sys.executable, "-m", builder, "build", "--strict"),
            *("--config-file", "mkdocs.yml", "--site-dir", str(folder)),
        ],
        cwd=sources,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, f"the site does not build:\n{built.stdout}{built.stderr}"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at its end."""
    with Server(("127.0.0.1", 0), partial(StaticHost, directory=str(site))) as host:
        thread = threading.Thread(target=host.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()
        thread.join()


class Server(ThreadingHTTPServer):
    """A server with room for all the connections that a browser opens at once: one that finds none
    tries again a second later.
    """

    request_queue_size = 128


class StaticHost(SimpleHTTPRequestHandler):
    """Serves as a static host does: right types, the site's own page for what is missing, nothing
    printed.
    """

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".wasm": "application/wasm",
        ".whl": "application/octet-stream",
        ".ics": "text/calendar",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.page_for_missing()
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def page_for_missing(self) -> Path:
        """Where the page stands that is sent for what is missing."""
        return Path(self.directory) / "404.html"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a test tells what it asked for."""
