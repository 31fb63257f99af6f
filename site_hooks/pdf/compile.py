"""From Typst text to the bytes of the PDF: no system font, no clock, and Typst's own check of both standards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import typst

from site_hooks.pages import BuildError

HERE = Path(__file__).parent
STANDARDS = ["a-3a", "ua-1"]


def compile_pdf(document: str, reviewed: date) -> bytes:
    """Compile a document that imports template.typ; raise BuildError for what Typst refuses, such as a character the fonts lack."""
    sources = {"main.typ": document.encode(), "template.typ": (HERE / "template.typ").read_bytes()}
    try:
        made = typst.compile(
            sources,
            font_paths=[HERE / "fonts"],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=int(datetime(reviewed.year, reviewed.month, reviewed.day, tzinfo=UTC).timestamp()),
            format="pdf",
        )
    except typst.TypstError as error:
        raise BuildError("\n".join(["the PDF: " + str(error), *map(str, getattr(error, "hints", ()))])) from error
    assert isinstance(made, bytes)
    return made
