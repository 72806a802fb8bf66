"""The documents of feeds: beside a listing its feed in each of its formats, and its years where a feed is too short."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plugins.domain.listing import ATOM, JSON_FEED, RSS, FeedFormat, Listing, Shown
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, Writer, text
from plugins.feeds.archives import ARCHIVED, archive_url, archives_of, with_archives, years_of
from plugins.feeds.entries import Entries, newest_of, told_in
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
    told = told_in(listing)
    is_long = listing.name in ARCHIVED and len(told) > ENTRIES
    years = years_of([entries[shown.item.name] for shown in told], view.site.zone) if is_long else {}
    current = newest_of(entries[shown.item.name] for shown in told if not _is_closed(view, shown))
    for format_ in listing.feed_formats:
        address, writer = f"{listing.address}{format_.file}", WRITERS[format_]
        feed = replace(feed_of(view, listing, format_), entries=tuple(current[:ENTRIES]))
        if not format_.has_archives:
            yield text(address, writer, feed=feed)
            continue
        yield text(address, writer, feed=with_archives(feed, years))
        for year, archive in archives_of(feed, years):
            yield text(archive_url(address, year), writer, feed=archive)


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
