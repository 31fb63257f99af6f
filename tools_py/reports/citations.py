"""How an answer says what it rests on: the reader's answers, rules, editor's notes, versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tools_py.dates.words import long_date, read_day
from tools_py.forms.form import Form
from tools_py.reports.blocks import Block, Details, Table, Text, escaped
from tools_py.reports.result import BaseResult
from tools_py.reports.words import plural
from tools_py.rules import REGISTER, Rule

MARKS = {
    "guidance": "the guidance",
    "verified": "verified elsewhere",
    "second-hand": "second-hand",
    "our-reading": "our reading",
}


def note_link(note: str) -> str:
    """Write a link to an editor's note."""
    return f"[{note}](about/editors-notes/#{note.lower()})"


def note_links(notes: Iterable[str]) -> str:
    """Write links to editor's notes, in the order given."""
    return ", ".join(note_link(note) for note in notes)


def rule_link(words: str, rule: Rule[Any]) -> str:
    """Write words that lead to the paragraph of a rule."""
    return f"[{words}]({rule.page})"


def day_of_list(calendar_version: str) -> str:
    """Write the day on which a list of bank holidays was published: "25 February 2026"."""
    return long_date(read_day(calendar_version[:10]))


def answers_given(form: Form, result: BaseResult[Any]) -> Details:
    """Return the answers that a result rests on, as a person reads them, so that a print has
    them.
    """
    rows = tuple((label, escaped(words)) for label, words in form.summary(result["answers"]))
    table = Table(caption="The answers this rests on", head=("Question", "Answer"), rows=rows)
    return Details(f"Your answers ({len(rows)})", (table,))


def sources(result: BaseResult[Any]) -> tuple[Block, ...]:
    """Return the blocks that end every report: what the answer rests on, and its versions."""
    rows = []
    for citation in result["citations"]:
        rule = REGISTER[citation["rule"]]
        says, notes = rule_link(rule.says, rule), note_links(rule.notes)
        rows.append((says, rule.citation, MARKS[rule.mark], notes))
    table = Table(
        caption="What this rests on",
        head=("Rule", "Where", "Mark", "Editor’s notes"),
        rows=tuple(rows),
    )
    versions = (
        f"Guidance v{result['guidance_version']} (June 2018), bank holidays of "
        f"{day_of_list(result['calendar_version'])}. An estimate, not advice."
    )
    return (Details(f"What this rests on ({plural(len(rows), 'rule')})", (table,)), Text(versions))
