"""What entries say in RSS and in Atom alike, most of it in the words of other specifications, line by line."""

from collections.abc import Iterable

from plugins.formats.feed import FeedEntry, FeedEvent, FeedPicture
from plugins.formats.feed_links import FeedLink
from plugins.formats.feed_texts import render_moment
from plugins.formats.feed_xml import attribute, attributes_of, element, elements_in


def entry_element(name: str, entry: FeedEntry, language: str, lines: list[str]) -> list[str]:
    """An entry, with its language where it is not that of the feed (XML 1.0, section 2.12)."""
    return elements_in(name, lines, attribute("xml:lang", entry.language) if entry.language != language else "")


def content_element(name: str, entry: FeedEntry, attributes: str = "") -> str:
    """The content of an entry; nothing where it has none."""
    return f"<{name}{attributes}>{entry.escaped}</{name}>" if entry.escaped else ""


def link_elements(name: str, links: Iterable[FeedLink]) -> list[str]:
    """Links of Atom (RFC 4287, section 4.2.7)."""
    return [f"<{name}{attributes_of(vars(link))}/>" for link in links]


def module_elements(entry: FeedEntry) -> list[str]:
    """Its picture, when and where it is, and until when one may apply (DCMI Metadata Terms: a DCMI Period)."""
    return [
        *(_picture(entry.picture) if entry.picture else ()),
        *(_event(entry.event) if entry.event else ()),
        element("dcterms:valid", f"end={render_moment(entry.deadline)};scheme=W3C-DTF") if entry.deadline else "",
    ]


def _picture(shown: FeedPicture) -> list[str]:
    """A picture with its size and its words (https://www.rssboard.org/media-rss), in no group, for it is alone.

    Its words are its title: a `media:description` is taken for the entry's own summary by feedparser.
    """
    numbers = {"fileSize": shown.size, "width": shown.width, "height": shown.height}
    known = {name: str(number) for name, number in numbers.items() if number}
    facts = attributes_of({"url": shown.url, "type": shown.type, "medium": "image", **known})
    return elements_in("media:content", [element("media:title", shown.alt)], facts)


def _event(event: FeedEvent) -> list[str]:
    """When and where an event is, and by whom (https://web.resource.org/rss/1.0/modules/event/), in its order.

    The place on the map is GeoRSS Simple, latitude first.
    """
    return [
        element("ev:startdate", render_moment(event.start)),
        element("ev:enddate", render_moment(event.end)),
        element("ev:location", event.location),
        element("ev:organizer", event.organiser),
        element("ev:type", event.kind),
        element("georss:point", "{} {}".format(*event.coordinates)) if event.coordinates else "",
    ]
