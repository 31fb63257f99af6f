"""What writes a file that a reader takes away, and what it has to know besides the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Protocol

from tools_py.forms.json import parse_json

MOST_ENTRIES = 1000
"""Entries of earlier calendar files that are looked at; a plan has some twenty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Where an answer stands, when it is saved, and what the reader chose.

    `site` is the address of the site's root, with a slash at its end; empty where it is not known,
    and addresses of pages are then left as they are, from the root on. `address` opens the answer
    again. `at` is the moment, in UTC; without it a file is dated the day of its answer. `one_page`
    leaves out what the page folds. `reminder` gives each entry of a calendar an alarm. `entries`
    are those of earlier calendar files, the last day of each by its UID.
    """

    site: str = ""
    address: str = ""
    at: datetime | None = None
    one_page: bool = False
    reminder: bool = True
    entries: Mapping[str, date] = field(default_factory=dict)

    def page(self, address: str) -> str:
        """Return the full address of a page of the site, as far as the site's is known."""
        return f"{self.site}{address}"


NOWHERE = Saving()
"""No address, no clock: the file is a function of the answer alone."""


class Writer[Result](Protocol):
    """Writes a file of a result; the same result and saving give the same bytes."""

    def __call__(self, result: Result, saving: Saving = NOWHERE, /) -> str:
        """Return the text of the file."""


def read_saving(text: str) -> Saving:
    """Read what a page states in JSON; a part that cannot be used is as if it were not given, for
    what is kept on a device may be anything.

    >>> read_saving('{"site": "https://site/", "at": "2026-11-27T09:30:00Z"}').at
    datetime.datetime(2026, 11, 27, 9, 30, tzinfo=datetime.timezone.utc)
    """
    stated = parse_json(text)
    given: dict[str, object] = stated if isinstance(stated, dict) else {}
    kept = given.get("entries")
    return Saving(
        site=_text(given.get("site")),
        address=_text(given.get("address")),
        at=_moment(given.get("at")),
        one_page=given.get("one_page") is True,
        reminder=given.get("reminder") is not False,
        entries=_days(kept if isinstance(kept, dict) else {}),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(microsecond=0) if moment.tzinfo else None


def _days(kept: Mapping[str, object]) -> dict[str, date]:
    days = {}
    for uid, day in [*kept.items()][:MOST_ENTRIES]:
        try:
            days[uid] = date.fromisoformat(_text(day))
        except ValueError:
            continue
    return days
