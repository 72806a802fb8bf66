"""Entries that stand in several feeds are written once; what is kept leaves no trace in the bytes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from plugins.formats.feed import FeedEntry

Written = TypeVar("Written")

KEPT = 4_000
"""How many entries are kept in each format: some tens of megabytes."""


def kept(write: Callable[[FeedEntry, str], Written]) -> Callable[[FeedEntry, str], Written]:
    """A function of an entry and the language of its feed that keeps what it wrote."""

    @lru_cache(KEPT)
    def look_up(entry: FeedEntry, language: str, _offsets: tuple[timedelta | None, ...]) -> Written:
        return write(entry, language)

    return lambda entry, language: look_up(entry, language, _offsets(entry))


def _offsets(entry: FeedEntry) -> tuple[timedelta | None, ...]:
    """How far its clocks are from UTC: moments are equal in all zones, and yet are not written alike."""
    held = (entry.event.start, entry.event.end) if entry.event else ()
    return tuple(_offset(moment) for moment in (entry.published, entry.updated, entry.deadline, *held))


def _offset(moment: date | datetime | None) -> timedelta | None:
    return moment.utcoffset() if isinstance(moment, datetime) else None
