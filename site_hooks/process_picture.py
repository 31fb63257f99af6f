"""The picture of the whole process, drawn from the steps that the calculators use."""

from __future__ import annotations

from tools_py.markup import Markup, element, joined
from tools_py.vocabulary import STEPS, Step

BOX_WIDTH, BOX_HEIGHT, GAP, MARGIN = 164, 92, 16, 8
STRANDS = ("user-id", "uept", "security-assessment", "privacy-assessment", "credit-support")
"""The five steps of H1.10, which the guidance puts in no order among themselves."""


def draw(rule_address: dict[str, str]) -> Markup:
    """Draw the process; `rule_address` leads from a step to the paragraph that states it. Boxes are links."""
    width = MARGIN * 2 + BOX_WIDTH * len(STRANDS) + GAP * (len(STRANDS) - 1)
    middle = (width - BOX_WIDTH) / 2
    rows = [MARGIN, MARGIN + BOX_HEIGHT + GAP * 3, MARGIN + (BOX_HEIGHT + GAP * 3) * 2]
    height = rows[2] + (BOX_HEIGHT + GAP * 3) + BOX_HEIGHT + MARGIN
    strand_left = [MARGIN + (BOX_WIDTH + GAP) * number for number in range(len(STRANDS))]
    bar_above, bar_below = rows[1] - GAP * 1.5, rows[1] + BOX_HEIGHT + GAP * 1.5
    centre = middle + BOX_WIDTH / 2
    lines = [
        _line(centre, rows[0] + BOX_HEIGHT, centre, bar_above),
        _line(strand_left[0] + BOX_WIDTH / 2, bar_above, strand_left[-1] + BOX_WIDTH / 2, bar_above),
        _line(strand_left[0] + BOX_WIDTH / 2, bar_below, strand_left[-1] + BOX_WIDTH / 2, bar_below),
        *(_line(left + BOX_WIDTH / 2, bar_above, left + BOX_WIDTH / 2, rows[1]) for left in strand_left),
        *(_line(left + BOX_WIDTH / 2, rows[1] + BOX_HEIGHT, left + BOX_WIDTH / 2, bar_below) for left in strand_left),
        _line(centre, bar_below, centre, rows[2]),
        _line(centre, rows[2] + BOX_HEIGHT, centre, rows[2] + BOX_HEIGHT + GAP * 3),
    ]
    boxes = [
        _box(STEPS["notify-secas"], middle, rows[0], rule_address),
        *(_box(STEPS[step], left, rows[1], rule_address) for step, left in zip(STRANDS, strand_left, strict=True)),
        _box(STEPS["evidence-form"], middle, rows[2], rule_address),
        _plain_box(
            ("SECAS verifies, and tells", "the Party, the DCC, Ofgem", "and the SEC Panel: a User"), middle, rows[2] + BOX_HEIGHT + GAP * 3
        ),
    ]
    svg = element(
        "svg",
        element("title", "The User Entry Process"),
        element("g", *lines, class_="process-lines"),
        *boxes,
        viewBox=f"0 0 {width} {height}",
        role="group",
        aria_label="The User Entry Process, drawn as boxes; the same in words stands below",
        class_="process",
    )
    return element(
        "figure",
        element("div", svg, class_="process-frame", tabindex=0, role="region", aria_label="Picture of the process"),
        _in_words(),
        class_="process-figure",
    )


def _in_words() -> Markup:
    middle = "; ".join(_words(STEPS[step]) for step in STRANDS)
    text = (
        f"First: {_words(STEPS['notify-secas'])}. Then, in no order that the guidance gives: {middle}. "
        f"Last: {_words(STEPS['evidence-form'])}. SECAS verifies the evidence and tells the Party, the DCC, Ofgem and the SEC Panel; "
        "the Party is then a User in that User Role."
    )
    return element("figcaption", element("details", element("summary", "The picture in words"), element("p", text)))


def _words(step: Step) -> str:
    only = " (Other User only)" if step.only_roles else ""
    return f"{step.title[0].lower()}{step.title[1:]}{only}" + (f", {step.stated_by.clause}" if step.stated_by.clause else "")


def _line(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return element("line", x1=f"{x1:g}", y1=f"{y1:g}", x2=f"{x2:g}", y2=f"{y2:g}")


def _box(step: Step, x: float, y: float, rule_address: dict[str, str]) -> Markup:
    note = "Other User only" if step.only_roles else ", ".join(actor.value for actor in step.actors)
    lines = [*_fold(step.title), note]
    box = _plain_box(lines, x, y, number=step.stated_by.clause)
    return element("a", box, href=rule_address[step.id])


def _plain_box(lines: list[str] | tuple[str, ...], x: float, y: float, number: str | None = None) -> Markup:
    shown = [number, *lines] if number else list(lines)
    top = y + (BOX_HEIGHT - 18 * (len(shown) - 1)) / 2 + 5
    texts = (
        element(
            "text",
            line,
            x=f"{x + BOX_WIDTH / 2:g}",
            y=f"{top + 18 * row:g}",
            text_anchor="middle",
            class_="clause" if number and row == 0 else None,
        )
        for row, line in enumerate(shown)
    )
    return element(
        "g", element("rect", x=f"{x:g}", y=f"{y:g}", width=BOX_WIDTH, height=BOX_HEIGHT, rx=6), joined(*texts), class_="process-box"
    )


def _fold(words: str, most: int = 22) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > most and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
