"""Calendars: `calendar.ics` beside every listing of events, and `event.ics` for each event that is to come."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from plugins.domain.event import Event, EventStatus
from plugins.domain.item import at_start
from plugins.domain.listing import Listing, Shown
from plugins.domain.opportunity import Opportunity
from plugins.domain.registry import Place
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, text
from plugins.formats.icalendar import Calendar, CalendarEvent, render_calendar
from plugins.host import signals
from plugins.host.feature import Feature

STATUS = {EventStatus.CANCELLED: "CANCELLED", EventStatus.TENTATIVE: "TENTATIVE", EventStatus.POSTPONED: "TENTATIVE"}
"""The words of RFC 5545 (section 3.8.1.11) for what became of an event; all others are CONFIRMED."""


DEADLINES = ("front", "opportunities")
"""The listings whose calendars tell deadlines too."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The calendars of all listings of events."""
    return Feature("calendars", outputs=outputs)


def outputs(view: LanguageView) -> Iterator[Output]:
    """The calendars to subscribe to, and the events to add one by one."""
    events = {event.name: _event(view, shown, event) for shown, event in view.of(Event)}
    deadlines = {found.name: _deadline(view, shown, found) for shown, found in view.of(Opportunity) if found.closes}
    for listing in view.listings:
        if listing.lists_events:
            told = [*view.upcoming(listing.items), *(view.open(listing.items) if listing.name in DEADLINES else ())]
            entries = {**events, **deadlines}
            calendar = _calendar(view, listing, [entries[one.item.name] for one in told if one.item.name in entries])
            yield text(f"{listing.address}calendar.ics", render_calendar, calendar=calendar)
    for shown, event in view.of(Event):
        if not view.is_past(event) and event.status is not EventStatus.CANCELLED:
            single = Calendar(view.code, view.site.zone, events=(events[event.name],))
            yield text(f"{shown.address}event.ics", render_calendar, calendar=single)


def _calendar(view: LanguageView, listing: Listing, events: Sequence[CalendarEvent]) -> Calendar:
    return Calendar(
        language=view.code,
        zone=view.site.zone,
        title=view.feed_title(listing),
        url=view.site.absolute(listing.address),
        events=events,
    )


def _event(view: LanguageView, shown: Shown, event: Event) -> CalendarEvent:
    url = view.site.absolute(shown.address)
    venue = view.catalogue.entry("places", event.venue)
    span = view.span(event)
    return CalendarEvent(
        uid=f"{event.key}@{view.site.authority.partition(',')[0]}",
        stamp=at_start(shown.texts.updated or event.date or span.start, view.site.zone),
        span=span,
        title=_title(view, shown, event),
        description=f"{view.description(shown)}\n\n{url}".strip(),
        location=view.venue_name(event) or event.online_url,
        url=url,
        status=STATUS.get(event.status, "CONFIRMED"),
        coordinates=venue.coordinates if isinstance(venue, Place) else None,
    )


def _deadline(view: LanguageView, shown: Shown, opportunity: Opportunity) -> CalendarEvent:
    """When an opportunity closes: on a day, or in the half-hour up to a time, which no calendar shows as nothing."""
    closes = opportunity.closes
    assert closes is not None  # noqa: S101 - only what closes has a deadline
    start = closes - timedelta(minutes=30) if isinstance(closes, datetime) else closes
    span = Timespan.of(start, closes, view.site.zone)
    url = view.site.absolute(shown.link)
    return CalendarEvent(
        uid=f"{opportunity.kind_folder}-{opportunity.key}@{view.site.authority.partition(',')[0]}",
        stamp=at_start(shown.texts.updated or opportunity.date or span.start, view.site.zone),
        span=span,
        title=f"{view.gettext('Deadline')}: {_marked(view, shown)}",
        description=f"{view.description(shown)}\n\n{url}".strip(),
        location="",
        url=url,
    )


def _title(view: LanguageView, shown: Shown, event: Event) -> str:
    """The title with what must not be missed: that it is off, or that the text is in another language."""
    title = _marked(view, shown)
    words = {EventStatus.CANCELLED: view.gettext("Cancelled"), EventStatus.POSTPONED: view.gettext("Postponed")}
    return f"{words[event.status]}: {title}" if event.status in words else title


def _marked(view: LanguageView, shown: Shown) -> str:
    mark = view.mark(shown.text_language)
    return f"{shown.texts.title} ({mark})" if mark else shown.texts.title
