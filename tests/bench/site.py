"""The site as the measurements need it: built anew, in a process of its own as `make build` is, and
timed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT


@dataclass(frozen=True)
class Built:
    """What a build took: seconds by the clock, and seconds of a processor, which do not count what
    else the machine does.
    """

    clock: float
    processor: float


def build(folder: Path, *, pdf: bool = False) -> Built:
    """Build the site into a folder."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": "http://127.0.0.1:8000/",
        "UEP_PDF": "yes" if pdf else "no",
    }
    begin, before = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(folder)],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    after = os.times()
    processor = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Built(time.perf_counter() - begin, processor)
