"""Reading answers from JSON: exact, bounded, and with every fault told in words."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation

from tools_py.forms import Error, Refusal

LONGEST_TEXT = 100_000
"""No answers need more characters of JSON than this."""


def parse_json(text: str) -> object:
    """Read JSON with exact decimals; raise `forms.Refusal` for text that is no JSON, too long, too deep, or names a key twice.

    NaN and Infinity, which JSON does not have, become decimals that no field takes, so that the error names the field.
    """
    if len(text) > LONGEST_TEXT:
        raise Refusal(
            Error("", f"The answers must be {LONGEST_TEXT:,} characters of JSON or fewer")
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
        raise Refusal(
            Error("", 'The answers must be a JSON object, like {"start": "2027-03-24"}')
        ) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read: dict[str, object] = {}
    for key, value in pairs:
        if key in read:
            raise Refusal(Error(key[:100], f"{key[:100]} is given twice; give it once"))
        read[key] = value
    return read
