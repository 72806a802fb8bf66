"""Past addresses: where everything that has a page stood before, and where something stood that was removed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from plugins.domain.addresses import address_in, entry_address, item_address
from plugins.domain.ledger import Removed
from plugins.domain.record import Record
from plugins.domain.registry import Organisation, Place, Theme
from plugins.engine.history import Change
from plugins.engine.reading import parse_registry
from plugins.engine.sources import KEY, REGISTRY
from plugins.host.chronicle import source_at
from plugins.host.past_items import PastItems
from plugins.host.past_owners import Owners

PAGED = (Theme, Place, Organisation)
"""The registries whose entries have pages."""


class Held(NamedTuple):
    """Until when something had an address: of several, the last one is who it leads to."""

    commit: int
    name: str


@dataclass(frozen=True)
class PastAddresses:
    """The addresses of the past at which nothing stands today."""

    past: PastItems

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Those of what has a page today, each with its name."""
        known = self.past.catalogue.by_name
        items = [one for one in self._of_items if one[1].name in known]
        return {address: max(held).name for address, held in self._free((*items, *self._of_entries())).items()}

    @cached_property
    def removed(self) -> Mapping[str, Removed]:
        """Those of what was removed."""
        gone = self._free(one for one in self._of_items if one[1].name in self._owners.departed)
        return {
            address: self._removed(max(held).name) for address, held in gone.items() if address not in self.addresses
        }

    def _free(self, held: Iterator[tuple[str, Held]] | tuple[tuple[str, Held], ...]) -> Mapping[str, set[Held]]:
        """What was held and is free today, by address in their order."""
        found = defaultdict[str, set[Held]](set)
        for address, one in held:
            if address not in self._taken:
                found[address].add(one)
        return dict(sorted(found.items()))

    @cached_property
    def _taken(self) -> frozenset[str]:
        """The addresses of everything that has a page today, or will by itself."""
        site, catalogue = self.past.site, self.past.catalogue
        entries = [entry for registry in PAGED for entry in catalogue.registries.get(registry.registry, {}).values()]
        items = (item for item in catalogue.written() if not item.draft)
        addresses = {item_address(item, code, site) for item in items for code in site.languages}
        return frozenset(addresses | {entry_address(entry, code, site) for entry in entries for code in site.languages})

    # Items

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self.past)

    @cached_property
    def _of_items(self) -> tuple[tuple[str, Held], ...]:
        """Where every item stood while readers could know of it."""
        return tuple(
            (address, Held(state.commit, self._owners.owner(name)))
            for name in self.past.names
            for state in self.past.states(name)
            if state.sight and state.is_public
            for address in self.past.addresses(name, state.sight).values()
        )

    def _removed(self, name: str) -> Removed:
        """What was removed: where readers knew it last, and its titles unless it had been taken back before."""
        last = self._owners.departed[name]
        public = [one.sight for one in self.past.states(name) if one.sight and one.is_public]
        section = self.past.kinds[name.partition("/")[0]].section_name()
        addresses = self.past.addresses(name, public[-1]) if public else {}
        return Removed(section, addresses, public[-1].titles if last.is_public and public else {})

    # Entries

    def _of_entries(self) -> Iterator[tuple[str, Held]]:
        """Where the entries of registries stood at each commit."""
        site = self.past.site
        for section in (registry.registry for registry in PAGED):
            known = self.past.catalogue.registries.get(section, {})
            for change in self.past.chronicle.history.files.get(f"{REGISTRY}/{section}.yml", ()):
                for name, slugs in self._slugs_at(section, change).items():
                    for code in site.languages if name in known else ():
                        held = Held(change.commit, f"{section}/{name}")
                        yield address_in(section, slugs.get(code, name), code, site), held

    def _slugs_at(self, section: str, change: Change) -> dict[str, dict[str, str]]:
        """The slugs that the entries of a registry stated at a commit, by their ids and languages."""
        chronicle, seen = self.past.chronicle, self.past.chronicle.store.slugs
        if change.blob and change.blob not in seen:
            source = source_at(f"{REGISTRY}/{section}.yml", chronicle.folder)
            records = parse_registry(source, chronicle.blobs((change.blob,))[change.blob])
            seen[change.blob] = {record.key: _slugs_of(record) for record in records if record.key}
        return seen.get(change.blob, {})


def _slugs_of(record: Record) -> dict[str, str]:
    stated = record.fields["slug"].value if "slug" in record.fields else {}
    slugs = stated.items() if isinstance(stated, dict) else ()
    return {language: slug for language, slug in slugs if isinstance(slug, str) and KEY.fullmatch(slug)}
