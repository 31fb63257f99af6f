"""Two builds of one version of the sources give the same bytes, also by ProperDocs, which carries
MkDocs on.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from site_hooks.offline import folder
from tests.conftest import ROOT, SETTINGS, build_site, copy_checkout

type Pair = tuple[Path, Path]


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The site of the other tests, and one that ProperDocs builds from another folder, with another
    seed, zone, locale and umask, and with a PDF made anew.
    """
    place = tmp_path_factory.mktemp("another")
    if "UEP_SITE" in os.environ:  # which may be built with other settings
        build_site(ROOT, one := place / "one", **SETTINGS)
    else:
        one = request.getfixturevalue("site")
    given = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    checkout, another = copy_checkout(ROOT, place / "checkout"), place / "another"
    build_site(checkout, another, builder="properdocs", umask=0o077, **SETTINGS | given)
    return one, another


def test_two_builds_give_the_same_bytes(built: Pair) -> None:
    one, another = (digests(site) for site in built)
    assert one.keys() == another.keys()
    assert [name for name in one if one[name] != another[name]] == []
    assert [name for name in one if name.endswith(".pdf")], "the PDF was not made"


def test_two_copies_to_take_away_are_the_same(built: Pair, tmp_path: Path) -> None:
    for name, site in zip(("one.zip", "another.zip"), built, strict=True):
        folder.write(site, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "another.zip").read_bytes()
