"""The PDF as the site offers it: made once all pages are finished, linked from each of them, written beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_hooks.pdf.compile import compile_pdf
from site_hooks.pdf.document import Page, compose
from site_hooks.pdf.finish import finish
from site_hooks.pdf.style import read

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
    """Tell whether the PDF is to be made: a build makes it and a preview does not, unless the environment says otherwise."""
    return os.environ.get(SWITCH, "no" if serving else "yes") != "no"


def offer(pages: Iterable[Page], site_url: str, reviewed: date, version: str, sheet: str) -> Offer:
    """Make the PDF in the looks of the site's style sheet; raise BuildError with every fault found in the pages."""
    style = read(sheet)
    document = compose(pages, site_url, reviewed, version, style)
    data = finish(compile_pdf(document.text, reviewed, style.colours), document.row_headed)
    name = f"assets/user-entry-process-guidance-{version.partition(',')[0]}.pdf"
    return Offer(name, size(len(data)), f"{reviewed.day} {reviewed:%B %Y}", data)


def size(count: int) -> str:
    """Say a number of bytes in kB or MB, in thousands as download lists do, with no more figures than help."""
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
