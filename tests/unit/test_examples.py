"""The examples in the documentation of the package run, and say what comes out."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from operator import attrgetter
from pkgutil import walk_packages

import pytest

import tools_py
from tests.conftest import ROOT

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


def test_what_the_page_promises_is_there() -> None:
    rows = re.findall(
        r"^\| `(tools_py[\w.]+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {module.removeprefix("tools_py.") for module, _ in rows} >= set(SHOWN)
    for module, promised in rows:
        for name in re.findall(r"`([\w.]+)`", promised):
            assert attrgetter(name)(import_module(module)) is not None
