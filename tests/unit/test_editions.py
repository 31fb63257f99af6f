"""Editions side by side: an earlier one out of git, where its pages lead, and one file of headers
for both.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from site_hooks.delivery import editions
from site_hooks.delivery.editions import Edition
from site_hooks.pages.tree import BuildError

OLD = Edition("v1.3, June 2018", "v1.3", "guidance-1.3")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose first edition is tagged, and that has gone on since."""
    folder = tmp_path / "project"
    folder.mkdir()
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    for text in ("60", "50"):
        (folder / "figure").write_text(text)
        (folder / f"only-{text}").write_text("")
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", text], check=True)
        if text == "60":
            subprocess.run([*git, "tag", OLD.tag], check=True)
    return folder


def test_an_edition_comes_out_of_git_as_it_was(project: Path, tmp_path: Path) -> None:
    folder = editions.fetch(OLD, project, tmp_path / "sources")
    assert (folder / "figure").read_text() == "60"
    assert not (folder / "only-50").exists()
    (folder / ".venv").mkdir()
    (folder / "left-over").write_text("")
    assert editions.fetch(OLD, project, tmp_path / "sources") == folder
    assert sorted(path.name for path in folder.iterdir()) == [".venv", "figure", "only-60"]


def test_a_tag_that_is_not_there(project: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="there is no tag “guidance-1.2” for the edition v1.2"):
        editions.fetch(Edition("v1.2", "v1.2", "guidance-1.2"), project, tmp_path / "sources")


def test_a_page_leads_to_the_same_page_or_home(tmp_path: Path) -> None:
    for page in ("", "glossary/", "guidance/1-purpose/"):
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").write_text("x")
    newer = editions.newer({"NEWER_EDITION": "v1.4", "NEWER_SITE": str(tmp_path)})
    assert newer is not None
    assert newer.address("guidance/1-purpose/") == "../../../guidance/1-purpose/"
    assert newer.address("guidance/13-new/") == "../../../"
    assert newer.address("") == "../"


def test_the_newest_stands_beside_no_newer_one() -> None:
    assert editions.newer({}) is None
    with pytest.raises(BuildError, match="NEWER_SITE has to name the folder"):
        editions.newer({"NEWER_EDITION": "v1.4"})


def test_no_file_is_given_a_header_twice(tmp_path: Path) -> None:
    site, built = tmp_path / "site", tmp_path / "built"
    for folder, prefix in ((site, ""), (built, "/v1.3")):
        folder.mkdir()
        (folder / "_headers").write_text(
            f"{prefix}/*\n  X-Common: yes\n{prefix}/\n  Policy: {prefix or 'new'}\n"
        )
    (site / "v1.3").mkdir()
    (site / "v1.3" / "left-over").write_text("")
    editions.place(built, site, "v1.3")
    assert (
        site / "_headers"
    ).read_text() == "/*\n  X-Common: yes\n/\n  Policy: new\n/v1.3/\n  Policy: /v1.3\n"
    assert list((site / "v1.3").iterdir()) == []
