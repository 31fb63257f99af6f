"""The entry point of the command line: `uep`, with a command for each calculator.

Exit 0 when answered, whatever the answer; exit 2 when refused, with every error on standard error,
or as JSON on standard output; exit 1 where the output cannot be written.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from tools_py import schemas
from tools_py.calculator import Calculator, load, names
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.forms.json import as_json, parse_json
from tools_py.reports.blocks import Report, Table
from tools_py.reports.markdown import to_markdown
from tools_py.reports.text import to_text
from tools_py.rules import REGISTER
from tools_py.rules.found import FOUND

FORMATS = ("text", "json", "markdown")
REFUSED, NOT_WRITTEN = 2, 1

PLAIN = {"−": "-", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "×": "x", "…": "..."}
"""What stands for a character that the console's encoding does not have."""

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
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return PLAIN.get(error.object[error.start], "?"), error.start + 1


def write(text: str) -> None:
    """Write to standard output at once; exit 1, and say why, where that cannot be done."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"The answer cannot be written: {error.strerror}", file=sys.stderr)
        # What is left in the buffer would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(NOT_WRITTEN)


def as_text(value: object, indent: int | None = None) -> str:
    """Write JSON; escaped where the console's encoding could not hold every character."""
    escaped = codecs.lookup(sys.stdout.encoding or "ascii").name != "utf-8"
    return json.dumps(value, ensure_ascii=escaped, indent=indent) + "\n"


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
    sys.exit(max((_line(calculator, line, format_) for line in _lines()), default=0))


@main.command("rules")
@format_option
def rules(format_: str) -> None:
    """List every figure, rule and later fact with where it stands."""
    listed = [*REGISTER.values(), *FOUND.values()]
    if format_ == "json":
        write(as_text([as_json(asdict(rule)) for rule in listed], 2))
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
    write((to_markdown if format_ == "markdown" else to_text)(report))


@main.command("schema")
@click.argument("calculator", type=click.Choice(names()))
@click.option(
    "--result", "of_result", is_flag=True, help="Describe the result instead of the answers."
)
def schema(calculator: str, of_result: bool) -> None:
    """Print the JSON Schema (2020-12) of a calculator's answers, or of its result."""
    made = (schemas.of_result if of_result else schemas.of_answers)(load(calculator))
    write(as_text(made, 2))


def _lines() -> Iterator[str]:
    with click.open_file("-", encoding="utf-8") as stream:
        yield from (line for line in stream if line.strip("\ufeff \t\r\n"))


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
        write(as_text(result, 2))
    else:
        write((to_markdown if format_ == "markdown" else to_text)(calculator.report(result)))
    return 0


def _line(calculator: Calculator[Any, Any], line: str, format_: str) -> int:
    """Print one line for one line of JSON Lines; return the exit code it would have alone."""
    try:
        result = calculator.answer(parse_json(line), date.today())
    except ValidationError as refusal:
        errors = {"errors": [error.as_json() for error in refusal.errors]}
        write(as_text(errors) if format_ == "json" else f"refused: {refusal}\n")
        return REFUSED
    write(as_text(result) if format_ == "json" else f"{result['headline']}\n")
    return 0


def print_errors(refusal: ValidationError, format_: str) -> None:
    """Print every error: as JSON on standard output, else as lines on standard error."""
    if format_ == "json":
        write(as_text({"errors": [error.as_json() for error in refusal.errors]}))
        return
    for error in refusal.errors:
        print(f"{error.path}: {error.message}" if error.path else error.message, file=sys.stderr)
