"""A timespan is aware and half-open, and is told in the days of its zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.timespan import Timespan, TimespanError

ZONE = "Europe/Helsinki"
HELSINKI = ZoneInfo(ZONE)


def at(*parts: int) -> datetime:
    """A moment on Helsinki's clocks."""
    return datetime(*parts, tzinfo=HELSINKI)  # type: ignore[misc, arg-type]


def test_days_make_an_all_day_span_with_the_last_day_included() -> None:
    """From 11 to 12 May is until the midnight after the 12th."""
    span = Timespan.of(date(2027, 5, 11), date(2027, 5, 12), ZONE)

    assert span == Timespan(at(2027, 5, 11), at(2027, 5, 13), True, ZONE)
    assert span.last_day == date(2027, 5, 12)


def test_a_day_without_an_end_is_that_day() -> None:
    """One day alone is a span of one day."""
    assert Timespan.of(date(2026, 5, 3), None, ZONE).days() == (date(2026, 5, 3),)


def test_times_make_a_timed_span() -> None:
    """Two times are kept as they are."""
    span = Timespan.of(at(2026, 12, 3, 8, 30), at(2026, 12, 3, 10), ZONE)

    assert span == Timespan(at(2026, 12, 3, 8, 30), at(2026, 12, 3, 10), False, ZONE)
    assert not span.open_end


def test_a_time_without_an_end_is_open() -> None:
    """Where nobody says when it ends, an hour is assumed, and the span says so."""
    span = Timespan.of(at(2026, 12, 3, 8, 30), None, ZONE)

    assert span.open_end
    assert span.end == at(2026, 12, 3, 9, 30)


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (date(2026, 5, 3), at(2026, 5, 3, 14), "span-mixed"),
        (at(2026, 5, 3, 14), date(2026, 5, 3), "span-mixed"),
        (date(2026, 5, 3), date(2026, 5, 2), "span-backwards"),
        (at(2026, 5, 3, 14), at(2026, 5, 3, 13, 59), "span-backwards"),
        (at(2026, 5, 3, 14), at(2026, 5, 3, 14), "span-backwards"),
    ],
)
def test_what_is_no_span_is_refused_with_its_code(start: date, end: date, code: str) -> None:
    """A day with a time, and an end that is not after the start, are the writer's mistakes."""
    with pytest.raises(TimespanError) as refused:
        Timespan.of(start, end, ZONE)

    assert refused.value.code == code


def test_the_facts_of_a_mistake_can_be_pasted() -> None:
    """The start and the end are told in a form that a writer may use."""
    with pytest.raises(TimespanError) as refused:
        Timespan.of(at(2026, 5, 3, 14), date(2026, 5, 4), ZONE)

    assert refused.value.facts == {"start": "2026-05-03 14:00", "end": "2026-05-04"}


def test_naive_times_are_refused() -> None:
    """A time without a zone would mean another moment on another machine."""
    naive = datetime(2026, 5, 3, 14)  # noqa: DTZ001
    with pytest.raises(ValueError, match="has no time zone"):
        Timespan.of(naive, naive + timedelta(hours=1), ZONE)
    with pytest.raises(ValueError, match="has no time zone"):
        Timespan.of(at(2026, 5, 3, 14), None, ZONE).is_past(naive)


def test_a_span_that_ends_before_it_starts_cannot_be_made() -> None:
    """The law holds however a span is made."""
    with pytest.raises(ValueError, match="ends after its start"):
        Timespan(at(2026, 5, 3, 14), at(2026, 5, 3, 13), False, ZONE)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(2026, 3, 29, 2), at(2026, 3, 29, 5), 2),
        (at(2026, 10, 25, 2), at(2026, 10, 25, 5), 4),
        (at(2026, 6, 1, 2), at(2026, 6, 1, 5), 3),
    ],
    ids=["spring", "autumn", "summer"],
)
def test_duration_is_the_time_that_passes(start: datetime, end: datetime, hours: int) -> None:
    """The hour that a change of the clocks takes or gives counts."""
    assert Timespan.of(start, end, ZONE).duration == timedelta(hours=hours)


def test_the_hour_that_comes_twice_is_a_span() -> None:
    """From 3.30 summer time to 3.30 winter time an hour passes, though the clocks show the same."""
    first = at(2026, 10, 25, 3, 30)
    assert Timespan.of(first, first.replace(fold=1), ZONE).duration == timedelta(hours=1)


def test_what_ends_at_midnight_does_not_touch_the_next_day() -> None:
    """A span is half-open, and so are its days."""
    evening = Timespan.of(at(2027, 8, 27, 20), at(2027, 8, 28), ZONE)
    night = Timespan.of(at(2027, 8, 27, 20), at(2027, 8, 28, 1), ZONE)

    assert evening.days() == (date(2027, 8, 27),)
    assert night.days() == (date(2027, 8, 27), date(2027, 8, 28))


def test_days_are_those_of_the_zone() -> None:
    """23.30 UTC is the next day in Helsinki."""
    late = datetime(2026, 5, 3, 23, 30, tzinfo=UTC)
    assert Timespan.of(late, None, ZONE).first_day == date(2026, 5, 4)


def test_spans_that_only_meet_do_not_overlap() -> None:
    """The end of one is the start of the next, not a clash."""
    morning = Timespan.of(at(2026, 5, 3, 9), at(2026, 5, 3, 12), ZONE)
    noon = Timespan.of(at(2026, 5, 3, 12), at(2026, 5, 3, 13), ZONE)
    whole_day = Timespan.of(date(2026, 5, 3), None, ZONE)

    assert not morning.overlaps(noon)
    assert not noon.overlaps(morning)
    assert morning.overlaps(whole_day)
    assert whole_day.overlaps(morning)


def test_a_span_is_past_from_its_end_on() -> None:
    """At its end it is over, a moment earlier it is not."""
    span = Timespan.of(date(2026, 5, 3), None, ZONE)

    assert span.is_past(at(2026, 5, 4))
    assert not span.is_past(at(2026, 5, 3, 23, 59))


def test_all_day_spans_are_the_same_days_everywhere() -> None:
    """A day is a day; a time moves to the other zone's clocks."""
    day = Timespan.of(date(2026, 5, 3), None, ZONE)
    evening = Timespan.of(at(2026, 5, 3, 0, 30), None, ZONE).in_zone("Europe/London")

    assert day.in_zone("Asia/Tokyo") == day
    assert evening.first_day == date(2026, 5, 2)
    assert evening.start.hour == 22


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_an_all_day_span_has_all_its_days(first: date, more: int) -> None:
    """From the first day to the last there are as many days as the calendar has, over every change of the clocks."""
    days = Timespan.of(first, first + timedelta(days=more), ZONE).days()

    assert len(days) == more + 1
    assert (days[0], days[-1]) == (first, first + timedelta(days=more))
