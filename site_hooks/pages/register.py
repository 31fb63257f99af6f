"""The register against the pages: each rule's anchor is there and its words stand there, and other
pages take its figures from it.

A page of the guidance says a figure in its own sentence and is held to it. Any other page writes
`[figure: uept-notice]`, and the words of that rule are put in its place, so that a changed figure
is changed in the register and in its sentence, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from lxml.html import HtmlElement

from site_hooks.pages.tree import Fault, line_of, section_of
from tools_py import rules as register
from tools_py.dates.words import long_date
from tools_py.rules import REGISTER, Mark, Rule

type Trees = Mapping[str, HtmlElement]
"""The pages by address ("guidance/1-purpose/")."""

type Sources = Mapping[str, tuple[str, str]]
"""The file and the text of each page by its address."""

KIND = "Figures"
FIGURE = re.compile(r"(?<!`)\[figure: ([\w-]+)\]")
PERIODS = {"Working Days", "weeks", "months"}
NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
QUOTATION = re.compile("“[^”]*”")
"""A quotation keeps its figures as they were."""
OF_ANOTHER_TIME = {"about/change-history.md", "about/publishing.md"}
"""Files that give figures as they once were, or might be."""


def resolve(markdown: str) -> str:
    """Put the words of a rule where a page asks for its figure; one that is not in the register
    stays as it is, for `figure_faults`.
    """
    return FIGURE.sub(
        lambda asked: REGISTER[asked[1]].words if asked[1] in REGISTER else asked[0], markdown
    )


def figure_faults(text: str, path: str) -> list[Fault]:
    """Name each place where a page asks for a figure that the register has not, or says one of the
    guidance's away from its point.
    """
    found, guarded = [], [(_pattern(words), words, rules) for words, rules in _guarded().items()]
    for first, block in _blocks(text):
        for number, line in enumerate(block.splitlines(), first):
            found += [
                Fault(
                    KIND,
                    f"docs/{path}",
                    number,
                    f"the register has no rule “{asked[1]}”; `uep rules` lists them",
                )
                for asked in FIGURE.finditer(line)
                if asked[1] not in REGISTER
            ]
            if path in OF_ANOTHER_TIME:
                continue
            own_words = QUOTATION.sub("", line)
            for pattern, words, rules in guarded:
                if pattern.search(own_words) and not any(
                    f"#{rule.page.partition('#')[2]} " in block for rule in rules
                ):
                    write = " or ".join(f"[figure: {rule.id}]" for rule in rules)
                    found.append(
                        Fault(
                            KIND,
                            f"docs/{path}",
                            number,
                            f"“{words}” is a figure of the guidance; write {write} in its place",
                        )
                    )
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block of lines without an empty one, with the number of its first line."""
    for block in re.finditer(r"^.*\S.*(?:\n.*\S.*)*", text, re.MULTILINE):
        yield text.count("\n", 0, block.start()) + 1, block[0]


def _guarded() -> dict[str, list[Rule[Any]]]:
    """Return the figures of the guidance that only their own point may say, with the rules that
    hold them.
    """
    held: dict[str, list[Rule[Any]]] = {}
    for rule in REGISTER.values():
        if (
            rule.unit in PERIODS
            and rule.mark is Mark.GUIDANCE
            and rule.page.startswith("guidance/")
            and _gives(rule.value, rule.words)
        ):
            held.setdefault(rule.words, []).append(rule)
    return held


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds the words of a figure, also where they begin a sentence."""
    return re.compile(rf"(?<!\w)[{words[0].upper()}{words[0]}]{re.escape(words[1:])}(?!\w)")


def _declared(rule: Rule[Any]) -> tuple[str, int]:
    """Return the file, from the root of the project, and the line in which a rule is declared."""
    declaration = f'    id="{rule.id}"'
    for part in register.PARTS:
        code = _source(part)
        if declaration in code:
            return f"{part.__name__.replace('.', '/')}.py", line_of(code, declaration)
    raise KeyError(rule.id)


@cache
def _source(part: ModuleType) -> str:
    return Path(str(part.__file__)).read_text(encoding="utf-8")


def faults(rules: Iterable[Rule[Any]], trees: Trees, sources: Sources) -> list[Fault]:
    """Say, for each rule that its page does not carry, or that contradicts itself, what is wrong
    and what to change.
    """
    found = []
    for rule in rules:
        file, line = _declared(rule)
        here = f"{file}:{line}"
        if odd := [
            name
            for name in ("says", "words")
            if not _agrees(rule, getattr(rule, name), every=name == "says")
        ]:
            says = (
                f"rule {rule.id}: the value is {rule.value!r}, and {' and '.join(odd)} gives "
                "another figure; make them agree"
            )
            found.append(Fault(KIND, file, line, says))
        url, _, anchor = rule.page.partition("#")
        if url not in trees:
            found.append(
                Fault(
                    KIND,
                    file,
                    line,
                    f"rule {rule.id}: there is no page {url}; name the page that states it",
                )
            )
            continue
        path, text = sources[url]
        section = section_of(trees[url], anchor)
        if section is None:
            says = (
                f"the page has no anchor #{anchor}, at which rule {rule.id} stands ({here}); "
                f"put {{: #{anchor} }} back"
            )
            found.append(Fault(KIND, path, 0, says))
        elif not re.search(rf"(?<![\w.,]){re.escape(_folded(rule.words))}", _folded(section)):
            says = (
                f"the point #{anchor} does not say “{rule.words}”, as rule {rule.id} does "
                f"({here}); change the sentence or the register"
            )
            found.append(Fault(KIND, path, line_of(text, f"#{anchor} "), says))
    return found


def _agrees(rule: Rule[Any], words: str, *, every: bool) -> bool:
    """Return whether words give the figures of a rule: all of them (`every`) or one; words without
    a figure contradict nothing.
    """
    match rule.value:
        case date() as day:
            return long_date(day) in words
        case int() | Decimal() as number if rule.unit:
            return not re.search(rf"\d|\b({'|'.join(NUMBERS)})\b", words.casefold()) or _gives(
                number, words
            )
        case (int() | Decimal(), *_) as numbers if rule.unit:
            return (all if every else any)(_gives(number, words) for number in numbers)
    return True


def _gives(value: object, words: str) -> bool:
    """Return whether words give a number, in digits or spelt out."""
    if isinstance(value, tuple):
        return all(_gives(part, words) for part in value)
    if not isinstance(value, int | Decimal):
        return False
    spelt = NUMBERS[int(value)] if value in range(len(NUMBERS)) else None
    written = re.escape(f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}")
    return bool(
        re.search(
            rf"(?<![\w.,]){written}(?![\w]|[.,]\d)" + (rf"|\b{spelt}\b" if spelt else ""),
            words.casefold(),
        )
    )


def _folded(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("’", "'").casefold().split())
