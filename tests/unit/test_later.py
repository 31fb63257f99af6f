"""Later facts: written from the register, on one page, and due to be looked for after a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from site_hooks.pages import later
from tools_py.rules import Mark

PAGE = Path("docs", later.FILE).read_text(encoding="utf-8")


def test_a_fact_comes_with_its_source_its_date_and_its_notes() -> None:
    assert later.resolve("[fact: dno-date-conflict]") == (
        "Gemserv gave 21 January 2018 as the date for distribution network operators, against "
        "12 November 2017 in the guidance. *Gemserv, De-mystifying the DCC User Entry Process, "
        "2017.* [A-42](editors-notes.md#a-42)"
    )


def test_what_a_third_party_reports_is_called_second_hand() -> None:
    assert later.FACTS["dcc-owner"].mark is Mark.SECOND_HAND
    assert "*Second-hand: " in later.resolve("[fact: dcc-owner]")


def test_every_fact_stands_once_on_its_page() -> None:
    assert list(later.faults(PAGE, later.FILE)) == []
    [fault] = later.faults(PAGE.replace("[fact: dcc-owner]", ""), later.FILE)
    assert fault.says == "the later fact dcc-owner is shown 0 times; ask for it once"


def test_a_fact_that_is_not_there_or_not_on_its_page_is_named_with_its_line() -> None:
    [unknown] = later.faults("a\n[fact: dcc-woner]", "index.md")
    assert str(unknown).startswith("docs/index.md:2: the register has no later fact “dcc-woner”")
    [elsewhere] = later.faults("[fact: dcc-owner]", "index.md")
    assert str(elsewhere).startswith("docs/index.md:1: write later facts in docs/about/")


def test_facts_are_due_a_year_after_the_last_look() -> None:
    assert list(later.due(date(2027, 11, 22))) == []
    [due] = later.due(date(2027, 11, 23))
    assert due.says.startswith("last looked for on 23 November 2026: ")
    assert "dcc-successor" in due.says
