"""What one language's readers are told of times: when events are held, what is to come and what is still open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import cast

from plugins.domain.event import Event, whole
from plugins.domain.item_view import ItemView
from plugins.domain.ledger import Past
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence, coming, next_of
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.timespan import Timespan


class EventView(ItemView):
    """The items with their times."""

    @cached_property
    def _occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        return {event.key: self._with_past(event) for _, event in self.of(Event)}

    def _with_past(self, event: Event) -> tuple[Occurrence, ...]:
        """The times of an event; one that was moved with its earlier time, or at least the day it was announced for."""
        past = self.past_of(event)
        earlier = past.earlier if past else {}
        return tuple(
            replace(one, earlier=earlier.get(one.name) or one.announced) if one.status is EventStatus.MOVED else one
            for one in event.occurrences(self.site.zone)
        )

    def occurrences(self, event: Event) -> tuple[Occurrence, ...]:
        """Every time at which an event is held, the first one first."""
        return self._occurrences.get(event.key) or self._with_past(event)

    def next_occurrence(self, event: Event) -> Occurrence:
        """The time of an event that lists tell of: the next one, or the last where all are over."""
        return self._told.get(event.key) or next_of(self._with_past(event), self.now)

    @cached_property
    def _told(self) -> Mapping[str, Occurrence]:
        return {key: next_of(times, self.now) for key, times in self._occurrences.items()}

    def span(self, event: Event) -> Timespan:
        """From the beginning of an event's first time to the end of its last."""
        return whole(self.occurrences(event))

    def is_past(self, event: Event) -> bool:
        """Whether every time of an event is over at the moment of this view."""
        if event.key not in self._pasts:
            self._pasts[event.key] = all(one.span.is_past(self.now) for one in self.occurrences(event))
        return self._pasts[event.key]

    @cached_property
    def _pasts(self) -> dict[str, bool]:
        return {}

    def past_of(self, event: Event) -> Past | None:
        """What the ledger says of an event; None where no history is known."""
        return self.catalogue.ledger.pasts.get(event.key)

    @property
    def gone(self) -> Iterator[tuple[Shown, Event]]:
        """What was removed although it is still to come, as the readers of this language met it."""
        return ((self.show(event), event) for event in self.catalogue.ledger.gone if event.versions)

    def left(self, event: Event) -> tuple[Occurrence, ...]:
        """The times of an event that one may still put into a calendar: to come, and not off."""
        return tuple(one for one in coming(self.occurrences(event), self.now) if not one.is_off)

    def may_be_added(self, event: Event) -> bool:
        """Whether there is something of an event left to put into a calendar."""
        return bool(self.left(event))

    def upcoming(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """The events among what is shown that are not over, the next one first."""
        return tuple(sorted((shown for shown in items if self._is_coming(shown)), key=self._by_start))

    def past(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """The events among what is shown that are over, the last one first."""
        events = (shown for shown in items if isinstance(shown.item, Event) and self.is_past(shown.item))
        return tuple(sorted(events, key=self._by_start, reverse=True))

    def open(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """The opportunities among what is shown that one may apply for, the one that closes next first."""
        return tuple(sorted((shown for shown in items if self._is_open(shown)), key=self._by_deadline))

    def _is_open(self, shown: Shown) -> bool:
        item, zone = shown.item, self.site.zone
        return isinstance(item, Opportunity) and item.opening(self.now, zone) is not Opening.CLOSED

    def _by_deadline(self, shown: Shown) -> tuple[bool, datetime, str]:
        closes = cast(Opportunity, shown.item).closes_at(self.site.zone)
        return (closes is None, closes or self.now, shown.item.name)

    def _is_coming(self, shown: Shown) -> bool:
        return isinstance(shown.item, Event) and not self.is_past(shown.item)

    def _by_start(self, shown: Shown) -> tuple[datetime, str]:
        return (self.next_occurrence(cast(Event, shown.item)).span.start, shown.item.key)
