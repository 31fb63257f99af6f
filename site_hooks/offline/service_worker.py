"""Writes the service worker of a finished site: which files it keeps, with the digest of each."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from site_hooks.pages.tree import BuildError
from site_hooks.runtime_pack.file_names import CODE, DEFERRED, ENGINE, FIRST, packed
from site_hooks.site_files import FOR_EVER, integrity

HERE = Path(__file__).parent
FILE = "service-worker.js"
PLACE = '"BUILD"'
META = re.compile(r'(<meta name="uep-version" content=")[^"]*(?=")')
NOT_KEPT = re.compile(
    r"\.(map|br|gz)$|^(_headers|robots\.txt|sitemap\.xml|service-worker\.js)$"
    r"|^assets/(images/favicon\.png|card\.png)"
    r"|^assets/python/[^/]+/(manifest\.json|pyodide-lock\.json|started\.(memory|bin))$"
)
"""What no page asks for."""
EITHER = (CODE, FIRST)
"""Files of the runtime pack that Python's worker fetches as they are from a host that compresses,
and from any other in the form that we have gzipped. It tells by ENGINE what the host does.
"""


def kept(site: Path) -> dict[str, Path]:
    """Return the files that a reader may need, by the address under which pages ask for them
    ("guidance/" for a page).
    """
    files = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not NOT_KEPT.search(name) and path.name != DEFERRED:
            files[re.sub(r"(^|/)index\.html$", r"\1", name)] = path
    return files


def version_of(site: Path) -> str:
    """Return the sixteen hexadecimal digits that stand for all that is kept."""
    digests = hashlib.sha256()
    for address, path in kept(site).items():
        digests.update(f"{address}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return digests.hexdigest()[:16]


def table(site: Path, version: str) -> dict[str, Any]:
    """Return what the service worker has to know: the version, the files to keep, and their
    digests.

    Raises BuildError where the runtime pack lacks a file that Python's worker asks for.
    """
    files = kept(site)
    engines = [address for address in files if address.endswith(f"/{ENGINE}")]
    if len(engines) != 1:
        raise BuildError(f"the site was to have one runtime pack and has {len(engines)}")
    folder = engines[0].removesuffix(ENGINE)
    either = [(folder + name, folder + packed(name), engines[0]) for name in EITHER]
    if missing := [name for forms in either for name in forms if name not in files]:
        raise BuildError(f"the runtime pack lacks {', '.join(missing)}")
    chosen = {name for *forms, _ in either for name in forms}
    return {
        "version": version,
        "named": FOR_EVER.pattern,
        "files": {address: integrity(path.read_bytes()) for address, path in files.items()},
        "keep": [address for address in files if address not in chosen],
        "either": either,
    }


def write(site: Path) -> str:
    """Write the service worker of a site of which every other file is final, and its version into
    the pages; return the version.
    """
    version = version_of(site)
    for page in site.rglob("*.html"):
        text, count = META.subn(rf"\g<1>{version}", page.read_text(encoding="utf-8"))
        if count != 1:
            raise BuildError(
                f"{page.relative_to(site)}: the page was to have one place for its version and "
                f"has {count}"
            )
        page.write_text(text, encoding="utf-8")
    template = (HERE / "service_worker.js").read_text(encoding="utf-8")
    if template.count(PLACE) != 1:
        raise BuildError(f"the service worker was to have one place for {PLACE}")
    text = template.replace(PLACE, json.dumps(table(site, version), indent=1))
    (site / FILE).write_text(text, encoding="utf-8")
    return version


def write_kill_switch(site: Path) -> None:
    """Write, in the service worker's place, one that takes itself and all that was kept away."""
    (site / FILE).write_text(
        (HERE / "kill_switch.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
