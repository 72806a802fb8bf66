"""What a broken link was meant to lead to: for certain by its key, or else by a slip of the pen."""

from plugins.domain.catalogue import Catalogue
from plugins.domain.item import Item, leading_date
from plugins.domain.links import Target
from plugins.domain.problem import nearest
from plugins.domain.record import Link

LISTED = ("themes", "places", "organisations")
"""The registries whose entries have pages."""

SLIP = 0.85
"""How much like a key another must be for a slip of the pen."""


def meant_facts(catalogue: Catalogue, item: Item, link: Link, target: Target) -> dict[str, str]:
    """What is told of a broken link: as it stands, the path to what is nearest to it, and that to what is certain."""
    key = target.name.rpartition("/")[2]
    path, _, fragment = link.target.partition("#")
    meant = _meant(catalogue, key or path.rstrip("/").rpartition("/")[2])
    sure = meant if meant in catalogue.by_name and not target.file else ""
    after = f"#{fragment}" if fragment else ""
    written = {"nearest": meant or _alike(catalogue, target.name), "sure": sure}
    told = {name: f"../../{found}/{after}" if found else "" for name, found in written.items()}
    return {"value": link.target, **told, "item": item.name}


def _meant(catalogue: Catalogue, key: str) -> str:
    """The one item or entry that has a key, or had it before it was renamed; "" where none or several have it."""
    entries = (f"{registry}/{key}" for registry in LISTED if catalogue.entry(registry, key))
    items = (name for name, item in catalogue.by_name.items() if key in _keys_of(item))
    found = {*entries, *items}
    return found.pop() if key and len(found) == 1 else ""


def _keys_of(item: Item) -> set[str]:
    former = (key for texts in item.texts.values() for key in texts.former_keys)
    return {item.key, _undated(item.key), *former}


def _alike(catalogue: Catalogue, name: str) -> str:
    """The item whose key is so much like another that it is a slip of the pen, best of the same kind."""
    kind, _, key = name.partition("/")
    own = {item.key: item.name for item in catalogue.kinds.get(kind, ())}
    for keys in (own, {item.key: item.name for item in catalogue.items()}):
        by_word = {_undated(one): whole for one, whole in sorted(keys.items())}
        if near := nearest(_undated(key), by_word, SLIP):
            return by_word[near]
    return ""


def _undated(key: str) -> str:
    return key.removeprefix(f"{leading_date(key)}-")
