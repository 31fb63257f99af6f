"""The Chromium of tests and measurements."""

import os
import shutil

FULL = os.environ.get("CHROMIUM") or shutil.which("chromium")
"""The machine's Chromium, or the one that CHROMIUM names; None: Playwright's own."""
EXECUTABLE = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or FULL
"""The same without a window, where there is one: it spends a fifth less time, and has neither
settings of a profile nor a cache for going back.
"""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
