"""`make check`: every kind of fault, planted in a copy of the documents, is reported with its file,
its line and what to do.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from site_hooks import settings
from site_hooks.editor import addresses, check
from tests.conftest import ROOT
from tools_py import GUIDANCE_VERSION, calculator
from tools_py.dates import calendars
from tools_py.rules import REGISTER
from tools_py.rules.entry import MANDATE_DNO
from tools_py.rules.testing import UEPT_NOTICE

TODAY = date(2026, 11, 25)
TESTING = "docs/guidance/5-user-entry-process-testing.md"


@pytest.fixture(scope="module", autouse=True)
def rendered_once() -> Iterator[None]:
    """Each text is rendered once for all tests, most of which change one page."""
    render, kept = Markdown.convert, dict[str, tuple[str, list[Any]]]()

    def convert(markdown: Markdown, source: str) -> str:
        if source not in kept:
            kept[source] = render(markdown, source), markdown.toc_tokens  # type: ignore[attr-defined]
        content, markdown.toc_tokens = kept[source]  # type: ignore[attr-defined]
        return content

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Markdown, "convert", convert)
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the check reads."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "docs", project / "docs", ignore=shutil.ignore_patterns("assets"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / addresses.FILE).parent.mkdir(parents=True)
    shutil.copy(ROOT / addresses.FILE, project / addresses.FILE)
    return project


Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(sound: Path) -> Iterator[Edit]:
    """Change the one place in a file that says something; the file is as it was after the test."""
    before: dict[Path, str] = {}

    def change(file: str, old: str, new: str) -> None:
        path = sound / file
        before.setdefault(path, path.read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} says “{old}” {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    yield change
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")


NOTICE = UEPT_NOTICE.words


def line(file: str, words: str) -> int:
    """The line of a file of the project that holds some words."""
    return next(
        number
        for number, text in enumerate((ROOT / file).read_text(encoding="utf-8").splitlines(), 1)
        if words in text
    )


def faults_in(project: Path) -> list[str]:
    return [str(fault) for fault in check.faults(project)]


def test_nothing_is_wrong_with_this_project() -> None:
    assert faults_in(ROOT) == []


def test_a_sentence_that_parts_from_the_register(sound: Path, edit: Edit) -> None:
    edit(TESTING, f"must give **{NOTICE}' (WD) notice", "must give **77 Working Days' (WD) notice")
    assert faults_in(sound) == [
        f"{TESTING}:{line(TESTING, '{: #5-2-notice }')}: the point #5-2-notice does not say "
        f"“{NOTICE}”, as rule uept-notice does "
        f"(tools_py/rules/testing.py:{line('tools_py/rules/testing.py', 'id="uept-notice"')}); "
        "change the sentence or the register"
    ]


def test_a_register_that_parts_from_the_sentence_or_from_itself(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        REGISTER, "uept-notice", replace(UEPT_NOTICE, value=77, words="77 Working Days")
    )
    first, second = faults_in(sound)
    assert first.startswith("tools_py/rules/testing.py:")
    assert (
        "rule uept-notice: the value is 77, and says gives another figure; make them agree" in first
    )
    assert "does not say “77 Working Days”" in second
    monkeypatch.setitem(REGISTER, "mandate-dno", replace(MANDATE_DNO, value=date(2017, 11, 13)))
    assert any(
        "rule mandate-dno: the value is datetime.date(2017, 11, 13), and says and words gives"
        in fault
        for fault in faults_in(sound)
    )


def test_a_figure_given_away_from_its_point(sound: Path, edit: Edit) -> None:
    page = "docs/calculators/deadlines.md"
    edit(page, "| [figure: uept-notice] |", f"| {NOTICE} |")
    edit(page, "| [figure: report-review] |", "| [figure: report-reviews] |")
    assert faults_in(sound) == [
        (
            f"{page}:{line(page, '#timed-notice')}: “{NOTICE}” is a figure of the guidance; write "
            "[figure: uept-notice] in its place"
        ),
        (
            f"{page}:{line(page, '#timed-reviewed')}: the register has no rule “report-reviews”; "
            "`uep "
            "rules` lists them"
        ),
    ]


def test_a_quotation_keeps_its_figures(sound: Path, edit: Edit) -> None:
    edit("docs/about/privacy.md", "# Privacy", f"# Privacy\n\nThe guidance said “{NOTICE}” then.")
    assert faults_in(sound) == []


def test_a_lost_anchor(sound: Path, edit: Edit) -> None:
    edit(TESTING, "{: #5-2-notice }", "{: #5-2-notices }")
    found = faults_in(sound)
    assert (
        f"{TESTING}: the page has no anchor #5-2-notice, at which rule uept-notice stands"
        in "\n".join(found)
    )
    linking = "docs/calculators/deadlines.md"
    where = f"{linking}:{line(linking, '#5-2-notice)')}"
    assert (
        f"{where}: {TESTING} has no anchor #5-2-notice; correct the link, or put {{: #5-2-notice "
        "} back there"
    ) in found
    kept = f"{addresses.FILE}:{line(addresses.FILE, '#5-2-notice')}"
    address = "guidance/5-user-entry-process-testing/#5-2-notice"
    assert (
        f"{kept}: {address} has been an address of this site and leads nowhere; put the anchor "
        "back, or take this line out"
    ) in found
    assert f"{addresses.FILE}: {address}s is a new address; make addresses writes it down" in found


def test_an_anchor_that_only_others_link_to(sound: Path, edit: Edit) -> None:
    edit(TESTING, "{: #5-4-criteria }\n", "")
    [found] = faults_in(sound)
    assert "#5-4-criteria has been an address of this site and leads nowhere" in found


def test_a_link_to_a_page_that_is_not_there(sound: Path, edit: Edit) -> None:
    edit(TESTING, "notice](../calculators/deadlines.md)", "notice](../calculators/deadline.md)")
    where = line(TESTING, "notice](../calculators/deadlines.md)")
    assert faults_in(sound) == [
        (
            f"{TESTING}:{where}: there is no page docs/calculators/deadline.md; correct the link, "
            "or "
            "put the page back"
        ),
    ]


def test_faults_of_the_glossary(sound: Path, edit: Edit) -> None:
    page = "docs/glossary.md"
    edit(page, "### Party { #party }", "### Party")
    edit(
        page,
        "| VaR | [Value at Risk](#value-at-risk) |",
        "| VaR | [Value at Risk](#value-at-risks) |",
    )
    found = "\n".join(faults_in(sound))
    assert (
        f"{page}:{line(page, '### Party')}: the term “Party” has no anchor; write “### Party {{ "
        "#slug }”"
    ) in found
    assert (
        f"{page}:{line(page, '| VaR |')}: the other name “VaR” points to no term: [Value at "
        "Risk](#value-at-risks)"
    ) in found


def test_a_reference_to_a_term_that_is_not_there(sound: Path, edit: Edit) -> None:
    edit(TESTING, "[Find the latest day", "[x](term:no-such-term) [Find the latest day")
    where = f"{TESTING}:{line(TESTING, '[Find the latest day')}"
    assert faults_in(sound) == [
        (
            f"{where}: there is no term “no-such-term” in the glossary; add it to "
            "docs/glossary.md, "
            "or name another"
        )
    ]


def test_faults_of_the_editors_notes(sound: Path, edit: Edit) -> None:
    page = "docs/about/editors-notes.md"
    edit(TESTING, "[note: A-08]\n", "[note: A-99]\n")
    edit(page, "### A-10 ", "### A-10 Without an anchor ")
    edit(page, "{ #a-10 }", "")
    found = faults_in(sound)
    assert (
        f"{TESTING}:{line(TESTING, '[note: A-08]')}: there is no editor's note A-99; write it in "
        f"{page}, or name another"
    ) in found
    assert (
        f"{page}:{line(page, '### A-08 ')}: editor's note A-08 changes what you must do and stands "
        "open 0 times; write [note: A-08] as a paragraph below its rule, once, on a page in "
        "docs/guidance/"
    ) in found
    assert any(
        f"{page}:{line(page, '### A-10 ')}: the note “A-10 Without an anchor" in one
        and "lacks its anchor" in one
        for one in found
    )


def test_a_date_whose_words_and_mark_part(sound: Path, edit: Edit) -> None:
    page = "docs/guidance/2-user-entry-process.md"
    edit(page, ">25 May 2017</time>", ">26 May 2017</time>")
    assert (
        f"{page}:{line(page, '2017-05-25')}: the date is written “26 May 2017” and marked as "
        "2017-05-25; make them agree"
    ) in faults_in(sound)


def test_a_placeholder_for_nothing(sound: Path, edit: Edit) -> None:
    page = "docs/calculators/deadlines.md"
    edit(page, 'data-example="deadlines"', 'data-example="deadline"')
    where = line(page, 'data-example="deadlines"')
    assert faults_in(sound) == [f"{page}:{where}: there is no example “deadline”; correct it"]


def test_a_page_that_the_navigation_has_not_or_has_lost(sound: Path, edit: Edit) -> None:
    edit("mkdocs.yml", "      - about/privacy.md\n", "      - about/private.md\n")
    found = faults_in(sound)
    where = line("mkdocs.yml", "about/privacy.md")
    assert (
        f"mkdocs.yml:{where}: there is no docs/about/private.md; correct the line, or put the "
        "page back"
    ) in found
    assert "docs/about/privacy.md: the page is in no menu; add it to nav in mkdocs.yml" in found


def test_versions_that_part(sound: Path, edit: Edit) -> None:
    page = "docs/guidance/index.md"
    now = settings.read(ROOT)["extra"]["guidance"]
    edit("mkdocs.yml", f"guidance: {now}", "guidance: v0.9, June 2028")
    edit(
        page,
        f"# User Entry Process Guidance, version {GUIDANCE_VERSION}",
        "# User Entry Process Guidance, version 0.8",
    )
    table, *others = faults_in(sound)
    assert table == (
        f"{page}: the table of versions has June 2018 for version {GUIDANCE_VERSION}, and "
        "extra.guidance in mkdocs.yml says “v0.9, June 2028”; make them agree"
    )
    assert sorted(others) == [
        (
            f"{where}: this says version {version}, and the calculators follow {GUIDANCE_VERSION} "
            "(tools_py/__init__.py); make them agree"
        )
        for where, version in (
            (f"{page}:{line(page, '# User Entry Process Guidance')}", "0.8"),
            (f"mkdocs.yml:{line('mkdocs.yml', f'guidance: {now}')}", "0.9"),
        )
    ]


def test_a_new_version_and_what_still_speaks_of_the_old_one(
    sound: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "GUIDANCE_VERSION", "1.4")
    now = settings.read(ROOT)["extra"]["guidance"]
    edit("mkdocs.yml", f"guidance: {now}", "guidance: v1.4, March 2027")
    table, about = "docs/guidance/index.md", "docs/about/index.md"
    row = "| 1.3 | 19 June 2018 {: #version-1-3 } | SECAS | Reviewed and updated [note: A-63] |\n"
    edit(table, row, f"{row}| 1.4 | 2 March 2027 | SECAS | Changed |\n")
    sentence = "v1.3 of June 2018"
    edit(about, sentence, sentence.replace("1.3", "1.4"))
    where = f"{about}:{line(about, sentence)}"
    found = faults_in(sound)
    assert (
        f"{where}: this dates version 1.4 to June 2018, and it is of March 2027; correct it"
        in found
    )
    old = "this says version 1.3, and the calculators follow 1.4 (tools_py/__init__.py)"
    places = {one.partition(": ")[0] for one in found if old in one}
    for file in ("docs/index.md", table):
        assert any(place.startswith(f"{file}:") for place in places), file
    assert not any("change-history" in place for place in places)
    due = [str(item) for item in check.due(sound, TODAY, date(2026, 11, 23))]
    later = "docs/calculators/eligibility.md"
    assert any(item.startswith(f"{later}:") and "this speaks of June 2018" in item for item in due)
    read_again = check.due(sound, TODAY, date(2027, 3, 2))
    assert not [item for item in read_again if item.kind == "Version"]


def test_one_id_twice(sound: Path, edit: Edit) -> None:
    edit(TESTING, "{: #5-2-process }", "{: #5-2-notice }")
    where = f"{TESTING}:{line(TESTING, '5-2-notice')}"
    assert any(
        one.startswith(TESTING) and "the id “5-2-notice” is on this page 2 times" in one
        for one in faults_in(sound)
    ), where


def test_a_picture_without_a_text(sound: Path, edit: Edit) -> None:
    page = "docs/about/privacy.md"
    edit(page, "# Privacy", "# Privacy\n\n![](../assets/gone.png)\n\n[x](/about/)")
    first, second, third = faults_in(sound)
    number = line(page, "# Privacy") + 2
    assert first == (
        f"{page}:{number}: there is no file docs/assets/gone.png; correct the link, or add the file"
    )
    assert second == (
        f"{page}:{number + 2}: the link /about/ begins at the host; write it from this page: ../…"
    )
    assert third.startswith(f"{page}:{number}: the picture ")
    assert "has no text for those who cannot see it" in third


def test_a_term_without_a_source(sound: Path, edit: Edit) -> None:
    page = "docs/glossary.md"
    edit(page, "**Source:** section 2.4\n\n", "")
    where = f"{page}:{line(page, '### Evidence Form ')}"
    assert f"{where}: the term “Evidence Form” lacks its meaning or its “**Source:**”" in (
        "\n".join(faults_in(sound))
    )


def test_pages_that_describe_another_list_of_bank_holidays(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "source", lambda: {"published": "2027-05-03"})
    named = [one for one in faults_in(sound) if "bank holidays is that of 3 May 2027" in one]
    assert [one.partition(":")[0] for one in named] == [
        "docs/about/method.md",
    ]


def test_a_worked_example_that_is_refused(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = calculator.load("working-days")
    broken = replace(counter, example=({"start": "2027-03-24"}, TODAY))
    monkeypatch.setattr(
        check, "load", lambda name: broken if name == counter.name else calculator.load(name)
    )
    where = "tools_py/working_days/calculator.py"
    assert faults_in(sound) == [
        (
            f"{where}: the worked example is refused (Enter the number of Working Days); change "
            "the "
            "example’s answers"
        )
    ]


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (date(2026, 11, 24), []),
        (date(2026, 11, 25), ["Price index"]),
        (date(2027, 6, 26), ["Bank holidays", "Price index"]),
        (date(2027, 11, 23), ["Bank holidays", "Price index", "Review", "Later facts"]),
    ],
)
def test_what_is_due_on_a_day(today: date, kinds: list[str]) -> None:
    assert [item.kind for item in check.due(ROOT, today, date(2026, 11, 23))] == kinds


def test_what_is_due_says_what_to_do() -> None:
    holidays, index, review, *facts = (
        str(item) for item in check.due(ROOT, date(2029, 1, 2), date(2026, 11, 23))
    )
    assert (
        "the bank holidays ended on 26 December 2028, and no later date is worked out; make "
        "refresh-bank-holidays"
    ) in holidays
    assert "the newest index is that of October 2025, and October 2028 can be had" in index
    assert "Credit Cover Threshold of 2029/30 rests" in index
    assert "last read against their sources on 23 November 2026" in review
    for fact, day in zip(facts, ("23 November 2026", "27 November 2026"), strict=True):
        assert f"last looked for on {day}: " in fact


def test_the_command_lists_all_at_once_and_fails_on_faults_only(
    sound: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(sound, TODAY) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "Due, though nothing is broken.\n\nPrice index\n  tools_py/data/cpi.json: "
    )
    assert out.endswith(
        "All is well: 150 rules match their sentences, and every link, term and note is there.\n"
    )
    edit(TESTING, f"must give **{NOTICE}' (WD) notice", "must give **77 Working Days' (WD) notice")
    edit(TESTING, "notice](../calculators/deadlines.md)", "notice](../calculators/deadline.md)")
    assert check.main(sound, TODAY) == 1
    out = capsys.readouterr().out
    assert out.startswith("2 faults to mend.\n\nFigures\n  docs/guidance/")
    assert "\n\nLinks\n  docs/guidance/" in out
    assert "\nDue, though nothing is broken.\n" in out
    assert "All is well" not in out
