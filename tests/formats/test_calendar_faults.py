"""What other programs and libraries are known to get wrong in calendars is right in ours."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.timespan import Timespan
from plugins.formats.content_lines import render_address, render_text
from plugins.formats.icalendar import Calendar, CalendarEvent, render_calendar
from tests.region import ZONE

STAMP = datetime(2026, 5, 1, 9, tzinfo=UTC)


def span(start: datetime, zone: str = ZONE) -> Timespan:
    """An hour."""
    return Timespan.of(start, start + timedelta(hours=1), zone)


def event(held: Timespan, url: str = "https://seutu.example/", conference: str = "") -> CalendarEvent:
    """An event."""
    return CalendarEvent("a@seutu.example", STAMP, held, "Talkoot", "", "", url, conference=conference)


def lines(calendar: Calendar) -> list[str]:
    """The lines of a calendar, unfolded."""
    return render_calendar(calendar).decode().replace("\r\n ", "").split("\r\n")


def starting(name: str, found: Iterable[str]) -> list[str]:
    """The lines of a property."""
    return [line for line in found if line.startswith((f"{name}:", f"{name};"))]


SUMMER = span(datetime(2026, 7, 5, 12, tzinfo=ZoneInfo(ZONE)))
NAMED = Calendar(
    "fi", ZONE, "Talkoot, torit; tanssit", "https://seutu.example/fi/", (event(SUMMER),), "Yksi\nkaksi",
    "https://seutu.example/fi/calendar.ics",
)  # fmt: skip


def test_rules_of_zones_are_rules() -> None:
    """There are no lists of dates, of which clients read only the first, and no second rule for a half-year."""
    found = lines(NAMED)

    assert starting("RDATE", found) == []
    assert starting("RRULE", found) == [
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]
    assert [found.count(f"BEGIN:{part}") for part in ("VTIMEZONE", "DAYLIGHT", "STANDARD")] == [1, 1, 1]


def test_names_are_escaped() -> None:
    """In the standard's properties and in those of single programs, which libraries hand through as they are."""
    found = lines(NAMED)

    assert starting("NAME", found) == [r"NAME;LANGUAGE=fi:Talkoot\, torit\; tanssit"]
    assert starting("X-WR-CALNAME", found) == [r"X-WR-CALNAME:Talkoot\, torit\; tanssit"]


def test_a_description_may_have_two_lines() -> None:
    """It stands on one, in both of its properties."""
    found = lines(NAMED)

    assert starting("DESCRIPTION", found) == [r"DESCRIPTION;LANGUAGE=fi:Yksi\nkaksi"]
    assert starting("X-WR-CALDESC", found) == [r"X-WR-CALDESC:Yksi\nkaksi"]


def test_only_events_have_uids() -> None:
    """A calendar with a uid of its own is taken for a single event by those who synchronise."""
    assert starting("UID", lines(NAMED)) == ["UID:a@seutu.example"]


def test_a_calendar_asks_for_nothing() -> None:
    """No METHOD: it would turn a calendar to follow into an invitation (RFC 5545, section 3.7.2)."""
    assert starting("METHOD", lines(NAMED)) == []


def test_the_stamp_is_that_of_the_content() -> None:
    """When it last changed, not when the file was made."""
    assert starting("DTSTAMP", lines(NAMED)) == ["DTSTAMP:20260501T090000Z"]


def test_values_say_what_they_are() -> None:
    """As RFC 7986 asks of how often to come back, and where from."""
    found = lines(NAMED)

    assert starting("REFRESH-INTERVAL", found) == ["REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    assert starting("SOURCE", found) == ["SOURCE;VALUE=URI:https://seutu.example/fi/calendar.ics"]


@pytest.mark.parametrize(("offset", "told"), [(3, "20261025T003000Z"), (2, "20261025T013000Z")])
def test_like_hours_are_told_apart(offset: int, told: str) -> None:
    """Half past three comes twice in the last night of October, and each of the two is told in UTC."""
    start = datetime(2026, 10, 25, 3, 30, tzinfo=timezone(timedelta(hours=offset)))
    found = lines(Calendar("fi", ZONE, events=(event(span(start)),)))

    assert starting("DTSTART", found) == [f"DTSTART:{told}"]
    assert starting("BEGIN", found).count("BEGIN:VTIMEZONE") == 0


def test_an_end_in_the_hour_that_comes_twice_is_told_with_its_start() -> None:
    """Both in UTC, as the two ends of an event are told alike."""
    start = datetime(2026, 10, 25, 2, 45, tzinfo=ZoneInfo(ZONE))
    found = lines(Calendar("fi", ZONE, events=(event(span(start)),)))

    assert starting("DTSTART", found) + starting("DTEND", found) == [
        "DTSTART:20261024T234500Z",
        "DTEND:20261025T004500Z",
    ]


def test_what_is_in_utc_needs_no_rules() -> None:
    """Its moments end with Z, beside which a zone would say nothing."""
    found = lines(Calendar("fi", ZONE, events=(event(span(STAMP, "UTC")),)))

    assert starting("DTSTART", found) == ["DTSTART:20260501T090000Z"]
    assert starting("TZID", found) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\x00b\x0bc\x1cd\x7fe", "abcde"),
        ("a\r\nb", r"a\nb"),
        ("a\u2028b\u2029c\x85d", r"a\nb\nc\nd"),
        (r"C:\Nimi\nimi", r"C:\\Nimi\\nimi"),
        ("a\tb", "a\tb"),
        ("a:b\"c'd", "a:b\"c'd"),
    ],
)
def test_texts_hold_nothing_that_ends_a_line(text: str, told: str) -> None:
    """Control characters are left out, line breaks of every sort are written as one, a backslash stays a backslash."""
    assert render_text(text) == told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://seutu.example/fi/talkoot/", "https://seutu.example/fi/talkoot/"),
        ("https://seutu.example/fi/äiti ja isä/", "https://seutu.example/fi/%C3%A4iti%20ja%20is%C3%A4/"),
        ("https://seutu.example/?a=b&c=d,e;f#g", "https://seutu.example/?a=b&c=d,e;f#g"),
        ("https://seutu.example/%C3%A4", "https://seutu.example/%C3%A4"),
        ("https://seutu.example/\r\nATTACH:x", "https://seutu.example/%0D%0AATTACH:x"),
    ],
)
def test_addresses_are_addresses(address: str, told: str) -> None:
    """What cannot stand in one is percent-encoded, what is encoded already stays, and nothing is escaped as a text."""
    found = lines(Calendar("fi", ZONE, events=(event(SUMMER, address, address),)))

    assert render_address(address) == told
    assert starting("URL", found) == [f"URL:{told}"]
    assert starting("CONFERENCE", found) == [f"CONFERENCE;FEATURE=VIDEO;VALUE=URI:{told}"]
