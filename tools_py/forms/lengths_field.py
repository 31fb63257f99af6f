"""A question for lengths of time by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from tools_py.dates.lengths import MOST_LENGTH, Length
from tools_py.forms.choice_fields import Option, labels, one_of
from tools_py.forms.errors import InvalidValue, raise_all
from tools_py.forms.field import LONGEST, NOT_GIVEN, Field, Raw
from tools_py.forms.typed import cleaned, pattern

TYPED_LENGTH = (
    r"(\d{1,4})\s*(wds?|working days?|(?:calendar )?(?:days?|wks?|weeks?|mths?|mos?|months?))\.?"
)
"""A length as it may be typed, in small letters."""


@dataclass(frozen=True, kw_only=True)
class LengthsField(Field):
    """Lengths of time by name: `{"uept-execution": "15 WD"}`, one box for each of `options`; what
    is left out stays unknown.
    """

    widget: ClassVar[str] = "lengths"
    options: tuple[Option, ...]

    def read(self, raw: Raw) -> dict[str, Length] | None:
        """Read a JSON object of lengths, dropping those not given."""
        if not isinstance(raw, dict):
            raise InvalidValue(
                f'{self.noun} must be an object like {{"{self.options[0].value}": "15 WD"}}'
            )
        wrongs: list[InvalidValue] = []
        for key in raw:
            try:
                one_of(self.options, key, f"The name of {self.noun[0].lower()}{self.noun[1:]}")
            except InvalidValue as wrong:
                wrongs.append(InvalidValue(wrong.message, str(key)[:LONGEST]))
        lengths = {}
        for option in self.options:
            typed = raw.get(option.value)
            if typed is None or (isinstance(typed, str) and not typed.strip()):
                continue
            try:
                lengths[option.value] = read_length(typed, option.label, option.value)
            except InvalidValue as wrong:
                wrongs.append(wrong)
        raise_all(wrongs)
        return lengths or None

    def shown(self, answer: Any) -> str:
        """Write each length after what it is the length of."""
        return "; ".join(
            f"{labels(self.options)[name]}: {_singular(length)}" for name, length in answer.items()
        )

    def schema(self) -> dict[str, object]:
        """An object of lengths such as "15 WD"."""
        either_case = re.sub(
            r"(?<!\\)[a-z]",
            lambda letter: f"[{letter[0]}{letter[0].upper()}]",
            TYPED_LENGTH.replace(r"\d", "[0-9]").replace("?:", "").replace(" ", r"\s+"),
        )
        length = {
            "anyOf": [
                {"type": "string", "pattern": f"^{pattern(rf'\s*{either_case}\s*')}$"},
                NOT_GIVEN,
            ]
        }
        properties = {option.value: {"title": option.label, **length} for option in self.options}
        return {"type": "object", "properties": properties, "additionalProperties": False}


def _singular(length: str) -> str:
    return length.removesuffix("s") if length.startswith("1 ") else length


def read_length(raw: Raw, noun: str, part: str | None = None) -> Length:
    """Read "15 WD", "15 working days", "6 weeks" or "4 months"; raise InvalidValue where it is no
    length of time.
    """
    match = (
        re.fullmatch(TYPED_LENGTH, cleaned(raw).lower(), re.ASCII)
        if isinstance(raw, str) and len(raw) <= LONGEST
        else None
    )
    if not match:
        raise InvalidValue(
            f"{noun} must be a length of time, like 15 WD, 6 weeks or 4 months", part
        )
    amount, word = int(match[1]), match[2].removeprefix("calendar ")
    if not 1 <= amount <= MOST_LENGTH:
        raise InvalidValue(f"{noun} must be from 1 to {MOST_LENGTH}", part)
    unit = (
        "WD"
        if word.startswith(("wd", "working"))
        else "months"
        if word[0] == "m"
        else "weeks"
        if word[0] == "w"
        else "days"
    )
    return Length(amount, unit)
