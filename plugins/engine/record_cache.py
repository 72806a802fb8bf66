"""The cache of reading: one file with all that was read, and a small one beside it with what has changed since.

So a build after an edit writes what was edited, and not the whole content once more.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from plugins.domain.record import Digests, Record
from plugins.engine.cache import digest_in, read_cache, write_cache
from plugins.engine.media import Media

Value = TypeVar("Value")

FEW = 20
"""What has changed is kept apart while it is less than this part of the whole."""


class Stamp(NamedTuple):
    """What the file system tells of a file: while it tells the same, nobody has touched the file."""

    modified: int
    status: int
    """When anything of the file was changed (ctime), its times among that, so that nobody can set this one back; on
    Windows, when it was made, and its time of change alone tells."""
    size: int
    number: int


class Kept(NamedTuple):
    """What the cache keeps of a file: the digest of its bytes, and what was read from them."""

    stamp: Stamp | None
    """None where the file was too new for its stamp to be trusted."""
    digest: str
    record: Record
    digests: Digests
    """What tells what the file says from what another one says."""


class KeptMedia(NamedTuple):
    """What the cache keeps of a file beside an item."""

    stamp: Stamp | None
    digest: str
    media: Media


class Store(msgspec.Struct):
    """What was read, by path."""

    records: dict[str, Kept] = {}
    media: dict[str, KeptMedia] = {}


class Since(msgspec.Struct):
    """What has changed since a store was kept: what is new or another, and the paths that are gone."""

    records: dict[str, Kept]
    media: dict[str, KeptMedia]
    gone: tuple[str, ...]


class RecordCache:
    """The cache at a path, for one build, which reads it once and writes it once."""

    def __init__(self, path: Path, key: str) -> None:
        """Name the file, and the key of all that is kept: what was kept under another one is not there."""
        self._path, self._key = path, key
        self._whole = Store()

    def read(self) -> Store:
        """Everything that was kept; nothing where the cache is missing, damaged or of another key."""
        self._whole = read_cache(self._path, Store, self._key) or Store()
        since = read_cache(self._path_since, Since, self._key_since) or Since({}, {}, ())
        records, media = {**self._whole.records, **since.records}, {**self._whole.media, **since.media}
        for path in since.gone:
            records.pop(path, None)
            media.pop(path, None)
        return Store(records, media)

    def write(self, now: Store) -> None:
        """Keep what was read now. What is the very value that was read from the cache is known there already."""
        whole = self._whole
        there = now.records.keys() | now.media.keys()
        gone = tuple(path for path in (*whole.records, *whole.media) if path not in there)
        since = Since(_others(now.records, whole.records), _others(now.media, whole.media), gone)
        number = len(since.records) + len(since.media) + len(gone)
        if number * FEW < len(whole.records) + len(whole.media):
            write_cache(self._path_since, since, self._key_since)
        else:
            write_cache(self._path, now, self._key)

    @property
    def _path_since(self) -> Path:
        return self._path.with_name(f"{self._path.name}-since")

    @property
    def _key_since(self) -> str:
        """Changes belong to the very store since which they are."""
        return f"{self._key}-{digest_in(self._path)}"


def _others(now: Mapping[str, Value], before: Mapping[str, Value]) -> dict[str, Value]:
    return {path: kept for path, kept in now.items() if before.get(path) is not kept}
