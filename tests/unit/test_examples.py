"""The examples in the documentation of the package run, and say what comes out."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from pkgutil import walk_packages

import pytest

import tools_py
from tests.conftest import ROOT
from tools_py.calculator import load

PAGE = ROOT / "docs/about/reuse.md"
MODULES = ["tools_py", *(module.name for module in walk_packages(tools_py.__path__, "tools_py."))]
SHOWN = (
    "calculator",
    "credit_cover.cpi",
    "dates.calendars",
    "dates.counting",
    "dates.months",
    "reports.markdown",
    "schemas",
)
"""Modules that others may rely on, and that hence show how."""


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_code(name: str) -> None:
    done = doctest.testmod(import_module(name))
    assert done.failed == 0
    assert done.attempted > 0 or name.removeprefix("tools_py.") not in SHOWN, "no example"


def test_examples_on_the_page() -> None:
    done = doctest.testfile(str(PAGE), module_relative=False)
    assert done.failed == 0
    assert done.attempted > 15


def test_the_commands_on_the_page(tmp_path: Path) -> None:
    [block] = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    commands = [line.split("#")[0].split() for line in block.splitlines()]
    answers, _ = load("deadlines").example
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    asked = [command for command in commands if command[0] == "uep"]
    installs = 1  # the first, as tests/runtime/test_wheel.py does
    assert len(asked) == len(commands) - installs
    for _, *arguments in asked:
        entry = "from tools_py.cli import main; main()"
        ran = subprocess.run(
            [sys.executable, "-c", entry, *arguments], cwd=tmp_path, capture_output=True, text=True
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout


def test_what_the_page_promises_is_there() -> None:
    rows = re.findall(
        r"^\| `(tools_py[\w.]+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {module.removeprefix("tools_py.") for module, _ in rows} >= set(SHOWN)
    for module, promised in rows:
        for name in re.findall(r"`([\w.]+)`", promised):
            assert attrgetter(name)(import_module(module)) is not None
