"""What is wrong with answers: errors by field, and the refusal that carries all of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one answer; `part` names the box within the field ("year", "2.amount")."""

    field: str
    message: str
    part: str | None = None

    def as_json(self) -> dict[str, str]:
        """Return the error as the contract prints it."""
        return {"field": self.field, "message": self.message} | (
            {"part": self.part} if self.part else {}
        )


class ValidationError(Exception):
    """The answers cannot be worked with; `errors` says what to change, every error at once."""

    def __init__(self, *errors: FieldError) -> None:
        """Hold one or more errors."""
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


class InvalidValue(ValueError):
    """One answer is wrong: a sentence, and the part of the field that it is about."""

    def __init__(self, message: str, part: str | None = None) -> None:
        """Hold the sentence and the part."""
        super().__init__(message)
        self.message, self.part = message, part
