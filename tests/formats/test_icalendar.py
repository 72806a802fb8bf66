"""iCalendar: an independent reading of a calendar finds the same instants, days and texts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read

from plugins.domain.timespan import Timespan
from plugins.formats.icalendar import Calendar, CalendarEvent, render_calendar
from plugins.formats.timezones import HELSINKI as RULES
from tests.region import ZONE

HELSINKI = ZoneInfo(ZONE)
STAMP = datetime(2026, 5, 1, 12, tzinfo=HELSINKI)
WINTER = Timespan.of(datetime(2026, 12, 5, 14, tzinfo=HELSINKI), datetime(2026, 12, 5, 18, tzinfo=HELSINKI), ZONE)
SUMMER = Timespan.of(datetime(2026, 7, 5, 14, tzinfo=HELSINKI), datetime(2026, 7, 5, 18, tzinfo=HELSINKI), ZONE)
DAYS = Timespan.of(date(2027, 5, 11), date(2027, 5, 12), ZONE)
EVENT = CalendarEvent(
    "talkoot@seutu.example", STAMP, WINTER, "Talkoot", "Tule.", "Sali, Kylä", "https://seutu.example/fi/talkoot/"
)


def event(**facts: Any) -> CalendarEvent:
    """An event with these facts."""
    return replace(EVENT, **facts)


def calendar(*events: CalendarEvent, **facts: Any) -> bytes:
    """The bytes of a calendar of these events."""
    return render_calendar(Calendar("fi", ZONE, "Seutu", "https://seutu.example/fi/", events, **facts))


def read(content: bytes) -> list[Any]:
    """The events that the reading library finds."""
    return list(Read.from_ical(content).walk("VEVENT"))


@pytest.mark.parametrize("span", [WINTER, SUMMER])
def test_an_event_is_at_its_instant(span: Timespan) -> None:
    """By the rules in the file itself, which dateutil reads on its own, in summer and in winter."""
    content = calendar(event(span=span))
    [found] = read(content)
    zone = tzical(io_of(content)).get(ZONE)

    assert found["DTSTART"].params["TZID"] == ZONE
    for name, moment in (("DTSTART", span.start), ("DTEND", span.end)):
        assert found[name].dt.replace(tzinfo=zone).astimezone(UTC) == moment.astimezone(UTC)


def io_of(content: bytes) -> StringIO:
    """A file of the calendar's lines, as dateutil asks for one."""
    return StringIO(content.decode().replace("\r\n", "\n"))


def test_the_zones_rules_are_those_of_the_zone() -> None:
    """Every day of forty years, before, in and after the hour in which the clocks go back or forward."""
    zone = tzical(io_of(f"BEGIN:VCALENDAR\r\n{RULES}END:VCALENDAR\r\n".encode())).get(ZONE)
    days = [datetime(1997, 1, 1) + timedelta(days=number) for number in range(40 * 365)]  # noqa: DTZ001
    moments = [day.replace(hour=hour, minute=30) for day in days for hour in (2, 3, 4) if (day.month, hour) != (3, 3)]

    assert zone is not None
    assert [moment for moment in moments if zone.utcoffset(moment) != HELSINKI.utcoffset(moment)] == []


def test_days_have_an_exclusive_end() -> None:
    """The 11th and the 12th end before the 13th begins (RFC 5545 section 3.6.1)."""
    [found] = read(calendar(event(span=DAYS)))

    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2027, 5, 11), date(2027, 5, 13))
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["TRANSP"] == "TRANSPARENT"


def test_days_need_no_zone() -> None:
    """A calendar of days alone carries no rules of clocks; one with times carries them once."""
    assert b"VTIMEZONE" not in calendar(event(span=DAYS))
    assert calendar(event(), event(uid="b")).count(b"BEGIN:VTIMEZONE") == 1


def test_every_fact_is_there() -> None:
    """Texts with their language, the address, the place on the map, and the moment of the last change in UTC."""
    [found] = read(calendar(event(coordinates=(62.6, 29.76), sequence=2)))

    assert {name: str(found[name]) for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS")} == {
        "UID": "talkoot@seutu.example",
        "SUMMARY": "Talkoot",
        "DESCRIPTION": "Tule.",
        "LOCATION": "Sali, Kylä",
        "URL": "https://seutu.example/fi/talkoot/",
        "STATUS": "CONFIRMED",
    }
    assert found["SUMMARY"].params["LANGUAGE"] == "fi"
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == STAMP
    assert found["DTSTAMP"].to_ical() == b"20260501T090000Z"
    assert (found["GEO"].latitude, found["GEO"].longitude, found["SEQUENCE"]) == (62.6, 29.76, 2)


def test_what_is_not_known_is_left_out() -> None:
    """No empty lines stand for it."""
    [found] = read(calendar(event(description="", location="")))

    assert not {"DESCRIPTION", "LOCATION", "GEO"} & set(found)


@pytest.mark.parametrize(("status", "shown"), [("CONFIRMED", "OPAQUE"), ("CANCELLED", "TRANSPARENT")])
def test_a_cancelled_event_takes_no_time(status: str, shown: str) -> None:
    """It stays in the calendar and says that it is off."""
    [found] = read(calendar(event(status=status)))

    assert (found["STATUS"], found["TRANSP"]) == (status, shown)


def test_a_calendar_to_follow_has_a_name() -> None:
    """RFC 7986 and the older names that clients know; a single event has none."""
    named, single = (
        Read.from_ical(calendar(EVENT)),
        Read.from_ical(render_calendar(Calendar("fi", ZONE, events=[EVENT]))),
    )

    assert (str(named["NAME"]), str(named["X-WR-CALNAME"]), str(named["URL"])) == (
        "Seutu",
        "Seutu",
        "https://seutu.example/fi/",
    )
    assert named["REFRESH-INTERVAL"].to_ical() == b"PT6H"
    assert {"VERSION", "PRODID", "CALSCALE"} == set(single)


def test_an_empty_calendar_can_be_followed() -> None:
    """What will be announced there arrives by itself."""
    assert read(calendar()) == []


@pytest.mark.parametrize(
    "text", ["a, b; c: d \\ e", "rivi\ntoinen", "\\n", 'lainaus "x"', "ä" * 200, "🎉" * 60, "BEGIN:VEVENT", "a\tb"]
)
def test_texts_are_read_as_they_were_written(text: str) -> None:
    """Signs of the format, long lines and letters of several bytes come back."""
    content = calendar(event(title=text, description=text, location=text))
    [found] = read(content)

    assert [str(found[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")] == [text] * 3


@given(st.text(min_size=1))
def test_lines_are_short_and_whole(text: str) -> None:
    """At most 75 bytes each, ended by CR LF, no letter cut in two (RFC 5545 section 3.1), whatever the text."""
    content = calendar(event(title=text.encode("utf-8", "ignore").decode(), description="x"))

    assert content.endswith(b"\r\n")
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode()
        assert not set(line) & {0, *range(1, 9), 10, 11, 12, 13}
    assert len(read(content)) == 1


def test_control_characters_are_left_out() -> None:
    """They cannot stand in a calendar, and a carriage return would begin a line."""
    [found] = read(calendar(event(title="a\x00b\rATTACH:x\x1bc\x7fd")))

    assert (str(found["SUMMARY"]), "ATTACH" in found) == ("abATTACH:xcd", False)


def test_the_same_calendar_has_the_same_bytes() -> None:
    """No moment of its making, no random id."""
    assert calendar(EVENT, event(span=DAYS)) == calendar(EVENT, event(span=DAYS))


def test_another_zone_has_rules_of_its_own() -> None:
    """An event elsewhere is at its own clocks' time."""
    new_york = ZoneInfo("America/New_York")
    span = Timespan.of(datetime(2026, 7, 5, 9, tzinfo=new_york), None, "America/New_York")
    [found] = read(calendar(event(span=span)))

    assert found["DTSTART"].params["TZID"] == "America/New_York"
    assert found["DTSTART"].dt.astimezone(UTC) == span.start.astimezone(UTC)
