"""Atom (RFC 4287), made by feedgen."""

from plugins.formats.feed import Feed, FeedEntry
from plugins.formats.feed_extensions import extensions_of
from plugins.formats.feed_links import links_of_entry
from plugins.formats.feed_memory import kept
from plugins.formats.feed_texts import clean, titled
from plugins.formats.feedgen_mended import (
    MendedLinks,
    fragment,
    new_entry,
    new_generator,
    spliced,
    with_stylesheet,
)

TYPE = "application/atom+xml"
END = b"</feed>\n"


def render_atom(feed: Feed) -> bytes:
    """The feed's XML, the same bytes for the same feed."""
    generator = new_generator(feed, TYPE)
    generator.subtitle(clean(feed.description))
    # An entry without an author has the feed's, so that there must be one (section 4.1.1).
    generator.author(name=titled(feed.author, feed.title) or clean(feed.page_url))
    frame = with_stylesheet(generator.atom_str(pretty=True), feed.stylesheet)
    return spliced(frame, (_entry(entry, feed.language) for entry in feed.entries), END)


@kept
def _entry(entry: FeedEntry, language: str) -> bytes:
    links = MendedLinks(tuple(links_of_entry(entry)))
    built = new_entry(entry, (*extensions_of(entry, language), links))
    if summary := clean(entry.summary):
        built.summary(summary)
    for author in filter(None, map(clean, entry.authors)):
        built.author(name=author)
    return fragment(built.atom_entry(), "feed", "entry")
