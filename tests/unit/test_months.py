"""Calendar months, and where a short one ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools_py.dates.months import step


@pytest.mark.parametrize(
    ("day", "months", "reached"),
    [
        (date(2027, 3, 24), -1, date(2027, 2, 24)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2028, 3, 30), -1, date(2028, 2, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2027, 1, 5), -1, date(2026, 12, 5)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2027, 3, 24), 0, date(2027, 3, 24)),
    ],
)
def test_months_on_and_back(day: date, months: int, reached: date) -> None:
    assert step(day, months) == reached


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-600, 600))
def test_a_step_never_passes_its_month(day: date, months: int) -> None:
    reached = step(day, months)
    assert reached.year * 12 + reached.month == day.year * 12 + day.month + months
    assert reached.day <= day.day


def test_the_calendar_has_ends() -> None:
    with pytest.raises(ValueError, match="leave the calendar"):
        step(date(1, 1, 1), -1)
