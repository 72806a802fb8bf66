"""Feeds: an RSS feed beside every listing that can be followed."""

from collections.abc import Iterator
from datetime import datetime

from plugins.domain.announcement import title_of
from plugins.domain.body import render_body
from plugins.domain.event import Event
from plugins.domain.forms import render_date_range, render_timespan
from plugins.domain.item import at_start
from plugins.domain.listing import Listing, Shown
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, text
from plugins.formats.feed import Feed, FeedCategory, FeedEntry
from plugins.formats.rss import render_rss
from plugins.host import signals
from plugins.host.feature import Feature

ENTRIES = 30
"""How many entries a feed holds."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The feeds of all listings."""
    return Feature("feeds", outputs=outputs)


def outputs(view: LanguageView) -> Iterator[Output]:
    """`rss.xml` beside each listing."""
    for listing in view.listings:
        if listing.is_followed:
            yield text(f"{listing.address}rss.xml", render_rss, feed=_feed(view, listing))


def _feed(view: LanguageView, listing: Listing) -> Feed:
    told = [shown for shown in listing.items if shown.is_own or shown.item.shown_untranslated]
    return Feed(
        id=f"tag:{view.site.authority}:{listing.address.strip('/')}",
        url=view.site.absolute(f"{listing.address}rss.xml"),
        page_url=view.site.absolute(listing.address),
        title=view.feed_title(listing),
        description=listing.description,
        language=view.code,
        entries=tuple(_entry(view, shown) for shown in told[:ENTRIES]),
    )


def _entry(view: LanguageView, shown: Shown) -> FeedEntry:
    return FeedEntry(
        id=f"tag:{view.site.authority}:{shown.item.kind_folder}/{shown.item.identity}",
        title=_title(view, shown),
        url=view.site.absolute(shown.link),
        summary=view.description(shown),
        html=render_body(view, shown, absolute=True),
        published=_published(view, shown),
        categories=tuple(
            FeedCategory(name, view.site.absolute(address)) for name, address in view.theme_links(shown.item)
        ),
    )


def _title(view: LanguageView, shown: Shown) -> str:
    """The title with its language; for an event also what became of it and when it is, which no feed reader shows."""
    event, mark = shown.item, view.mark(shown.text_language)
    if not isinstance(event, Event):
        return f"{shown.texts.title} ({mark})" if mark else shown.texts.title
    return f"{title_of(view, shown, event.status)}, {_when(view, event)}"


def _when(view: LanguageView, event: Event) -> str:
    """The time of an event; of one that is held several times the days of the first and the last."""
    span = view.span(event)
    if len(view.occurrences(event)) == 1:
        return render_timespan(span, view.language, view.site.zone)
    return render_date_range(span.first_day, span.last_day, view.language, "weekday")


def _published(view: LanguageView, shown: Shown) -> datetime | None:
    return at_start(shown.announced, view.site.zone) if shown.announced else None
