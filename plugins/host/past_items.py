"""Past items: what every item said at each commit, and whether readers could know of it then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from plugins.domain.addresses import Addresses, address_of
from plugins.domain.catalogue import Catalogue
from plugins.domain.item import Item
from plugins.domain.parsing import parse_items
from plugins.domain.problem import Severity
from plugins.domain.record import Record
from plugins.domain.site import Site
from plugins.engine.history import Change, blob_at
from plugins.engine.reading import parse_fields
from plugins.host.chronicle import Chronicle, Files, Sight, name_of_files, source_at


class State(NamedTuple):
    """An item as a commit left it, up to the next that changed it."""

    commit: int
    files: Files
    """None where the commit removed it."""
    sight: Sight | None
    """What it said; None where it was not there, or could not be understood."""
    until: datetime
    was_kept: bool
    """Whether there was what readers get of it, for kinds of which that is kept as it was sent."""

    @property
    def is_public(self) -> bool:
        """Whether readers could know of it at any moment before the next change."""
        return self.was_kept and self.sight is not None and self.sight.is_public(self.until)


@dataclass(frozen=True)
class PastItems:
    """The states of all items that there have ever been, as far as they are no longer what they were at first."""

    chronicle: Chronicle
    catalogue: Catalogue
    site: Site
    kinds: Mapping[str, type[Item]]
    """The kinds by their folders."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The items, by kind and key, that have a past, and those that are not there any more."""
        named = (name for name in self.chronicle.texts if name.partition("/")[0] in self.kinds)
        return tuple(sorted(name for name in named if self._has_past(name)))

    def _has_past(self, name: str) -> bool:
        """Whether an item is another than the one that was written once, and is there as it was."""
        changes = self.chronicle.texts[name].values()
        commits = {change.commit for several in changes for change in several}
        return len(commits) > 1 or name not in self.catalogue.by_name or name in self.chronicle.changed

    @cached_property
    def _states(self) -> Mapping[str, Sequence[State]]:
        files = {name: dict(self._files(name)) for name in self.names}
        self._read([(name, one) for name, several in files.items() for one in several.values()])
        return {name: tuple(self._states_of(name, several)) for name, several in files.items()}

    def states(self, name: str) -> Sequence[State]:
        """The states of an item, the first one first; none of one that has no past."""
        return self._states.get(name, ())

    def _files(self, name: str) -> Iterable[tuple[int, Files]]:
        """The texts of an item after each commit that changed any of them."""
        texts: Mapping[str, tuple[Change, ...]] = self.chronicle.texts[name]
        commits = sorted({change.commit for changes in texts.values() for change in changes})
        for commit in commits:
            yield commit, {path: blob for path, changes in texts.items() if (blob := blob_at(changes, commit))}

    def _states_of(self, name: str, files: Mapping[int, Files]) -> Iterable[State]:
        following = [*[*files][1:], len(self.chronicle.history.commits)]
        ends = [*(self.chronicle.moment(commit) for commit in following[:-1]), self.chronicle.head]
        for (commit, there), after, end in zip(files.items(), following, ends, strict=True):
            until = max(self.chronicle.moment(commit), end)
            yield State(commit, there, self._sight(there), until, self._was_kept(name, after - 1))

    def _was_kept(self, name: str, commit: int) -> bool:
        """Whether at a commit there was what was sent, if an item is of a kind of which that is kept."""
        is_sent = self.kinds[name.partition("/")[0]].kept_folder
        return not is_sent or any(blob_at(changes, commit) for changes in self._kept.get(name, ()))

    @cached_property
    def _kept(self) -> Mapping[str, Sequence[tuple[Change, ...]]]:
        """The changes of the files that are kept for items, by the items' names."""
        found = defaultdict[str, list[tuple[Change, ...]]](list)
        for path, changes in self.chronicle.history.files.items():
            kind, *words = path.split("/")
            if len(words) == 3 and kind in self.kinds and words[1] == self.kinds[kind].kept_folder:
                found[f"{kind}/{words[0]}"].append(changes)
        return found

    def _sight(self, files: Files) -> Sight | None:
        return self.chronicle.store.sights.get(name_of_files(files)) if files else None

    def _read(self, wanted: Iterable[tuple[str, Files]]) -> None:
        """Read what has not been read before, all at once."""
        seen = self.chronicle.store.sights
        new = {key: (name, files) for name, files in wanted if files and (key := name_of_files(files)) not in seen}
        blobs = self.chronicle.blobs(blob for _, files in new.values() for blob in files.values())
        for key, (name, files) in new.items():
            seen[key] = self._seen(self.kinds[name.partition("/")[0]], files, blobs)

    def _seen(self, kind: type[Item], files: Files, blobs: Mapping[str, bytes]) -> Sight | None:
        folder = self.chronicle.folder
        records = [parse_fields(source_at(path, folder), blobs[blob]) for path, blob in sorted(files.items())]
        if any(_is_broken(record) for record in records):
            return None
        items = parse_items(kind, records, {}, self.chronicle.reading).items
        return next((sight_of(item, self.site.zone) for item in items if item.versions), None)

    def addresses(self, name: str, sight: Sight) -> Addresses:
        """Where an item stood that said this, in every language; without a version of its own a notice stood there."""
        folder, _, key = name.partition("/")
        kind, codes = self.kinds[folder], self.site.languages
        return {code: address_of(kind, key, sight.slugs.get(code, ""), code, self.site) for code in codes}


def sight_of(item: Item, zone: str) -> Sight:
    """What is remembered of an item."""
    return Sight(
        titles={code: item.texts[code].title for code in item.versions},
        slugs={code: texts.slug for code, texts in item.texts.items()},
        is_draft=item.draft,
        due=due.astimezone(UTC) if (due := item.due_at(zone)) else None,
    )


def _is_broken(record: Record) -> bool:
    return any(problem.severity is Severity.ERROR for problem in record.problems)
