"""What the tests of the built site share: the site itself, built once, and a server on this
machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
import pytest
from filelock import FileLock

from site_hooks import runtime_pack
from tests import nginx

ROOT = Path(__file__).parents[1]
PACKS = ROOT / ".cache" / "python-pack"
SETTINGS: dict[str, Any] = {"SITE_URL": "http://127.0.0.1:8000/", "SOURCE_DATE_EPOCH": "1529366400"}
"""What the shared site is built with."""


LONGEST = (
    "test_access.py",
    "test_runtime.py",  # needs no site: one process builds that while another starts here
    "test_policy.py",
    "test_engines.py",
    "test_pages_host.py",
    "test_runtime_pack.py",
)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many processes again as processors: a test waits for its browser a third of its
    time.
    """
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that the processes end at about the same time."""
    items.sort(
        key=lambda item: (
            LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST)
        )
    )


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
    PACKS.mkdir(parents=True, exist_ok=True)
    packs = PACKS.relative_to(ROOT)
    (place / packs).parent.mkdir()
    for shared in (Path("node_modules"), packs):
        (place / shared).symlink_to(ROOT / shared)
    return place


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, which the first process that needs it makes for all. No test writes into it."""
    unfinished = folder.with_name(f"unfinished-{folder.name}")
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not folder.is_dir():
            make(unfinished)
            unfinished.rename(folder)
    return folder


@pytest.fixture(scope="session")
def python_pack(shared: Path) -> runtime_pack.Pack:
    """Python for the browser, which one process builds while the others wait."""
    with FileLock(shared / "pack.lock"):
        return runtime_pack.build(ROOT, PACKS)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, shared: Path) -> Path:
    """The built site: the folder that UEP_SITE names, or else one fresh strict build."""
    if ready := os.environ.get("UEP_SITE"):
        return Path(ready).resolve()
    request.getfixturevalue("python_pack")
    return made_once(shared / "site", partial(build_site, ROOT, PYTHONHASHSEED="1", **SETTINGS))


@pytest.fixture(scope="session")
def release(site: Path, shared: Path) -> Path:
    """The site compressed as for a release, but in seconds: brotli at its best takes minutes for
    Python, and a server sends either.
    """
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(
            "site_hooks.delivery.release.brotlied",
            lambda content, _cache: brotli.compress(content, quality=5),
        )
        return made_once(shared / "release", partial(nginx.compress, site))


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
    """A server that takes all the connections that a browser opens at once: one that finds none
    tries again a second later.
    """

    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that has left in the middle of a file."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


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
        """Print nothing: a test reports what it asked for."""
