"""Lists, numbers with their noun, lengths and days, as they stand within a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from tools_py.dates.lengths import Length
from tools_py.dates.words import full_date, read_day

UNIT_WORDS = {"WD": "Working Day", "days": "calendar day", "weeks": "week", "months": "month"}
"""A unit of `dates.lengths.LENGTH_UNITS` as a reader reads it, of one."""


def capital(words: str) -> str:
    """Write words, at least one, as they begin a sentence.

    >>> capital("the DCC answers")
    'The DCC answers'
    """
    return f"{words[0].upper()}{words[1:]}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Write a list of one or more within a sentence.

    >>> listed(["a", "b", "c"]), listed(["a", "b"], "or"), listed(["a"])
    ('a, b and c', 'a or b', 'a')
    """
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def plural(number: int, noun: str) -> str:
    """Write a number with its noun, which takes an s.

    >>> plural(1, "User Role"), plural(1200, "Working Day")
    ('1 User Role', '1,200 Working Days')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def in_words(length: Length) -> str:
    """Write a length of time.

    >>> in_words(Length(15, "WD")), in_words(Length(1, "months"))
    ('15 Working Days', '1 month')
    """
    return plural(length.amount, UNIT_WORDS[length.unit])


def day_in_words(iso: str | None) -> str:
    """Write a day of a result, which holds it as ISO 8601 and must be there, with its weekday.

    >>> day_in_words("2027-03-24")
    'Wednesday 24 March 2027'
    """
    return full_date(read_day(iso))
