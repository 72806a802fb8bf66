"""The documents of feeds: beside a listing its feed in each of its formats, and its years where a feed is too short."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from plugins.domain.dependence import on_whole
from plugins.domain.listing import ATOM, JSON_FEED, RSS, FeedFormat, Listing, Shown
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.record import DIGEST
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, Standing, View, Writer, text_later
from plugins.feeds.archives import ARCHIVED, archives_of, entries_there, with_archives, years_of
from plugins.feeds.entries import Announced, Entries
from plugins.feeds.style import style_address
from plugins.formats.atom import render_atom
from plugins.formats.feed import Feed
from plugins.formats.jsonfeed import render_json_feed
from plugins.formats.rss import render_rss

ENTRIES = 30
"""How many entries a feed holds."""

WRITERS: Mapping[FeedFormat, Writer] = {RSS: render_rss, ATOM: render_atom, JSON_FEED: render_json_feed}
"""What writes each format."""


def documents_of(view: LanguageView, listing: Listing, entries: Entries) -> Iterator[Output]:
    """The feeds of a listing, and their archives, in each format in which it is offered."""
    told = entries.told_in(listing)
    is_long = listing.name in ARCHIVED and len(told) > ENTRIES
    years = years_of(told, view.site.zone) if is_long else {}
    current = list(islice((one for one in told if not _is_closed(view, one.shown)), ENTRIES))
    for format_ in listing.feed_formats:
        feed = feed_of(view, listing, format_)
        linked = with_archives(feed, years) if format_.has_archives else feed
        yield _output(view, Document(linked, format_, current), entries)
        for year, archive in archives_of(feed, years) if format_.has_archives else ():
            yield _output(view, Document(archive, format_, years[year]), entries)


class Document(NamedTuple):
    """A feed or an archive in a format, and what it tells of."""

    feed: Feed
    format: FeedFormat
    told: Sequence[Announced]

    @property
    def is_archive(self) -> bool:
        """Whether it is an archive, whose entries no clock changes, and which has many of them."""
        return bool(self.feed.archives.current)


def _output(view: LanguageView, document: Document, entries: Entries) -> Output:
    address = document.feed.url.removeprefix(view.site.url)
    depends = on_whole(view, [one.shown for one in document.told], document.feed)
    make = partial(_view, document, entries, depends.texts)
    again = make if document.is_archive and len(depends.texts) == len(document.told) * DIGEST else None
    return text_later(address, WRITERS[document.format], make, depends, again)


def _view(document: Document, entries: Entries, texts: bytes, standing: Standing | None = None) -> View:
    """A feed with its entries; those that stand in its file already are taken from there."""
    feed, format_, told = document
    there = entries_there(format_, standing, texts) if standing else [None] * len(told)
    pairs = zip(told, there, strict=True)
    written = [found or entries.written(one, format_, archived=document.is_archive) for one, found in pairs]
    return {"feed": replace(feed, changed=entries.last_change(told)), "entries": written}


def feed_of(view: LanguageView, listing: Listing, format_: FeedFormat) -> Feed:
    """The feed of a listing in a format, without its entries."""
    return Feed(
        id=f"tag:{view.site.authority}:{view.code}/{listing.name}",
        url=view.site.absolute(f"{listing.address}{format_.file}"),
        page_url=view.site.absolute(listing.address),
        title=view.feed_title(listing),
        description=_description(view, listing),
        language=view.code,
        author=view.tongue.site_name,
        hub=view.site.hub,
        stylesheet=style_address(view),
    )


def _description(view: LanguageView, listing: Listing) -> str:
    """What one gets by following; a page of events lists them by the day, the feed as they are announced."""
    if listing.name == "events":
        return view.gettext("Events in the region with day and place, as they are announced.")
    return listing.description or view.gettext("What is new: %(name)s") % {"name": listing.title}


def _is_closed(view: LanguageView, shown: Shown) -> bool:
    """Whether it is too late to apply: nobody is told of that as of something new."""
    item = shown.item
    return isinstance(item, Opportunity) and item.opening(view.now, view.site.zone) is Opening.CLOSED
