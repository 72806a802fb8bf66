"""Occurrences: the days on which a calendar shows them, the day under which lists tell of them, and how long."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.occurrence import KEPT, NIGHT, EventStatus, Occurrence, kept
from plugins.domain.timespan import Timespan
from tests.region import ZONE

HELSINKI, BRUSSELS = ZoneInfo(ZONE), ZoneInfo("Europe/Brussels")
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
"""The days on which the clocks of Finland change."""


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = HELSINKI) -> datetime:
    """A moment on some clocks."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def held(start: date | datetime, end: date | datetime | None, zone: str = ZONE) -> Occurrence:
    """Something that is held once."""
    return Occurrence(Timespan.of(start, end, zone))


def days_after(first: date, *numbers: int) -> tuple[date, ...]:
    """Days by their distance from a first one."""
    return tuple(first + timedelta(days=number) for number in numbers)


@pytest.mark.parametrize("day", [date(2027, 8, 27), SPRING, AUTUMN, SPRING - timedelta(days=1)])
@pytest.mark.parametrize(
    ("begins", "days", "ends", "shown"),
    [
        (9, 0, 16, (0,)),
        (0, 0, 5, (0,)),
        (20, 1, 0, (0,)),
        (20, 1, 1, (0,)),
        (20, 1, 6, (0,)),
        (20, 1, 7, (0, 1)),
        (18, 2, 2, (0, 1)),
        (10, 2, 14, (0, 1, 2)),
    ],
)
def test_a_night_belongs_to_the_day_before_it(
    day: date, begins: int, days: int, ends: int, shown: tuple[int, ...]
) -> None:
    """What begins on a day is shown there, also where clocks change; a morning up to six is the end of a night."""
    found = held(at(day, begins), at(day + timedelta(days=days), ends))
    assert found.days(ZONE) == days_after(day, *shown)


@pytest.mark.parametrize("first", [date(2027, 12, 30), SPRING, AUTUMN])
@pytest.mark.parametrize("length", [1, 2, 5])
def test_whole_days_are_shown_each(first: date, length: int) -> None:
    """The last one included; and they are the same days in every zone."""
    found = held(first, first + timedelta(days=length - 1))
    assert found.days(ZONE) == found.days("America/New_York") == days_after(first, *range(length))


def test_other_clocks_have_other_days() -> None:
    """What is held on one evening in Brussels may be held in the night after it here."""
    found = held(at(date(2027, 1, 20), 23, 30, BRUSSELS), at(date(2027, 1, 21), 9, 0, BRUSSELS), "Europe/Brussels")
    assert found.days(ZONE) == (date(2027, 1, 21),)
    assert found.days("Europe/Brussels") == (date(2027, 1, 20), date(2027, 1, 21))


@given(
    begins=st.integers(0, 730 * 24 * 60),
    minutes=st.integers(1, 10_000),
)
def test_days_follow_each_other_from_the_first(begins: int, minutes: int) -> None:
    """They are those that the span touches, in a row, but for one morning at most."""
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=begins)
    end = start + timedelta(minutes=minutes)
    span = Timespan.of(start.astimezone(HELSINKI), end.astimezone(HELSINKI), ZONE)
    found = Occurrence(span).days(ZONE)
    assert found == span.days()[: len(found)]
    left_out = span.days()[len(found) :]
    assert len(found) >= 1
    assert left_out == () or (left_out == (span.last_day,) and span.end.time() <= NIGHT)


@pytest.mark.parametrize(
    ("today", "told"), [(date(2027, 5, 1), 30), (date(2027, 5, 30), 30), (date(2027, 6, 1), 1), (date(2027, 7, 1), 2)]
)
def test_lists_tell_of_it_on_the_day_that_it_has_come_to(today: date, told: int) -> None:
    """Before it begins its first, then today, and once it is over its last."""
    found = held(date(2027, 5, 30), date(2027, 6, 2))
    assert found.day_to_tell(at(today, 12), ZONE).day == told


DAY = Timespan.of(date(2026, 6, 1), None, ZONE)
OVER = DAY.end.astimezone(UTC)
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("status", "now", "is_kept"),
    [
        (EventStatus.CONFIRMED, datetime(2026, 1, 1, tzinfo=ZoneInfo(ZONE)), True),
        (EventStatus.CONFIRMED, OVER + KEPT - MOMENT, True),
        (EventStatus.CONFIRMED, OVER + KEPT, False),
        (EventStatus.MOVED, OVER + KEPT - MOMENT, True),
        (EventStatus.CANCELLED, OVER - MOMENT, True),
        (EventStatus.CANCELLED, OVER, False),
        (EventStatus.POSTPONED, OVER - MOMENT, True),
        (EventStatus.POSTPONED, OVER, False),
    ],
)
def test_what_has_been_is_kept_for_a_time(status: EventStatus, now: datetime, is_kept: bool) -> None:
    """For half a year; what was off only until it would have been over."""
    one = Occurrence(DAY, status=status)

    assert kept([one], now) == ((one,) if is_kept else ())
