"""The map of the code: what the import contracts of `pyproject.toml` do not hold."""

from __future__ import annotations

import ast
import re
import sys

from tests.conftest import ROOT


def packages_imported() -> set[str]:
    """The packages from which the modules of `tools_py` import, anywhere in them."""
    named = set()
    for path in (ROOT / "tools_py").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                named.add(node.module.partition(".")[0])
    return named


def test_the_calculators_need_no_more_than_their_package_says() -> None:
    needed = packages_imported() - set(sys.stdlib_module_names)
    assert needed == {"tools_py", "click", "icalendar", "markdown_it"}


def test_the_map_of_the_architecture_page_is_complete() -> None:
    text = (ROOT / "docs/about/architecture.md").read_text(encoding="utf-8")
    for package in ("tools_py", "site_hooks"):
        table = text.partition(f"| In `{package}` |")[2].partition("\n\n")[0]
        drawn = set(re.findall(r"`([a-z_]+)/?`", table))
        there = {
            path.stem
            for path in (ROOT / package).iterdir()
            if path.suffix == ".py" or path.is_dir()
        } - {"__init__", "__pycache__"}
        assert drawn == there, drawn ^ there
