"""The ledger: what an event's past says of it. It is worked out from what each commit made of the event.

Clients take a change to an event they hold only from a higher SEQUENCE (RFC 5545, section 3.8.7.4), and readers want to
know from when something was moved. Nobody writes such things down; the history of the content has them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import zip_longest
from zoneinfo import ZoneInfo

import msgspec

from plugins.domain.event import Event
from plugins.domain.registry import Place
from plugins.domain.timespan import Timespan

PlaceFacts = tuple[tuple[str, ...], tuple[float, ...], tuple[str, ...]]
"""Where a place is: its address in each language, its coordinates, and what it is a part of."""


class Remembered(StrEnum):
    """How much of the past is known."""

    WHOLE = "whole"
    SHALLOW = "shallow"
    PARTIAL = "partial"
    """The commits are there, but not all that they hold."""
    DISTRUSTED = "distrusted"
    """It is there, but belongs to somebody else."""
    NONE = "none"


class Time(msgspec.Struct, frozen=True):
    """One time of an event at a commit."""

    start: datetime
    end: datetime
    all_day: bool
    zone: str
    open_end: bool
    status: str
    venue: str

    @property
    def span(self) -> Timespan:
        """The time as a timespan in its own zone."""
        zone = ZoneInfo(self.zone)
        return Timespan(
            self.start.astimezone(zone), self.end.astimezone(zone), self.all_day, self.zone, open_end=self.open_end
        )


class Facts(msgspec.Struct, frozen=True):
    """What an event said at a commit, as far as its past is concerned."""

    identity: str
    titles: dict[str, str]
    is_draft: bool
    publish_at: datetime | None
    floor: int
    """The least SEQUENCE that it states."""
    times: dict[str, Time]
    """Its times by their permanent names."""
    room: str
    online_url: str

    @property
    def venues(self) -> frozenset[str]:
        """The places of its times."""
        return frozenset(time.venue for time in self.times.values())

    @property
    def begins(self) -> datetime:
        """The beginning of the first of its times."""
        return min(time.start for time in self.times.values())

    def is_public(self, moment: datetime) -> bool:
        """Whether readers could know of it at a moment."""
        return not self.is_draft and (self.publish_at is None or self.publish_at <= moment)


@dataclass(frozen=True)
class Revision:
    """What a commit made of an event."""

    moment: datetime
    facts: Facts | None
    """None where the commit removed it."""
    places: Mapping[str, PlaceFacts]
    """The registry of that commit."""
    is_own: bool = True
    """Whether the event's own files changed, and not the registry alone."""


@dataclass(frozen=True)
class Past:
    """What calendars tell of an event's past."""

    created: datetime
    modified: datetime
    """When it last changed: DTSTAMP and LAST-MODIFIED, which are one where nothing is sent (RFC 5545, 3.8.7.2)."""
    sequence: int = 0
    earlier: Mapping[str, Timespan] = field(default_factory=dict)
    """The times before the present ones, by the permanent names of those that have been moved."""


@dataclass(frozen=True)
class Removed:
    """What was public and was removed: its section, its addresses by language, and what it was called."""

    section: str
    addresses: Mapping[str, str]
    """Where it stood last."""
    titles: Mapping[str, str]
    """Its titles by language; none where it was no longer public when it was removed."""


@dataclass(frozen=True)
class Ledger:
    """The past of all events, and where everything that has a page stood before."""

    remembered: Remembered = Remembered.NONE
    pasts: Mapping[str, Past] = field(default_factory=dict)
    """By the events' keys."""
    gone: tuple[Event, ...] = ()
    """Published events that were removed although they are still to come: they live on as cancelled until then."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The earlier addresses of items and entries, each with the name (`news/x`, `themes/y`) of what it leads to."""
    removed: Mapping[str, Removed] = field(default_factory=dict)
    """What stood at addresses at which nothing stands any more."""


def facts_of(event: Event, zone: str) -> Facts:
    """What an event says of what the ledger rules. Raises OccurrenceError for times that cannot be understood."""
    return Facts(
        identity=event.identity,
        titles={language: texts.title for language, texts in event.texts.items()},
        is_draft=event.draft,
        publish_at=event.due_at(zone),
        floor=event.sequence,
        times={
            one.name: Time(
                one.span.start.astimezone(UTC), one.span.end.astimezone(UTC),
                one.span.all_day, one.span.zone, one.span.open_end, one.status.value, one.venue,
            )
            for one in event.occurrences(zone)
        },
        room=event.room,
        online_url=event.online_url,
    )  # fmt: skip


def place_facts_of(place: Place) -> PlaceFacts:
    """What of a place is more than a name: who goes there must know when it changes."""
    address = [place.address] if isinstance(place.address, str) else [text for _, text in sorted(place.address.items())]
    return tuple(address), place.coordinates or (), tuple(place.part_of)


def past_of(revisions: Iterable[Revision]) -> Past | None:
    """The past of an event from its revisions, the oldest first; None where it was never public.

    The sequence grows by one with each change of time, place, recurrence or status, and never with one of wording.
    """
    past: Past | None = None
    before: Revision | None = None
    for revision in _as_met(list(revisions)):
        facts = revision.facts if revision.facts and not revision.facts.is_draft else None
        seen = Revision(revision.moment, facts, revision.places)
        if past is None or before is None:
            past = Past(revision.moment, revision.moment, facts.floor) if facts else None
        elif _standing(seen) != _standing(before):
            floor = facts.floor if facts else 0
            earlier = {**past.earlier, **_moved(before.facts, facts)}
            past = Past(past.created, max(past.modified, revision.moment), max(past.sequence + 1, floor), earlier)
        elif revision.is_own:
            floor = facts.floor if facts else 0
            past = Past(past.created, max(past.modified, revision.moment), max(past.sequence, floor), past.earlier)
        before = seen
    return past


def _as_met(revisions: Sequence[Revision]) -> Iterator[Revision]:
    """The revisions as readers met them: what was to be published later begins then, if it was not changed before."""
    for revision, following in zip_longest(revisions, revisions[1:]):
        due = revision.facts.publish_at if revision.facts else None
        if due is None or due <= revision.moment:
            yield revision
            continue
        yield replace(revision, facts=None)
        if following is None or due <= following.moment:
            yield replace(revision, moment=due)


def _standing(revision: Revision) -> object:
    """What may not change without a word to those who have the event in their calendars."""
    facts = revision.facts
    if facts is None:
        return None
    times = {
        name: (time.start, time.end, time.all_day, time.status, time.venue, revision.places.get(time.venue))
        for name, time in facts.times.items()
    }
    return times, facts.room, facts.online_url


def _moved(before: Facts | None, after: Facts | None) -> dict[str, Timespan]:
    """The earlier times of what begins at another time than before, by name."""
    if before is None or after is None:
        return {}
    both = sorted(before.times.keys() & after.times.keys())
    return {name: before.times[name].span for name in both if before.times[name].start != after.times[name].start}
