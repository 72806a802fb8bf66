"""The window of an issue: the days of which it tells. It tells of the time before it, and is named for its own."""

import re
from datetime import date, timedelta

import msgspec

WEEKLY = re.compile(r"(\d{4})-w(\d{2})(?!\d)")
MONTHLY = re.compile(r"(\d{4})-(\d{2})(?!\d)")


class Window(msgspec.Struct, frozen=True):
    """Days in the region's zone, from the first up to, but not including, `to`: the day of the issue."""

    first: date
    to: date

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it has begun."""
        return self.to <= self.first

    def contains(self, day: date | None) -> bool:
        """Whether a day is one of its own."""
        return day is not None and self.first <= day < self.to

    def overlaps(self, other: "Window") -> bool:
        """Whether some day belongs to both; windows that only meet do not overlap."""
        return self.first < other.to and other.first < self.to


def is_weekly(key: str) -> bool:
    """Whether an issue is named for a week: `2026-w48`."""
    return WEEKLY.match(key) is not None


def window_of_key(key: str) -> Window | None:
    """The window that an issue has by its name: `2026-12` comes out on 1 December and tells of November.

    `2026-w48` comes out on the Monday of that week (ISO 8601) and tells of the one before. None where the name says
    no month or week that there is.
    """
    week, month = WEEKLY.match(key), MONTHLY.match(key)
    try:
        if week:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return Window(monday - timedelta(days=7), monday)
        if month:
            day = date(int(month[1]), int(month[2]), 1)
            return Window((day - timedelta(days=1)).replace(day=1), day)
    except (ValueError, OverflowError):
        return None
    return None
