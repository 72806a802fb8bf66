"""A timespan: when something takes place, from an aware start up to, but not including, an aware end."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

OPEN_LENGTH = timedelta(hours=1)
"""How long something is taken to last when nobody has said when it ends."""


class TimespanError(ValueError):
    """A start and an end that do not make a timespan: `span-mixed` or `span-backwards`, and the two as facts."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the code of the problem and its facts, `start` and `end`."""
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Timespan:
    """A half-open span of time in a time zone, in whose days it is told.

    An all-day span goes from midnight to the midnight after its last day. Raises ValueError for a naive time, and
    for an end that is not after the start.
    """

    start: datetime
    end: datetime
    all_day: bool
    zone: str
    """The name of the time zone: `Europe/Helsinki`."""
    open_end: bool = False
    """Whether the end is only assumed, as nobody has stated it."""

    def __post_init__(self) -> None:
        """Refuse what is not a span."""
        if self.duration <= timedelta(0):
            raise ValueError(f"A timespan ends after its start; {self.end} is not after {self.start}.")

    @classmethod
    def of(cls, start: date | datetime, end: date | datetime | None, zone: str) -> Self:
        """The span between two days, the last included, or between two times; without an end, a day or an open end.

        Raises TimespanError when one is a day and the other a time, and when the end comes before the start.
        """
        if isinstance(start, datetime) and (end is None or isinstance(end, datetime)):
            first, after = start, end or (_utc(start) + OPEN_LENGTH).astimezone(start.tzinfo)
        elif not isinstance(start, datetime) and not isinstance(end, datetime):
            first, after = start_of_day(start, zone), start_of_day((end or start) + timedelta(days=1), zone)
        else:
            raise TimespanError("span-mixed", start=_iso(start), end=_iso(end))
        if _utc(after) <= _utc(first):
            raise TimespanError("span-backwards", start=_iso(start), end=_iso(end))
        timed = isinstance(start, datetime)
        return cls(first, after, all_day=not timed, zone=zone, open_end=timed and end is None)

    @property
    def duration(self) -> timedelta:
        """The time that really passes, also over a change of the clocks."""
        return _utc(self.end) - _utc(self.start)

    @property
    def first_day(self) -> date:
        """The day on which it starts, in its zone."""
        return self.start.astimezone(ZoneInfo(self.zone)).date()

    @property
    def last_day(self) -> date:
        """The last day that it touches, in its zone: what ends at midnight does not touch the next day."""
        last_moment = _utc(self.end) - datetime.resolution
        return last_moment.astimezone(ZoneInfo(self.zone)).date()

    def days(self) -> tuple[date, ...]:
        """Every day that it touches, in its zone."""
        length = (self.last_day - self.first_day).days + 1
        return tuple(self.first_day + timedelta(days=number) for number in range(length))

    def overlaps(self, other: "Timespan") -> bool:
        """Whether some moment belongs to both; spans that only meet do not overlap."""
        return _utc(self.start) < _utc(other.end) and _utc(other.start) < _utc(self.end)

    def is_past(self, now: datetime) -> bool:
        """Whether it is over at an aware moment."""
        return _utc(self.end) <= _utc(now)

    def in_zone(self, zone: str) -> Self:
        """The same span told in another zone's days and times; all-day spans are the same days everywhere."""
        if self.all_day:
            return self
        there = ZoneInfo(zone)
        return replace(self, start=_utc(self.start).astimezone(there), end=_utc(self.end).astimezone(there), zone=zone)


def start_of_day(day: date, zone: str) -> datetime:
    """The aware midnight with which a day begins in a zone."""
    return datetime.combine(day, time(), ZoneInfo(zone))


def _iso(moment: date | datetime | None) -> str:
    """A day or a wall time in the form that a writer may use: `2026-05-03 14:00`."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else str(moment)


def _utc(moment: datetime) -> datetime:
    """The moment in UTC, in which alone Python compares and subtracts rightly over a change of the clocks."""
    if moment.utcoffset() is None:
        raise ValueError(f"A timespan needs aware times; {moment} has no time zone.")
    return moment.astimezone(UTC)
