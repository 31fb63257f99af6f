"""A calculator is one module and one page: the example of CONTRIBUTING.md is added to a copy of
this checkout, and every entry point has it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from site_hooks.pages.tree import text_of
from tests.conftest import ROOT, copy_checkout

EXAMPLE = ROOT / "tests" / "add_a_calculator"
NAV = "      - calculators/credit-cover.md\n"
COMMAND = "from tools_py.cli import main; main()"
ASKED = {"quality_gate": "2027-03-24"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout with the two files, and the page in the navigation."""
    place = copy_checkout(ROOT, tmp_path_factory.mktemp("more") / "checkout")
    shutil.copytree(EXAMPLE / "certificate", place / "tools_py" / "certificate")
    shutil.copy(EXAMPLE / "certificate.md", place / "docs" / "calculators")
    settings = (place / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count(NAV) == 1
    (place / "mkdocs.yml").write_text(
        settings.replace(NAV, f"{NAV}      - calculators/certificate.md\n"), encoding="utf-8"
    )
    return place


def run(checkout: Path, *command: str, given: str = "", code: int = 0) -> str:
    """Run Python in the copy, where its own modules come first."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "UEP_PDF": "no"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=checkout,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_the_command_line_has_it(checkout: Path) -> None:
    assert "certificate" in run(checkout, "-c", COMMAND, "--help")
    answer = json.loads(
        run(checkout, "-c", COMMAND, "certificate", "--format", "json", given=json.dumps(ASKED))
    )
    assert answer["date"] == "2027-03-30"
    assert [item["reason"] for item in answer["skipped"]] == [
        "Good Friday",
        "Saturday",
        "Sunday",
        "Easter Monday",
    ]
    refused = json.loads(
        run(checkout, "-c", COMMAND, "certificate", "--format", "json", given="{}", code=2)
    )
    assert refused["errors"] == [
        {"field": "quality_gate", "message": "Enter the date of the quality gate review meeting"}
    ]


def test_the_entry_point_of_the_browser_has_it(checkout: Path) -> None:
    ask = (
        "from tools_py.browser import answer; print(answer('certificate', "
        f"'{json.dumps(ASKED)}', '2026-11-23', '../../'))"
    )
    answered = json.loads(run(checkout, "-c", ask))
    assert (
        answered["result"]["headline"]
        == "The DCC has to issue the Test Completion Certificate by Tuesday 30 March 2027"
    )
    assert answered["facts"] == {"Test Completion Certificate": "2027-03-30"}
    assert (
        "../../guidance/5-user-entry-process-testing/#5-3-completion-certificate"
        in answered["html"]
    )


def test_the_check_and_the_types_are_content(checkout: Path) -> None:
    assert "All is well" in run(checkout, "-m", "site_hooks.editor")
    run(checkout, "-m", "mypy", "tools_py/certificate")


def test_the_site_has_its_page_its_form_its_example_and_its_schemas(
    checkout: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    run(checkout, "-m", "mkdocs", "build", "--strict", "-d", str(site))
    page: HtmlElement = html.fromstring(
        (site / "calculators/certificate/index.html").read_text(encoding="utf-8")
    )
    [form] = page.xpath("//section[@data-calculator='certificate']//form")
    assert {field.get("data-field") for field in form.xpath(".//*[@data-field]")} == {
        "quality_gate",
        "calendar",
    }
    [example] = page.xpath("//section[@class='worked-example']")
    assert "has to issue the Test Completion Certificate by Tuesday 30 March 2027" in text_of(
        example
    )
    assert "The DCC has 2 Working Days from there" in text_of(page.xpath("//article")[0])
    assert (
        json.loads((site / "schemas/certificate.result.json").read_text(encoding="utf-8"))[
            "properties"
        ]["date"]["format"]
        == "date"
    )
    traced: HtmlElement = html.fromstring(
        (site / "about/traceability/index.html").read_text(encoding="utf-8")
    )
    [row] = traced.xpath("//tr[th[@id='rule-completion-certificate']]")
    assert "Test Completion Certificate" in [link.text for link in row.xpath("./td[last()]/a")]
    pack = next(site.glob("assets/python/*/worker.js")).parent
    assert (pack / "python.zip").stat().st_size > 0
