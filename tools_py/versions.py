"""Which rules and which calendar an answer was worked out under, and what moved since a link to it
was made or a file of it was saved.

What a link or a file states comes from outside. Of it only names and values are shown that an
answer of this site can have: a stranger's words never stand under the site's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from tools_py import rules
from tools_py.dates import calendars
from tools_py.dates.words import full_date
from tools_py.reports.blocks import Block, Callout, Table, escaped
from tools_py.reports.citations import day_of_list
from tools_py.reports.words import listed, plural
from tools_py.rules import REGISTER

WORDS = ("can-apply", "cannot-apply", "check", "unknown", "not in our table")
"""The facts of an answer that are words. Links hold their positions: add at the end."""

DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

FIGURE = re.compile(r"\d{4}/\d{2}|\d{1,4}(\.\d{1,2})? on \d{4}=100", re.ASCII)
"""A Regulatory Year, and a price index with its base."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
NAME_CODE, VERSION_CODE = 3, 4
"""Characters by which a link names a fact, and by which it knows a version."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a link or a file states: whether its rules and its bank holidays are those of today, its
    facts by name, and how many facts it has that the answer no longer has.
    """

    same_rules: bool
    same_holidays: bool
    facts: Mapping[str, str]
    gone: int


def brief(facts: Mapping[str, str]) -> str:
    """Write the versions and the facts of an answer in as few characters as a link can hold them
    in, for `moved` to read.

    First the ends of the two versions; then, after commas, each fact as a code of its name and its
    value: a date as its day number to base 36, a word by its position in `WORDS`, a figure as it
    is.

    >>> brief({"Date": "2027-02-18"})[8:]
    ',3zpfv0e'
    """
    versions = rules.version()[-VERSION_CODE:] + calendars.version()[-VERSION_CODE:]
    packed = (_code(name) + _packed(value) for name, value in facts.items() if _is_value(value))
    return ",".join([versions, *packed])


def moved(
    result: Mapping[str, object], facts: Mapping[str, str], before: Mapping[str, object]
) -> tuple[Block, ...]:
    """Say what is no longer as it was, and why; nothing where all is the same.

    `before` comes from outside: of a link `{"was"}`, as `brief` wrote it; of an older link
    `{"rules", "holidays", "facts"}`, of a saved plan also its `rules_said` and `bank_holidays`,
    which tell which rule and which holiday it was. It is data: only what an answer can hold is
    read.
    """
    was = before.get("was")
    then = _unpacked(was, facts) if isinstance(was, str) else _stated(before, facts)
    revised = not (then.same_rules and then.same_holidays)
    rows = tuple(
        (name, then.facts.get(name, "not there"), now)
        for name, now in facts.items()
        if then.facts.get(name) != now and (name in then.facts or (revised and then.facts))
    )
    gone = then.gone if revised else 0
    if not rows and not revised:
        return ()
    reasons = _reasons(then)
    causes = (
        _table("Rules that read otherwise then", ("Rule", "Now"), _rules(before.get("rules_said"))),
        _table(
            "Bank holidays that differ",
            ("Day", "Then", "Now"),
            _holidays(before.get("bank_holidays"), result.get("bank_holidays")),
        ),
    )
    if not rows and not gone:
        same = f"Since this was made, {reasons}. The answer is the same."
        return Callout("note", same), *filter(None, causes)
    left = (
        f" {gone} of them {'is' if gone == 1 else 'are'} no longer in the answer." if gone else ""
    )
    summary = (
        f"Since this was made, {plural(len(rows) + gone, 'part')} of the answer moved.{left} Why: "
        f"{reasons}."
    )
    table = _table("What moved", ("What", "Then", "Now"), rows)
    return Callout("warning", summary), *filter(None, (table, *causes))


def _reasons(then: Before) -> str:
    """Say within a sentence why an answer can have moved."""
    reasons = []
    if not then.same_holidays:
        reasons.append(
            f"the list of bank holidays is now that of {day_of_list(calendars.version())}; it was "
            "another then"
        )
    if not then.same_rules:
        reasons.append("the rules of this site have been revised")
    if not reasons:
        return "the rules and the bank holidays are the same; the day or an answer is not"
    return listed(reasons)


def _stated(before: Mapping[str, object], facts: Mapping[str, str]) -> Before:
    """Read what an older link or a file states, its facts under their names."""
    stated = {
        name: value for name, value in _strings(before.get("facts")).items() if _is_value(value)
    }
    return Before(
        before.get("rules") in (None, rules.version()),
        before.get("holidays") in (None, calendars.version()),
        {name: value for name, value in stated.items() if name in facts},
        len(stated.keys() - facts.keys()),
    )


def _unpacked(was: str, facts: Mapping[str, str]) -> Before:
    """Read what `brief` wrote."""
    versions, *packed = was.split(",")
    names = {_code(name): name for name in facts}
    values = {
        item[:NAME_CODE]: value
        for item in packed
        if (value := _value(item[NAME_CODE:])) is not None
    }
    damaged = len(versions) != 2 * VERSION_CODE
    return Before(
        damaged or versions[:VERSION_CODE] == rules.version()[-VERSION_CODE:],
        damaged or versions[VERSION_CODE:] == calendars.version()[-VERSION_CODE:],
        {names[code]: value for code, value in values.items() if code in names},
        len(values.keys() - names.keys()),
    )


@cache
def _code(name: str) -> str:
    """Return the few characters by which a link names a fact."""
    return _base36(int.from_bytes(sha256(name.encode()).digest()[:8]))[-NAME_CODE:]


def _packed(value: str) -> str:
    if DATE.fullmatch(value):
        return _base36(date.fromisoformat(value).toordinal())
    return DIGITS[WORDS.index(value)] if value in WORDS else value


def _value(packed: str) -> str | None:
    """Return the value that `_packed` packed, or None where it can be none."""
    if re.fullmatch(r"[0-9a-z]{4}", packed, re.ASCII):
        day = int(packed, 36)
        return date.fromordinal(day).isoformat() if 0 < day <= date.max.toordinal() else None
    if len(packed) == 1 and packed in DIGITS[: len(WORDS)]:
        return WORDS[DIGITS.index(packed)]
    return packed if FIGURE.fullmatch(packed) else None


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits.rjust(4, "0")


def _is_value(value: str) -> bool:
    """Return whether a fact of an answer can have this value."""
    return bool(DATE.fullmatch(value) or FIGURE.fullmatch(value) or value in WORDS)


def _rules(then: object) -> Iterator[tuple[str, str]]:
    """Yield the rules that a saved answer rested on and that say something else now. What they said
    then is the file's own words, and is not repeated.
    """
    for name, was in _strings(then).items():
        if name in REGISTER and REGISTER[name].says != was:
            yield name, REGISTER[name].says


def _holidays(then: object, now: object) -> Iterator[tuple[str, str, str]]:
    """Yield the bank holidays that only the one answer or only the other leaves out, within the
    time that both cover.
    """
    was, is_ = _days(then), _days(now)
    if not was or not is_:
        return
    first, last = max(min(was), min(is_)), min(max(was), max(is_))
    for day in sorted(set(was) ^ set(is_)):
        if first <= day <= last:
            yield (
                full_date(day),
                was.get(day, "not a bank holiday"),
                is_.get(day, "not a bank holiday"),
            )


def _days(holidays: object) -> dict[date, str]:
    """Return bank holidays by day, each with a name that a bank holiday has."""
    days = {}
    for holiday in map(_strings, holidays if isinstance(holidays, list) else ()):
        try:
            day, reason = date.fromisoformat(holiday["date"]), holiday.get("reason", "")
        except (KeyError, ValueError):
            continue
        days[day] = reason if reason in _holiday_names() else "a bank holiday"
    return days


@cache
def _holiday_names() -> frozenset[str]:
    return frozenset(
        name
        for calendar in calendars.CALENDARS
        for name in calendars.calendar(calendar).holidays.values()
    )


def _strings(stated: object) -> dict[str, str]:
    """Keep of an object from outside what is text."""
    return (
        {key: value for key, value in stated.items() if isinstance(value, str)}
        if isinstance(stated, dict)
        else {}
    )


def _table(
    caption: str,
    head: tuple[str, ...],
    rows: Iterator[tuple[str, ...]] | tuple[tuple[str, ...], ...],
) -> Table | None:
    written = tuple(tuple(map(escaped, row)) for row in rows)
    return Table(caption=caption, head=head, rows=written) if written else None
