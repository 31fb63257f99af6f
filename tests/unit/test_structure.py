"""The map of imports: one direction, no circle, no module that only an outsider needs."""

from __future__ import annotations

import ast
import re
import sys
from graphlib import TopologicalSorter

from tests.conftest import ROOT

DOORS = {"tools_py.cli", "tools_py.browser"}
THROUGH_THE_DOOR = {"site_hooks.runtime_pack.setup"}
"""What Python's worker runs in the browser."""


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
        if name.startswith("tools_py")
        and any(module.startswith("site_hooks") for module in reached)
    } == {}


def test_nothing_stands_on_a_door() -> None:
    assert {name for name, reached in imports().items() if reached & DOORS} == THROUGH_THE_DOOR


def test_a_calculator_stands_on_no_other() -> None:
    graph = imports()
    for name in graph:
        if name.startswith("tools_py.calculators."):
            assert not {
                module for module in graph[name] if module.startswith("tools_py.calculators.")
            }, name


def test_the_map_of_the_architecture_page_is_whole() -> None:
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


def test_only_the_adapter_knows_the_builder() -> None:
    """MkDocs and Material end in 2027: what the build does is to be called by another builder too."""
    assert {
        name for name, tree in modules().items() if packages_of(tree) & {"mkdocs", "material"}
    } == {"site_hooks.hooks"}


def packages_of(tree: ast.Module) -> set[str]:
    """Return the packages from which a module imports, anywhere in it."""
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    named |= {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    return {name.partition(".")[0] for name in named}


def test_the_calculators_need_no_more_than_their_package_says() -> None:
    known = modules()
    needed = set().union(
        *(packages_of(tree) for name, tree in known.items() if name.startswith("tools_py"))
    ) - set(sys.stdlib_module_names)
    assert needed == {"tools_py", "click", "icalendar", "markdown_it"}


def test_nothing_stands_on_the_adapter() -> None:
    assert {name for name, reached in imports().items() if "site_hooks.hooks" in reached} == set()


def test_rules_and_data_stand_on_nothing() -> None:
    assert imports()["tools_py.rules"] == set()
    assert imports()["tools_py.calendars"] <= {"tools_py"}
    assert imports()["tools_py.forms"] == set()
