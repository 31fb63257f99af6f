"""The package by itself: built as a wheel, installed where there is nothing else, and used there as
others would use it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

USED_WELL = """
from datetime import date
from tools_py.calculator import load
from tools_py.dates.calendars import calendar
from tools_py.dates.counting import count

day: date = count(date(2026, 11, 23), 60, calendar("england-and-wales")).day
result = load("working-days").answer({"start": "2026-11-23", "days": 60}, date(2026, 11, 25))
print(day.isoformat(), result["date"])
"""
USED_BADLY = USED_WELL.replace(
    'count(date(2026, 11, 23), 60, calendar("england-and-wales"))',
    'count("2026-11-23", 60, "england-and-wales")',
)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment, far from this checkout, with the wheel in it and what the wheel asks
    for.
    """
    place = tmp_path_factory.mktemp("elsewhere")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(place),
        str(ROOT),
    ]
    run(build, place)
    [wheel] = place.glob("*.whl")
    venv.create(place / "env", with_pip=True)
    run(
        [
            str(place / "env/bin/pip"),
            "install",
            "--quiet",
            "--disable-pip-version-check",
            str(wheel),
        ],
        place,
    )
    return place


def run(command: list[str], place: Path, given: str = "", code: int = 0) -> str:
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    done = subprocess.run(
        command, cwd=place, env=clean, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_the_command_answers(elsewhere: Path) -> None:
    uep = str(elsewhere / "env/bin/uep")
    assert "1.0.0" in run([uep, "--version"], elsewhere)
    assert "Thursday 18 February 2027" in run([uep, "working-days", "2026-11-23", "60"], elsewhere)
    asked = json.dumps({"privacy_assessment_start": "2027-03-01", "as_of": "2026-11-25"})
    answered = json.loads(run([uep, "deadlines", "--format", "json"], elsewhere, asked))
    assert answered["headline"].startswith("You should apply for the Privacy Assessment by ")
    assert (
        json.loads(run([uep, "schema", "eligibility"], elsewhere))["title"]
        == "Eligibility check: answers"
    )
    assert "errors" in json.loads(
        run([uep, "eligibility", "--format", "json"], elsewhere, '{"x": 1}', code=2)
    )


def test_it_is_not_this_checkout_that_answers(elsewhere: Path) -> None:
    where = run(
        [str(elsewhere / "env/bin/python"), "-c", "import tools_py; print(tools_py.__file__)"],
        elsewhere,
    )
    assert Path(where.strip()).is_relative_to(elsewhere / "env")
    with_site = (
        "import importlib.util as u; print([name for name in ('site_hooks', 'mkdocs', "
        "'lxml') if u.find_spec(name)])"
    )
    assert run([str(elsewhere / "env/bin/python"), "-c", with_site], elsewhere).strip() == "[]"


def test_its_types_are_seen_from_outside(elsewhere: Path) -> None:
    for name, source, code in (("well.py", USED_WELL, 0), ("badly.py", USED_BADLY, 1)):
        (elsewhere / name).write_text(source, encoding="utf-8")
        check = [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--python-executable",
            str(elsewhere / "env/bin/python"),
            name,
        ]
        printed = run(check, elsewhere, code=code)
        assert code == 0 or printed.count("[arg-type]") == 2
    assert run([str(elsewhere / "env/bin/python"), "well.py"], elsewhere).split() == [
        "2027-02-18",
        "2027-02-18",
    ]
