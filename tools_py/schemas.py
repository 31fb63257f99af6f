"""JSON Schemas of what goes into a calculator and what comes out, made from their declarations
(draft 2020-12).

Answers are described by their fields (`forms.form.Form.schema`). A result is described by the
`TypedDict` called `Result` in its calculator's module `result`. A type that JSON does not have is
described as `forms.json.as_json` writes its values. A string within `Annotated` is a description; a
dict is more of the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    TypeAliasType,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from tools_py.calculator import Calculator
from tools_py.dates.lengths import Length

type Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas/"

WRITTEN: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    Length: {"type": "string", "pattern": r"^[0-9]+ (WD|days|weeks|months)$"},
    object: {},
}
"""How JSON holds a value of each type, as `forms.json.as_json` writes it."""


def address(calculator: str, what: str) -> str:
    """Return the address of a schema, from the site's root; `what` is "answers" or "result"."""
    return f"{FOLDER}{calculator}.{what}.json"


def of_answers(calculator: Calculator[Any, Any], site: str = "") -> Schema:
    """Return the schema of a calculator's answers; `site` is the address under which the schemas
    are published.

    >>> from tools_py.calculator import load
    >>> of_answers(load("working-days"))["required"]
    ['start', 'days']
    """
    return _head(calculator, "answers", site) | calculator.form.schema()


def of_result(calculator: Calculator[Any, Any], site: str = "") -> Schema:
    """Return the schema of a calculator's result. Its `answers` are answers again, so that a result
    can be asked anew.

    >>> from tools_py.calculator import load
    >>> of_result(load("working-days"))["properties"]["date"]
    {'type': 'string', 'format': 'date', 'description': 'The day counted to'}
    """
    shape = of(result_type(calculator.name))
    shape["properties"]["calculator"] = {"const": calculator.name}
    shape["properties"]["answers"] |= calculator.form.schema() | {"required": []}
    return _head(calculator, "result", site) | shape


def result_type(calculator: str) -> type:
    """Return the type of a calculator's results: the class `Result` of its module `result`."""
    found: type = import_module(f"tools_py.{calculator.replace('-', '_')}.result").Result
    return found


def _head(calculator: Calculator[Any, Any], what: str, site: str) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": site + address(calculator.name, what),
        "title": f"{calculator.title}: {what}",
    }


def of(hint: Any) -> Schema:
    """Return the schema of a type."""
    if isinstance(hint, TypeAliasType):
        return of(hint.__value__)
    if isinstance(hint, TypeVar):  # answers within a result: `of_result` says more
        return of(hint.__bound__)
    origin, inner = get_origin(hint), get_args(hint)
    if is_typeddict(origin or hint):
        return _object(hint)
    if origin is NotRequired:
        return of(inner[0])
    if origin is Annotated:
        schema = of(inner[0])
        for note in inner[1:]:
            schema |= {"description": note} if isinstance(note, str) else note
        return schema
    if origin in (Union, UnionType):
        return _either([of(part) for part in inner])
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is list:
        return {"type": "array", "items": of(inner[0])}
    if origin is Mapping or origin is dict:
        return {"type": "object", "additionalProperties": of(inner[1])}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    return dict(WRITTEN[hint])


def _object(shape: Any) -> Schema:
    hints = _hints(shape)
    return {
        "type": "object",
        "description": (shape.__doc__ or "").strip(),
        "properties": {name: of(hint) for name, hint in hints.items()},
        "required": [name for name, hint in hints.items() if get_origin(hint) is not NotRequired],
        "additionalProperties": False,
    }


def _hints(shape: Any) -> dict[str, Any]:
    """Return the types of a TypedDict, those of a generic one with its arguments put in."""
    generic = get_origin(shape) or shape
    given = dict(zip(generic.__type_params__, get_args(shape), strict=True))
    return {
        name: given[hint] if isinstance(hint, TypeVar) else hint
        for name, hint in get_type_hints(generic, include_extras=True).items()
    }


def _either(parts: list[Schema]) -> Schema:
    """Join schemas of which one has to fit; null is written as one more type where that says the
    same.
    """
    null = WRITTEN[NoneType]
    others = [part for part in parts if part != null]
    if len(others) == 1 and null in parts and isinstance(others[0].get("type"), str):
        return others[0] | {"type": [others[0]["type"], "null"]}
    return {"anyOf": parts}


def both(calculator: Calculator[Any, Any], site: str = "") -> Mapping[str, Schema]:
    """Return both schemas of a calculator by their addresses."""
    made = (("answers", of_answers(calculator, site)), ("result", of_result(calculator, site)))
    return {address(calculator.name, what): schema for what, schema in made}
