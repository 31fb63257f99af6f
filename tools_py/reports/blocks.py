"""What an answer is: a headline and blocks, whose words are Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools_py.reports.markup import Markup


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the headline."""

    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """One or more paragraphs or lists."""

    words: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark set apart: `kind` is "warning" (a breach, a date missed) or "note" (an open
    reading).
    """

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The key figures of an answer: what it is, the figure, and a few words on it."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption.

    The first column heads its row; `numeric` columns (counted from 0) align right.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG with its text alternative; where it cannot be shown, the alternative stands
    for it.
    """

    svg: Markup
    alternative: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick: for each a key by which the page keeps the tick on the reader's device, what
    it is, and where it stands.

    `name` parts the ticks of one list from those of another.
    """

    name: str
    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to do: the key by which it is known, what it is, where that stands, the day it is
    needed, its owner and status.
    """

    key: str
    what: str
    where: str
    by: str
    owner: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """Things to do with an owner and a status each, which the page lets the reader enter;
    `statuses` are the words for each status.

    `name` is the answer of the form that keeps what is entered.
    """

    name: str
    caption: str
    statuses: Mapping[str, str]
    items: tuple[Task, ...]

    def table(self) -> Table:
        """Return the list as a table, for where nothing can be entered."""
        rows = tuple(
            (
                f"{item.what} ({item.where})",
                item.by,
                escaped(item.owner) or "nobody yet",
                self.statuses[item.status],
            )
            for item in self.items
        )
        return Table(caption=self.caption, head=TASK_HEAD, rows=rows)


TASK_HEAD = ("To gather", "Day", "Owner", "Status")


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something assumed because an answer was not given: `words` name it.

    `answers` are the answers that say it, by name, as they would be typed (parts of an answer in a
    mapping of their own); `take` are the words of the link that enters them. `box` is the name of
    the form's box in which a reader enters something else ("durations.evidence-check").
    """

    words: str
    take: str
    answers: Mapping[str, str | Mapping[str, str]]
    box: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What an answer assumes, each item with a link that makes it the reader's answer and one to
    the box that changes it.

    `calculator` names the form. Where nothing can be entered, the words alone stand.
    """

    calculator: str
    lead: str
    items: tuple[Assumption, ...]

    def listed(self) -> Text:
        """Return the assumptions as a list, for where nothing can be entered."""
        return Text("\n\n".join((self.lead, "\n".join(f"- {item.words}" for item in self.items))))


@dataclass(frozen=True, slots=True)
class Blank:
    """A box of the form that is still empty: its name ("durations.evidence-check"), what it asks
    for, a hint, and values that can be entered at one click, each with words on it.
    """

    box: str
    label: str
    hint: str
    suggestions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Blanks:
    """Empty boxes of the form, to be filled in beside the answer that lacks them."""

    lead: str
    items: tuple[Blank, ...]

    def listed(self) -> Text:
        """Return what is asked for as a list, for where nothing can be entered."""
        lines = [
            f"- {item.label}: {item.hint}{''.join(f'; {words}' for _, words in item.suggestions)}"
            for item in self.items
        ]
        return Text("\n\n".join((self.lead, "\n".join(lines))))


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks folded behind a summary; print and plain text show them open."""

    summary: str
    blocks: tuple[Block, ...]


type Block = (
    Heading
    | Text
    | Callout
    | Figures
    | Table
    | Picture
    | Checklist
    | TaskList
    | Assumptions
    | Blanks
    | Details
)


@dataclass(frozen=True, slots=True)
class Report:
    """An answer as a person reads it: the headline, in plain words, and what stands below it."""

    headline: str
    blocks: tuple[Block, ...]


def escaped(words: str) -> str:
    """Keep words from outside from being read as Markdown."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>|#!&" else char for char in words)
