"""A question for an exact number: money, a percentage, a multiplier, a count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from tools_py.forms.errors import InvalidValue
from tools_py.forms.field import LONGEST, Field, Raw
from tools_py.forms.typed import cleaned, pattern

SIGN = "[-+]"


DIGITS = r"\d+(\.\d*)?|\.\d+|\d{1,3}([, ]\d{3})+(\.\d*)?"
"""A number as it may be typed, without its sign and its unit."""


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """An exact decimal between `least` and `most`; `prefix` and `suffix` are shown outside the box,
    and typing them too is fine.

    `places` is how many decimals are kept; more are refused, never rounded. A least of None takes
    any number.
    """

    widget: ClassVar[str] = "number"
    least: Decimal | None = Decimal(0)
    most: Decimal = Decimal("1e12")
    places: int = 2
    prefix: str = ""
    suffix: str = ""
    example: str = "1250 or 1250.50"
    above_least: bool = False

    def read(self, raw: Raw) -> Decimal:
        """Read digits with an optional decimal point; signs, commas between thousands and the unit
        may be typed too.
        """
        number = self._number(raw)
        if not number.is_finite():
            raise self._not_a_number()
        if self.least is not None and (
            number < self.least or (self.above_least and number == self.least)
        ):
            raise InvalidValue(self._range())
        if abs(number) > self.most:
            raise InvalidValue(
                self._range() if self.suffix else f"{self.noun} must be {plain(self.most)} or less"
            )
        if number != number.quantize(Decimal(1).scaleb(-self.places)):
            kept = f"have {self.places} decimal place{'s' if self.places > 1 else ''} or fewer"
            raise InvalidValue(
                f"{self.noun} must {kept}"
                if self.places
                else f"{self.noun} must be a whole number, like {self.example}"
            )
        return number if number else Decimal(0)

    def _number(self, raw: Raw) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
            raise self._not_a_number()
        if not isinstance(raw, str):
            return Decimal(raw)
        typed = re.fullmatch(
            (
                f"({SIGN}?) ?(?:{re.escape(self.prefix)})? ?({SIGN}?) ?(.*?) "
                f"?(?:{re.escape(self.suffix)})?"
            ),
            cleaned(raw),
        )
        if not typed or (typed[1] and typed[2]):
            raise self._not_a_number()
        digits = typed[3]
        if not re.fullmatch(DIGITS, digits, re.ASCII):
            raise self._misspelt(digits)
        number = Decimal(re.sub(r"[, ]", "", digits))
        return -number if (typed[1] or typed[2]) == "-" else number

    def _misspelt(self, digits: str) -> InvalidValue:
        """Say what is wrong with digits that are no number as it is written here."""
        if re.fullmatch(r"[\d., ]+e[-+]?\d+", digits, re.ASCII | re.IGNORECASE):
            return InvalidValue(f"{self.noun} must be written out in full, like {self.example}")
        if re.fullmatch(r"[\d, ]*(\.[\d, ]*){2,}", digits, re.ASCII):
            return InvalidValue(
                f"{self.noun} must have one decimal point at most, like {self.example}"
            )
        if re.fullmatch(r"[\d, ]+(\.[\d, ]*)?", digits, re.ASCII):
            return InvalidValue(
                f"{self.noun} must have commas or spaces only between thousands, like "
                f"{self.example}"
            )
        return self._not_a_number()

    def _not_a_number(self) -> InvalidValue:
        return InvalidValue(
            f"{self.noun} must be a {'whole ' * (self.places == 0)}number, like {self.example}"
        )

    def _range(self) -> str:
        least = plain(self.least or Decimal(0))
        if self.suffix:
            return f"{self.noun} must be between {least} and {plain(self.most)}"
        return (
            f"{self.noun} must be more than {least}"
            if self.above_least
            else f"{self.noun} must be {least} or more"
        )

    def shown(self, answer: Any) -> str:
        """Write the number with its unit, pounds with their pence."""
        number = Decimal(answer)
        pence = self.prefix == "£" and number % 1
        return f"{self.prefix}{f'{number:,.2f}' if pence else plain(number)}{self.suffix}"

    def schema(self) -> dict[str, object]:
        """A number, or digits in a string, with sign, unit and commas as they may be typed."""
        number: dict[str, object] = {
            "type": "number" if self.places else "integer",
            "maximum": float(self.most),
        }
        if self.least is not None:
            number["exclusiveMinimum" if self.above_least else "minimum"] = float(self.least)
        prefix, suffix = (
            rf"({re.escape(unit)})?\s*" if unit else "" for unit in (self.prefix, self.suffix)
        )
        digits = DIGITS.replace(r"\d", "[0-9]").replace("[, ]", r"(,|\s+)")
        signed = rf"({SIGN}?\s*{prefix}|{prefix}{SIGN}\s*)"
        typed = f"^{pattern(rf'\s*{signed}({digits})\s*{suffix}')}$"
        return {"anyOf": [number, {"type": "string", "maxLength": LONGEST, "pattern": typed}]}


def plain(number: Decimal) -> str:
    """Write a number without exponent or trailing zeros, thousands parted by commas: "1,250.5"."""
    return f"{number.normalize():,f}"
