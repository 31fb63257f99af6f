"""The door of the browser: JSON in, JSON out, for the worker that runs Python beside the page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tools_py.answers import parse_json
from tools_py.calculator import load
from tools_py.forms import Refusal
from tools_py.report import to_html, to_markdown
from tools_py.versions import moved


def answer(calculator: str, answers: str, today: str, base: str = "", before: str = "null") -> str:
    """Answer JSON `answers` on the day `today` (ISO 8601); `base` leads from the page to the site's root.

    `before` is what a link or a saved file says of the answer that it was made from (`versions.moved` says what), or null: what moved since
    is told above the answer. Return JSON: `{"result", "html", "markdown", "facts", "downloads", "on_demand"}`, or `{"errors": [{"field",
    "message", "part"}]}` where the answers are refused. `on_demand` names the files that `download` writes.
    """
    chosen = load(calculator)
    try:
        result = chosen.answer(parse_json(answers), date.fromisoformat(today))
        link = parse_json(before)
    except Refusal as refusal:
        return json.dumps({"errors": [error.as_json() for error in refusal.errors]})
    report, facts = chosen.report(result), chosen.facts(result)
    if isinstance(link, dict):
        report = replace(report, blocks=(*moved(result, facts, link), *report.blocks))
    answered = {
        "result": result,
        "html": to_html(report, base),
        "markdown": to_markdown(report),
        "facts": facts,
        "downloads": {ending: write(result) for ending, write in chosen.downloads.items() if ending not in chosen.on_demand},
        "on_demand": sorted(chosen.on_demand),
    }
    return json.dumps(answered)


def download(calculator: str, result: str, ending: str) -> str:
    """Write the file of a JSON `result` that `answer` left until it is wanted; return its text as JSON."""
    return json.dumps(load(calculator).downloads[ending](json.loads(result)))
