"""iCalendar (RFC 5545), serialised by the icalendar library, whose faults are mended here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from icalendar import Calendar as Component
from icalendar import Event as EventComponent
from icalendar import Timezone
from icalendar.prop import vDDDTypes, vText

from plugins.domain.timespan import Timespan

PRODUCT = "-//Seutunakyma//Regional events//EN"
"""Who made the file (RFC 5545 section 3.7.3); without a version, which would change all bytes."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class CalendarEvent:
    """One VEVENT: a permanent uid, texts in one language, and the span in its own zone."""

    uid: str
    stamp: datetime
    """When its content last changed; never the present moment, so that the same content gives the same bytes."""
    span: Timespan
    title: str
    description: str
    location: str
    url: str
    status: str = "CONFIRMED"
    sequence: int = 0
    coordinates: tuple[float, float] | None = None


@dataclass(frozen=True)
class Calendar:
    """A calendar to subscribe to; without a title, a file of one event to add."""

    language: str
    zone: str
    title: str = ""
    url: str = ""
    events: Sequence[CalendarEvent] = ()


def render_calendar(calendar: Calendar) -> bytes:
    """The calendar's bytes (RFC 5545, RFC 7986)."""
    component = Component()
    component.add("version", "2.0")
    component.add("prodid", PRODUCT)
    if calendar.title:
        _name(component, calendar)
    zones = sorted({event.span.zone for event in calendar.events if not event.span.all_day})
    for zone in zones:
        component.add_component(_timezone(zone))
    for event in calendar.events:
        component.add_component(_event(event, calendar.language))
    return bytes(component.to_ical())


def _name(component: Component, calendar: Calendar) -> None:
    # The library escapes no property that it does not know by name, hence the explicit texts.
    component.add("name", vText(_clean(calendar.title)), {"LANGUAGE": calendar.language})
    component.add("x-wr-calname", vText(_clean(calendar.title)))
    component.add("x-wr-timezone", vText(calendar.zone))
    component.add("url", calendar.url)
    component.add("refresh-interval", vDDDTypes(timedelta(hours=6)), {"VALUE": "DURATION"})
    component.add("x-published-ttl", vText("PT6H"))


def _event(event: CalendarEvent, language: str) -> EventComponent:
    component = EventComponent()
    component.add("uid", event.uid)
    component.add("dtstamp", event.stamp.astimezone(UTC))
    component.add("last-modified", event.stamp.astimezone(UTC))
    component.add("sequence", event.sequence)
    _add_span(component, event.span)
    for name, value in (("summary", event.title), ("description", event.description), ("location", event.location)):
        if value:
            component.add(name, vText(_clean(value)), {"LANGUAGE": language})
    component.add("url", event.url)
    component.add("status", event.status)
    component.add("transp", "TRANSPARENT" if event.span.all_day or event.status == "CANCELLED" else "OPAQUE")
    if event.coordinates:
        component.add("geo", event.coordinates)
    return component


def _add_span(component: EventComponent, span: Timespan) -> None:
    """Days as DATE with an exclusive end; times in their zone (RFC 5545 sections 3.6.1 and 3.3.5)."""
    if span.all_day:
        component.add("dtstart", span.first_day)
        component.add("dtend", span.last_day + timedelta(days=1))
    else:
        zone = ZoneInfo(span.zone)
        component.add("dtstart", span.start.astimezone(zone))
        component.add("dtend", span.end.astimezone(zone))


def _timezone(zone: str) -> Timezone:
    """The zone's two rules; every client reads those alike, and none the lists of dates that the library makes."""
    if zone != "Europe/Helsinki":
        return Timezone.from_tzid(zone)
    return cast(Timezone, Timezone.from_ical(HELSINKI))


HELSINKI = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
DTSTART:19810329T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
