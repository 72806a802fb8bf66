"""Reading one event: its properties are taken one after another, and what nobody has taken is told as lost."""

from collections.abc import Iterable
from typing import NamedTuple

from plugins.formats.foreign_calendar.components import Component
from plugins.formats.foreign_calendar.lines import ContentLine
from plugins.formats.foreign_calendar.moments import Zones

LONGEST_FACT = 200
"""The most characters that are told of what is lost."""


class Unusable(ValueError):
    """An event of which nothing can be made: the code of the problem, and the fact of its sentences."""

    def __init__(self, code: str, value: str = "") -> None:
        """Keep the code and the value."""
        super().__init__(code)
        self.code = code
        self.value = value[:LONGEST_FACT]


class Lost(NamedTuple):
    """What cannot be carried over: the name of a property or component, and what it said."""

    name: str
    value: str = ""


class Note(NamedTuple):
    """What the editor should know: the code of a sentence, and the fact in it."""

    code: str
    value: str = ""


class Reading:
    """The properties of an event, each of which is taken or, in the end, told as lost."""

    def __init__(self, event: Component, zones: Zones) -> None:
        """Begin with nothing taken."""
        self.event = event
        self.zones = zones
        self.left = list(event.lines)
        self.lost = [Lost(name) for name in event.inner]
        self.notes = list[Note]()

    def first(self, *names: str) -> ContentLine | None:
        """The first line of some names, which stays."""
        return next((line for line in self.left if line.name in names), None)

    def take(self, *names: str) -> list[ContentLine]:
        """The lines of some names, which are taken with it."""
        found = [line for line in self.left if line.name in names]
        self.left = [line for line in self.left if line.name not in names]
        return found

    def take_one(self, *names: str) -> ContentLine | None:
        """The first line of what may stand once; others of it are lost."""
        line = self.first(*names)
        if line:
            self.left.remove(line)
            if line.cut:
                self.note("import-cut", line.name)
        return line

    def take_text(self, name: str) -> str:
        """The text of a property on one line, or ""."""
        line = self.take_one(name)
        return one_line(line.text) if line else ""

    def lose(self, lines: Iterable[ContentLine | None]) -> None:
        """Tell lines as lost, though they were taken or are those of another component."""
        self.left += [line for line in lines if line and line not in self.left]

    def note(self, code: str, value: str = "") -> None:
        """Tell the editor something."""
        self.notes.append(Note(code, value[:LONGEST_FACT]))

    def all_lost(self) -> tuple[Lost, ...]:
        """Everything that was not taken. Of guests only that there were some: who comes is nobody else's business."""
        left = sorted(self.left, key=lambda line: line.number)
        found = [Lost(line.name or "?", "" if line.name == "ATTENDEE" else _shown(line)) for line in left]
        return tuple(dict.fromkeys((*found, *self.lost)))


def one_line(text: str) -> str:
    """A text with single spaces for every space and break."""
    return " ".join(text.split())


def _shown(line: ContentLine) -> str:
    text = one_line(line.text)
    return text if len(text) <= LONGEST_FACT and not line.cut else f"{text[:LONGEST_FACT]}…"
