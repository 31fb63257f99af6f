"""The questions of a calculator, in their order: parsing all answers, and their JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools_py.forms.errors import FieldError, InvalidValue, ValidationError
from tools_py.forms.field import LONGEST, Field, Raw, object_schema


@dataclass(frozen=True, kw_only=True)
class Form:
    """The questions of a calculator, in their order.

    `empty` is what a page says where nothing at all is entered: sentences by the name of the field
    that each is about.
    """

    fields: tuple[Field, ...]
    empty: tuple[tuple[str, str], ...] = ()

    def schema(self) -> dict[str, object]:
        """Return the JSON Schema of the answers."""
        return object_schema(self.fields)

    def parse(self, raw: Raw) -> dict[str, object]:
        """Return every field's answer by name; raise ValidationError with every error at once."""
        if not isinstance(raw, dict):
            raise ValidationError(FieldError("", "The answers must be a JSON object"))
        names = [field.name for field in self.fields]
        errors = [
            FieldError(
                str(key)[:LONGEST],
                f"{str(key)[:LONGEST]} is not an answer that is asked for. Use: {', '.join(names)}",
            )
            for key in raw
            if key not in names
        ]
        answers: dict[str, object] = {}
        for field in self.fields:
            try:
                answers[field.name] = field.parse(raw.get(field.name))
                if field.missing and answers[field.name] is None:
                    raise InvalidValue(field.missing)
            except InvalidValue as wrong:
                errors += [
                    FieldError(field.name, one.message, one.part, one.parts) for one in wrong.every
                ]
        if errors:
            raise ValidationError(*errors)
        return answers

    def summary(self, answers: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        """Return each answer that was given, as a result states it, as label and words, in the
        order of the form.
        """
        given = ((field, answers.get(field.name)) for field in self.fields)
        return tuple(
            (field.label, words)
            for field, answer in given
            if answer is not None and (words := field.shown(answer))
        )
