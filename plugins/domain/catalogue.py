"""The catalogue: everything the content says, typed and frozen. It knows everything and does nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from plugins.domain.item import Item
from plugins.domain.ledger import Ledger
from plugins.domain.lock import Lock
from plugins.domain.once import Once
from plugins.domain.record import digest_of
from plugins.domain.registry import Entry


class ItemDigests(NamedTuple):
    """What tells two states of an item apart."""

    facts: bytes
    """All that lists, feeds' heads and calendars show of it: its fields in all languages, and what lies beside it."""
    texts: Mapping[str, bytes]
    """The texts of each language."""


@dataclass(frozen=True)
class Catalogue(Once):
    """All items by kind and all entries by registry, whether they may be public yet or not.

    What is worked out of it `once` holds for all languages.
    """

    kinds: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    registries: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    unfinished: tuple[Item, ...] = ()
    """Items that have a mistake: never shown, but what else they say is checked, so that all is told at once."""
    unread: frozenset[str] = frozenset()
    """The names of what is there but could not be read (`news/x`, `places/y`, or a whole registry, `places`): that is
    told already, and whatever refers to it is not wrong for that.
    """
    ledger: Ledger = field(default_factory=Ledger)
    """What the past says of the events."""
    locks: Mapping[str, Lock] = field(default_factory=dict)
    """What was sent with the issues of the newsletter that are frozen, by their keys."""
    digests: Mapping[str, ItemDigests] = field(default_factory=dict, repr=False, compare=False)
    """The digests of items that were read from files, by their names."""

    def digests_of(self, item: Item) -> ItemDigests:
        """What tells two states of an item apart; the item as it stands, where it was not read from files."""
        found = self.digests.get(item.name)
        return found or ItemDigests(digest_of(repr(item)), dict.fromkeys(item.texts, b""))

    def items(self) -> Iterator[Item]:
        """Every item of every kind."""
        for items in self.kinds.values():
            yield from items

    def written(self) -> Iterator[Item]:
        """Every item that anybody wrote, those with a mistake among them."""
        yield from self.items()
        yield from self.unfinished

    @cached_property
    def by_name(self) -> Mapping[str, Item]:
        """The items by kind and key: `news/2026-10-17-vihrea-sahko`."""
        return {item.name: item for item in self.items()}

    def entry(self, registry: str, name: str) -> Entry | None:
        """An entry of a registry by its id."""
        return self.registries.get(registry, {}).get(name)

    def ids(self, registry: str) -> frozenset[str]:
        """The ids that a field may name: those of a registry's entries, or the keys of a kind's items."""
        return self._ids.get(registry, frozenset())

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        keys = {kind: frozenset(item.key for item in items) for kind, items in self.kinds.items()}
        return {**keys, **{registry: frozenset(entries) for registry, entries in self.registries.items()}}
