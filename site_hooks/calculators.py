"""Calculators on their pages: the form from its declaration, and the worked example from the same code that answers in the browser."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from site_hooks.pages import relative
from tools_py.calculator import Calculator, load, names
from tools_py.forms import DateField, Field, full_date
from tools_py.report import to_html

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

FORM = "data-calculator"
EXAMPLE = "data-example"


def form(name: str, url: str) -> str:
    """Write a calculator's form, its messages and the place for its answer."""
    calculator = load(name)
    groups = [
        (group, folded, list(fields))
        for (group, folded), fields in groupby(calculator.form.fields, lambda field: (field.group, field.folded))
    ]
    return TEMPLATES.get_template("calculator.html").render(calculator=calculator, groups=groups)


def example(name: str, url: str) -> str:
    """Write a calculator's worked example."""
    calculator = load(name)
    raw, today = calculator.example
    report = calculator.report(calculator.answer(raw, today))
    return TEMPLATES.get_template("example.html").render(
        calculator=calculator,
        given=given(calculator),
        answer=to_html(report, base(url), level=3),
    )


def given(calculator: Calculator) -> list[tuple[str, str]]:
    """List what the worked example answers, as label and words."""
    raw, _ = calculator.example
    return [(field.label, _shown(field, raw[field.name])) for field in calculator.form.fields if field.name in raw]


def _shown(field: Field, value: object) -> str:
    """Write an answer as a reader would: options by their labels, lengths by the steps they are for, a date in full."""
    options = {option.value: option.label for option in getattr(field, "options", ())}
    if isinstance(value, dict) and options:
        return "; ".join(f"{options[name]}: {length}" for name, length in value.items())
    if isinstance(field, DateField):
        return full_date(date.fromisoformat(str(value)))
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(options.get(str(item), str(item)) for item in values)


def base(url: str) -> str:
    """Return the way from a page to the site's root, as reports need it."""
    way = relative(url, "")
    return "" if way == "./" else way


def known(name: str) -> bool:
    """Tell whether there is a calculator of that name."""
    return name in names()
