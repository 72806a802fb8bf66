"""OPML 2.0 (https://opml.org/spec2.opml): a list of feeds that feed readers take in at once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from plugins.formats.feed_texts import clean, titled

if TYPE_CHECKING:
    from lxml.etree import _Element


class FeedOutline(Struct, frozen=True):
    """A feed in the list: its title, its full address and that of its page, and the groups in which it stands."""

    title: str
    url: str
    page_url: str
    language: str
    groups: tuple[str, ...] = ()
    """The titles of the groups from the outermost inwards: `("Suomeksi", "Teemat")`."""
    description: str = ""


def render_opml(title: str, outlines: Sequence[FeedOutline]) -> bytes:
    """The list as XML. Groups and feeds come in the order in which they were first named; no moment is told."""
    from lxml.etree import Element, SubElement, indent, tostring

    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = clean(title)
    body = SubElement(root, "body")
    groups: dict[tuple[str, ...], _Element] = {(): body}
    for outline in outlines:
        for path in _paths(outline.groups):
            if path not in groups:
                groups[path] = SubElement(groups[path[:-1]], "outline", _named(path[-1]))
        SubElement(groups[outline.groups], "outline", _attributes(outline))
    indent(root)
    return tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _paths(groups: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A group after those in which it stands."""
    return (groups[:depth] for depth in range(1, len(groups) + 1))


def _named(title: str) -> dict[str, str]:
    """`text` is what the specification asks for; some readers show `title`."""
    return {"text": clean(title), "title": clean(title)}


def _attributes(outline: FeedOutline) -> dict[str, str]:
    """Those of a subscription; `type` is `rss` for Atom as well."""
    named = _named(titled(outline.title, outline.url))
    stated = {
        "xmlUrl": outline.url,
        "htmlUrl": outline.page_url,
        "language": outline.language,
        "description": outline.description,
    }
    return {"type": "rss", **named, **{name: said for name, text in stated.items() if (said := clean(text))}}
