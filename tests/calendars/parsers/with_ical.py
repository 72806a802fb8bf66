"""What the parser of Home Assistant finds; it is strict, and refuses what the standard does not allow."""

from collections.abc import Iterator

from ical.calendar_stream import IcsCalendarStream

from tests.calendars.parsers.found import Found, instant, print_found


def read(text: str) -> Iterator[Found]:
    """The events of a calendar."""
    for event in IcsCalendarStream.calendar_from_ics(text).timeline:
        texts = (event.summary or "", event.location or "", event.description or "")
        yield Found(str(event.uid), instant(event.start), instant(event.end), *texts)


if __name__ == "__main__":
    print_found(read)
