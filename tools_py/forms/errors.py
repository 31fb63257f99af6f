"""What is wrong with answers: errors by field, and the refusal that carries all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DATE_PARTS = ("day", "month", "year")
"""The boxes of a date."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one answer; `part` names the box within the field ("year", "2.amount").

    `parts` names every box that the error marks, where there are several.
    """

    field: str
    message: str
    part: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Return the answer's path in the JSON: "credit_support.1.amount"; a date is one answer."""
        inner = (self.part or "").split(".")
        return ".".join([self.field, *(name for name in inner if name and name not in DATE_PARTS)])

    def as_json(self) -> dict[str, object]:
        """Return the error as the contract prints it."""
        written: dict[str, object] = {"field": self.path, "message": self.message}
        return written | ({"part": self.part} if self.part else {})

    def for_page(self) -> dict[str, object]:
        """Return the error as the page reads it, which finds a box by its field and its part."""
        own = {"at": self.field} | ({"parts": list(self.parts)} if self.parts else {})
        return self.as_json() | own


class ValidationError(Exception):
    """The answers cannot be used; `errors` says what to change, every error at once."""

    def __init__(self, *errors: FieldError) -> None:
        """Hold one or more errors."""
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


class InvalidValue(ValueError):
    """One answer is wrong: a sentence, and the part of the field that it is about; `parts` where it
    marks several boxes, `others` where more is wrong with the same field.
    """

    def __init__(
        self,
        message: str,
        part: str | None = None,
        *,
        parts: Sequence[str] = (),
        others: Sequence[InvalidValue] = (),
    ) -> None:
        """Hold the sentence, its parts, and the others."""
        super().__init__(message)
        self.message, self.part, self.parts = message, part, tuple(parts)
        self.every: tuple[InvalidValue, ...] = (self, *others)


def raise_all(wrongs: Sequence[InvalidValue]) -> None:
    """Raise the first of what is wrong with a field, with the others; do nothing for none."""
    if wrongs:
        first, *others = wrongs
        raise InvalidValue(first.message, first.part, parts=first.parts, others=others)
