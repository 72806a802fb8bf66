"""What feeds say beyond RSS and Atom, as extensions of feedgen: small classes that add elements to an entry or a feed.

feedgen calls `extend_rss` with an `<item>`, or the whole `<rss>`; `extend_atom` with an `<entry>`, or the `<feed>`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lxml.etree import SubElement, _Element

from plugins.formats.feed import FeedEntry, FeedEvent, FeedPicture
from plugins.formats.feed_links import FeedLink
from plugins.formats.feed_texts import clean, render_moment

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
EV = "http://purl.org/rss/1.0/modules/event/"
FH = "http://purl.org/syndication/history/1.0"
GEORSS = "http://www.georss.org/georss"
MEDIA = "http://search.yahoo.com/mrss/"
XML = "http://www.w3.org/XML/1998/namespace"

PREFIXES = {"dc": DC, "dcterms": DCTERMS, "ev": EV, "fh": FH, "georss": GEORSS, "media": MEDIA}
"""Those of all feeds, so that each begins alike; feedgen has the prefixes of Atom and of the content itself."""


class Extension:
    """What is added to an element: by default nothing."""

    def extend_rss(self, element: _Element) -> None:
        """Add it to RSS."""

    def extend_atom(self, element: _Element) -> None:
        """Add it to Atom."""


@dataclass(frozen=True)
class FeedModules(Extension):
    """Of a feed: who publishes it, its links in RSS, and whether it is an archive (RFC 5005, section 4)."""

    publisher: str
    links: Sequence[FeedLink]
    is_archive: bool

    def extend_ns(self) -> Mapping[str, str]:
        """The prefixes that are declared once, at the top."""
        return PREFIXES

    def extend_rss(self, element: _Element) -> None:
        """All links but its own, which feedgen writes, and the page's, which RSS has a name for."""
        [channel] = element
        _add(channel, DC, "publisher", self.publisher)
        for link in self.links:
            if link.rel not in ("self", "alternate"):
                SubElement(channel, f"{{{ATOM}}}link", link.attributes)
        self._mark(channel)

    def extend_atom(self, element: _Element) -> None:
        """Atom has publisher and links itself."""
        self._mark(element)

    def _mark(self, element: _Element) -> None:
        if self.is_archive:
            SubElement(element, f"{{{FH}}}archive")


class OfBoth(Extension):
    """What is the same in both formats."""

    def extend_rss(self, element: _Element) -> None:
        """As in Atom."""
        self.extend(element)

    def extend_atom(self, element: _Element) -> None:
        """As in RSS."""
        self.extend(element)

    def extend(self, element: _Element) -> None:
        """Add it."""


@dataclass(frozen=True)
class OtherLanguage(OfBoth):
    """An entry in a language that is not the feed's (XML 1.0, section 2.12)."""

    language: str

    def extend(self, element: _Element) -> None:
        """As `xml:lang`."""
        element.set(f"{{{XML}}}lang", clean(self.language))


@dataclass(frozen=True)
class Media(OfBoth):
    """A picture with its size and its words (https://www.rssboard.org/media-rss)."""

    picture: FeedPicture

    def extend(self, element: _Element) -> None:
        """As `media:content`, in no group, for it is alone.

        Its words are its title: a `media:description` is taken for the entry's own summary by feedparser.
        """
        shown = self.picture
        facts = {"url": clean(shown.url), "type": clean(shown.type), "medium": "image"}
        numbers = {"fileSize": shown.size, "width": shown.width, "height": shown.height}
        facts |= {name: str(number) for name, number in numbers.items() if number}
        content = SubElement(element, f"{{{MEDIA}}}content", facts)
        _add(content, MEDIA, "title", shown.alt)


@dataclass(frozen=True)
class EventModule(OfBoth):
    """When and where an event is, and by whom (https://web.resource.org/rss/1.0/modules/event/)."""

    event: FeedEvent

    def extend(self, element: _Element) -> None:
        """In the order of the module; the place on the map as GeoRSS Simple, latitude first."""
        event = self.event
        _add(element, EV, "startdate", render_moment(event.start))
        _add(element, EV, "enddate", render_moment(event.end))
        _add(element, EV, "location", event.location)
        _add(element, EV, "organizer", event.organiser)
        _add(element, EV, "type", event.kind)
        if event.coordinates:
            _add(element, GEORSS, "point", "{} {}".format(*event.coordinates))


@dataclass(frozen=True)
class Validity(OfBoth):
    """Until when one may apply (DCMI Metadata Terms, `valid`, as a DCMI Period)."""

    deadline: date | datetime

    def extend(self, element: _Element) -> None:
        """As `end=2026-12-01T16:15:00+02:00;scheme=W3C-DTF`."""
        _add(element, DCTERMS, "valid", f"end={render_moment(self.deadline)};scheme=W3C-DTF")


@dataclass(frozen=True)
class DublinCore(Extension):
    """What RSS has no words for: who wrote an item (its `author` must be an e-mail address), and when it changed."""

    authors: Sequence[str]
    changed: datetime | None

    def extend_rss(self, element: _Element) -> None:
        """As `dc:creator` and `dcterms:modified`."""
        for author in self.authors:
            _add(element, DC, "creator", author)
        if self.changed:
            _add(element, DCTERMS, "modified", render_moment(self.changed))


@dataclass(frozen=True)
class RelatedLinks(Extension):
    """The links of an item that RSS has no words for."""

    links: Sequence[FeedLink]

    def extend_rss(self, element: _Element) -> None:
        """As `atom:link`."""
        for link in self.links:
            SubElement(element, f"{{{ATOM}}}link", link.attributes)


def extensions_of(entry: FeedEntry, language: str) -> Iterator[Extension]:
    """What an entry in a feed of this language says in both formats."""
    if entry.language not in ("", language):
        yield OtherLanguage(entry.language)
    if entry.picture:
        yield Media(entry.picture)
    if entry.event:
        yield EventModule(entry.event)
    if entry.deadline:
        yield Validity(entry.deadline)


def _add(element: _Element, namespace: str, name: str, text: str) -> None:
    """A child with a text; none where there is nothing to say."""
    if said := clean(text):
        SubElement(element, f"{{{namespace}}}{name}").text = said
