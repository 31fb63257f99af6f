"""The chart of the Credit Cover Requirement against likely charges, as SVG and as the table behind
it.

Colours, and sizes that depend on the screen, are the stylesheet's (`.credit-chart`); lines and
points differ in dash and shape as well, so that nothing depends on colour. Coordinates are exact
fractions until they are written to a tenth, so every machine draws the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from tools_py.credit_cover.arithmetic import (
    CHARGES_ONLY,
    NOT_REQUIRED,
    READINGS,
    REQUIRED,
    UNKNOWN,
    WHOLE_SUM,
    Credit,
    FormulaReading,
    shown_turn,
)
from tools_py.credit_cover.money import even_pounds, pounds, rounded
from tools_py.credit_cover.words import HEADS, TITLES
from tools_py.reports.blocks import Picture, Table
from tools_py.reports.markup import Markup, element
from tools_py.reports.svg import Axis, Place, line, pixels, text, ticks

WIDTH = 400
LEFT, RIGHT, TOP, BOTTOM = 66, 366, 32, 232
"""The edges of the plot within the drawing."""

ROW = 21
"""The height of a line of the key below the plot."""

DASHES = {WHOLE_SUM: None, CHARGES_ONLY: "7 4"}
THRESHOLD_DASH = "2 3"


@dataclass(frozen=True, slots=True)
class Scale:
    """The two axes, by the ticks along them."""

    charges: tuple[Fraction, ...]
    requirement: tuple[Fraction, ...]

    def x(self, charges: Fraction | Decimal) -> Fraction:
        """Place a charge."""
        return _axis(self.charges, LEFT, RIGHT).at(Fraction(charges))

    def y(self, requirement: Fraction | Decimal) -> Fraction:
        """Place a requirement."""
        return _axis(self.requirement, BOTTOM, TOP).at(Fraction(requirement))


def _axis(ticks: tuple[Fraction, ...], start: int, end: int) -> Axis:
    return Axis(ticks[0], ticks[-1], Fraction(start), Fraction(end))


def can_draw(credit: Credit) -> bool:
    """Return whether everything but the likely charges is known, so that each line can be drawn."""
    return all(credit.turn("expected_charges", reading).state != UNKNOWN for reading in READINGS)


def chart(credit: Credit, what_if: Credit | None = None, rests: str = "") -> Picture:
    """Draw the requirement over likely charges in both readings, the threshold, the reader's point
    and the what-if's.

    `credit` must satisfy `can_draw`; the points are drawn where their requirement is known. `rests`
    says what answers that were not given rest on.
    """
    scale = _scale(credit, what_if)
    key = list(_key(credit, what_if, "Your charges" if rests else "Your answers"))
    height = BOTTOM + 58 + ROW * len(key)
    words = alternative(credit, rests)
    svg = element(
        "svg",
        *_axes(scale),
        *(_threshold(credit, scale)),
        *(_line(credit, reading, scale) for reading in _readings(credit)),
        *(drop for reading in _readings(credit) for drop in _drop(credit, reading, scale)),
        *_points(what_if, scale, "what-if"),
        *_points(credit, scale, "present"),
        *(_key_row(number, sample, text) for number, (sample, text) in enumerate(key)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        class_="credit-chart",
        role="img",
        aria_label=words,
        font_size=14,
        fill="currentColor",
    )
    return Picture(svg, words)


def table(credit: Credit, rests: str = "") -> Table:
    """Write the chart as a table: the requirement at each tick, at the reader's charges and where
    the outcome turns.
    """
    scale = _scale(credit, None)
    charges = dict.fromkeys(scale.charges, "")
    for reading in READINGS:
        turn = credit.turn("expected_charges", reading).value
        if turn is not None:
            charges[Fraction(shown_turn("expected_charges", turn))] = (
                f"the most without Credit Support, {_name(credit, reading)}"
            )
    if credit.expected_charges is not None:
        charges[Fraction(credit.expected_charges)] = "your answer"

    def row(value: Fraction) -> tuple[str, ...]:
        there = replace(credit, expected_charges=rounded(value))
        cells = (
            f"{pounds(there.requirements[reading].low)}{_verdict(there, reading)}"
            for reading in READINGS
        )
        remark = charges[value]
        return (f"{pounds(value)}{f' ({remark})' if remark else ''}", *cells)

    assert credit.threshold is not None
    return Table(
        caption=(
            f"Credit Cover Requirement by likely charges{', ' * bool(rests)}{rests}; the threshold "
            f"is {even_pounds(credit.threshold)}"
        ),
        head=("Likely charges", *HEADS),
        rows=tuple(row(value) for value in sorted(charges)),
        numeric=frozenset({1, 2}),
    )


def alternative(credit: Credit, rests: str = "") -> str:
    """Say in words what the chart shows."""
    assert credit.threshold is not None
    parts = [
        (
            "Chart of the Credit Cover Requirement against likely charges, with the threshold of "
            f"{even_pounds(credit.threshold)}{', ' * bool(rests)}{rests}."
        )
    ]
    for reading in _readings(credit):
        turn = credit.turn("expected_charges", reading).value
        line = _name(credit, reading).capitalize()
        if turn is None:
            parts.append(f"{line}: over the threshold whatever the charges.")
        else:
            parts.append(
                f"{line}: over the threshold above charges of "
                f"{pounds(shown_turn('expected_charges', turn))}."
            )
    if credit.expected_charges is not None:
        there = " or ".join(
            pounds(credit.requirements[reading].low) for reading in _readings(credit)
        )
        parts.append(
            f"At your charges of {pounds(credit.expected_charges)} the requirement is {there}."
        )
    return " ".join(parts)


def _readings(credit: Credit) -> tuple[FormulaReading, ...]:
    """Return the readings that draw different lines."""
    lines = {credit.working_capital_adjustment == 1, credit.unpaid_invoices == 0}
    return (WHOLE_SUM,) if True in lines else READINGS


def _name(credit: Credit, reading: FormulaReading) -> str:
    return TITLES[reading] if len(_readings(credit)) > 1 else "both readings"


def _verdict(credit: Credit, reading: FormulaReading) -> str:
    return {REQUIRED: ", over", NOT_REQUIRED: ""}.get(credit.outcome_in(reading), "")


def _scale(credit: Credit, what_if: Credit | None) -> Scale:
    assert credit.threshold is not None
    charges = [
        Fraction(given.expected_charges)
        for given in (credit, what_if)
        if given and given.expected_charges is not None
    ]
    turns = [
        turn
        for reading in READINGS
        if (turn := credit.turn("expected_charges", reading).value) is not None
    ]
    widest = max((*charges, *turns), default=Fraction(0)) * Fraction(5, 4) or Fraction(
        max(credit.threshold, Decimal(1))
    )
    charges_ticks = ticks(widest)
    there = replace(credit, expected_charges=rounded(charges_ticks[-1]))
    highest = [there.requirements[reading].low for reading in READINGS] + [
        Fraction(credit.threshold) * Fraction(5, 4)
    ]
    if what_if:
        highest += [
            requirement.low
            for reading in READINGS
            if (requirement := what_if.requirements[reading]).known
        ]
    return Scale(charges_ticks, ticks(max(*highest, Fraction(1))))


def _axes(scale: Scale) -> Iterator[Markup]:
    yield text("Credit Cover Requirement", 4, 14, class_="axis-title")
    for value in scale.requirement:
        y = scale.y(value)
        yield line(LEFT, y, RIGHT, y, class_="grid", stroke="currentColor", stroke_opacity="0.2")
        yield text(_tick(value), LEFT - 6, y + 5, text_anchor="end")
    for value in scale.charges:
        x = scale.x(value)
        yield line(x, BOTTOM, x, BOTTOM + 5, class_="axis", stroke="currentColor")
        yield text(_tick(value), x, BOTTOM + 20, text_anchor="middle")
    yield line(LEFT, BOTTOM, RIGHT, BOTTOM, class_="axis", stroke="currentColor")
    yield text(
        "Likely charges before the next invoice",
        RIGHT,
        BOTTOM + 40,
        text_anchor="end",
        class_="axis-title",
    )


def _threshold(credit: Credit, scale: Scale) -> Iterator[Markup]:
    assert credit.threshold is not None
    yield _stroke(
        LEFT,
        scale.y(credit.threshold),
        RIGHT,
        scale.y(credit.threshold),
        "threshold",
        THRESHOLD_DASH,
    )


def _line(credit: Credit, reading: FormulaReading, scale: Scale) -> Markup:
    """Draw the requirement from no charges, along the axis while it is zero, to the end of the
    axis.
    """
    nothing = _without_limit(credit, reading)
    points = [(Fraction(0), replace(credit, expected_charges=Decimal(0)).requirements[reading].low)]
    end = scale.charges[-1]
    if 0 < nothing < end:
        points.append((nothing, Fraction(0)))
    points.append((end, replace(credit, expected_charges=rounded(end)).requirements[reading].low))
    return element(
        "polyline",
        points=" ".join(
            f"{pixels(scale.x(charges))},{pixels(scale.y(requirement))}"
            for charges, requirement in points
        ),
        class_=f"reading {reading.replace('_', '-')}",
        fill="none",
        stroke="currentColor",
        stroke_width=2.5,
        stroke_dasharray=DASHES[reading],
    )


def _without_limit(credit: Credit, reading: FormulaReading) -> Fraction:
    """Return the charges up to which the Unsecured Credit Limit covers all of the Value at Risk;
    below zero where it never does.
    """
    return replace(credit, threshold=Decimal(0)).turn(
        "expected_charges", reading
    ).value or Fraction(-1)


def _drop(credit: Credit, reading: FormulaReading, scale: Scale) -> Iterator[Markup]:
    """Lead from where a line meets the threshold down to the axis of charges."""
    turn = credit.turn("expected_charges", reading).value
    if turn is not None and credit.threshold is not None:
        yield _stroke(
            scale.x(turn), scale.y(credit.threshold), scale.x(turn), Fraction(BOTTOM), "drop", "1 3"
        )


def _points(credit: Credit | None, scale: Scale, kind: str) -> Iterator[Markup]:
    if credit is None or credit.expected_charges is None:
        return
    for reading in _readings(credit):
        requirement = credit.requirements[reading]
        if requirement.known:
            yield _mark(reading, scale.x(credit.expected_charges), scale.y(requirement.low), kind)


def _mark(reading: FormulaReading, x: Place, y: Place, kind: str) -> Markup:
    """Draw a point: a circle for the first reading, a square on its corner for the second; a
    what-if is hollow.
    """
    look = {
        "class_": f"point {kind} {reading.replace('_', '-')}",
        "stroke": "currentColor",
        "stroke_width": 2,
    }
    fill = "currentColor" if kind == "present" else "none"
    if reading == WHOLE_SUM:
        return element("circle", cx=pixels(x), cy=pixels(y), r=6, fill=fill, **look)
    corners = ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))
    return element(
        "polygon",
        points=" ".join(f"{pixels(across)},{pixels(down)}" for across, down in corners),
        fill=fill,
        **look,
    )


type Sample = tuple[str, FormulaReading]
"""What a row of the key shows: a line or a kind of point, and its reading."""


def _key(credit: Credit, what_if: Credit | None, yours: str) -> Iterator[tuple[Sample, str]]:
    """List the samples of the key, as (what is drawn, reading or kind), with their words."""
    assert credit.threshold is not None
    for reading in _readings(credit):
        both = len(_readings(credit)) == 1
        yield (
            ("line", reading),
            "Both readings (here the same)" if both else HEADS[READINGS.index(reading)],
        )
    yield ("threshold", WHOLE_SUM), f"Credit Cover Threshold, {even_pounds(credit.threshold)}"
    for given, kind, words in (
        (credit, "present", yours),
        (what_if, "what-if", "What if"),
    ):
        if given is None or given.expected_charges is None:
            continue
        for reading in _readings(given):
            requirement = given.requirements[reading]
            if requirement.known:
                yield (
                    (kind, reading),
                    f"{words}: {pounds(requirement.low)} at {pounds(given.expected_charges)}",
                )


def _key_row(number: int, sample: Sample, words: str) -> Markup:
    kind, reading = sample
    y = BOTTOM + 66 + ROW * number
    if kind == "line":
        drawn = _stroke(
            8, y - 5, 44, y - 5, f"reading {reading.replace('_', '-')}", DASHES[reading], width=2.5
        )
    elif kind == "threshold":
        drawn = _stroke(8, y - 5, 44, y - 5, "threshold", THRESHOLD_DASH)
    else:
        drawn = _mark(reading, 26, y - 5, kind)
    return element("g", drawn, text(words, 54, y))


def _stroke(
    x1: Place,
    y1: Place,
    x2: Place,
    y2: Place,
    class_: str,
    dash: str | None,
    width: float = 2,
) -> Markup:
    return line(
        x1,
        y1,
        x2,
        y2,
        class_=class_,
        stroke="currentColor",
        stroke_width=width,
        stroke_dasharray=dash,
    )


def _tick(value: Fraction) -> str:
    """Write a round amount short: "£2,500", "£1.5m", "£2bn"."""
    for size, short in ((10**9, "bn"), (10**6, "m")):
        if value >= size:
            return f"£{rounded(value / size, Decimal('0.01'), ROUND_FLOOR).normalize():f}{short}"
    return even_pounds(value)
