"""Every command starts: each `make` target, and each module that is run with `python -m`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = next(
    line.partition(":")[2].split() for line in MAKEFILE.splitlines() if line.startswith(".PHONY:")
)
SCRIPTS = Path(sys.executable).parent
PREPARING = {"browser", "engines", "servers", "pack"}
"""Targets that others call, so `make help` leaves them out."""

HELPED = ["editor.refresh_bank_holidays", "delivery.release", "delivery.editions", "offline.folder"]
"""Modules that take arguments."""
WITHOUT = {
    "delivery.release": "the following arguments are required: site, nginx",
    "delivery.editions": "the following arguments are required: site",
    "offline.folder": "the following arguments are required: site, target",
}
"""What the modules that need arguments say without them."""


STAND_IN = """#!/bin/sh
echo "${0##*/} $*" >> "$CALLS"
case "$*" in *--site-dir*) mkdir -p .cache/site ;; esac
"""
"""A command that writes down how it was called, and builds an empty site."""
OUTSIDE = (
    *("npm", "node", "chromium", "chromium-headless-shell", "firefox-esr", "WebKitWebDriver"),
    *("Xvfb", "flock"),
)
"""What the recipes look for on the PATH; `flock` is what they install it with."""


def run(*command: str, place: Path = ROOT, code: int = 0, **variables: str) -> str:
    """Run a command, with variables of the environment; return what it prints."""
    done = subprocess.run(
        command,
        cwd=place,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def python(
    module: str, *arguments: str, place: Path = ROOT, code: int = 0, **variables: str
) -> str:
    """Run a module as a program."""
    return run(sys.executable, "-m", module, *arguments, place=place, code=code, **variables)


def entry_points() -> set[str]:
    """The modules that can be run with `python -m`."""
    found = set()
    for package in ("tools_py", "site_hooks", "tests"):
        for path in (ROOT / package).rglob("*.py"):
            if re.search('^if __name__ == "__main__":', path.read_text(encoding="utf-8"), re.M):
                name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
                found.add(name.removesuffix(".__main__"))
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources alone, for the commands that write into them."""
    place = tmp_path_factory.mktemp("project")
    for name in ("docs", "site_hooks", "tools_py"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", place)
    return place


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_can_be_made(target: str) -> None:
    found = f"PYTHON={sys.executable}"  # or make looks for one, which takes longer than all else
    recipe = run("make", "--dry-run", "--old-file", ".cache/ready", found, target)
    for command in set(re.findall(r"\.venv/bin/([\w.-]+)", recipe)) - {"uv"}:  # installed by `lock`
        assert (SCRIPTS / command).is_file(), command


def test_every_target_runs_its_commands(tmp_path: Path) -> None:
    """All recipes, the first set-up among them, with a stand-in for each command."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.lock", "package-lock.json", "pyproject.toml"):
        (tmp_path / name).touch()
    ours = set(re.findall(r"\$\(BIN\)/([\w-]+)", MAKEFILE))
    nodes = set(re.findall(r"node_modules/\.bin/(\w+)", MAKEFILE))
    for folder, names in {".venv/bin": ours, "node_modules/.bin": nodes, "path": OUTSIDE}.items():
        (tmp_path / folder).mkdir(parents=True)
        for name in names:
            command = tmp_path / folder / name
            command.write_text(STAND_IN, encoding="utf-8")
            command.chmod(0o755)
    log, path = tmp_path / "calls", f"{tmp_path / 'path'}{os.pathsep}{os.environ['PATH']}"
    run("make", f"PYTHON={sys.executable}", *TARGETS, place=tmp_path, PATH=path, CALLS=str(log))
    calls = log.read_text(encoding="utf-8").splitlines()
    called = {call.split()[0] for call in calls}
    assert called >= (ours | nodes) - {"playwright"}, "only where there is no Chromium"
    modules = {call.split()[2] for call in calls if call.startswith("python -m")}
    assert modules == set(re.findall(r"python -m ([\w.]+)", MAKEFILE))


def test_every_module_that_make_runs_is_there() -> None:
    named = set(re.findall(r"python -m ([\w.]+)", MAKEFILE))
    assert named <= entry_points()


def test_make_help_says_what_each_target_does() -> None:
    listed = [line.split()[0] for line in run("make", "--no-print-directory", "help").splitlines()]
    assert sorted(listed) == sorted(set(TARGETS) - PREPARING)


@pytest.mark.parametrize("module", HELPED)
def test_a_command_says_how_it_is_used(module: str) -> None:
    assert python(f"site_hooks.{module}", "--help").startswith("usage: ")


@pytest.mark.parametrize(("module", "words"), WITHOUT.items())
def test_a_command_says_which_arguments_are_missing(module: str, words: str) -> None:
    assert words in python(f"site_hooks.{module}", code=2)


def test_the_check_runs() -> None:
    assert "All is well" in python("site_hooks.editor")


def test_the_addresses_are_all_written_down(project: Path) -> None:
    printed = python("site_hooks.editor.addresses", place=project)
    assert printed.endswith(": 0 new, 0 that lead nowhere\n")


def test_the_bank_holidays_can_be_taken_from_a_file(project: Path) -> None:
    file = project / "tools_py" / "data" / "bank-holidays.json"
    before = file.read_bytes()
    printed = python("site_hooks.editor.refresh_bank_holidays", str(file), place=project)
    assert printed == "The list is the one that is here already; nothing was changed.\n"
    assert file.read_bytes() == before


def test_the_bank_holidays_need_a_network(project: Path) -> None:
    file = project / "tools_py" / "data" / "bank-holidays.json"
    before = file.read_bytes()
    closed = {"https_proxy": "http://127.0.0.1:9", "no_proxy": ""}  # where nobody answers
    printed = python("site_hooks.editor.refresh_bank_holidays", place=project, code=1, **closed)
    assert printed.startswith("GOV.UK's list could not be fetched: ")
    assert "make refresh-bank-holidays FILE=" in printed
    assert file.read_bytes() == before


def test_lighthouse_needs_a_browser() -> None:
    printed = python("tests.bench.lighthouse", code=1, PATH="", CHROMIUM="")
    assert printed.startswith("Lighthouse is run where nginx and Chromium are")


def test_the_pack_can_be_built_by_hand() -> None:
    assert "pyodide.asm.bin" in python("site_hooks.runtime_pack")


def test_the_command_line_starts() -> None:
    assert "working-days" in run(str(SCRIPTS / "uep"), "--help")
    assert "working-days" in run(str(SCRIPTS / "uep"), code=2)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], [(name, 5) for name in ("start", "answers", "links", "search", "build")]),
        (["build", "start", "--rounds", "1"], [("build", 1), ("start", 1)]),
    ],
)
def test_measurements_run_all_or_those_that_are_named(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], expected: list[tuple[str, int]]
) -> None:
    ran: list[tuple[str, int]] = []
    for name, module in bench.MEASUREMENTS.items():
        monkeypatch.setattr(module, "measure", lambda rounds, name=name: ran.append((name, rounds)))
    bench.main(arguments)
    assert ran == expected


@pytest.mark.parametrize("module", ["tests.bench", "tests.bench.lighthouse"])
def test_measurements_say_how_they_are_used(module: str) -> None:
    assert python(module, "--help").startswith("usage: ")


def test_every_entry_point_is_tried_here() -> None:
    tried = {
        *(f"site_hooks.{module}" for module in HELPED),
        "site_hooks.editor",
        "site_hooks.editor.addresses",
        "site_hooks.runtime_pack",
        "tests.bench",
        "tests.bench.lighthouse",
    }
    assert entry_points() == tried
