"""From Typst text to the bytes of the PDF: no system font, no clock, and Typst's own check of both
standards.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from site_hooks.pages.tree import BuildError

HERE = Path(__file__).parent
STANDARDS = ["a-3a", "ua-1"]


def compile_pdf(document: str, reviewed: date, colours: Mapping[str, str]) -> bytes:
    """Compile a document that imports template.typ, with the site's colours by name.

    Raise BuildError for what Typst refuses, such as a character that the fonts lack.
    """
    palette = ", ".join(f'{name}: rgb("{value}")' for name, value in sorted(colours.items()))
    sources = {
        "main.typ": document.encode(),
        "template.typ": (HERE / "template.typ").read_bytes(),
        "palette.typ": f"#let colour = ({palette})".encode(),
    }
    try:
        # Its types do not yet know that several sources can be given by name.
        made: bytes = typst.compile(  # type: ignore[call-overload]
            sources,
            font_paths=[HERE / "fonts"],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=int(
                datetime(reviewed.year, reviewed.month, reviewed.day, tzinfo=UTC).timestamp()
            ),
            format="pdf",
        )
    except typst.TypstError as error:
        raise BuildError(
            "\n".join(["the PDF: " + str(error), *map(str, getattr(error, "hints", ()))])
        ) from error
    return made
