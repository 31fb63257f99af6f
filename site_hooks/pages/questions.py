"""The questions people ask: read from `docs/questions/*.yaml`, one file a topic, and held to the
pages.

Each question names the paragraph that answers it (`at`), the answer in one sentence, other ways in
which people ask it (`also`), and the calculator that can say more. A figure in an answer is the
register's, as `[figure: rule]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lxml.html import HtmlElement

from site_hooks import PROJECT
from site_hooks.pages import links, register
from site_hooks.pages.tree import Fault, line_of, refuse, text_of
from tools_py.calculator import names

FOLDER = PROJECT / "docs" / "questions"
KIND = "Questions"
NEEDED, ALLOWED = {"ask", "at", "answer"}, {"ask", "at", "answer", "also", "calculator"}
MOST_WORDS = 25
"""Of an answer: it is read at a glance."""
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class ReaderQuestion:
    """One question, where it stands in its file, and its answer as `written` there."""

    ask: str
    at: str
    written: str
    also: tuple[str, ...]
    calculator: str
    line: int

    @property
    def answer(self) -> str:
        """The answer with the register's figures in it."""
        return register.resolve(self.written)


@dataclass(frozen=True, slots=True)
class Topic:
    """The questions of one file, under the heading they have in common."""

    slug: str
    title: str
    path: str
    questions: tuple[ReaderQuestion, ...]


@cache
def read() -> tuple[Topic, ...]:
    """Read every topic, in the order of the files' numbers; raise BuildError for what cannot be
    read.
    """
    topics, found = examine(FOLDER)
    refuse(found)
    return topics


def examine(folder: Path) -> tuple[tuple[Topic, ...], tuple[Fault, ...]]:
    """Read the topics of a folder as far as they can be read, with what is wrong in them."""
    topics, found = list[Topic](), list[Fault]()
    for file in sorted(folder.glob("*.yaml"), key=lambda file: int(file.stem.partition("-")[0])):
        text, path = file.read_text(encoding="utf-8"), f"docs/questions/{file.name}"
        try:
            loaded = yaml.load(text, yaml.CSafeLoader)
            title, entries = loaded["topic"], list(loaded["questions"])
        except (yaml.YAMLError, KeyError, TypeError):
            says = (
                "the file is to hold “topic: …” and below “questions:” a list of them; correct it"
            )
            found.append(Fault(KIND, path, 0, says))
            continue
        questions = []
        for entry in entries:
            if says := _unlike_a_question(entry):
                line = line_of(text, f"ask: {entry.get('ask', '')}") if entry else 0
                found.append(Fault(KIND, path, line, says))
            else:
                questions.append(_question(entry, text))
        topics.append(Topic(file.stem.partition("-")[2], title, path, tuple(questions)))
    return tuple(topics), tuple(found)


def _unlike_a_question(entry: Any) -> str:
    if not isinstance(entry, dict):
        return f"“{entry}” is no question; write ask, at and answer"
    if lacking := NEEDED - entry.keys():
        return f"the question lacks {', '.join(sorted(lacking))}; add it"
    if other := entry.keys() - ALLOWED:
        return f"a question has no {', '.join(sorted(map(str, other)))}; take it out"
    if unwritten := [name for name in NEEDED if not isinstance(entry[name], str)]:
        return f"{', '.join(sorted(unwritten))} is no text; put it into quotation marks"
    if not isinstance(entry.get("also", []), list):
        return "the other wordings are no list; write them as [one, another]"
    return ""


def _question(entry: Mapping[str, Any], text: str) -> ReaderQuestion:
    return ReaderQuestion(
        entry["ask"],
        entry["at"],
        entry["answer"],
        tuple(map(str, entry.get("also", ()))),
        entry.get("calculator", ""),
        line_of(text, f"ask: {entry['ask']}"),
    )


def faults(topics: tuple[Topic, ...], trees: Mapping[str, HtmlElement]) -> list[Fault]:
    """Name each question that has no paragraph, has a number that its paragraph's section has not,
    says a figure of the guidance in its own words, answers at length, asks what another asks, or
    names no calculator.
    """
    anchors = {url: links.anchors_of(tree) for url, tree in trees.items()}
    numbers = {url: set(NUMBER.findall(text_of(tree))) for url, tree in trees.items()}
    found: list[Fault] = []
    asked: dict[str, str] = {}
    for topic in topics:
        for question in topic.questions:
            url, _, anchor = question.at.partition("#")
            if anchor not in anchors.get(url, ()):
                says = [f"{question.at} is no address; name a paragraph"]
            else:
                says = list(_figure_faults(question, topic, numbers[url]))
            if (length := len(question.answer.split())) > MOST_WORDS:
                says.append(f"the answer has {length} words; say it in {MOST_WORDS}")
            if question.calculator and question.calculator not in names():
                says.append(f"there is no calculator “{question.calculator}”; name another")
            for wording in (question.ask, *question.also):
                first = asked.setdefault(plain(wording), question.ask)
                if first != question.ask:
                    says.append(f"“{wording}” is asked under “{first}” too; take one out")
            found += [Fault(KIND, topic.path, question.line, each) for each in says]
    return found


def _figure_faults(question: ReaderQuestion, topic: Topic, here: set[str]) -> Iterator[str]:
    for fault in register.figure_faults(question.written, topic.path.removeprefix("docs/")):
        yield fault.says
    for number in NUMBER.findall(question.answer):
        if number not in here:
            yield f"the answer says {number}, and the page {question.at} does not; correct one"


def plain(wording: str) -> str:
    """Return a wording by its words alone, as two that ask the same are compared."""
    return re.sub(r"\W+", " ", wording).strip().casefold()
