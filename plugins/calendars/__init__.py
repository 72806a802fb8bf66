"""Calendars: `calendar.ics` beside every listing of events, and `event.ics` for each event that is to come."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Any, cast

from plugins.domain.announcement import (
    announced_at,
    authority_of,
    changed_at,
    location_of,
    sequence_of,
    status_line,
    title_of,
    uid_of,
    venue_of,
)
from plugins.domain.contact import contacts
from plugins.domain.dependence import facts_of_gone, on_facts
from plugins.domain.event import Event
from plugins.domain.item import at_start
from plugins.domain.listing import Listing, Shown
from plugins.domain.occurrence import EventStatus, Occurrence, kept
from plugins.domain.opportunity import Opportunity
from plugins.domain.text import first_sentences
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, text_later
from plugins.formats.icalendar import Calendar, CalendarEvent, render_calendar
from plugins.host import signals
from plugins.host.feature import Feature

STATUS = {EventStatus.CANCELLED: "CANCELLED", EventStatus.TENTATIVE: "TENTATIVE", EventStatus.POSTPONED: "TENTATIVE"}
"""The words of RFC 5545 (section 3.8.1.11) for what became of an event; all others are CONFIRMED."""

DESCRIPTION = 300
"""How many characters of a description a calendar carries; the rest is on the page (calendars are small)."""

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
    entries, gone = cache(partial(_entries_of, view)), facts_of_gone(view)
    for listing in view.listings:
        if listing.lists_events:
            told = [*listing.of(Event), *(_closing(view, listing) if listing.name in DEADLINES else ())]
            make = partial(_calendar, view, listing, [shown.item.name for shown in told], entries)
            depends = on_facts(view, told, listing.name, gone)
            yield text_later(f"{listing.address}calendar.ics", render_calendar, make, depends)
    for shown, event in view.of(Event):
        if view.may_be_added(event):
            make, depends = partial(_single, view, shown, event), on_facts(view, (shown,))
            yield text_later(f"{shown.address}event.ics", render_calendar, make, depends)


def _closing(view: LanguageView, listing: Listing) -> list[Shown]:
    """What of a listing is open up to a deadline."""
    return [shown for shown in view.open(listing.items) if cast(Opportunity, shown.item).closes]


def _entries_of(view: LanguageView, name: str) -> tuple[CalendarEvent, ...]:
    """What calendars have of an event or an opportunity, by its name."""
    shown = view.shown[name]
    if isinstance(shown.item, Event):
        return _kept(view, shown, shown.item)
    return (_deadline(view, shown, cast(Opportunity, shown.item)),)


def _single(view: LanguageView, shown: Shown, event: Event) -> View:
    entries = tuple(_entries(view, shown, event, view.left(event)))
    return {"calendar": Calendar(view.code, view.site.zone, events=entries)}


def _in_order(entry: CalendarEvent) -> tuple[datetime, str]:
    return entry.span.start.astimezone(UTC), entry.uid


def _calendar(
    view: LanguageView, listing: Listing, names: Sequence[str], entries: Callable[[str], tuple[CalendarEvent, ...]]
) -> View:
    found = [entry for name in names for entry in entries(name)]
    found += _gone(view).get(listing.name, ())
    calendar = Calendar(
        language=view.code,
        zone=view.site.zone,
        title=view.feed_title(listing),
        description=listing.description,
        url=view.site.absolute(listing.address),
        source=view.calendar_url(listing),
        events=sorted(found, key=_in_order),
    )
    return {"calendar": calendar}


def _kept(view: LanguageView, shown: Shown, event: Event) -> tuple[CalendarEvent, ...]:
    """Every time of an event that belongs into a calendar."""
    return tuple(_entries(view, shown, event, kept(view.occurrences(event), view.now)))


def _entries(
    view: LanguageView, shown: Shown, event: Event, occurrences: Sequence[Occurrence]
) -> Iterator[CalendarEvent]:
    shared = _shared(view, shown, event)
    for occurrence in occurrences:
        yield _event(view, shown, event, occurrence, shared)


def _gone(view: LanguageView) -> Mapping[str, Sequence[CalendarEvent]]:
    """What was removed before it was over, for the calendars in which subscribers have it: there it is cancelled."""
    found = defaultdict[str, list[CalendarEvent]](list)
    for shown, event in view.gone:
        entries = _kept(view, replace(shown, address=view.listing_names[Event.section_name()].address), event)
        for name in ("front", Event.section_name(), *view.named_around(event)):
            found[name].extend(entries)
    return found


def _shared(view: LanguageView, shown: Shown, event: Event) -> Mapping[str, Any]:
    """What all times of an event have in common, so that a long series is asked once."""
    return {
        "created": announced_at(view, event),
        "url": view.site.absolute(shown.address),
        "sequence": sequence_of(view, event),
        "language": shown.text_language,
        "contacts": _contacts(view, event),
        "categories": tuple(name for name, _ in view.theme_links(event)),
    }


def _event(
    view: LanguageView, shown: Shown, event: Event, occurrence: Occurrence, shared: Mapping[str, Any]
) -> CalendarEvent:
    venue = venue_of(view, occurrence)
    return CalendarEvent(
        uid=uid_of(view.site, event, occurrence),
        stamp=changed_at(view, event, shown.texts, occurrence),
        span=occurrence.span,
        title=title_of(view, shown, occurrence.status, occurrence),
        description=_description(view, shown, event, occurrence),
        location=location_of(view, event, occurrence),
        status=STATUS.get(occurrence.status, "CONFIRMED"),
        coordinates=venue.coordinates if venue else None,
        conference="" if occurrence.is_off else event.online_url,
        is_free=occurrence.is_off,
        **shared,
    )


def _description(view: LanguageView, shown: Shown, event: Event, occurrence: Occurrence) -> str:
    """What became of it, what it is, where one takes part online, and the page that is always up to date."""
    online = f"{view.gettext('Online')}: {event.online_url}" if event.online_url and not occurrence.is_off else ""
    summary = first_sentences(view.description(shown), DESCRIPTION)
    parts = (status_line(view, shown, occurrence), summary, online, view.site.absolute(shown.address))
    return "\n\n".join(part for part in parts if part)


def _contacts(view: LanguageView, event: Event) -> tuple[str, ...]:
    """Whom to ask, each on one line; without anybody, who organises it."""
    people = [(who.name, who.organisation, who.phone, who.email) for who in contacts(view, event)]
    if people:
        return tuple(", ".join(filter(None, parts)) for parts in people)
    organisers = view.names("organisations", event.organisers)
    return (organisers,) if organisers else ()


def _deadline(view: LanguageView, shown: Shown, opportunity: Opportunity) -> CalendarEvent:
    """When an opportunity closes: on a day, or in the half-hour up to a time, which no calendar shows as nothing."""
    closes = opportunity.closes
    assert closes is not None  # noqa: S101 - only what closes has a deadline
    start = closes - timedelta(minutes=30) if isinstance(closes, datetime) else closes
    span = Timespan.of(start, closes, view.site.zone)
    url = view.site.absolute(shown.link)
    return CalendarEvent(
        uid=f"{opportunity.kind_folder}-{opportunity.key}@{authority_of(view.site)}",
        stamp=at_start(shown.texts.updated or opportunity.date or span.start, view.site.zone),
        span=span,
        title=f"{view.gettext('Deadline')}: {_marked(view, shown)}",
        description=f"{first_sentences(view.description(shown), DESCRIPTION)}\n\n{url}".strip(),
        location="",
        url=url,
        language=shown.text_language,
    )


def _marked(view: LanguageView, shown: Shown) -> str:
    mark = view.mark(shown.text_language)
    return f"{shown.texts.title} ({mark})" if mark else shown.texts.title
