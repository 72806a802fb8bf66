"""Writing: outputs become files. What has not changed is left alone, and nothing is half done.

Everything is rendered into a folder beside the outputs first; only when all of it is there does it take its place.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from plugins.engine.cache import read_cache, write_cache
from plugins.engine.executors import EVERY_CORE, Workers
from plugins.engine.manifest import NAME, Made, Manifest, is_safe, read_manifest, render_manifest
from plugins.engine.outputs import Later, Output, TemplateOf, fingerprint
from plugins.engine.placing import STAGE, clear, in_the_way, place_new, place_replacing, put, remove, stage

MANY = 1_000
"""How many files a process puts into their places at a time: it takes no longer than starting another process."""

Render = Callable[[Output], bytes]

Digests = Mapping[str, str]
"""The digests of files that are as we left them, by their paths."""


class WriteRefused(Exception):
    """An output that may not be written: two for one path, or one that would lie outside the folder."""


class Stamp(NamedTuple):
    """What the file system says of a file that we wrote; while it says the same, the file is as it was."""

    modified: int
    size: int


class Left(NamedTuple):
    """What a build left: from which facts all was planned, the digest of its manifest, and the files' stamps."""

    plan: str
    manifest: str
    stamps: dict[str, Stamp]
    texts: dict[str, bytes]
    """The digests of the texts in files that may be made again of themselves."""


class Staged(NamedTuple):
    """What came of an output: the digest of its bytes, whether they are new, and whether a file is to give way."""

    digest: str
    is_new: bool
    replaces: bool


@dataclass(frozen=True)
class Written:
    """What a build did to the output folder: the paths written, left alone and removed."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]


@dataclass(frozen=True)
class Writing:
    """How to write: into which folder, with which renderer, and what decides the bytes beside the views."""

    folder: Path
    render: Render
    """A picklable function that gives an output's bytes."""
    code: str
    """The fingerprint of the code."""
    template_of: TemplateOf
    stamps: Path
    """The cache of what the last build left."""
    workers: Workers = EVERY_CORE
    full: bool = False
    tell: Callable[[int], object] = bool
    plan: str = ""
    """The digest of all facts from which the outputs were planned; "" where unknown. While it is the same, so are the
    fingerprints of all facts in them."""


def write_outputs(outputs: Iterable[Output], writing: Writing) -> Written:
    """Bring the folder to what the outputs say. Raises WriteRefused before anything is touched."""
    planned = _by_path(outputs)
    try:
        return _bring(planned, writing)
    finally:
        clear(writing.folder)


def _bring(planned: dict[str, Output], writing: Writing) -> Written:
    before = read_manifest(writing.folder)
    left = (None if writing.full else read_cache(writing.stamps, Left, NAME)) or Left("", "", {}, {})
    stamps = left.stamps
    is_planned_alike = bool(writing.plan) and left[:2] == (writing.plan, _digest_of_manifest(writing.folder))
    prints = _prints(planned, before if is_planned_alike else {}, writing)
    found = {path: _stamp(f"{writing.folder}/{path}") for path in planned if path in before}
    stale = [path for path in planned if not _is_current(path, prints[path], before, stamps, found, writing)]
    known = {path: before[path].digest for path in stale if found.get(path) and found[path] == stamps.get(path)}
    standing = {path: left.texts[path] for path in known if path in left.texts} if is_planned_alike else {}
    made_of = partial(_of_standing, known, standing, writing.folder)
    staged = _stage([made_of(planned[path]) for path in stale], known, writing)
    after = {
        path: Made(prints[path], staged[path].digest if path in staged else before[path].digest) for path in planned
    }
    changed = [path for path in stale if staged[path].is_new]
    replacing = [path for path in changed if staged[path].replaces]
    removed = _commit(changed, replacing, before, after, writing)
    touched = {path: _stamp(f"{writing.folder}/{path}") for path in stale}
    seen = {path: stamp for path, stamp in (found | touched).items() if stamp}
    now_left = Left(writing.plan, _digest_of_manifest(writing.folder), seen, _texts_of(planned))
    if now_left != left:
        write_cache(writing.stamps, now_left, NAME)
    return Written(tuple(changed), len(planned) - len(changed), tuple(removed))


def _prints(planned: Mapping[str, Output], known: Manifest, writing: Writing) -> dict[str, str]:
    """The fingerprints of all outputs; `known` are those which they had when they were planned from the same facts."""
    code, template_of, unknown = writing.code, cache(writing.template_of), Made("", "")
    return {
        path: fingerprint(output, code, template_of, known.get(path, unknown).fingerprint)
        for path, output in planned.items()
    }


def _of_standing(known: Digests, standing: Mapping[str, bytes], folder: Path, output: Output) -> Output:
    """An output that is to be made of its file as it stands, where that is there; any other one as it is."""
    path = output.path
    if path not in standing or not isinstance(output.view, Later):
        return output
    return replace(output, view=output.view.of_standing(folder / path, known[path], standing[path]))


def _texts_of(planned: Mapping[str, Output]) -> dict[str, bytes]:
    laters = {path: output.view for path, output in planned.items() if isinstance(output.view, Later)}
    return {path: later.texts for path, later in laters.items() if later.again}


def _digest_of_manifest(folder: Path) -> str:
    return _digest(_bytes_of(folder / NAME) or b"")


def _by_path(outputs: Iterable[Output]) -> dict[str, Output]:
    planned = dict[str, Output]()
    for output in outputs:
        if not is_safe(output.path) or output.path.split("/")[0] in {STAGE, NAME}:
            raise WriteRefused(f"{output.path!r} is not a path below the output folder")
        if output.path in planned:
            raise WriteRefused(f"two outputs want to be {output.path!r}")
        planned[output.path] = output
    return planned


def _is_current(
    path: str,
    print_: str,
    before: Manifest,
    stamps: Mapping[str, Stamp],
    found: Mapping[str, Stamp | None],
    writing: Writing,
) -> bool:
    """Whether the file is there, made from this very output, and as we left it."""
    made, stamp = before.get(path), found.get(path)
    if writing.full or made is None or stamp is None or made.fingerprint != print_:
        return False
    return stamps.get(path) == stamp or _digest(_bytes_of(writing.folder / path) or b"") == made.digest


def _stage(outputs: Sequence[Output], known: Digests, writing: Writing) -> dict[str, Staged]:
    """Render outputs into the stage, save those whose file has these bytes already; what came of each, by path."""
    clear(writing.folder)
    if not outputs:
        return {}
    if writing.workers.others:
        return _stage_from_afar(outputs, known, writing)
    do = partial(_render_chunk, writing.render, str(writing.folder), known)
    return dict(writing.workers.all_done(do, sorted(outputs, key=_first_folder), writing.tell))


def _first_folder(output: Output) -> str:
    """That of a language, whose outputs have much in common: one who has rendered some knows what others need."""
    return output.path.partition("/")[0]


def _stage_from_afar(outputs: Sequence[Output], known: Digests, writing: Writing) -> dict[str, Staged]:
    """The same with workers that may have other disks: they get whole views, made as they are sent, and send bytes."""
    near = [output for output in outputs if output.source]
    far = (output.whole() for output in outputs if not output.source)
    staged = dict(_render_chunk(writing.render, str(writing.folder), known, near))
    for path, rendered in writing.workers.all_done(partial(_render_each, writing.render), far, writing.tell):
        staged[path] = _stage_one(str(writing.folder), path, rendered, known)
    return staged


def _render_each(render: Render, outputs: Sequence[Output]) -> list[tuple[str, bytes]]:
    return [(output.path, render(output)) for output in outputs]


def _render_chunk(render: Render, folder: str, known: Digests, outputs: Sequence[Output]) -> list[tuple[str, Staged]]:
    return [(output.path, _stage_one(folder, output.path, _made(render, output), known)) for output in outputs]


def _made(render: Render, output: Output) -> bytes:
    return Path(output.source).read_bytes() if output.source else render(output)


def _stage_one(folder: str, path: str, rendered: bytes, known: Digests) -> Staged:
    digest, there = _digest(rendered), None if path in known else _bytes_of(f"{folder}/{path}")
    is_new = known[path] != digest if path in known else there != rendered
    replaces = path in known or there is not None
    if is_new:
        stage(folder, path, rendered, replaces=replaces)
    return Staged(digest, is_new, replaces)


def _commit(
    changed: Sequence[str], replacing: Sequence[str], before: Manifest, after: Manifest, writing: Writing
) -> list[str]:
    """Put the staged files in their places, remove what nothing makes any more, and remember what is there."""
    folder, gone = writing.folder, sorted(set(before) - set(after))
    if reason := in_the_way(folder, changed, gone):
        raise WriteRefused(reason)
    if changed or gone or before != after:
        # Until all is in place, the manifest owns the old files and the new ones: a build that was cut short here
        # leaves nothing behind that a later one would not know.
        claimed = {path: Made("", "") for path in changed}
        put(folder, NAME, render_manifest({**before, **claimed}))
        for path in gone:
            remove(folder, path)
        place_new(folder)
        replacement = partial(place_replacing, str(folder))
        deque(writing.workers.of_this_machine().all_done(replacement, replacing, bool, MANY), maxlen=0)
        put(folder, NAME, render_manifest(after))
    return gone


def _stamp(file: str) -> Stamp | None:
    """What the file system says of a file; None where there is none."""
    try:
        found = os.lstat(file)
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size)


def _bytes_of(file: Path | str) -> bytes | None:
    """The bytes of a file; None where there is none, or a link that could lead anywhere."""
    try:
        number = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        with open(number, "rb", buffering=0) as opened:  # noqa: PTH123 - a number is no path
            return opened.read()
    except OSError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
