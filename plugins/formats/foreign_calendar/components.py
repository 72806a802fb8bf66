"""The components of a calendar (RFC 5545 section 3.4), one after another; only one of them is held at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.formats.foreign_calendar.lines import ContentLine

MOST_LINES = 5_000
"""The most lines of a component that is read; no event that people plan has so many."""

MOST_CHARACTERS = 400_000
"""The most characters of a component that is read, without the files that are put into it."""

DEEPEST = 20
"""How many components may lie in each other."""

CALENDAR, EVENT, ZONE = "VCALENDAR", "VEVENT", "VTIMEZONE"
_OUTER = frozenset({CALENDAR, EVENT, ZONE, "VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY"})
"""What never lies in an event: where one of them begins, the event before it was not closed."""

_START_OF_FILE = 100
"""How much of a file that was put into the calendar is kept, to name it."""


class Component(NamedTuple):
    """A component: its name, the line on which it begins, its properties, and what was found in it.

    A time zone has the lines of its parts among its own. Of what is no event and no time zone only the name is kept.
    """

    name: str
    line: int
    lines: tuple[ContentLine, ...] = ()
    inner: tuple[str, ...] = ()
    """The names of the components within an event, such as VALARM."""
    fault: str = ""
    """Why it cannot be used: `not-closed` or `too-long`."""


def components(lines: Iterable[ContentLine]) -> Iterator[Component]:
    """The calendars (which come empty, as they begin), events, time zones and other components of a file."""
    current: _Open | None = None
    for line in lines:
        mark = line.value.strip().upper() if line.name in ("BEGIN", "END") else ""
        if mark == CALENDAR or (mark in _OUTER and line.name == "BEGIN"):
            if current:
                yield current.closed("not-closed")
            current = None
        if current is None:
            if line.name == "BEGIN":
                current = _Open(mark, line.number)
            if mark == CALENDAR and current:
                yield current.closed()
                current = None
        elif current.ends_with(line, mark):
            yield current.closed()
            current = None
    if current:
        yield current.closed("not-closed")


@dataclass
class _Open:
    """A component whose end has not come yet."""

    name: str
    line: int
    lines: list[ContentLine] = field(default_factory=list)
    inner: dict[str, None] = field(default_factory=dict)
    within: list[str] = field(default_factory=list)
    length: int = 0
    is_too_long: bool = False

    def closed(self, fault: str = "") -> Component:
        """The component, as far as it was read."""
        fault = "too-long" if self.is_too_long else fault
        return Component(self.name, self.line, tuple(self.lines), tuple(self.inner), fault)

    def ends_with(self, line: ContentLine, mark: str) -> bool:
        """Take the next line; whether it is the end."""
        if line.name == "END" and mark == self.name and mark not in self.within:
            return True
        if self.name == ZONE or (self.name == EVENT and not mark and not self.within):
            self._keep(line)
        if line.name == "BEGIN":
            self._go_in(mark)
        elif line.name == "END" and mark in self.within:
            del self.within[self.within.index(mark) :]
        return False

    def _go_in(self, mark: str) -> None:
        self.is_too_long |= len(self.within) >= DEEPEST or len(self.inner) >= DEEPEST
        if not self.is_too_long:
            self.within.append(mark)
            self.inner[mark] = None

    def _keep(self, line: ContentLine) -> None:
        is_file = line.name in ("ATTACH", "IMAGE") or line.parameters.get("ENCODING", "").upper() == "BASE64"
        if is_file and len(line.value) > _START_OF_FILE:
            line = line._replace(value=line.value[:_START_OF_FILE], cut=True)
        self.length += len(line.value)
        self.is_too_long |= len(self.lines) >= MOST_LINES or self.length > MOST_CHARACTERS
        if self.is_too_long:
            self.lines.clear()
        else:
            self.lines.append(line)
