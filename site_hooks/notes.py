"""Editor's notes: read from their page, and put beside the text they are about.

A note stands open where a reader needs it, or is a small mark that leads to it. Which of the two, and on which pages, follows from what
the note changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt

from site_hooks import register
from site_hooks.pages import Fault, line_of, refuse, relative
from tools_py.markup import Markup, element

FILE = "about/editors-notes.md"
URL = "about/editors-notes/"
MARKER = re.compile(r"(?P<open><p>)?(?<!<code>)\[note: (?P<id>A-\d\d)\](?(open)</p>)")
ASKED = re.compile(r"(?<!`)\[note: ?([^]]*)\](?!\()")
KIND = "Editor’s notes"


class Changes(StrEnum):
    """What a note changes, which decides where it stands."""

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
    """A note: what it is about, the sentences that stand beside the text (Markdown), and what it changes."""

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
    notes, faults = examine(text)
    refuse(faults)
    return notes


def examine(text: str) -> tuple[dict[str, Note], list[Fault]]:
    """Read the notes by id as far as they can be read, and return them with what is wrong in them."""
    notes: dict[str, Note] = {}
    faults = []
    kinds = "|".join(Changes)
    blocks = re.split(r"^### (?=A-\d\d )", register.resolve(text), flags=re.MULTILINE)[1:]
    for block in blocks:
        head = re.match(r"(A-\d\d) (.*?) \{ #a-\d\d \}", block)
        short = re.search(r"^\*\*Short:\*\* (.+?)(?=\n\n|\Z)", block, re.MULTILINE | re.DOTALL)
        changes = re.search(rf"\*\*Changes:\*\* ({kinds})$", block, re.MULTILINE)
        if head and short and changes:
            words = " ".join(short[1].split())
            notes[head[1]] = Note(head[1], head[2], words, Changes(changes[1]))
        else:
            says = (
                f"the note “{block.splitlines()[0]}” lacks its anchor, “**Short:**” or “**Changes:**” "
                f"({', '.join(Changes)}); write it as the others"
            )
            faults.append(Fault(KIND, f"docs/{FILE}", line_of(text, f"### {block[:4]} "), says))
    return notes, faults


def uses(text: str, path: str) -> Iterator[Use]:
    """Yield each place where a file asks for a note: open where it is a paragraph of its own, a mark elsewhere."""
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
    found = []
    for use in used:
        if use.id not in notes:
            says = f"there is no editor's note {use.id}; write it in docs/{FILE}, or name another"
        elif use.open and not _may_open(notes[use.id], use.path):
            says = (
                f"editor's note {use.id} changes {notes[use.id].changes}, and does not stand open here; "
                f"put [note: {use.id}] at the end of a sentence"
            )
        else:
            continue
        found.append(Fault(KIND, use.path, use.line, says))
    for note in notes.values():
        place = OPEN_ON.get(note.changes)
        here = [use for use in used if use.id == note.id and (use.open or not place)]
        if place and len(here) != 1:
            says = (
                f"editor's note {note.id} changes {note.changes} and stands open in {len(here)} places; write "
                f"[note: {note.id}] once, as a paragraph below the rule it is about, in docs/{place}"
            )
        elif not here:
            says = f"no page leads to editor's note {note.id}; put [note: {note.id}] at the end of the sentence it is about"
        else:
            continue
        found.append(Fault(KIND, f"docs/{FILE}", line_of(text, f"### {note.id} "), says))
    return found


def _may_open(note: Note, path: str) -> bool:
    return note.changes in OPEN_ON and path.startswith(f"docs/{OPEN_ON[note.changes]}")


def place(content: str, url: str, notes: dict[str, Note]) -> str:
    """Put the notes where a page asks for them; `faults` names those that are not there."""

    def one(marker: re.Match[str]) -> Markup:
        note = notes.get(marker["id"])
        if note is None:
            return Markup(marker[0])
        return _open(note, url) if marker["open"] else _mark(note, url)

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
