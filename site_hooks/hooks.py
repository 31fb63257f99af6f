"""MkDocs calls these; what they do is in the modules beside this one, as plain functions that another builder could call too.

The order of a build: read the glossary and the notes; resolve references in each page's Markdown; when all pages are HTML, put in notes,
pictures, forms and dates, link terms, and check the pages against the register; then the templates are filled and the site is written.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from site_hooks import assemble, decisions, deliver, glossary, runtime_pack, search
from site_hooks.pages import BuildError
from site_hooks.pdf import publish

PROJECT = Path(__file__).parents[1]
PACKS = "assets/python"

serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`: a site that is being written is not kept by the browser."""
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build Python for the browser, which calculator pages point to."""
    try:
        pack = runtime_pack.build(PROJECT, PROJECT / ".cache" / "python-pack")
    except runtime_pack.PackError as error:
        raise PluginError(str(error)) from error
    config.extra |= {"python_pack": f"{PACKS}/{pack.digest}/", "python_pack_folder": str(pack.folder)}
    config.extra["search_worker"] = search_worker(config).address
    return config


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
    docs, reviewed, version = Path(config.docs_dir), date.fromisoformat(str(config.extra["reviewed"])), config.extra["guidance"]
    try:
        assemble.finish(pages, docs, reviewed, version)
        if publish.wanted(serving):
            sheet = (docs / "assets" / "site.css").read_text(encoding="utf-8")
            config.extra["pdf"] = publish.offer(pages, config.site_url or "", reviewed, version, sheet)
    except BuildError as error:
        raise PluginError(str(error)) from error


def search_worker(config: MkDocsConfig) -> search.Worker:
    """Make the site's search worker out of the theme's; the pages' templates need its address before it is written."""
    try:
        terms = glossary.read(Path(config.docs_dir, glossary.FILE).read_text(encoding="utf-8"))
        return search.worker(map(Path, config.theme.dirs), terms)
    except BuildError as error:
        raise PluginError(str(error)) from error


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put Python for the browser, the PDF, the search worker and the decision table beside the pages."""
    shutil.copytree(config.extra["python_pack_folder"], Path(config.site_dir, config.extra["python_pack"]), dirs_exist_ok=True)
    if pdf := config.extra.get("pdf"):
        Path(config.site_dir, pdf.url).write_bytes(pdf.data)
    search.write(Path(config.site_dir), search_worker(config))
    decisions.write(Path(config.site_dir))
    try:
        if serving:
            deliver.preview(Path(config.site_dir))
        else:
            deliver.complete(Path(config.site_dir), config.site_url or "", works_offline=config.extra["offline"])
    except BuildError as error:
        raise PluginError(str(error)) from error
