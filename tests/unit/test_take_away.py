"""The files that a reader takes away: in the reader's words, and the same bytes everywhere."""

import csv
import json
import re
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from tools_py.browser import download
from tools_py.calculator import load, names
from tools_py.cli import main
from tools_py.dates.calendars import TITLES as CALENDARS
from tools_py.deadlines.network import ESTIMATES
from tools_py.reports.blocks import Details, Heading, Report, Text
from tools_py.reports.markdown import to_markdown
from tools_py.reports.saving import Saving
from tools_py.rules.vocabulary import STEPS, USER_ROLES

FILES = [(name, ending) for name in names() for ending in sorted(load(name).files)]
SAVING = Saving(
    site="https://uep.example/",
    address="https://uep.example/calculators/#calculator=x",
    at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
)
PROGRAM = {
    word
    for word in (*ESTIMATES, *CALENDARS, *STEPS, *USER_ROLES, "day-after", "clear-days", "to-do")
    if "-" in word
}
MOST_OF_A_CELL = 32_767
"""Characters that Excel takes into a cell."""


def example(name: str, ending: str, saving: Saving = SAVING) -> str:
    calculator = load(name)
    raw, today = calculator.example
    return calculator.files[ending](calculator.answer(dict(raw), today), saving)


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_no_file_speaks_the_language_of_the_program(name: str, ending: str) -> None:
    text = re.sub(r"\r\n ", "", example(name, ending))
    text = re.sub(r"UID:\S+|https?://[^\s)\",]+", "", text)
    assert not {word for word in PROGRAM if re.search(rf"\b{word}\b", text)}
    assert "2026-02-25" not in text, "the list of bank holidays is named by its day in words"


@pytest.mark.parametrize("name", [name for name, ending in FILES if ending == "csv"])
def test_a_spreadsheet_opens_in_excel_and_libreoffice(name: str) -> None:
    text = example(name, "csv")
    assert text.encode()[:3] == b"\xef\xbb\xbf", "Excel reads UTF-8 by the byte-order mark"
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    head, *rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert rows
    assert {len(row) for row in rows} == {len(head)}
    assert all(0 <= len(cell) < MOST_OF_A_CELL and "\n" not in cell for row in rows for cell in row)
    assert not any(re.match(r"[=+\-@\t\r]", cell) for row in rows for cell in row)
    for row in rows:
        for cell in row:
            assert "](" not in cell, "no Markdown"
            assert "/#" not in cell or cell.startswith("https://uep.example/")


@pytest.mark.parametrize("name", names())
def test_markdown_leads_to_the_site_from_wherever_it_is_read(name: str) -> None:
    text = example(name, "md")
    targets = re.findall(r"(?<!\\)\]\(([^)]*)\)", text)
    assert targets
    assert all(re.match(r"https?://|mailto:", target) for target in targets), targets
    assert f"[Open this answer]({SAVING.address})" in text


def test_on_one_page_markdown_names_what_it_leaves_out() -> None:
    report = Report(
        "Give notice by Friday",
        (
            Text("Sixty Working Days, [section 5.2](guidance/5/#5-2-notice)."),
            Heading("How it was counted"),
            Details("Every day stepped over", (Text("Saturday"),)),
            Heading("What it rests on"),
            Text("The guidance."),
            Details("Your answers (2)", (Text("2028"),)),
        ),
    )
    assert to_markdown(report, Saving(site="https://uep.example/", one_page=True)) == (
        "# Give notice by Friday\n\n"
        "Sixty Working Days, [section 5.2](https://uep.example/guidance/5/#5-2-notice).\n\n"
        "## What it rests on\n\n"
        "The guidance.\n\n"
        "Left out here: Every day stepped over; Your answers (2).\n"
    )
    assert "Saturday" in to_markdown(report)


def test_words_of_the_reader_are_no_link() -> None:
    report = Report("x", (Text(r"\[a\](b) and \[c\](https://d.example)"),))
    assert "uep.example" not in to_markdown(report, SAVING).split("[Open")[0]


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_the_command_line_the_browser_and_python_write_the_same_bytes(
    name: str, ending: str, tmp_path: Path
) -> None:
    raw = dict(load(name).example[0])
    if "as_of" in {field.name for field in load(name).form.fields}:
        raw["as_of"] = "2026-11-23"
    result = load(name).answer(raw, date(2026, 11, 23))
    ours = load(name).files[ending](result, SAVING)
    stated = {"site": SAVING.site, "address": SAVING.address, "at": "2026-11-27T09:30:00.250Z"}
    browser = json.loads(download(name, json.dumps(result), ending, json.dumps(stated)))
    assert browser == ours
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(raw), encoding="utf-8")
    if name == "working-days":
        return  # its command takes its answers one by one, and prints them
    written = CliRunner(env={"SOURCE_DATE_EPOCH": "1795771800"}).invoke(
        main,
        [
            *(name, str(answers), "--format", ending),
            *("--site-url", "https://uep.example", "--address", SAVING.address),
        ],
    )
    assert written.exit_code == 0
    assert written.stdout_bytes == ours.encode()


def test_the_command_line_takes_out_what_has_dropped_out(tmp_path: Path) -> None:
    raw = dict(load("deadlines").example[0])
    earlier, answers = tmp_path / "earlier.ics", tmp_path / "answers.json"
    earlier.write_text(example("deadlines", "ics"), encoding="utf-8", newline="")
    answers.write_text(json.dumps({**raw, "done": ["security"]}), encoding="utf-8")
    command = ["deadlines", str(answers), "--format", "ics", "--no-reminder", "--entries"]
    written = CliRunner().invoke(main, [*command, str(earlier)])
    # The Security Assessment was to be booked and passed, and SECAS to be notified before that.
    assert written.output.count("STATUS:CANCELLED") == 3
    assert "VALARM" not in written.output
    answers_for_calendar = CliRunner().invoke(main, [*command, str(answers)])
    assert answers_for_calendar.exit_code == 2
    assert "is no calendar file" in answers_for_calendar.stderr
