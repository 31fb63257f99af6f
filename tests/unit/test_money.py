"""Rounding once, and writing amounts."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools_py.credit_cover.money import PENNY, amount, even_pounds, in_full, pounds, rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.005", "0.01"),
        ("0.0049999", "0.00"),
        ("2.345", "2.35"),
        ("-2.345", "-2.35"),
        ("1e12", "1000000000000.00"),
        ("-0.001", "0.00"),
    ],
)
def test_half_a_penny_is_rounded_up(value: str, shown: str) -> None:
    assert amount(Decimal(value)) == shown


@given(st.fractions(), st.sampled_from(["ROUND_HALF_UP", ROUND_FLOOR, ROUND_CEILING]))
def test_rounding_stays_within_a_penny(value: Fraction, how: str) -> None:
    penny = rounded(value, PENNY, how)
    assert abs(Fraction(penny) - value) < Fraction(PENNY)
    assert how != ROUND_FLOOR or penny <= value
    assert how != ROUND_CEILING or penny >= value
    assert rounded(penny, PENNY, how) == penny


def test_a_quotient_is_not_rounded_twice() -> None:
    just_under = Fraction(1, 200) - Fraction(1, 10**40)
    assert amount(just_under) == "0.00"
    assert amount(Fraction(1, 200)) == "0.01"


def test_another_rounding_is_refused() -> None:
    with pytest.raises(ValueError, match="ROUND_HALF_EVEN"):
        rounded(Decimal(1), PENNY, "ROUND_HALF_EVEN")


def test_amounts_as_they_are_read() -> None:
    assert pounds(Decimal("-1250.5")) == "−£1,250.50"
    assert pounds(Decimal("-0.001")) == "£0.00"
    assert even_pounds(Decimal("2785.00")) == "£2,785"
    assert even_pounds(Decimal("2785.10")) == "£2,785.10"
    assert in_full(Decimal("1250.5")) == "£1,250.50"
    assert in_full(Decimal("3010.70353")) == "£3,010.70353"
    assert in_full(Fraction(2000 * 1398, 1004), 4) == "£2,784.8605…"
    assert in_full(Fraction(-1, 3), 4) == "−£0.3333…"
