"""Archives (RFC 5005, section 4): a document for each year in which more was announced than a feed holds.

What a past year holds depends on no clock, so that its document stays as it is for as long as its content does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from zoneinfo import ZoneInfo

from plugins.feeds.entries import newest_of
from plugins.formats.feed import Feed, FeedArchives, FeedEntry

ARCHIVED = ("front", "news", "events")
"""The listings whose feeds have archives."""

Years = Mapping[int, Sequence[FeedEntry]]
"""Entries by the year in which they were announced, the first year first; in each year the newest first."""


def years_of(entries: Iterable[FeedEntry], zone: str) -> Years:
    """Entries by year, by the clocks of a zone. What has no day is in no year."""
    dated = newest_of(entry for entry in entries if entry.published)
    here = ZoneInfo(zone)
    years = groupby(dated, key=lambda entry: entry.published.astimezone(here).year if entry.published else 0)
    return dict(sorted((year, tuple(told)) for year, told in years))


def with_archives(feed: Feed, years: Years) -> Feed:
    """A feed that leads to the newest of its archives."""
    newest = max(years, default=0)
    return replace(feed, archives=FeedArchives(previous=archive_url(feed.url, newest))) if newest else feed


def archives_of(feed: Feed, years: Years) -> Iterator[tuple[int, Feed]]:
    """The archive of each year, linked to its neighbours and to the feed. Nothing is added to calendars from there."""
    order = [0, *years, 0]
    for before, year, after in zip(order, years, order[2:], strict=False):
        links = FeedArchives(feed.url, archive_url(feed.url, before), archive_url(feed.url, after))
        entries = tuple(_settled(entry) for entry in years[year])
        yield year, replace(feed, url=archive_url(feed.url, year), entries=entries, archives=links, hub="")


def archive_url(url: str, year: int) -> str:
    """The address of the archive of a year beside a feed: `…/rss-2025.xml`; "" for no year."""
    stem, _, ending = url.rpartition(".")
    return f"{stem}-{year}.{ending}" if year else ""


def _settled(entry: FeedEntry) -> FeedEntry:
    """An entry without what the clock takes away: the calendar file that there is only until an event is over."""
    return replace(entry, event=replace(entry.event, calendar="")) if entry.event else entry
