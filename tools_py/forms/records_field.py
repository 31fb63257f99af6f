"""A question for a list of items with the same fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from tools_py.forms.errors import InvalidValue, raise_all
from tools_py.forms.field import LONGEST, MOST_ITEMS, NOT_GIVEN, Field, Raw, object_schema


@dataclass(frozen=True, kw_only=True)
class RecordsField(Field):
    """A list of items, each with the same `fields`; `item` names one in words ("Bank Guarantee or
    other support").
    """

    widget: ClassVar[str] = "records"
    most_items: ClassVar[int] = MOST_ITEMS
    fields: tuple[Field, ...]
    item: str

    def read(self, raw: Raw) -> tuple[dict[str, object], ...]:
        """Read a list of objects, dropping empty ones; an error's part is "position.name"."""
        if not isinstance(raw, list):
            raise InvalidValue(f"{self.noun} must be a list")
        if len(raw) > MOST_ITEMS:
            raise InvalidValue(f"{self.noun} must have {MOST_ITEMS} items or fewer")
        records: list[dict[str, object]] = []
        wrongs: list[InvalidValue] = []
        for position, item in enumerate(raw):
            try:
                record = self._record(position, item)
            except InvalidValue as wrong:
                wrongs += wrong.every
            else:
                records += [record] if record is not None else []
        raise_all(wrongs)
        return tuple(records)

    def _record(self, position: int, raw: Raw) -> dict[str, object] | None:
        if not isinstance(raw, dict):
            raise InvalidValue(f"{self.item} {position + 1} must be an object", str(position))
        names = [field.name for field in self.fields]
        record: dict[str, object] = {}
        wrongs = [
            InvalidValue(
                f"{self.item} {position + 1} has no part called {str(key)[:LONGEST]}. Use: "
                f"{', '.join(names)}",
                str(position),
            )
            for key in raw
            if key not in names
        ]
        for field in self.fields:
            try:
                record[field.name] = field.parse(raw.get(field.name))
            except InvalidValue as wrong:
                wrongs.append(
                    InvalidValue(
                        f"{self.item} {position + 1}: {wrong.message}",
                        f"{position}.{field.name}" + (f".{wrong.part}" if wrong.part else ""),
                        parts=[f"{position}.{field.name}.{part}" for part in wrong.parts],
                    )
                )
        if not wrongs and all(value is None for value in record.values()):
            return None
        for field in self.fields:
            if field.missing and field.name in record and record[field.name] is None:
                wrongs.append(
                    InvalidValue(
                        f"{self.item} {position + 1}: {field.missing}", f"{position}.{field.name}"
                    )
                )
        raise_all(wrongs)
        return record

    def shown(self, answer: Any) -> str:
        """Write the items one after the other, each as its parts."""
        return "; ".join(
            ", ".join(
                field.shown(record[field.name])
                for field in self.fields
                if record[field.name] is not None
            )
            for record in answer
        )

    def schema(self) -> dict[str, object]:
        """A list of objects; an item in which nothing is given is no item."""
        item = object_schema(self.fields)
        nothing = {"anyOf": [NOT_GIVEN, {"type": "object", "additionalProperties": NOT_GIVEN}]}
        empty = {
            **item,
            "properties": {field.name: nothing for field in self.fields},
            "required": [],
        }
        return {
            "type": "array",
            "maxItems": MOST_ITEMS,
            "items": {"title": self.item, "anyOf": [item, empty]},
        }
