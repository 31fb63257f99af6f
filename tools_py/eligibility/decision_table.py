"""The decision table of the eligibility check: every combination of answers that matters, and
what it leads to.

Everything here is asked of the calculator itself. The page shows the combinations grouped, where
answers that make no difference are merged; the CSV file lists them one by one. The parts are
independent: what decides a role decides no mandate, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, cast

from tools_py import rules
from tools_py.eligibility.calculate import calculate
from tools_py.eligibility.evidence import NEEDED, SCOPES
from tools_py.eligibility.flow import FLOW
from tools_py.eligibility.outcomes import held_in
from tools_py.eligibility.questions import FIELDS
from tools_py.eligibility.report import OUTCOMES, basis
from tools_py.forms.choice_fields import ChoiceField, ChoicesField, Option
from tools_py.forms.flow import NONE, UNKNOWN, words
from tools_py.reports.blocks import Block, Heading, Report, Table, Text
from tools_py.reports.citations import rule_link
from tools_py.reports.csv import to_csv
from tools_py.reports.flow_diagram import condition, ways_out
from tools_py.reports.words import day_in_words
from tools_py.rules.vocabulary import (
    LICENCES,
    MANDATES,
    REGISTRATIONS,
    STEPS,
    USER_ROLES,
    UserRole,
)

if TYPE_CHECKING:
    from tools_py.eligibility.questions import Answers
    from tools_py.eligibility.result import MandateDate, Result

AS_OF = rules.VERSION_1_3.value
"""The table does not depend on a day; results need one, and this is the guidance's."""

QUESTIONS = tuple(question.name for question in FLOW.questions)
NAMED = {field.name: field for field in FIELDS}

ROLE_QUESTIONS = ("sec_party", "licences", "export_only_sites", "registration")
"""The answers that decide a User Role."""

MANDATE_QUESTIONS = (
    "sec_party",
    "licences",
    "supply_market",
    "supplier_size",
    "controlled_market_entry",
    "distribution_operator",
)
"""The answers that decide a mandate."""

STEP_QUESTIONS = ("sec_party", "credit_cover_over_threshold")
"""The answers that decide the steps of one role that has all it needs."""

ANY = "—"
"""Stands for an answer that makes no difference."""


def choices(name: str) -> tuple[object, ...]:
    """Return every answer to a question: for a list every subset and None, which stands for "I do
    not know".
    """
    values = tuple(option.value for option in _options(name))
    if not isinstance(NAMED[name], ChoicesField):
        return values
    return (
        *(subset for size in range(len(values) + 1) for subset in combinations(values, size)),
        None,
    )


def _options(question: str) -> tuple[Option, ...]:
    """Return what can be chosen in answer to a question; nothing where it is none of choices."""
    field = NAMED[question]
    return field.options if isinstance(field, ChoiceField | ChoicesField) else ()


def combinations_of(
    names: Iterable[str], roles: tuple[str, ...] = (), **fixed: object
) -> Iterator[Result]:
    """Yield the result of every path through the flow on which the questions `names` take every
    answer and the others are not known.
    """
    named = tuple(names)
    domain = {name: choices(name) if name in named else (None,) for name in QUESTIONS} | {
        name: (value,) for name, value in fixed.items()
    }
    domain["roles"] = (roles,)
    for answers in FLOW.paths(domain):
        yield answered(answers)


def answered(answers: Mapping[str, object]) -> Result:
    """Ask the calculator."""
    given = {**dict.fromkeys(NAMED), **answers, "as_of": answers.get("as_of") or AS_OF}
    return calculate(cast("Answers", given), AS_OF)


# As a file


HEAD = (
    "decides",
    *QUESTIONS,
    *USER_ROLES,
    "user_ids",
    "steps",
    "mandates",
    "possible_mandates",
    "rules",
)


def csv() -> str:
    """Write the table as CSV: one row for each combination; an empty answer makes no difference to
    what the row decides.
    """
    return to_csv(HEAD, (*_role_rows(), *_mandate_rows(), *_step_rows()))


def _row(
    decides: str, asked: Sequence[str], result: Result, rules: Iterable[str], **outputs: str
) -> tuple[str, ...]:
    answers = result["answers"].items()
    given = {name: _written(answer) for name, answer in answers if name in asked}
    cells = {"decides": decides, "rules": "; ".join(dict.fromkeys(rules))} | given | outputs
    return tuple(cells.get(column, "") for column in HEAD)


def _written(answer: object) -> str:
    return "; ".join(answer) or NONE if isinstance(answer, list) else str(answer or UNKNOWN)


def _role_rows() -> Iterator[tuple[str, ...]]:
    for result in combinations_of(ROLE_QUESTIONS):
        outcomes = {found["role"]: found["outcome"] for found in result["roles"]}
        reasons = (reason for found in result["roles"] for reason in found["reasons"])
        yield _row(
            "roles",
            ROLE_QUESTIONS,
            result,
            reasons,
            **outcomes,
            user_ids=str(result["user_ids"]["minimum"]),
        )


def _mandate_rows() -> Iterator[tuple[str, ...]]:
    for result in combinations_of(MANDATE_QUESTIONS):
        cited = (
            citation["rule"]
            for citation in result["citations"]
            if citation["section"] in ("2.1", "2.2")
        )
        bound, possible = _dated(result["mandates"]), _dated(result["possible_mandates"])
        yield _row(
            "mandates", MANDATE_QUESTIONS, result, cited, mandates=bound, possible_mandates=possible
        )


def _dated(mandates: Iterable[MandateDate]) -> str:
    return "; ".join(
        f"{mandate['category']} {mandate['deadline']} derogation {mandate['derogation']}"
        for mandate in mandates
    )


def _step_rows() -> Iterator[tuple[str, ...]]:
    for role in USER_ROLES.values():
        for result in combinations_of(STEP_QUESTIONS, (role.slug,), **_enough(role)):
            found = result["roles"][0]
            steps = "; ".join(
                f"{step['id']} {NEEDED[step['required']].lower()} {step['scope']}"
                for step in result["steps"]
            )
            cited = (
                *found["reasons"],
                *(STEPS[step["id"]].stated_by.id for step in result["steps"]),
            )
            yield _row(
                "steps",
                ("roles", *STEP_QUESTIONS),
                result,
                cited,
                **{role.slug: found["outcome"]},
                steps=steps,
            )


def _enough(role: UserRole) -> dict[str, tuple[str, ...]]:
    """Return answers that meet the condition of a role."""
    return {held_in(role): role.rule.value[:1]} if role.rule.value else {}


# As a page


@dataclass(frozen=True, slots=True)
class Dimension:
    """An answer by which a grouped table is read: the words in its column, each with an answer that
    stands for its group.
    """

    head: str
    question: str
    groups: tuple[tuple[str, object], ...]


type Leaf = tuple[tuple[str, ...], Result]
"""The words of a row's answers, and the result they lead to."""


def grouped(
    dimensions: Sequence[Dimension],
    decides: Callable[[Result], object],
    fixed: Mapping[str, object],
) -> list[Leaf]:
    """List the combinations of `dimensions` with their results, merging those that
    `decides` cannot tell apart.

    An answer is merged with its neighbours only as a full column: `ANY` stands where no
    answer of that column matters.
    """
    if not dimensions:
        return [((), answered(fixed))]
    first, *rest = dimensions
    if first.question not in FLOW.relevant(fixed):
        return [((ANY, *cells), result) for cells, result in grouped(rest, decides, fixed)]
    branches = [
        (shown, grouped(rest, decides, {**fixed, first.question: answer}))
        for shown, answer in first.groups
    ]
    if (
        len({str([(cells, decides(result)) for cells, result in rows]) for _, rows in branches})
        == 1
    ):
        return [((ANY, *cells), result) for cells, result in branches[0][1]]
    return [((shown, *cells), result) for shown, rows in branches for cells, result in rows]


def _dimension(question: str, head: str) -> Dimension:
    """Make the dimension of a question with one answer."""
    options = tuple((option.label, option.value) for option in _options(question))
    return Dimension(head, question, options)


PARTY = _dimension("sec_party", "SEC Party")


def holding(role: UserRole) -> Dimension:
    """Make the dimension that decides a role's condition; every list of licences or registrations
    falls into one of its groups.
    """
    if held_in(role) == "licences":
        title = LICENCES[role.rule.value[0]].lower()
        return Dimension(
            "Licences",
            "licences",
            ((f"With {title}", role.rule.value), (f"Without {title}", ()), ("I do not know", None)),
        )
    straight = " or ".join(REGISTRATIONS[value] for value in role.rule.value)
    crossed = rules.METER_AGENT_CROSSED.value
    return Dimension(
        "Registration",
        "registration",
        (
            (straight, role.rule.value[:1]),
            (f"Only {' or '.join(REGISTRATIONS[value] for value in crossed)}", crossed[:1]),
            ("None of these", ()),
            ("I do not know", None),
        ),
    )


def group_of(role: UserRole, answer: tuple[str, ...] | None) -> str:
    """Return the words of the group into which an answer on licences or registration falls for a
    role.
    """
    groups = holding(role).groups
    if answer is None:
        return groups[-1][0]
    matching = (
        shown
        for shown, stands in groups[:-1]
        if stands and words(answer).intersection(_alike(role, stands))
    )
    return next(matching, groups[-2][0])


def _alike(role: UserRole, stands: object) -> tuple[str, ...]:
    held = role.rule.value
    return held if words(stands).intersection(held) else rules.METER_AGENT_CROSSED.value


def role_leaves(role: UserRole) -> tuple[tuple[Dimension, ...], list[Leaf]]:
    """Return the grouped table of one role."""
    dimensions = [PARTY]
    if role.rule.value:
        dimensions.append(holding(role))
    if role.slug == "export-supplier":
        dimensions.append(_dimension("export_only_sites", "Export-only sites"))
    return tuple(dimensions), grouped(dimensions, _outcome, {"roles": (role.slug,)})


def _outcome(result: Result) -> object:
    return result["roles"][0]["outcome"], result["roles"][0]["needs"]


def report() -> Report:
    """Return the page: roles, steps, User IDs, mandates, and the order of the questions."""
    return Report(
        "How to read the tables",
        (
            Text(
                f"“{ANY}” stands for an answer that makes no difference. Every row was worked out "
                "by the eligibility check itself."
            ),
            Heading("User Roles"),
            *(_role_table(role) for role in USER_ROLES.values()),
            Heading("Steps"),
            _step_table(),
            Heading("User IDs"),
            _user_id_table(),
            Heading("Mandates"),
            *_mandate_tables(),
            Heading("Which questions come up"),
            _question_table(),
        ),
    )


def _role_table(role: UserRole) -> Block:
    dimensions, leaves = role_leaves(role)
    rows = []
    for cells, result in leaves:
        found = result["roles"][0]
        rows.append((*cells, f"**{OUTCOMES[found['outcome']]}**", *basis(found)))
    head = (*(dimension.head for dimension in dimensions), "Outcome", "By", "Editor’s notes")
    return Table(caption=role.title, head=head, rows=tuple(rows))


def _step_table() -> Table:
    everyone = {
        "roles": tuple(USER_ROLES),
        "sec_party": "yes",
        "licences": tuple(LICENCES),
        "registration": tuple(REGISTRATIONS),
    }
    by_answer = {
        answer: answered({**everyone, "credit_cover_over_threshold": answer})["steps"]
        for answer in ("yes", "no")
    }
    rows = []
    for over, under in zip(by_answer["yes"], by_answer["no"], strict=True):
        step = STEPS[over["id"]]
        need = (
            NEEDED[over["required"]]
            if over["required"] == under["required"]
            else "Required if the requirement is over the threshold"
        )
        whom = (
            "Every User Role"
            if len(over["roles"]) == len(USER_ROLES)
            else ", ".join(USER_ROLES[role].title for role in over["roles"])
        )
        rows.append((rule_link(step.title, step.stated_by), need, whom, SCOPES[over["scope"]]))
    return Table(
        caption="What a User Role that can be applied for, or is to be checked, brings with it",
        head=("Step", "Needed", "For", "Repeated"),
        rows=tuple(rows),
    )


def _user_id_table() -> Table:
    """Count the User IDs for every number of supplier roles and of other roles."""
    everything = {
        "sec_party": "yes",
        "licences": tuple(LICENCES),
        "registration": tuple(REGISTRATIONS),
    }
    sharing = rules.USER_ID_SHARING.value
    alone = tuple(role for role in USER_ROLES if role not in sharing)
    rows = []
    for suppliers in range(len(sharing) + 1):
        fewest = []
        for others in range(len(alone) + 1):
            roles = (*sharing[:suppliers], *alone[:others])
            fewest.append(
                str(answered({**everything, "roles": roles})["user_ids"]["minimum"])
                if roles
                else ANY
            )
        rows.append((str(suppliers), *fewest))
    return Table(
        caption=(
            "The fewest User IDs, by the number of supplier roles (down) and of other roles "
            "(across)"
        ),
        head=("Supplier roles", *(f"{others} other" for others in range(len(alone) + 1))),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(alone) + 2)),
    )


def _mandate_tables() -> Iterator[Block]:
    supplier = {"roles": (), "sec_party": "yes", "licences": ("gas-supply",)}
    yield _mandate_table(
        "A Party with a supply licence, electricity or gas",
        (_dimension("supply_market", "Customers"), _dimension("supplier_size", "Large Supplier")),
        supplier,
    )
    entry = (_dimension("controlled_market_entry", "In Controlled Market Entry"),)
    rows = tuple(
        (*cells, DEROGATION_WORDS[result["mandates"][0]["derogation"]])
        for cells, result in grouped(entry, _bound, {**supplier, "supply_market": "non-domestic"})
    )
    yield Table(
        caption="The derogation for a Party with a supply licence",
        head=("In Controlled Market Entry", "Derogation"),
        rows=rows,
    )
    yield _mandate_table(
        "A Party with an electricity distribution licence",
        (_dimension("distribution_operator", "Kind of distributor"),),
        {"roles": (), "sec_party": "yes", "licences": ("electricity-distribution",)},
    )
    yield Text(
        "A Party with more than one licence has the mandates of each. No other licence brings in "
        "a mandate. An organisation that is not a "
        "SEC Party is asked no more."
    )


DEROGATION_WORDS = {
    "none": "None",
    "applies-until-exit": "Applies until exit",
    "unknown": "Not settled",
}


def _bound(result: Result) -> object:
    return result["mandates"], result["possible_mandates"]


def _mandate_table(
    caption: str, dimensions: Sequence[Dimension], fixed: Mapping[str, object]
) -> Table:
    rows = tuple(
        (
            *cells,
            _mandate_words(result["mandates"]) or "None",
            _mandate_words(result["possible_mandates"]) or "None",
        )
        for cells, result in grouped(dimensions, _bound, fixed)
    )
    return Table(
        caption=caption,
        head=(*(dimension.head for dimension in dimensions), "Mandate", "May also apply"),
        rows=rows,
    )


def _mandate_words(mandates: Iterable[MandateDate]) -> str:
    return "; ".join(
        f"{rule_link(found.title, found.rule)}, {day_in_words(mandate['deadline'])}"
        for mandate in mandates
        for found in [MANDATES[mandate["category"]]]
    )


def _question_table() -> Table:
    rows = tuple(
        (
            NAMED[question.name].label,
            f"Only if {when}" if (when := condition(question, FLOW, FIELDS)) else "Always",
            " or ".join(ways_out(question, FLOW, FIELDS)) or ANY,
        )
        for question in FLOW.questions
    )
    return Table(
        caption="When each question comes up",
        head=("Question", "Asked", "Nothing more is asked after"),
        rows=rows,
    )
