"""The Consumer Prices Index and the Credit Cover Threshold that follows from it (Appendix A, read
with editor's note A-38).

An index figure always carries its base, and figures on different bases are never divided by each
other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tools_py import data_file, rules
from tools_py.credit_cover.money import even_pounds, in_full, rounded
from tools_py.dates.words import read_day
from tools_py.reports.blocks import Table

PRECISION = Decimal("0.1")
"""The Office for National Statistics publishes the index to one decimal."""

NEAR_TIE = Decimal("0.05")
"""An amount before rounding within so many pounds of a half pound is pointed out; the figure is
ours.
"""


class MixedBases(ValueError):
    """Two index figures that are to be divided stand on different bases."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An index figure on its base: 139.8 on "2015=100"."""

    value: Decimal
    base: str


@dataclass(frozen=True, slots=True)
class Index:
    """The series as published: what it is, where and when it was read, and its October figures by
    calendar year.
    """

    series: str
    title: str
    base: str
    source: str
    published: date
    october: Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A Credit Cover Threshold in pounds with what it was worked out from.

    `least` and `most` are the amounts that come out if each index figure is read half a unit of
    `PRECISION` away.
    """

    october: Figure
    divisor: Figure
    exact: Fraction
    amount: Decimal
    least: Decimal
    most: Decimal

    @property
    def near_tie(self) -> bool:
        """Return whether the amount before rounding lies within `NEAR_TIE` of a half pound."""
        unit = Fraction(rules.CREDIT_COVER_ROUNDING.value)
        return abs(self.exact % unit - unit / 2) <= Fraction(NEAR_TIE)


@dataclass(frozen=True, slots=True)
class Row:
    """The threshold of one Regulatory Year ("2026/27") and the year of its October."""

    regulatory_year: str
    october: int
    threshold: Threshold


@cache
def published() -> Index:
    """Return the index as published, from the file that the publisher of this site keeps up."""
    raw = json.loads(data_file("cpi.json"))
    october = {
        int(year): Figure(Decimal(value), raw["base"]) for year, value in raw["october"].items()
    }
    return Index(
        raw["series"],
        raw["title"],
        raw["base"],
        raw["source"],
        read_day(raw["published"]),
        october,
    )


def divisor() -> Figure:
    """Return the published figure that every threshold is divided by: October 2014."""
    year, _ = rules.CREDIT_COVER_BASE_MONTH.value
    return published().october[year]


def regulatory_year(day: date) -> str:
    """Name the Regulatory Year that holds `day`.

    >>> regulatory_year(date(2027, 3, 31)), regulatory_year(date(2027, 4, 1))
    ('2026/27', '2027/28')
    """
    return _name(day.year - ((day.month, day.day) < rules.REGULATORY_YEAR.value))


def october_before(year: str) -> int:
    """Return the year of the October before a Regulatory Year starts: 2025 for "2026/27"."""
    starts, index_month = int(year.split("/")[0]), rules.CREDIT_COVER_INDEX_MONTH.value
    return starts - ((index_month, 1) >= rules.REGULATORY_YEAR.value)


def threshold(october: Figure, divided_by: Figure) -> Threshold:
    """Work out a Credit Cover Threshold from two positive index figures; raise MixedBases where
    their bases differ.

    >>> threshold(published().october[2025], divisor()).amount
    Decimal('2785')
    """
    if october.base != divided_by.base:
        raise MixedBases(
            f"{october.value} is on {october.base} and {divided_by.value} on {divided_by.base}"
        )
    pounds, half = Fraction(rules.CREDIT_COVER_BASE.value), Fraction(PRECISION) / 2
    above, below = Fraction(october.value), Fraction(divided_by.value)

    def to_the_pound(exact: Fraction) -> Decimal:
        return rounded(exact, rules.CREDIT_COVER_ROUNDING.value, rules.ROUND_HALF_UP.value)

    exact = pounds * above / below
    same = october == divided_by
    return Threshold(
        october,
        divided_by,
        exact,
        to_the_pound(exact),
        to_the_pound(exact if same else pounds * (above - half) / (below + half)),
        to_the_pound(exact if same else pounds * (above + half) / (below - half)),
    )


def thresholds() -> tuple[Row, ...]:
    """Return the threshold of every Regulatory Year whose index has been published, the first year
    first.
    """
    return tuple(
        Row(_year_after(year), year, threshold(figure, divisor()))
        for year, figure in sorted(published().october.items())
    )


def years_to_come(number: int) -> tuple[str, ...]:
    """Name the first `number` Regulatory Years whose index is not in the file."""
    last = max(published().october)
    return tuple(_year_after(last + ahead) for ahead in range(1, number + 1))


def table() -> Table:
    """Write the thresholds as a table, with what rounding may do to each."""
    index = published()
    rows = tuple(
        (
            row.regulatory_year,
            f"{row.threshold.october.value}",
            in_full(row.threshold.exact, 4),
            f"**{even_pounds(row.threshold.amount)}**",
            _band(row.threshold),
            "Close to half a pound" if row.threshold.near_tie else "",
        )
        for row in thresholds()
    )
    return Table(
        caption=(
            f"Credit Cover Threshold by Regulatory Year, computed from index {index.series} "
            f"({index.base}). {index.source}"
        ),
        head=(
            "Regulatory Year",
            "Index, October before",
            "Before rounding",
            "Threshold",
            "As the indices may be rounded",
            "Remark",
        ),
        rows=rows,
        numeric=frozenset({1, 2, 3, 4}),
    )


def _band(threshold: Threshold) -> str:
    if threshold.least == threshold.most:
        return "the same"
    return f"{even_pounds(threshold.least)} to {even_pounds(threshold.most)}"


def _name(starts: int) -> str:
    return f"{starts}/{(starts + 1) % 100:02}"


def _year_after(october: int) -> str:
    """Name the Regulatory Year whose threshold rests on the October of `october`."""
    starts = october + ((rules.CREDIT_COVER_INDEX_MONTH.value, 1) >= rules.REGULATORY_YEAR.value)
    return _name(starts)
