"""Links to answers, written and read by the page's own script: every form that is filled in comes
back as it was, also from a link that mail clients and scanners have been at.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote, unquote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tools_py.calculator import load, names
from tools_py.forms.assignments_field import AssignmentsField
from tools_py.forms.choice_fields import ChoiceField, ChoicesField, TickField
from tools_py.forms.date_field import DateField
from tools_py.forms.field import Field
from tools_py.forms.json import as_json
from tools_py.forms.lengths_field import LengthsField
from tools_py.forms.number_field import NumberField
from tools_py.forms.records_field import RecordsField
from tools_py.versions import brief

type Shape = dict[str, object]
type Answers = dict[str, object]

FACTS = {"Give notice of UEPT": "2027-01-04", "Import Supplier": "can-apply"}
WAS = brief(FACTS)


class Links:
    """The page's script, in a Node of its own."""

    def __init__(self) -> None:
        self.node = subprocess.Popen(
            ["node", ROOT / "tests" / "js" / "links_driver.mjs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def _ask(self, question: dict[str, object]) -> Any:
        assert self.node.stdin
        assert self.node.stdout
        self.node.stdin.write(json.dumps(question) + "\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())

    def write(self, calculator: str, answers: Answers, defaults: dict[str, str]) -> str:
        result = {"calculator": calculator, "answers": answers}
        written: str = self._ask({"write": {"result": result, "was": WAS, "defaults": defaults}})
        return written

    def read(self, calculator: str, fragment: str) -> dict[str, Any]:
        read: dict[str, Any] = self._ask(
            {"read": fragment, "calculator": calculator, "parts": shapes(calculator)}
        )
        return read

    def open_file(self, calculator: str, answers: Answers) -> dict[str, Any]:
        opened: dict[str, Any] = self._ask({"file": answers, "parts": shapes(calculator)})
        return opened

    def close(self) -> None:
        assert self.node.stdin
        assert self.node.stdout
        self.node.stdin.close()
        self.node.wait()
        self.node.stdout.close()


@pytest.fixture(scope="module")
def links() -> Iterator[Links]:
    driver = Links()
    yield driver
    driver.close()


def shapes(calculator: str) -> dict[str, Shape]:
    return {field.name: shape(field) for field in load(calculator).form.fields}


def shape(field: Field) -> Shape:
    """What the page reads off a field's boxes."""
    options = [option.value for option in getattr(field, "options", ())]
    options += [word for word in ("none", "unknown") if getattr(field, word, "")]
    parts = getattr(field, "fields", ())
    return {
        "widget": field.widget,
        "values": options,
        "parts": {part.name: shape(part) for part in parts},
        "most": getattr(field, "most_items", None),
    }


def typed(field: Field) -> st.SearchStrategy[object]:
    """What a reader may enter into a field."""
    match field:
        case DateField():
            days = st.dates(max(field.first, date(1900, 1, 1)), min(field.last, date(2100, 1, 1)))
            return days.map(
                lambda day: {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
            )
        case NumberField():
            least = int(field.least if field.least is not None else -field.most)
            most = min(int(field.most), 10**9)
            low = least + 1 if field.above_least else least
            return st.integers(low, most).map(lambda number: f"{number:,}")
        case ChoiceField():
            return st.sampled_from([option.value for option in field.options])
        case TickField():
            return st.just("true")
        case ChoicesField():
            some = st.lists(
                st.sampled_from([option.value for option in field.options]), unique=True
            )
            return st.one_of(some, st.just(["none"])) if field.none else some
        case TickField():
            return st.sampled_from(["true", "false"])
        case LengthsField():
            length = st.builds(
                "{}{}{}".format,
                st.integers(1, 200),
                st.sampled_from(["", " "]),
                st.sampled_from(["WD", "weeks", "months", "days", "working days"]),
            )
            return st.dictionaries(st.sampled_from([o.value for o in field.options]), length)
        case RecordsField():
            record = st.fixed_dictionaries({part.name: typed(part) for part in field.fields})
            return st.lists(record, max_size=field.most_items)
        case AssignmentsField():
            keys = st.from_regex(r"[a-z-]{1,9}(\.[a-z-]{1,9}){1,3}", fullmatch=True)
            owners = st.text(
                st.one_of(
                    st.sampled_from("%2C25&+=#?.,() ;'\"_*"),
                    st.characters(exclude_categories=["Cs"]),
                ),
                max_size=40,
            )
            status = st.sampled_from([option.value for option in field.options])
            item = st.fixed_dictionaries({}, optional={"owner": owners, "status": status})
            return st.dictionaries(keys, item, max_size=6)
        case _:
            raise AssertionError(field)


@st.composite
def filled(draw: st.DrawFn) -> tuple[str, Answers]:
    """A calculator, and its form with some of the questions answered."""
    name = draw(st.sampled_from(names()))
    form = load(name).form
    fields = {field.name: typed(field) for field in form.fields}
    given = draw(st.fixed_dictionaries({}, optional=fields))
    for field in form.fields:
        if field.missing:
            given.setdefault(field.name, draw(fields[field.name]))
    return name, given


def understood(name: str, raw: Answers) -> Answers:
    """Return the answers as a result states them."""
    answers = as_json(load(name).form.parse(raw))
    assert isinstance(answers, dict)
    return answers


def defaults(name: str) -> dict[str, str]:
    fields = load(name).form.fields
    return {
        field.name: field.default
        for field in fields
        if isinstance(field, ChoiceField) and field.default
    }


def older(name: str, answers: Answers, facts: dict[str, str]) -> str:
    """A link as this site wrote it until November 2026."""
    link: dict[str, str] = {"calculator": name}

    def put(key: str, value: object) -> None:
        if isinstance(value, dict | list) and not (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        ):
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            for part, item in inner:
                put(f"{key}.{part}", item)
        elif value is not None:
            text = (",".join(value) or "none") if isinstance(value, list) else str(value)
            link[key] = text.lower() if isinstance(value, bool) else text

    for key, value in answers.items():
        put(key, value)
    link |= {"_rules": "1.3-929a42d7", "_holidays": "2026-02-25-70537663"}
    link |= {f"_was.{title}": value for title, value in facts.items()}
    return f"#{urlencode(link)}"


SAFE = "#=&/?:,.-_~!*'()"

MANGLED: dict[str, Callable[[str], str]] = {
    "as it was sent": lambda link: link,
    "a full stop after it": lambda link: f"{link}.",
    "a bracket after it": lambda link: f"{link})",
    "a bracket and a comma after it": lambda link: f"{link}>,",
    "a space after it": lambda link: f"{link}%20",
    "a tracking parameter": lambda link: f"{link}&utm_source=mail&fbclid=Iw4R",
    "a tracking query after it": lambda link: f"{link}?utm_source=mail",
    "written for HTML": lambda link: link.replace("&", "&amp;"),
    "written for HTML twice": lambda link: link.replace("&", "&amp;amp;"),
    # One within an answer could not be distinguished from them.
    "its ampersands escaped": lambda link: link if "%26" in link else link.replace("&", "%26"),
    "escaped again": lambda link: link.replace("%", "%25"),
    "escaped twice again": lambda link: link.replace("%", "%2525"),
    "all of it escaped": lambda link: "#" + quote(link[1:], safe=""),
    "its sign escaped": lambda link: "%23" + link[1:],
    "a line's end in it": lambda link: link.replace("&target=", "&%0Atarget="),
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filled=filled())
def test_any_form_filled_in_and_linked_comes_back_as_it_was(
    links: Links, filled: tuple[str, Answers]
) -> None:
    name, raw = filled
    answers = understood(name, raw)
    link = links.write(name, answers, defaults(name))
    if len(link) > 8000:
        assert links.read(name, link)["tooLong"]
        return
    for how, mangle in MANGLED.items():
        read = links.read(name, mangle(link))
        assert read["wrong"] == [], how
        assert (read["cut"], read["unknown"], read["toAnswer"]) == (False, 0, True), how
        assert read["previous"] == {"was": WAS}, how
        assert understood(name, read["answers"]) == answers, how


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filled=filled())
def test_any_form_filled_in_and_saved_comes_back_as_it_was(
    links: Links, filled: tuple[str, Answers]
) -> None:
    name, raw = filled
    for answers in (understood(name, raw), raw):
        opened = links.open_file(name, answers)
        assert (opened["wrong"], opened["leftOut"]) == ([], [])
        assert understood(name, opened["answers"]) == understood(name, raw)


OLDER: dict[str, Callable[[str], str]] = {
    **{how: MANGLED[how] for how in MANGLED if how not in ("all of it escaped", "escaped again")},
    "a plus escaped": lambda link: link.replace("+", "%2B"),
    "a plus as a space": lambda link: link.replace("+", "%20"),
}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filled=filled())
def test_a_link_made_earlier_still_opens(links: Links, filled: tuple[str, Answers]) -> None:
    name, raw = filled
    answers = understood(name, {key: value for key, value in raw.items() if key != "evidence"})
    link = older(name, answers, FACTS)
    if len(link) > 7000:
        return
    for how, mangle in OLDER.items():
        read = links.read(name, mangle(link))
        assert read["wrong"] == [], how
        assert read["toAnswer"], how
        assert read["previous"] == {
            "rules": "1.3-929a42d7",
            "holidays": "2026-02-25-70537663",
            "facts": FACTS,
        }, how
        assert understood(name, read["answers"]) == answers, how


PARTS = st.one_of(
    st.sampled_from(
        [
            f"{field.name}{path}={value}"
            for name in names()
            for field in load(name).form.fields
            for path in ("", ".0", ".0.amount", ".99999.amount", ".a.b", ".__proto__.owner")
            for value in (
                "",
                "none",
                "a" * 60,
                "1",
                "%00",
                "%E0%A4",
                "2027-02-31",
                "[" * 30,
                "1,2,3",
            )
        ]
    ),
    st.text(max_size=60),
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(names()), parts=st.lists(PARTS, max_size=60), end=st.booleans())
def test_any_link_is_read_into_what_the_form_can_hold_or_refused(
    links: Links, name: str, parts: list[str], end: bool
) -> None:
    link = "&".join([f"#calculator={name}", "_was=x", *parts, *["end"] * end])
    read = links.read(name, link)
    known = {field.name: field for field in load(name).form.fields}
    assert set(read["answers"]) <= set(known)
    assert set(read["wrong"]) <= set(known)
    for key, value in read["answers"].items():
        most = getattr(known[key], "most_items", 100)
        assert len(value) <= most
        assert len(json.dumps(value)) <= 110 * max(1, len(value)) + 200


def test_a_plan_fits_into_a_short_link(links: Links) -> None:
    """The example of the planner took 853 characters, most of them for the facts."""
    planner = load("deadlines")
    result = planner.answer(*planner.example)
    facts = planner.facts(result)
    before = older("deadlines", result["answers"], facts)
    after = links.write("deadlines", result["answers"], defaults("deadlines"))
    assert len(after) - len(WAS) + len(brief(facts)) < len(before) * 0.45
    assert "durations=user-id:10WD,uept-execution:15WD" in unquote(after)
