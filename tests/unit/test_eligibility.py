"""The eligibility check over its complete domain: exactly one outcome for each role, no gap, no
overlap, always with its source.

Roles and mandates depend on different answers (`test_a_role_reads_nothing_but_its_own_answers` and
its twin hold that), so running every combination of the one set and every combination of the other
covers the domain.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import StringIO
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools_py.browser import answer
from tools_py.eligibility import decision_table, evidence, files, mandates
from tools_py.eligibility import outcomes as role_outcomes
from tools_py.eligibility.calculate import calculate
from tools_py.eligibility.calculator import CALCULATOR
from tools_py.eligibility.decision_table import (
    MANDATE_QUESTIONS,
    QUESTIONS,
    ROLE_QUESTIONS,
    choices,
    combinations_of,
)
from tools_py.eligibility.flow import FLOW
from tools_py.eligibility.outcomes import Outcome
from tools_py.eligibility.questions import FIELDS
from tools_py.eligibility.result import Result
from tools_py.forms.choice_fields import ChoicesField
from tools_py.forms.errors import ValidationError
from tools_py.forms.flow import Flow, words
from tools_py.reports.blocks import Figures
from tools_py.reports.flow_diagram import condition, draw, sentences, ways_out
from tools_py.reports.html import to_html
from tools_py.reports.markdown import to_markdown
from tools_py.reports.text import to_text
from tools_py.rules import REGISTER
from tools_py.rules.entry import (
    MANDATE_DNO,
    MANDATE_LARGE_DOMESTIC,
    MANDATE_NON_DOMESTIC,
    MANDATE_OTHER_DOMESTIC,
)
from tools_py.rules.vocabulary import LICENCES, REGISTRATIONS, STEPS, USER_ROLES, UserRole

TODAY = date(2026, 11, 23)
NAMED = {field.name: field for field in FIELDS}
ASKED = dict.fromkeys(NAMED)
EVERYTHING = {"sec_party": "yes", "licences": tuple(LICENCES), "registration": tuple(REGISTRATIONS)}


def ask(**answers: object) -> Result:
    given: Any = {**ASKED, **answers}
    return calculate(given, TODAY)


@pytest.fixture(scope="module")
def role_domain() -> list[Result]:
    return list(combinations_of((*ROLE_QUESTIONS, "credit_cover_over_threshold")))


@pytest.fixture(scope="module")
def mandate_domain() -> list[Result]:
    return list(combinations_of(MANDATE_QUESTIONS))


# An independent statement of what is expected, from section 3 and notes


def expected(role: str, given: Mapping[str, Any]) -> str:
    party, licences, registration = (
        given["sec_party"],
        given.get("licences"),
        given.get("registration"),
    )
    if party == "no":
        return "cannot-apply"
    if role == "other-user":
        met = "yes"
    elif role == "registered-supplier-agent":
        if registration is None:
            met = "unknown"
        elif "meter-operator-mpan" in registration or "meter-asset-manager-mprn" in registration:
            met = "yes"
        else:
            met = "check" if registration else "no"
    else:
        licence = {
            "import-supplier": "electricity-supply",
            "export-supplier": "electricity-supply",
            "gas-supplier": "gas-supply",
            "electricity-distributor": "electricity-distribution",
            "gas-transporter": "gas-transportation",
        }[role]
        met = "unknown" if licences is None else "yes" if licence in licences else "no"
        if role == "export-supplier" and met == "yes" and given.get("export_only_sites") == "all":
            met = "check"
    if met == "no":
        return "cannot-apply"
    if party == "unknown" or met == "unknown":
        return "unknown"
    return "check" if met == "check" else "can-apply"


def test_every_combination_has_the_expected_outcome_for_each_role_once(
    role_domain: list[Result],
) -> None:
    parties_and_conditions = 17 * (8 * 4 + 8 + 1)
    assert len(role_domain) == 1 + parties_and_conditions + 3 * parties_and_conditions
    for result in role_domain:
        assert [found["role"] for found in result["roles"]] == list(USER_ROLES)
        for found in result["roles"]:
            assert found["outcome"] == expected(found["role"], result["answers"]), result["answers"]


def test_every_outcome_has_its_reasons_and_only_an_open_one_needs_answers(
    role_domain: list[Result],
) -> None:
    for result in role_domain:
        assert result["citations"]
        cited = {citation["rule"] for citation in result["citations"]}
        for found in result["roles"]:
            assert found["reasons"]
            assert cited.issuperset(found["reasons"])
            assert (found["outcome"] == "unknown") == bool(found["needs"])
            assert ("not-a-party" in found["reasons"]) == (
                result["answers"]["sec_party"] == "no"
                or (result["answers"]["sec_party"] == "unknown" and found["outcome"] == "unknown")
            )
        assert cited <= set(REGISTER)
        assert set(result["notes"]) >= {note for rule in cited for note in REGISTER[rule].notes}


def test_what_a_role_needs_is_what_settles_it(role_domain: list[Result]) -> None:
    """Answering everything that `needs` names leaves nothing open; answering anything else changes
    nothing.
    """
    best: Any = {
        "sec_party": "yes",
        "licences": tuple(LICENCES),
        "registration": tuple(REGISTRATIONS),
    }
    for result in role_domain[::7]:
        given: Any = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in result["answers"].items()
        }
        for found in result["roles"]:
            if found["needs"]:
                settled: Any = {**given, **{need: best[need] for need in found["needs"]}}
                after = role_outcomes.find(USER_ROLES[found["role"]], settled)
                assert after.outcome != Outcome.UNKNOWN
                for need in found["needs"]:
                    without: Any = {
                        **given,
                        **{other: best[other] for other in found["needs"] if other != need},
                    }
                    assert (
                        role_outcomes.find(USER_ROLES[found["role"]], without).outcome
                        == Outcome.UNKNOWN
                    )


def test_steps_and_user_ids_go_with_the_roles_that_are_open(
    role_domain: list[Result],
) -> None:
    for result in role_domain:
        open_roles = [
            found["role"] for found in result["roles"] if found["outcome"] in ("can-apply", "check")
        ]
        assert [step["id"] for step in result["steps"]] == (list(STEPS) if open_roles else [])
        for step in result["steps"]:
            only = STEPS[step["id"]].only_roles
            assert step["roles"] == [role for role in open_roles if not only or role in only]
        required = {step["id"]: step["required"] for step in result["steps"]}
        if open_roles:
            assert required["privacy-assessment"] == ("yes" if "other-user" in open_roles else "no")
            assert required["privacy-impact-assessment"] == "recommended"
            assert required["credit-support"] == (
                result["answers"]["credit_cover_over_threshold"] or "unknown"
            )
            assert {
                required[step]
                for step in (
                    "notify-secas",
                    "user-id",
                    "uept",
                    "security-assessment",
                    "evidence-form",
                )
            } == {"yes"}
        groups = result["user_ids"]["groups"]
        assert sorted(role for group in groups for role in group) == sorted(open_roles)
        assert result["user_ids"]["minimum"] == len(groups)
        suppliers = {"import-supplier", "export-supplier", "gas-supplier"}
        assert all(len(group) == 1 or suppliers.issuperset(group) for group in groups)
        assert sum(bool(suppliers.intersection(group)) for group in groups) <= 1


def test_the_headline_counts_the_outcomes(role_domain: list[Result]) -> None:
    for result in role_domain:
        found = [role["outcome"] for role in result["roles"]]
        can, headline = found.count(Outcome.CAN_APPLY), result["headline"]
        titles = [
            USER_ROLES[role["role"]].title
            for role in result["roles"]
            if role["outcome"] == "can-apply"
        ]
        named = titles[0] if can == 1 else f"{can} User Roles"
        assert headline.startswith(f"You can apply for {named}") == bool(can)
        if result["answers"]["sec_party"] == "no":
            assert "become a SEC Party first" in headline
        check, unknown = found.count(Outcome.CHECK), found.count(Outcome.UNKNOWN)
        assert (f"check {check} with" in headline) == bool(check)
        assert (f"{unknown} need" in headline) == bool(unknown)
        assert len(headline.split()) <= 15


NEW_ENTRANT = {
    "roles": ("import-supplier",),
    "sec_party": "yes",
    "licences": ("electricity-supply", "electricity-distribution"),
    "supply_market": "domestic",
    "supplier_size": "other",
    "controlled_market_entry": "yes",
    "distribution_operator": "dno",
}


def test_a_new_entrant_is_shown_the_day_of_leaving_and_no_date_of_2017() -> None:
    report = CALCULATOR.report(ask(**{**NEW_ENTRANT, "licences": ("electricity-supply",)}))
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert (
        "You have to be a DCC User",
        "on the day you leave Controlled Market Entry",
        "under the derogation",
    ) in figures.items
    assert not any("2017" in cell for item in figures.items for cell in item)
    assert "The day you leave Controlled Market Entry; without the derogation Saturday 25" in (
        to_markdown(report)
    )


def test_a_mandate_that_no_derogation_lifts_keeps_its_date_beside_one_that_is_lifted() -> None:
    report = CALCULATOR.report(ask(**NEW_ENTRANT))
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert [item[:2] for item in figures.items[-2:]] == [
        ("You have to be a DCC User", "on the day you leave Controlled Market Entry"),
        ("Mandate date", "Sunday 12 November 2017"),
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"supply_market": "domestic", "supplier_size": "large"},
            "for active suppliers, has passed, unless you are in Controlled Market Entry",
        ),
        (
            {"supply_market": "non-domestic", "controlled_market_entry": "no"},
            "has passed, unless you are exempt, as below",
        ),
        (
            {"supply_market": "non-domestic"},
            "has passed, unless you are in Controlled Market Entry or exempt, as below",
        ),
    ],
)
def test_a_date_says_whom_it_is_for_and_what_may_lift_it(
    given: dict[str, object], words: str
) -> None:
    report = CALCULATOR.report(ask(sec_party="yes", licences=("gas-supply",), **given))
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert figures.items[-1][2] == words
    assert ("if active ([A-44]" in to_markdown(report)) == (words.startswith("for active"))


def test_an_earlier_mandate_that_may_apply_is_not_hidden_by_one_that_does() -> None:
    report = CALCULATOR.report(
        ask(
            sec_party="yes",
            licences=("gas-supply",),
            supply_market="both",
            controlled_market_entry="no",
        )
    )
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert figures.items[-1][1:] == (
        "Friday 31 August 2018",
        "has passed, unless you are exempt, as below; other mandates may apply",
    )


def test_no_role_is_ruled_out_while_answers_are_missing() -> None:
    for answers, shown in (({}, "0 so far"), ({"sec_party": "yes"}, "1 so far")):
        figures = CALCULATOR.report(ask(**answers)).blocks[0]
        assert isinstance(figures, Figures)
        assert figures.items[0] == ("User Roles you can apply for", shown, "of 7 asked about")


def test_one_role_asked_about_is_named_in_the_figures_too() -> None:
    report = CALCULATOR.report(ask(sec_party="yes", roles=("other-user",)))
    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert figures.items[0] == ("Other User", "Can apply", "")


def due(given: Mapping[str, Any]) -> tuple[set[tuple[str, date]], set[str]]:
    """State independently which mandates bind, and which answers are missing (section 2.2)."""
    licences = given.get("licences")
    if given["sec_party"] == "no":
        return set(), set()
    if licences is None:
        return set(), {"licences"}
    bound, missing = set(), set()
    if "electricity-supply" in licences or "gas-supply" in licences:
        market, size = given["supply_market"], given.get("supplier_size")
        missing |= {"supply_market"} if market == "unknown" else set()
        missing |= {"supplier_size"} if size == "unknown" else set()
        missing |= (
            {"controlled_market_entry"} if given["controlled_market_entry"] == "unknown" else set()
        )
        if market in ("domestic", "both") and size == "large":
            bound.add(("large-domestic-supplier", MANDATE_LARGE_DOMESTIC.value))
        if market in ("domestic", "both") and size == "other":
            bound.add(("other-domestic-supplier", MANDATE_OTHER_DOMESTIC.value))
        if market in ("non-domestic", "both"):
            bound.add(("non-domestic-supplier", MANDATE_NON_DOMESTIC.value))
    if "electricity-distribution" in licences:
        missing |= (
            {"distribution_operator"} if given["distribution_operator"] == "unknown" else set()
        )
        if given["distribution_operator"] == "dno":
            bound.add(("electricity-distribution-network-operator", MANDATE_DNO.value))
    return bound, missing


def test_every_combination_brings_in_the_expected_mandates(
    mandate_domain: list[Result],
) -> None:
    assert len(mandate_domain) > 1000
    for result in mandate_domain:
        bound, missing = due(result["answers"])
        assert {
            (mandate["category"], date.fromisoformat(mandate["deadline"]))
            for mandate in result["mandates"]
        } == bound
        assert missing <= set(result["needs"])
        both = [mandate["category"] for mandate in result["mandates"] + result["possible_mandates"]]
        assert len(both) == len(set(both)), "a mandate is binding or possible, never both"
        assert bool(result["possible_mandates"]) == bool(
            missing & {"supply_market", "supplier_size", "distribution_operator"}
        )
        entry = result["answers"].get("controlled_market_entry")
        for mandate in result["mandates"] + result["possible_mandates"]:
            supplier = "supplier" in mandate["category"]
            derogation = (
                {"yes": "applies-until-exit", "no": "none"}.get(entry or "", "unknown")
                if supplier
                else "none"
            )
            assert mandate["derogation"] == derogation
        cited = {citation["rule"] for citation in result["citations"]}
        assert {rule for rule in cited if rule.startswith("mandate-")} or not both


@pytest.mark.parametrize(
    ("day", "passed"), [("2018-08-30", False), ("2018-08-31", False), ("2018-09-01", True)]
)
def test_a_mandate_has_passed_the_day_after_its_date(day: str, passed: bool) -> None:
    result = ask(
        sec_party="yes",
        licences=("gas-supply",),
        supply_market="non-domestic",
        as_of=date.fromisoformat(day),
    )
    assert result["mandates"][0]["passed"] is passed


class Watched(dict[str, object]):
    """Answers that remember which of them were looked at."""

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__(answers)
        self.seen: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        self.seen.add(key)
        return super().get(key, default)


def test_a_role_reads_nothing_but_its_own_answers(role_domain: list[Result]) -> None:
    for result in role_domain:
        for role in USER_ROLES.values():
            answers: Any = Watched(
                {
                    name: tuple(value) if isinstance(value, list) else value
                    for name, value in result["answers"].items()
                }
            )
            role_outcomes.find(role, answers)
            assert answers.seen <= {"sec_party", "licences", "registration", "export_only_sites"}


def test_a_mandate_reads_nothing_but_its_own_answers(mandate_domain: list[Result]) -> None:
    for result in mandate_domain:
        answers: Any = Watched(
            {
                name: tuple(value) if isinstance(value, list) else value
                for name, value in result["answers"].items()
            }
        )
        mandates.find(answers)
        assert answers.seen <= set(MANDATE_QUESTIONS)


def subsets(items: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for size in range(1, len(items) + 1):
        yield from combinations(items, size)


@pytest.mark.parametrize(
    "registration", [None, (), ("meter-operator-mpan",), ("meter-operator-mprn",)]
)
def test_asking_about_some_roles_answers_as_asking_about_all(
    registration: tuple[str, ...] | None,
) -> None:
    for party in ("yes", "no", "unknown", None):
        for licences in (None, (), ("electricity-supply",), tuple(LICENCES)):
            given = {"sec_party": party, "licences": licences, "registration": registration}
            everything = {found["role"]: found for found in ask(**given)["roles"]}
            for roles in subsets(tuple(USER_ROLES)):
                found = {found["role"]: found for found in ask(roles=roles, **given)["roles"]}
                assert found == {role: everything[role] for role in USER_ROLES if role in roles}


def test_none_of_the_roles_in_particular_asks_about_all() -> None:
    assert ask(roles=())["roles"] == ask(roles=None)["roles"]
    assert [found["role"] for found in ask()["roles"]] == list(USER_ROLES)


@pytest.mark.parametrize("name", [name for name in QUESTIONS if NAMED[name].widget == "choice"])
def test_not_answered_and_not_known_are_the_same(name: str) -> None:
    for others in (
        EVERYTHING,
        {**EVERYTHING, "sec_party": "unknown"},
        {**EVERYTHING, "supply_market": "both", "distribution_operator": "dno"},
    ):
        known, left = ask(**{**others, name: "unknown"}), ask(**{**others, name: None})
        assert {**known, "answers": {}} == {**left, "answers": {}}


# The flow


def path_domain() -> dict[str, tuple[object, ...]]:
    """Return the answers that lead to different next questions: for the long lists one of a kind,
    and none, and not known.
    """
    domain = {name: choices(name) for name in QUESTIONS}
    domain["licences"] = ((), None, *((licence,) for licence in LICENCES), tuple(LICENCES))
    domain["registration"] = ((), None, ("meter-operator-mpan",), ("meter-operator-mprn",))
    domain["roles"] = ((), *((role,) for role in USER_ROLES), ("export-supplier", "other-user"))
    return domain


def test_every_path_reaches_the_result_with_each_question_asked_once_and_in_order() -> None:
    number = 0
    for answers in FLOW.paths(path_domain()):
        number += 1
        assert FLOW.next(answers, answers) is None
        assert FLOW.relevant(answers) == tuple(answers)
        assert list(answers) == [name for name in QUESTIONS if name in answers]
    assert number > 10_000


def test_no_question_is_asked_in_vain() -> None:
    """Some answer to it changes the result, on every path on which it comes up."""
    domain = path_domain() | {
        "roles": (
            (),
            ("export-supplier",),
            ("gas-transporter",),
            ("registered-supplier-agent",),
            ("other-user",),
        ),
        "supply_market": ("domestic", "non-domestic", "unknown"),
        "supplier_size": ("large", "unknown"),
        "controlled_market_entry": ("yes", "unknown"),
        "distribution_operator": ("dno", "unknown"),
        "export_only_sites": ("all", "unknown"),
        "credit_cover_over_threshold": ("yes", "no"),
    }
    substance = cache(lambda answers: _substance(ask(**dict(answers))))
    seen: set[tuple[str, tuple[tuple[str, object], ...]]] = set()
    for answers in FLOW.paths(domain):
        for name in answers:
            others = {
                other: value
                for other, value in answers.items()
                if other not in (name, "credit_cover_over_threshold")
            }
            if (key := (name, tuple(others.items()))) not in seen:
                seen.add(key)
                found = {
                    substance(tuple(sorted({**others, name: choice}.items())))
                    for choice in domain[name]
                }
                assert len(found) > 1, f"{name} is asked in vain: {others}"


def _substance(result: Result) -> str:
    """Write what an answer can change: everything but the answers themselves."""
    return json.dumps(
        [
            result[key]
            for key in (
                "roles",
                "steps",
                "mandates",
                "possible_mandates",
                "needs",
                "warnings",
                "user_ids",
            )
        ]
    )


def test_an_answer_to_a_question_that_does_not_come_up_is_dropped_and_counts_for_nothing() -> None:
    whatever = {
        "supply_market": "domestic",
        "supplier_size": "large",
        "controlled_market_entry": "yes",
        "distribution_operator": "dno",
    }
    with_them, without = (
        ask(sec_party="yes", licences=(), **whatever),
        ask(sec_party="yes", licences=()),
    )
    assert with_them == without
    assert not set(whatever) & set(with_them["answers"])


def values(name: str) -> list[str]:
    """The values of a question with several answers."""
    field = NAMED[name]
    assert isinstance(field, ChoicesField)
    return [option.value for option in field.options]


answers_in_any_order = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.none(), st.sampled_from(choices(name)))
        if NAMED[name].widget == "choice"
        else st.one_of(
            st.none(),
            st.lists(st.sampled_from(values(name)), unique=True).map(tuple),
        )
        for name in QUESTIONS
    },
)


@settings(deadline=None, max_examples=300)
@given(answers_in_any_order)
def test_answers_as_understood_give_the_same_answer_again(answers: dict[str, object]) -> None:
    result = CALCULATOR.answer(json.loads(json.dumps(answers)), TODAY)
    assert CALCULATOR.answer(json.loads(json.dumps(result["answers"])), TODAY) == result
    understood: Mapping[str, object] = result["answers"]
    for name, value in answers.items():
        if name in understood and NAMED[name].widget == "choice":
            assert understood[name] == value


@settings(deadline=None, max_examples=200)
@given(answers_in_any_order, st.sampled_from(QUESTIONS))
def test_what_is_settled_stays_settled_whatever_is_answered_next(
    answers: dict[str, object], name: str
) -> None:
    if words(answers.get(name)) & {"", "unknown"}:
        before = {found["role"]: found["outcome"] for found in ask(**answers)["roles"]}
        for choice in choices(name):
            after = {
                found["role"]: found["outcome"]
                for found in ask(**{**answers, name: choice})["roles"]
            }
            for role in before.keys() & after.keys():
                refined = name == "export_only_sites" and role == "export-supplier"
                assert before[role] in ("unknown", after[role]) or refined


def test_the_flow_is_given_to_the_page_without_a_rule_left_out() -> None:
    """What the page does with the JSON, done here, comes up with the same questions."""
    read = json.loads(json.dumps(FLOW.as_json()))

    def asked(answers: dict[str, object]) -> list[str]:
        kept: dict[str, object] = {}
        for question in read:
            if any(
                all(words(kept.get(clause["question"])) & set(clause["values"]) for clause in row)
                for row in question["when"]
            ):
                kept[question["name"]] = answers.get(question["name"])
        return list(kept)

    for answers in FLOW.paths(path_domain() | {"roles": ((), ("other-user",))}):
        assert asked(answers) == list(FLOW.relevant(answers))
    assert all(question["prompt"] for question in read)


def test_the_flow_looks_back_only() -> None:
    for position, question in enumerate(FLOW.questions):
        earlier = {before.name for before in FLOW.questions[:position]}
        assert {clause.question for clauses in question.when for clause in clauses} <= earlier
        assert NAMED[question.name]


def test_the_drawing_and_the_words_are_made_from_the_flow() -> None:
    svg = draw(FLOW, FIELDS)
    stated = " ".join(sentences(FLOW, FIELDS))
    for question in FLOW.questions:
        assert NAMED[question.name].label in stated
        assert f"{QUESTIONS.index(question.name) + 1}. " in svg
    assert svg.count("<rect") == len(FLOW.questions) + 1
    assert ways_out(FLOW.questions[1], FLOW, FIELDS) == ("No",)
    assert [
        question.name for question in FLOW.questions if not condition(question, FLOW, FIELDS)
    ] == ["roles", "sec_party", "licences"]
    shorter = Flow(FLOW.questions[:3])
    assert draw(shorter, FIELDS).count("<rect") == 4
    assert "style=" not in svg


# The decision table


def test_the_file_lists_every_combination_once_and_agrees_with_the_check() -> None:
    rows = list(csv.DictReader(StringIO(decision_table.csv().removeprefix("\ufeff"))))
    keys = [tuple(row[name] for name in ("decides", *QUESTIONS)) for row in rows]
    assert len(keys) == len(set(keys))
    by_part = {
        part: [row for row in rows if row["decides"] == part]
        for part in ("roles", "mandates", "steps")
    }
    assert sum(map(len, by_part.values())) == len(rows)
    assert len(by_part["roles"]) == 2 * 17 * (8 * 4 + 9) + 1
    for row in by_part["roles"]:
        raw = {name: read(name, row[name]) for name in ROLE_QUESTIONS if row[name]}
        found = CALCULATOR.answer(raw, TODAY)
        assert {found["role"]: found["outcome"] for found in found["roles"]} == {
            role: row[role] for role in USER_ROLES
        }
        assert set(row["rules"].split("; ")) <= set(REGISTER)
    assert all(row["rules"] for row in rows)


def read(name: str, cell: str) -> object:
    return cell if NAMED[name].widget == "choice" else cell.split("; ")


@pytest.mark.parametrize("role", USER_ROLES.values(), ids=USER_ROLES)
def test_the_grouped_table_covers_every_combination_exactly_once(
    role: UserRole,
) -> None:
    dimensions, leaves = decision_table.role_leaves(role)
    party = {"Yes": "yes", "No": "no", "I do not know": "unknown"}
    for result in combinations_of(ROLE_QUESTIONS):
        given: Mapping[str, Any] = result["answers"]
        shown = [next(word for word, value in party.items() if value == given["sec_party"])]
        for dimension in dimensions[1:]:
            answer = given.get(dimension.question)
            if dimension.question in ("licences", "registration"):
                shown.append(
                    decision_table.group_of(role, None if answer is None else tuple(answer))
                )
            else:
                shown.append(
                    next((label for label, value in dimension.groups if value == answer), "")
                )
        rows = [
            leaf
            for cells, leaf in leaves
            if all(
                cell in (decision_table.ANY, word) for cell, word in zip(cells, shown, strict=True)
            )
        ]
        assert len(rows) == 1, (shown, given)
        outcome = next(found["outcome"] for found in result["roles"] if found["role"] == role.slug)
        assert rows[0]["roles"][0]["outcome"] == outcome


def test_the_page_of_the_table_holds_every_role_and_mandate() -> None:
    page = to_html(decision_table.report(), "../../")
    for role in USER_ROLES.values():
        assert f"<caption>{role.title}</caption>" in page
    for day in ("25 May 2017", "25 November 2017", "31 August 2018", "12 November 2017"):
        assert day in page
    assert "None None" not in to_text(decision_table.report())


# The evidence pack and the report


def test_the_evidence_pack_follows_the_order_of_the_steps_for_each_role() -> None:
    result = ask(**EVERYTHING)
    order = list(STEPS)
    for role, gathered in evidence.pack(result):
        steps = [order.index(one.item.step) for one in gathered]
        assert steps == sorted(steps)
        assert ("privacy-assessment" in {one.item.step for one in gathered}) == (
            role == "other-user"
        )
        assert len({one.key for one in gathered}) == len(gathered)
    assert [role for role, _ in evidence.pack(result)] == list(USER_ROLES)


def test_what_is_done_once_for_the_party_is_ticked_once() -> None:
    keys = [{one.key for one in gathered} for _, gathered in evidence.pack(ask(**EVERYTHING))]
    assert {key.split(".")[1] for key in set.intersection(*keys)} == {
        "credit-support",
        "privacy-impact-assessment",
    }


@pytest.mark.parametrize(("over", "wanted"), [("yes", True), ("unknown", True), ("no", False)])
def test_the_instrument_is_gathered_unless_no_credit_support_is_required(
    over: str, wanted: bool
) -> None:
    pack = dict(
        evidence.pack(ask(sec_party="yes", roles=("other-user",), credit_cover_over_threshold=over))
    )
    assert (
        "support"
        in {one.item.id for one in pack["other-user"] if one.item.step == "credit-support"}
    ) is wanted


def test_the_evidence_pack_as_files() -> None:
    result = ask(**EVERYTHING)
    rows = list(csv.DictReader(StringIO(files.write_csv(result).removeprefix("\ufeff"))))
    written = files.write_markdown(result)
    gathered = [one for _, pack in evidence.pack(result) for one in pack]
    assert len(rows) == written.count("- [ ] ") == len(gathered)
    assert {row["User Role"] for row in rows} == {role.title for role in USER_ROLES.values()}
    assert all(row["Section"] for row in rows)
    assert "\n\n\n" not in written


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"sec_party": "no"},
        {"sec_party": "yes", "licences": ()},
        EVERYTHING,
        {**EVERYTHING, "registration": ("meter-operator-mprn",)},
    ],
)
def test_a_report_can_be_written_in_every_format(given: dict[str, object]) -> None:
    result = ask(**given)
    report = CALCULATOR.report(json.loads(json.dumps(result)))
    page = to_html(report, "../../")
    assert page.startswith('<h2 class="headline"')
    assert result["headline"] in to_text(report)
    assert to_markdown(report).startswith(f"# {result['headline']}")
    assert "style=" not in page
    assert "None" not in to_text(report).replace("None of these", "").replace("\n", " ").replace(
        "  None", ""
    )


def test_the_planner_opens_with_the_roles_that_are_open() -> None:
    page = to_html(
        CALCULATOR.report(ask(sec_party="yes", roles=("gas-supplier", "other-user"), licences=())),
        "../../",
    )
    assert "../../calculators/deadlines/#calculator=deadlines&amp;roles=other-user" in page


def test_the_worked_example_is_an_answer() -> None:
    raw, today = CALCULATOR.example
    assert CALCULATOR.answer(raw, today)["needs"] == []


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"sec_party": True}, "sec_party"),
        ({"sec_party": "YES"}, "sec_party"),
        ({"licences": "electricity-supply"}, "licences"),
        ({"licences": ["unknown", "gas-supply"]}, "licences"),
        ({"licences": [["gas-supply"]]}, "licences"),
        ({"roles": {"other-user": True}}, "roles"),
        ({"registration": ["x"] * 21}, "registration"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"as_of": 20261123}, "as_of"),
        ({"__proto__": "x"}, "__proto__"),
        ({"supplier_size": "large\u0000"}, "supplier_size"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(raw: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        CALCULATOR.answer(raw, TODAY)
    assert [error.field for error in refused.value.errors] == [field]


@settings(deadline=None, max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*NAMED, "x"]), inner),
        max_leaves=8,
    )
)
def test_nothing_typed_ends_in_anything_but_an_answer_or_a_refusal(raw: object) -> None:
    answered = json.loads(answer("eligibility", json.dumps(raw), "2026-11-23"))
    assert answered.keys() >= {"result", "html"} or answered["errors"]
