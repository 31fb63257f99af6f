"""Amounts of money: exact until they are rounded, once and at the end, and written as they are
read.

What is typed is an exact `Decimal`; sums are worked out in `Fraction`, so that a quotient too is
exact until it is shown.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

PENNY = Decimal("0.01")

type Exact = Decimal | Fraction


def rounded(value: Exact, unit: Decimal = PENNY, how: str = ROUND_HALF_UP) -> Decimal:
    """Round to a whole number of `unit` as decimal's ROUND_HALF_UP (half away from zero),
    ROUND_FLOOR or ROUND_CEILING say.

    Raise ValueError for any other rounding.
    """
    numerator, denominator = value.as_integer_ratio()
    per, unit_numerator = unit.as_integer_ratio()
    numerator, denominator = numerator * unit_numerator, denominator * per
    if how == ROUND_HALF_UP:
        units = (
            (2 * abs(numerator) + denominator) // (2 * denominator) * (1 if numerator >= 0 else -1)
        )
    elif how == ROUND_FLOOR:
        units = numerator // denominator
    elif how == ROUND_CEILING:
        units = -(-numerator // denominator)
    else:
        raise ValueError(f"there is no rounding called {how} here")
    exponent = unit.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(f"{units * int(unit.scaleb(-exponent))}E{exponent}")


def amount(value: Exact) -> str:
    """Write pounds as the contract does: "1250.50"."""
    return f"{rounded(value):.2f}"


def pounds(value: Exact) -> str:
    """Write pounds and pence as they are read: "£1,250.50", "−£3.00"."""
    pence = rounded(value)
    return f"{'−' if pence < 0 else ''}£{abs(pence):,.2f}"


def even_pounds(value: Exact) -> str:
    """Write pounds without pence where there are none: "£2,785"."""
    return pounds(value).removesuffix(".00")


def in_full(value: Exact, places: int = 8) -> str:
    """Write an exact figure for the workings: from two decimals up to `places`, with an ellipsis
    where it goes on: "£2,784.8605…".
    """
    size = abs(Fraction(value))
    shown = rounded(size, Decimal(1).scaleb(-places), ROUND_FLOOR)
    integer, decimals = f"{shown:,.{places}f}".split(".")
    goes_on = "…" if shown != size else ""
    kept = decimals if goes_on else decimals.rstrip("0").ljust(2, "0")
    return f"{'−' if value < 0 else ''}£{integer}.{kept}{goes_on}"


def apart_from(value: Exact, other: Decimal | None) -> str:
    """Write pounds and pence, in full where rounding would put the amount on `other`, which it is
    not.

    >>> apart_from(Decimal("2785.003"), Decimal(2785)), apart_from(Decimal(2785), Decimal(2785))
    ('£2,785.003', '£2,785.00')
    """
    return in_full(value) if rounds_onto(value, other) else pounds(value)


def rounds_onto(value: Exact, other: Decimal | None) -> bool:
    """Return whether an amount is not `other` and becomes it when it is rounded to the penny."""
    return other is not None and rounded(value) == other and Fraction(value) != Fraction(other)
