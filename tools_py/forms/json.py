"""Reading answers from JSON: exact, bounded, and with every fault named in words."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal, InvalidOperation

from tools_py.dates.lengths import Length
from tools_py.forms.errors import FieldError, ValidationError

DEEPEST = 20
"""No answers nest lists and objects deeper than this."""

LONGEST_TEXT = 100_000
"""No answers need more characters of JSON than this."""


def parse_json(text: str) -> object:
    """Read JSON with exact decimals.

    NaN and Infinity, which JSON does not have, become decimals that no field takes, so that the
    error names the field.

    Raises:
        ValidationError: the text is no JSON, longer than `LONGEST_TEXT` characters, nested deeper
            than `DEEPEST`, or names a key twice.
    """
    if len(text) > LONGEST_TEXT:
        raise ValidationError(
            FieldError("", f"The answers must be {LONGEST_TEXT:,} characters of JSON or fewer")
        )
    text = text.removeprefix("\ufeff")
    if _depth(text) > DEEPEST:
        raise ValidationError(
            FieldError("", f"The answers must nest lists and objects at most {DEEPEST} deep")
        )
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=Decimal,
            object_pairs_hook=_once,
        )
    except (json.JSONDecodeError, RecursionError, InvalidOperation):
        raise ValidationError(
            FieldError("", 'The answers must be a JSON object, like {"start": "2027-03-24"}')
        ) from None


STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[{\]}]', re.DOTALL)


def _depth(text: str) -> int:
    """Return how deep lists and objects nest, without reading them: 5,000 of them stop Python."""
    depth = deepest = 0
    for found in STRINGS_AND_BRACKETS.finditer(text):
        if found[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read: dict[str, object] = {}
    for key, value in pairs:
        if key in read:
            raise ValidationError(
                FieldError(key[:100], f"{key[:100]} is given twice; give it once")
            )
        read[key] = value
    return read


def as_json(value: object) -> object:
    """Turn a parsed answer into what JSON can hold: ISO 8601 dates, exact decimals as strings."""
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case tuple() | list():
            return [as_json(item) for item in value]
        case Decimal():
            return f"{value:f}"
        case Length():
            return str(value)
        case _:
            return value
