"""The browser of the measurements."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Playwright

from tests.chromium import FLAGS, FULL


def launch(playwright: Playwright, profile: str = "") -> BrowserContext:
    """Start Chromium on a profile folder; "" is a new one."""
    return playwright.chromium.launch_persistent_context(profile, executable_path=FULL, args=FLAGS)
