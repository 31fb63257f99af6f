"""Editor's notes: read from their page, and put beside the text they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from site_hooks.pages import register
from site_hooks.pages.tree import Fault, line_of, refuse, relative
from tools_py.reports.markup import Markup, element

FILE = "about/editors-notes.md"
URL = "about/editors-notes/"
MARKER = re.compile(r"<p>\[note: (A-\d\d)\]</p>")
KIND = "Editor’s notes"


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it is about, the sentences that stand beside the text (Markdown), and whether
    they must stand there.
    """

    id: str
    title: str
    short: str
    affects_readers: bool


def read(text: str) -> dict[str, Note]:
    """Read the notes by id; raise BuildError for those that lack a part."""
    notes, faults = examine(text)
    refuse(faults)
    return notes


def examine(text: str) -> tuple[dict[str, Note], list[Fault]]:
    """Read the notes by id as far as they can be read, and return them with what is wrong in them."""
    notes: dict[str, Note] = {}
    faults = []
    blocks = re.split(r"^### (?=A-\d\d )", register.resolve(text), flags=re.MULTILINE)[1:]
    for block in blocks:
        head = re.match(r"(A-\d\d) (.*?) \{ #a-\d\d \}", block)
        short = re.search(r"^\*\*Short:\*\* (.+?)(?=\n\n|\Z)", block, re.MULTILINE | re.DOTALL)
        affects = re.search(r"\*\*Affects readers:\*\* (yes|no)", block)
        if head and short and affects:
            notes[head[1]] = Note(head[1], head[2], " ".join(short[1].split()), affects[1] == "yes")
        else:
            says = (
                f"the note “{block.splitlines()[0]}” lacks its anchor, “**Short:**” or "
                "“**Affects readers:**”; write it as the others"
            )
            faults.append(Fault(KIND, f"docs/{FILE}", line_of(text, f"### {block[:4]} "), says))
    return notes, faults


def marker_faults(text: str, path: str, notes: dict[str, Note]) -> list[Fault]:
    """Name each place where a file asks for a note that is not there, or asks in a way that is not
    read.
    """
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if asked := re.search(r"(?<!`)\[note: ?([^]]*)\](?!\()", line):
            if not re.fullmatch(r"\[note: A-\d\d\]", line.strip()):
                faults.append(
                    Fault(
                        KIND,
                        path,
                        number,
                        f"“{asked[0]}” is not read; write [note: A-08] as a paragraph of its own",
                    )
                )
            elif asked[1] not in notes:
                faults.append(
                    Fault(
                        KIND,
                        path,
                        number,
                        (
                            f"there is no editor's note {asked[1]}; write it in docs/{FILE}, or "
                            "name "
                            "another"
                        ),
                    )
                )
    return faults


def place(content: str, url: str, notes: dict[str, Note]) -> tuple[str, set[str]]:
    """Put the notes where a page asks for them; return the page and the ids placed.

    `marker_faults` names the others.
    """
    placed: set[str] = set()

    def one(marker: re.Match[str]) -> Markup:
        note = notes.get(marker[1])
        if note is None:
            return Markup(marker[0])
        placed.add(note.id)
        label = f"Editor’s note {note.id}"
        link = element("a", label, href=relative(url, f"{URL}#{note.id.lower()}"), class_="note-id")
        words = Markup(MarkdownIt("commonmark", {"html": False}).renderInline(note.short))
        return element(
            "div",
            element("p", link, " ", words),
            class_="editors-note",
            role="note",
            aria_label=label,
            data_search_exclude="note",
        )

    return MARKER.sub(one, content), placed


def missing(notes: dict[str, Note], placed: set[str], text: str) -> list[Fault]:
    """Name the notes that a reader needs beside the text and that stand nowhere; `text` is the
    notes' own file.
    """
    return [
        Fault(
            KIND,
            f"docs/{FILE}",
            line_of(text, f"### {note.id} "),
            (
                f"editor's note {note.id} affects readers and stands beside no text; write [note: "
                f"{note.id}] below the paragraph it is about"
            ),
        )
        for note in notes.values()
        if note.affects_readers and note.id not in placed
    ]
