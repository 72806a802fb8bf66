"""Past events: from the chronicle to what the ledger says of events, and to what is wrong with how they changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from plugins.domain.catalogue import Catalogue
from plugins.domain.event import Event
from plugins.domain.ledger import (
    Facts,
    Ledger,
    Past,
    Remembered,
    Revision,
    past_of,
    place_facts_of,
)
from plugins.domain.occurrence import EventStatus
from plugins.domain.problem import Problem, Where, error, notice, warning
from plugins.domain.registry import Place
from plugins.host.chronicle import (
    NOW,
    PLACES,
    Chronicle,
    Files,
    Places,
    facts_or_none,
    texts_among,
)


@dataclass(frozen=True)
class Memory:
    """What the chronicle and the content of today say together."""

    chronicle: Chronicle
    catalogue: Catalogue
    content: str
    """The content folder as the writer knows it."""

    def ledger(self, now: datetime) -> Ledger:
        """The past of every event, and what was removed before it was over."""
        self.chronicle.read(files for key in self._told for _, files in self._versions(key))
        pasts = {event.key: past for event in self._events.values() if (past := self._past(event))}
        gone = {key: found for key in self._gone if (found := self._cancelled(key, now))}
        pasts |= {key: past for key, (_, past) in gone.items()}
        return Ledger(Remembered(self.chronicle.history.known.value), pasts, tuple(event for event, _ in gone.values()))

    def problems(self, ledger: Ledger, now: datetime) -> Iterator[Problem]:
        """What a writer should put right: folders that were renamed or removed, and moves of which nothing is known."""
        for key, event in self._renamed.items():
            facts = self._last_facts(key)
            yield error(event.where(""), "event-renamed", key=event.key, former=facts.identity if facts else key)
        for event in ledger.gone:
            yield warning(Where(f"{self.content}/{event.name}/"), "event-removed", key=event.key)
        for event in self._events.values():
            first = self._first_identity(event)
            if first and first != event.identity:
                yield error(event.where("aliases"), "identity-changed", key=event.key, former=first)
            if not event.draft:
                yield from self._notices(event, ledger.pasts.get(event.key), now)

    def _notices(self, event: Event, past: Past | None, now: datetime) -> Iterator[Problem]:
        """What is said of an event and does not fit its past, as far as there is one."""
        if not self.chronicle.commits(event.key) and self._is_over(event, now):
            yield notice(event.where("start"), "event-already-over")
        if event.status is EventStatus.MOVED and past and not past.sequence:
            yield notice(event.where("status"), "moved-from-unknown")

    def _first_identity(self, event: Event) -> str:
        """The name under which an event was first public; "" where it never was, or its past need not be read."""
        for key in sorted(self._folders(event), key=self.chronicle.commits):
            for commit, files in self._versions(key):
                facts = self.chronicle.facts(files)
                if facts and facts.is_public(self.chronicle.moment(commit)):
                    return facts.identity
        return ""

    def _is_over(self, event: Event, now: datetime) -> bool:
        today = self._today(event)
        return today is not None and all(time.end <= now for time in today.times.values())

    # The content of today

    @cached_property
    def _events(self) -> Mapping[str, Event]:
        return {item.key: item for item in self.catalogue.items() if isinstance(item, Event)}

    @cached_property
    def _places_today(self) -> Places:
        entries = self.catalogue.registries.get(Place.registry, {}).values()
        return {entry.id: place_facts_of(entry) for entry in entries if isinstance(entry, Place)}

    def _is_changed(self, key: str) -> bool:
        """Whether the files of an event are not as HEAD has them."""
        return f"{Event.kind_folder}/{key}" in self.chronicle.changed

    def _today(self, event: Event) -> Facts | None:
        return facts_or_none(event, self.chronicle.zone)

    # Revisions

    @cached_property
    def _told(self) -> frozenset[str]:
        """The events whose past must be read: those that are no longer what they were when they were first written."""
        return frozenset(
            key
            for key in self.chronicle.keys
            if len(self.chronicle.commits(key)) > 1 or key not in self._events or self._is_changed(key)
        )

    def _versions(self, key: str) -> Iterator[tuple[int, Files]]:
        return ((commit, self.chronicle.files(key, commit)) for commit in self.chronicle.commits(key))

    def _facts(self, key: str, commit: int) -> tuple[bool, Facts | None]:
        """Whether an event was there after a commit, and what it said; what cannot be read says nothing."""
        files = self.chronicle.files(key, commit)
        event = self._events.get(key)
        if files and event and key not in self._told:
            return True, self._today(event)
        return bool(files), self.chronicle.facts(files) if files else None

    def _past(self, event: Event) -> Past | None:
        keys = self._folders(event)
        own = sorted({commit for key in keys for commit in self.chronicle.commits(key)})
        if not own:
            return past_of([Revision(self.chronicle.head, self._today(event), self._places_today)])
        return past_of([*self._committed(keys, own), *self._uncommitted(event, keys)])

    def _committed(self, keys: tuple[str, ...], own: list[int]) -> Iterator[Revision]:
        """What each commit made of an event that stood in some folders, one after the other."""
        said = dict[int, Facts | None]()
        for commit in own:
            found = [facts for is_there, facts in (self._facts(key, commit) for key in keys) if is_there]
            readable = [facts for facts in found if facts]
            if readable or not found:
                said[commit] = readable[-1] if readable else None
        venues = frozenset[str]().union(*(facts.venues for facts in said.values() if facts))
        moved = {commit for venue in venues for commit in self.chronicle.moves.get(venue, ()) if commit > own[0]}
        facts: Facts | None = None
        for commit in sorted(said.keys() | moved):
            facts = said.get(commit, facts)
            then, today = self.chronicle.places(commit), self._places_today
            places = {venue: where for venue in venues if (where := then.get(venue) or today.get(venue))}
            yield Revision(self.chronicle.moment(commit), facts, places, is_own=commit in said)

    def _uncommitted(self, event: Event, keys: tuple[str, ...]) -> Iterator[Revision]:
        is_own = any(self._is_changed(key) for key in keys)
        if is_own or PLACES in self.chronicle.history.uncommitted:
            yield Revision(self.chronicle.head, self._today(event), self._places_today, is_own=is_own)

    # What is not there any more

    @cached_property
    def _departed(self) -> Mapping[str, Facts]:
        """What was last said by each event that could once be read and is in its folder no more."""
        known = {item.key for item in self.catalogue.written() if isinstance(item, Event)}
        known |= {name.partition("/")[2] for name in self.catalogue.unread if name.startswith(f"{Event.kind_folder}/")}
        gone = (key for key in self.chronicle.keys if key not in known)
        left = (key for key in gone if not self.chronicle.is_held_back(f"{Event.kind_folder}/{key}"))
        told = ((key, self._last_facts(key)) for key in left)
        return {key: facts for key, facts in told if facts}

    @cached_property
    def _former(self) -> Mapping[str, frozenset[str]]:
        """The departed events by their identity: they may go on under another key."""
        found = defaultdict[str, set[str]](set)
        for key, facts in self._departed.items():
            found[facts.identity].add(key)
        return {identity: frozenset(keys) for identity, keys in found.items()}

    def _folders(self, event: Event) -> tuple[str, ...]:
        """The keys under which an event has stood, the first one first."""
        former = self._former.get(event.identity, frozenset()) | set(event.former_keys)
        former -= {event.key}
        return (*sorted(former, key=self.chronicle.commits), event.key)

    @cached_property
    def _lost(self) -> tuple[str, ...]:
        """The departed events that go on under no other name."""
        alive = {name for event in self._events.values() for name in (event.identity, *event.former_keys)}
        return tuple(key for key, facts in self._departed.items() if not {key, facts.identity} & alive)

    @cached_property
    def _gone(self) -> tuple[str, ...]:
        """Of the folders of each lost event the last one."""
        lost = (key for key in self._lost if key not in self._renamed and key not in self._doubles)
        order = sorted(lost, key=lambda key: (self.chronicle.commits(key)[-1], self.chronicle.commits(key)[0]))
        return tuple({self._departed[key].identity: key for key in order}.values())

    @cached_property
    def _doubles(self) -> frozenset[str]:
        """The lost folders of events that stood in another one before, and stand there again: a rename undone."""
        return frozenset(
            key
            for key in self._lost
            for event in self._alike(key)
            if self.chronicle.commits(event.key)[:1] < self.chronicle.commits(key)[:1] and self._is_same(key, event)
        )

    @cached_property
    def _alive(self) -> Mapping[object, tuple[Event, ...]]:
        """The events of today by what one is known by: each text that it ever had; a title and a beginning."""
        found = defaultdict[object, list[Event]](list)
        for event in self._events.values():
            for sign in self._signs(self._today(event), (files for _, files in self._versions(event.key))):
                found[sign].append(event)
        return {sign: tuple(events) for sign, events in found.items()}

    def _alike(self, key: str) -> Iterator[Event]:
        """The events of today that may be the one of a folder that is gone."""
        signs = self._signs(self._last_facts(key), (self._last_files(key),))
        return (event for sign in signs for event in self._alive.get(sign, ()))

    def _signs(self, facts: Facts | None, versions: Iterable[Files]) -> frozenset[object]:
        """What an event is known by."""
        titles = {language: title for language, title in facts.titles.items() if title} if facts else {}
        texts = frozenset[str]().union(*(texts_among(files, titles) for files in versions))
        return frozenset(texts | ({(*item, facts.begins) for item in titles.items()} if facts else set()))

    @cached_property
    def _renamed(self) -> Mapping[str, Event]:
        """The events of today that stood in another folder before, and do not say so, by the key of that folder."""
        found = dict[str, Event]()
        for key in self._lost:
            changes = {*self.chronicle.commits(key)[1:], self._removal(key)}
            new = (event for event in self._alike(key) if self._begun(event) in changes)
            found.update((key, event) for event in new if self._is_same(key, event))
        return found

    def _begun(self, event: Event) -> int:
        return next(iter(self.chronicle.commits(event.key)), NOW)

    def _removal(self, key: str) -> int:
        """The commit that removed an event; NOW where that is not committed yet."""
        commits = self.chronicle.commits(key)
        return NOW if self.chronicle.files(key, commits[-1]) else commits[-1]

    def _is_same(self, key: str, event: Event) -> bool:
        """Whether an event is the one of a folder that is gone: a file is, or its title and its beginning are."""
        facts, today = self._last_facts(key), self._today(event)
        if facts is None or today is None or not facts.is_public(self._ended(key)):
            return False
        first = [self.chronicle.files(event.key, commit) for commit in self.chronicle.commits(event.key)[:1]]
        return bool(self._signs(facts, (self._last_files(key),)) & self._signs(today, first))

    def _ended(self, key: str) -> datetime:
        removal = self._removal(key)
        return self.chronicle.head if removal == NOW else self.chronicle.moment(removal)

    def _last_files(self, key: str) -> Files:
        """The files of an event as they were when it could last be read."""
        versions = [files for _, files in self._versions(key) if files and self.chronicle.facts(files)]
        return versions[-1] if versions else {}

    def _last_facts(self, key: str) -> Facts | None:
        return self.chronicle.facts(self._last_files(key))

    def _cancelled(self, key: str, now: datetime) -> tuple[Event, Past] | None:
        """An event that was public when it was removed, with its past, as long as it is not over."""
        facts, ended = self._last_facts(key), self._ended(key)
        if facts is None or not facts.is_public(ended) or all(time.end <= now for time in facts.times.values()):
            return None
        event = self.chronicle.event(self._last_files(key))
        if event is None:
            return None
        keys = self._folders(event)
        own = sorted({commit for each in keys for commit in self.chronicle.commits(each)})
        removal = Revision(ended, None, {})
        past = past_of([*self._committed(keys, own), *([removal] if self._removal(key) == NOW else ())])
        if past is None:
            return None
        return event.model_copy(update={"status": EventStatus.CANCELLED}), past
