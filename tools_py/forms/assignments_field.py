"""A question for who does each of many things, and how far it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from tools_py.forms.choice_fields import Option, one_of
from tools_py.forms.errors import InvalidValue
from tools_py.forms.field import LONGEST, Field, Raw

MOST_ASSIGNMENTS = 300
"""No list of things to do has more of them."""


ITEM_KEY = re.compile(r"[a-z-]{1,40}(\.[a-z-]{1,40}){0,3}", re.ASCII)
"""How the key of a thing to do is written: "other-user.uept.notice"."""


@dataclass(frozen=True, kw_only=True)
class AssignmentsField(Field):
    """Who does each of many things, and how far it is: `{"party.credit-support.support": {"owner":
    "Finance", "status": "done"}}`.

    The things come with the answer, so the form asks nothing; `options` are the states that a thing
    can be in. A key that no answer brings up is kept, since a plan that was saved under other rules
    may hold it.
    """

    widget: ClassVar[str] = "assignments"
    most_items: ClassVar[int] = MOST_ASSIGNMENTS
    options: tuple[Option, ...]

    def read(self, raw: Raw) -> dict[str, dict[str, str]] | None:
        """Read an object of owners and states by key, dropping those that say nothing."""
        if not isinstance(raw, dict):
            raise InvalidValue(
                f'{self.noun} must be an object like {{"party.credit-support.support": {{"owner": '
                '"Finance", "status": "done"}}'
            )
        if len(raw) > MOST_ASSIGNMENTS:
            raise InvalidValue(f"{self.noun} must have {MOST_ASSIGNMENTS} items or fewer")
        read = {str(key): self._assignment(str(key), value) for key, value in raw.items()}
        return {key: assigned for key, assigned in sorted(read.items()) if assigned} or None

    def _assignment(self, key: str, raw: Raw) -> dict[str, str]:
        if not ITEM_KEY.fullmatch(key):
            raise InvalidValue(f"{self.noun}: {key[:LONGEST]} is not the name of a thing to do")
        if not isinstance(raw, dict) or not set(raw) <= {"owner", "status"}:
            raise InvalidValue(f"{self.noun}: {key} must be an object with owner and status")
        assigned = {}
        if owner := raw.get("owner"):
            if not isinstance(owner, str) or len(owner) > LONGEST:
                raise InvalidValue(
                    f"{self.noun}: the owner of {key} must be {LONGEST} characters or fewer"
                )
            assigned["owner"] = " ".join(owner.split())
        if status := raw.get("status"):
            assigned["status"] = one_of(self.options, status, f"{self.noun}: the status of {key}")
        return {name: words for name, words in assigned.items() if words}

    def shown(self, answer: Any) -> str:
        """Count the entries; the plan itself lists them."""
        return f"{len(answer)} with an owner or a status"

    def schema(self) -> dict[str, object]:
        """An object of owners and states by key."""
        properties = {
            "owner": {"type": ["string", "null"], "maxLength": LONGEST},
            "status": {"enum": [None, *(option.value for option in self.options)]},
        }
        item = {"type": "object", "properties": properties, "additionalProperties": False}
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{ITEM_KEY.pattern}$"},
            "additionalProperties": item,
        }
