"""Names that tell the content: `assets/site.css` is served as `assets/site.3f2a91c0.css`.

A file whose name holds a digest of its bytes may be cached for ever, and a page can never meet
another version of it: the name is then another. The runtime pack already has such a name. This
gives one to scripts and styles; Material's own tells what its sheet was before it was cut.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path


def digest(content: bytes) -> str:
    """Return the eight digits that stand for a content in a name."""
    return hashlib.sha256(content).hexdigest()[:8]


def rename(site: Path) -> None:
    """Name the site's scripts and styles by their content, and say so in every page."""
    names: dict[str, str] = {}
    for path in sorted(
        found
        for kind in ("*.js", "*.css", "stylesheets/*.css")
        for found in site.glob(f"assets/{kind}")
    ):
        content = (
            path.read_bytes()
            if path.suffix == ".js"
            else without_comments(path.read_text(encoding="utf-8")).encode()
        )
        names[path.relative_to(site).as_posix()] = move(
            path,
            f"{path.name.partition('.')[0]}.{digest(content)}{path.suffix}",
            content,
            site,
        )
    reference = re.compile(
        r'( (?:src|href)="[^"]*?)(' + "|".join(map(re.escape, names)) + r')(?=")'
    )
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(
            reference.sub(lambda found: found[1] + names[found[2]], text), encoding="utf-8"
        )


def without_comments(sheet: str) -> str:
    """Leave out of a style sheet what only its editors read; comments and indents are a seventh of
    its weight.
    """
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)).lstrip()


def move(path: Path, name: str, content: bytes, site: Path) -> str:
    """Write a file under another name beside the old one's place; return its address from the
    root.
    """
    path.unlink()
    target = path.with_name(name)
    target.write_bytes(content)
    return target.relative_to(site).as_posix()
