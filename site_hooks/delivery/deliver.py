"""The last steps of a build, in their order, when every file is there: names, the policy, what is
kept for use without a network.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from site_hooks import offline
from site_hooks.delivery import hashed_names, headers, used_styles
from site_hooks.figures import sbom


def complete(site: Path, site_url: str, *, works_offline: bool = True) -> None:
    """Complete a built site for a server.

    Without `works_offline` the service worker is the one that takes an earlier one away.
    Raises BuildError where the site is not as expected.
    """
    leave_out(site)
    sbom.write(site)
    used_styles.keep(site)
    hashed_names.rename(site)
    headers.state_in_pages(site)
    if works_offline:
        offline.write(site)
    else:
        offline.write_kill_switch(site)
    (site / "_headers").write_text(
        headers.headers_file(site, headers.prefix_of(site_url)), encoding="utf-8"
    )


def leave_out(site: Path) -> None:
    """Take out what Material brings along and no page asks for: the maps of its sources, its
    palettes, and its scripts.
    """
    for path in (*site.rglob("*.map"), *site.glob("assets/stylesheets/palette.*.css")):
        path.unlink()
    shutil.rmtree(site / "assets" / "javascripts", ignore_errors=True)


def preview(site: Path) -> None:
    """Complete a site that is served while it is being written: names and pages stay as they are,
    and nothing is kept by the browser.
    """
    offline.write_kill_switch(site)
