"""What the PDF adds to a build: the site without it, with it made anew, and with it unchanged
since the last build, by turns.

"CPU s" are seconds of a processor, which do not count what else the machine does. Python for the
browser is packed before the first build.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from tests.bench.site import Built, build
from tests.conftest import ROOT

CACHE = ROOT / ".cache" / "pdf"


def measure(rounds: int) -> None:
    """Take turns and print medians, and what is added as seconds and as a ratio."""
    times: dict[str, list[Built]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        build(folder / "first")
        for _ in range(rounds):
            times["without the PDF"].append(build(folder / "without"))
            shutil.rmtree(CACHE, ignore_errors=True)
            times["with the PDF"].append(build(folder / "with", pdf=True))
            times["with it unchanged"].append(build(folder / "again", pdf=True))
        (pdf,) = (folder / "with" / "assets").glob("*.pdf")
        length = pdf.stat().st_size
    plain = times["without the PDF"]
    print(
        f"\n{'build of the site':20}{'s':>8}{'ratio':>8}{'added s':>10}{'added CPU s':>14}   "
        f"(medians of {rounds}; range of what is added)"
    )
    for what, taken in times.items():
        ratio = median(built.clock for built in taken) / median(built.clock for built in plain)
        added = [more.clock - less.clock for less, more in zip(plain, taken, strict=True)]
        processor = median(
            more.processor - less.processor for less, more in zip(plain, taken, strict=True)
        )
        spread = f"{min(added):.1f} to {max(added):.1f}"
        print(
            f"{what:20}{median(built.clock for built in taken):8.1f}{ratio:8.2f}"
            f"{median(added):10.1f}{processor:14.1f}   {spread}"
        )
    print(f"The PDF has {length / 1e6:.2f} MB.")
