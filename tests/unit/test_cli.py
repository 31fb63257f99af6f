"""The command line: exit codes, and what stands on which stream."""

import json
import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tools_py.calculator import names
from tools_py.cli import main
from tools_py.rules import REGISTER
from tools_py.rules.found import FOUND


def run(*arguments: str, given: str | bytes | None = None) -> tuple[int, str, str]:
    answered = CliRunner().invoke(main, list(arguments), input=given)
    assert answered.exception is None or isinstance(answered.exception, SystemExit), (
        answered.exception
    )
    return answered.exit_code, answered.stdout, answered.stderr


def test_working_days_on_and_back() -> None:
    assert (
        json.loads(run("working-days", "2026-11-23", "60", "--format", "json")[1])["date"]
        == "2027-02-18"
    )
    assert (
        json.loads(run("working-days", "2027-01-04", "-60", "--format", "json")[1])["date"]
        == "2026-10-07"
    )
    assert (
        json.loads(
            run(
                "working-days",
                "2027-01-04",
                "-60",
                "--calendar",
                "great-britain",
                "--format",
                "json",
            )[1]
        )["date"]
        == "2026-10-06"
    )


def test_every_answer_carries_the_common_part() -> None:
    answer = json.loads(run("working-days", "2026-11-23", "60", "--format", "json")[1])
    assert {
        "calculator",
        "guidance_version",
        "calendar_version",
        "answers",
        "headline",
        "citations",
        "notes",
        "warnings",
    } <= set(answer)
    assert all(
        set(citation) == {"rule", "section", "clause", "page"} for citation in answer["citations"]
    )


def test_json_lines_are_answered_one_line_each() -> None:
    asked = ({"days": 60}, {"days": 0}, {"days": 1, "calendar": "scotland"})
    lines = "\n\n".join(json.dumps({"start": "2026-11-23"} | more) for more in asked)
    code, out, _ = run("working-days", "-", "--format", "json", given=lines)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [answer.get("date") for answer in answers] == ["2027-02-18", None, "2026-11-24"]
    assert answers[1]["errors"][0]["field"] == "days"


def test_a_line_that_is_no_utf8_is_refused_and_the_others_are_answered() -> None:
    good = json.dumps({"start": "2026-11-23", "days": 60}).encode()
    given = b"\n".join((good, b'{"start": "\xff\xfe"}', good))
    code, out, err = run("working-days", "-", "--format", "json", given=given)
    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (2, "")
    assert [answer.get("date") for answer in answers] == ["2027-02-18", None, "2027-02-18"]


def test_a_refusal_stands_alone_on_standard_output_as_json_and_on_standard_error_as_text() -> None:
    code, out, err = run("working-days", "2026-02-30", "x", "--format", "json")
    assert (code, err) == (2, "")
    assert set(json.loads(out)) == {"errors"}
    code, out, err = run("working-days", "2026-02-30", "x")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "start: Date to count from must be a real date: February 2026 has 28 days",
        "days: Number of Working Days must be a whole number, like 60",
    ]
    assert run("working-days", "--format", "json")[0] == 2


@pytest.mark.parametrize("name", [name for name in names() if name != "working-days"])
def test_a_file_that_cannot_be_read_is_a_refusal(name: str, tmp_path: Path) -> None:
    missing, broken = tmp_path / "none.json", tmp_path / "broken.json"
    broken.write_bytes(b"\xff\xfe")
    for path in (missing, broken):
        code, out, _ = run(name, str(path), "--format", "json")
        assert code == 2
        assert "cannot be read" in json.loads(out)["errors"][0]["message"]


def test_every_rule_is_listed_with_its_place() -> None:
    listed = json.loads(run("rules", "--format", "json")[1])
    assert [rule["id"] for rule in listed] == [*REGISTER, *FOUND]
    assert all(rule["page"] and rule["section"] and rule["says"] for rule in listed)
    assert REGISTER["uept-notice"].says in run("rules", "--format", "markdown")[1]


def test_the_command_is_installed() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("uep"), "working-days", "2026-11-23", "1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "24 November 2026" in done.stdout


def started(
    *arguments: str, typed: bytes = b"", encoding: str = "utf-8"
) -> CompletedProcess[bytes]:
    """Start the command line as a shell does, on a console of an encoding."""
    return subprocess.run(
        [sys.executable, "-c", "from tools_py.cli import main; main()", *arguments],
        input=typed,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_a_file_with_a_byte_order_mark_is_read_from_disk_and_from_standard_input(
    tmp_path: Path,
) -> None:
    typed = b'\xef\xbb\xbf{"start": "2026-11-23", "days": 60}'
    file = tmp_path / "answers.json"
    file.write_bytes(typed)
    done = started("my-plan", "-", typed=b"\xef\xbb\xbf{}")
    assert done.returncode == 0, done.stderr
    for source, given in ((str(file), b""), ("-", typed)):
        done = started("deadlines", source, typed=given)
        assert done.returncode == 2
        assert b"days is not an answer" in done.stderr
    done = started("working-days", "-", "--format", "json", typed=typed + b"\n")
    assert json.loads(done.stdout)["date"] == "2027-02-18"


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_console_without_every_character_still_gets_the_answer(form: str) -> None:
    typed = json.dumps({"unpaid_invoices": "5", "expected_charges": "6"}).encode()
    done = started("credit-cover", "-", "--format", form, typed=typed, encoding="cp1252")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Credit Cover" in done.stdout.decode("cp1252")
    if form == "json":
        assert json.loads(done.stdout.decode("cp1252"))["calculator"] == "credit-cover"


def test_a_full_disk_is_named() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from tools_py.cli import main; main()", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "The answer cannot be written: No space left on device\n"
