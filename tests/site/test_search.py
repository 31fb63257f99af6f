"""Search, measured on the worker and the index as they are shipped, run in Node: what comes first
for what readers type.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
TABLE = yaml.safe_load((HERE.parent / "search_queries.yaml").read_text(encoding="utf-8"))
SETS = ("tuning", "held_out", "second_held_out", "third_held_out", "fourth_held_out")

FLOORS = {
    "tuning": (0.90, 0.85),
    "held_out": (0.90, 0.85),
    "second_held_out": (0.80, 0.75),
    "third_held_out": (0.80, 0.60),
    "fourth_held_out": (0.50, 0.45),
}
"""Least share of queries with the right page first, and with the right section first."""

Answer = dict[str, Any]


def worker_of(site: Path) -> Path:
    return next((site / "assets/javascripts/workers").glob("search.*.js"))


def ask(site: Path, queries: list[str]) -> dict[str, Answer]:
    command = [
        "node",
        str(HERE / "run_search_worker.mjs"),
        str(worker_of(site)),
        str(site / "search/search_index.json"),
    ]
    ran = subprocess.run(
        command, input=json.dumps(queries), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr, f"the worker complained: {ran.stderr}"
    answers: dict[str, Answer] = json.loads(ran.stdout)
    return answers


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, Answer]:
    return ask(
        site, [query for name in SETS for queries in TABLE[name].values() for query in queries]
    )


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, dict[str, str]]:
    return {
        entry["location"]: entry
        for entry in json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))[
            "docs"
        ]
    }


def first(answer: Answer) -> str | None:
    pages = answer["pages"]
    return pages[0][0]["location"] if pages else None


def full(place: str) -> str:
    page, hash_, anchor = place.partition("#")
    return f"{TABLE['places'][page]}{hash_}{anchor}"


@dataclass
class Tally:
    asked: int = 0
    page: int = 0
    section: int = 0
    wrong: tuple[str, ...] = ()

    def count(self, query: str, found: str | None, wanted: list[str]) -> None:
        self.asked += 1
        page = (found or "nothing").partition("#")[0]
        right_page = page in {place.partition("#")[0] for place in wanted}
        right_section = any(
            found == place or ("#" not in place and page == place) for place in wanted
        )
        self.page += right_page
        self.section += right_section
        if not right_section:
            self.wrong += (f"{query!r} finds {found}",)


@pytest.mark.parametrize("name", SETS)
def test_the_right_place_comes_first(name: str, answers: dict[str, Answer]) -> None:
    all_of, classes = Tally(), []
    for kind, queries in TABLE[name].items():
        tally = Tally()
        for query, places in queries.items():
            for count in (tally, all_of):
                count.count(query, first(answers[query]), [full(place) for place in places])
        classes.append(f"  {kind}: page {tally.page}, section {tally.section} of {tally.asked}")
    figures = (
        f"{name}: page {all_of.page}, section {all_of.section} of {all_of.asked}\n"
        + "\n".join(classes)
    )
    print(figures)
    page_floor, section_floor = FLOORS[name]
    told = f"{figures}\nwrong first: " + "; ".join(all_of.wrong)
    assert all_of.page >= page_floor * all_of.asked, told
    assert all_of.section >= section_floor * all_of.asked, told


def test_no_query_finds_nothing(answers: dict[str, Answer]) -> None:
    assert [query for query, answer in answers.items() if first(answer) is None] == []


def test_every_wanted_place_is_in_the_index(entries: dict[str, dict[str, str]]) -> None:
    wanted = {
        full(place)
        for name in SETS
        for queries in TABLE[name].values()
        for places in queries.values()
        for place in places
    }
    assert sorted(wanted - entries.keys()) == []


def test_the_sets_have_no_query_in_common() -> None:
    queries = [
        query.lower() for name in SETS for queries in TABLE[name].values() for query in queries
    ]
    assert len(queries) == len(set(queries))


def test_every_page_asks_for_the_worker_that_is_there(site: Path) -> None:
    workers = list((site / "assets/javascripts/workers").iterdir())
    assert [worker.name for worker in workers] == [worker_of(site).name]
    named = {
        found
        for page in site.rglob("*.html")
        for found in re.findall(r"workers/(search[^\"]*)\"", page.read_text(encoding="utf-8"))
    }
    assert named == {workers[0].name}


def test_glossary_entries_and_notes_are_entries_of_their_own(
    entries: dict[str, dict[str, str]],
) -> None:
    assert "glossary/#value-at-risk" in entries
    assert {f"about/editors-notes/#a-{number:02}" for number in range(1, 66)} <= entries.keys()


def test_what_stands_elsewhere_too_is_kept_out_of_the_index(
    entries: dict[str, dict[str, str]],
) -> None:
    for place, entry in entries.items():
        assert not re.search(r"Used in 2|needs JavaScript|See a worked example", entry["text"]), (
            place
        )
        assert entry["title"] != "There is a problem", place
        assert not (place.startswith("guidance/") and "Editor’s note A-" in entry["text"]), place


def test_words_that_an_entry_lacks_are_told_as_the_reader_wrote_them(site: Path) -> None:
    answer = ask(site, ["collateral deadlines"])["collateral deadlines"]
    terms = [term for page in answer["pages"] for entry in page for term in entry["terms"].items()]
    assert {word for word, has in terms if not has} == {"collateral", "deadlines"}
    assert {"credit", "support"} <= {word for word, has in terms if has}


def test_the_text_of_an_entry_is_cut_to_where_the_words_are(site: Path) -> None:
    answer = ask(site, ["quality gate review meeting certificate"])[
        "quality gate review meeting certificate"
    ]
    texts = [entry["text"] for page in answer["pages"] for entry in page if entry["text"]]
    assert max(len(text.split()) for text in texts) <= 38
    [completion] = [
        entry["text"]
        for page in answer["pages"]
        for entry in page
        if entry["location"].endswith("#5-3-uept-completion")
    ]
    assert completion.startswith("… ")
    assert {"certificate", "quality", "gate"} <= {
        word.lower() for word in re.findall(r"<mark>([^<]*)</mark>", completion)
    }


def test_a_word_being_typed_is_completed_from_the_titles(site: Path) -> None:
    answers = ask(site, ["privacy asses", "privacy "])
    assert answers["privacy asses"]["suggest"] == ["assessment"]
    assert answers["privacy "]["suggest"] == []


def test_quotation_marks_still_ask_for_all_the_words(site: Path) -> None:
    answer = ask(site, ['"bank guarantee"'])['"bank guarantee"']
    scored = [entry for page in answer["pages"] for entry in page if entry["score"]]
    assert scored
    assert all(entry["terms"] == {"bank": True, "guarantee": True} for entry in scored)


def test_a_clause_that_no_page_mentions_finds_the_one_it_belongs_to(site: Path) -> None:
    assert first(ask(site, ["J3.99"])["J3.99"]) == "about/sec-sections/#j3"


@pytest.mark.parametrize("query", ["zzzzqq", "the", "+", "a:b", "~", "title:", "((", "*"])
def test_odd_input_is_answered_without_a_complaint(query: str, site: Path) -> None:
    assert "pages" in ask(site, [query])[query]
