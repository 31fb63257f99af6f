"""Links between pages as they are written in Markdown: to a file that is there, and to an anchor
that is on its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml.html import HtmlElement

from site_hooks.pages.tree import Fault

LINK = re.compile(r"\]\((?P<file>[^)\s#:]*\.md)?(?:#(?P<anchor>[^)\s]+))?\)")
FILE = re.compile(r"\]\((?![a-z][a-z+.-]*:)(?P<file>[^)\s#?]+)[^)\s]*(?:\s+\"[^\"]*\")?\)")
KIND = "Links"


def faults(path: str, text: str, anchors: Mapping[str, set[str]]) -> list[Fault]:
    """Name each link of a file that leads nowhere; `anchors` are those of every page by the name of
    its file ("guidance/1-purpose.md").
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for link in LINK.finditer(line):
            if not (link["file"] or link["anchor"]):
                continue
            target = normpath(join(dirname(path), link["file"])) if link["file"] else path
            if target not in anchors:
                found.append(
                    Fault(
                        KIND,
                        f"docs/{path}",
                        number,
                        f"there is no page docs/{target}; correct the link, or put the page back",
                    )
                )
            elif link["anchor"] and link["anchor"] not in anchors[target]:
                says = (
                    f"docs/{target} has no anchor #{link['anchor']}; correct the link, or put "
                    f"{{: #{link['anchor']} }} back there"
                )
                found.append(Fault(KIND, f"docs/{path}", number, says))
    return found


def file_faults(path: str, text: str, docs: Path) -> Iterator[Fault]:
    """Name each link or picture of a file that asks for a file which is not in `docs`."""
    for number, line in enumerate(text.splitlines(), 1):
        for link in FILE.finditer(re.sub(r"`[^`]*`|<code>.*?</code>", "", line)):
            name = link["file"]
            if name.endswith(".md"):
                continue
            target = normpath(join(dirname(path), name))
            says = ""
            if name.startswith("/"):
                says = f"the link {name} begins at the host; write it from this page: ../…"
            elif not (docs / target).is_file():
                says = f"there is no file docs/{target}; correct the link, or add the file"
            if says:
                yield Fault(KIND, f"docs/{path}", number, says)


def anchors_of(tree: HtmlElement) -> set[str]:
    """Return every anchor of a page."""
    return {str(found) for found in tree.xpath("//@id")}
