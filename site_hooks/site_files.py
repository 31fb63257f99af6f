"""The files of a built site: which are named by their content, their digests, and zips of them."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from site_hooks.pages.tree import BuildError

FOR_EVER = re.compile(r"^assets/(python/[0-9a-f]{16}/|(.*/)?[^/]+\.[0-9a-f]{8}\.(css|js)$)")
"""Addresses, from the site's root, of files that are named by their content."""

type Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute and second, as a zip keeps them."""


def only(site: Path, pattern: str) -> Path:
    """Return the one file of the site that fits a pattern; raise BuildError where there is none, or
    more.
    """
    found = list(site.glob(pattern))
    if len(found) != 1:
        raise BuildError(f"the site was to have one file {pattern} and has {len(found)}")
    return found[0]


def integrity(content: bytes) -> str:
    """Return a content's SHA-256 as browsers check it: "sha256-" and 44 characters of base64."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def zipped(
    members: Mapping[str, bytes], moment: Moment, compression: int = zipfile.ZIP_STORED
) -> bytes:
    """Return a zip of files by path, each dated `moment`: the same bytes for the same files,
    whatever the clock and their order. `compression` is one of the constants of `zipfile`.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(members.items()):
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = compression
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return target.getvalue()
