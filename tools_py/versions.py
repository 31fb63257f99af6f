"""Which rules and which calendar an answer was worked out under, and what moved since a link to it was made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from tools_py import GUIDANCE_VERSION, calendars
from tools_py.report import Block, Callout, Table
from tools_py.rules import REGISTER


@cache
def register_version() -> str:
    """Return the version of the rule register: the guidance's and the first digits of a SHA-256 over every rule's value, "1.3-1a2b3c4d"."""
    said = "\n".join(f"{rule.id} {rule.value!r} {rule.unit} {rule.mark}" for rule in REGISTER.values())
    return f"{GUIDANCE_VERSION}-{sha256(said.encode()).hexdigest()[:8]}"


def moved(facts: Mapping[str, str], before: Mapping[str, object]) -> tuple[Block, ...]:
    """Tell what is no longer as it was when a link was made; nothing where all is the same.

    `before` comes from the link: `{"rules", "holidays", "facts"}`. It is data from outside: only strings in it are read.
    """
    then = before.get("facts")
    then = {key: value for key, value in then.items() if isinstance(value, str)} if isinstance(then, dict) else {}
    rows = tuple((name, then[name][:100], now) for name, now in facts.items() if name in then and then[name] != now)
    rows += tuple((name, "not there", now) for name, now in facts.items() if then and name not in then)
    rows += tuple((name[:100], was[:100], "no longer there") for name, was in then.items() if name not in facts)
    reasons = []
    if before.get("holidays") not in (None, calendars.version()):
        reasons.append(f"the list of bank holidays is now that of {calendars.version()[:10]} (the link was made under another)")
    if before.get("rules") not in (None, register_version()):
        reasons.append("the rules of this site have been revised")
    if not rows:
        return (Callout("note", f"Since this link was made, {' and '.join(reasons)}. The answer is the same."),) if reasons else ()
    why = " and ".join(reasons) or "neither the rules nor the bank holidays have changed: it is a later day, or the link was edited"
    told = Callout(
        "warning", f"Since this link was made, {len(rows)} {'part' if len(rows) == 1 else 'parts'} of the answer moved. Why: {why}."
    )
    return (
        told,
        Table(caption="What moved since the link was made", head=("What", "Then", "Now"), rows=tuple(_escaped(row) for row in rows)),
    )


def _escaped(row: tuple[str, ...]) -> tuple[str, ...]:
    """Keep what a link says from being read as Markdown."""
    return tuple("".join(f"\\{char}" if char in r"\`*_[]<>|#!&" else char for char in cell) for cell in row)
