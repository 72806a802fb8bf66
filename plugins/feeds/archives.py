"""Archives (RFC 5005, section 4): a document for each year in which more was announced than a feed holds.

What a past year holds depends on no clock, so that its document stays as it is for as long as its content does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from zoneinfo import ZoneInfo

from plugins.domain.listing import ATOM, RSS, FeedFormat
from plugins.domain.record import DIGEST
from plugins.engine.outputs import Standing
from plugins.feeds.entries import Announced
from plugins.formats.feed import Feed, FeedArchives
from plugins.formats.feed_xml import split_entries

ARCHIVED = ("front", "news", "events")
"""The listings whose feeds have archives."""

ENTRY = {RSS: ("item", 2), ATOM: ("entry", 1)}
"""The element of an entry in each format of archives, and how deep it lies."""

Years = Mapping[int, Sequence[Announced]]
"""What was announced in each year, the first year first; in each year the newest first."""


def years_of(told: Iterable[Announced], zone: str) -> Years:
    """What was announced, the newest first, by year, by the clocks of a zone. What has no day is in no year."""
    here = ZoneInfo(zone)
    dated = [(one.moment.astimezone(here).year, one) for one in told if one.moment]
    years = groupby(dated, key=lambda pair: pair[0])
    return dict(sorted((year, tuple(one for _, one in several)) for year, several in years))


def with_archives(feed: Feed, years: Years) -> Feed:
    """A feed that leads to the newest of its archives."""
    newest = max(years, default=0)
    return replace(feed, archives=FeedArchives(previous=archive_url(feed.url, newest))) if newest else feed


def archives_of(feed: Feed, years: Years) -> Iterator[tuple[int, Feed]]:
    """The archive of each year, linked to its neighbours and to the feed, still without its entries."""
    order = [0, *years, 0]
    for before, year, after in zip(order, years, order[2:], strict=False):
        links = FeedArchives(feed.url, archive_url(feed.url, before), archive_url(feed.url, after))
        yield year, replace(feed, url=archive_url(feed.url, year), archives=links, hub="")


def archive_url(url: str, year: int) -> str:
    """The address of the archive of a year beside a feed: `…/rss-2025.xml`; "" for no year."""
    stem, _, ending = url.rpartition(".")
    return f"{stem}-{year}.{ending}" if year else ""


def entries_there(format_: FeedFormat, standing: Standing, texts: bytes) -> list[bytes | None]:
    """The entries in the file of an archive, in their order; None in place of those whose text is another now.

    `texts` are the digests of the texts that it is to tell, one after another.
    """
    found = split_entries(standing.content, *ENTRY[format_])
    texts_there_and_now = zip(found, _digests_in(standing.texts), _digests_in(texts), strict=True)
    return [entry if there == now else None for entry, there, now in texts_there_and_now]


def _digests_in(texts: bytes) -> list[bytes]:
    return [texts[start : start + DIGEST] for start in range(0, len(texts), DIGEST)]
