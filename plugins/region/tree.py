"""The tree of a registry as it is named: each entry with what names it or anything that is part of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.domain.listing import Shown, newest_first
from plugins.domain.registry import Entry, Theme
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class Branch:
    """An entry, and the items that name it or what is part of it, the newest first."""

    entry: Entry
    items: tuple[Shown, ...]


def tree_of(view: LanguageView, registry: type[Entry]) -> dict[str, Branch]:
    """The entries of a registry that have pages, by id: every theme, and what else something public names.

    What names a part of an entry names the entry too.
    """
    entries = view.catalogue.registries.get(registry.registry, {})
    gathered: dict[str, dict[str, Shown]] = {name: {} for name in entries} if registry is Theme else {}
    for entry in entries.values():
        for shown in view.naming.get(f"{registry.registry}/{entry.id}", ()):
            for above in (entry.id, *ancestors(entry, entries)):
                gathered.setdefault(above, {})[shown.item.name] = shown
    return {
        name: Branch(entries[name], tuple(sorted(items.values(), key=newest_first))) for name, items in gathered.items()
    }


def ancestors(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    """The ids above an entry, each once; a circle, which is an error elsewhere, ends here too."""
    seen, waiting = {entry.id}, list(entry.parents())
    while waiting:
        name = waiting.pop()
        if name in entries and name not in seen:
            seen.add(name)
            yield name
            waiting.extend(entries[name].parents())
