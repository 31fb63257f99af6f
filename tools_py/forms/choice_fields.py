"""Questions with options: one of them, or any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from tools_py.forms.errors import InvalidValue
from tools_py.forms.field import MOST_ITEMS, Field, Raw


@dataclass(frozen=True, kw_only=True)
class Option:
    """One value of a choice, how it is shown, and a line of explanation under it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of `options`.

    `default` is the value taken when none is given; `select` draws a list instead of radio buttons.
    """

    widget: ClassVar[str] = "choice"
    options: tuple[Option, ...]
    default: str | None = None
    select: bool = False

    def parse(self, raw: Raw) -> str | None:
        """Return the value, or the default where none was given."""
        parsed = super().parse(raw)
        assert parsed is None or isinstance(parsed, str)
        return parsed or self.default

    def read(self, raw: Raw) -> str:
        """Read one value."""
        return one_of(self.options, raw, self.noun)

    def shown(self, answer: Any) -> str:
        """Write the option's label."""
        return labels(self.options)[answer]

    def schema(self) -> dict[str, object]:
        """One of the values."""
        return {"enum": [option.value for option in self.options]}


@dataclass(frozen=True, kw_only=True)
class ChoicesField(Field):
    """Any of `options`, in their order.

    `none` and `unknown` are the words for "none of these" (an empty list) and "not known" (None).
    """

    widget: ClassVar[str] = "choices"
    options: tuple[Option, ...]
    none: str = ""
    unknown: str = ""

    def read(self, raw: Raw) -> tuple[str, ...] | None:
        """Read a list of values; "none" and "unknown" stand alone."""
        if not isinstance(raw, list):
            raise InvalidValue(
                f"{self.noun} must be a list of: "
                f"{', '.join(option.value for option in self.options)}"
            )
        if len(raw) > MOST_ITEMS:
            raise InvalidValue(f"{self.noun} must have {MOST_ITEMS} items or fewer")
        for word, shown, value in (("none", self.none, ()), ("unknown", self.unknown, None)):
            if shown and word in raw:
                if len(raw) > 1:
                    raise InvalidValue(
                        f"Select {self.noun[0].lower()}{self.noun[1:]}, or select ‘{shown}’"
                    )
                return value
        chosen = {one_of(self.options, item, self.noun) for item in raw}
        return tuple(option.value for option in self.options if option.value in chosen)

    def shown(self, answer: Any) -> str:
        """Write the labels, or the words for none."""
        return ", ".join(labels(self.options)[value] for value in answer) or self.none

    def schema(self) -> dict[str, object]:
        """A list of values; "none" and "unknown" stand alone."""
        values = {
            "type": "array",
            "items": {"enum": [option.value for option in self.options]},
            "maxItems": MOST_ITEMS,
        }
        alone = [
            {"const": [word]}
            for word, shown in (("none", self.none), ("unknown", self.unknown))
            if shown
        ]
        return {"anyOf": [values, *alone]} if alone else values


SWITCH = {"true": True, "yes": True, "false": False, "no": False}
"""The words for JSON's true and false."""


@dataclass(frozen=True, kw_only=True)
class TickField(Field):
    """A statement to tick; not ticked, nothing is given."""

    widget: ClassVar[str] = "tick"

    def read(self, raw: Raw) -> bool:
        """Read true, false, or the words for them."""
        read = SWITCH.get(raw) if isinstance(raw, str) else raw
        if not isinstance(read, bool):
            raise InvalidValue(f"{self.noun} must be true or false")
        return read

    def shown(self, answer: Any) -> str:
        """Write yes or no."""
        return "Yes" if answer else "No"

    def schema(self) -> dict[str, object]:
        """True, false, or the words for them."""
        return {"enum": [True, False, *SWITCH]}


def labels(options: Iterable[Option]) -> dict[str, str]:
    """Return the labels of options by value."""
    return {option.value: option.label for option in options}


def one_of(options: Iterable[Option], raw: Raw, noun: str) -> str:
    """Return `raw` where it is the value of an option; raise InvalidValue where it is not."""
    values = [option.value for option in options]
    if not isinstance(raw, str) or raw not in values:
        raise InvalidValue(f"{noun} must be one of: {', '.join(values)}")
    return raw
