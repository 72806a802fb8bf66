"""What the parser of Radicale finds, after it has checked every component."""

from collections.abc import Iterator
from typing import Any

import vobject

from tests.calendars.parsers.found import Found, instant, print_found


def read(text: str) -> Iterator[Found]:
    """The events of a calendar. Raises ValidateError for a component that is not as the standard has it."""
    calendar = vobject.readOne(text)
    for component in (calendar, *calendar.components()):
        component.validate(raiseException=True)
    for event in calendar.contents.get("vevent", ()):
        times = (instant(event.dtstart.value), instant(event.dtend.value))
        yield Found(event.uid.value, *times, *(_text(event, name) for name in ("summary", "location", "description")))


def _text(event: Any, name: str) -> str:
    return str(getattr(event, name).value) if hasattr(event, name) else ""


if __name__ == "__main__":
    print_found(read)
