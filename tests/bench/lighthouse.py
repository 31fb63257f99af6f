"""Lighthouse on a phone's screen, for the pages that people meet first: the middle of several runs,
beside what is aimed at.

The site is built and served as a release is. Lighthouse itself is no dependency of the project: npm
fetches this version for the run. Its performance figure falls when the machine is busy; the
others do not depend on it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from site_hooks import PROJECT
from tests import nginx
from tests.chromium import FLAGS, FULL

LIGHTHOUSE = "lighthouse@13.5.0"
PAGES = (
    "",
    "guidance/5-user-entry-process-testing/",
    "glossary/",
    "calculators/deadlines/",
    "calculators/eligibility/",
    "calculators/credit-cover/",
    "calculators/my-plan/",
)
AIMS = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}


def run(address: str, chromium: str) -> dict[str, float]:
    """Return the figures of one run, out of a hundred."""
    command = [
        "npx",
        "--yes",
        LIGHTHOUSE,
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(AIMS)}",
    ]
    command.append(f"--chrome-flags=--headless=new {' '.join(FLAGS)}")
    ran = subprocess.run(
        command,
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"Lighthouse did not run:\n{ran.stderr}")
    found = json.loads(ran.stdout)["categories"]
    return {name: found[name]["score"] * 100 for name in AIMS}


def main() -> int:
    """Build, serve, measure and print."""
    parser = argparse.ArgumentParser(description="Measure the chief pages with Lighthouse.")
    parser.add_argument("--runs", type=int, default=3, help="runs a page")
    runs = parser.parse_args().runs
    if nginx.NGINX is None or FULL is None:
        raise SystemExit(
            "Lighthouse is run where nginx and Chromium are: `make browser servers` installs them "
            "on Debian."
        )
    print("page".ljust(40), *(f"{name} (aim {aim})".rjust(24) for name, aim in AIMS.items()))
    with tempfile.TemporaryDirectory() as folder:
        site, released, place = (Path(folder, name) for name in ("built", "released", "served"))
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
            cwd=PROJECT,
            check=True,
        )
        place.mkdir()
        nginx.compress(site, released)
        with nginx.serving(released, place) as address:
            for page in PAGES:
                figures = [run(f"{address}/{page}", FULL) for _ in range(runs)]
                middle = {
                    name: statistics.median(figure[name] for figure in figures) for name in AIMS
                }
                print(
                    (page or "home").ljust(40),
                    *(f"{middle[name]:.0f}".rjust(24) for name in AIMS),
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
