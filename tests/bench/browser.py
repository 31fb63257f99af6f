"""The browser of the measurements."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import BrowserContext, Playwright

from tests.e2e.conftest import FLAGS


def launch(playwright: Playwright, profile: str = "") -> BrowserContext:
    """Start the machine's Chromium, or Playwright's own, on a profile folder; "" is a new one."""
    machine = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=machine, args=FLAGS
    )
