"""The questions people ask, held to the pages: each fault is named with what to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from site_hooks.figures import questions as listed
from site_hooks.pages import questions
from site_hooks.pages.tree import text_of

PAGE = html.fromstring('<div><p id="notice">Give 30 days.</p></div>')
SOUND = {"ask": "How much notice?", "at": "guidance/5/#notice", "answer": "30 days."}


def faults_of(folder: Path, *entries: dict[str, str]) -> list[str]:
    lines = ["topic: Testing", "questions:"]
    for entry in entries:
        lines += [f"  - ask: {entry['ask']}"]
        lines += [f"    {key}: {value}" for key, value in entry.items() if key != "ask"]
    (folder / "1-testing.yaml").write_text("\n".join(lines), encoding="utf-8")
    topics, unread = questions.examine(folder)
    assert unread == ()
    return [fault.says for fault in questions.faults(topics, {"guidance/5/": PAGE})]


def test_a_sound_question_has_no_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"at": "guidance/5/#lost"}, "guidance/5/#lost is no address; name a paragraph"),
        ({"answer": "80 days."}, "the answer says 80, and the page guidance/5/#notice does not"),
        ({"answer": " ".join(["word"] * 26)}, "the answer has 26 words; say it in 25"),
        ({"calculator": "sums"}, "there is no calculator “sums”; name another"),
    ],
)
def test_a_fault_names_what_to_change(tmp_path: Path, changed: dict[str, str], says: str) -> None:
    [fault] = faults_of(tmp_path, SOUND | changed)
    assert fault.startswith(says)


def test_what_another_question_asks_is_refused(tmp_path: Path) -> None:
    other = SOUND | {"ask": "When do we tell you?", "also": "[how much notice]"}
    [fault] = faults_of(tmp_path, SOUND, other)
    assert fault == "“how much notice” is asked under “How much notice?” too; take one out"


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("guidance/5-user-entry-process-testing/#5-2-notice", "5.2"),
        ("guidance/10-disputes/#10-panel", "10"),
        ("guidance/#classification", "Guidance"),
        ("about/editors-notes/#a-08", "A-08"),
        ("#process", "Home"),
    ],
)
def test_paper_names_where_a_question_leads(at: str, place: str) -> None:
    titles = {"": "Home", "guidance/": "Guidance"}
    assert listed.place(at, titles) == place


def test_an_answer_stands_with_its_question_only_where_its_place_has_none() -> None:
    asked = [
        questions.ReaderQuestion("May we stop?", "about/#whom-to-ask", "Ask SECAS.", (), "", 1),
        questions.ReaderQuestion("How long?", "guidance/5/#5-2-notice", "30 days.", (), "", 2),
    ]
    topic = questions.Topic("days", "Days", "1-days.yaml", tuple(asked))
    listing = listed.listing((topic,), {"about/": "About"}, "questions/")
    page = html.fromstring(f"<div>{listing}</div>")
    shown = [text_of(line) for line in page.iter("li")]
    assert shown == ["Days", "May we stop? Ask SECAS.", "How long?"]
