"""A digest: what an issue of the newsletter tells, chosen by rule and by its editor.

Days are those of the region's zone. The rule: stories published in the window; events that begin in the time after it;
opportunities that are open; what was told before and has changed since; what is dated earlier but became known only
after the last issue. Nothing is told twice in one series. What the editor picks comes first, what they hide does not.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.domain.event import Event
from plugins.domain.issue import Issue, Sort
from plugins.domain.item import Item, at_start
from plugins.domain.ledger import facts_of as event_facts
from plugins.domain.lock import Lock
from plugins.domain.occurrence import next_of
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.site import Site
from plugins.domain.story import Story
from plugins.domain.window import Window

LIMITS: Mapping[Sort, int] = {Sort.NEWS: 8, Sort.EVENTS: 8, Sort.OPPORTUNITIES: 6}
"""How much a section tells of, unless its editor picks more."""


class Why(StrEnum):
    """Why something is told."""

    PICKED = "picked"
    NEW = "new"
    LATE = "late"
    CHANGED = "changed"


class Choice(Struct, frozen=True):
    """Something that is told, and why; it may be picked and have changed since it was told before."""

    item: Item
    why: Why
    has_changed: bool = False


class DigestSection(Struct, frozen=True):
    """What is told of one sort, and how much more there would be."""

    sort: Sort
    choices: tuple[Choice, ...]
    more: int = 0


class Digest(Struct, frozen=True):
    """What an issue tells. No section is empty, and there is at least one."""

    window: Window
    moment: datetime
    """From when on events are told: the day of the issue, or the present moment where that is later."""
    sections: tuple[DigestSection, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All that is told, in its order."""
        return tuple(choice.item for section in self.sections for choice in section.choices)


def digest_of(
    issue: Issue, items: Iterable[Item], locks: Mapping[str, Lock], now: datetime, site: Site
) -> Digest | None:
    """What an issue would tell if it were frozen now; None where there is nothing to tell, or no window.

    `items` are those of the whole catalogue, `locks` those of the issues that are frozen, by key.
    """
    if issue.window is None:
        return None
    rule = Rule.of(issue, issue.window, locks, now, site)
    public = [item for item in items if not isinstance(item, Issue) and is_known(item, now, site.zone)]
    sections = (_section(sort, issue, public, rule) for sort in issue.sections)
    told = tuple(section for section in sections if section.choices)
    return Digest(issue.window, rule.moment, told) if told else None


def is_known(item: Item, now: datetime, zone: str) -> bool:
    """Whether an item is public and announced at a moment: what is dated later is not told before its day."""
    return item.is_public(now, zone) and (item.date is None or at_start(item.date, zone) <= now)


def known_names(items: Iterable[Item], now: datetime, zone: str) -> tuple[str, ...]:
    """The permanent names of all that is public at a moment, for the lock of an issue that is frozen then."""
    return tuple(sorted(item.permanent_name for item in items if is_known(item, now, zone)))


def told_facts(digest: Digest, zone: str) -> dict[str, str]:
    """The facts of all that a digest tells, by permanent names, for the lock."""
    return {item.permanent_name: facts_of(item, zone) for item in digest.items}


def facts_of(item: Item, zone: str) -> str:
    """A digest of the facts that may not change without a word to those who were told of them; "" where it has none.

    They are the times, states and places of an event, and when an opportunity opens and closes.
    """
    if isinstance(item, Event):
        facts = event_facts(item, zone)
        said: object = [*sorted((name, str(time)) for name, time in facts.times.items()), facts.room, facts.online_url]
    elif isinstance(item, Opportunity):
        said = [str(item.opens), str(item.closes_at(zone))]
    else:
        return ""
    return hashlib.blake2b(str(said).encode(), digest_size=8).hexdigest()


def sort_of(item: Item) -> Sort:
    """The section in which an item is told; what is neither an event nor an opportunity is told among the news."""
    if isinstance(item, Event):
        return Sort.EVENTS
    return Sort.OPPORTUNITIES if isinstance(item, Opportunity) else Sort.NEWS


class Told(Struct, frozen=True):
    """How something was last told in the series: with which facts, on which day."""

    facts: str
    day: date


class Rule(Struct, frozen=True):
    """By what an issue's items are chosen: its window, what its series has told, and what the last issue knew."""

    window: Window
    moment: datetime
    until: datetime
    """Up to when events are told that were not told before."""
    zone: str
    told: Mapping[str, Told]
    known: frozenset[str] | None
    """None where the series has no issue yet: then nothing is late."""

    @classmethod
    def of(cls, issue: Issue, window: Window, locks: Mapping[str, Lock], now: datetime, site: Site) -> "Rule":
        """The rule of an issue at a moment."""
        earlier = [lock for lock in locks.values() if lock.series == issue.series and lock.key != issue.key]
        earlier.sort(key=lambda lock: (lock.frozen, lock.key))
        zone = ZoneInfo(site.zone)
        return cls(
            window=window,
            moment=max(now, at_start(window.to, site.zone)),
            until=at_start(window.to + timedelta(days=site.event_days.of(issue.series)), site.zone),
            zone=site.zone,
            told={
                name: Told(facts, lock.frozen.astimezone(zone).date())
                for lock in earlier
                for name, facts in lock.told.items()
            },
            known=frozenset(earlier[-1].known) if earlier else None,
        )

    def why(self, item: Item) -> Why | None:
        """Why an item is told, or that it is not."""
        if item.permanent_name in self.told:
            return Why.CHANGED if self.has_changed(item) else None
        if isinstance(item, Story):
            return self._why_story(item)
        is_due = self._is_open(item) if isinstance(item, Opportunity) else self._begins_soon(item)
        return Why.NEW if is_due else None

    def has_changed(self, item: Item) -> bool:
        """Whether it was told before, has changed since in what matters to readers, and still concerns them."""
        told = self.told.get(item.permanent_name)
        if told is None or (isinstance(item, Opportunity) and not self._is_open(item)):
            return False
        if isinstance(item, Event) and all(one.span.is_past(self.moment) for one in item.occurrences(self.zone)):
            return False
        days = (texts.updated for texts in item.texts.values())
        is_updated = any(day and day > told.day and self.window.contains(day) for day in days)
        return is_updated or facts_of(item, self.zone) != told.facts

    def published(self, item: Item) -> date:
        """The day on which an item became public; of one that does not say, the first day of all."""
        moment = item.due_at(self.zone) or (at_start(item.date, self.zone) if item.date else None)
        return moment.astimezone(ZoneInfo(self.zone)).date() if moment else date.min

    def order(self, item: Item) -> tuple[Any, ...]:
        """The place of an item in its section: the newest story, the next event, the new and soon closing call."""
        if isinstance(item, Event):
            return (next_of(item.occurrences(self.zone), self.moment).span.start, item.name)
        if isinstance(item, Opportunity):
            closes = item.closes_at(self.zone)
            return (not self._is_new(item), closes is None, closes or self.moment, item.name)
        return (-self.published(item).toordinal(), item.name)

    def _why_story(self, story: Story) -> Why | None:
        day = self.published(story)
        if self.window.contains(day):
            return Why.NEW
        is_late = day < self.window.first and self.known is not None and story.permanent_name not in self.known
        return Why.LATE if is_late else None

    def _begins_soon(self, item: Item) -> bool:
        held = item.occurrences(self.zone) if isinstance(item, Event) else ()
        return any(self.moment <= one.span.start < self.until for one in held if not one.is_off)

    def _is_open(self, item: Opportunity) -> bool:
        return item.opening(self.moment, self.zone) is Opening.OPEN

    def _is_new(self, item: Opportunity) -> bool:
        opens = at_start(item.opens, self.zone).astimezone(ZoneInfo(self.zone)).date() if item.opens else None
        return self.window.contains(item.date or opens)


def _section(sort: Sort, issue: Issue, public: Sequence[Item], rule: Rule) -> DigestSection:
    """What an issue tells of one sort."""
    candidates = {item.name: item for item in public if sort_of(item) is sort and item.name not in issue.hide}
    picked = tuple(
        Choice(candidates[name], Why.PICKED, rule.has_changed(candidates[name]))
        for name in dict.fromkeys(issue.picks)
        if name in candidates
    )
    chosen = list(_chosen((item for name, item in candidates.items() if name not in issue.picks), rule))
    room = max(0, LIMITS[sort] - len(picked))
    return DigestSection(sort, (*picked, *chosen[:room]), len(chosen[room:]))


def _chosen(items: Iterable[Item], rule: Rule) -> Iterator[Choice]:
    """What the rule chooses, in its order."""
    found = ((item, rule.why(item)) for item in items)
    chosen = (Choice(item, why, why is Why.CHANGED) for item, why in found if why)
    yield from sorted(chosen, key=lambda choice: rule.order(choice.item))
