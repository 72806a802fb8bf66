"""feedgen 1.0.0, with its faults fenced in: it makes feeds of RSS and Atom but for their entries, and only here.

What it does wrong, and what is done about it:

* it sets the locale of the process for each date of RSS: replaced when this is imported, the one thing that is;
* it dies of control characters, and of a title without a letter: `clean`, `titled`;
* it takes the last link of a feed for its page: `links_of_feed` has that last;
* it takes the present for a date that is not given: `updated` always is;
* it has no links but a feed's own in RSS, and nothing of archives: what is needed is in `feed_extensions`;
* of entries it puts new ones first, makes each anew for each feed and takes 60 µs for it, loses all but the address
  of their links in Atom, and has the content of one without a summary stand as its description in RSS: `rss` and
  `atom` write them line by line, once, and `spliced` puts them into the feed. The bytes are those that feedgen makes
  where it is right, which a test proves.
"""

from collections.abc import Sequence
from email.utils import format_datetime
from functools import partial
from typing import TypeAlias

import feedgen.entry
import feedgen.feed

from plugins.formats.feed import Feed
from plugins.formats.feed_extensions import FeedModules
from plugins.formats.feed_links import links_of_feed
from plugins.formats.feed_texts import clean, titled, told
from plugins.formats.feed_xml import quotable

feedgen.entry.formatRFC2822 = feedgen.feed.formatRFC2822 = format_datetime

Generator: TypeAlias = feedgen.feed.FeedGenerator


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


def spliced(frame: bytes, entries: Sequence[bytes], end: bytes) -> bytes:
    """A feed without entries, and those it has; `end` is how it ends after them."""
    return b"".join((frame.removesuffix(end), *entries, end))


def with_stylesheet(xml: bytes, address: str) -> bytes:
    """XML that browsers show by a CSS (https://www.w3.org/TR/xml-stylesheet/)."""
    if not address:
        return xml
    instruction = f'<?xml-stylesheet type="text/css" href="{quotable(address)}"?>\n'
    return xml.replace(b"?>\n", b"?>\n" + instruction.encode(), 1)
