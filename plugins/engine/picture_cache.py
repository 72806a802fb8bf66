"""The cache of pictures: the forms of each original, made once and kept by its digest and the recipe."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from plugins.engine.alone import alone
from plugins.engine.cache import read_cache, write_cache
from plugins.engine.executors import EVERY_CORE, Workers
from plugins.engine.state import files_of, version_of

if TYPE_CHECKING:
    from plugins.engine.pictures import MadeForm

RECIPE = 1
"""Which way forms are made: the number grows with every change of `pictures.py` that changes their bytes."""

FACTS = ".facts"
"""The ending of the files that say which forms an original has."""


class Form(msgspec.Struct, frozen=True):
    """A form of a picture as a file: its name, its media type, its pixels, its bytes and their digest."""

    name: str
    """What its address ends with: `960`, `social`."""
    type: str
    width: int
    height: int
    size: int
    digest: str
    source: str
    """The file in the cache folder."""


class _Kept(msgspec.Struct, frozen=True):
    """What the cache remembers of a form, and the time of its file: where that differs, its bytes are looked at."""

    form: Form
    modified: int

    def within(self, folder: Path) -> Form:
        """The form as a file of a cache folder, which may lie elsewhere than when it was written."""
        return msgspec.structs.replace(self.form, source=str(folder / self.form.source))


Original = tuple[str, Path]
"""The digest of a picture, and the file in which it lies."""

Forms = Mapping[str, tuple[Form, ...] | None]
"""The forms of pictures by the digests of their originals; None where the pixels cannot be read."""


class PictureCache(NamedTuple):
    """How pictures are made: in which folder they are kept, by how many processes, and whether all of them anew."""

    folder: Path
    workers: Workers = EVERY_CORE
    full: bool = False
    tell: Callable[[int], object] = bool


def forms_of(originals: Iterable[Original], cache: PictureCache) -> Forms:
    """The forms of pictures; those that the cache does not have are made, by one build at a time."""
    wanted = dict(sorted(originals))
    found = {} if cache.full else _read_all(wanted, cache.folder)
    if all(found.get(digest) for digest in wanted):
        return found
    with alone(cache.folder.with_name(f"{cache.folder.name}.lock")):
        return _made(wanted, {} if cache.full else _read_all(wanted, cache.folder), cache)


def _read_all(wanted: Mapping[str, Path], folder: Path) -> dict[str, tuple[Form, ...] | None]:
    return {digest: _read(folder, digest) for digest in wanted}


def _made(wanted: Mapping[str, Path], found: Forms, cache: PictureCache) -> Forms:
    """The forms that were found, and those that are missing, of which each process makes one picture at a time."""
    missing = [(digest, file) for digest, file in wanted.items() if not found.get(digest)]
    made = dict(cache.workers.all_done(partial(_make_each, cache.folder), missing, cache.tell, 1))
    return {digest: made.get(digest) or found.get(digest) for digest in wanted}


def prune(folder: Path, digests: Iterable[str]) -> None:
    """Remove from the cache what is not of these originals; another build that just made it makes it again."""
    known = set(digests)
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name.partition(".")[0].partition("-")[0] not in known:
            file.unlink(missing_ok=True)


def _make_each(folder: Path, originals: Sequence[Original]) -> list[tuple[str, tuple[Form, ...] | None]]:
    return [(digest, _make(folder, digest, file)) for digest, file in originals]


def _make(folder: Path, digest: str, file: Path) -> tuple[Form, ...] | None:
    from plugins.engine.pictures import make_forms

    try:
        made = make_forms(file.read_bytes())
    except Exception:  # noqa: BLE001 - each of the library's readers fails in its own ways on damaged pixels
        return None
    kept = tuple(_keep(folder, digest, form) for form in made)
    write_cache(folder / f"{digest}{FACTS}", kept, _recipe())
    return tuple(one.within(folder) for one in kept)


def _keep(folder: Path, digest: str, made: "MadeForm") -> _Kept:
    """Write a form, in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{digest}-{made.name}.{made.type.partition('/')[2]}"
    new = file.with_name(f"{file.name}.new")
    new.write_bytes(made.content)
    new.replace(file)
    size = len(made.content)
    return _Kept(
        Form(made.name, made.type, made.width, made.height, size, made.digest, file.name), file.stat().st_mtime_ns
    )


def _read(folder: Path, digest: str) -> tuple[Form, ...] | None:
    """The forms of an original, if all of them lie there as they were made."""
    kept = read_cache(folder / f"{digest}{FACTS}", tuple[_Kept, ...], _recipe())
    if not kept or not all(_is_there(folder / one.form.source, one) for one in kept):
        return None
    return tuple(one.within(folder) for one in kept)


def _recipe() -> str:
    """What decides the bytes of forms beside the original; the library itself takes too long to load to be asked."""
    return f"{RECIPE} {version_of('pillow')} {files_of('pillow')}"


def _is_there(file: Path, kept: _Kept) -> bool:
    try:
        found = file.stat()
        is_same = (found.st_mtime_ns, found.st_size) == (kept.modified, kept.form.size)
        return is_same or hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest() == kept.form.digest
    except OSError:
        return False
