"""`make refresh-bank-holidays`: what is taken, what is refused; a refusal changes nothing."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import urllib.error
from pathlib import Path
from typing import Any

import pytest

from site_hooks.editor import refresh_bank_holidays as refresh
from tests.conftest import ROOT

DATA = ROOT / "tools_py" / "data"
NAMES = ("bank-holidays.json", "bank-holidays.source.json")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(DATA / name, folder)
    monkeypatch.setattr(refresh, "DATA", folder)
    return folder


@pytest.fixture
def govuk() -> Any:
    """GOV.UK's list as its feed is now: from 2024 on, without the years before."""
    published = json.loads((DATA / NAMES[0]).read_text(encoding="utf-8"))
    for content in published.values():
        content["events"] = [day for day in content["events"] if day["date"] >= "2024"]
    return published


def days(folder: Path, division: str = "scotland") -> list[str]:
    read = json.loads((folder / NAMES[0]).read_text(encoding="utf-8"))
    return [event["date"] for event in read[division]["events"]]


def take(tmp_path: Path, content: object, *more: str) -> int:
    file = tmp_path / "downloaded list.json"
    text = content if isinstance(content, str) else json.dumps(content)
    file.write_text(text, encoding="utf-8")
    return refresh.main([str(file), *more])


def test_the_same_list_changes_nothing(data: Path, tmp_path: Path, govuk: Any) -> None:
    before = [(data / name).read_bytes() for name in NAMES]
    assert take(tmp_path, govuk) == 0
    assert [(data / name).read_bytes() for name in NAMES] == before


def test_a_new_year_is_taken_once_and_old_years_stay(
    data: Path, tmp_path: Path, govuk: Any
) -> None:
    for content in govuk.values():
        content["events"].append(
            {"title": "New Year’s Day", "date": "2029-01-01", "notes": "", "bunting": True}
        )
    before = days(data)
    assert take(tmp_path, govuk, "--published", "2027-05-03") == 0
    assert days(data) == [*before, "2029-01-01"]
    note = json.loads((data / NAMES[1]).read_text(encoding="utf-8"))
    assert note["published"] == "2027-05-03"
    assert note["source"].endswith("(bank-holidays.json), from a downloaded copy")
    taken = [(data / name).read_bytes() for name in NAMES]
    assert take(tmp_path, govuk, "--published", "2027-06-01") == 0
    assert [(data / name).read_bytes() for name in NAMES] == taken


def test_a_day_added_by_hand_stays_until_the_list_has_it(
    data: Path, tmp_path: Path, govuk: Any
) -> None:
    events = govuk["scotland"]["events"]
    govuk["scotland"]["events"] = [day for day in events if day["date"] != "2026-06-15"]
    assert take(tmp_path, govuk) == 0
    assert "2026-06-15" in days(data)


def test_a_lost_day_is_refused(
    data: Path, tmp_path: Path, govuk: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    before = days(data)
    events = govuk["scotland"]["events"]
    govuk["scotland"]["events"] = [day for day in events if day["date"][:7] != "2027-12"]
    assert take(tmp_path, govuk) == 1
    printed = capsys.readouterr().err
    assert "has not: scotland 2027-12-27, scotland 2027-12-28." in printed
    assert "run this again" in printed
    assert days(data) == before


def test_many_lost_days_fit_a_screen(
    data: Path, tmp_path: Path, govuk: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for content in govuk.values():
        content["events"] = [content["events"][0], content["events"][-1]]
    assert take(tmp_path, govuk) == 1
    printed = capsys.readouterr().err
    assert re.search(r" and \d+ more\.", printed)
    assert len(printed) < 800


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<!DOCTYPE html><title>Sign in</title>", "This is a web page and not the list"),
        ('{"england-and-wales": {"events": [', "it is no JSON (line 1); perhaps it came in part"),
        ("[" * 100_000, "it is no JSON (line 1); perhaps it came in part"),
        ("[]", "it has no divisions"),
        ('{"england-and-wales": {}}', "the list has no days for “england-and-wales”"),
    ],
)
def test_what_is_no_list_is_refused(
    data: Path, tmp_path: Path, content: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(tmp_path, content) == 1
    assert says in capsys.readouterr().err


def test_a_lost_division_is_refused(
    data: Path, tmp_path: Path, govuk: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    del govuk["northern-ireland"]
    assert take(tmp_path, govuk) == 1
    assert "the list has no days for “northern-ireland”" in capsys.readouterr().err


def test_a_year_that_would_be_missing_is_refused(
    data: Path, tmp_path: Path, govuk: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has not taken a list for years: ours ends in 2028, and theirs begins in 2030."""
    before = [(data / name).read_bytes() for name in NAMES]
    for content in govuk.values():
        content["events"] = [
            {"title": "New Year’s Day", "date": "2030-01-01", "notes": "", "bunting": True}
        ]
    assert take(tmp_path, govuk) == 1
    assert "“scotland” has no day in 2029" in capsys.readouterr().err
    assert [(data / name).read_bytes() for name in NAMES] == before


@pytest.mark.parametrize(
    "error",
    [
        urllib.error.URLError("Name or service not known"),
        http.client.IncompleteRead(b"[", 10),
        TimeoutError("timed out"),
    ],
)
def test_a_failed_connection_is_reported(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
) -> None:
    def fails(*arguments: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(urllib.request, "urlopen", fails)
    assert refresh.main([]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("GOV.UK's list could not be fetched: ")
    assert "FILE=" in printed


def test_a_missing_file_and_a_wrong_date(
    data: Path,
    tmp_path: Path,
    govuk: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert refresh.main([str(tmp_path / "none.json")]) == 1
    assert "none.json cannot be read: no such file or directory." in capsys.readouterr().err
    assert take(tmp_path, govuk, "--published", "3 May") == 1
    assert "“3 May” is no date of a list; write it as" in capsys.readouterr().err
