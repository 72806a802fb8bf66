"""Remembering: from the history of the content to its ledger, and to what is wrong with what changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from plugins.domain.catalogue import Catalogue
from plugins.domain.fields import Reading
from plugins.domain.item import Item
from plugins.domain.ledger import Ledger, Remembered
from plugins.domain.problem import Problem
from plugins.domain.site import Site
from plugins.engine.cache import read_cache, write_cache
from plugins.engine.history import BlobsMissing, Known, read_history
from plugins.host.chronicle import Chronicle, Store
from plugins.host.past_addresses import PastAddresses
from plugins.host.past_events import Memory
from plugins.host.past_items import PastItems
from plugins.host.past_names import Names


class Shelf(Struct, frozen=True):
    """Where the history is read from, and where what was read of it is kept."""

    content: Path
    name: str
    """The content folder as the writer knows it."""
    cache: Path
    code: str
    """The fingerprint of the code that reads, and of the tables by which dates are read."""
    full: bool = False
    """Whether to read everything anew."""


def remember(
    catalogue: Catalogue, shelf: Shelf, reading: Reading, site: Site, kinds: Sequence[type[Item]], now: datetime
) -> tuple[Ledger, tuple[Problem, ...]]:
    """The ledger of a catalogue, and what is wrong with how the content has changed."""
    key = f"{shelf.code} {site.zone} {' '.join(reading.languages)}"
    history = read_history(shelf.content, shelf.cache / "history", full=shelf.full)
    if history.known is not Known.WHOLE:
        return Ledger(Remembered(history.known.value)), ()
    store = Store() if shelf.full else read_cache(shelf.cache / "chronicle", Store, key) or Store()
    chronicle = Chronicle(history, shelf.content, reading, site.zone, store)
    past = PastItems(chronicle, catalogue, site, {kind.kind_folder: kind for kind in kinds})
    try:
        found = _remembered(Memory(chronicle, catalogue, shelf.name), past, now)
    except BlobsMissing:
        return Ledger(Remembered.PARTIAL), ()
    write_cache(shelf.cache / "chronicle", store, key)
    return found


def _remembered(events: Memory, past: PastItems, now: datetime) -> tuple[Ledger, tuple[Problem, ...]]:
    before = PastAddresses(past)
    removed = before.removed if past.site.removed_pages else {}
    ledger = replace(events.ledger(now), addresses=before.addresses, removed=removed)
    return ledger, (*events.problems(ledger, now), *Names(past).problems())
