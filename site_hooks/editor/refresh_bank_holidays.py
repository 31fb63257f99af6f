"""Take a newer bank-holiday list from GOV.UK into `tools_py/data/`.

Run `python -m site_hooks.editor.refresh_bank_holidays [FILE]`: without FILE the list is fetched
from GOV.UK; with FILE, a downloaded copy is read. The file keeps GOV.UK's own format. GOV.UK drops
old years, which ours keeps. Additions recorded in `bank-holidays.source.json` are put in until the
list has them itself. A list that has lost a day among those that it covers, or a division, is
refused: such a change wants a person's eye. So is one after which a year would be missing. The same
list taken twice changes nothing.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path
from typing import TypedDict

from site_hooks import PROJECT
from site_hooks.editor.sources import DIVISIONS, Divisions, Event, gaps, is_day, shape_faults

ADDRESS = "https://www.gov.uk/bank-holidays.json"
DATA = PROJECT / "tools_py" / "data"
BY_HAND = (
    "download it with a browser, and run: make refresh-bank-holidays FILE=where-it-is.json\n"
    f"The address is {ADDRESS}"
)
NAMED_AT_MOST = 8


class Addition(TypedDict):
    """A bank holiday that GOV.UK's list has not yet, with the source that has it."""

    division: str
    date: str
    title: str
    notes: str
    source: str


class RefusedList(Exception):
    """The list cannot be taken; the message says why, and what to do."""


def fetched() -> bytes:
    """Fetch GOV.UK's list; raise RefusedList where there is no way to it."""
    try:
        with urllib.request.urlopen(ADDRESS, timeout=30) as answer:
            return bytes(answer.read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise RefusedList(
            f"GOV.UK's list could not be fetched: {reason}.\nCheck the connection, or {BY_HAND}"
        ) from None


def copied(file: Path) -> bytes:
    """Read a downloaded copy; raise RefusedList where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise RefusedList(
            f"{file} cannot be read: {(error.strerror or str(error)).lower()}.\n"
            f"Name a file that is there; to make one, {BY_HAND}"
        ) from None


def read(content: bytes) -> Divisions:
    """Read a list; raise RefusedList, saying what came in its place, where it is none."""
    if content.lstrip()[:1] == b"<":
        raise RefusedList(
            "This is a web page and not the list: perhaps the sign-in page of a network, or the "
            f"page that shows the list.\nSign in to the network, or {BY_HAND}"
        )
    try:
        found = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise RefusedList(
            f"This is not the list: it is no JSON (line {line}); perhaps it came in part.\n"
            f"Take it again, or {BY_HAND}"
        ) from None
    if wrong := shape_faults(found):
        raise RefusedList(
            f"This is not the list as GOV.UK publishes it: {'; '.join(wrong[:NAMED_AT_MOST])}.\n"
            "Nothing was changed. If GOV.UK has another form now, this command has to follow it."
        )
    return {division: found[division] for division in DIVISIONS}


def span(events: list[Event]) -> tuple[str, str]:
    """Return the first and the last day that a list covers."""
    days = [event["date"] for event in events]
    return min(days), max(days)


def take(ours: Divisions, published: Divisions, additions: list[Addition]) -> Divisions:
    """Return the published list, with our days outside its span and the recorded additions."""
    taken: Divisions = {}
    for division, content in published.items():
        first, last = span(content["events"])
        before = ours[division]["events"] if division in ours else []
        kept = {event["date"]: event for event in before if not first <= event["date"] <= last}
        added: dict[str, Event] = {
            extra["date"]: {
                "title": extra["title"],
                "date": extra["date"],
                "notes": extra["notes"],
                "bunting": False,
            }
            for extra in additions
            if extra["division"] == division
        }
        theirs = {event["date"]: event for event in content["events"]}
        days = kept | added | theirs
        taken[division] = {"division": division, "events": [days[day] for day in sorted(days)]}
    return taken


def lost(old: Divisions, new: Divisions) -> list[str]:
    """Name each holiday that `old` has and `new` has not, as "division date"."""

    def days(divisions: Divisions) -> set[str]:
        return {
            f"{name} {event['date']}"
            for name, content in divisions.items()
            for event in content["events"]
        }

    return sorted(days(old) - days(new))


def refresh(content: bytes, where: str, published: str, data: Path) -> str:
    """Take a list into the folder `data`; return what was done, as a sentence or two.

    `where` says where the list is from, `published` is its day.
    Raises RefusedList where it cannot be taken; nothing has changed then.
    """
    if not is_day(published):
        raise RefusedList(f"“{published}” is no date of a list; write it as 2026-11-23.")
    file, note = data / "bank-holidays.json", data / "bank-holidays.source.json"
    ours = json.loads(file.read_text(encoding="utf-8"))
    source = json.loads(note.read_text(encoding="utf-8"))
    new = take(ours, read(content), source["additions"])
    if missing := lost(ours, new):
        rest = len(missing) - NAMED_AT_MOST
        named = ", ".join(missing[:NAMED_AT_MOST]) + (f" and {rest} more" if rest > 0 else "")
        raise RefusedList(
            f"The list covers days that ours has and it has not: {named}.\n"
            "Nothing was changed. If GOV.UK has taken them away, take them out of "
            f"tools_py/data/{file.name} and run this again; if not, report it to GOV.UK."
        )
    if missing := gaps(new):
        raise RefusedList(
            f"Between our days and the list's a year would be missing: {'; '.join(missing)}.\n"
            f"Nothing was changed. Put the days of that year into tools_py/data/{file.name}, "
            "from a list of that time, and run this again."
        )
    if new == ours:
        return "The list is the one that is here already; nothing was changed."
    source |= {"source": f"GOV.UK, UK bank holidays (bank-holidays.json), {where}"}
    source["published"] = published
    file.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    note.write_text(json.dumps(source, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    before = {name: len(content["events"]) for name, content in ours.items()}
    counts = ", ".join(
        f"{name} {len(division['events']) - before.get(name, 0):+d}"
        for name, division in new.items()
    )
    last = min(span(division["events"])[1] for division in new.values())
    return (
        f"Taken: the list of {published} (days: {counts}); every division goes to {last}.\n"
        "make check now names the pages that still speak of the list before; correct them."
    )


def main(arguments: list[str] | None = None) -> int:
    """Take the list that is asked for; return 1 where it was refused."""
    parser = argparse.ArgumentParser(description="Take a newer bank-holiday list from GOV.UK.")
    parser.add_argument(
        "file", nargs="?", type=Path, help=f"a downloaded copy; otherwise {ADDRESS} is fetched"
    )
    parser.add_argument(
        "--published",
        default=date.today().isoformat(),
        help="the date of the list, today when absent",
    )
    options = parser.parse_args(arguments)
    try:
        content = copied(options.file) if options.file else fetched()
        where = "from a downloaded copy" if options.file else f"fetched from {ADDRESS}"
        print(refresh(content, where, options.published, DATA))
    except RefusedList as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
