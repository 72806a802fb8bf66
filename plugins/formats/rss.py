"""RSS 2.0 (https://www.rssboard.org/rss-specification), written by feedgen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from feedgen.feed import FeedGenerator

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot carry (section 2.2)."""


@dataclass(frozen=True)
class FeedEntry:
    """One entry: a permanent id, texts, and the day on which it was announced."""

    id: str
    title: str
    url: str
    summary: str
    html: str
    published: datetime | None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed: its own address, the page it follows, its texts, and its entries, the newest first."""

    url: str
    page_url: str
    title: str
    description: str
    language: str
    entries: Sequence[FeedEntry] = ()


def render_rss(feed: Feed) -> bytes:
    """The feed's XML, the same bytes for the same feed."""
    generator = FeedGenerator()
    generator.title(_clean(feed.title))
    generator.description(_clean(feed.description) or _clean(feed.title))
    generator.language(feed.language)
    # feedgen makes the last link the channel's own, so the page comes after the feed itself.
    generator.link(href=feed.url, rel="self", type="application/rss+xml")
    generator.link(href=feed.page_url, rel="alternate")
    generator.generator("")
    # feedgen fills in the present moment where no date is given; a feed changes only with its entries.
    generator.lastBuildDate(max((entry.published for entry in feed.entries if entry.published), default=EPOCH))
    for entry in feed.entries:
        _add_entry(generator, entry)
    return bytes(generator.rss_str(pretty=True))


EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
"""The date of a feed that never had an entry."""


def _add_entry(generator: FeedGenerator, entry: FeedEntry) -> None:
    added = generator.add_entry(order="append")
    added.guid(entry.id, permalink=False)
    added.title(_clean(entry.title))
    added.link(href=entry.url)
    added.description(_clean(entry.summary or entry.title))
    if entry.html:
        added.content(_clean(entry.html), type="CDATA")
    if entry.published:
        added.pubDate(entry.published)
    for category in entry.categories:
        added.category(term=_clean(category))


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
