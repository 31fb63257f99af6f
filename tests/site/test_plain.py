"""The pages without MkDocs: our functions finish what another builder renders, and give the pages
that MkDocs gives.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from site_hooks.pages.tree import text_of
from tests.conftest import ROOT

FINISH = """
import json, sys
from datetime import date
from pathlib import Path
from site_hooks import assemble, plain, settings

project = Path(sys.argv[1])
extra = settings.read(project)["extra"]
pages = plain.read(project)
reviewed = date.fromisoformat(str(extra["reviewed"]))
assemble.finish(pages, project / "docs", reviewed, extra["guidance"])
packages = {name.partition(".")[0] for name in sys.modules}
assert packages.isdisjoint({"mkdocs", "material"}), "MkDocs was imported"
print(json.dumps({page.url: [page.title, page.content] for page in pages}))
"""
"""Finishes every page in a process of its own, in which MkDocs is not imported."""


@pytest.fixture(scope="module")
def finished() -> dict[str, tuple[str, HtmlElement]]:
    done = subprocess.run(
        [sys.executable, "-c", FINISH, str(ROOT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        url: (title, html.fragment_fromstring(content, create_parent="div"))
        for url, (title, content) in json.loads(done.stdout).items()
    }


def test_every_point_of_every_page_is_as_mkdocs_gives_it(
    finished: dict[str, tuple[str, HtmlElement]], site: Path
) -> None:
    assert len(finished) >= 30
    points = 0
    for url, (title, tree) in finished.items():
        built: HtmlElement = html.document_fromstring(
            (site / url / "index.html").read_text(encoding="utf-8")
        )
        article = built.xpath("//article")[0]
        assert not url or built.findtext(".//title") == f"{title} - User Entry Process guidance"
        for point in tree.xpath(".//*[@id]"):
            same = article.xpath(".//*[@id=$id]", id=point.get("id"))
            assert [text_of(one) for one in same] == [text_of(point)], f"{url}#{point.get('id')}"
            points += 1
        ours = [link.get("href") for link in tree.xpath(".//a[@href]")]
        theirs = [link.get("href") for link in article.xpath(".//a[@href]")]
        assert [link for link in ours if link not in theirs] == [], url
    assert points > 1000
