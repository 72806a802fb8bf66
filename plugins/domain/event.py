"""An event: something that takes place, with facts that are the same in every language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.domain.fields import (
    Count,
    Day,
    Ending,
    Every,
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
    Zone,
)
from plugins.domain.item import Item, ItemTexts, closing
from plugins.domain.occurrence import EventStatus, Occurrence
from plugins.domain.schedule import Schedule
from plugins.domain.session import Change, Deviations, Sessions
from plugins.domain.site import Frozen
from plugins.domain.timespan import Timespan, start_of_day


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

    required_unless: ClassVar[Mapping[str, tuple[str, ...]]] = {"start": ("sessions", "dates")}

    start: Moment | None = None
    end: Ending | None = None
    all_day: Flag | None = None
    timezone: Zone = ""
    """The zone in whose times the event is told, where it is not the region's: `Europe/Brussels`."""
    sessions: Sessions = ()
    every: Every | None = None
    until: Day | None = None
    """The last day on which a series may be held."""
    exceptions: Deviations = Field(default=(), alias="except")
    dates: Sessions = ()
    status: EventStatus = EventStatus.CONFIRMED
    sequence: Count = 0
    """How many times the event has at least been changed since it was announced (RFC 5545, section 3.8.7.4)."""
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

    @property
    def has_times(self) -> bool:
        """Whether it says when it is held; one that cannot be understood as a whole may not."""
        return self.start is not None or bool(self.sessions or self.dates)

    @property
    def is_repeated(self) -> bool:
        """Whether the event lists its times, be they one or many, each under a name of its own."""
        return bool(self.every or self.sessions or self.dates)

    def states(self, field: str) -> bool:
        """Whether a field of the times is stated, by the name that writers use."""
        return bool(getattr(self, {"except": "exceptions"}.get(field, field)))

    def parts(self) -> Iterator[tuple[str, int, Change]]:
        """What is said of single times of it: in which field, the how manieth there, and what."""
        for field, stated in (("sessions", self.sessions), ("dates", self.dates), ("except", self.exceptions)):
            yield from ((field, number, part) for number, part in enumerate(stated))

    def schedule(self, zone: str) -> Schedule:
        """What is said of the event's times, in its own zone or else in the region's."""
        return Schedule(
            zone=self.timezone or zone,
            start=self.start,
            end=self.end,
            every=self.every,
            until=self.until,
            deviations=self.exceptions,
            parts=self.sessions or self.dates,
            field="sessions" if self.sessions else "dates",
            status=self.status,
            venue=self.venue,
        )

    def occurrences(self, zone: str) -> tuple[Occurrence, ...]:
        """Every time at which the event is held, the first one first. Raises OccurrenceError."""
        if zone not in self._occurrences:
            self._occurrences[zone] = self.schedule(zone).occurrences()
        return self._occurrences[zone]

    @cached_property
    def _occurrences(self) -> dict[str, tuple[Occurrence, ...]]:
        """The times that have been worked out, by zone: every rule and every view asks for them."""
        return {}

    def span(self, zone: str) -> Timespan:
        """From the beginning of the first time to the end of the last. Raises OccurrenceError."""
        return whole(self.occurrences(zone))

    def registers_until(self, zone: str) -> datetime | None:
        """The instant up to which one may register: the deadline, a day to its end, or else when it last begins.

        None where nobody registers, or nothing is held.
        """
        begins = [one.span.start.astimezone(UTC) for one in self.occurrences(zone) if not one.is_off]
        if not begins or not (self.registration_url or self.registration_deadline):
            return None
        return closing(self.registration_deadline, zone) if self.registration_deadline else max(begins)

    def turns(self, zone: str) -> Iterator[datetime]:
        """When each time of it meets a new month, ends and leaves the calendars; when registration closes."""
        yield from super().turns(zone)
        for one in self.occurrences(zone):
            yield from (one.span.end, one.kept_until)
            yield from (start_of_day(day, zone) for day in one.days(zone)[1:] if day.day == 1)
        closes = self.registers_until(zone)
        if closes:
            yield closes

    def related(self) -> frozenset[str]:
        """What the event names; its venue and organisers among it."""
        venues = {self.venue, *(part.venue for _, _, part in self.parts())} - {""}
        named = {f"organisations/{name}" for name in self.organisers}
        return super().related() | named | {f"places/{venue}" for venue in venues}


def whole(occurrences: tuple[Occurrence, ...]) -> Timespan:
    """From the beginning of the first to the end of the last, which is all day only where each of them is."""
    first, last = occurrences[0].span, max((one.span for one in occurrences), key=lambda span: span.end.astimezone(UTC))
    all_day = all(one.span.all_day for one in occurrences)
    return replace(first, end=last.end, all_day=all_day, open_end=last.open_end)
