"""Take a newer bank-holiday list from GOV.UK into `tools_py/data/`.

Run `python -m site_hooks.editor.refresh_bank_holidays [FILE]`: without FILE the list is fetched
from GOV.UK; with FILE, a downloaded copy is read. The file keeps GOV.UK's own format. Years before
`FIRST_YEAR` are left out; additions recorded in `bank-holidays.source.json` are put in until the
list has them itself. A list that has lost a holiday that ours still has is refused: such a change
wants a person's eye.
"""

from __future__ import annotations

import argparse
import json
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

from site_hooks import PROJECT

ADDRESS = "https://www.gov.uk/bank-holidays.json"
FIRST_YEAR = 2016
DATA = PROJECT / "tools_py" / "data"

type Divisions = dict[str, dict[str, Any]]


def take(published: Divisions, additions: list[dict[str, str]]) -> Divisions:
    """Trim a published list to `FIRST_YEAR` onwards and put in the recorded additions that it
    lacks.
    """
    taken: Divisions = {}
    for division, content in published.items():
        events = [event for event in content["events"] if int(event["date"][:4]) >= FIRST_YEAR]
        known = {event["date"] for event in events}
        events += [
            {
                "title": extra["title"],
                "date": extra["date"],
                "notes": extra["notes"],
                "bunting": False,
            }
            for extra in additions
            if extra["division"] == division and extra["date"] not in known
        ]
        taken[division] = {
            "division": division,
            "events": sorted(events, key=lambda event: str(event["date"])),
        }
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


def main() -> None:
    """Read, check and write the list and its source note."""
    parser = argparse.ArgumentParser(description="Take a newer bank-holiday list from GOV.UK.")
    parser.add_argument(
        "file", nargs="?", type=Path, help=f"a downloaded copy; otherwise {ADDRESS} is fetched"
    )
    parser.add_argument(
        "--published",
        default=date.today().isoformat(),
        help="the date of the list, today when absent",
    )
    options = parser.parse_args()
    text = (
        options.file.read_text(encoding="utf-8")
        if options.file
        else urllib.request.urlopen(ADDRESS, timeout=30).read().decode()
    )

    data, note = DATA / "bank-holidays.json", DATA / "bank-holidays.source.json"
    source = json.loads(note.read_text(encoding="utf-8"))
    new = take(json.loads(text), source["additions"])
    missing = lost(json.loads(data.read_text(encoding="utf-8")), new) if data.exists() else []
    if missing:
        parser.error("the new list no longer has: " + ", ".join(missing))
    source["published"] = options.published
    data.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    note.write_text(json.dumps(source, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(
        f"{data.name}: {sum(len(content['events']) for content in new.values())} bank holidays, "
        f"list of {options.published}"
    )


if __name__ == "__main__":
    main()
