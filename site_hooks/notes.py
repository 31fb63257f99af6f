"""Editor's notes: read from their page, and put beside the text they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from site_hooks.pages import BuildError, relative
from tools_py.markup import Markup, element

FILE = "about/editors-notes.md"
URL = "about/editors-notes/"
MARKER = re.compile(r"<p>\[note: (A-\d\d)\]</p>")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it is about, the sentences that stand beside the text (Markdown), and whether they must stand there."""

    id: str
    title: str
    short: str
    affects_readers: bool


def read(text: str) -> dict[str, Note]:
    """Read the notes by id; raise BuildError for one that lacks a part."""
    notes: dict[str, Note] = {}
    blocks = re.split(r"^### (?=A-\d\d )", text, flags=re.MULTILINE)[1:]
    for block in blocks:
        head = re.match(r"(A-\d\d) (.*?) \{ #a-\d\d \}", block)
        short = re.search(r"^\*\*Short:\*\* (.+?)(?=\n\n|\Z)", block, re.MULTILINE | re.DOTALL)
        affects = re.search(r"\*\*Affects readers:\*\* (yes|no)", block)
        if not (head and short and affects):
            raise BuildError(f"docs/{FILE}: the note “{block.splitlines()[0]}” lacks its anchor, “Short:” or “Affects readers:”")
        notes[head[1]] = Note(head[1], head[2], " ".join(short[1].split()), affects[1] == "yes")
    return notes


def place(content: str, path: str, url: str, notes: dict[str, Note]) -> tuple[str, set[str]]:
    """Put the notes where a page asks for them; return the page and the ids placed. Raise BuildError for a note that is not there."""
    placed: set[str] = set()

    def one(marker: re.Match[str]) -> Markup:
        note = notes.get(marker[1])
        if note is None:
            raise BuildError(f"docs/{path}: there is no editor's note {marker[1]}")
        placed.add(note.id)
        label = f"Editor’s note {note.id}"
        link = element("a", label, href=relative(url, f"{URL}#{note.id.lower()}"), class_="note-id")
        words = Markup(MarkdownIt("commonmark", {"html": False}).renderInline(note.short))
        return element(
            "div", element("p", link, " ", words), class_="editors-note", role="note", aria_label=label, data_search_exclude="note"
        )

    return MARKER.sub(one, content), placed


def missing(notes: dict[str, Note], placed: set[str]) -> list[str]:
    """Name the notes that a reader needs beside the text and that stand nowhere."""
    return sorted(note.id for note in notes.values() if note.affects_readers and note.id not in placed)
