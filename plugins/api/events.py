"""The events of a site as the API tells them: what is to come and what calendars keep, in all languages at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from plugins.domain.announcement import announced_at, authority_of, changed_at, uid_of, venue_of
from plugins.domain.event import Event
from plugins.domain.forms import render_language
from plugins.domain.item import closing
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence, kept
from plugins.domain.price import is_free
from plugins.domain.registry import Entry, Place, in_language
from plugins.domain.text import plain_text
from plugins.domain.view import LanguageView
from plugins.formats.linked_events import (
    Keyword,
    LinkedEvent,
    Location,
    Offer,
    OutsideAddress,
    Picture,
    Position,
    Reference,
    Said,
    SpokenLanguage,
    utc,
)
from plugins.host.feature import Views

STATUS = {
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.MOVED: "EventRescheduled",
}
"""The words of Linked Events for what became of a time; all others are EventScheduled."""


def linked_events(views: Views) -> Iterator[LinkedEvent]:
    """Each time that calendars hold, and before the times of an event that lists them what joins them."""
    first = next(iter(views.values()))
    told = ((event, kept(first.occurrences(event), first.now)) for _, event in first.of(Event))
    coming = sorted(((event, times) for event, times in told if times), key=_by_start)
    for event, times in coming:
        yield from _Teller(views, event).all(times)


def _by_start(told: tuple[Event, tuple[Occurrence, ...]]) -> tuple[datetime, str]:
    event, times = told
    return times[0].span.start.astimezone(UTC), event.key


@dataclass(frozen=True)
class _Teller:
    """One event, told in all languages."""

    views: Views
    event: Event

    def all(self, times: tuple[Occurrence, ...]) -> Iterator[LinkedEvent]:
        """The times of the event; a list of them has a super event, which spans all that there ever were."""
        if not self.event.is_repeated:
            yield self.told(times[0])
            return
        references = tuple(self.reference(one) for one in times)
        whole = Occurrence(self.first.span(self.event), status=self.event.status, venue=self.event.venue)
        yield self.told(whole, parts=references)
        for one in times:
            yield self.told(one, part_of=self.reference(whole))

    def told(
        self, occurrence: Occurrence, parts: tuple[Reference, ...] = (), part_of: Reference | None = None
    ) -> LinkedEvent:
        """One time, or with `parts` the whole of several."""
        event, span = self.event, occurrence.span
        venue = venue_of(self.first, occurrence)
        changes = (changed_at(self.first, event, event.texts[code], occurrence) for code in event.versions)
        return LinkedEvent(
            at_id=self.reference(occurrence).at_id,
            id=f"{self.source}:{self.stem(occurrence)}",
            name=self.said(lambda _, shown: _name(shown, occurrence)),
            start_time=utc(span.start),
            end_time=None if span.open_end else utc(span.end),
            has_start_time=not span.all_day,
            has_end_time=not span.all_day and not span.open_end,
            event_status=STATUS.get(occurrence.status, "EventScheduled"),
            location=self.location(venue) if venue else None,
            location_extra_info=self.in_each(lambda view: _extra(view, event, occurrence)),
            super_event=part_of,
            sub_events=parts,
            super_event_type=("umbrella" if event.sessions else "recurring") if parts else None,
            last_modified_time=utc(max(changes)),
            **self.shared,
        )

    @cached_property
    def shared(self) -> dict[str, Any]:
        """The fields that are the same at every time of the event."""
        event, zone = self.event, self.first.site.zone
        deadline, created = event.registration_deadline, announced_at(self.first, event)
        return {
            "data_source": self.source,
            "publisher": self.source,
            "short_description": self.said(lambda _, shown: shown.texts.summary),
            "description": self.said(lambda _, shown: plain_text(shown.texts.body)),
            "info_url": self.said(lambda view, shown: view.site.absolute(shown.address)),
            "provider": self.in_each(lambda view: view.names("organisations", event.organisers)),
            "keywords": tuple(self.keywords()),
            "in_language": tuple(self.language(code) for code in event.languages),
            "offers": tuple(self.offers()),
            "images": tuple(self.images()),
            "external_links": tuple(self.links()),
            "maximum_attendee_capacity": event.capacity,
            "enrolment_end_time": utc(closing(deadline, zone)) if deadline else None,
            "created_time": utc(created) if created else None,
        }

    # Names

    @cached_property
    def first(self) -> LanguageView:
        """The view of the site's first language, for what is the same in all."""
        return next(iter(self.views.values()))

    @property
    def source(self) -> str:
        """Whose data this is: the authority of the site's ids."""
        return authority_of(self.first.site)

    def stem(self, occurrence: Occurrence) -> str:
        """What the uid of a time has before its authority: `hankeklinikka-20270325`."""
        return uid_of(self.first.site, self.event, occurrence).partition("@")[0]

    def reference(self, occurrence: Occurrence) -> Reference:
        """The permanent address of a time in this file."""
        return Reference(self.first.site.absolute(f"/api/events.json#{self.stem(occurrence)}"))

    # Texts

    def said(self, say: Callable[[LanguageView, Shown], str]) -> Said:
        """A text in the languages that have a version of the event."""
        shown = ((view, view.shown[self.event.name]) for view in self.views.values())
        return {view.code: text for view, own in shown if own.is_own and (text := say(view, own))}

    def in_each(self, say: Callable[[LanguageView], str]) -> Said:
        """A text in all languages of the site."""
        return {code: text for code, view in self.views.items() if (text := say(view))}

    # Facts

    def location(self, venue: Place) -> Location:
        """A place with what the registry knows of it."""
        point = venue.coordinates
        return Location(
            at_id=self.page(venue),
            id=f"{self.source}:{venue.id}",
            data_source=self.source,
            name=self.in_each(lambda view: venue.named(view.code)),
            street_address=self.in_each(lambda view: in_language(venue.address, view.code)),
            address_locality=self.in_each(lambda view: next(iter(view.towns(venue)), "")),
            position=Position((point[1], point[0])) if point else None,
            info_url=self.in_each(lambda view: view.site.absolute(view.entry_address(venue, view.code))),
        )

    def page(self, entry: Entry) -> str:
        """The page of an entry in the site's first language, which stands for the entry."""
        return self.first.site.absolute(self.first.entry_address(entry, self.first.code))

    def keywords(self) -> Iterator[Keyword]:
        """The themes of the event."""
        for key in self.event.themes:
            theme = self.first.catalogue.entry("themes", key)
            if theme:
                named = {code: theme.named(code) for code in self.views}
                name = f"{self.source}:{theme.id}"
                yield Keyword(at_id=self.page(theme), id=name, data_source=self.source, name=named)

    def language(self, code: str) -> SpokenLanguage:
        """A language by its names."""
        return SpokenLanguage(id=code, name=self.in_each(lambda view: render_language(code, view.language)))

    def offers(self) -> Iterator[Offer]:
        """The price in the writer's words, which are the same in all languages."""
        price, address = self.event.price, self.event.registration_url
        if price:
            link = self.in_each(lambda _: address) if address else None
            free = is_free(price)
            yield Offer(free, None if free else self.in_each(lambda _: price), link)

    def images(self) -> Iterator[Picture]:
        """The picture of the event, at an address that stays."""
        image = self.first.image(self.first.shown[self.event.name])
        if image:
            alt = self.said(lambda view, shown: found.alt if (found := view.image(shown)) else "")
            url = self.first.site.absolute(image.permanent)
            yield Picture(url=url, alt_text=alt, photographer_name=image.credit or None)

    def links(self) -> Iterator[OutsideAddress]:
        """Where to register, where to take part online, and the links of each language."""
        for name, address in (("registration", self.event.registration_url), ("online", self.event.online_url)):
            if address:
                yield OutsideAddress(name, address)
        for code in self.event.versions:
            for link in self.event.texts[code].links:
                yield OutsideAddress(link.label, link.url, link.language or code)


def _name(shown: Shown, occurrence: Occurrence) -> str:
    part = in_language(occurrence.title, shown.language)
    return f"{shown.texts.title}: {part}" if part else shown.texts.title


def _extra(view: LanguageView, event: Event, occurrence: Occurrence) -> str:
    """The room, or that one takes part online."""
    if venue_of(view, occurrence):
        return event.room if occurrence.venue == event.venue else ""
    return view.gettext("Online") if event.online_url or occurrence.status is EventStatus.MOVED_ONLINE else ""
