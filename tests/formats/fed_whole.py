"""Whole feeds by feedgen and lxml, entries and all, with feedgen's faults mended in its entries: slow, and right.

What this project writes itself of an entry must be what stands there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import feedgen.entry
from lxml.etree import SubElement, _Element

from plugins.formats import atom, rss
from plugins.formats.feed import Feed, FeedEntry, FeedEvent, FeedPicture
from plugins.formats.feed_extensions import ATOM, CONTENT, DC, DCTERMS, EV, GEORSS, MEDIA, XML
from plugins.formats.feed_links import FeedLink, links_of_entry, related_links
from plugins.formats.feed_texts import clean, render_moment, titled, told
from plugins.formats.feedgen_mended import new_generator, with_stylesheet

Extend = Callable[[_Element], None]


@dataclass(frozen=True)
class Extension:
    """An extension of feedgen that adds to an entry."""

    extend_rss: Extend
    extend_atom: Extend


def whole_rss(feed: Feed, entries: tuple[FeedEntry, ...]) -> bytes:
    """RSS as feedgen makes it."""
    generator = new_generator(feed, rss.TYPE)
    generator.description(titled(feed.description, feed.title) or clean(feed.page_url))
    for entry in entries:
        item = _entry(entry, feed.language)
        if summary := clean(entry.summary):
            item.description(escape(summary, quote=False), isSummary=True)
        if entry.picture:
            item.enclosure(clean(entry.picture.url), entry.picture.size, clean(entry.picture.type))
        generator.add_entry(item, order="append")
    return with_stylesheet(generator.rss_str(pretty=True), feed.stylesheet)


def whole_atom(feed: Feed, entries: tuple[FeedEntry, ...]) -> bytes:
    """Atom as feedgen makes it."""
    generator = new_generator(feed, atom.TYPE)
    generator.subtitle(clean(feed.description))
    generator.author(name=titled(feed.author, feed.title) or clean(feed.page_url))
    for entry in entries:
        built = _entry(entry, feed.language)
        if summary := clean(entry.summary):
            built.summary(summary)
        for author in filter(None, map(clean, entry.authors)):
            built.author(name=author)
        generator.add_entry(built, order="append")
    return with_stylesheet(generator.atom_str(pretty=True), feed.stylesheet)


WHOLE: Mapping[str, Callable[[Feed, tuple[FeedEntry, ...]], bytes]] = {"rss.xml": whole_rss, "atom.xml": whole_atom}
"""By the names of the formats of XML."""


def _entry(entry: FeedEntry, language: str) -> Any:
    built = feedgen.entry.FeedEntry()
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
    for number, extension in enumerate(_extensions(entry, language)):
        built.register_extension(f"e{number}", partial(_itself, extension))
    return built


def _itself(extension: Extension) -> Extension:
    return extension


def _extensions(entry: FeedEntry, language: str) -> Iterator[Extension]:
    both = [*_both(entry, language)]
    yield from (Extension(extend, extend) for extend in both)
    yield Extension(partial(_only_in_rss, entry=entry), partial(_only_in_atom, entry=entry))


def _both(entry: FeedEntry, language: str) -> Iterator[Extend]:
    if entry.language not in ("", language):
        yield lambda element: element.set(f"{{{XML}}}lang", clean(entry.language))
    if entry.picture:
        yield partial(_picture, shown=entry.picture)
    if entry.event:
        yield partial(_event, event=entry.event)
    if entry.deadline:
        period = f"end={render_moment(entry.deadline)};scheme=W3C-DTF"
        yield lambda element: _add(element, DCTERMS, "valid", period)


def _only_in_rss(element: _Element, entry: FeedEntry) -> None:
    for author in entry.authors:
        _add(element, DC, "creator", author)
    if entry.updated or entry.published:
        _add(element, DCTERMS, "modified", render_moment(entry.changed))
    for link in related_links(entry):
        SubElement(element, f"{{{ATOM}}}link", _attributes(link))
    if not clean(entry.summary):
        for content in element.findall("description"):
            content.tag = f"{{{CONTENT}}}encoded"


def _only_in_atom(element: _Element, entry: FeedEntry) -> None:
    for lost in element.findall("link"):
        element.remove(lost)
    for link in links_of_entry(entry):
        SubElement(element, "link", _attributes(link))


def _attributes(link: FeedLink) -> dict[str, str]:
    return {name: said for name, value in vars(link).items() if (said := clean(value))}


def _picture(element: _Element, shown: FeedPicture) -> None:
    facts = {"url": clean(shown.url), "type": clean(shown.type), "medium": "image"}
    numbers = {"fileSize": shown.size, "width": shown.width, "height": shown.height}
    facts |= {name: str(number) for name, number in numbers.items() if number}
    _add(SubElement(element, f"{{{MEDIA}}}content", facts), MEDIA, "title", shown.alt)


def _event(element: _Element, event: FeedEvent) -> None:
    _add(element, EV, "startdate", render_moment(event.start))
    _add(element, EV, "enddate", render_moment(event.end))
    _add(element, EV, "location", event.location)
    _add(element, EV, "organizer", event.organiser)
    _add(element, EV, "type", event.kind)
    if event.coordinates:
        _add(element, GEORSS, "point", "{} {}".format(*event.coordinates))


def _add(element: _Element, namespace: str, name: str, text: str) -> None:
    if said := clean(text):
        SubElement(element, f"{{{namespace}}}{name}").text = said
