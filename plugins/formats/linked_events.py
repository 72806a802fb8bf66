"""Events in the shape of Linked Events, the open API of the City of Helsinki (https://api.hel.fi/linkedevents/v1/).

Only what is known is written: a list is empty, a text has no language, a fact is null where nothing is known. Every
moment is in UTC, and every text is plain. `docs/api.md` says what differs from the API of Helsinki.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

CONTEXT = "http://schema.org"
"""The vocabulary that Linked Events names in each of its objects."""

Said = Mapping[str, str]
"""A text in each language that has it: `{"fi": "Talkoot", "en": "Work party"}`."""


class Reference(msgspec.Struct, frozen=True):
    """A link to another object."""

    at_id: str = msgspec.field(name="@id")


class Position(msgspec.Struct, frozen=True):
    """A point on the map (RFC 7946, section 3.1.2)."""

    coordinates: tuple[float, float]
    """Longitude and latitude in degrees (WGS 84), in this order."""
    type: str = "Point"


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place."""

    at_id: str = msgspec.field(name="@id")
    at_type: str = msgspec.field(name="@type", default="Place")
    at_context: str = msgspec.field(name="@context", default=CONTEXT)
    id: str
    data_source: str
    name: Said
    street_address: Said
    address_locality: Said
    position: Position | None
    info_url: Said


class Keyword(msgspec.Struct, frozen=True, kw_only=True):
    """What an event is about: one of the site's themes."""

    at_id: str = msgspec.field(name="@id")
    at_type: str = msgspec.field(name="@type", default="Keyword")
    at_context: str = msgspec.field(name="@context", default=CONTEXT)
    id: str
    data_source: str
    name: Said


class SpokenLanguage(msgspec.Struct, frozen=True, kw_only=True):
    """A language that is spoken at an event."""

    at_type: str = msgspec.field(name="@type", default="Language")
    at_context: str = msgspec.field(name="@context", default=CONTEXT)
    id: str
    name: Said


class Offer(msgspec.Struct, frozen=True):
    """What it costs to take part, in the writer's words."""

    is_free: bool
    price: Said | None
    info_url: Said | None
    description: Said | None = None


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of an event."""

    at_type: str = msgspec.field(name="@type", default="Image")
    at_context: str = msgspec.field(name="@context", default=CONTEXT)
    url: str
    alt_text: Said
    photographer_name: str | None


class OutsideAddress(msgspec.Struct, frozen=True):
    """A page elsewhere that belongs to an event: `registration`, `online`, or named as its writer names it."""

    name: str
    link: str
    language: str | None = None


class LinkedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One time of an event, or with `sub_events` what joins its several times."""

    at_id: str = msgspec.field(name="@id")
    at_type: str = msgspec.field(name="@type", default="Event/LinkedEvent")
    at_context: str = msgspec.field(name="@context", default=CONTEXT)
    id: str
    data_source: str
    publisher: str
    name: Said
    short_description: Said
    description: Said
    start_time: datetime
    end_time: datetime | None
    """When it is over: of whole days, the midnight after the last; None where nobody has said."""
    has_start_time: bool
    has_end_time: bool
    event_status: str
    location: Location | None
    location_extra_info: Said
    info_url: Said
    provider: Said
    keywords: Sequence[Keyword]
    in_language: Sequence[SpokenLanguage]
    offers: Sequence[Offer]
    images: Sequence[Picture]
    external_links: Sequence[OutsideAddress]
    maximum_attendee_capacity: int | None
    enrolment_end_time: datetime | None
    super_event: Reference | None
    sub_events: Sequence[Reference]
    super_event_type: str | None
    """`recurring` or `umbrella` of what joins several times; else None."""
    created_time: datetime | None
    last_modified_time: datetime
    deleted: bool = False


def render_linked_events(events: Sequence[LinkedEvent]) -> bytes:
    """The events as a list of one page, `{"meta": {"count", "next", "previous"}, "data": [...]}`, one on each line."""
    meta = msgspec.json.encode({"count": len(events), "next": None, "previous": None})
    lines = b",\n".join(msgspec.json.encode(event) for event in events)
    return b'{"meta":' + meta + b',"data":[\n' + lines + b"\n]}\n"


def utc(moment: datetime) -> datetime:
    """A moment as the API tells it: in UTC, with no fractions of seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
