"""Calculators on their pages: the form from its declaration, and the worked example from the same
code that answers in the browser.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from site_hooks.pages.tree import relative
from tools_py.calculator import load, names
from tools_py.my_plan.questions import PARTS
from tools_py.reports.blocks import Details, Heading
from tools_py.reports.html import to_html

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

FORM = "data-calculator"
EXAMPLE = "data-example"

PLAN_PAGE = "calculators/my-plan/"
"""The page that takes the answers of the calculators that it is made of."""


def form(name: str, url: str) -> str:
    """Write a calculator's form, its messages and the place for its answer."""
    calculator = load(name)
    groups = [
        (group, folded, list(fields))
        for (group, folded), fields in groupby(
            calculator.form.fields, lambda field: (field.group, field.folded)
        )
    ]
    plan = relative(url, PLAN_PAGE) if name in PARTS else None
    parts = PARTS if url == PLAN_PAGE else ()
    return TEMPLATES.get_template("calculator.html").render(
        calculator=calculator, groups=groups, plan=plan, parts=parts
    )


def example(name: str, url: str) -> str:
    """Write a calculator's worked example: what was asked, and the answer without its workings."""
    calculator = load(name)
    raw, today = calculator.example
    report = calculator.report(calculator.answer(raw, today))
    answer = takewhile(lambda block: not isinstance(block, Heading | Details), report.blocks)
    return TEMPLATES.get_template("example.html").render(
        calculator=calculator,
        given=calculator.form.summary(raw),
        answer=to_html(replace(report, blocks=tuple(answer)), base(url), level=3),
    )


def base(url: str) -> str:
    """Return the way from a page to the site's root, as reports need it."""
    way = relative(url, "")
    return "" if way == "./" else way


def known(name: str) -> bool:
    """Return whether there is a calculator of that name."""
    return name in names()
