"""An occurrence: one of the times at which an event is held, under a name that stays when that one time is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from plugins.domain.registry import Wording
from plugins.domain.timespan import Timespan


class EventStatus(StrEnum):
    """Whether an event holds, in the contract's words."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"
    MOVED_ONLINE = "moved_online"


OFF = frozenset({EventStatus.CANCELLED, EventStatus.POSTPONED})
"""What is not held at the time that is told."""

KEPT = timedelta(days=180)
"""How long calendars keep what is over: readers look up there where they have been."""

NIGHT = time(6)
"""Up to when a morning belongs to the night before it: a party that ends at one o'clock is not held on two days."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which an event is held, or was to be held."""

    span: Timespan
    name: str = ""
    """What tells it from the event's other times for ever: the day it was announced for, `20270325`; "" for the one
    time of an event that lists no times.
    """
    status: EventStatus = EventStatus.CONFIRMED
    title: Wording = ""
    """What it is called beside the event's title."""
    reason: Wording = ""
    """Why it is not as it was announced, where that is not said of the whole event."""
    venue: str = ""
    """The id of its place."""
    earlier: Timespan | None = None
    """When it was to be before it was moved, where that is known."""

    @property
    def announced(self) -> Timespan | None:
        """The day for which it was announced, as its name tells it, where it is held on another."""
        day = date(int(self.name[:4]), int(self.name[4:6]), int(self.name[6:8])) if self.name else self.span.first_day
        return None if day == self.span.first_day else Timespan.of(day, None, self.span.zone)

    @property
    def is_off(self) -> bool:
        """Whether it is not held at this time."""
        return self.status in OFF

    @property
    def kept_until(self) -> datetime:
        """The instant at which calendars let go of it, in UTC: some time after its end, or at its end if it is off.

        One that was called off stays until it would have been over, so that nobody goes there for nothing.
        """
        end = self.span.end.astimezone(UTC)
        return end if self.is_off else end + KEPT

    def days(self, zone: str) -> tuple[date, ...]:
        """The days of a zone under which it stands in a calendar: each that it touches, but not for its last night."""
        span = self.span.in_zone(zone)
        days = span.days()
        ends_at_night = not span.all_day and len(days) > 1 and time() < span.end.time() <= NIGHT
        return days[:-1] if ends_at_night else days

    def day_to_tell(self, now: datetime, zone: str) -> date:
        """The day under which lists tell of it at a moment: its first, or today once it has begun, or its last."""
        days, today = self.days(zone), now.astimezone(ZoneInfo(zone)).date()
        return max(days[0], min(today, days[-1]))


def coming(occurrences: Sequence[Occurrence], now: datetime) -> tuple[Occurrence, ...]:
    """Those that are not over at a moment, the next one first."""
    return tuple(one for one in occurrences if not one.span.is_past(now))


def kept(occurrences: Sequence[Occurrence], now: datetime) -> tuple[Occurrence, ...]:
    """Those that calendars hold at a moment: what is to come, and for a time what has been."""
    return tuple(one for one in occurrences if now < one.kept_until)


def next_of(occurrences: Sequence[Occurrence], now: datetime) -> Occurrence:
    """The one to tell of in lists: the next that is held, else the next, else the last one."""
    ahead = coming(occurrences, now)
    return next((one for one in ahead if not one.is_off), next(iter(ahead), occurrences[-1]))
