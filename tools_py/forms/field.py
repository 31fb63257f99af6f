"""A question: what every kind of field has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from tools_py.forms.errors import InvalidValue

type Raw = object
"""A value as `json.loads` gives it."""


LONGEST = 100
"""No typed answer needs more characters than this."""


MOST_ITEMS = 20
"""No list of answers needs more items than this."""


NOT_GIVEN: dict[str, object] = {"type": ["string", "null"], "pattern": r"^\s*$"}
"""The JSON Schema of an answer that is not given."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A question. `label` asks it, `noun` names the answer within an error message, `missing` is
    shown when it must be given and is not.

    `when` names an answer that brings the question up: `("roles", ("other-user",))` asks it only
    where `roles` holds one of these values. `private` keeps the answer out of a link unless the
    reader asks for it there. `suggestion` is a value offered at one click, and the words that offer
    it; it is never taken unless the reader takes it. Neighbours with the same `group` stand under
    that heading; where they are `folded` they are opened by those who want them.
    """

    widget: ClassVar[str]
    name: str
    label: str
    noun: str
    hint: str = ""
    help: str = ""
    missing: str = ""
    when: tuple[str, tuple[str, ...]] | None = None
    private: bool = False
    suggestion: tuple[str, str] | None = None
    group: str = ""
    folded: bool = False

    def parse(self, raw: Raw) -> object:
        """Return the answer, or None where nothing was given; raise InvalidValue where it cannot be
        used.
        """
        if raw is None or raw == "" or (isinstance(raw, str) and not raw.strip()):
            return None
        if isinstance(raw, str) and len(raw) > LONGEST:
            raise InvalidValue(f"{self.noun} must be {LONGEST} characters or fewer")
        return self.read(raw)

    def read(self, raw: Raw) -> object:
        """Read an answer that was given."""
        raise NotImplementedError

    def shown(self, answer: Any) -> str:
        """Write an answer, as a result states it, for a person to read."""
        return str(answer)

    def schema(self) -> dict[str, object]:
        """Return the JSON Schema of an answer that is given, as the command line takes it."""
        raise NotImplementedError

    def described(self) -> dict[str, object]:
        """Return the JSON Schema of the answer with the question as its title; an answer that may
        be missing may be null or empty.
        """
        given = self.schema()
        words = " ".join(filter(None, (f"{self.hint}." if self.hint else "", self.help)))
        shape: dict[str, object] = given if self.missing else {"anyOf": [given, NOT_GIVEN]}
        return {"title": self.label, **({"description": words} if words else {}), **shape}


def object_schema(fields: tuple[Field, ...]) -> dict[str, object]:
    """Return the JSON Schema of an object with an answer to each field."""
    return {
        "type": "object",
        "properties": {field.name: field.described() for field in fields},
        "required": [field.name for field in fields if field.missing],
        "additionalProperties": False,
    }
