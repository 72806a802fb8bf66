"""What feeds say beyond RSS and Atom: the names of other specifications, and an extension of feedgen with them.

feedgen calls `extend_rss` with the whole `<rss>`, and `extend_atom` with the `<feed>`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import SubElement, _Element

from plugins.formats.feed_links import FeedLink
from plugins.formats.feed_texts import clean

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


@dataclass(frozen=True)
class FeedModules:
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
        if publisher := clean(self.publisher):
            SubElement(channel, f"{{{DC}}}publisher").text = publisher
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
