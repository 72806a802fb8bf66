"""RSS 2.0 (https://www.rssboard.org/rss-specification, and the Best Practices Profile beside it)."""

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from plugins.formats.feed import Feed, FeedCategory, FeedEntry, FeedPicture
from plugins.formats.feed_elements import content_element, entry_element, link_elements, module_elements
from plugins.formats.feed_links import related_links
from plugins.formats.feed_texts import clean, render_moment, titled, told
from plugins.formats.feed_xml import attribute, attributes_of, element, escaped, indented
from plugins.formats.feedgen_mended import new_generator, spliced, with_stylesheet

TYPE = "application/rss+xml"
END = b"  </channel>\n</rss>\n"


def render_rss(feed: Feed, entries: Sequence[bytes]) -> bytes:
    """The feed's XML, the same bytes for the same feed; `entries` are those that `render_item` wrote."""
    generator = new_generator(feed, TYPE)
    generator.description(titled(feed.description, feed.title) or clean(feed.page_url))
    frame = with_stylesheet(generator.rss_str(pretty=True), feed.stylesheet)
    return spliced(frame, entries, END)


def render_item(entry: FeedEntry, language: str) -> bytes:
    """An entry as it stands in each feed of a language."""
    lines = [
        element("title", titled(entry.title, entry.url)),
        element("link", entry.url),
        # Readers take a description for HTML, in which a plain `<` would begin a tag.
        element("description", escape(entry.summary, quote=False)),
        content_element("content:encoded", entry),
        element("guid", entry.id, ' isPermaLink="false"'),
        *[_category(category) for category in entry.categories],
        _enclosure(entry.picture) if entry.picture else "",
        element("pubDate", format_datetime(told(entry.published))) if entry.published else "",
        *module_elements(entry),
        # RSS has no words for who wrote it (`author` must be an e-mail address), when it changed, and other links.
        *[element("dc:creator", author) for author in entry.authors],
        element("dcterms:modified", render_moment(entry.changed)) if entry.updated or entry.published else "",
        *link_elements("atom:link", related_links(entry)),
    ]
    return indented(entry_element("item", entry, language, lines), 2)


def _category(category: FeedCategory) -> str:
    return f"<category{attribute('domain', category.scheme)}>{escaped(category.label)}</category>"


def _enclosure(shown: FeedPicture) -> str:
    return f"<enclosure{attributes_of({'url': shown.url, 'length': str(shown.size), 'type': shown.type})}/>"
