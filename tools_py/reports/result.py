"""What every result carries, as JSON holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Generic, TypedDict, TypeVar, cast

from tools_py import GUIDANCE_VERSION, rules
from tools_py.dates import calendars
from tools_py.forms.json import as_json
from tools_py.rules import Rule

type IsoDate = Annotated[str, {"format": "date"}]
"""A day as ISO 8601 writes it."""


class Citation(TypedDict):
    """A rule that the answer rests on, and where it stands."""

    rule: Annotated[str, "Its id in the register"]
    section: Annotated[str, "Section of the guidance"]
    clause: Annotated[str | None, "Clause of the Smart Energy Code, where the guidance cites one"]
    page: Annotated[str, "Address of its paragraph, from the root of the site"]


class ResultWarning(TypedDict):
    """Something to watch for."""

    id: str
    text: str


Answers = TypeVar("Answers", bound=Mapping[str, object])
"""The answers to a calculator as JSON holds them. It stands in the module, where the annotations of
a class that extends `BaseResult` are looked up.
"""


class BaseResult(TypedDict, Generic[Answers]):  # noqa: UP046
    """The part of a result that every calculator has."""

    calculator: str
    guidance_version: str
    calendar_version: Annotated[
        str, "The list of bank holidays: its date and the first digits of its SHA-256"
    ]
    register_version: Annotated[
        str,
        "The rules: the guidance's version and the first digits of a SHA-256 over their values",
    ]
    answers: Annotated[Answers, "The answers as they were understood"]
    headline: Annotated[str, "One sentence that answers"]
    citations: list[Citation]
    notes: Annotated[list[str], "Editor's notes that the answer leans on"]
    warnings: list[ResultWarning]


def base_result(
    calculator: str,
    answers: Mapping[str, object],
    headline: str,
    *,
    rests_on: Iterable[Rule[Any]],
    notes: Iterable[str] = (),
    warnings: Mapping[str, str] | None = None,
) -> BaseResult[Answers]:
    """Return the part of a result that every calculator has.

    `answers` are parsed answers; those returned are as JSON holds them, of the type that the
    calculator declares for its results. `rests_on` names rules in reading order; their editor's
    notes are added to `notes`. `warnings` are sentences by id.
    """
    cited = list(dict.fromkeys(rests_on))
    return {
        "calculator": calculator,
        "guidance_version": GUIDANCE_VERSION,
        "calendar_version": calendars.version(),
        "register_version": rules.version(),
        "answers": cast("Answers", {name: as_json(answer) for name, answer in answers.items()}),
        "headline": headline,
        "citations": [
            {
                "rule": rule.id,
                "section": rule.section,
                "clause": rule.clause,
                "page": rule.page,
            }
            for rule in cited
        ],
        "notes": sorted({note for rule in cited for note in rule.notes} | set(notes)),
        "warnings": [{"id": key, "text": text} for key, text in (warnings or {}).items()],
    }
