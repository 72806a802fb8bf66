"""feedgen 1.0.0, with its faults fenced in: RSS and Atom are made here, and nothing else in the code touches it.

What it does wrong, and what is done about it:

* it sets the locale of the process for each date of RSS: replaced when this is imported, the one thing that is;
* it dies of control characters, and of a title without a letter: `clean`, `titled`;
* it loses all but the address of an entry's links in Atom: `MendedLinks` writes them again;
* it takes the last link of a feed for its page: `links_of_feed` has that last;
* it puts new entries first, and makes each anew for each feed: `fragment` and `spliced`;
* it takes the present for a date that is not given: `updated` always is;
* it has the content of an item stand as its description where there is none: `MendedContent`;
* `type="CDATA"` is no type in Atom: the content is `html`;
* it breaks an enclosure without a size or type: both are given;
* it has no links but a feed's own in RSS, and nothing of archives or of the words of a picture; of its extensions one
  is wrong and one puts a single picture into a group: what is needed is in `feed_extensions`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import format_datetime
from functools import partial
from typing import TypeAlias
from xml.sax.saxutils import quoteattr

import feedgen.entry
import feedgen.feed
from lxml.etree import Element, SubElement, _Element, tostring

from plugins.formats.feed import Feed, FeedEntry
from plugins.formats.feed_extensions import ATOM, CONTENT, PREFIXES, Extension, FeedModules
from plugins.formats.feed_links import FeedLink, links_of_feed
from plugins.formats.feed_texts import clean, titled, told

feedgen.entry.formatRFC2822 = feedgen.feed.formatRFC2822 = format_datetime

Generator: TypeAlias = feedgen.feed.FeedGenerator
Entry: TypeAlias = feedgen.entry.FeedEntry

DECLARED = {**PREFIXES, "atom": ATOM, "content": CONTENT}
"""What entries may take as declared around them."""


@dataclass(frozen=True)
class MendedLinks(Extension):
    """The links of an entry in Atom, with all that they say."""

    links: tuple[FeedLink, ...]

    def extend_atom(self, element: _Element) -> None:
        """Write them in place of feedgen's."""
        for lost in element.findall("link"):
            element.remove(lost)
        for link in self.links:
            SubElement(element, "link", link.attributes)


@dataclass(frozen=True)
class MendedContent(Extension):
    """The content of an item of RSS that has no description: it is content all the same."""

    def extend_rss(self, element: _Element) -> None:
        """Call it by its name."""
        for content in element.findall("description"):
            content.tag = f"{{{CONTENT}}}encoded"


def new_generator(feed: Feed, own_type: str) -> Generator:
    """A feed of feedgen, without its entries."""
    generator = Generator()
    generator.id(clean(feed.id))
    generator.title(titled(feed.title, feed.page_url))
    generator.language(clean(feed.language))
    generator.generator("")
    generator.updated(told(feed.changed))
    links = tuple(links_of_feed(feed, own_type))
    generator.link([link.attributes for link in links])
    modules = partial(FeedModules, feed.author, links, is_archive=bool(feed.archives.current))
    generator.register_extension("modules", modules)
    return generator


def new_entry(entry: FeedEntry, extensions: Iterable[Extension]) -> Entry:
    """An entry of feedgen, with all but its summary, which RSS and Atom tell in different ways."""
    built = Entry()
    built.id(clean(entry.id))
    built.title(titled(entry.title, entry.url))
    built.link(href=clean(entry.url))
    built.updated(told(entry.changed))
    if entry.published:
        built.published(told(entry.published))
    if content := clean(entry.html):
        built.content(content, type="html")
    for category in entry.categories:
        label = clean(category.label)
        built.category(term=label, label=label, scheme=clean(category.scheme))
    for extension in extensions:
        built.register_extension(type(extension).__name__, partial(_itself, extension))
    return built


def fragment(entry: _Element, *path: str) -> bytes:
    """An entry as it stands in a feed: the path leads to it, and its first element declares the prefixes."""
    *around, name = path
    root = parent = Element(around[0], nsmap=DECLARED)
    for inner in around[1:]:
        parent = SubElement(parent, inner)
    parent.append(entry)
    whole = tostring(root, encoding="UTF-8", pretty_print=True)
    end = f"</{name}>\n".encode()
    return b"  " * len(around) + whole[whole.index(f"<{name}".encode()) : whole.rindex(end)] + end


def spliced(frame: bytes, entries: Iterable[bytes], end: bytes) -> bytes:
    """A feed without entries, and those it has; `end` is how it ends after them."""
    return b"".join((frame.removesuffix(end), *entries, end))


def with_stylesheet(xml: bytes, address: str) -> bytes:
    """XML that browsers show by a CSS (https://www.w3.org/TR/xml-stylesheet/)."""
    if not address:
        return xml
    instruction = f'<?xml-stylesheet type="text/css" href={quoteattr(clean(address))}?>\n'
    return xml.replace(b"?>\n", b"?>\n" + instruction.encode(), 1)


def _itself(extension: Extension) -> Extension:
    """What feedgen makes anew for each entry is there already."""
    return extension
