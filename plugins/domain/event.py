"""An event: something that takes place, with facts that are the same in every language."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from plugins.domain.fields import (
    Flag,
    LanguageCodes,
    ListOfMaps,
    Moment,
    Number,
    PerLanguage,
    Refers,
    Text,
    Texts,
    Url,
)
from plugins.domain.item import Item, ItemTexts, closing
from plugins.domain.site import Frozen
from plugins.domain.timespan import Timespan


class EventStatus(StrEnum):
    """Whether an event holds, in the contract's words."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"
    MOVED_ONLINE = "moved_online"


class EventKind(StrEnum):
    """What sort of event it is."""

    SEMINAR = "seminar"
    TRAINING = "training"
    WORKSHOP = "workshop"
    WEBINAR = "webinar"
    NETWORKING = "networking"
    FAIR = "fair"
    INFO = "info"
    MEETING = "meeting"


class ProgrammePoint(Frozen):
    """A point of an event's programme: when, as the writer put it, and what."""

    time: Text
    title: Text


class EventTexts(ItemTexts):
    """What one language says of an event."""

    reason: Annotated[Text, PerLanguage] = ""
    accessibility: Annotated[Text, PerLanguage] = ""
    programme: Annotated[tuple[ProgrammePoint, ...], PerLanguage, ListOfMaps] = ()


class Event(Item):
    """An event with its plain facts: when, where, by whom, at what price, in which spoken languages."""

    kind_folder: ClassVar[str] = "events"
    texts_type: ClassVar[type[ItemTexts]] = EventTexts
    shown_untranslated: ClassVar[bool] = True

    start: Moment
    end: Moment | None = None
    all_day: Flag | None = None
    status: EventStatus = EventStatus.CONFIRMED
    venue: Annotated[Text, Refers("places")] = ""
    room: Text = ""
    online_url: Url = ""
    languages: LanguageCodes = ()
    kind: EventKind | None = None
    price: Text = ""
    registration_url: Url = ""
    registration_deadline: Moment | None = None
    capacity: Number | None = None
    organisers: Annotated[Texts, Refers("organisations")] = ()

    def span(self, zone: str) -> Timespan:
        """When the event takes place, as an aware and half-open timespan. Raises TimespanError."""
        return Timespan.of(self.start, self.end, zone)

    def is_past(self, now: datetime, zone: str) -> bool:
        """Whether the event is over at a moment."""
        return self.span(zone).end <= now

    def turns(self, zone: str) -> Iterator[datetime]:
        """When it begins and when it is over, and when registration closes."""
        span = self.span(zone)
        yield from (*super().turns(zone), span.start, span.end)
        if self.registration_deadline:
            yield closing(self.registration_deadline, zone)

    def related(self) -> frozenset[str]:
        """What the event names; its venue and organisers among it."""
        named = {f"organisations/{name}" for name in self.organisers}
        return super().related() | named | ({f"places/{self.venue}"} if self.venue else set())
