"""Two builds of one version of the sources give the same bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from site_hooks.offline import folder
from tests.conftest import ROOT, build_site, copy_checkout


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site built twice, from one state of the sources in two folders, with other seeds, zones
    and locales.

    Both make the PDF anew.
    """
    made = []
    sources = ROOT
    for name, seed, zone, locale in (
        ("one", "1", "UTC", "C.UTF-8"),
        ("another", "2", "Pacific/Auckland", "C"),
    ):
        folder_of = tmp_path_factory.mktemp(name)
        checkout, target = folder_of / "checkout", folder_of / name
        copy_checkout(sources, checkout)
        told = {
            "SOURCE_DATE_EPOCH": "1529366400",
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
        }
        build_site(checkout, target, umask=0o077 if name == "another" else -1, **told)
        sources = checkout
        made.append(target)
    return made[0], made[1]


def test_two_builds_give_the_same_bytes(built: tuple[Path, Path]) -> None:
    one, another = (digests(site) for site in built)
    assert one.keys() == another.keys()
    assert [name for name in one if one[name] != another[name]] == []
    assert [name for name in one if name.endswith(".pdf")], "the PDF was not made"


def test_two_copies_to_take_away_are_the_same(built: tuple[Path, Path], tmp_path: Path) -> None:
    for name, site in zip(("one.zip", "another.zip"), built, strict=True):
        folder.write(site, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "another.zip").read_bytes()
