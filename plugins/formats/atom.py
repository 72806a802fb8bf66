"""Atom (RFC 4287)."""

from collections.abc import Sequence

from plugins.formats.feed import Feed, FeedCategory, FeedEntry
from plugins.formats.feed_elements import content_element, entry_element, link_elements, module_elements
from plugins.formats.feed_links import links_of_entry
from plugins.formats.feed_texts import clean, render_moment, titled
from plugins.formats.feed_xml import attribute, element, elements_in, indented, quotable
from plugins.formats.feedgen_mended import new_generator, spliced, with_stylesheet

TYPE = "application/atom+xml"
END = b"</feed>\n"


def render_atom(feed: Feed, entries: Sequence[bytes]) -> bytes:
    """The feed's XML, the same bytes for the same feed; `entries` are those that `render_entry` wrote."""
    generator = new_generator(feed, TYPE)
    generator.subtitle(clean(feed.description))
    # An entry without an author has the feed's, so that there must be one (section 4.1.1).
    generator.author(name=titled(feed.author, feed.title) or clean(feed.page_url))
    frame = with_stylesheet(generator.atom_str(pretty=True), feed.stylesheet)
    return spliced(frame, entries, END)


def render_entry(entry: FeedEntry, language: str) -> bytes:
    """An entry as it stands in each feed of a language."""
    lines = [
        element("id", entry.id),
        element("title", titled(entry.title, entry.url)),
        element("updated", render_moment(entry.changed)),
        *[line for author in entry.authors if clean(author) for line in _author(author)],
        content_element("content", entry, ' type="html"'),
        element("summary", entry.summary),
        *[_category(category) for category in entry.categories],
        element("published", render_moment(entry.published)) if entry.published else "",
        *module_elements(entry),
        *link_elements("link", links_of_entry(entry)),
    ]
    return indented(entry_element("entry", entry, language, lines), 1)


def _author(name: str) -> list[str]:
    return elements_in("author", [element("name", name)])


def _category(category: FeedCategory) -> str:
    scheme, label = attribute("scheme", category.scheme), attribute("label", category.label)
    return f'<category term="{quotable(category.label)}"{scheme}{label}/>'
