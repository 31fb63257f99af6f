"""Navigation to first answer: our pack beside bare Pyodide, in one run.

Both run in a module worker on a page with nothing else on it. The bare one starts npm's files as
they are and evaluates one expression; ours starts the pack and answers a question with a
calculator, so it does more. "cold" is a new profile, "warm" the same profile opened again. The
variants take turns, so that whatever else the machine does falls on all of them; ratios count,
times do not. A slow line is made by the server itself (all connections share it, each answer waits
the round trip first), because throttling by the browser's tools does not reach into workers.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from functools import partial
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from site_hooks import runtime_pack
from site_hooks.runtime_pack.pack import brotlied
from tests.bench.browser import launch
from tests.conftest import ROOT, Server, StaticHost
from tests.handles import handles

CACHE = ROOT / ".cache" / "python-pack"
BARE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
ROUND_TRIP = 0.06
LINES = {"unthrottled": None, "10 Mbit/s": 10e6}

BARE_WORKER = """import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide({ indexURL: new URL("./", import.meta.url).href });
postMessage(python.runPython("sum(range(10))"));
"""
BARE_PAGE = """const worker = new Worker("bare/worker.js", { type: "module" });
worker.onmessage = () => (window.answered = performance.now());
"""
OUR_PAGE = """uepPython.answer("working-days", { start: "2026-11-23", days: 60 }).then((answer) => {
  if (!answer.result) throw new Error("no answer");
  window.answered = performance.now();
});
"""


class Line:
    """A shared line of `bits` per second; None is as fast as the machine."""

    def __init__(self, bits: float | None) -> None:
        self.bits = bits
        self.lock = threading.Lock()
        self.free_at = 0.0

    def round_trip(self) -> None:
        if self.bits:
            time.sleep(ROUND_TRIP)

    def carry(self, length: int) -> None:
        if not self.bits:
            return
        with self.lock:
            now = time.monotonic()
            self.free_at = max(self.free_at, now) + length * 8 / self.bits
            wait = self.free_at - now
        time.sleep(wait)


class Host(StaticHost):
    """Serves a folder; `brotli` sends the precompressed sibling. Counts what it sends."""

    protocol_version = "HTTP/1.1"
    brotli = False
    line = Line(None)
    sent: dict[str, int]

    def do_GET(self) -> None:  # noqa: N802
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        compressed = self.brotli and Path(f"{path}.br").is_file()
        if not path.is_file():
            self.send_error(404)
            return
        body = Path(f"{path}.br").read_bytes() if compressed else path.read_bytes()
        self.line.round_trip()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        if compressed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.sent[path.name] = len(body)
        try:
            for start in range(0, len(body), 16384):
                chunk = body[start : start + 16384]
                self.line.carry(len(chunk))
                self.wfile.write(chunk)
        except ConnectionError:
            pass


def lay_out(folder: Path) -> None:
    """Write the two pages and what they need, with a brotli form beside each file."""
    pack = runtime_pack.build(ROOT, CACHE)
    bare = folder / "bare"
    bare.mkdir()
    for name in BARE:
        (bare / name).write_bytes((ROOT / "node_modules" / "pyodide" / name).read_bytes())
    (bare / "worker.js").write_text(BARE_WORKER)
    ours = folder / "assets" / "python" / pack.digest
    shutil.copytree(pack.folder, ours)
    (folder / "assets" / "python.js").write_text(handles(), encoding="utf-8")
    (folder / "bare.js").write_text(BARE_PAGE)
    (folder / "ours.js").write_text(OUR_PAGE)
    head = "<!doctype html><meta charset=utf-8><title>bench</title>"
    (folder / "bare.html").write_text(f'{head}<script src="bare.js" defer></script>')
    (folder / "ours.html").write_text(
        f'{head}<meta name="uep-python" content="assets/python/{pack.digest}/">'
        '<script src="assets/python.js" defer></script><script src="ours.js" defer></script>'
    )
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".js", ".json", ".memory", ".mjs", ".wasm", ".zip"}:
            Path(f"{path}.br").write_bytes(brotlied(path.read_bytes(), CACHE))


def visit(
    playwright: Playwright, profile: str, address: str, sent: dict[str, int]
) -> tuple[float, dict[str, int]]:
    """Milliseconds from navigation to the first answer, in a newly started browser, and what of
    `sent` had been sent by then.
    """
    context = launch(playwright, profile)
    try:
        page = context.new_page()
        page.goto(address)
        deadline = time.monotonic() + 180
        while not (answered := page.evaluate("window.answered ?? null")):
            if time.monotonic() > deadline:
                raise TimeoutError(
                    f"{address} did not answer; state: {page.evaluate('window.uepPython?.state')}"
                )
            time.sleep(0.02)
        by_then = dict(sent)
        # The reader stays for a while: what the next start will want is fetched in idle time.
        while (
            page.evaluate("window.uepPython?.state.remembered === false")
            and time.monotonic() < deadline
        ):
            time.sleep(0.2)
        time.sleep(1)
        return float(answered), by_then
    finally:
        context.close()


def measure(rounds: int) -> None:
    """Take turns through all variants and print medians, ratios and sizes."""
    times: dict[tuple[str, str, str, str], list[float]] = defaultdict(list)
    sizes: dict[tuple[str, str, str], dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        lay_out(folder)
        for number in range(rounds):
            for line, bits in LINES.items():
                for host in ("brotli", "uncompressed"):
                    for who in ("bare", "ours"):
                        sent: dict[str, int] = {}
                        handler = type(
                            "Handler",
                            (Host,),
                            {"brotli": host == "brotli", "line": Line(bits), "sent": sent},
                        )
                        with Server(("127.0.0.1", 0), partial(handler, directory=place)) as server:
                            threading.Thread(target=server.serve_forever, daemon=True).start()
                            address = f"http://127.0.0.1:{server.server_port}/{who}.html"
                            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
                                for state in ("cold", "warm"):
                                    time_taken, by_then = visit(playwright, profile, address, sent)
                                    times[line, host, state, who].append(time_taken)
                                    if state == "cold":
                                        sizes[line, host, who] = by_then
                            server.shutdown()
            print(f"round {number + 1} of {rounds} done", flush=True)
    print(
        f"\n{'line':14}{'host':14}{'start':8}{'bare ms':>10}{'ours ms':>10}{'ratio':>8}   "
        f"(medians of {rounds}; range of ours)"
    )
    for (line, host, state, who), ours in times.items():
        if who == "ours":
            bare, mine = (
                statistics.median(times[line, host, state, "bare"]),
                statistics.median(ours),
            )
            spread = f"{min(ours):.0f}-{max(ours):.0f}"
            print(
                f"{line:14}{host:14}{state:8}{bare:10.0f}{mine:10.0f}{mine / bare:8.2f}   {spread}"
            )
    for (line, host, who), sent in sizes.items():
        first = {name: length for name, length in sent.items() if not name.endswith(".html")}
        total = sum(first.values())
        print(
            f"\nfetched before the first answer, {who}, {line}, {host} host: {total / 1e6:.2f} MB"
        )
        for name, length in sorted(first.items(), key=lambda item: -item[1]):
            print(f"  {length:>10,}  {name}")
