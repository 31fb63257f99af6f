"""Which rules and which calendar an answer was worked out under, and what moved since a link to it
was made or a file of it was saved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tools_py import rules
from tools_py.dates import calendars
from tools_py.dates.words import full_date
from tools_py.reports.blocks import Block, Callout, Table, escaped
from tools_py.reports.citations import day_of_list
from tools_py.rules import REGISTER

LONGEST, LONGEST_RULE = 100, 400
"""Of a text that comes from outside, and of what a rule is said to say, no more characters than
this are shown.
"""


def moved(
    result: Mapping[str, object], facts: Mapping[str, str], before: Mapping[str, object]
) -> tuple[Block, ...]:
    """Tell what is no longer as it was, and why; nothing where all is the same.

    `before` comes from outside: of a link `{"rules", "holidays", "facts"}`, of a saved plan also
    its `rules_said` and `bank_holidays`, which tell which rule and which holiday it was. It is
    data: only the strings that are looked for in it are read.
    """
    then = _strings(before.get("facts"))
    rows = tuple(
        (name, then[name], now) for name, now in facts.items() if name in then and then[name] != now
    )
    rows += tuple(
        (name, "not there", now) for name, now in facts.items() if then and name not in then
    )
    rows += tuple((name, was, "no longer there") for name, was in then.items() if name not in facts)
    reasons = []
    if before.get("holidays") not in (None, calendars.version()):
        reasons.append(
            f"the list of bank holidays is now that of {day_of_list(calendars.version())}; it was "
            "another then"
        )
    if before.get("rules") not in (None, rules.version()):
        reasons.append("the rules of this site have been revised")
    if not rows and not reasons:
        return ()
    causes = (
        _table(
            "Rules that read otherwise then",
            ("Rule", "Then", "Now"),
            _rules(before.get("rules_said")),
        ),
        _table(
            "Bank holidays that differ",
            ("Day", "Then", "Now"),
            _holidays(before.get("bank_holidays"), result.get("bank_holidays")),
        ),
    )
    if not rows:
        return (
            Callout(
                "note", f"Since this was made, {' and '.join(reasons)}. The answer is the same."
            ),
            *filter(None, causes),
        )
    why = " and ".join(reasons) or (
        "neither the rules nor the bank holidays have changed: it is a later day, or what was "
        "saved has been edited"
    )
    count = f"{len(rows)} {'part' if len(rows) == 1 else 'parts'} of the answer moved"
    told = Callout("warning", f"Since this was made, {count}. Why: {why}.")
    return (told, *filter(None, (_table("What moved", ("What", "Then", "Now"), rows), *causes)))


def _rules(then: object) -> Iterator[tuple[str, str, str]]:
    """Yield the rules that a saved answer rested on and that say something else now."""
    for name, was in _strings(then, LONGEST_RULE).items():
        now = REGISTER[name].says if name in REGISTER else "no longer among the rules"
        if now[:LONGEST_RULE] != was:
            yield name, was, now


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
    days = {}
    for said in map(_strings, holidays if isinstance(holidays, list) else ()):
        try:
            days[date.fromisoformat(said["date"])] = said.get("reason", "")
        except (KeyError, ValueError):
            continue
    return days


def _strings(said: object, longest: int = LONGEST) -> dict[str, str]:
    """Keep of an object from outside what is text, cut to a length that can be shown."""
    return (
        {key[:LONGEST]: value[:longest] for key, value in said.items() if isinstance(value, str)}
        if isinstance(said, dict)
        else {}
    )


def _table(
    caption: str,
    head: tuple[str, ...],
    rows: Iterator[tuple[str, ...]] | tuple[tuple[str, ...], ...],
) -> Table | None:
    written = tuple(tuple(map(escaped, row)) for row in rows)
    return Table(caption=caption, head=head, rows=written) if written else None
