"""Events: a page for each, in every language, the listing of what comes, and the calendars of months and years."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from plugins.domain.dependence import on_whole
from plugins.domain.event import Event
from plugins.domain.heads import head_of_item
from plugins.domain.item_page import NamedLink, item_page
from plugins.domain.listing import Listing, Shown
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.events.additions import additions
from plugins.events.agenda import agenda_of
from plugins.events.coming import events_page, month_told
from plugins.events.facts import event_facts
from plugins.events.months import month_pages
from plugins.events.periods import month_link, period_listings
from plugins.events.years import year_pages
from plugins.formats.calendar_links import Subscription, subscription_of
from plugins.formats.schema_org import render_event
from plugins.host import signals
from plugins.host.feature import Feature


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Events and their listing."""
    return Feature("events", kinds=(Event,), listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """All events of a language, with those that exist only in another marked there."""
    events = view.newest_of(shown for shown, _ in view.of(Event))
    addresses = {code: view.site.section_address("events", code) for code in view.site.languages}
    yield Listing(
        name="events",
        address=addresses[view.code],
        title=view.gettext("Events"),
        addresses=addresses,
        description=view.gettext("Coming events in the region, the next one first."),
        items=events,
        menu=20,
    )
    yield from period_listings(view, agenda_of(view))


def outputs(view: LanguageView) -> Iterator[Output]:
    """A page for each event, whatever its languages, the page of their listing, and those of months and years."""
    for shown, event in view.of(Event):
        make = partial(_event_page, view, shown, event)
        yield page_later(shown.address, "event.html", view.code, make, on_whole(view, (shown,)))
    yield events_page(view, view.listing_names["events"])
    agenda = agenda_of(view)
    yield from month_pages(view, agenda)
    yield from year_pages(view, agenda)


def _event_page(view: LanguageView, shown: Shown, event: Event) -> View:
    feeds, linked_data = view.feeds_of(view.listing_names["events"]), (render_event(view, shown, event),)
    document = head_of_item(view, shown, feeds=feeds, linked_data=linked_data)
    return {
        "document": document,
        "chrome": view.chrome,
        "above": view.once(_above, month_told(view, shown)),
        "event": item_page(view, shown),
        "facts": event_facts(view, shown, event),
        "calendar": view.once(_calendar),
        "additions": additions(view, shown, event),
    }


def _above(view: LanguageView, month: date) -> tuple[NamedLink, ...]:
    """The way to the events of a month."""
    listing = view.listing_names["events"]
    return (NamedLink(listing.title, listing.address), month_link(view, month))


def _calendar(view: LanguageView) -> Subscription:
    return subscription_of(view, view.listing_names["events"])
