"""Editor's notes: read from their page, and put beside the text they are about.

A note stands open where a reader needs it, or is a small mark that leads to it. Which of the two,
and on which pages, follows from what the note changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt

from site_hooks.pages import register
from site_hooks.pages.tree import Fault, line_of, refuse, relative
from tools_py.reports.markup import Markup, element

FILE = "about/editors-notes.md"
URL = "about/editors-notes/"
MARKER = re.compile(r"(?:(?P<open><p>)|\s)?(?<!<code>)\[note: (?P<id>A-\d\d)\](?(open)</p>)")
ASKED = re.compile(r"(?<!`)\[note: ?([^]]*)\](?!\()")
KIND = "Editor’s notes"


class Changes(StrEnum):
    """What a note changes, which decides where it stands; the top of the notes' page lists them."""

    WHAT_YOU_DO = "what you must do"
    """Open once, beside the rule of the guidance that it is about."""
    AN_ANSWER = "a calculator's answer"
    """Open once, on the page of the calculator; a mark beside the rule."""
    NOTHING = "nothing, for the record"
    """A mark only."""


OPEN_ON = {Changes.WHAT_YOU_DO: "guidance/", Changes.AN_ANSWER: "calculators/"}
"""The pages on which a note stands open, by what it changes."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it is about, its sentences for the text (Markdown), and what it changes."""

    id: str
    title: str
    short: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Use:
    """A place of the pages that asks for a note: open, or as a mark."""

    id: str
    path: str
    line: int
    open: bool


def read(text: str) -> dict[str, Note]:
    """Read the notes by id; raise BuildError for those that lack a part."""
    notes, found = examine(text)
    refuse(found)
    return notes


def examine(text: str) -> tuple[dict[str, Note], list[Fault]]:
    """Return the notes by id as far as they can be read, and what is wrong in them."""
    notes: dict[str, Note] = {}
    found = []
    top, *blocks = re.split(r"^### (?=A-\d\d )", register.resolve(text), flags=re.MULTILINE)
    listed = {
        id: kind for kind in OPEN_ON for id in re.findall(r"\[(A-\d\d)\]", _list_of(kind, top))
    }
    for block in blocks:
        head = re.match(
            r"(A-\d\d) (.*?) \{ #a-\d\d \}\n\n(?!\*\*)(.+?)(?=\n\n|\Z)", block, re.DOTALL
        )
        if head:
            short = " ".join(head[3].split())
            notes[head[1]] = Note(head[1], head[2], short, listed.get(head[1], Changes.NOTHING))
        else:
            says = (
                f"the note “{block.splitlines()[0]}” lacks its anchor or, below it, the sentences "
                "that stand beside the rule; write it as the others"
            )
            found.append(Fault(KIND, f"docs/{FILE}", line_of(text, f"### {block[:4]} "), says))
    for id in listed.keys() - notes.keys():
        says = f"there is no note {id} below; take it out of the list at the top"
        found.append(Fault(KIND, f"docs/{FILE}", line_of(text, f"[{id}]"), says))
    return notes, found


def _list_of(kind: Changes, top: str) -> str:
    found = re.search(
        rf"^- Notes that change {kind}: (.+?)(?=\n- |\n\n)", top, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


def uses(text: str, path: str) -> Iterator[Use]:
    """Yield each place that asks for a note: open as a paragraph of its own, a mark elsewhere."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        alone = (
            not "".join(lines[number - 2 : number - 1]).strip()
            and not "".join(lines[number : number + 1]).strip()
        )
        for asked in ASKED.finditer(line):
            yield Use(asked[1], path, number, alone and line.strip() == asked[0])


def faults(notes: dict[str, Note], used: list[Use], text: str) -> list[Fault]:
    """Name what is wrong with where the notes stand; `text` is the notes' own file."""
    return [*_misplaced(notes, used), *_missing(notes, used, text)]


def _misplaced(notes: dict[str, Note], used: list[Use]) -> Iterator[Fault]:
    for use in used:
        note = notes.get(use.id)
        if note is None:
            says = f"there is no editor's note {use.id}; write it in docs/{FILE}, or name another"
            yield Fault(KIND, use.path, use.line, says)
        elif use.open and not use.path.startswith(f"docs/{OPEN_ON.get(note.changes, FILE)}"):
            says = (
                f"editor's note {note.id} changes {note.changes}, and does not stand open here; "
                f"put [note: {note.id}] at the end of a sentence"
            )
            yield Fault(KIND, use.path, use.line, says)


def _missing(notes: dict[str, Note], used: list[Use], text: str) -> Iterator[Fault]:
    for note in notes.values():
        line = line_of(text, f"### {note.id} ")
        here = [use for use in used if use.id == note.id]
        times = sum(use.open for use in here)
        if (folder := OPEN_ON.get(note.changes)) and times != 1:
            says = (
                f"editor's note {note.id} changes {note.changes} and stands open {times} times; "
                f"write [note: {note.id}] as a paragraph below its rule, once, on a page in "
                f"docs/{folder}"
            )
            yield Fault(KIND, f"docs/{FILE}", line, says)
        elif not here:
            says = (
                f"no page leads to editor's note {note.id}; put [note: {note.id}] at the end of "
                "the sentence that it is about"
            )
            yield Fault(KIND, f"docs/{FILE}", line, says)


def place(content: str, url: str, notes: dict[str, Note]) -> str:
    """Put the notes where a page asks for them; `faults` names those that are not there."""

    def one(marker: re.Match[str]) -> Markup:
        note = notes.get(marker["id"])
        if note is None:
            return Markup(marker[0])
        return _open(note, url) if marker["open"] else Markup(f"\u00a0{_mark(note, url)}")

    return MARKER.sub(one, content)


def _open(note: Note, url: str) -> Markup:
    link = element("a", f"Note {note.id}", href=_address(note, url), class_="note-id")
    return element(
        "div",
        element("p", link, " ", Markup(_inline(note.short, url))),
        class_="editors-note",
        role="note",
        aria_label=f"Editor’s note {note.id}",
        data_search_exclude="note",
    )


def _mark(note: Note, url: str) -> Markup:
    return element(
        "a",
        note.id,
        href=_address(note, url),
        class_="note-mark",
        title=f"Editor’s note: {note.title}",
        data_search_exclude="note",
    )


def _address(note: Note, url: str) -> str:
    return relative(url, f"{URL}#{note.id.lower()}")


def _inline(short: str, url: str) -> str:
    """Render a short text, which links to the pages beside its own, for the page at `url`."""
    html = MarkdownIt("commonmark", {"html": False}).renderInline(short)
    return re.sub(
        r'href="([\w-]+)\.md(#[\w-]+)?"',
        lambda link: f'href="{relative(url, f"about/{link[1]}/{link[2] or ''}")}"',
        html,
    )
