"""Past owners: who goes on in another folder, and as what. A story may become a page, and folders get other names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from plugins.host.chronicle import NOW, texts_among
from plugins.host.past_items import PastItems, State


@dataclass(frozen=True)
class Owners:
    """What became of the items that are in their folders no more."""

    past: PastItems

    def owner(self, name: str) -> str:
        """Under which name an item goes on today, or went on last; its own where it never left its folder."""
        seen = {name}
        while (after := self._followers.get(name, "")) and after not in seen:
            name = after
            seen.add(name)
        return name

    @cached_property
    def departed(self) -> Mapping[str, State]:
        """The last that was said by each item that is in its folder no more."""
        known = {item.name for item in self.past.catalogue.written()} | self.past.catalogue.unread
        said = {name: [one for one in self.past.states(name) if one.sight] for name in self.past.names}
        gone = {name: states[-1] for name, states in said.items() if states and name not in known}
        return {name: state for name, state in gone.items() if not self.past.chronicle.is_held_back(name)}

    @cached_property
    def _followers(self) -> Mapping[str, str]:
        """The next folder of each departed item: one that says so, or to which its text or its title came."""
        items = self.past.catalogue.items()
        stated = {f"{item.kind_folder}/{key}": item.name for item in items for key in item.former_keys}
        found = {name: after for name, after in stated.items() if name in self.departed}
        for name in self.departed.keys() - found.keys():
            after = next((other for other in self._candidates(name) if self._signs_of(name) & self._first(other)), "")
            found |= {name: after} if after else {}
        return found

    def _candidates(self, name: str) -> Iterator[str]:
        """What has the item's key in another kind, and what came as it left."""
        kind, _, key = name.partition("/")
        others = {f"{other}/{key}" for other in self.past.kinds if other != kind} & self._begun.keys()
        yield from (*sorted(others), *(other for other in self._came[self._left(name)] if other != name))

    @cached_property
    def _came(self) -> Mapping[int, Sequence[str]]:
        """What began with each commit."""
        found = defaultdict[int, list[str]](list)
        for name, begun in sorted(self._begun.items()):
            found[begun].append(name)
        return found

    @cached_property
    def _begun(self) -> Mapping[str, int]:
        """The commit with which each item began, those of today that are not committed yet among them."""
        today = dict.fromkeys(self.past.catalogue.by_name, NOW)
        texts = self.past.chronicle.texts
        known = [name for name in (*today, *self.departed) if name in texts]
        return today | {name: min(one[0].commit for one in texts[name].values()) for name in known}

    def _left(self, name: str) -> int:
        """The commit that removed an item."""
        last = self.past.states(name)[-1]
        return NOW if last.files else last.commit

    def _signs_of(self, name: str) -> Set[object]:
        """What a departed item was known by when it left: its texts, and its titles in their languages."""
        return _signs(self.departed[name])

    def _first(self, name: str) -> Set[object]:
        """What an item was known by when it came."""
        states = self.past.states(name)
        if states:
            return _signs(states[0])
        titles = {code: texts.title for code, texts in self.past.catalogue.by_name[name].texts.items()}
        first = {path: changes[0].blob for path, changes in self.past.chronicle.texts.get(name, {}).items()}
        return {*titles.items(), *texts_among(first, titles)}


def _signs(state: State) -> Set[object]:
    """What an item was known by as a commit left it."""
    titles = state.sight.titles if state.sight else {}
    return {*titles.items(), *texts_among(state.files, titles)}
