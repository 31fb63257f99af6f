"""The files that everything else reads: can each be read, and is each of the expected form?

This comes first, and imports nothing that reads them as it is imported.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypedDict

import yaml

from site_hooks.pages.page import FRONT_MATTER
from site_hooks.pages.tree import Fault, line_of
from site_hooks.settings import FILE as SETTINGS
from site_hooks.settings import Loader
from tools_py.dates.words import long_date

HOLIDAYS = "tools_py/data/bank-holidays.json"
HOLIDAYS_SOURCE = "tools_py/data/bank-holidays.source.json"
INDEX = "tools_py/data/cpi.json"
QUESTIONS = "docs/questions"
WORDINGS = "site_hooks/pages/wordings.yaml"
NEEDED = (
    SETTINGS,
    "docs/index.md",
    "docs/glossary.md",
    "docs/about/editors-notes.md",
    "docs/about/method.md",
    "docs/about/what-has-changed.md",
    "docs/guidance/index.md",
    INDEX,
    HOLIDAYS,
    HOLIDAYS_SOURCE,
    "site_hooks/editor/addresses.txt",
    "site_hooks/search/words.json",
    WORDINGS,
)
"""The files that our code reads by their names."""
DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")
TITLE = re.compile(r"^(?:#(?!#) *\S|<h1|.+\n=+\s*$)", re.MULTILINE)


class Event(TypedDict):
    """A bank holiday as GOV.UK publishes it; `date` is like "2026-12-25"."""

    title: str
    date: str
    notes: str
    bunting: bool


class Division(TypedDict):
    """The bank holidays of a division, in the order of their dates."""

    division: str
    events: list[Event]


type Divisions = dict[str, Division]
"""GOV.UK's list, by the names of `DIVISIONS`."""

LEAST, MOST = Decimal("0.9"), Decimal("1.25")
"""An October index outside these multiples of the one before it is taken for one of another base.

The bounds are ours: the largest change in a year of the series was 11 per cent, and each change of
base so far has moved the figures by more than a quarter.
"""


def faults(project: Path) -> list[Fault]:
    """Name every file that cannot be read, or has not the form that its readers rely on."""
    if missing := [path for path in NEEDED if not (project / path).is_file()]:
        return [Fault("Files", path, 0, "the file is missing; put it back") for path in missing]
    return [
        *settings_faults(project),
        *each(project, found(project, "docs", "*.md"), page_faults),
        *each(project, found(project, QUESTIONS, "*.yaml"), question_faults),
        *each(project, [WORDINGS], yaml_faults),
        *each(project, found(project, "tools_py", "*.py"), code_faults),
        *each(project, json_files(project), json_faults),
        *index_faults(project),
        *holiday_faults(project),
    ]


def text_of(project: Path, path: str) -> str | Fault:
    """Read a file as UTF-8, or say in which line it is not."""
    content = (project / path).read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        says = "a character here is not written in UTF-8; save the file with the encoding UTF-8"
        return Fault("Files", path, line, says)


def yaml_fault(kind: str, path: str, error: yaml.YAMLError, before: int = 0) -> Fault:
    """Say where YAML could not be read; `before` is how many lines of the file come before it."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    if "\\t" in problem:
        problem = "there is a tab; indent with spaces"
    elif "mapping values are not allowed" in problem:
        problem = "a colon with a space begins a value; put the text into quotation marks"
    elif "quoted scalar" in str(error):
        mark = getattr(error, "context_mark", None) or mark
        problem = "a quotation mark is opened and never closed; close it"
    elif "<block end>" in problem:
        problem = "this line is indented otherwise than its neighbours; indent it as they are"
    else:
        problem += "; check indents, colons and quotation marks"
    return Fault(kind, path, before + (mark.line + 1 if mark else 1), problem)


def settings_faults(project: Path) -> Iterator[Fault]:
    """Name what is wrong with `mkdocs.yml`."""
    text = text_of(project, SETTINGS)
    if isinstance(text, Fault):
        yield text
        return
    try:
        read = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        yield yaml_fault("Settings", SETTINGS, error)
        return
    for key, kind, words in (("nav", list, "a list"), ("extra", dict, "names with values")):
        if not isinstance(read, dict) or not isinstance(read.get(key), kind):
            line = line_of(text, f"{key}:")
            says = f"“{key}” is to hold {words}, each in a line of its own below it; indent them"
            yield Fault("Settings", SETTINGS, line, says)
            return
    extra = read["extra"]
    for key in ("reviewed", "guidance", "editions"):
        if key not in extra:
            says = f"“{key}” is missing below “extra”; put it back, indented by two spaces"
            yield Fault("Settings", SETTINGS, line_of(text, "extra:"), says)
    if "reviewed" in extra and not is_day(str(extra["reviewed"])):
        says = f"“{extra['reviewed']}” is no date; write it as 2026-11-23"
        yield Fault("Settings", SETTINGS, line_of(text, "reviewed:"), says)
    yield from mkdocs_faults(project, text, read)


def mkdocs_faults(project: Path, text: str, read: dict[str, Any]) -> Iterator[Fault]:
    """Name what MkDocs refuses in its settings, or warns of, which a strict build refuses too."""
    from mkdocs.config.defaults import MkDocsConfig

    config = MkDocsConfig(config_file_path=str(project / SETTINGS))
    config.load_dict({key: value for key, value in read.items() if key != "hooks"})
    errors, warnings = config.validate()
    for key, message in [*errors, *warnings]:
        yield Fault("Settings", SETTINGS, line_of(text, f"{key}:"), f"“{key}”: {message}")


def each(
    project: Path, paths: Iterable[str], look: Callable[[str, str], Iterator[Fault]]
) -> Iterator[Fault]:
    """Look at the text of each file; one that is not UTF-8 is a fault by itself."""
    for path in paths:
        text = text_of(project, path)
        yield from [text] if isinstance(text, Fault) else look(path, text)


def found(project: Path, folder: str, pattern: str) -> list[str]:
    """Return the files below a folder, by their paths in the project."""
    return sorted(
        file.relative_to(project).as_posix() for file in (project / folder).rglob(pattern)
    )


def page_faults(path: str, text: str) -> Iterator[Fault]:
    """Name what of a page cannot be read: its front matter, or its title."""
    if text.lstrip().startswith("---"):
        yield from front_faults(path, text)
    elif not TITLE.search(text):
        says = "the page has no title; write “# …” with its title in the first line"
        yield Fault("Pages", path, 1, says)


def question_faults(path: str, text: str) -> Iterator[Fault]:
    """Name what of a list of questions cannot be read, or that it has no place in the order."""
    if not re.match(r"\d+-", Path(path).name):
        says = "the name is to begin with the topic's place, as in “12-new-topic.yaml”"
        yield Fault("Questions", path, 0, says)
    yield from yaml_faults(path, text)


def yaml_faults(path: str, text: str) -> Iterator[Fault]:
    """Name where a file of questions or wordings is no YAML."""
    try:
        yaml.safe_load(text)
    except yaml.YAMLError as error:
        yield yaml_fault("Questions", path, error)


def code_faults(path: str, text: str) -> Iterator[Fault]:
    """Name where Python cannot read a module of the calculators, the register among them."""
    try:
        ast.parse(text)
    except SyntaxError as error:
        says = f"Python cannot read this ({error.msg}); look at this line and the one before"
        yield Fault("Code", path, error.lineno or 1, says)


def front_faults(path: str, text: str) -> Iterator[Fault]:
    """Name what is wrong with the front matter of a page, and a title that is nowhere."""
    if not text.startswith("---"):
        says = "the front matter has to begin in the first line; take out what is above it"
        yield Fault("Front matter", path, 1, says)
        return
    front = FRONT_MATTER.match(text)
    if not front:
        says = "the front matter is not closed; write --- in a line of its own below it"
        yield Fault("Front matter", path, 1, says)
        return
    try:
        meta = yaml.safe_load(front["meta"] or "") or {}
    except yaml.YAMLError as error:
        yield yaml_fault("Front matter", path, error, before=1)
        return
    if not isinstance(meta, dict):
        says = "the front matter holds no names with values; write “title: …” and the like"
        yield Fault("Front matter", path, 2, says)
        return
    for key in ("title", "description"):
        if key in meta and not isinstance(meta[key], str):
            says = f"“{key}” is read as {meta[key]!r} and not as text; put it into quotation marks"
            yield Fault("Front matter", path, line_of(text, f"{key}:"), says)
    if "title" not in meta and not TITLE.search(text):
        says = "the page has no title; write “# …” with its title below the front matter"
        yield Fault("Pages", path, line_of(text[3:], "---") + 1, says)


def json_faults(path: str, text: str) -> Iterator[Fault]:
    """Name where a JSON file cannot be read."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        line, says = error.lineno, f"this is not JSON: {error.msg.lower()}; correct it"
        if not text.strip():
            says = "the file is empty; put its content back"
        elif error.pos >= len(text.rstrip()) or "Unterminated" in error.msg:
            says = "the file ends too soon; put back what is missing of it"
        elif before := re.search(r",\s*$", text[: error.pos]):
            line = text.count("\n", 0, before.start()) + 1
            says = "there is a comma too many before the end; take it out"
        elif "Illegal trailing comma" in error.msg:
            says = "there is a comma too many before the end; take it out"
        elif "',' delimiter" in error.msg:
            says = "a comma is missing before this, or a bracket or quotation mark after it"
        yield Fault("Data", path, line, says)


def json_files(project: Path) -> list[str]:
    """Return the JSON files that the site and the calculators read."""
    folders = ("docs", "site_hooks", "tools_py")
    paths = [path for folder in folders for path in found(project, folder, "*.json")]
    return sorted([*paths, *found(project, "docs", "*.webmanifest")])


def is_day(text: object) -> bool:
    """Return whether a text is a date like 2026-11-23."""
    try:
        return date.fromisoformat(str(text)).isoformat() == text
    except ValueError:
        return False


def _data(project: Path, path: str) -> tuple[str, Any]:
    """Read a data file; nothing where it is not there or is no JSON, which `json_faults` names."""
    try:
        text = (project / path).read_text(encoding="utf-8")
        return text, json.loads(text)
    except (OSError, ValueError):
        return "", None


def index_faults(project: Path) -> Iterator[Fault]:
    """Name the figures of the price index that are not of its form, its base or its release."""
    text, read = _data(project, INDEX)
    if read is None:
        return
    october = read.get("october") if isinstance(read, dict) else None
    if not isinstance(october, dict):
        yield Fault("Price index", INDEX, 0, "“october” is to hold an index for each year")
        return
    figures: dict[int, Decimal] = {}
    for year, value in october.items():
        line = line_of(text, f'"{year}"')
        if not re.fullmatch(r"\d{4}", year):
            yield Fault("Price index", INDEX, line, f"“{year}” is no year; write it as 2026")
        elif not (isinstance(value, str) and re.fullmatch(r"\d{2,3}\.\d", value)):
            says = f"{value!r} is no index; write it in quotation marks with a point, as “144.6”"
            yield Fault("Price index", INDEX, line, says)
        else:
            figures[int(year)] = Decimal(value)
    for year in sorted(figures)[1:]:
        line, earlier = line_of(text, f'"{year}"'), figures.get(year - 1)
        if earlier is None:
            says = f"the index of October {year - 1} is missing before this one; add it"
            yield Fault("Price index", INDEX, line, says)
        elif not LEAST <= figures[year] / earlier <= MOST:
            says = (
                f"{figures[year]} after {earlier} is a figure of another base; take the one "
                f"on the base {read.get('base')}"
            )
            yield Fault("Price index", INDEX, line, says)
    yield from _release_faults(text, read, max(figures, default=0))


def _release_faults(text: str, read: dict[str, Any], newest: int) -> Iterator[Fault]:
    published, line = read.get("published"), line_of(text, '"published"')
    if not is_day(published):
        yield Fault("Price index", INDEX, line, "“published” is no date; write it as 2026-03-25")
        return
    day = date.fromisoformat(str(published))
    if newest and day <= date(newest, 10, 31):
        says = (
            f"the index of October {newest} is newer than the release of {published}; set "
            "“published” and “source” to the release that it is from"
        )
        yield Fault("Price index", INDEX, line, says)
    words = long_date(day)
    if words not in str(read.get("source")):
        says = f"“source” does not name the release of {words}; name it, or correct “published”"
        yield Fault("Price index", INDEX, line_of(text, '"source"'), says)
    if str(read.get("base")) not in str(read.get("title")):
        says = f"“base” and “title” name two bases ({read.get('base')}); make them agree"
        yield Fault("Price index", INDEX, line_of(text, '"base"'), says)


def holiday_faults(project: Path) -> Iterator[Fault]:
    """Name what in the list of bank holidays, or in the note on its source, is not of its form."""
    text, read = _data(project, HOLIDAYS)
    if read is not None:
        for says in shape_faults(read) or gaps(read):
            sought = re.search(r"“([^”]+)”", says)
            line = line_of(text, sought[1]) if sought else 0
            yield Fault("Bank holidays", HOLIDAYS, line, says)
    text, note = _data(project, HOLIDAYS_SOURCE)
    if note is not None and not (isinstance(note, dict) and is_day(note.get("published"))):
        line = line_of(text, '"published"')
        says = "“published” is no date; write it as 2026-02-25"
        yield Fault("Bank holidays", HOLIDAYS_SOURCE, line, says)


def shape_faults(read: object) -> list[str]:
    """Say in what a list of bank holidays differs from GOV.UK's form; nothing where it does not."""
    if not isinstance(read, dict):
        return ["this is not GOV.UK's list: it has no divisions"]
    wrong = []
    for division in DIVISIONS:
        content = read.get(division)
        events = content.get("events") if isinstance(content, dict) else None
        if not isinstance(events, list) or not events:
            wrong.append(f"the list has no days for “{division}”")
            continue
        for event in events:
            if not (isinstance(event, dict) and isinstance(event.get("title"), str)):
                wrong.append(f"a day of “{division}” has no title")
            elif not is_day(event.get("date")):
                wrong.append(f"“{event.get('date')}” is no date; write it as 2026-12-25")
    return list(dict.fromkeys(wrong))


def gaps(read: Divisions) -> list[str]:
    """Name the years without any day between the first and the last of a division, in which no
    Working Day would be right.
    """
    missing = []
    for division in DIVISIONS:
        years = {int(event["date"][:4]) for event in read[division]["events"]}
        between = set(range(min(years), max(years)))
        missing += [f"“{division}” has no day in {year}" for year in sorted(between - years)]
    return missing
