"""The facts of an event as its page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from plugins.domain.event import Event, EventTexts
from plugins.domain.forms import render_languages
from plugins.domain.held import Held, held
from plugins.domain.item_page import NamedLink, links_to
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus
from plugins.domain.registry import Place, in_language
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class EventFacts:
    """When, where, by whom, at what price and in which spoken languages; "" and None for what is not known."""

    times: tuple[Held, ...]
    past: bool
    status: str
    reason: str
    venue: tuple[NamedLink, ...]
    venue_address: str
    map: NamedLink | None
    """The venue's name, and its place on a map."""
    room: str
    online_url: str
    spoken: str
    kind: str
    price: str
    capacity: int | None
    is_open: bool
    """Whether one may still register."""
    registration_url: str
    registration_deadline: datetime | date | None
    accessibility: str
    programme: tuple[tuple[str, str], ...]
    organisers: tuple[NamedLink, ...]


def event_facts(view: LanguageView, shown: Shown, event: Event) -> EventFacts:
    """The facts of an event in the language of a view."""
    texts = shown.texts if isinstance(shown.texts, EventTexts) else EventTexts()
    venue = view.catalogue.entry("places", event.venue)
    past, occurrences = view.is_past(event), view.occurrences(event)
    moved_online = event.status is EventStatus.MOVED_ONLINE
    registers_until = event.registers_until(view.site.zone)
    return EventFacts(
        times=tuple(held(view, event, one) for one in occurrences),
        past=past,
        status=event.status.value,
        reason=texts.reason,
        venue=() if moved_online else links_to(view, "places", _places(venue)),
        venue_address=in_language(venue.address, view.code) if isinstance(venue, Place) and not moved_online else "",
        map=None if moved_online else _map_link(view, venue),
        room="" if moved_online else event.room,
        online_url=event.online_url,
        spoken=render_languages(event.languages, view.language),
        kind=event.kind.value if event.kind else "",
        price=event.price,
        capacity=event.capacity,
        is_open=registers_until is not None and view.now < registers_until,
        registration_url=event.registration_url,
        registration_deadline=event.registration_deadline,
        accessibility=texts.accessibility,
        programme=tuple((point.time, point.title) for point in texts.programme),
        organisers=links_to(view, "organisations", event.organisers),
    )


def _map_link(view: LanguageView, venue: object) -> NamedLink | None:
    """The venue on the map of OpenStreetMap, marked and near (https://wiki.openstreetmap.org/wiki/Browsing)."""
    if not isinstance(venue, Place) or venue.coordinates is None:
        return None
    lat, lon = venue.coordinates
    address = f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"
    return NamedLink(venue.named(view.code), address)


def _places(venue: object) -> tuple[str, ...]:
    """The venue and what it is part of."""
    return (venue.id, *venue.part_of) if isinstance(venue, Place) else ()
