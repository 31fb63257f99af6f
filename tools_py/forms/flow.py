"""The order of a calculator's questions, as data: which question comes up, given the answers to
those before it.

A condition is one list of alternatives; each alternative is a list of clauses that must all hold; a
clause names a question and the answers that satisfy it. That is all there is to it, so that the
page can follow the flow from JSON without holding a rule of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

type ParsedAnswers = Mapping[str, object]
"""Answers by name, as `forms.form.Form.parse` returns them; None where not given."""

UNANSWERED, UNKNOWN, NONE = "", "unknown", "none"
OPEN = (UNANSWERED, UNKNOWN)
"""The words for an answer that is not there, or that says "I do not know"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Holds where the answer to `question` is one of `values`, or has one of them among its own."""

    question: str
    values: tuple[str, ...]

    def holds(self, answers: ParsedAnswers) -> bool:
        """Return whether the answers satisfy the clause."""
        return not words(answers.get(self.question)).isdisjoint(self.values)


type Condition = tuple[tuple[Clause, ...], ...]
"""Alternatives, each of which is a row of clauses that must all hold."""

ALWAYS: Condition = ((),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A step of the flow: the name of a field, and when it comes up. `prompt` is shown where the
    reader goes on without answering.

    `condition` puts it in words where it cannot be read off its clauses.
    """

    name: str
    prompt: str
    when: Condition = ALWAYS
    condition: str = ""

    def asked(self, answers: ParsedAnswers) -> bool:
        """Return whether the question comes up, given the answers to those before it."""
        return any(all(clause.holds(answers) for clause in clauses) for clauses in self.when)


@dataclass(frozen=True, slots=True)
class Flow:
    """Questions in the order in which they are asked.

    A condition looks back only, so one pass settles which of them come up.
    """

    questions: tuple[Question, ...]

    def relevant(self, answers: ParsedAnswers) -> tuple[str, ...]:
        """Name the questions that come up.

        What was answered to a question that does not come up decides nothing.
        """
        return tuple(self._kept(answers))

    def kept(self, answers: ParsedAnswers) -> dict[str, object]:
        """Return the answers without those to questions that do not come up; answers that belong to
        no question stay.
        """
        kept = self._kept(answers)
        names = {question.name for question in self.questions}
        return {
            name: answer for name, answer in answers.items() if name in kept or name not in names
        }

    def next(self, answers: ParsedAnswers, passed: Collection[str]) -> str | None:
        """Name the next question after those `passed`, or None where the result is next."""
        return next((name for name in self.relevant(answers) if name not in passed), None)

    def _kept(self, answers: ParsedAnswers) -> dict[str, object]:
        kept: dict[str, object] = {}
        for question in self.questions:
            if question.asked(kept):
                kept[question.name] = answers.get(question.name)
        return kept

    def paths(self, choices: Mapping[str, Sequence[object]]) -> Iterator[dict[str, object]]:
        """Walk every path: yield each set of answers that the flow can end with, where `choices`
        lists the answers to each question.
        """
        yield from self._walk({}, self.questions, choices)

    def _walk(
        self,
        answers: dict[str, object],
        ahead: tuple[Question, ...],
        choices: Mapping[str, Sequence[object]],
    ) -> Iterator[dict[str, object]]:
        for position, question in enumerate(ahead, 1):
            if question.asked(answers):
                for choice in choices[question.name]:
                    yield from self._walk(
                        {**answers, question.name: choice}, ahead[position:], choices
                    )
                return
        yield answers

    def as_json(self) -> list[dict[str, object]]:
        """Return the flow as the page reads it."""
        return [
            {
                "name": question.name,
                "prompt": question.prompt,
                "when": [
                    [
                        {"question": clause.question, "values": list(clause.values)}
                        for clause in clauses
                    ]
                    for clauses in question.when
                ],
            }
            for question in self.questions
        ]


def words(answer: object) -> frozenset[str]:
    """Return an answer as the words of clauses: "" for none given, "none" for an empty list."""
    if answer is None:
        return frozenset((UNANSWERED,))
    if isinstance(answer, str):
        return frozenset((answer,))
    assert isinstance(answer, tuple | list)
    return frozenset(answer) or frozenset((NONE,))
