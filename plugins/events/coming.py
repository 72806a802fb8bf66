"""The page of coming events, month by month, with ways to those of a theme, place or organiser, and to the past."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import cast

from plugins.domain.cards import cards_of
from plugins.domain.dependence import on_facts
from plugins.domain.event import Event
from plugins.domain.heads import head_of_listing
from plugins.domain.item_page import NamedLink
from plugins.domain.listing import Listing, Shown
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.events.agenda import month_of
from plugins.events.browsing import ways_into
from plugins.events.periods import Month, month_link, year_link
from plugins.formats.calendar_links import subscription_of
from plugins.formats.schema_org_listings import with_linked_data

PAST = 4
"""How many of the events that are over the page shows; the archives of their years have them all."""


def events_page(view: LanguageView, listing: Listing) -> Output:
    """The page of the listing of all events."""
    depends = on_facts(view, listing.items)
    return page_later(listing.address, "events.html", view.code, partial(_events_page, view, listing), depends)


def _events_page(view: LanguageView, listing: Listing) -> View:
    upcoming, past = view.upcoming(listing.items), view.past(listing.items)
    return {
        "document": with_linked_data(view, head_of_listing(view, listing)),
        "chrome": view.chrome,
        "listing": listing.title,
        "calendar": subscription_of(view, listing),
        "upcoming": tuple(_months(view, upcoming)),
        "ways": ways_into(view, upcoming),
        "past": cards_of(view, past[:PAST]),
        "years": tuple(_years(view, past)),
    }


def month_told(view: LanguageView, shown: Shown) -> date:
    """The month under which lists tell of an event: where it has begun in an earlier one, that of today."""
    occurrence = view.next_occurrence(cast(Event, shown.item))
    return month_of(occurrence.day_to_tell(view.now, view.site.zone))


def _months(view: LanguageView, upcoming: tuple[Shown, ...]) -> Iterator[Month]:
    """The coming events by the months under which they stand."""
    in_order = sorted(upcoming, key=lambda shown: month_told(view, shown))
    for month, of_month in groupby(in_order, lambda shown: month_told(view, shown)):
        yield Month(month_link(view, month), cards_of(view, of_month))


def _years(view: LanguageView, past: tuple[Shown, ...]) -> Iterator[NamedLink]:
    """The archives in which the events stand that are over, the last one first."""
    times = [time for shown in past for time in view.occurrences(cast(Event, shown.item))]
    for year in sorted({day.year for time in times for day in time.days(view.site.zone)}, reverse=True):
        yield year_link(view, year)
