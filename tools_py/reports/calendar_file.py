"""A calendar file (RFC 5545) of all-day entries, each of which a later file moves or takes out.

It has no name: desktop Outlook makes a calendar of its own of each file that has one, where the
next file finds no entry to move.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tools_py.dates.counting import DAY

if TYPE_CHECKING:
    from icalendar import Alarm, Event

REMIND = timedelta(days=-7, hours=9)
"""When a reminder comes, from the midnight on which its day begins: at nine o'clock in the morning,
a week before.
"""

NUMBERED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""The moment from which seconds number the revisions of an entry (SEQUENCE)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A day of a calendar file: `address` is a page about it, if there is one.

    An entry that is `dropped` asks the calendar to take out what an earlier file brought.
    """

    uid: str
    day: date
    title: str
    words: str
    address: str = ""
    reminder: bool = False
    dropped: bool = False


def write_entries(entries: Iterable[Entry], at: datetime, product: str) -> str:
    """Write a calendar file as of a moment in UTC: a later one replaces each entry by its UID."""
    from icalendar import Calendar  # not before a file is wanted: it comes in the later archive

    file = Calendar()
    file.add("VERSION", "2.0")
    file.add("PRODID", product)
    file.add("METHOD", "PUBLISH")
    for entry in entries:
        file.add_component(_event(entry, at))
    return str(file.to_ical(), "utf-8")


def read_entries(text: str) -> dict[str, date]:
    """Return the day of each entry of a calendar file by its UID; raise ValueError where the text
    is none.
    """
    from icalendar import Calendar

    file = Calendar.from_ical(text)
    assert isinstance(file, Calendar)
    return {event.uid: _day(event.DTSTART) for event in file.events if event.DTSTART}


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start


def _event(entry: Entry, at: datetime) -> Event:
    from icalendar import Event
    from icalendar.enums import STATUS, TRANSP

    return Event.new(
        uid=entry.uid,
        stamp=at,
        sequence=max(0, int((at - NUMBERED_FROM).total_seconds())),
        start=entry.day,
        end=entry.day + DAY,
        summary=entry.title,
        description=entry.words,
        url=entry.address or None,
        status=STATUS.CANCELLED if entry.dropped else STATUS.TENTATIVE,
        transparency=TRANSP.TRANSPARENT,
        subcomponents=[_alarm(entry)] if entry.reminder and not entry.dropped else None,
    )


def _alarm(entry: Entry) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", entry.title)
    alarm.add("TRIGGER", REMIND)
    return alarm
