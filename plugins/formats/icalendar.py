"""iCalendar (RFC 5545, RFC 7986): calendars to subscribe to, and files of one event, as bytes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plugins.domain.timespan import Timespan
from plugins.formats.content_lines import clean, render_address, render_line, render_moment, render_text
from plugins.formats.timezones import is_ambiguous, render_timezone

PRODUCT = "-//Seutunakyma//Regional events//EN"
"""Who made the file (RFC 5545 section 3.7.3); without a version, which would change all bytes."""

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

    def __hash__(self) -> int:
        """By the uid alone, as events are looked up for each calendar in which they stand."""
        return hash(self.uid)


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


class _Serialised(NamedTuple):
    """A VEVENT, and the zone in whose times it is told, if any, with the years for which its rules are needed."""

    content: bytes
    zone: str
    years: tuple[int, int]


def render_calendar(calendar: Calendar) -> bytes:
    """The calendar's bytes (RFC 5545, RFC 7986)."""
    events = [_serialised(event, calendar.language) for event in calendar.events]
    parts = (
        render_line("BEGIN", "VCALENDAR"),
        render_line("VERSION", "2.0"),
        render_line("PRODID", PRODUCT),
        render_line("CALSCALE", "GREGORIAN"),
        *(_name(calendar) if calendar.title else ()),
        *_zones(events),
        *(event.content for event in events),
        render_line("END", "VCALENDAR"),
    )
    return b"".join(parts)


def _name(calendar: Calendar) -> Iterator[bytes]:
    """What a calendar to subscribe to is called. It has no UID of its own: some clients would take it for one event."""
    title, description = _short(calendar.title), _short(calendar.description)
    if description:
        yield render_line("DESCRIPTION", description, LANGUAGE=calendar.language)
        yield render_line("X-WR-CALDESC", description)
    yield render_line("NAME", title, LANGUAGE=calendar.language)
    yield render_line("X-WR-CALNAME", title)
    yield render_line("REFRESH-INTERVAL", "PT6H", VALUE="DURATION")
    if calendar.source:
        yield render_line("SOURCE", render_address(calendar.source), VALUE="URI")
    yield render_line("URL", render_address(calendar.url))
    yield render_line("X-PUBLISHED-TTL", "PT6H")
    yield render_line("X-WR-TIMEZONE", calendar.zone)


def _zones(events: Sequence[_Serialised]) -> Iterator[bytes]:
    """The rules of every zone in whose times an event is told."""
    years = dict[str, set[int]]()
    for event in events:
        if event.zone:
            years.setdefault(event.zone, set()).update(event.years)
    for zone, found in sorted(years.items()):
        yield render_timezone(zone, min(found), max(found)).encode()


# An event is serialised once for all the calendars in which it stands; the limit is far above what a site has.
@lru_cache(maxsize=200_000)
def _serialised(event: CalendarEvent, language: str) -> _Serialised:
    span, zone = event.span, _zone(event.span)
    content = b"".join(_lines(event, language, zone))
    return _Serialised(content, zone, (span.start.year, span.end.year))


def _lines(event: CalendarEvent, language: str, zone: str) -> Iterator[bytes]:
    """A VEVENT; the text that it cannot do without comes first, as people look for it there."""
    own = event.language or language
    changed = render_moment(event.stamp.astimezone(UTC))
    yield render_line("BEGIN", "VEVENT")
    yield render_line("SUMMARY", _short(event.title), LANGUAGE=own)
    yield from _span(event.span, zone)
    yield render_line("DTSTAMP", changed)
    yield render_line("UID", render_text(event.uid))
    yield render_line("SEQUENCE", str(event.sequence))
    yield from _texts(event, own, language)
    if event.coordinates:
        yield render_line("GEO", "{};{}".format(*event.coordinates))
    yield render_line("LAST-MODIFIED", changed)
    if event.location:
        yield render_line("LOCATION", _short(event.location), LANGUAGE=language)
    yield render_line("STATUS", event.status)
    is_free = event.is_free or event.status == "CANCELLED" or _is_long(event.span)
    yield render_line("TRANSP", "TRANSPARENT" if is_free else "OPAQUE")
    yield render_line("URL", render_address(event.url))
    if is_free:
        yield render_line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    yield render_line("END", "VEVENT")


def _texts(event: CalendarEvent, own: str, language: str) -> Iterator[bytes]:
    """What it is, for whom, and whom to ask: those are people to ask, not to answer (section 3.8.4.3)."""
    if event.categories:
        # Outlook leaves out commas and semicolons within a category (MS-OXCICAL, section 2.1.3.1.1.20).
        names = (render_text(re.sub("[,;]", " ", name)) for name in event.categories)
        yield render_line("CATEGORIES", ",".join(names), LANGUAGE=language)
    if event.conference:
        yield render_line("CONFERENCE", render_address(event.conference), FEATURE="VIDEO", VALUE="URI")
    for contact in event.contacts:
        yield render_line("CONTACT", render_text(contact), LANGUAGE=language)
    if event.created:
        yield render_line("CREATED", render_moment(event.created.astimezone(UTC)))
    if event.description:
        yield render_line("DESCRIPTION", render_text(event.description), LANGUAGE=own)


def _span(span: Timespan, zone: str) -> Iterator[bytes]:
    """Days as DATE with an exclusive end; times in their zone (RFC 5545 sections 3.6.1 and 3.3.5), or in UTC."""
    if span.all_day:
        yield render_line("DTSTART", render_moment(span.first_day), VALUE="DATE")
        yield render_line("DTEND", render_moment(span.last_day + timedelta(days=1)), VALUE="DATE")
        return
    clocks, named = (ZoneInfo(zone), {"TZID": zone}) if zone else (UTC, {})
    yield render_line("DTSTART", render_moment(span.start.astimezone(clocks)), **named)
    yield render_line("DTEND", render_moment(span.end.astimezone(clocks)), **named)


def _is_long(span: Timespan) -> bool:
    """Whether it takes whole days, beside which there is time for something else."""
    return span.all_day or span.duration >= timedelta(days=1)


def _zone(span: Timespan) -> str:
    """The zone in whose times a span can be told; "" for days, and for what has to be told in UTC.

    That is the hour that comes twice in autumn, as clients disagree on which of the two a local time means.
    """
    has_rules = span.zone != "UTC" and render_timezone(span.zone, span.start.year, span.end.year) != ""
    zone = ZoneInfo(span.zone)
    is_local = has_rules and not any(is_ambiguous(end.astimezone(zone)) for end in (span.start, span.end))
    return span.zone if is_local and not span.all_day else ""


def _short(text: str) -> str:
    """A text that no client cuts off, as a value."""
    whole = clean(text)
    return render_text(whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…")
