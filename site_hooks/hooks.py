"""MkDocs calls these; what they do is in the modules beside this one, as plain functions that
another builder could call too.

The order of a build: read the glossary and the notes; resolve references in each page's Markdown;
when all pages are HTML, put in notes, pictures, forms and dates, link terms, and check the pages
against the register; then the templates are filled and the site is written.
"""

from __future__ import annotations

import inspect
import os
import shutil
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from site_hooks import PROJECT, assemble, pdf, runtime_pack, scripts
from site_hooks.delivery import deliver, editions
from site_hooks.figures import decisions, schemas
from site_hooks.pages import glossary, questions, wordings
from site_hooks.pages import tree as pages
from site_hooks.search import script as search

PACKS = "assets/python"

OURS = {
    name: value.__name__
    for name, value in globals().items()
    if inspect.ismodule(value) and value.__name__.startswith("site_hooks.")
}
"""Our modules that the hooks call, by their names here."""

serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`: a site that is being written is not kept by the
    browser.
    """
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build Python for the browser, which calculator pages point to."""
    if serving:
        read_our_code_again()
    try:
        pack = runtime_pack.build(PROJECT, PROJECT / ".cache" / "python-pack")
        config.extra["newer"] = editions.newer(os.environ)
    except (runtime_pack.PackError, pages.BuildError) as error:
        raise PluginError(str(error)) from error
    config.extra |= {
        "python_pack": f"{PACKS}/{pack.digest}/",
        "python_pack_folder": str(pack.folder),
    }
    return config


def read_our_code_again() -> None:
    """Forget our modules and import them anew, so that an edit of a calculator shows in its form
    and its worked example too.
    """
    for name in [
        name for name in sys.modules if name.partition(".")[0] in ("site_hooks", "tools_py")
    ]:
        del sys.modules[name]
    for name, module in OURS.items():
        globals()[name] = import_module(module)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the site's scripts, each bundled of its modules."""
    try:
        for address, text in scripts.bundles().items():
            files.append(File.generated(config, address, content=text))
    except pages.BuildError as error:
        raise PluginError(str(error)) from error
    return files


def on_serve(server: Any, *, config: MkDocsConfig, builder: Any) -> None:
    """Where nothing but the pages' scripts has changed, bundle these alone: at once, not in half a
    minute.
    """
    watched = [Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.watch)]
    before = scripts.others_state(watched)

    def rebuild() -> None:
        nonlocal before
        now = scripts.others_state(watched)
        if now == before:
            bundles = scripts.bundles() | {search.ADDRESS: search.script(config.extra["search"])}
            for address, text in bundles.items():
                Path(config.site_dir, address).write_text(text, encoding="utf-8")
        else:
            server_builder()
            before = now

    server_builder, server.builder = server.builder, rebuild


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve what a page asks for by name before it becomes HTML: `[words](term:slug)` and
    `[figure: rule]`.
    """
    return assemble.resolve(markdown, page.file.src_uri)


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """Finish every page's content, now that all of them are HTML."""
    all_pages = [file.page for file in files.documentation_pages() if file.page is not None]
    docs, reviewed, version = (
        Path(config.docs_dir),
        date.fromisoformat(str(config.extra["reviewed"])),
        config.extra["guidance"],
    )
    try:
        assemble.finish(all_pages, docs, reviewed, version)
        if pdf.wanted(serving):
            sheet = (docs / "assets" / "site.css").read_text(encoding="utf-8")
            config.extra["pdf"] = pdf.offer(
                all_pages,
                config.site_url or "",
                reviewed,
                version,
                sheet,
                PROJECT / ".cache" / "pdf",
            )
        terms = glossary.read((docs / glossary.FILE).read_text(encoding="utf-8"))
        known = config.extra["search"] = search.data(
            all_pages, questions.read(), wordings.read(), terms
        )
        files.append(File.generated(config, search.ADDRESS, content=search.script(known)))
    except pages.BuildError as error:
        raise PluginError(str(error)) from error


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put Python for the browser, the PDF, the decision table and the schemas beside the pages."""
    shutil.copytree(
        config.extra["python_pack_folder"],
        Path(config.site_dir, config.extra["python_pack"]),
        dirs_exist_ok=True,
    )
    if offered := config.extra.get("pdf"):
        Path(config.site_dir, offered.url).write_bytes(offered.data)
    decisions.write(Path(config.site_dir))
    schemas.write(Path(config.site_dir), config.site_url or "")
    try:
        if serving:
            deliver.preview(Path(config.site_dir))
        else:
            deliver.complete(
                Path(config.site_dir), config.site_url or "", works_offline=config.extra["offline"]
            )
    except pages.BuildError as error:
        raise PluginError(str(error)) from error
