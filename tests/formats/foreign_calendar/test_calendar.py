"""Foreign calendars as a whole: whatever a file holds, it is read to its end, in little memory."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.formats.foreign_calendar.calendar import Fault, read_events, read_index
from plugins.formats.foreign_calendar.event import ForeignEvent
from tests.foreign_calendars import LIBRARY, TODAY, ZONE, calendar, events, read

FILES = sorted(LIBRARY.glob("calendars/*.ics")) + sorted(LIBRARY.glob("events/*.ics"))


def test_the_library_brings_its_calendars() -> None:
    """The next test has something to read."""
    assert len([file for file in FILES if file.parent.name == "calendars"]) >= 100


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_calendar_of_the_librarys_tests_is_too_much(file: Path) -> None:
    """Each begun event is read or told of, and no two readings differ."""
    data = file.read_bytes()
    found = read(data)
    assert found == read(data)
    begun = {line for line, text in enumerate(data.splitlines(), 1) if text.strip().upper() == b"BEGIN:VEVENT"}
    assert begun - {one.line for one in found} <= changes(data)


def changes(data: bytes) -> set[int]:
    """The lines on which changes to single dates begin; their event tells of them."""
    index = read_index([data], ZONE)
    return {change.line for several in index.changes.values() for change in several}


@given(st.lists(st.sampled_from(
    ["BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE",
     "END:VTIMEZONE", "BEGIN:STANDARD", "END:STANDARD", "BEGIN:VTODO", "END:VTODO", "TZID:x", "TZOFFSETTO:+0200",
     "TZOFFSETFROM:+0300", "DTSTART:20270101T000000", "DTSTART;TZID=x:20270101T000000", "UID:a", "RRULE:FREQ=DAILY",
     "RECURRENCE-ID:20270102T000000", "BEGIN:", "END:", "BEGIN", ":", ";", " folded", "\x00", "ä", "SUMMARY;X=\":a"],
), max_size=25))  # fmt: skip
def test_no_order_of_lines_is_too_much(lines: list[str]) -> None:
    """A broken file is findings, never a crash."""
    for one in read("\r\n".join(lines).encode()):
        assert isinstance(one, ForeignEvent | Fault)


@given(st.binary(max_size=300))
def test_no_bytes_are_too_much(data: bytes) -> None:
    """Files of any other kind among them."""
    assert isinstance(read_index([data], ZONE).is_calendar, bool)
    assert isinstance(read(data), list)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", False),
        (b"<!doctype html><title>BEGIN:VCALENDAR</title>", False),
        (b"PK\x03\x04" + bytes(range(256)), False),
        ("BEGIN:VCALENDAR".encode("utf-16"), False),
        (b"BEGIN:VCARD\r\nFN:a\r\nEND:VCARD", False),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", True),
        (b"\xef\xbb\xbfbegin:vcalendar\nend:vcalendar", True),
        (b"BEGIN:VEVENT\r\nEND:VEVENT", True),
    ],
)
def test_a_calendar_is_known_by_its_beginnings(data: bytes, expected: bool) -> None:
    """Anything else is told as no calendar, instead of as one without events."""
    assert read_index([data], ZONE).is_calendar is expected


def test_what_is_no_event_is_counted() -> None:
    """Tasks and notes are not imported, and that is told."""
    tasks = b"BEGIN:VTODO\r\nSUMMARY:a\r\nEND:VTODO\r\n" * 3 + b"BEGIN:VJOURNAL\r\nEND:VJOURNAL\r\n"
    found = read(calendar("DTSTART:20270101").replace(b"END:VCALENDAR", tasks + b"END:VCALENDAR"))
    assert found[1:] == [Fault(0, "import-no-event", "VJOURNAL", 1), Fault(0, "import-no-event", "VTODO", 3)]


def test_two_calendars_in_one_file_are_one() -> None:
    """Some programs write them after each other."""
    assert len(read(calendar("DTSTART:20270101\nUID:a") + calendar("DTSTART:20270102\nUID:b"))) == 2


@pytest.mark.parametrize("lines", [10_000, 1])
def test_an_event_that_is_too_long_is_told(lines: int) -> None:
    """Be it many lines, or more text than anybody writes."""
    text = "\n".join(["X-A:" + "b" * (40 if lines > 1 else 0)] * lines + ["COMMENT:" + "c" * 90_000] * 5)
    assert read(calendar(f"DTSTART:20270101\n{text}", "DTSTART:20270102"))[0] == Fault(3, "import-too-long")


def test_components_in_each_other_have_an_end() -> None:
    """However deep they lie."""
    found = read(calendar("DTSTART:20270101\n" + "BEGIN:X\n" * 100_000, "DTSTART:20270102"))
    assert [type(one) for one in found] == [Fault, ForeignEvent]


def big_file(megabytes: int) -> Iterator[bytes]:
    """A calendar with pictures in it, piece by piece."""
    yield b"BEGIN:VCALENDAR\r\n"
    for number in range(megabytes):
        yield f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:20270101T120000Z\r\nSUMMARY:Event {number}\r\n".encode()
        yield b"ATTACH;ENCODING=BASE64;VALUE=BINARY:"
        yield from [b"QUJD" * 4_096] * 32
        yield b"\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:REVG\r\n"
        yield from [b" QUJDQUJDQUJDQUJD\r\n" * 900] * 30
        yield b"END:VEVENT\r\n"
    yield b"END:VCALENDAR\r\n"


def test_a_big_file_needs_little_memory() -> None:
    """Twelve megabytes are read in two; only one event is held at a time."""
    tracemalloc.start()
    try:
        index = read_index(big_file(12), ZONE)
        names = [(one.title, [each.name for each in one.lost]) for one in read_events(big_file(12), index, TODAY)
                 if isinstance(one, ForeignEvent)]  # fmt: skip
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert names == [(f"Event {number}", ["ATTACH", "ATTACH"]) for number in range(12)]
    assert peak < 3_000_000


def test_changes_beyond_what_is_held_are_events() -> None:
    """A file of nothing but changes does not fill the memory."""
    many = [
        f"UID:a\nRECURRENCE-ID:20270101T{n % 24:02}0000Z\nDTSTART:20270101T120000Z\nX-A:{'b' * 9_000}"
        for n in range(150)
    ]
    assert len(events(*many)) == 150
