"""The tree of a registry as it is named: each entry with what names it or anything that is part of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from msgspec import Struct

from plugins.domain.item_page import NamedLink, entry_links
from plugins.domain.listing import Shown
from plugins.domain.registry import Entry, Organisation, Theme
from plugins.domain.view import LanguageView


class Branch(Struct, frozen=True):
    """An entry, and the items that name it or what is part of it, the newest first."""

    entry: Entry
    items: tuple[Shown, ...]


def tree_of(view: LanguageView, registry: type[Entry]) -> dict[str, Branch]:
    """The entries of a registry that have pages, by id: every theme, and what else something public names.

    What names a part of an entry names the entry too.
    """
    return view.once(_tree_of, registry)


def _tree_of(view: LanguageView, registry: type[Entry]) -> dict[str, Branch]:
    entries = view.catalogue.registries.get(registry.registry, {})
    gathered = dict[str, list[str]]({name: [] for name in entries} if registry is Theme else {})
    for entry in entries.values():
        name = f"{registry.registry}/{entry.id}"
        for above in (entry.id, *ancestors(entry, entries)) if name in view.naming else ():
            gathered.setdefault(above, []).append(name)
    for entry_id in list(gathered):
        # Whoever follows one that has a page has one too: the page of an ended organisation leads on.
        for after in successors(entries[entry_id], entries):
            gathered.setdefault(after, [])
    return {entry_id: Branch(entries[entry_id], view.naming_any(names)) for entry_id, names in gathered.items()}


def successors(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    """The ids of the organisations that follow one, one after another."""
    seen, after = {entry.id}, entry.successor if isinstance(entry, Organisation) else ""
    while after in entries and after not in seen:
        seen.add(after)
        yield after
        follower = entries[after]
        after = follower.successor if isinstance(follower, Organisation) else ""


def paged_links(view: LanguageView, registry: str, ids: Iterable[str]) -> Iterator[NamedLink]:
    """The entries named: as links where they have pages, else as names without an address."""
    for name in ids:
        for link in entry_links(view, registry, (name,)):
            yield link if f"{registry}/{name}" in view.listing_names else replace(link, address="")


def ancestors(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    """The ids above an entry, each once; a circle, which is an error elsewhere, ends here too."""
    seen, waiting = {entry.id}, list(entry.parents())
    while waiting:
        name = waiting.pop()
        if name in entries and name not in seen:
            seen.add(name)
            yield name
            waiting.extend(entries[name].parents())
