"""The chronicle: the events and places of each commit, as their files stood then."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import msgspec

from plugins.domain.event import Event
from plugins.domain.fields import Reading
from plugins.domain.ledger import Facts, PlaceFacts, facts_of, place_facts_of
from plugins.domain.parsing import parse_entries, parse_items
from plugins.domain.problem import Severity
from plugins.domain.registry import Place
from plugins.domain.walltime import OccurrenceError
from plugins.engine.history import Change, History, blob_at, read_blobs
from plugins.engine.reading import parse_fields, parse_registry
from plugins.engine.sources import KEY, REGISTRY, TEXT, Source, source_of

PLACES = f"{REGISTRY}/{Place.registry}.yml"
"""The file of the places below the content folder."""

NOW = -1
"""Stands for the commit that has not been made yet."""

Files = Mapping[str, str]
"""The files of an item at a commit: the ids of their bytes by their paths below the content folder."""

Places = Mapping[str, PlaceFacts]


class Sight(msgspec.Struct, frozen=True):
    """What the texts of an item said together at a commit."""

    titles: dict[str, str]
    """Those of the languages that had a version."""
    slugs: dict[str, str]
    """Those of the languages that had a text; "" where it stated none."""
    is_draft: bool
    due: datetime | None
    """The moment from which it might be public."""

    def is_public(self, moment: datetime) -> bool:
        """Whether readers could know of it at a moment."""
        return not self.is_draft and (self.due is None or self.due <= moment)


class Store(msgspec.Struct):
    """What the cache keeps, as the same bytes say the same for ever: most by the ids of files, facts by several."""

    facts: dict[str, Facts | None] = {}
    places: dict[str, dict[str, PlaceFacts] | None] = {}
    sights: dict[str, Sight | None] = {}
    slugs: dict[str, dict[str, dict[str, str]]] = {}
    """The slugs of the entries of a registry, by their ids and languages."""


@dataclass(frozen=True)
class Chronicle:
    """What was said at each commit of a history; commits are named by their numbers in it."""

    history: History
    folder: Path
    """The content folder."""
    reading: Reading
    zone: str
    store: Store

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, tuple[Change, ...]]]:
        """The changes of the texts of each item that there has ever been, by its kind and key, and by their paths."""
        found = defaultdict[str, dict[str, tuple[Change, ...]]](dict)
        for path, changes in self.history.files.items():
            if name := name_of(path, self.reading.languages):
                found[name][path] = changes
        return found

    def blobs(self, wanted: Iterable[str]) -> dict[str, bytes]:
        """The bytes that git keeps under some ids. Raises BlobsMissing where it has not all of them."""
        return read_blobs(self.folder, wanted)

    @property
    def head(self) -> datetime:
        """When HEAD was committed, which stands for all that is not committed yet."""
        return datetime.fromtimestamp(self.history.head, UTC)

    def moment(self, commit: int) -> datetime:
        """When a commit was made."""
        return datetime.fromtimestamp(self.history.moments[commit], UTC)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The items, by kind and key, whose texts are not as HEAD has them."""
        return frozenset(name_of(path, self.reading.languages) for path in self.history.uncommitted) - {""}

    def is_held_back(self, name: str) -> bool:
        """Whether HEAD has texts of an item that are not in the folder, though nobody has removed them.

        They may be left out of a sparse checkout, or be of a kind that the site leaves out.
        """
        is_there = any(changes[-1].blob for changes in self.texts.get(name, {}).values())
        return is_there and name not in self.changed

    @cached_property
    def _files(self) -> Mapping[str, Mapping[str, tuple[Change, ...]]]:
        """The changes of an event's files by its key and their paths."""
        named = self.texts.items()
        return {name.partition("/")[2]: files for name, files in named if name.startswith(f"{Event.kind_folder}/")}

    @property
    def keys(self) -> Iterable[str]:
        """The keys of all events that there have ever been."""
        return self._files.keys()

    def commits(self, key: str) -> tuple[int, ...]:
        """The commits that changed the files of an event."""
        several = self._files.get(key, {}).values()
        return tuple(sorted({change.commit for changes in several for change in changes}))

    def files(self, key: str, commit: int) -> Files:
        """The files of an event as a commit left them; none where it was not there."""
        files = self._files.get(key, {}).items()
        return {path: blob for path, changes in files if (blob := blob_at(changes, commit))}

    def read(self, wanted: Iterable[Files]) -> None:
        """Read the facts of many revisions at once, as git answers many questions as fast as one."""
        named = {name_of_files(files): files for files in wanted if files}
        new = {name: files for name, files in named.items() if name not in self.store.facts}
        blobs = self.blobs(blob for files in new.values() for blob in files.values())
        for name, files in new.items():
            event = self._parsed(files, blobs)
            self.store.facts[name] = facts_or_none(event, self.zone) if event else None

    def facts(self, files: Files) -> Facts | None:
        """What an event's files said, which have been read; None where they could not be understood."""
        return self.store.facts.get(name_of_files(files))

    def event(self, files: Files) -> Event | None:
        """The event of some files, without its text."""
        return self._parsed(files, self.blobs(files.values()))

    def _parsed(self, files: Files, blobs: Mapping[str, bytes]) -> Event | None:
        records = [parse_fields(source_at(path, self.folder), blobs[blob]) for path, blob in sorted(files.items())]
        if any(problem.severity is Severity.ERROR for record in records for problem in record.problems):
            return None
        items = parse_items(Event, records, {}, self.reading).items
        return next((item for item in items if isinstance(item, Event)), None)

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[Places]]:
        """The commits that changed the registry of places, and what it said before them all and after each.

        What is broken is passed by.
        """
        changes = [change for change in self.history.files.get(PLACES, ()) if change.blob]
        new = self.blobs({change.blob for change in changes} - self.store.places.keys())
        self.store.places.update({blob: self._parsed_places(data) for blob, data in new.items()})
        told = [(change.commit, self.store.places.get(change.blob)) for change in changes]
        readable = [(commit, places) for commit, places in told if places is not None]
        # An entry that could not be read, or was left out for a while, is where it was; before it was there, it is
        # where it came to be: what is held there was not moved by being told where that is.
        first = {name: facts for _, places in reversed(readable) for name, facts in places.items()}
        carried = list[Places]([first])
        for _, places in readable:
            carried.append({**carried[-1], **places})
        return [commit for commit, _ in readable], carried

    def _parsed_places(self, data: bytes) -> dict[str, PlaceFacts] | None:
        records = parse_registry(source_at(PLACES, self.folder), data)
        if any(not record.key for record in records):
            return None
        places, _ = parse_entries(Place, records, self.reading)
        return {name: place_facts_of(place) for name, place in places.items() if isinstance(place, Place)}

    def places(self, commit: int) -> Places:
        """The registry of places at a commit."""
        commits, places = self._places
        number = bisect_right(commits, commit)
        return places[number]

    @cached_property
    def moves(self) -> Mapping[str, tuple[int, ...]]:
        """The commits at which each place became another than it was, by its id."""
        found, before = defaultdict[str, list[int]](list), dict[str, PlaceFacts]()
        commits, places_after = self._places
        for commit, places in zip(commits, places_after[1:], strict=True):
            for name in places.keys() & before.keys():
                if places[name] != before[name]:
                    found[name].append(commit)
            before.update(places)
        return {name: tuple(commits) for name, commits in found.items()}


def name_of(path: str, languages: Container[str]) -> str:
    """The kind and key of the item of which a text below the content folder speaks; "" for all other files."""
    if not path.endswith(TEXT) or path.count("/") not in {1, 2}:
        return ""
    source = source_at(path, Path())
    is_text = source.language in languages and KEY.fullmatch(source.key) is not None
    is_named = path.count("/") == 1 or source.name == f"index.{source.language}{TEXT}"
    return f"{source.kind}/{source.key}" if is_text and is_named else ""


def facts_or_none(event: Event, zone: str) -> Facts | None:
    """What an event says; None where its times cannot be understood."""
    try:
        return facts_of(event, zone)
    except OccurrenceError:
        return None


def texts_among(files: Files, languages: Container[str]) -> frozenset[str]:
    """The ids of the texts in some languages: a promise of a translation, in another one, says nothing of its own."""
    return frozenset(blob for path, blob in files.items() if path.split(".")[-2] in languages)


def source_at(path: str, folder: Path) -> Source:
    """Of what a file below the content folder speaks."""
    return source_of(path, str(folder / path), path.split("/"))


def name_of_files(files: Files) -> str:
    """The name of some files as they were: what they said is kept by it."""
    return " ".join(f"{path}:{blob}" for path, blob in sorted(files.items()))
