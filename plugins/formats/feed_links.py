"""The links of feeds and of their entries, as values: one way to the page itself, all others named by what they are.

Readers disagree about which of several alternates is the page: feedparser takes the last, Miniflux the first. So there
is exactly one, and a translation is `related`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.formats.feed import Feed, FeedEntry, FeedPicture
from plugins.formats.feed_texts import clean

PAGE = "text/html"
CALENDAR = "text/calendar"


@dataclass(frozen=True)
class FeedLink:
    """A link of Atom (RFC 4287, section 4.2.7), in Atom and in RSS; what is "" is left out."""

    rel: str
    href: str
    type: str = ""
    hreflang: str = ""
    title: str = ""
    length: str = ""
    """Bytes, where they are known."""

    @property
    def attributes(self) -> dict[str, str]:
        """Those that are stated, in this order."""
        return {name: said for name, value in vars(self).items() if (said := clean(value))}


def links_of_feed(feed: Feed, own_type: str) -> Iterator[FeedLink]:
    """Itself, its hub (WebSub), its archives (RFC 5005, section 4), and last the page that it follows."""
    yield FeedLink("self", feed.url, own_type)
    if feed.hub:
        yield FeedLink("hub", feed.hub)
    archives = {
        "current": feed.archives.current,
        "prev-archive": feed.archives.previous,
        "next-archive": feed.archives.next,
    }
    yield from (FeedLink(rel, href, own_type) for rel, href in archives.items() if href)
    yield FeedLink("alternate", feed.page_url, PAGE)


def links_of_entry(entry: FeedEntry) -> Iterator[FeedLink]:
    """Its page, its picture, the same in other languages, and the calendar file that adds it."""
    yield FeedLink("alternate", entry.url, PAGE)
    if entry.picture:
        yield link_of_picture(entry.picture)
    yield from related_links(entry)


def link_of_picture(picture: FeedPicture) -> FeedLink:
    """The picture as an enclosure."""
    size = str(picture.size) if picture.size else ""
    return FeedLink("enclosure", picture.url, picture.type, title=picture.alt, length=size)


def related_links(entry: FeedEntry) -> Iterator[FeedLink]:
    """The same in other languages, and the calendar file that adds it."""
    for other in entry.translations:
        yield FeedLink("related", other.url, PAGE, other.language, other.title)
    if entry.event and entry.event.calendar:
        yield FeedLink("related", entry.event.calendar, CALENDAR)
