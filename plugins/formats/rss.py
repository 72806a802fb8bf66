"""RSS 2.0 (https://www.rssboard.org/rss-specification, and the Best Practices Profile beside it), made by feedgen."""

from collections.abc import Iterator
from html import escape

from plugins.formats.feed import Feed, FeedEntry
from plugins.formats.feed_extensions import DublinCore, Extension, RelatedLinks, extensions_of
from plugins.formats.feed_links import related_links
from plugins.formats.feed_memory import kept
from plugins.formats.feed_texts import clean, titled
from plugins.formats.feedgen_mended import (
    MendedContent,
    fragment,
    new_entry,
    new_generator,
    spliced,
    with_stylesheet,
)

TYPE = "application/rss+xml"
END = b"  </channel>\n</rss>\n"


def render_rss(feed: Feed) -> bytes:
    """The feed's XML, the same bytes for the same feed."""
    generator = new_generator(feed, TYPE)
    generator.description(titled(feed.description, feed.title) or clean(feed.page_url))
    frame = with_stylesheet(generator.rss_str(pretty=True), feed.stylesheet)
    return spliced(frame, (_item(entry, feed.language) for entry in feed.entries), END)


@kept
def _item(entry: FeedEntry, language: str) -> bytes:
    item = new_entry(entry, (*extensions_of(entry, language), *_only_here(entry)))
    if summary := clean(entry.summary):
        # Readers take a description for HTML, in which a plain `<` would begin a tag.
        item.description(escape(summary, quote=False), isSummary=True)
    if entry.picture:
        item.enclosure(clean(entry.picture.url), entry.picture.size, clean(entry.picture.type))
    return fragment(item.rss_entry(), "rss", "channel", "item")


def _only_here(entry: FeedEntry) -> Iterator[Extension]:
    yield DublinCore(entry.authors, entry.changed if entry.updated or entry.published else None)
    yield RelatedLinks(tuple(related_links(entry)))
    if not clean(entry.summary):
        yield MendedContent()
