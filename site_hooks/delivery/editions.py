"""Editions of the guidance side by side: an earlier one, built by its own sources, in a folder of
the newer site.

`mkdocs.yml` lists, under `extra.editions`, the earlier ones with the folder and the tag of each.
`python -m site_hooks.delivery.editions site` (make editions) takes each tag's sources out of git,
lets them build themselves, with their own lock files, and puts the result into its folder. The
earlier edition is given the newer one that it lies beside (`NEWER_EDITION`, and `NEWER_SITE` for
the folder of that build): its pages then lead to the newer ones and keep out of search engines.
Each has its own search, its own Python and its own service worker.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_hooks import PROJECT, settings
from site_hooks.pages.tree import BuildError, relative

SOURCES = PROJECT / ".cache" / "editions"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: how it is called ("v1.3, June 2018"), its folder in the site, and the tag of its
    sources.
    """

    name: str
    folder: str
    tag: str


@dataclass(frozen=True, slots=True)
class Newer:
    """The edition that lies beside this one and takes its place, with the addresses of its
    pages.
    """

    name: str
    pages: frozenset[str]

    def address(self, url: str) -> str:
        """Return the way from a page of ours to the same page of the newer edition, or to its home
        where it has no such page.
        """
        return relative(url, f"../{url}" if url in self.pages else "../")


def newer(environment: Mapping[str, str]) -> Newer | None:
    """Return the newer edition that this build is to lie beside, None where it is the newest
    itself.
    """
    name, site = environment.get("NEWER_EDITION"), environment.get("NEWER_SITE")
    if not name:
        return None
    if not site or not (Path(site) / "index.html").is_file():
        raise BuildError(
            "NEWER_SITE has to name the folder of the built newer edition, where NEWER_EDITION is "
            "given"
        )
    found = (path.parent.relative_to(site).as_posix() for path in Path(site).rglob("index.html"))
    return Newer(name, frozenset("" if url == "." else f"{url}/" for url in found))


def fetch(edition: Edition, project: Path, sources: Path) -> Path:
    """Take an edition's sources out of git, as they were at its tag; return their folder."""
    packed = subprocess.run(
        ["git", "archive", edition.tag], cwd=project, capture_output=True, check=False
    )
    if packed.returncode:
        raise BuildError(
            f"there is no tag “{edition.tag}” for the edition {edition.name}: "
            f"{packed.stderr.decode().strip()}"
        )
    folder = sources / edition.folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.name not in (".venv", "node_modules", ".cache"):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def build(folder: Path, site: Path, site_url: str, name: str) -> Path:
    """Let an edition's sources build themselves to lie beside the edition `name` in `site`;
    return the folder of the result.
    """
    given = {"SITE_URL": site_url, "NEWER_EDITION": name, "NEWER_SITE": str(site.resolve())}
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))
    }
    subprocess.run(["make", "build"], cwd=folder, env=kept | given, check=True)
    return folder / "site"


def place(built: Path, site: Path, folder: str) -> None:
    """Put a built edition into its folder of the newer site, and what its files need of a server
    with the rest of that.
    """
    shutil.rmtree(site / folder, ignore_errors=True)
    shutil.copytree(built, site / folder)
    own = (site / folder / "_headers").read_text(encoding="utf-8")
    (site / folder / "_headers").unlink()
    with (site / "_headers").open("a", encoding="utf-8") as joined:
        joined.write(without_common(own))


def without_common(headers: str) -> str:
    """Return the rules of a `_headers` file without the first, which is of every file and
    is in the newer site's already.
    """
    lines = headers.splitlines(keepends=True)
    second = next(
        (number for number, line in enumerate(lines) if number and not line.startswith(" ")),
        len(lines),
    )
    return "".join(lines[second:])


def add(editions: Iterable[Edition], site: Path, site_url: str, name: str) -> None:
    """Build each edition and put it beside the newest, which is called `name` and lies in
    `site`.
    """
    for edition in editions:
        folder = fetch(edition, PROJECT, SOURCES)
        place(build(folder, site, f"{site_url}{edition.folder}/", name), site, edition.folder)
        print(f"{edition.name} is in {site}/{edition.folder}/.")


def main() -> None:
    """Put the earlier editions that `mkdocs.yml` lists beside a built site."""
    parser = argparse.ArgumentParser(
        description="Put the earlier editions of the guidance beside a built site."
    )
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument(
        "--site-url", default="http://127.0.0.1:8000/", help="the address of the site"
    )
    chosen = parser.parse_args()
    extra = settings.read(PROJECT)["extra"]
    add(
        [Edition(**edition) for edition in extra["editions"]],
        chosen.site,
        chosen.site_url,
        extra["guidance"],
    )


if __name__ == "__main__":
    main()
