"""Feeds as values, the same for RSS, Atom and JSON Feed: what a reader may follow, in one language."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from plugins.formats.feed_xml import escaped

EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
"""The moment of a feed that never had an entry."""


@dataclass(frozen=True)
class FeedCategory:
    """A theme of an entry: its name in the language, and the address of its page, which is its scheme."""

    label: str
    scheme: str


@dataclass(frozen=True)
class FeedPicture:
    """The picture of an entry: its full address, its type such as `image/jpeg`, its bytes, its pixels, its words."""

    url: str
    type: str
    size: int
    width: int = 0
    height: int = 0
    alt: str = ""


@dataclass(frozen=True)
class FeedTranslation:
    """The page about the same thing in another language, and the words that lead there: `In English`."""

    language: str
    url: str
    title: str


@dataclass(frozen=True)
class FeedEvent:
    """What an entry tells of an event: when and where it is, by whom, and the calendar file that adds it."""

    start: date | datetime
    end: date | datetime
    """The last day of whole days, which is a part of them; else the moment at which it is over."""
    location: str = ""
    organiser: str = ""
    kind: str = ""
    coordinates: tuple[float, float] | None = None
    """Latitude and longitude."""
    calendar: str = ""
    """The full address of its `event.ics`; "" where nothing is left to add."""


@dataclass(frozen=True)
class FeedEntry:
    """One entry. Its id is permanent; texts are plain but for `html`, whose addresses are all full ones."""

    id: str
    """A tag URI (RFC 4151): `tag:seutunakyma.example,2026:news/2026-10-17-vihrea-sahko`."""
    title: str
    url: str
    summary: str
    html: str
    published: datetime | None
    """When it was announced; for an event never when it is held."""
    updated: datetime | None = None
    """The last change that matters to readers; None where there was none since it was announced."""
    language: str = ""
    """The language of its texts, where it is not that of the feed."""
    authors: tuple[str, ...] = ()
    categories: tuple[FeedCategory, ...] = ()
    picture: FeedPicture | None = None
    translations: tuple[FeedTranslation, ...] = ()
    event: FeedEvent | None = None
    deadline: date | datetime | None = None
    """Until when one may apply."""

    @property
    def changed(self) -> datetime:
        """When it last changed, or was announced."""
        return self.updated or self.published or EPOCH

    @cached_property
    def escaped(self) -> str:
        """Its HTML as a text in XML; it is long, and the same in all formats."""
        return escaped(self.html)


@dataclass(frozen=True)
class FeedArchives:
    """The place of a document among those that together hold every entry (RFC 5005, section 4): full addresses."""

    current: str = ""
    """The feed itself, where this document is one of its archives."""
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed: its own address, the page it follows, and its texts; all but its entries."""

    id: str
    """A tag URI, the same in every format: `tag:seutunakyma.example,2026:fi/themes/fotoniikka`."""
    url: str
    """Its own full address, which each format has for itself."""
    page_url: str
    title: str
    description: str
    language: str
    author: str = ""
    """Who publishes it."""
    archives: FeedArchives = FeedArchives()
    hub: str = ""
    """The WebSub hub that tells of changes; "" without one."""
    stylesheet: str = ""
    """The address of the CSS by which browsers show it."""
    changed: datetime = EPOCH
    """When one of its entries last changed."""
