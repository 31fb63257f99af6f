"""The door of the browser: JSON in, JSON out, for the worker that runs Python beside the page."""

from __future__ import annotations

import json
from datetime import date

from tools_py.answers import parse_json
from tools_py.calculator import load
from tools_py.forms import Refusal
from tools_py.report import to_html, to_markdown


def answer(calculator: str, answers: str, today: str, base: str = "") -> str:
    """Answer JSON `answers` on the day `today` (ISO 8601); `base` leads from the page to the site's root.

    Return JSON: `{"result", "html", "markdown", "downloads"}`, or `{"errors": [{"field", "message", "part"}]}` where they are refused.
    """
    chosen = load(calculator)
    try:
        result = chosen.answer(parse_json(answers), date.fromisoformat(today))
    except Refusal as refusal:
        return json.dumps({"errors": [error.as_json() for error in refusal.errors]})
    report = chosen.report(result)
    downloads = {name: write(result) for name, write in chosen.downloads.items()}
    return json.dumps({"result": result, "html": to_html(report, base), "markdown": to_markdown(report), "downloads": downloads})
