"""Dependence: digests of what pages show, which tell without making a page whether it has changed.

Two levels are enough. What surrounds the items is one digest for all of a language's pages: settings, strings,
registries, menus. Of an item there are two: of its facts, which lists show, and of the whole, which its own page shows.
"""

from collections.abc import Iterable
from datetime import datetime

from plugins.domain.item import Item
from plugins.domain.record import Digests, Link, digest_of


def digests_of(item: Item) -> Digests:
    """The digests of an item as it is, for those who have not read it from files."""
    whole = digest_of(repr(item))
    return Digests(whole, whole)


def linked_names(item: Item) -> Iterable[str]:
    """The targets of all links in the texts of an item, as they are written."""
    return sorted({part.target for texts in item.texts.values() for part in texts.body.parts if isinstance(part, Link)})


def turned(item: Item, now: datetime, zone: str) -> int:
    """How many of the moments have passed at which what is told of an item changes by itself."""
    return sum(moment <= now for moment in item.turns(zone))
