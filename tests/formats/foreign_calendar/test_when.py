"""When foreign events are: zones of every kind, whole days, and what makes no span."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plugins.formats.foreign_calendar.calendar import Fault
from tests.foreign_calendars import calendar, codes, event, lost, read

CUSTOM = """
BEGIN:VTIMEZONE
TZID:Our own time
BEGIN:DAYLIGHT
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
DTSTART:19810329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def utc(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "expected", "noted"),
    [
        ("DTSTART;TZID=Europe/Helsinki:20270701T120000", utc(2027, 7, 1, 9), []),
        ("DTSTART;TZID=Europe/Helsinki:20271201T120000", utc(2027, 12, 1, 10), []),
        ("DTSTART;TZID=/vendor.example/20260101/Europe/Helsinki:20270701T120000", utc(2027, 7, 1, 9), []),
        ("DTSTART;TZID=FLE Standard Time:20270701T120000", utc(2027, 7, 1, 9), []),
        ('DTSTART;TZID="Our own time":20270701T120000', utc(2027, 7, 1, 9), []),
        ('DTSTART;TZID="Our own time":20271201T120000', utc(2027, 12, 1, 10), []),
        ("DTSTART:20270701T090000Z", utc(2027, 7, 1, 9), []),
        ("DTSTART:20270701T120000", utc(2027, 7, 1, 9), ["import-floating"]),
        ("DTSTART;TZID=Mars/Olympus:20270701T120000", utc(2027, 7, 1, 9), ["import-unknown-zone"]),
        ("DTSTART;TZID=../../../etc/passwd:20270701T120000", utc(2027, 7, 1, 9), ["import-unknown-zone"]),
        ("DTSTART;TZID=Europe/London:20270701T100000", utc(2027, 7, 1, 9), ["import-other-zone"]),
        ("DTSTART;TZID=Europe/Helsinki:20270328T033000", utc(2027, 3, 28, 1, 30), ["import-skipped-hour"]),
        ("DTSTART;TZID=Europe/Helsinki:20271031T033000", utc(2027, 10, 31, 0, 30), []),
    ],
)
def test_a_time_is_the_same_moment_here(line: str, expected: datetime, noted: list[str]) -> None:
    """Whatever names a zone, the moment is that of the calendar; where nothing does, the region's clock is meant."""
    found = event(line, zones=CUSTOM)
    assert isinstance(found.start, datetime)
    assert found.start.astimezone(UTC) == expected
    assert codes(found) == noted


def test_a_zone_may_stand_below_the_events_that_use_it() -> None:
    """The order of components means nothing (RFC 5545 section 3.6)."""
    data = calendar('DTSTART;TZID="Our own time":20270701T120000')
    (found,) = read(
        data.replace(b"END:VCALENDAR", CUSTOM.strip().replace("\n", "\r\n").encode() + b"\r\nEND:VCALENDAR")
    )
    assert not isinstance(found, Fault)
    assert found.start == utc(2027, 7, 1, 9)


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYSECOND=0,1,2,3", "nonsense", ""])
def test_a_zone_that_cannot_be_counted_with_is_unknown(rule: str) -> None:
    """No rule of a file keeps the reader counting."""
    broken = CUSTOM.replace("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", rule)
    assert codes(event('DTSTART;TZID="Our own time":20270701T120000', zones=broken)) == ["import-unknown-zone"]


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("DTSTART;VALUE=DATE:20270628\nDTEND;VALUE=DATE:20270709", date(2027, 6, 28), date(2027, 7, 8)),
        ("DTSTART;VALUE=DATE:20270628\nDTEND;VALUE=DATE:20270629", date(2027, 6, 28), None),
        ("DTSTART;VALUE=DATE:20270628\nDTEND;VALUE=DATE:20270628", date(2027, 6, 28), None),
        ("DTSTART:20270628", date(2027, 6, 28), None),
        ("DTSTART;VALUE=DATE:20270628\nDURATION:P3D", date(2027, 6, 28), date(2027, 6, 30)),
    ],
)
def test_the_end_of_whole_days_is_the_last_of_them(lines: str, start: date, end: date | None) -> None:
    """A calendar states the day after (RFC 5545 section 3.6.1); people state the last."""
    found = event(lines)
    assert (type(found.start), found.start, found.end) == (date, start, end)
    assert lost(found) == []


def test_outlooks_whole_days_go_from_midnight_to_midnight() -> None:
    """Also over a change of the clocks, where they are not 24 hours apart."""
    found = event(
        "DTSTART;TZID=FLE Standard Time:20270328T000000\nDTEND;TZID=FLE Standard Time:20270330T000000\n"
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    )
    assert (found.start, found.end) == (date(2027, 3, 28), date(2027, 3, 29))


@pytest.mark.parametrize(
    ("line", "hours"),
    [("DTEND:20270701T110000Z", 2), ("DURATION:PT1H30M", 1.5), ("DTEND;TZID=Europe/London:20270701T110000", 1)],
)
def test_an_end_or_a_length_says_how_long_it_lasts(line: str, hours: float) -> None:
    """In real time, whatever the zones."""
    found = event(f"DTSTART:20270701T090000Z\n{line}")
    assert isinstance(found.start, datetime)
    assert found.end == found.start + timedelta(hours=hours)


@pytest.mark.parametrize(
    "line",
    [
        "DTEND:20270701T090000Z",
        "DTEND:20270701T080000Z",
        "DTEND;VALUE=DATE:20270702",
        "DTEND:tomorrow",
        "DURATION:-PT1H",
        "DURATION:P99999999999D",
        "DURATION:long",
    ],
)
def test_what_makes_no_span_is_told(line: str) -> None:
    """The start stays, and the end is not guessed."""
    found = event(f"DTSTART:20270701T090000Z\n{line}")
    assert (found.end, lost(found)) == (None, [line.replace(";", ":").partition(":")[0]])


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("", "import-no-start"),
        ("DTSTART:soon", "import-bad-start"),
        ("DTSTART:20270230", "import-bad-start"),
        ("DTSTART:00010101", "import-bad-start"),
        ("DTSTART:99991231T235959Z", "import-bad-start"),
        ("DTSTART:21991231T235959Z", "import-bad-start"),
        ("DTSTART:20270701T250000", "import-bad-start"),
    ],
)
def test_without_a_start_there_is_no_event(start: str, code: str) -> None:
    """It is told with the line on which the event begins; the events beside it are read."""
    found = read(calendar(f"SUMMARY:a\n{start}", "DTSTART:20270628"))
    assert [one.code if isinstance(one, Fault) else "event" for one in found] == [code, "event"]
    assert [one.line for one in found if isinstance(one, Fault)] == [3]
