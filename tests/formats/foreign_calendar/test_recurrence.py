"""Recurring foreign events: every date at its own moment, and never more of them than anybody plans."""

from datetime import date, timedelta

import pytest

from plugins.formats.foreign_calendar.event import ForeignEvent
from plugins.formats.foreign_calendar.recurrence import MOST_DATES
from tests.foreign_calendars import TODAY, codes, event, events, lost

START = "UID:a\nSUMMARY:a\nDTSTART;TZID=Europe/Helsinki:20270302T180000\nDTEND;TZID=Europe/Helsinki:20270302T200000\n"


def told(found: ForeignEvent) -> list[str]:
    """Every date of an event, as the region's clock shows it."""
    return [f"{one:%d.%m. %H:%M}" for one in (found.start, *found.later)]


@pytest.mark.parametrize(
    ("lines", "dates"),
    [
        ("RRULE:FREQ=WEEKLY;COUNT=3", "02.03. 18:00, 09.03. 18:00, 16.03. 18:00"),
        ("RRULE:FREQ=DAILY;COUNT=3;INTERVAL=14", "02.03. 18:00, 16.03. 18:00, 30.03. 18:00"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20270316T160000Z", "02.03. 18:00, 09.03. 18:00, 16.03. 18:00"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20270316T155959Z", "02.03. 18:00, 09.03. 18:00"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20270316", "02.03. 18:00, 09.03. 18:00, 16.03. 18:00"),
        ("RRULE:FREQ=WEEKLY;BYDAY=TU, TH;COUNT=3", "02.03. 18:00, 04.03. 18:00, 09.03. 18:00"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3", "02.03. 18:00, 06.04. 18:00, 04.05. 18:00"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270601", "02.03. 18:00, 31.03. 18:00, 31.05. 18:00"),
        ("RDATE;TZID=Europe/Helsinki:20270401T170000,20270501T170000", "02.03. 18:00, 01.04. 17:00, 01.05. 17:00"),
        ("RDATE;VALUE=PERIOD:20270401T150000Z/PT1H", "02.03. 18:00, 01.04. 18:00"),
        ("RDATE;VALUE=DATE:20270401", "02.03. 18:00, 01.04. 18:00"),
        ("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270309T160000Z", "02.03. 18:00, 16.03. 18:00"),
        ("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20270302,20270309", "16.03. 18:00"),
        ("RRULE:FREQ=DAILY;BYHOUR=9,18;COUNT=4\nEXDATE;TZID=Europe/Helsinki:20270303T090000",
         "02.03. 18:00, 03.03. 18:00, 04.03. 09:00"),
    ],
)  # fmt: skip
def test_each_date_is_counted_out(lines: str, dates: str) -> None:
    """By the clock of the zone, also over a change of it, with EXDATE and RDATE as programs write them."""
    found = event(START + lines)
    assert told(found) == dates.split(", ")
    assert lost(found) == []


def test_every_date_lasts_as_long_as_the_first() -> None:
    """The end belongs to the first date that is left."""
    found = event(START + "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270302T160000Z")
    assert f"{found.start:%d.%m. %H:%M}–{found.end:%H:%M}" == "09.03. 18:00–20:00"


def test_whole_days_recur_as_days() -> None:
    """Whatever form their end has."""
    found = event("DTSTART;VALUE=DATE:20270302\nRRULE:FREQ=WEEKLY;UNTIL=20270316T220000Z")
    assert (found.start, found.later) == (date(2027, 3, 2), (date(2027, 3, 9), date(2027, 3, 16)))


def test_a_series_without_an_end_is_counted_for_a_year() -> None:
    """From its start where that is still to come; the editor is told."""
    found = event(START + "RRULE:FREQ=WEEKLY")
    assert len(found.later) == 52
    assert codes(found) == ["import-endless"]
    assert found.notes[0].value == f"{found.later[-1]:%Y-%m-%d}"


def test_of_an_old_series_without_an_end_the_dates_to_come_matter() -> None:
    """Nobody needs eight years of past dates, but is told that there were some."""
    found = event("DTSTART:20190102T160000Z\nRRULE:FREQ=WEEKLY")
    first = found.start
    assert f"{first:%Y-%m-%d}" == "2026-11-25"
    assert max(f"{one:%Y-%m-%d}" for one in found.later) <= f"{TODAY + timedelta(days=366)}"
    assert codes(found) == ["import-endless", "import-series-began"]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;COUNT=99999999", "FREQ=DAILY;UNTIL=21990101", "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4"],
)
def test_there_are_never_too_many_dates(rule: str) -> None:
    """What is left out is told."""
    found = event(f"DTSTART:20270302T160000Z\nRRULE:{rule}")
    assert 1 + len(found.later) == MOST_DATES
    assert set(codes(found)) & {"import-many-dates", "import-endless"}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;COUNT=5",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=00;COUNT=3",
        "FREQ=WEEKLY;UNTIL=never",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;BYDAY=XX",
        "RSCALE=HEBREW;FREQ=YEARLY;COUNT=3",
        "",
        "x",
    ],
)
def test_a_rule_that_cannot_be_counted_is_told(rule: str) -> None:
    """The first date stays, and nothing counts for ever."""
    found = event(f"DTSTART:20270302T160000Z\nRRULE:{rule}")
    assert (found.later, lost(found)) == ((), ["RRULE"])


@pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=9999"])
def test_a_rule_that_is_never_met_ends(rule: str) -> None:
    """The event takes place once."""
    assert event(f"DTSTART:20270302T160000Z\nRRULE:{rule}").later == ()


def test_a_series_whose_every_date_is_excluded_is_its_first_date() -> None:
    """The rules are told, as they say nothing that could be carried over."""
    found = event(START + "RRULE:FREQ=DAILY;COUNT=1\nEXDATE:20270302T160000Z")
    assert (told(found), lost(found)) == (["02.03. 18:00"], ["RRULE", "EXDATE"])


SERIES = START + "RRULE:FREQ=WEEKLY;COUNT=3"
CHANGE = "UID:a\nRECURRENCE-ID;TZID=Europe/Helsinki:20270309T180000\n"


def test_a_date_that_was_moved_is_at_its_new_time() -> None:
    """What single programs note for themselves does not make it another event, but is told."""
    moved = CHANGE + "SUMMARY:a\nDTSTART:20270310T160000Z\nDTEND:20270310T180000Z\nX-OURS:1\nSEQUENCE:2"
    found = event(SERIES, moved)
    assert told(found) == ["02.03. 18:00", "10.03. 18:00", "16.03. 18:00"]
    assert lost(found) == ["X-OURS"]


def test_a_date_that_was_cancelled_is_left_out_and_told() -> None:
    """Its readers may know it."""
    found = event(SERIES, CHANGE + "SUMMARY:a\nSTATUS:CANCELLED\nDTSTART:20270309T160000Z")
    assert told(found) == ["02.03. 18:00", "16.03. 18:00"]
    assert [(note.code, note.value) for note in found.notes] == [("import-date-cancelled", "2027-03-09")]


@pytest.mark.parametrize(
    "change",
    [
        "SUMMARY:b\nDTSTART:20270309T160000Z\nDTEND:20270309T180000Z",
        "SUMMARY:a\nDTSTART:20270309T160000Z\nDTEND:20270309T190000Z",
        "SUMMARY:a\nLOCATION:c\nDTSTART:20270309T160000Z\nDTEND:20270309T180000Z",
    ],
)
def test_a_date_that_differs_is_an_event_of_its_own(change: str) -> None:
    """Its texts would be lost in a list of dates."""
    series, own = events(CHANGE + change, SERIES)
    assert told(series) == ["02.03. 18:00", "16.03. 18:00"]
    assert (told(own), codes(own)) == (["09.03. 18:00"], ["import-own-event"])


def test_a_change_without_its_event_is_an_event() -> None:
    """That it was one of several is told."""
    found = event(CHANGE + "SUMMARY:a\nDTSTART:20270309T160000Z")
    assert (told(found), lost(found)) == (["09.03. 18:00"], ["RECURRENCE-ID"])


def test_a_change_that_cannot_be_read_changes_nothing() -> None:
    """The series stays, and the line of the change is told."""
    found = event(SERIES, "UID:a\nRECURRENCE-ID:soon\nSUMMARY:b\nDTSTART:20270309T160000Z")
    assert len(found.later) == 2
    assert codes(found) == ["import-bad-change"]
