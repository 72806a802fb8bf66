"""iCalendar (RFC 5545), serialised by the icalendar library, whose faults are mended here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar as Component
from icalendar import Event as EventComponent
from icalendar.prop import vCategory, vDDDTypes, vText, vUri

from plugins.domain.timespan import Timespan
from plugins.formats.timezones import is_ambiguous, render_timezone

PRODUCT = "-//Seutunakyma//Regional events//EN"
"""Who made the file (RFC 5545 section 3.7.3); without a version, which would change all bytes."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


LONGEST = 255
"""How many characters of a title or a place Outlook keeps (MS-OXCICAL, section 2.1.3.1.1.20)."""


@dataclass(frozen=True)
class CalendarEvent:
    """One VEVENT, which is one occurrence: a permanent uid, texts in a language, and the span in its own zone."""

    uid: str
    stamp: datetime
    """When its content last changed; never the present moment, so that the same content gives the same bytes."""
    span: Timespan
    title: str
    description: str
    location: str
    url: str
    status: str = "CONFIRMED"
    """CONFIRMED, TENTATIVE or CANCELLED; there is no other (section 3.8.1.11)."""
    sequence: int = 0
    coordinates: tuple[float, float] | None = None
    language: str = ""
    """The language of title and description, where it is not that of the calendar."""
    created: datetime | None = None
    contacts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    conference: str = ""
    """Where one takes part online."""
    is_free: bool = False
    """Whether those who have it in their calendar are free all the same, as when it is postponed."""


@dataclass(frozen=True)
class Calendar:
    """A calendar to subscribe to; without a title, a file of one event to add, which has no name (MS-OXCICAL)."""

    language: str
    zone: str
    title: str = ""
    url: str = ""
    """The page that it follows."""
    events: Sequence[CalendarEvent] = ()
    description: str = ""
    source: str = ""
    """Its own address."""


def render_calendar(calendar: Calendar) -> bytes:
    """The calendar's bytes (RFC 5545, RFC 7986)."""
    component = Component()
    component.add("version", "2.0")
    component.add("prodid", PRODUCT)
    component.add("calscale", "GREGORIAN")
    if calendar.title:
        _name(component, calendar)
    begin, end = bytes(component.to_ical()).split(b"END:VCALENDAR")
    zones = b"".join(rules.encode() for _, rules in sorted(_zones(calendar.events).items()))
    # Each event is serialised once for all the calendars in which it stands: that is what takes the time.
    events = b"".join(_serialised(event, calendar.language) for event in calendar.events)
    return begin + zones + events + b"END:VCALENDAR" + end


def _name(component: Component, calendar: Calendar) -> None:
    """What a calendar to subscribe to is called. It has no UID of its own: some clients would take it for one event."""
    # The library escapes no property that it does not know by name, hence the explicit texts.
    for name, text in (("name", calendar.title), ("description", calendar.description)):
        if text:
            component.add(name, vText(_short(text)), {"LANGUAGE": calendar.language})
    component.add("x-wr-calname", vText(_short(calendar.title)))
    if calendar.description:
        component.add("x-wr-caldesc", vText(_short(calendar.description)))
    component.add("x-wr-timezone", vText(calendar.zone))
    component.add("url", calendar.url)
    if calendar.source:
        component.add("source", vUri(calendar.source), {"VALUE": "URI"})
    component.add("refresh-interval", vDDDTypes(timedelta(hours=6)), {"VALUE": "DURATION"})
    component.add("x-published-ttl", vText("PT6H"))


@lru_cache(maxsize=20_000)
def _serialised(event: CalendarEvent, language: str) -> bytes:
    return bytes(_event(event, language).to_ical())


def _event(event: CalendarEvent, language: str) -> EventComponent:
    component = EventComponent()
    component.add("uid", event.uid)
    component.add("dtstamp", event.stamp.astimezone(UTC))
    component.add("last-modified", event.stamp.astimezone(UTC))
    if event.created:
        component.add("created", event.created.astimezone(UTC))
    component.add("sequence", event.sequence)
    _add_span(component, event.span)
    _add_texts(component, event, language)
    component.add("url", event.url)
    component.add("status", event.status)
    free = event.is_free or event.status == "CANCELLED" or _is_long(event.span)
    component.add("transp", "TRANSPARENT" if free else "OPAQUE")
    if free:
        component.add("x-microsoft-cdo-busystatus", vText("FREE"))
    if event.coordinates:
        component.add("geo", event.coordinates)
    return component


def _add_texts(component: EventComponent, event: CalendarEvent, language: str) -> None:
    """The texts of an event, each with its language; its organisers are people to ask, not to answer (3.8.4.3)."""
    own = event.language or language
    texts = (("summary", _short(event.title), own), ("description", _clean(event.description), own))
    asked = (("contact", _clean(contact), language) for contact in event.contacts)
    for name, value, spoken in (*texts, ("location", _short(event.location), language), *asked):
        if value:
            component.add(name, vText(value), {"LANGUAGE": spoken})
    if event.categories:
        names = [re.sub("[,;]", " ", _clean(name)) for name in event.categories]
        component.add("categories", vCategory(names), {"LANGUAGE": language})
    if event.conference:
        component.add("conference", vUri(event.conference), {"VALUE": "URI", "FEATURE": "VIDEO"})


def _add_span(component: EventComponent, span: Timespan) -> None:
    """Days as DATE with an exclusive end; times in their zone (RFC 5545 sections 3.6.1 and 3.3.5), or in UTC.

    The hour that comes twice in autumn is written in UTC, as clients disagree on which of the two a local time means.
    """
    if span.all_day:
        component.add("dtstart", span.first_day)
        component.add("dtend", span.last_day + timedelta(days=1))
    else:
        zone = ZoneInfo(span.zone) if _is_local(span) else UTC
        component.add("dtstart", span.start.astimezone(zone))
        component.add("dtend", span.end.astimezone(zone))


def _is_long(span: Timespan) -> bool:
    """Whether it takes whole days, beside which there is time for something else."""
    return span.all_day or span.duration >= timedelta(days=1)


def _is_local(span: Timespan) -> bool:
    """Whether it can be told in the times of its own zone."""
    zone = ZoneInfo(span.zone)
    return bool(_rules(span)) and not any(is_ambiguous(end.astimezone(zone)) for end in (span.start, span.end))


def _rules(span: Timespan) -> str:
    """The rules of a span's zone, about its year."""
    return render_timezone(span.zone, span.start.year, span.end.year)


def _zones(events: Sequence[CalendarEvent]) -> dict[str, str]:
    """The rules of every zone in whose times an event is told."""
    years = dict[str, set[int]]()
    for event in events:
        if not event.span.all_day and _is_local(event.span):
            years.setdefault(event.span.zone, set()).update((event.span.start.year, event.span.end.year))
    return {zone: render_timezone(zone, min(found), max(found)) for zone, found in years.items()}


def _short(text: str) -> str:
    """A text that no client cuts off."""
    whole = _clean(text)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…"


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
