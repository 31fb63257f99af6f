"""The order of the code: what the import contracts of `pyproject.toml` do not hold."""

from __future__ import annotations

import ast
import re
import shutil
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from mypy import api as mypy

from tests.conftest import ROOT
from tools_py import calculator

FOLDERS = {name: f"tools_py/{name.replace('-', '_')}" for name in calculator.names()}
WITHOUT_CODE = {"data", "theme"}
LONGEST_FUNCTION = 52
"""In lines: about what a screen shows."""


@cache
def nodes_of(package: str) -> list[tuple[Path, ast.AST]]:
    """All parts of the syntax of a package's modules, with the file of each."""
    return [
        (path, node)
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize("package", ["tools_py", "site_hooks"])
def test_no_function_is_longer_than_a_screen(package: str) -> None:
    too_long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, node in nodes_of(package)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not too_long


def packages_imported() -> set[str]:
    """The packages from which the modules of `tools_py` import, anywhere in them."""
    named = set()
    for _, node in nodes_of("tools_py"):
        if isinstance(node, ast.Import):
            named |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named.add(node.module.partition(".")[0])
    return named


def test_the_calculators_need_no_more_than_their_package_says() -> None:
    needed = packages_imported() - set(sys.stdlib_module_names)
    assert needed == {"tools_py", "click", "icalendar", "markdown_it"}


def map_of(package: str) -> list[set[str]]:
    """The modules and folders of a package, row by row, as the architecture page maps them."""
    text = (ROOT / "docs/about/architecture.md").read_text(encoding="utf-8")
    table = text.partition(f"| In `{package}` |")[2].partition("\n\n")[0]
    rows = (set(re.findall(r"`([a-z_]+)/?`", row.split("|")[1])) for row in table.splitlines()[2:])
    return list(rows)


@pytest.mark.parametrize("package", ["tools_py", "site_hooks"])
def test_the_map_of_the_architecture_page_is_complete(package: str) -> None:
    drawn = set[str]().union(*map_of(package))
    there = {
        path.stem for path in (ROOT / package).iterdir() if path.suffix == ".py" or path.is_dir()
    } - {"__init__", "__pycache__"}
    assert drawn == there, drawn ^ there


@pytest.mark.parametrize("package", ["tools_py", "site_hooks"])
def test_the_map_has_the_order_that_imports_are_held_to(package: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [layers] = [
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == [package]
    ]
    rows = [row for row in map_of(package) if not row & WITHOUT_CODE]
    assert rows == [set(layer.split(" | ")) for layer in layers]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_type_of_the_answers_has_the_fields_of_the_form(name: str) -> None:
    answers = import_module(f"{FOLDERS[name].replace('/', '.')}.questions").AnswersAs
    typed = set(answers.__annotations__)
    asked = {field.name for field in calculator.load(name).form.fields}
    assert typed <= asked
    assert typed == asked or name == "my-plan", "the plan types only the answers that it reads"


KEY = r"""\[['"](?!answers)(\w+)(\w)(\w)['"]\]"""
FIELD = re.compile(rf"(\bresult){KEY}")
ANSWER = re.compile(rf'(\bresult\["answers"\]|\b(?:answers|given)){KEY}')
"""How a field of a result is read, and how an answer is, where it is read back from a result."""


def test_a_misspelt_field_of_a_result_is_refused(tmp_path: Path) -> None:
    """In the report of every calculator, the first field that it reads of its result; in every
    module that reads the answers back from a result, each of them.
    """
    if (cache := ROOT / ".mypy_cache").is_dir():  # `make style` has filled it; else this is slow
        shutil.copytree(cache, tmp_path / "cache")
    shutil.copytree(
        ROOT / "tools_py", tmp_path / "tools_py", ignore=shutil.ignore_patterns("__pycache__")
    )
    misspelt = set[tuple[Path, str]]()

    def misspell(read: re.Pattern[str], module: Path, most: int = 0) -> None:
        source = module.read_text(encoding="utf-8")
        found = list(read.finditer(source))[: most or None]
        misspelt.update((module, f"{key[2]}{key[4]}{key[3]}") for key in found)
        module.write_text(read.sub(r'\1["\2\4\3"]', source, most), encoding="utf-8")

    for folder in FOLDERS.values():
        misspell(FIELD, tmp_path / folder / "report.py", 1)
        before = len(misspelt)
        for module in (tmp_path / folder).glob("*.py"):
            if 'result["answers"]' in module.read_text(encoding="utf-8"):
                misspell(ANSWER, module)
        assert len(misspelt) > before, f"{folder} reads no answer back"
    settings, kept = str(ROOT / "pyproject.toml"), str(tmp_path / "cache")
    modules = sorted({str(module) for module, _ in misspelt})
    printed, _, status = mypy.run(["--config-file", settings, "--cache-dir", kept, *modules])
    found = re.findall(r'^(.+?\.py):.* has no key "(\w+)"', printed, re.MULTILINE)
    assert {(Path(file).resolve(), key) for file, key in found} == misspelt, printed
    assert status == 1
