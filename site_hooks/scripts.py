"""The site's own scripts: modules in `docs/assets/js`. Pages load each entry as one classic script.

Module scripts do not load from `file://`, so esbuild puts an entry and all that it imports into one
function. The same sources give the same bytes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from site_hooks import PROJECT
from site_hooks.pages.tree import BuildError

SOURCES = "docs/assets/js"
FOLDER = "assets"
ENTRIES = ("site.js", "offline.js", "calculator.js")
"""For every page the first two, for a calculator's page the third as well."""
TARGET = "es2022"
"""Browsers that run Python in a module worker and unpack gzip know more than this."""


def bundle(entry: Path) -> str:
    """Return a module and all that it imports as one classic script.

    Raises BuildError, in esbuild's words, where a module does not parse or an import is not there.
    """
    return _esbuild(entry, "--bundle", "--minify", "--format=iife")


def stripped(module: Path) -> str:
    """Return a module without comments and white space; its names and texts stay as they are.

    Raises BuildError, in esbuild's words, where it does not parse.
    """
    return _esbuild(module, "--minify-whitespace")


def _esbuild(entry: Path, *how: str) -> str:
    program = PROJECT / "node_modules" / "esbuild" / "bin" / "esbuild"
    common = ("--charset=utf8", f"--target={TARGET}", "--log-level=warning")
    command = [str(program), str(entry.relative_to(PROJECT)), *how, *common]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode or ran.stderr:
        raise BuildError(f"the scripts do not bundle:\n{ran.stderr}")
    return ran.stdout


def bundles() -> dict[str, str]:
    """Return the site's scripts by their address from the site's root."""
    return {f"{FOLDER}/{name}": bundle(PROJECT / SOURCES / name) for name in ENTRIES}


def others_state(watched: Iterable[Path]) -> dict[Path, int]:
    """Return when each watched file changed, but for the scripts' modules."""
    files = (file for path in watched for file in (path, *path.rglob("*")) if file.is_file())
    return {
        file: file.stat().st_mtime_ns
        for file in files
        if not file.is_relative_to(PROJECT / SOURCES)
    }
