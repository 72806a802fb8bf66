"""A foreign calendar as a whole, read twice: first for its zones and changes, then event by event.

Zones may stand below the events that use them, and changes to single dates anywhere; all else is held one at a time,
so that a file of any size needs little memory.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo
from typing import NamedTuple

from plugins.formats.foreign_calendar.components import CALENDAR, EVENT, ZONE, Component, components
from plugins.formats.foreign_calendar.event import ForeignEvent, read_event
from plugins.formats.foreign_calendar.lines import content_lines
from plugins.formats.foreign_calendar.moments import Zones, parse_zone
from plugins.formats.foreign_calendar.reading import Unusable

MOST_HELD = 1_000_000
"""The most characters of changes that are held for the events they belong to; others are events of their own."""

MOST_ZONES = 500
"""The most time zones of its own that a calendar may have."""


class Fault(NamedTuple):
    """What of a file cannot be used: the line on which it begins (0 for all of a sort), a code, and the fact in it."""

    line: int
    code: str
    value: str = ""
    number: int = 1


class Index(NamedTuple):
    """What must be known of a file before its events are read."""

    is_calendar: bool
    zones: Zones
    changes: Mapping[str, tuple[Component, ...]]
    """The changes to single dates, by the UID of their event."""


def read_index(pieces: Iterable[bytes], zone: str) -> Index:
    """The zones and changes of a file that comes in pieces; `zone` is that of times without any."""
    zones, changes, held, is_calendar = dict[str, tzinfo](), dict[str, tuple[Component, ...]](), 0, False
    for component in components(content_lines(pieces)):
        is_calendar = is_calendar or component.name in (CALENDAR, EVENT)
        if component.name == ZONE and len(zones) < MOST_ZONES:
            zones |= [found] if (found := parse_zone(component)) else []
        size = sum(len(line.value) + 100 for line in component.lines)
        if component.name == EVENT and is_change(component) and held + size < MOST_HELD:
            held += size
            changes[uid_of(component)] = (*changes.get(uid_of(component), ()), component)
    return Index(is_calendar, Zones(zones, zone), changes)


def read_events(pieces: Iterable[bytes], index: Index, today: date) -> Iterator[ForeignEvent | Fault]:
    """The events of the file of an index, and what could not be used."""
    changes = dict(index.changes)
    held = {change.line for several in changes.values() for change in several}
    others = Counter[str]()
    for component in components(content_lines(pieces)):
        if component.name == EVENT and component.line not in held:
            own = () if is_change(component) else changes.pop(uid_of(component), ())
            yield from _read(component, own, index.zones, today)
        elif component.name not in (CALENDAR, EVENT, ZONE):
            others[component.name[:60]] += 1
    for change in (change for several in changes.values() for change in several):
        yield from _read(change, (), index.zones, today)
    yield from (Fault(0, "import-no-event", name, number) for name, number in sorted(others.items()))


def is_change(event: Component) -> bool:
    """Whether an event is a change to one date of another."""
    return not event.fault and bool(uid_of(event)) and any(line.name == "RECURRENCE-ID" for line in event.lines)


def uid_of(event: Component) -> str:
    """The UID of an event, or ""."""
    return next((line.text.strip() for line in event.lines if line.name == "UID"), "")


def _read(
    event: Component, changes: tuple[Component, ...], zones: Zones, today: date
) -> Iterator[ForeignEvent | Fault]:
    if event.fault:
        yield Fault(event.line, "import-not-closed" if event.fault == "not-closed" else "import-too-long")
        return
    try:
        yield from read_event(event, changes, zones, today)
    except Unusable as found:
        yield Fault(event.line, found.code, found.value)
