"""What the drawn pictures share: shapes written to a tenth of a pixel, words kept within the
drawing, and an axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from tools_py.reports.markup import Markup, element

type Place = float | Fraction
"""A distance in pixels. Fractions are exact until they are written, so that every machine draws the
same.
"""

STEPS = 4
"""About so many steps along an axis."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: the values at its two ends, which differ, and the pixels at which those stand."""

    least: Fraction
    greatest: Fraction
    start: Fraction
    end: Fraction

    @property
    def unit(self) -> Fraction:
        """Return the pixels that a value of one takes, below zero where the axis leads up."""
        return (self.end - self.start) / (self.greatest - self.least)

    def at(self, value: Fraction | int) -> Fraction:
        """Return where a value stands, in pixels; beyond the ends as well."""
        return self.start + (value - self.least) * self.unit


def ticks(reach: Fraction) -> tuple[Fraction, ...]:
    """Return the values from zero to `reach`, which is above zero, or a little beyond it, in steps
    of 1, 2, 2.5 or 5 times a power of ten.

    >>> [int(value) for value in ticks(Fraction(1100))]
    [0, 500, 1000, 1500]
    """
    power = Fraction(10) ** (len(str(int(reach / STEPS))) - 1)
    sizes = (size * power for size in map(Fraction, ("1", "2", "2.5", "5", "10")))
    step = next(size for size in sizes if size * STEPS >= reach)
    return tuple(step * number for number in range(ceil(reach / step) + 1))


def pixels(place: Place) -> str:
    """Write a distance to a tenth of a pixel.

    >>> pixels(Fraction(1, 3)), pixels(12.0)
    ('0.3', '12')
    """
    return f"{float(place):.1f}".removesuffix(".0")


def line(x1: Place, y1: Place, x2: Place, y2: Place, **attributes: object) -> Markup:
    """Draw a straight line."""
    return element("line", x1=pixels(x1), y1=pixels(y1), x2=pixels(x2), y2=pixels(y2), **attributes)


def rectangle(x: Place, y: Place, width: Place, height: Place, **attributes: object) -> Markup:
    """Draw a rectangle from its upper left corner."""
    return element(
        "rect",
        x=pixels(x),
        y=pixels(y),
        width=pixels(width),
        height=pixels(height),
        **attributes,
    )


def text(words: str, x: Place, y: Place, **attributes: object) -> Markup:
    """Write a line of words whose base stands at `y`."""
    return element("text", words, x=pixels(x), y=pixels(y), **attributes)


def folded(words: str, most: int) -> list[str]:
    """Fold words into lines of at most so many letters; a longer word has a line of its own.

    >>> folded("The order of the questions", 12)
    ['The order of', 'the', 'questions']
    """
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def start_within(words: str, x: Place, left: Place, right: Place, letter: float) -> Place:
    """Return where words begin that would stand at `x`: as far to the left as they need to end by
    `right`, yet not before `left`. `letter` is the width of a letter.
    """
    return max(left, min(x, right - len(words) * letter))
