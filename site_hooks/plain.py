"""The pages without MkDocs: Markdown in, HTML out, from `docs/` and `mkdocs.yml` alone.

`make check` reads the pages so, in seconds. It is also the proof that the site does not depend on
its builder: another one has to give `assemble.finish` no more than this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import yaml
from markdown import Markdown

from site_hooks import assemble, settings
from site_hooks.pages.page import split
from site_hooks.pages.tree import relative


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a page, by its name below `docs/`."""

    src_uri: str


@dataclass(slots=True)
class PlainPage:
    """A page as `assemble` needs it."""

    file: Source
    title: str
    url: str
    content: str
    meta: dict[str, Any] = field(default_factory=dict)


def read(project: Path) -> list[PlainPage]:
    """Render every page of the navigation that is there, in its order."""
    chosen = settings.read(project)
    names, options = [], {}
    for extension in ("toc", "tables", "fenced_code", *chosen["markdown_extensions"]):
        [(name, given)] = extension.items() if isinstance(extension, dict) else [(extension, {})]
        names.append(name)
        options[name] = given or {}
    markdown = Markdown(extensions=list(dict.fromkeys(names)), extension_configs=options)
    there = [(src_uri, project / "docs" / src_uri) for src_uri in files(chosen["nav"])]
    return [
        page(markdown, src_uri, path.read_text(encoding="utf-8-sig"))
        for src_uri, path in there
        if path.is_file()
    ]


def page(markdown: Markdown, src_uri: str, text: str) -> PlainPage:
    """Render one page."""
    front, body = split(text)
    meta = yaml.load(front, yaml.CSafeLoader) or {}
    content = markdown.reset().convert(assemble.resolve(body, src_uri))
    headings = markdown.toc_tokens  # type: ignore[attr-defined]
    title = meta.get("title") or re.sub("<[^>]+>", "", headings[0]["html"])
    return PlainPage(Source(src_uri), title, address(src_uri), to_addresses(content, src_uri), meta)


def files(nav: list[Any]) -> Iterator[str]:
    """Yield the files that a navigation names, in its order."""
    for item in nav:
        for entry in item.values() if isinstance(item, dict) else (item,):
            if isinstance(entry, str):
                yield entry
            else:
                yield from files(entry)


def address(src_uri: str) -> str:
    """Return the address of the page made from a file: "guidance/1-purpose/" of
    "guidance/1-purpose.md".
    """
    return re.sub(r"(^|/)index/$", r"\1", src_uri.removesuffix(".md") + "/")


def to_addresses(content: str, src_uri: str) -> str:
    """Lead links to files (`../glossary.md#user`) to the pages made from them."""

    def one(link: re.Match[str]) -> str:
        target = normpath(join(dirname(src_uri), link[2]))
        return link[1] + relative(address(src_uri), address(target)) + link[3]

    return re.sub(r'(<a [^>]*?href=")(?![a-z]+:)([^"#]+\.md)([^"]*")', one, content)
