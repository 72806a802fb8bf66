"""Occurrences: which of the times of an event are still told."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.occurrence import KEPT, EventStatus, Occurrence, kept
from plugins.domain.timespan import Timespan

ZONE = "Europe/Helsinki"
DAY = Timespan.of(date(2026, 6, 1), None, ZONE)
OVER = DAY.end
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
