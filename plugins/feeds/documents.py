"""The documents of feeds: beside a listing its feed in each of its formats, and its years where a feed is too short."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from plugins.domain.dependence import on_whole
from plugins.domain.listing import ATOM, JSON_FEED, RSS, FeedFormat, Listing, Shown
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, Writer, text_later
from plugins.feeds.archives import ARCHIVED, archive_of, archives_of, with_archives, years_of
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
    current = [one for one in told if not _is_closed(view, one.shown)][:ENTRIES]
    for format_ in listing.feed_formats:
        writer = WRITERS[format_]
        feed = feed_of(view, listing, format_)
        linked = with_archives(feed, years) if format_.has_archives else feed
        yield _document(view, linked, writer, current, partial(_feed, linked, current, entries))
        for year, archive in archives_of(feed, years) if format_.has_archives else ():
            yield _document(view, archive, writer, years[year], partial(_archive, archive, years[year], entries))


def _document(view: LanguageView, feed: Feed, writer: Writer, told: Sequence[Announced], make: partial[View]) -> Output:
    depends = on_whole(view, [one.shown for one in told], feed)
    return text_later(feed.url.removeprefix(view.site.url), writer, make, depends)


def _feed(feed: Feed, told: Sequence[Announced], entries: Entries) -> View:
    return {"feed": replace(feed, entries=tuple(entries.of(one) for one in told))}


def _archive(feed: Feed, told: Sequence[Announced], entries: Entries) -> View:
    return {"feed": archive_of(feed, (entries.of(one) for one in told))}


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
