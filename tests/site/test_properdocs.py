"""ProperDocs, which carries MkDocs on, builds the site as it is."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT, build_site


def test_it_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    build_site(ROOT, tmp_path / "site", builder="properdocs", SITE_URL="http://127.0.0.1:8000/")
    theirs, ours = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".gz"
        }
        for folder in (tmp_path / "site", site)
    )
    assert theirs.keys() == ours.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
