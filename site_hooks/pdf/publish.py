"""The PDF as the site offers it: made once all pages are finished, linked from each of them,
written beside them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from site_hooks.cache import made_once
from site_hooks.pages.page import NavigationPage
from site_hooks.pdf.compile import compile_pdf
from site_hooks.pdf.document import compose
from site_hooks.pdf.finish import finish
from site_hooks.pdf.style import read
from tools_py.dates.words import long_date

HERE = Path(__file__).parent

SWITCH = "UEP_PDF"
"""The environment variable that says "yes" or "no" to making the PDF."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The PDF with what a link to it says."""

    url: str
    """Its address from the site's root."""
    size: str
    date: str
    data: bytes


def wanted(serving: bool) -> bool:
    """Return whether the PDF is to be made: a build makes it and a preview does not, unless the
    environment says otherwise.
    """
    return os.environ.get(SWITCH, "no" if serving else "yes") != "no"


def offer(
    pages: Iterable[NavigationPage],
    site_url: str,
    reviewed: date,
    version: str,
    sheet: str,
    cache: Path,
) -> Offer:
    """Make the PDF in the looks of the site's style sheet, or find it in the cache; raise
    BuildError with every fault of the pages.
    """
    style = read(sheet)
    document = compose(pages, site_url, reviewed, version, style)

    def make() -> bytes:
        return finish(
            compile_pdf(document.text, reviewed, style.colours), document.row_headed, document.links
        )

    data = newest(cache, (document, reviewed, style.colours, maker()), make)
    name = f"assets/user-entry-process-guidance-{version.partition(',')[0]}.pdf"
    return Offer(name, size(len(data)), long_date(reviewed), data)


def maker() -> tuple[str, ...]:
    """Say all else that the bytes depend on: this package with its fonts, and its two libraries."""
    files = (path for path in sorted(HERE.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    return (
        metadata.version("typst"),
        metadata.version("pikepdf"),
        *(sha256(path.read_bytes()).hexdigest() for path in files),
    )


def newest(cache: Path, inputs: object, make: Callable[[], bytes]) -> bytes:
    """Return what was last made where it was made from the same inputs, else make it and keep it
    alone.
    """
    place = cache / f"{sha256(repr(inputs).encode()).hexdigest()}.pdf"
    data = made_once(place, make)
    for old in set(cache.glob("*.pdf")) - {place}:
        old.unlink(missing_ok=True)
    return data


def size(count: int) -> str:
    """Say a number of bytes in kB or MB, in thousands as download lists do, with no more figures
    than help.
    """
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
