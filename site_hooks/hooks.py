"""MkDocs calls these; what they do is in the modules beside this one, as plain functions that another builder could call too.

The order of a build: read the glossary and the notes; resolve references in each page's Markdown; when all pages are HTML, put in notes,
pictures, forms and dates, link terms, and check the pages against the register; then the templates are filled and the site is written.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from site_hooks import assemble, glossary
from site_hooks.pages import BuildError


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve `[words](term:slug)`; the file itself is checked, front matter and all, so that an error names the line."""
    docs = Path(config.docs_dir)
    try:
        terms = glossary.read((docs / glossary.FILE).read_text(encoding="utf-8"))
        glossary.check_references((docs / page.file.src_uri).read_text(encoding="utf-8"), f"docs/{page.file.src_uri}", terms)
    except BuildError as error:
        raise PluginError(str(error)) from error
    return glossary.resolve_references(markdown, page.file.src_uri)


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Finish every page's content, now that all of them are HTML."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    try:
        assemble.finish(pages, Path(config.docs_dir), date.fromisoformat(str(config.extra["reviewed"])), config.extra["guidance"])
    except BuildError as error:
        raise PluginError(str(error)) from error
