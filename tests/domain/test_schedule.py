"""Schedules: the three ways to say when an event is held, and the occurrences that follow."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.event import Event
from plugins.domain.occurrence import EventStatus, Occurrence, coming, next_of
from plugins.domain.recurrence import Recurrence
from plugins.domain.schedule import MOST, Schedule
from plugins.domain.walltime import OccurrenceError
from tests.region import NOW, ZONE, md, parse

HELSINKI = ZoneInfo(ZONE)
THURSDAYS = Recurrence(frozenset({3}))
CLINIC = ("start: to 25.3.2027 klo 9.00", "end: klo 11.00", "every: torstai", "until: 29.4.2027")


def event(*fields: str) -> Event:
    """An event with these fields, which are right."""
    found = parse(Event, {"events/talkoot/index.fi.md": md("title: Talkoot", *fields)})
    assert found.problems == ()
    [item] = found.items
    assert isinstance(item, Event)
    return item


def held(*fields: str) -> tuple[Occurrence, ...]:
    """The occurrences of an event with these fields."""
    return event(*fields).occurrences(ZONE)


def times(*fields: str) -> list[str]:
    """The occurrences of an event with these fields as `name start–end`, by its own clocks."""
    return [f"{one.name} {one.span.start:%d.%m. %H:%M}–{one.span.end:%d.%m. %H:%M}".strip() for one in held(*fields)]


def refused(*fields: str) -> OccurrenceError:
    """Why an event with these fields has no occurrences."""
    with pytest.raises(OccurrenceError) as found:
        held(*fields)
    return found.value


# One time


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("pe 27.8.2027 klo 20.00", "klo 1.00", "27.08. 20:00–28.08. 01:00"),
        ("pe 27.8.2027 klo 20.00", "1.00", "27.08. 20:00–28.08. 01:00"),
        ("pe 27.8.2027 klo 20.00", "klo 24.00", "27.08. 20:00–28.08. 00:00"),
        ("pe 27.8.2027 klo 8.00", "klo 24", "27.08. 08:00–28.08. 00:00"),
        ("pe 27.8.2027 klo 8.00", "16.30", "27.08. 08:00–27.08. 16:30"),
        ("pe 27.8.2027 klo 8.00", "4 pm", "27.08. 08:00–27.08. 16:00"),
        ("pe 27.8.2027 klo 20.00", "28.8.2027 klo 1.00", "27.08. 20:00–28.08. 01:00"),
        ("27.8.2027", "28.8.2027", "27.08. 00:00–29.08. 00:00"),
    ],
)
def test_an_end_may_be_a_time_of_day(start: str, end: str, expected: str) -> None:
    """It is the next such time, be it in the night after."""
    assert times(f"start: {start}", f"end: {end}") == [expected]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("27.8.2027 klo 14.00", "klo 13.00", "span-backwards"),
        ("27.8.2027 klo 14.00", "klo 14.00", "span-backwards"),
        ("27.8.2027", "klo 13.00", "span-mixed"),
        ("27.8.2027 klo 14.00", "28.8.2027", "span-mixed"),
        ("27.3.2027 klo 23.00", "28.3.2027", "span-mixed"),
        ("27.3.2027 klo 22.00", "26.3.2027 klo 23.00", "span-backwards"),
        ("28.3.2027 klo 2.00", "klo 3.30", "occurrence-time-skipped"),
        ("31.10.2027 klo 2.00", "klo 3.30", "occurrence-time-twice"),
    ],
)
def test_an_end_that_fits_no_start_is_refused(start: str, end: str, code: str) -> None:
    """What would last half a day or more over a night is a slip, and no time is made up where clocks change."""
    found = refused(f"start: {start}", f"end: {end}")

    assert (found.code, found.path) == (code, ("end",))


def test_an_event_is_read_in_its_own_zone() -> None:
    """Ten o'clock in Brussels is eleven in Helsinki, in whichever file the zone stands."""
    [one] = held("timezone: Europe/Brussels", "start: ke 20.1.2027 klo 10.00", "end: klo 11.00")

    assert (one.span.zone, one.span.start.astimezone(HELSINKI).hour) == ("Europe/Brussels", 11)
    files = {
        "events/x/index.fi.md": md("title: X", "start: ke 20.1.2027 klo 10.00"),
        "events/x/index.en.md": md("title: X", "timezone: Europe/Brussels"),
    }
    [item] = parse(Event, files).items
    assert isinstance(item, Event)
    assert item.occurrences(ZONE)[0].span.start.astimezone(UTC).hour == 9


def test_an_event_with_one_start_has_one_time_without_a_name() -> None:
    """Its calendar entry is known by the event's key alone."""
    [one] = held("start: 27.8.2027", "status: tentative")

    assert (one.name, one.status) == ("", EventStatus.TENTATIVE)


# Series


def test_a_series_has_the_same_hours_on_all_its_days() -> None:
    """Nine o'clock stays nine o'clock when clocks go forward in between; the day that is left out is left out."""
    assert times(*CLINIC, "except: 1.4.2027") == [
        "20270325 25.03. 09:00–25.03. 11:00",
        "20270408 08.04. 09:00–08.04. 11:00",
        "20270415 15.04. 09:00–15.04. 11:00",
        "20270422 22.04. 09:00–22.04. 11:00",
        "20270429 29.04. 09:00–29.04. 11:00",
    ]


def test_one_day_of_a_series_keeps_its_name_when_it_changes() -> None:
    """Moved, it is as long as ever; called off, it stays and says why."""
    fields = (
        "except:",
        "  - {date: 1.4.2027, start: 2.4.2027 klo 12.00, status: moved}",
        "  - {date: 8.4.2027, status: cancelled, reason: {fi: Sairas, en: Ill}}",
        "  - {date: 15.4.2027, end: klo 12.00}",
    )
    assert times(*CLINIC, *fields)[1:4] == [
        "20270401 02.04. 12:00–02.04. 14:00",
        "20270408 08.04. 09:00–08.04. 11:00",
        "20270415 15.04. 09:00–15.04. 12:00",
    ]
    found = held(*CLINIC, *fields)
    assert [one.status.value for one in found[:4]] == ["confirmed", "moved", "cancelled", "confirmed"]
    assert found[2].reason == {"fi": "Sairas", "en": "Ill"}


def test_days_may_recur() -> None:
    """A series of whole days, or of nights."""
    assert times("start: 2.2.2027", "end: 3.2.2027", "every: 1. tiistai", "until: 31.3.2027") == [
        "20270202 02.02. 00:00–04.02. 00:00",
        "20270302 02.03. 00:00–04.03. 00:00",
    ]
    assert times("start: 5.2.2027 klo 22", "end: klo 1.00", "every: perjantai", "until: 12.2.2027") == [
        "20270205 05.02. 22:00–06.02. 01:00",
        "20270212 12.02. 22:00–13.02. 01:00",
    ]


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        (("start: 26.3.2027 klo 9", "every: torstai", "until: 29.4.2027"), "start-not-in-series", ("start",)),
        (("start: 25.3.2027 klo 9", "every: torstai", "until: 24.3.2027"), "series-empty", ("until",)),
        (("start: 25.3.2027", "every: torstai", "until: 25.3.2037"), "series-too-long", ("until",)),
        ((*CLINIC, "except: 2.4.2027"), "except-not-in-series", ("except", 0)),
        ((*CLINIC, "except: 1.4.2027, 2.4.2027"), "except-not-in-series", ("except", 1)),
        (("start: 25.3.2027", "end: 1.4.2027", "every: torstai", "until: 8.4.2027"), "occurrences-overlap", ("every",)),
        (("start: 21.3.2027 klo 3.30", "every: sunnuntai", "until: 4.4.2027"), "occurrence-time-skipped", ("every",)),
        (("start: 24.10.2027 klo 3.30", "every: sunnuntai", "until: 7.11.2027"), "occurrence-time-twice", ("every",)),
    ],
)
def test_a_series_that_cannot_be_is_refused(fields: tuple[str, ...], code: str, path: tuple[str | int, ...]) -> None:
    """Each mistake has its code and its place."""
    found = refused(*fields)

    assert (found.code, found.path) == (code, path)


def test_the_day_on_which_clocks_change_can_have_a_time_of_its_own() -> None:
    """A series goes on over it when a writer says when it is that day."""
    fields = ("start: 24.10.2027 klo 3.30", "every: sunnuntai", "until: 7.11.2027")
    own = ("except:", "  - {date: 31.10.2027, start: 2027-10-31 03:30 +02:00}")

    assert [one.span.start.astimezone(UTC).hour for one in held(*fields, *own)] == [0, 1, 1]


@given(
    first=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    weeks=st.integers(0, 60),
    clock=st.times(),
    length=st.timedeltas(timedelta(minutes=1), timedelta(hours=11)),
)
def test_a_series_is_what_clocks_say(first: date, weeks: int, clock: Any, length: timedelta) -> None:
    """Whatever the season: every time shows the same hours, each on its own day, none before the one before it."""
    start = datetime.combine(first, clock.replace(second=0, microsecond=0, fold=0), HELSINKI)
    end = datetime.combine(first, start.time()) + length - datetime.combine(first, datetime.min.time())
    schedule = Schedule(
        ZONE, start, end % timedelta(days=1), Recurrence(frozenset({first.weekday()})), first + timedelta(weeks=weeks)
    )
    try:
        found = schedule.occurrences()
    except OccurrenceError as mistake:
        assert mistake.code in {"occurrence-time-skipped", "occurrence-time-twice"}  # noqa: PT017
        return

    assert len(found) == weeks + 1
    assert {one.span.start.time() for one in found} == {start.time()}
    assert len({one.span.end.time() for one in found}) == 1
    assert [one.name for one in found] == [f"{first + timedelta(weeks=week):%Y%m%d}" for week in range(weeks + 1)]
    assert {(one.span.end.replace(tzinfo=None) - one.span.start.replace(tzinfo=None)) for one in found} == {length}


# Lists


def test_sessions_have_their_own_hours_and_titles() -> None:
    """The parts of one event, the earlier one first."""
    fields = (
        "sessions:",
        "  - {start: 11.2.2027 klo 12.30, end: klo 16.00, title: Kertomukset}",
        "  - {start: 4.2.2027 klo 12.30, end: klo 16.00, title: {fi: Merkit, en: Signs}}",
    )
    assert times(*fields) == ["20270204 04.02. 12:30–04.02. 16:00", "20270211 11.02. 12:30–11.02. 16:00"]
    assert [one.title for one in held(*fields)] == [{"fi": "Merkit", "en": "Signs"}, "Kertomukset"]


@pytest.mark.parametrize(
    "fields",
    [
        ("dates: 3.5.2027 klo 14–16, 10.5.2027 klo 14.00–16.00",),
        ("dates: [3.5.2027 klo 14.00, 10.5.2027 klo 14.00]", "end: klo 16.00"),
        ("dates:", "  - 3.5.2027 klo 14.00–16.00", "  - {start: 10.5.2027 klo 14.00, end: klo 16.00}"),
        ("start: 3.5.2027 klo 14.00", "end: klo 16.00", "dates: 3.5.2027, 10.5.2027"),
        ("dates: May 3, 2027 14:00-16:00; May 10, 2027 14:00-16:00",),
    ],
)
def test_dates_are_written_in_several_ways(fields: tuple[str, ...]) -> None:
    """As a list or on one line, each with its hours, or with hours that all of them share."""
    assert times(*fields) == ["20270503 03.05. 14:00–03.05. 16:00", "20270510 10.05. 14:00–10.05. 16:00"]


def test_a_date_that_has_moved_keeps_its_name() -> None:
    """It says for which day it was announced; two on one day are told apart by their order."""
    moved = ("dates:", "  - {date: 3.5.2027, start: 5.5.2027 klo 9, status: moved}", "  - 10.5.2027 klo 9")
    twice = ("dates:", "  - 3.5.2027 klo 9–10", "  - 3.5.2027 klo 12–13")

    assert [(one.name, one.status.value) for one in held(*moved)] == [("20270503", "moved"), ("20270510", "confirmed")]
    assert [one.name for one in held(*twice)] == ["20270503", "20270503-2"]


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        (("dates: 3.5.2027 klo 9–12, 3.5.2027 klo 11–13",), "occurrences-overlap", ("dates",)),
        (("start: 2.5.2027", "dates: 3.5.2027, 4.5.2027"), "field-against-list", ("start",)),
        (("end: 5.5.2027", "dates: 3.5.2027, 4.5.2027"), "field-against-list", ("end",)),
        (("dates:", "  - 3.5.2027", "  - {start: 5.5.2027, end: 4.5.2027}"), "span-backwards", ("dates", 1)),
    ],
)
def test_a_list_that_cannot_be_is_refused(fields: tuple[str, ...], code: str, path: tuple[str | int, ...]) -> None:
    """Each mistake has its code and its place."""
    found = refused(*fields)

    assert (found.code, found.path) == (code, path)


def test_what_is_off_may_overlap() -> None:
    """Nobody is there."""
    fields = ("dates:", "  - {start: 3.5.2027 klo 9, status: cancelled}", "  - 3.5.2027 klo 9.30")
    assert len(held(*fields)) == 2


def test_an_event_that_is_off_is_off_at_every_time() -> None:
    """Whatever is said of one of them; else each has its own fate, or that of the event."""
    dates = ("dates:", "  - {start: 3.5.2027, status: moved}", "  - 4.5.2027")

    assert [one.status.value for one in held(*dates, "status: cancelled")] == ["cancelled", "cancelled"]
    assert [one.status.value for one in held(*dates, "status: tentative")] == ["moved", "tentative"]


# What lists tell


def test_lists_tell_the_next_time_that_is_held() -> None:
    """Else the next, else the last."""
    found = held("dates:", "  - 1.11.2026", "  - {start: 1.12.2026, status: cancelled}", "  - 8.12.2026")
    off = held("dates:", "  - 1.11.2026", "  - {start: 1.12.2026, status: cancelled}")

    assert (next_of(found, NOW).name, [one.name for one in coming(found, NOW)]) == (
        "20261208",
        ["20261201", "20261208"],
    )
    assert next_of(off, NOW).name == "20261201"
    assert next_of(off, NOW + timedelta(days=60)).name == "20261201"


def test_the_whole_event_goes_from_the_first_time_to_the_last() -> None:
    """Its span is all day only where each of its times is."""
    span = event(*CLINIC).span(ZONE)

    assert (span.start.date(), span.end.date(), span.all_day) == (date(2027, 3, 25), date(2027, 4, 29), False)


def test_a_series_has_an_end() -> None:
    """The longest one allowed is made; one time more is not."""
    start = date(2027, 1, 1)
    every = Recurrence(frozenset(range(7)))

    assert len(Schedule(ZONE, start, None, every, start + timedelta(days=MOST - 1)).occurrences()) == MOST
    with pytest.raises(OccurrenceError, match="series-too-long"):
        Schedule(ZONE, start, None, every, start + timedelta(days=MOST)).occurrences()
