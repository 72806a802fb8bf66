"""What the reference for the expansion of series finds."""

from collections.abc import Iterator

import recurring_ical_events
from icalendar import Calendar

from tests.calendars.parsers.found import Found, instant, print_found


def read(text: str) -> Iterator[Found]:
    """The times of the events of a calendar."""
    for event in recurring_ical_events.of(Calendar.from_ical(text)).all():
        texts = (str(event.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION"))
        yield Found(str(event["UID"]), instant(event["DTSTART"].dt), instant(event["DTEND"].dt), *texts)


if __name__ == "__main__":
    print_found(read)
