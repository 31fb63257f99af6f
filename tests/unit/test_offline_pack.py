"""The service worker's table and the copy from a folder, as plain functions."""

from __future__ import annotations

import pytest

from site_hooks import scripts
from site_hooks.offline import folder, service_worker
from site_hooks.pages.tree import BuildError
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("../glossary/#working-day", "../glossary/index.html#working-day"),
        ("../glossary/?h=x#y", "../glossary/index.html?h=x#y"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../../..", "../../../index.html"),
        ("#here", "#here"),
        ("", ""),
        ("../assets/guidance.pdf#page=2", "../assets/guidance.pdf#page=2"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:secas@gemserv.com", "mailto:secas@gemserv.com"),
    ],
)
def test_links_to_folders_lead_to_the_page_in_them(href: str, leads_to: str) -> None:
    assert folder.to_file(href) == leads_to


def test_a_page_of_the_copy_has_its_script_first_and_no_policy() -> None:
    page = (
        '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x"><a '
        'href="../b/">b</a><script src="y.js"></script>'
    )
    copied = folder.page(page, "a/c/index.html")
    assert copied.startswith(
        '<meta charset="utf-8"><script src="../../assets/folder.js"></script><a '
        'href="../b/index.html">'
    )
    assert "Content-Security-Policy" not in copied


def test_python_worker_can_be_no_module() -> None:
    source = scripts.stripped(ROOT / "site_hooks" / "runtime_pack" / "worker.js")
    made = folder.python_worker(source)
    assert "import.meta" not in made
    assert "export{" not in made


def test_another_python_worker_is_noticed() -> None:
    with pytest.raises(BuildError, match="was to say"):
        folder.python_worker("nothing")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("guidance/index.html", True),
        ("404.html", True),
        ("assets/python/0123456789abcdef/worker.js", True),
        ("sbom.cdx.json", True),
        ("assets/python/0123456789abcdef/manifest.json", False),
        ("assets/stylesheets/main.0.min.css.map", False),
        ("assets/site.0.css.br", False),
        ("_headers", False),
        ("service-worker.js", False),
        ("sitemap.xml.gz", False),
    ],
)
def test_what_no_page_asks_for_is_not_kept(name: str, kept: bool) -> None:
    assert (service_worker.NOT_KEPT.search(name) is None) is kept
