"""What a question is: the fields of a calculator, declared once, and the parsing and checking of what was answered.

The build draws a form from a declaration, the browser and the command line parse with it. An answer arrives as JSON: a date as
"2027-03-24" or as `{"day", "month", "year"}` from the three boxes of a form, money and percentages as strings or exact numbers. What
was left empty, `null` or absent is "not given" and becomes None: never zero, never false.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

type Raw = object
"""A value as `json.loads` gives it."""

LONGEST = 100
"""No typed answer needs more characters than this."""

MOST_ITEMS = 20
"""No list of answers needs more items than this."""

NOT_GIVEN: dict[str, object] = {"type": ["string", "null"], "pattern": r"^\s*$"}
"""The JSON Schema of an answer that is not given."""

SIGN = "[-\u2212+]"
DIGITS = r"\d+(\.\d*)?|\.\d+|\d{1,3}([, ]\d{3})+(\.\d*)?"
"""A number as it may be typed, without its sign and its unit."""


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong with one answer; `part` names the box within the field ("year", "2.amount")."""

    field: str
    message: str
    part: str | None = None

    def as_json(self) -> dict[str, str]:
        """Return the error as the contract prints it."""
        return {"field": self.field, "message": self.message} | (
            {"part": self.part} if self.part else {}
        )


class Refusal(Exception):
    """The answers cannot be worked with; `errors` says what to change, every error at once."""

    def __init__(self, *errors: Error) -> None:
        """Hold one or more errors."""
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


class Wrong(ValueError):
    """One answer is wrong: a sentence, and the part of the field that it is about."""

    def __init__(self, message: str, part: str | None = None) -> None:
        """Hold the sentence and the part."""
        super().__init__(message)
        self.message, self.part = message, part


@dataclass(frozen=True, kw_only=True)
class Field:
    """A question. `label` asks it, `noun` names the answer within an error message, `missing` is said when it must be given and is not.

    `when` names an answer that brings the question up: `("roles", ("other-user",))` asks it only where `roles` holds one of these values.
    `private` keeps the answer out of a link unless the reader asks for it there. `suggestion` is a value offered at one click, and the
    words that offer it; it is never taken unless the reader takes it. Neighbours with the same `group` stand under that heading;
    where they are `folded` they are opened by those who want them.
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
        """Return the answer, or None where nothing was given; raise Wrong where it cannot be used."""
        if raw is None or raw == "" or (isinstance(raw, str) and not raw.strip()):
            return None
        if isinstance(raw, str) and len(raw) > LONGEST:
            raise Wrong(f"{self.noun} must be {LONGEST} characters or fewer")
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
        """Return the JSON Schema of the answer with the question as its title; an answer that may be missing may be null or empty."""
        given = self.schema()
        words = " ".join(filter(None, (f"{self.hint}." if self.hint else "", self.help)))
        shape: dict[str, object] = given if self.missing else {"anyOf": [given, NOT_GIVEN]}
        return {"title": self.label, **({"description": words} if words else {}), **shape}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True, kw_only=True)
class DateField(Field):
    """A day, within `first` and `last`; `covered` says in words why no other day is taken."""

    widget: ClassVar[str] = "date"
    first: date
    last: date
    covered: str = ""

    def parse(self, raw: Raw) -> date | None:
        """Return the date; three empty boxes are "not given"."""
        if (
            isinstance(raw, dict)
            and set(raw) <= set(DATE_PARTS)
            and not any(str(typed or "").strip() for typed in raw.values())
        ):
            raw = None
        parsed = super().parse(raw)
        assert parsed is None or isinstance(parsed, date)
        return parsed

    def read(self, raw: Raw) -> date:
        """Read an ISO date, or day, month (number or name) and year."""
        day = self._from_boxes(raw) if isinstance(raw, dict) else self._from_iso(raw)
        if not self.first <= day <= self.last:
            why = f", {self.covered}" if self.covered else ""
            raise Wrong(
                f"{self.noun} must be between {long_date(self.first)} and {long_date(self.last)}{why}",
                "year",
            )
        return day

    def _from_iso(self, raw: Raw) -> date:
        if not isinstance(raw, str) or not re.fullmatch(
            r"\d{4}-\d{2}-\d{2}", raw.strip(), re.ASCII
        ):
            raise Wrong(f"{self.noun} must be a date like 2027-03-24")
        try:
            return date.fromisoformat(raw.strip())
        except ValueError:
            raise Wrong(f"{self.noun} must be a real date") from None

    def _from_boxes(self, raw: Mapping[str, Raw]) -> date:
        unknown = sorted(set(raw) - set(DATE_PARTS))
        if unknown:
            raise Wrong(f"{self.noun} has no part called {unknown[0][:LONGEST]}")
        typed = {part: str(raw.get(part) or "").strip()[:LONGEST] for part in DATE_PARTS}
        absent = [part for part in DATE_PARTS if not typed[part]]
        if absent:
            raise Wrong(f"{self.noun} must include a {' and a '.join(absent)}", absent[0])
        month = typed["month"].lower()
        named = [
            number
            for number, name in enumerate(MONTHS, 1)
            if len(month) >= 3 and name.lower().startswith(month)
        ]
        typed["month"] = str(named[0]) if named else typed["month"]
        for part, digits in (("day", r"\d{1,2}"), ("month", r"\d{1,2}"), ("year", r"\d{4}")):
            if not re.fullmatch(digits, typed[part], re.ASCII):
                what = "include a year of four digits" if part == "year" else "be a real date"
                raise Wrong(f"{self.noun} must {what}", part)
        if not 1 <= int(typed["month"]) <= 12:
            raise Wrong(f"{self.noun} must be a real date", "month")
        try:
            return date(int(typed["year"]), int(typed["month"]), int(typed["day"]))
        except ValueError:
            raise Wrong(f"{self.noun} must be a real date", "day") from None

    def shown(self, answer: Any) -> str:
        """Write the date with its weekday."""
        return full_date(date.fromisoformat(answer))

    def schema(self) -> dict[str, object]:
        """An ISO date, or day, month and year as they are typed into a form."""
        boxes = {part: {"type": ["string", "number", "null"]} for part in DATE_PARTS}
        return {
            "anyOf": [
                {
                    "type": "string",
                    "format": "date",
                    "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$",
                },
                {"type": "object", "properties": boxes, "additionalProperties": False},
            ],
            "$comment": f"From {self.first} to {self.last}"
            + (f", {self.covered}" if self.covered else ""),
        }


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """An exact decimal between `least` and `most`; `prefix` and `suffix` are shown outside the box, and typing them too is fine.

    `places` is how many decimals are kept; more are refused rather than rounded in silence. A least of None takes any number.
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
        """Read digits with an optional decimal point; signs, commas between thousands and the unit may be typed too."""
        number = self._number(raw)
        if not number.is_finite():
            raise self._not_a_number()
        if self.least is not None and (
            number < self.least or (self.above_least and number == self.least)
        ):
            raise Wrong(self._range())
        if abs(number) > self.most:
            raise Wrong(
                self._range() if self.suffix else f"{self.noun} must be {plain(self.most)} or less"
            )
        if number != number.quantize(Decimal(1).scaleb(-self.places)):
            kept = f"have {self.places} decimal place{'s' if self.places > 1 else ''} or fewer"
            raise Wrong(
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
            f"({SIGN}?) ?(?:{re.escape(self.prefix)})? ?({SIGN}?) ?(.*?) ?(?:{re.escape(self.suffix)})?",
            " ".join(raw.split()),
        )
        if not typed or (typed[1] and typed[2]):
            raise self._not_a_number()
        digits = typed[3]
        if not re.fullmatch(DIGITS, digits, re.ASCII):
            raise self._misspelt(digits)
        number = Decimal(re.sub(r"[, ]", "", digits))
        return -number if (typed[1] or typed[2]) in ("-", "\u2212") else number

    def _misspelt(self, digits: str) -> Wrong:
        """Say what is wrong with digits that are no number as it is written here."""
        if re.fullmatch(r"[\d., ]+e[-+\u2212]?\d+", digits, re.ASCII | re.IGNORECASE):
            return Wrong(f"{self.noun} must be written out in full, like {self.example}")
        if re.fullmatch(r"[\d, ]*(\.[\d, ]*){2,}", digits, re.ASCII):
            return Wrong(f"{self.noun} must have one decimal point at most, like {self.example}")
        if re.fullmatch(r"[\d, ]+(\.[\d, ]*)?", digits, re.ASCII):
            return Wrong(
                f"{self.noun} must have commas or spaces only between thousands, like {self.example}"
            )
        return self._not_a_number()

    def _not_a_number(self) -> Wrong:
        return Wrong(
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
        return f"{self.prefix}{f'{number:,.2f}' if self.prefix == '£' and number % 1 else plain(number)}{self.suffix}"

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
        typed = rf"^\s*{SIGN}?\s*{prefix}{SIGN}?\s*({digits})\s*{suffix}$"
        return {"anyOf": [number, {"type": "string", "maxLength": LONGEST, "pattern": typed}]}


@dataclass(frozen=True, kw_only=True)
class Option:
    """One value of a choice, how it is shown, and a line of explanation under it."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of `options`. `default` is the value taken when none is given; `select` draws a list instead of radio buttons."""

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
    """Any of `options`, in their order. `none` and `unknown` are the words for "none of these" (an empty list) and "not known" (None)."""

    widget: ClassVar[str] = "choices"
    options: tuple[Option, ...]
    none: str = ""
    unknown: str = ""

    def read(self, raw: Raw) -> tuple[str, ...] | None:
        """Read a list of values; "none" and "unknown" stand alone."""
        if not isinstance(raw, list):
            raise Wrong(
                f"{self.noun} must be a list of: {', '.join(option.value for option in self.options)}"
            )
        if len(raw) > MOST_ITEMS:
            raise Wrong(f"{self.noun} must have {MOST_ITEMS} items or fewer")
        for word, shown, value in (("none", self.none, ()), ("unknown", self.unknown, None)):
            if shown and word in raw:
                if len(raw) > 1:
                    raise Wrong(
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


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: a whole number of `unit`, one of `LENGTH_UNITS`."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """Write it as it is typed: "15 WD", "4 months"."""
        return f"{self.amount} {self.unit}"


TYPED_LENGTH = r"(\d{1,4})\s*(wd|working days?|(?:calendar )?days?|weeks?|months?)"
"""A length as it may be typed, in small letters."""

LENGTH_UNITS = ("WD", "days", "weeks", "months")
"""Working Days, calendar days, weeks of seven calendar days, calendar months."""

MOST_LENGTH = 999
"""No length of time has a larger number."""


@dataclass(frozen=True, kw_only=True)
class LengthsField(Field):
    """Lengths of time by name: `{"uept-execution": "15 WD"}`, one box for each of `options`; what is left out stays unknown."""

    widget: ClassVar[str] = "lengths"
    options: tuple[Option, ...]

    def read(self, raw: Raw) -> dict[str, Length] | None:
        """Read a JSON object of lengths, dropping those not given."""
        if not isinstance(raw, dict):
            raise Wrong(
                f'{self.noun} must be an object like {{"{self.options[0].value}": "15 WD"}}'
            )
        for key in raw:
            one_of(self.options, key, f"The name of {self.noun[0].lower()}{self.noun[1:]}")
        lengths = {}
        for option in self.options:
            typed = raw.get(option.value)
            if typed is None or (isinstance(typed, str) and not typed.strip()):
                continue
            lengths[option.value] = read_length(typed, option.label, option.value)
        return lengths or None

    def shown(self, answer: Any) -> str:
        """Write each length after what it is the length of."""
        return "; ".join(
            f"{labels(self.options)[name]}: {length}" for name, length in answer.items()
        )

    def schema(self) -> dict[str, object]:
        """An object of lengths such as "15 WD"."""
        either_case = re.sub(
            r"(?<!\\)[a-z]",
            lambda letter: f"[{letter[0]}{letter[0].upper()}]",
            TYPED_LENGTH.replace(r"\d", "[0-9]"),
        )
        length = {"anyOf": [{"type": "string", "pattern": rf"^\s*{either_case}\s*$"}, NOT_GIVEN]}
        properties = {option.value: {"title": option.label, **length} for option in self.options}
        return {"type": "object", "properties": properties, "additionalProperties": False}


def read_length(raw: Raw, noun: str, part: str | None = None) -> Length:
    """Read "15 WD", "15 working days", "6 weeks" or "4 months"; raise Wrong where it is no length of time."""
    match = (
        re.fullmatch(TYPED_LENGTH, raw.strip().lower(), re.ASCII) if isinstance(raw, str) else None
    )
    if not match:
        raise Wrong(f"{noun} must be a length of time, like 15 WD, 6 weeks or 4 months", part)
    amount, word = int(match[1]), match[2]
    if not 1 <= amount <= MOST_LENGTH:
        raise Wrong(f"{noun} must be from 1 to {MOST_LENGTH}", part)
    unit = (
        "WD"
        if word[0] == "w" and not word.startswith("week")
        else "months"
        if word[0] == "m"
        else "weeks"
        if word[0] == "w"
        else "days"
    )
    return Length(amount, unit)


@dataclass(frozen=True, kw_only=True)
class RecordsField(Field):
    """A list of items, each with the same `fields`; `item` names one in words ("Bank Guarantee or other support")."""

    widget: ClassVar[str] = "records"
    fields: tuple[Field, ...]
    item: str

    def read(self, raw: Raw) -> tuple[dict[str, object], ...]:
        """Read a list of objects; empty ones are dropped, and an error's part is "position.name"."""
        if not isinstance(raw, list):
            raise Wrong(f"{self.noun} must be a list")
        if len(raw) > MOST_ITEMS:
            raise Wrong(f"{self.noun} must have {MOST_ITEMS} items or fewer")
        return tuple(
            record
            for position, item in enumerate(raw)
            if (record := self._record(position, item)) is not None
        )

    def _record(self, position: int, raw: Raw) -> dict[str, object] | None:
        if not isinstance(raw, dict):
            raise Wrong(f"{self.item} {position + 1} must be an object", str(position))
        names = [field.name for field in self.fields]
        for key in raw:
            if key not in names:
                raise Wrong(
                    f"{self.item} {position + 1} has no part called {str(key)[:LONGEST]}. Use: {', '.join(names)}",
                    str(position),
                )
        record: dict[str, object] = {}
        wrongs = []
        for field in self.fields:
            try:
                record[field.name] = field.parse(raw.get(field.name))
            except Wrong as wrong:
                wrongs.append(
                    Wrong(
                        f"{self.item} {position + 1}: {wrong.message}",
                        f"{position}.{field.name}" + (f".{wrong.part}" if wrong.part else ""),
                    )
                )
        if not wrongs and all(value is None for value in record.values()):
            return None
        for field in self.fields:
            if field.missing and field.name in record and record[field.name] is None:
                wrongs.append(
                    Wrong(
                        f"{self.item} {position + 1}: {field.missing}", f"{position}.{field.name}"
                    )
                )
        if wrongs:
            raise wrongs[0]
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
        item = _object(self.fields)
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


MOST_ASSIGNMENTS = 300
"""No list of things to do has more of them."""

ITEM_KEY = re.compile(r"[a-z-]{1,40}(\.[a-z-]{1,40}){0,3}", re.ASCII)
"""How the key of a thing to do is written: "other-user.uept.notice"."""


@dataclass(frozen=True, kw_only=True)
class AssignmentsField(Field):
    """Who does each of many things, and how far it is: `{"party.credit-support.support": {"owner": "Finance", "status": "done"}}`.

    The things come with the answer, so the form asks nothing; `options` are the states that a thing can be in. A key that no answer brings
    up is kept, since a plan that was saved under other rules may hold it.
    """

    widget: ClassVar[str] = "assignments"
    options: tuple[Option, ...]

    def read(self, raw: Raw) -> dict[str, dict[str, str]] | None:
        """Read an object of owners and states by key, dropping those that say nothing."""
        if not isinstance(raw, dict):
            raise Wrong(
                f'{self.noun} must be an object like {{"party.credit-support.support": {{"owner": "Finance", "status": "done"}}}}'
            )
        if len(raw) > MOST_ASSIGNMENTS:
            raise Wrong(f"{self.noun} must have {MOST_ASSIGNMENTS} items or fewer")
        read = {str(key): self._assignment(str(key), value) for key, value in raw.items()}
        return {key: said for key, said in sorted(read.items()) if said} or None

    def _assignment(self, key: str, raw: Raw) -> dict[str, str]:
        if not ITEM_KEY.fullmatch(key):
            raise Wrong(f"{self.noun}: {key[:LONGEST]} is not the name of a thing to do")
        if not isinstance(raw, dict) or not set(raw) <= {"owner", "status"}:
            raise Wrong(f"{self.noun}: {key} must be an object with owner and status")
        said = {}
        if owner := raw.get("owner"):
            if not isinstance(owner, str) or len(owner) > LONGEST:
                raise Wrong(
                    f"{self.noun}: the owner of {key} must be {LONGEST} characters or fewer"
                )
            said["owner"] = " ".join(owner.split())
        if status := raw.get("status"):
            said["status"] = one_of(self.options, status, f"{self.noun}: the status of {key}")
        return {name: words for name, words in said.items() if words}

    def shown(self, answer: Any) -> str:
        """Count the entries; the plan itself lists them."""
        return f"{len(answer)} with an owner or a status"

    def schema(self) -> dict[str, object]:
        """An object of owners and states by key."""
        said = {
            "owner": {"type": ["string", "null"], "maxLength": LONGEST},
            "status": {"enum": [None, *(option.value for option in self.options)]},
        }
        item = {"type": "object", "properties": said, "additionalProperties": False}
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{ITEM_KEY.pattern}$"},
            "additionalProperties": item,
        }


@dataclass(frozen=True, kw_only=True)
class Form:
    """The questions of a calculator, in their order."""

    fields: tuple[Field, ...]

    def schema(self) -> dict[str, object]:
        """Return the JSON Schema of the answers."""
        return _object(self.fields)

    def parse(self, raw: Raw) -> dict[str, object]:
        """Return every field's answer by name; raise Refusal with every error at once."""
        if not isinstance(raw, dict):
            raise Refusal(Error("", "The answers must be a JSON object"))
        names = [field.name for field in self.fields]
        errors = [
            Error(
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
                    raise Wrong(field.missing)
            except Wrong as wrong:
                errors.append(Error(field.name, wrong.message, wrong.part))
        if errors:
            raise Refusal(*errors)
        return answers

    def told(self, answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """Return each answer that was given, as a result states it, as label and words, in the order of the form."""
        given = ((field, answers.get(field.name)) for field in self.fields)
        return tuple(
            (field.label, words)
            for field, answer in given
            if answer is not None and (words := field.shown(answer))
        )


def labels(options: Iterable[Option]) -> dict[str, str]:
    """Return the labels of options by value."""
    return {option.value: option.label for option in options}


def _object(fields: tuple[Field, ...]) -> dict[str, object]:
    """Return the JSON Schema of an object with an answer to each field."""
    return {
        "type": "object",
        "properties": {field.name: field.described() for field in fields},
        "required": [field.name for field in fields if field.missing],
        "additionalProperties": False,
    }


def one_of(options: Iterable[Option], raw: Raw, noun: str) -> str:
    """Return `raw` where it is the value of an option; raise Wrong where it is not."""
    values = [option.value for option in options]
    if not isinstance(raw, str) or raw not in values:
        raise Wrong(f"{noun} must be one of: {', '.join(values)}")
    return raw


def long_date(day: date) -> str:
    """Write a date as it is shown: "24 March 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """Write a date with its weekday, as results show it: "Wednesday 24 March 2027"."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def plain(number: Decimal) -> str:
    """Write a number without exponent or trailing zeros, thousands parted by commas: "1,250.5"."""
    return f"{number.normalize():,f}"
