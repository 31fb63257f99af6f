"""The wordings of the search: held to the pages and to the questions, and faults named by line."""

from __future__ import annotations

import pytest
from lxml import html

from site_hooks.pages import questions, wordings

PAGE = html.fromstring('<div><p id="notice">Give 30 days.</p></div>')
ASKED = questions.ReaderQuestion("How much notice?", "guidance/5/#notice", "30 days.", (), "", 1)
TOPICS = (questions.Topic("days", "Days", "1-days.yaml", (ASKED,)),)


def faults_of(text: str) -> list[str]:
    read, found = wordings.examine(text)
    found += wordings.faults(text, read, TOPICS, {"guidance/5/": PAGE})
    return [f"{fault.line}: {fault.says}" for fault in found]


def test_sound_wordings_have_no_faults() -> None:
    assert faults_of("# why\nguidance/5/#notice: [time before a test, warning]\n") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "# why\nguidance/5/#lost: [one]",
            "2: guidance/5/#lost is no address; name a paragraph",
        ),
        (
            "guidance/5/#notice: one",
            "1: the wordings of guidance/5/#notice are no list of texts; write them as "
            "[one, another]",
        ),
        (
            "guidance/5/#notice: [60]",
            "1: the wordings of guidance/5/#notice are no list of texts; write them as "
            "[one, another]",
        ),
        (
            "guidance/5/#notice: [how MUCH notice]",
            "1: “how MUCH notice” leads to “How much notice?” too; take one out",
        ),
        (
            "- one",
            "0: the file is to hold addresses, each with a list of wordings; correct it",
        ),
        (
            "guidance/5/#notice: [one",
            "0: the file is to hold addresses, each with a list of wordings; correct it",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, fault: str) -> None:
    assert faults_of(text) == [fault]


def test_the_sites_wordings_can_be_read() -> None:
    assert len(wordings.read()) > 100
