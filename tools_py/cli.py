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
from datetime import UTC, date, datetime
from typing import Any

import click

from tools_py import schemas
from tools_py.calculator import Calculator, load, names
from tools_py.forms.errors import FieldError, ValidationError
from tools_py.forms.json import as_json, parse_json
from tools_py.reports.blocks import Report, Table
from tools_py.reports.calendar_file import read_entries
from tools_py.reports.markdown import to_markdown
from tools_py.reports.saving import Saving
from tools_py.reports.text import to_text
from tools_py.rules import REGISTER
from tools_py.rules.found import FOUND

FORMATS = ("text", "json", "markdown")
REFUSED, NOT_WRITTEN = 2, 1

PLAIN = {"−": "-", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "×": "x", "…": "..."}
"""What stands for a character that the console's encoding does not have."""


def _format_option(*files: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--format",
        "format_",
        type=click.Choice((*FORMATS, *files)),
        default="text",
        show_default=True,
        help="How to print the answer.",
    )


format_option = _format_option()


def saving_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what a file has to know besides the answer."""
    for option in (
        click.option(
            "--one-page", is_flag=True, help="Leave out of Markdown what the page folds away."
        ),
        click.option(
            "--address", default="", help="The address that opens this answer, for files to name."
        ),
        click.option(
            "--site-url",
            default="",
            envvar="SITE_URL",
            show_envvar=True,
            help="The address of the site, for files to name its pages in full.",
        ),
    ):
        command = option(command)
    return command


calendar_options = (
    click.option(
        "--entries",
        type=click.Path(),
        help="The calendar file saved before: what has dropped out since is taken out.",
    ),
    click.option(
        "--reminder/--no-reminder",
        default=True,
        show_default=True,
        help="Remind of each day of a calendar file a week before.",
    ),
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


def write_file(text: str) -> None:
    """Write a file to standard output byte for byte: UTF-8, with the line ends that it has."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    write(text)


def as_text(value: object, indent: int | None = None) -> str:
    """Write JSON; escaped where the console's encoding could not hold every character."""
    escaped = codecs.lookup(sys.stdout.encoding or "ascii").name != "utf-8"
    return json.dumps(value, ensure_ascii=escaped, indent=indent) + "\n"


def _command(calculator: Calculator[Any, Any]) -> click.Command:
    """Make `uep NAME [FILE|-]`, which reads a JSON object of answers."""
    files = sorted(calculator.files)

    @click.command(
        calculator.name,
        help=(
            f"{calculator.title}: read a JSON object of answers from FILE, or from standard "
            "input, and print the result."
        ),
    )
    @click.argument("file", type=click.Path(allow_dash=True), default="-")
    @_format_option(*files)
    @saving_options
    def command(file: str, format_: str, **saving: Any) -> None:
        sys.exit(_answer(calculator, lambda: _read(file), format_, _saving(**saving)))

    if "ics" in files:
        for option in calendar_options:
            command = option(command)
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
    # A byte that is no UTF-8 spoils the answer of its own line, and of no other.
    with click.open_file("-", encoding="utf-8", errors="replace") as stream:
        yield from (line for line in stream if line.strip("\ufeff \t\r\n"))


def _read(file: str) -> object:
    return parse_json(_text_of(file))


def _text_of(file: str) -> str:
    """Return what a file holds, or standard input for -."""
    try:
        with click.open_file(file, encoding="utf-8") as stream:
            return str(stream.read())
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


def _saving(
    *,
    site_url: str,
    address: str,
    one_page: bool,
    reminder: bool = True,
    entries: str | None = None,
) -> Callable[[], Saving]:
    """Return what reads the options of a file."""
    return lambda: Saving(
        site=site_url and f"{site_url.rstrip('/')}/",
        address=address,
        at=_now(),
        one_page=one_page,
        reminder=reminder,
        entries=_entries(entries) if entries else {},
    )


def _now() -> datetime:
    """Return the moment, or the one that SOURCE_DATE_EPOCH sets for files that are to be the same
    bytes.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return now.replace(microsecond=0)


def _entries(file: str) -> dict[str, date]:
    try:
        return read_entries(_text_of(file))
    except ValueError:
        raise ValidationError(FieldError("", f"{file} is no calendar file")) from None


def _answer(
    calculator: Calculator[Any, Any],
    read: Callable[[], object],
    format_: str,
    saving: Callable[[], Saving] = Saving,
) -> int:
    """Print one answer or its refusal; return the exit code."""
    try:
        result = calculator.answer(read(), date.today())
        chosen = saving()
    except ValidationError as refusal:
        print_errors(refusal, format_)
        return REFUSED
    if format_ == "json":
        write(as_text(result, 2))
    elif format_ == "markdown":
        write(to_markdown(calculator.report(result), chosen))
    elif format_ == "text":
        write(to_text(calculator.report(result)))
    else:
        write_file(calculator.files[format_](result, chosen))
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
