"""The clock: the one place where the present is read, and the moments that stand for it."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.domain.dates import YEARS


class NoMoment(ValueError):
    """A text that was given as the moment of a build and is none."""


def moment_of(text: str, zone: str) -> datetime:
    """The moment of a build, in UTC: what was asked for, else SOURCE_DATE_EPOCH, else the present. Raises NoMoment."""
    try:
        if text:
            moment = datetime.fromisoformat(text)
            return _usual(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)))
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch:
            return _usual(datetime.fromtimestamp(int(epoch), UTC))
    except (ValueError, OverflowError, OSError):
        raise NoMoment(text or os.environ.get("SOURCE_DATE_EPOCH", "")) from None
    return datetime.now(UTC)  # noqa: TID251 - this is the one place that reads the clock


def is_named(text: str) -> bool:
    """Whether a moment is asked for, so that the present plays no part."""
    return bool(text or os.environ.get("SOURCE_DATE_EPOCH"))


def _usual(moment: datetime) -> datetime:
    """A moment in UTC, in the years that anybody means: at the ends of the calendar no zone can be reckoned with.

    Python compares moments of one zone by their wall times, which come twice when clocks are put back.
    """
    if moment.year not in YEARS:
        raise ValueError(moment)
    return moment.astimezone(UTC)
