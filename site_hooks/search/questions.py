"""The questions people ask: read from `questions/*.yaml`, one file a topic, and held to the pages.

Each question names the paragraph that answers it (`at`), the answer in one sentence, and other
ways in which people ask it (`also`). A figure in an answer is the register's, as `[figure: rule]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml.html import HtmlElement

from site_hooks.pages import links, register
from site_hooks.pages.tree import Fault, line_of, refuse
from tools_py.calculator import names

FOLDER = Path(__file__).parent / "questions"
KIND = "Questions"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `answer` has its figures in words; `calculator` is the name of the one that
    says more, if any.
    """

    ask: str
    at: str
    answer: str
    also: tuple[str, ...]
    calculator: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """The questions of one file, under the heading they have in common."""

    slug: str
    title: str
    questions: tuple[Question, ...]


def read() -> tuple[Topic, ...]:
    """Read every topic, in the order of the files' numbers."""
    files = sorted(FOLDER.glob("*.yaml"), key=lambda file: int(file.stem.partition("-")[0]))
    return tuple(_topic(file) for file in files)


def _topic(file: Path) -> Topic:
    loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    questions = tuple(
        Question(
            each["ask"],
            each["at"],
            register.resolve(each["answer"]),
            tuple(map(str, each.get("also", ()))),
            each.get("calculator"),
        )
        for each in loaded["questions"]
    )
    return Topic(file.stem.partition("-")[2], loaded["topic"], questions)


def check(trees: Mapping[str, HtmlElement]) -> None:
    """Raise BuildError with every fault of the questions."""
    refuse(faults(trees))


def faults(trees: Mapping[str, HtmlElement]) -> list[Fault]:
    """Name each question that has no paragraph, asks the register for a figure that it has not or
    says one in its own words, asks what another asks, or names no calculator.
    """
    anchors = {url: links.anchors_of(tree) for url, tree in trees.items()}
    found: list[Fault] = []
    asked: dict[str, str] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        path, text = f"site_hooks/search/questions/{file.name}", file.read_text(encoding="utf-8")
        found += [
            Fault(KIND, path, fault.line, fault.says)
            for fault in register.figure_faults(text, path)
        ]
        for question in _topic(file).questions:
            line = line_of(text, f"ask: {question.ask}")
            url, _, anchor = question.at.partition("#")
            if anchor not in anchors.get(url, ()):
                found.append(
                    Fault(KIND, path, line, f"{question.at} is no address; name a paragraph")
                )
            if question.calculator and question.calculator not in names():
                found.append(
                    Fault(KIND, path, line, f"there is no calculator “{question.calculator}”")
                )
            for wording in (question.ask, *question.also):
                first = asked.setdefault(_plain(wording), question.ask)
                if first != question.ask or wording in question.also[:0]:
                    found.append(
                        Fault(KIND, path, line, f"“{wording}” is asked under “{first}” too")
                    )
    return found


def _plain(wording: str) -> str:
    return re.sub(r"\W+", " ", wording).strip().casefold()


def all_of(topics: Iterable[Topic]) -> list[Question]:
    """Return every question of every topic."""
    return [question for topic in topics for question in topic.questions]
