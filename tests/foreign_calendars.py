"""Foreign calendars in tests: short ones written here, and the ones that come with the icalendar library."""

from datetime import date
from pathlib import Path

import icalendar

from plugins.formats.foreign_calendar.calendar import Fault, read_events, read_index
from plugins.formats.foreign_calendar.event import ForeignEvent

ZONE = "Europe/Helsinki"
TODAY = date(2026, 11, 21)
"""The day on which tests import."""

LIBRARY = Path(icalendar.__file__).parent / "tests"
"""The test calendars inside the icalendar library."""


def calendar(*events: str, zones: str = "") -> bytes:
    """A calendar of events, each given by its lines without BEGIN and END."""
    blocks = (f"BEGIN:VEVENT\n{lines.strip()}\nEND:VEVENT" for lines in events)
    text = "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", *([zones.strip()] if zones else []), *blocks, "END:VCALENDAR", ""]
    )
    return text.replace("\n", "\r\n").encode()


def read(data: bytes) -> list[ForeignEvent | Fault]:
    """Everything that is found in a calendar."""
    return list(read_events([data], read_index([data], ZONE), TODAY))


def events(*lines: str, zones: str = "") -> list[ForeignEvent]:
    """The events of a calendar in which nothing is broken."""
    found = read(calendar(*lines, zones=zones))
    assert [one for one in found if isinstance(one, Fault)] == []
    return [one for one in found if isinstance(one, ForeignEvent)]


def event(*lines: str, zones: str = "") -> ForeignEvent:
    """The only event of a calendar."""
    (found,) = events(*lines, zones=zones)
    return found


def codes(found: ForeignEvent) -> list[str]:
    """The codes of what its editor should know."""
    return [note.code for note in found.notes]


def lost(found: ForeignEvent) -> list[str]:
    """The names of what could not be carried over."""
    return [one.name for one in found.lost]
