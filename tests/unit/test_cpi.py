"""The index and the thresholds that follow from it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools_py.credit_cover import cpi
from tools_py.credit_cover.cpi import Figure, MixedBases
from tools_py.reports.blocks import Report
from tools_py.reports.html import to_html
from tools_py.reports.text import to_text

PUBLISHED = {
    "2015/16": (2014, "100.4", 2000, 2000, 2000),
    "2016/17": (2015, "100.3", 1998, 1996, 2000),
    "2017/18": (2016, "101.2", 2016, 2014, 2018),
    "2018/19": (2017, "104.2", 2076, 2074, 2078),
    "2019/20": (2018, "106.7", 2125, 2123, 2128),
    "2020/21": (2019, "108.3", 2157, 2155, 2159),
    "2021/22": (2020, "109.1", 2173, 2171, 2175),
    "2022/23": (2021, "113.6", 2263, 2261, 2265),
    "2023/24": (2022, "126.2", 2514, 2512, 2516),
    "2024/25": (2023, "132.0", 2629, 2627, 2632),
    "2025/26": (2024, "135.0", 2689, 2687, 2692),
    "2026/27": (2025, "139.8", 2785, 2782, 2787),
}
"""Calculated by hand from the ONS release of 25 March 2026: October, index, threshold, and the
amounts if each index is off by 0.05.
"""


def test_every_published_year() -> None:
    rows = {
        row.regulatory_year: (
            row.october,
            str(row.threshold.october.value),
            *map(int, (row.threshold.amount, row.threshold.least, row.threshold.most)),
        )
        for row in cpi.thresholds()
    }
    assert rows == PUBLISHED


def test_years_near_a_rounding_tie_are_flagged() -> None:
    assert [row.regulatory_year for row in cpi.thresholds() if row.threshold.near_tie] == [
        "2019/20",
        "2024/25",
    ]


def test_half_a_pound_is_rounded_up() -> None:
    tie = cpi.threshold(Figure(Decimal("80.02"), "x"), Figure(Decimal(80), "x"))
    assert tie.exact == Fraction(4001, 2)
    assert tie.amount == 2001
    assert tie.near_tie


def test_bases_are_not_mixed() -> None:
    with pytest.raises(MixedBases):
        cpi.threshold(Figure(Decimal("108.5"), "2023=100"), cpi.divisor())


@given(
    st.decimals("0.1", "1000", places=1),
    st.decimals("1", "1000", places=1),
    st.decimals("0.1", "9", places=1),
)
def test_another_base_gives_the_same_threshold(
    october: Decimal, divisor: Decimal, times: Decimal
) -> None:
    """Re-referencing multiplies both figures alike, so an exact ratio gives the same amount."""
    one = cpi.threshold(Figure(october, "a"), Figure(divisor, "a"))
    other = cpi.threshold(Figure(october * times, "b"), Figure(divisor * times, "b"))
    assert one.amount == other.amount
    assert one.least <= one.amount <= one.most
    assert abs(one.exact - Fraction(one.amount)) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("day", "year", "october"),
    [
        (date(2026, 3, 31), "2025/26", 2024),
        (date(2026, 4, 1), "2026/27", 2025),
        (date(2026, 12, 31), "2026/27", 2025),
        (date(2027, 3, 31), "2026/27", 2025),
        (date(2018, 6, 19), "2018/19", 2017),
        (date(2099, 4, 1), "2099/00", 2098),
    ],
)
def test_the_regulatory_year_of_a_day(day: date, year: str, october: int) -> None:
    assert cpi.regulatory_year(day) == year
    assert cpi.october_before(year) == october


def test_years_to_come_have_no_index() -> None:
    years = cpi.years_to_come(2)
    assert years == ("2027/28", "2028/29")
    assert not any(cpi.october_before(year) in cpi.published().october for year in years)


def test_the_source_is_carried() -> None:
    index = cpi.published()
    assert (index.series, index.base, index.published) == ("D7BT", "2015=100", date(2026, 3, 25))
    assert {figure.base for figure in index.october.values()} == {index.base}


def test_the_table_shows_every_year_and_its_source() -> None:
    shown = to_text(Report("Thresholds", (cpi.table(),)))
    for year, (_, index, amount, _, _) in PUBLISHED.items():
        line = next(line for line in shown.splitlines() if line.strip().startswith(year))
        assert index in line
        assert f"£{amount:,}" in line
    assert "Office for National Statistics" in shown
    assert to_html(Report("Thresholds", (cpi.table(),))).count("Close to half a pound") == 2
