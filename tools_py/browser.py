"""The browser's entry point: JSON in, JSON out, for the worker that runs Python beside the page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tools_py.calculator import load
from tools_py.dates.words import long_date
from tools_py.forms.errors import ValidationError
from tools_py.forms.json import parse_json
from tools_py.reports.calendar_file import read_entries
from tools_py.reports.html import to_html
from tools_py.reports.saving import read_saving
from tools_py.versions import brief, moved


def answer(calculator: str, answers: str, today: str, base: str = "", before: str = "null") -> str:
    """Answer JSON `answers` on the day `today` (ISO 8601); `base` leads from the page to the site's
    root.

    `before` is what a link or a saved file says of the answer that it was made from
    (`versions.moved` says what), or null: what moved since is set out above the answer. Return
    JSON: `{"result", "html", "facts", "was", "files", "day"}`, or `{"errors": [{"field", "message",
    "part"}]}` where the answers are refused. `was` is what a link to the answer states of it,
    `files` names the endings of what `download` writes, `day` is today as a person reads it.

    Raises:
        KeyError: there is no calculator of this name.
        ValueError: `today` is no ISO 8601 date.
    """
    chosen, day = load(calculator), date.fromisoformat(today)
    try:
        result = chosen.answer(parse_json(answers), day)
    except ValidationError as refusal:
        return json.dumps({"errors": [error.for_page() for error in refusal.errors]})
    report, facts = chosen.report(result), chosen.facts(result)
    if stated := _stated(before):
        report = replace(report, blocks=(*moved(result, facts, stated), *report.blocks))
    answered = {
        "result": result,
        "html": to_html(report, base),
        "facts": facts,
        "was": brief(facts),
        "files": sorted(chosen.files),
        "day": long_date(day),
    }
    return json.dumps(answered)


def _stated(before: str) -> dict[str, object]:
    """Return what a link or a file states; nothing where it is too much or no object, for the
    answers stand without it.
    """
    try:
        stated = parse_json(before)
    except ValidationError:
        return {}
    return stated if isinstance(stated, dict) else {}


def download(calculator: str, result: str, ending: str, saving: str = "{}") -> str:
    """Write a file of a JSON `result`, when it is wanted: no answer waits for it, nor for a library
    of its own. `saving` is what `reports.saving.read_saving` reads. Return its text as JSON.

    Raises:
        KeyError: there is no calculator of this name, or it writes no file with this ending.
        ValueError: `result` is no JSON.
        ValidationError: `saving` is no JSON.
    """
    return json.dumps(load(calculator).files[ending](json.loads(result), read_saving(saving)))


def calendar_entries(text: str) -> str:
    """Return the days of a calendar file's entries by UID, as JSON, for a later file to know.

    Raises:
        ValueError: `text` is no calendar file.
    """
    return json.dumps({uid: day.isoformat() for uid, day in read_entries(text).items()})
