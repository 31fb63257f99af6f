"""What `make check` prints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from site_hooks.pages.tree import Fault
from tools_py.reports.words import plural


def listed(found: Iterable[Fault]) -> str:
    """Write findings under a heading for each kind, a line each; one that several places share is
    reported for each.
    """
    lines: list[str] = []
    for kind, group in groupby(
        sorted(found, key=lambda fault: fault.kind), key=lambda fault: fault.kind
    ):
        lines += [kind, *(f"  {fault}" for fault in dict.fromkeys(group)), ""]
    return "\n".join(lines)


def report(found: list[Fault], to_come: list[Fault], all_is_well: str) -> str:
    """Write what was found, faults first."""
    count = plural(len(found), "fault")
    parts = [f"{count} to mend.\n\n{listed(found)}" if found else ""]
    parts += [f"Due, though nothing is broken.\n\n{listed(to_come)}" if to_come else ""]
    parts += ["" if found else all_is_well]
    return "\n".join(filter(None, parts))
