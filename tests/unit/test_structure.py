"""The map of imports: one direction, no circle, no module that only an outsider needs."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter

from tests.conftest import ROOT

DOORS = {"tools_py.cli", "tools_py.browser"}


def modules() -> dict[str, ast.Module]:
    """Every module of both packages by name."""
    found = {}
    for package in ("tools_py", "site_hooks"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports() -> dict[str, set[str]]:
    """What each module imports of the two packages."""
    known = modules()
    graph: dict[str, set[str]] = {}
    for name, tree in known.items():
        reached: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                reached |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                reached |= {module if module in known else node.module for module in inner}
        graph[name] = (reached & set(known)) - {name}
    return graph


def test_there_is_no_circle() -> None:
    order = list(TopologicalSorter(imports()).static_order())
    assert len(order) > 80


def test_the_calculators_know_nothing_of_the_site() -> None:
    assert {
        name: reached
        for name, reached in imports().items()
        if name.startswith("tools_py") and any(module.startswith("site_hooks") for module in reached)
    } == {}


def test_nothing_stands_on_a_door() -> None:
    assert {name for name, reached in imports().items() if reached & DOORS} == set()


def test_a_calculator_stands_on_no_other() -> None:
    graph = imports()
    for name in graph:
        if name.startswith("tools_py.calculators."):
            assert not {module for module in graph[name] if module.startswith("tools_py.calculators.")}, name


def test_rules_and_data_stand_on_nothing() -> None:
    assert imports()["tools_py.rules"] == set()
    assert imports()["tools_py.calendars"] <= {"tools_py"}
    assert imports()["tools_py.forms"] == set()
