"""What cannot be read at all, planted in a copy of the sources: named by file, line and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_hooks.editor import __main__ as editor
from site_hooks.editor import sources
from tests.conftest import ROOT

PAGE, SETTINGS = "docs/about/privacy.md", "mkdocs.yml"
INDEX, HOLIDAYS = sources.INDEX, sources.HOLIDAYS
NOTE = sources.HOLIDAYS_SOURCE
QUESTIONS = "docs/questions/6-security.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is read: a few pages, the settings, the data, the questions."""
    for name in (PAGE, QUESTIONS, "docs/manifest.webmanifest", *sources.NEEDED):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "site_hooks" / "theme", tmp_path / "site_hooks" / "theme")
    for name in ("site_js", "tools_py"):  # which mkdocs serve watches
        (tmp_path / name).mkdir(exist_ok=True)
    return tmp_path


def test_this_project_can_be_read() -> None:
    assert sources.faults(ROOT) == []


FRONT = "description: What this site"
PLANTED = {
    "wordings whose list is not closed": (
        sources.WORDINGS,
        "about/editors-notes/#a-02: [",
        "about/editors-notes/#a-02: ",
        ":6: this line is indented otherwise than its neighbours; indent it as they are",
    ),
    "a colon in the front matter": (
        PAGE,
        FRONT,
        "description: Privacy: what this site",
        ":2: a colon with a space begins a value; put the text into quotation marks",
    ),
    "an open quotation mark": (
        PAGE,
        FRONT,
        'description: "What this site',
        ":2: a quotation mark is opened and never closed; close it",
    ),
    "front matter that is not closed": (
        PAGE,
        "\n---\n\n",
        "\n\n\n",
        ":1: the front matter is not closed; write --- in a line of its own below it",
    ),
    "front matter below an empty line": (
        PAGE,
        "---\ndescription",
        "\n---\ndescription",
        ":1: the front matter has to begin in the first line; take out what is above it",
    ),
    "a page without a title": (
        PAGE,
        "# Privacy",
        "Privacy",
        ":4: the page has no title; write “# …” with its title below the front matter",
    ),
    "a colon in a question": (
        QUESTIONS,
        "ask: ",
        "ask: why: ",
        ":3: a colon with a space begins a value; put the text into quotation marks",
    ),
    "a title that is no text": (
        PAGE,
        FRONT,
        "title: 2018\ndescription: What this site",
        ":2: “title” is read as 2018 and not as text; put it into quotation marks",
    ),
    "a tab in the settings": (
        SETTINGS,
        "  homepage: .",
        "\thomepage: .",
        ": there is a tab; indent with spaces",
    ),
    "an indent too many": (
        SETTINGS,
        "      - about/privacy.md",
        "   - about/privacy.md",
        ": this line is indented otherwise than its neighbours; indent it as they are",
    ),
    "a list without indent": (
        SETTINGS,
        "extra:\n",
        "extra: none\nextras:\n",
        "“extra” is to hold names with values, each in a line of its own below it; indent them",
    ),
    "a setting that MkDocs does not know": (
        SETTINGS,
        "use_directory_urls: true",
        "use_directory_url: true",
        "“use_directory_url”: Unrecognised configuration name: use_directory_url",
    ),
    "a date that is none": (
        SETTINGS,
        "reviewed: 2026-11-23",
        "reviewed: 23 November 2026",
        "“23 November 2026” is no date; write it as 2026-11-23",
    ),
    "a comma too many": (
        INDEX,
        '"139.8"\n',
        '"139.8",\n',
        "there is a comma too many before the end; take it out",
    ),
    "a comma too few": (
        INDEX,
        '"135.0",\n',
        '"135.0"\n',
        "a comma is missing before this, or a bracket or quotation mark after it",
    ),
    "a file of data that ends too soon": (
        INDEX,
        '"139.8"\n  }\n}\n',
        '"139.8"\n',
        "the file ends too soon; put back what is missing of it",
    ),
    "a comma in a figure": (
        INDEX,
        '"139.8"',
        '"144,6"',
        "'144,6' is no index; write it in quotation marks with a point, as “144.6”",
    ),
    "an index of another base": (
        INDEX,
        '"139.8"\n',
        '"139.8",\n    "2026": "103.1"\n',
        "103.1 after 139.8 is a figure of another base; take the one on the base 2015=100",
    ),
    "an index without its release": (
        INDEX,
        '"139.8"\n',
        '"139.8",\n    "2026": "144.0"\n',
        "the index of October 2026 is newer than the release of 2026-03-25; set “published” "
        "and “source” to the release that it is from",
    ),
    "a release that the source does not name": (
        INDEX,
        '"published": "2026-03-25"',
        '"published": "2026-11-18"',
        "“source” does not name the release of 18 November 2026",
    ),
    "a year that is missing": (
        INDEX,
        '"2024": "135.0",\n    ',
        "",
        "the index of October 2024 is missing before this one; add it",
    ),
    "a day that is none": (
        HOLIDAYS,
        '"date": "2028-12-25"',
        '"date": "25/12/2028"',
        "“25/12/2028” is no date; write it as 2026-12-25",
    ),
    "a year without a day": (
        HOLIDAYS,
        '"date": "2016-',
        '"date": "2010-',
        "“england-and-wales” has no day in 2011",
    ),
    "a list without its date": (
        NOTE,
        '"published": "2026-02-25"',
        '"published": "February"',
        "“published” is no date; write it as 2026-02-25",
    ),
}


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_named(project: Path, case: str) -> None:
    name, old, new, says = PLANTED[case]
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(fault) for fault in sources.faults(project)]
    assert any(one.startswith(name) and says in one for one in found), found
    assert all(one.partition(":")[0] == name for one in found), found


@pytest.mark.parametrize("path", sources.NEEDED)
def test_a_file_that_is_missing(project: Path, path: str) -> None:
    (project / path).unlink()
    assert [str(fault) for fault in sources.faults(project)] == [
        f"{path}: the file is missing; put it back"
    ]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (PAGE, ":1: the page has no title; write “# …” with its title in the first line"),
        (NOTE, ":1: the file is empty; put its content back"),
    ],
)
def test_a_file_that_is_empty(project: Path, path: str, says: str) -> None:
    (project / path).write_text("", encoding="utf-8")
    assert f"{path}{says}" in [str(fault) for fault in sources.faults(project)]


def test_questions_without_a_place_in_the_order(project: Path) -> None:
    (project / QUESTIONS).rename(project / "docs/questions/new.yaml")
    assert [str(fault) for fault in sources.faults(project)] == [
        "docs/questions/new.yaml: the name is to begin with the topic's place, as in "
        "“12-new-topic.yaml”"
    ]


def test_a_rule_that_python_cannot_read(project: Path) -> None:
    rules = project / "tools_py" / "rules.py"
    rules.write_text("NOTICE = Rule(\n    value=60\n    unit='days',\n)\n", encoding="utf-8")
    [fault] = sources.faults(project)
    assert str(fault).startswith("tools_py/rules.py:2: Python cannot read this (")
    assert fault.says.endswith("; look at this line and the one before")


def test_what_nobody_foresaw_is_named_too(tmp_path: Path) -> None:
    rules = tmp_path / "tools_py" / "rules" / "testing.py"
    rules.parent.mkdir(parents=True)
    code = compile("first = 1\nnotice = Rule(value=60)\n", str(rules), "exec")
    with pytest.raises(NameError) as raised:
        exec(code, {})  # as the import of an edited rule
    fault = editor.unforeseen(tmp_path, raised.value)
    assert str(fault) == (
        "tools_py/rules/testing.py:2: the check fails here (NameError: name 'Rule' is not "
        "defined); undo the last edit, or show an engineer .cache/check-traceback.txt"
    )
    assert "Traceback" in (tmp_path / editor.TRACEBACK).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [QUESTIONS, "tools_py/rules.py"])
def test_a_text_that_is_not_utf_8(project: Path, path: str) -> None:
    with (project / path).open("ab") as file:
        file.write("# Priväcy\n".encode("latin-1"))
    [fault] = sources.faults(project)
    assert (fault.path, fault.says) == (
        path,
        "a character here is not written in UTF-8; save the file with the encoding UTF-8",
    )


def test_a_page_that_is_not_utf_8(project: Path) -> None:
    content = (project / PAGE).read_bytes()
    (project / PAGE).write_bytes(content.replace(b"# Privacy", "# Priväcy".encode("latin-1"), 1))
    line = content[: content.index(b"# Privacy")].count(b"\n") + 1
    assert [str(fault) for fault in sources.faults(project)] == [
        f"{PAGE}:{line}: a character here is not written in UTF-8; save the file with the encoding "
        "UTF-8"
    ]
