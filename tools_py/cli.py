"""The door of the command line: `uep`, with a command for each calculator.

Exit 0 when answered, whatever the answer; exit 2 when refused, with every error on standard error,
or as JSON on standard output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from tools_py import schemas
from tools_py.calculator import Calculator, Result, load, names
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.forms.json import as_json, parse_json
from tools_py.reports.blocks import Report, Table
from tools_py.reports.markdown import to_markdown
from tools_py.reports.text import to_text
from tools_py.rules import REGISTER
from tools_py.rules.found import FOUND

FORMATS = ("text", "json", "markdown")
REFUSED = 2

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to print the answer.",
)


class Commands(click.Group):
    """The calculators are found, not listed: a new module is a new command."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Name the calculators after the commands declared below."""
        return sorted({*super().list_commands(context), *names()})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a declared command, or make one for a calculator."""
        return super().get_command(context, name) or (
            _command(load(name)) if name in names() else None
        )


@click.group(cls=Commands)
@click.version_option(package_name="user-entry-process")
def main() -> None:
    """Answer questions about the User Entry Process of the Smart Energy Code."""


def _command(calculator: Calculator[Any, Any]) -> click.Command:
    """Make `uep NAME [FILE|-]`, which reads a JSON object of answers."""

    @click.command(
        calculator.name,
        help=(
            f"{calculator.title}: read a JSON object of answers from FILE, or from standard "
            "input, and print the result."
        ),
    )
    @click.argument("file", type=click.Path(allow_dash=True), default="-")
    @format_option
    def command(file: str, format_: str) -> None:
        sys.exit(_answer(calculator, lambda: _read(file), format_))

    return command


@main.command("working-days", context_settings={"ignore_unknown_options": True})
@click.argument("start", required=False)
@click.argument("days", required=False)
@click.option("--calendar", help="Whose bank holidays are left out.")
@click.option("--counting", help="day-after or clear-days.")
@format_option
def working_days(
    start: str | None, days: str | None, calendar: str | None, counting: str | None, format_: str
) -> None:
    """Add DAYS Working Days to START, or subtract them where DAYS is negative.

    START is an ISO date. With - for START, JSON Lines of {"start", "days", "calendar"} are read and
    answered one line each.
    """
    calculator = load("working-days")
    if start != "-":
        sys.exit(
            _answer(
                calculator,
                lambda: {"start": start, "days": days, "calendar": calendar, "counting": counting},
                format_,
            )
        )
    sys.exit(
        max((_line(calculator, line, format_) for line in sys.stdin if line.strip()), default=0)
    )


@main.command("rules")
@format_option
def rules(format_: str) -> None:
    """List every figure, rule and later fact with where it stands."""
    listed = [*REGISTER.values(), *FOUND.values()]
    if format_ == "json":
        print(json.dumps([as_json(asdict(rule)) for rule in listed], ensure_ascii=False, indent=2))
        return
    rows = tuple(
        (rule.id, rule.says, rule.section, rule.clause or "", str(rule.mark), rule.page)
        for rule in listed
    )
    table = Table(
        caption="Every rule of the register",
        head=("Rule", "Says", "Section", "Clause", "Mark", "Page"),
        rows=rows,
    )
    report = Report(f"{len(rows)} rules of the User Entry Process Guidance", (table,))
    print((to_markdown if format_ == "markdown" else to_text)(report), end="")


@main.command("schema")
@click.argument("calculator", type=click.Choice(names()))
@click.option(
    "--result", "of_result", is_flag=True, help="Describe the result instead of the answers."
)
def schema(calculator: str, of_result: bool) -> None:
    """Print the JSON Schema (2020-12) of a calculator's answers, or of its result."""
    made = (schemas.of_result if of_result else schemas.of_answers)(load(calculator))
    print(json.dumps(made, ensure_ascii=False, indent=2))


def _read(file: str) -> object:
    try:
        with click.open_file(file, encoding="utf-8") as stream:
            return parse_json(stream.read())
    except (OSError, UnicodeDecodeError) as error:
        raise ValidationError(
            FieldError(
                "",
                (
                    f"{file} cannot be read: "
                    f"{error.strerror if isinstance(error, OSError) else 'it is not UTF-8 text'}"
                ),
            )
        ) from None


def _answer(calculator: Calculator[Any, Any], read: Callable[[], object], format_: str) -> int:
    """Print one answer or its refusal; return the exit code."""
    try:
        result = calculator.answer(read(), date.today())
    except ValidationError as refusal:
        print_errors(refusal, format_)
        return REFUSED
    if format_ == "json":
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print(
            (to_markdown if format_ == "markdown" else to_text)(calculator.report(result)), end=""
        )
    return 0


def _line(calculator: Calculator[Any, Any], line: str, format_: str) -> int:
    """Print one line for one line of JSON Lines; return the exit code it would have alone."""
    try:
        result: Result = calculator.answer(parse_json(line), date.today())
    except ValidationError as refusal:
        errors = {"errors": [error.as_json() for error in refusal.errors]}
        print(
            json.dumps(errors, ensure_ascii=False) if format_ == "json" else f"refused: {refusal}"
        )
        return REFUSED
    print(json.dumps(result, ensure_ascii=False) if format_ == "json" else result["headline"])
    return 0


def print_errors(refusal: ValidationError, format_: str) -> None:
    """Print every error: as JSON on standard output, else as lines on standard error."""
    if format_ == "json":
        print(
            json.dumps(
                {"errors": [error.as_json() for error in refusal.errors]}, ensure_ascii=False
            )
        )
        return
    for error in refusal.errors:
        print(f"{error.field}: {error.message}" if error.field else error.message, file=sys.stderr)
