"""What a calculator is, and how the calculators are found.

A calculator is a package of `tools_py` whose module `calculator` declares `CALCULATOR`. Nothing
else lists them: the command line, the browser and the build find them here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, cast

import tools_py
from tools_py.forms.flow import Flow
from tools_py.forms.form import Form
from tools_py.reports.blocks import Report
from tools_py.reports.markdown import to_markdown
from tools_py.reports.markup import Markup
from tools_py.reports.result import BaseResult
from tools_py.reports.saving import NOWHERE, Saving, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator[Answers: Mapping[str, object], Result: BaseResult[Any]]:
    """Questions, the function that answers them, and how the result is written.

    `Answers` are parsed answers by name, None where not given; `Result` is what JSON can hold, and
    the published JSON Schema is made from its type. `calculate` takes the answers and today's date
    and may raise `forms.errors.ValidationError`. `report` needs nothing but the result. `facts`
    names the dates and outcomes that a share link carries, so that a link opened under newer rules
    can say what moved; never an amount. `example` is a worked example for the page: raw answers and
    the day on which they are asked. `downloads` writes files of its own from a result, by file
    ending. `pictures` are drawings for the page that need no answers, by name. With a `flow` the
    page may ask one question a step: those of the flow that come up, in its order.
    """

    name: str
    title: str
    form: Form
    calculate: Callable[[Answers, date], Result]
    report: Callable[[Result], Report]
    facts: Callable[[Result], dict[str, str]]
    example: tuple[Mapping[str, object], date]
    downloads: Mapping[str, Writer[Result]] = field(default_factory=dict)
    pictures: Mapping[str, Callable[[], Markup]] = field(default_factory=dict)
    flow: Flow | None = None

    def answer(self, raw: object, today: date) -> Result:
        """Parse, check and calculate.

        Raises:
            forms.errors.ValidationError: names every answer that cannot be used.

        >>> counter = load("working-days")
        >>> counter.answer({"start": "2026-11-23", "days": 60}, today=date(2026, 11, 23))["date"]
        '2027-02-18'
        >>> from tools_py.forms.errors import ValidationError
        >>> try:
        ...     counter.answer({"start": "2026-11-31", "day": 60}, today=date(2026, 11, 23))
        ... except ValidationError as refused:
        ...     [error.field for error in refused.errors]
        ['day', 'start', 'days']
        """
        return self.calculate(cast("Answers", self.form.parse(raw)), today)

    @property
    def files(self) -> dict[str, Writer[Result]]:
        """Return what writes each file that a reader can take away, by file ending.

        >>> sorted(load("deadlines").files)
        ['csv', 'ics', 'md']
        """
        return {"md": self._to_markdown, **self.downloads}

    def _to_markdown(self, result: Result, saving: Saving = NOWHERE, /) -> str:
        return to_markdown(self.report(result), saving)


@cache
def names() -> tuple[str, ...]:
    """Return the name of every calculator, in alphabetical order.

    >>> "working-days" in names()
    True
    """
    return tuple(
        sorted(
            package.name.replace("_", "-")
            for package in iter_modules(tools_py.__path__)
            if package.ispkg and _declares(package.name)
        )
    )


def _declares(package: str) -> bool:
    """Return whether a package has a module `calculator`, without importing it."""
    folders = [f"{folder}/{package}" for folder in tools_py.__path__]
    return any(module.name == "calculator" for module in iter_modules(folders))


def load(name: str) -> Calculator[Any, Any]:
    """Return the calculator called `name`; raise KeyError where there is none.

    >>> load("credit-cover").title
    'Credit cover estimator'
    """
    if name not in names():
        raise KeyError(name)
    calculator = import_module(f"tools_py.{name.replace('-', '_')}.calculator").CALCULATOR
    assert isinstance(calculator, Calculator)
    return calculator
