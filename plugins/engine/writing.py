"""Writing: outputs become files. What has not changed is left alone, and nothing is half done.

Everything is rendered into a folder beside the outputs first; only when all of it is there does it take its place.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.engine.alone import alone
from plugins.engine.cache import read_cache, write_cache
from plugins.engine.executors import executor, in_chunks
from plugins.engine.manifest import NAME, Made, Manifest, is_safe, read_manifest, render_manifest
from plugins.engine.outputs import Output, TemplateOf, fingerprint

STAGE = ".new"
"""The folder in which new files wait; it is gone after every build."""

Render = Callable[[Output], bytes]


class WriteRefused(Exception):
    """An output that may not be written: two for one path, or one that would lie outside the folder."""


class Stamp(NamedTuple):
    """What the file system says of a file that we wrote; while it says the same, the file is as it was."""

    modified: int
    size: int


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
    """The cache of file stamps."""
    jobs: int = 0
    full: bool = False
    tell: Callable[[int], object] = bool


def write_outputs(outputs: Iterable[Output], writing: Writing) -> Written:
    """Bring the folder to what the outputs say. Raises WriteRefused before anything is touched."""
    planned = _by_path(outputs)
    with alone(writing.stamps.with_name("lock")):
        try:
            return _bring(planned, writing)
        finally:
            shutil.rmtree(writing.folder / STAGE, ignore_errors=True)


def _bring(planned: dict[str, Output], writing: Writing) -> Written:
    before = read_manifest(writing.folder)
    stamps = read_cache(writing.stamps, dict[str, Stamp], NAME) or {}
    prints = {path: fingerprint(output, writing.code, writing.template_of) for path, output in planned.items()}
    stale = [path for path in planned if not _is_current(path, prints[path], before, stamps, writing)]
    digests = _stage([planned[path] for path in stale], writing)
    after = {path: Made(prints[path], digests.get(path) or before[path].digest) for path in planned}
    changed = [path for path in stale if (writing.folder / STAGE / _staged(path)).exists()]
    removed = _commit(changed, before, after, writing.folder)
    write_cache(writing.stamps, {path: _stamp(writing.folder / path) for path in planned}, NAME)
    return Written(tuple(changed), len(planned) - len(changed), tuple(removed))


def _by_path(outputs: Iterable[Output]) -> dict[str, Output]:
    planned = dict[str, Output]()
    for output in outputs:
        if not is_safe(output.path) or output.path.split("/")[0] in {STAGE, NAME}:
            raise WriteRefused(f"{output.path!r} is not a path below the output folder")
        if output.path in planned:
            raise WriteRefused(f"two outputs want to be {output.path!r}")
        planned[output.path] = output
    return planned


def _is_current(path: str, print_: str, before: Manifest, stamps: dict[str, Stamp], writing: Writing) -> bool:
    """Whether the file is there, made from this very output, and as we left it."""
    made = before.get(path)
    if writing.full or made is None or made.fingerprint != print_:
        return False
    file = writing.folder / path
    try:
        return stamps.get(path) == _stamp(file) or _digest(file.read_bytes()) == made.digest
    except OSError:
        return False


def _stage(outputs: Sequence[Output], writing: Writing) -> dict[str, str]:
    """Render outputs into the stage, save those whose file has these bytes already; the digests by path."""
    stage = writing.folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    if not outputs:
        return {}
    stage.mkdir(parents=True)
    with executor(writing.jobs, len(outputs)) as pool:
        do = partial(_render_chunk, writing.render, writing.folder)
        return dict(in_chunks(pool, do, outputs, writing.tell))


def _render_chunk(render: Render, folder: Path, outputs: Sequence[Output]) -> list[tuple[str, str]]:
    return [(output.path, _render_one(render, folder, output)) for output in outputs]


def _render_one(render: Render, folder: Path, output: Output) -> str:
    rendered = Path(output.source).read_bytes() if output.source else render(output)
    if _bytes_of(folder / output.path) != rendered:
        (folder / STAGE / _staged(output.path)).write_bytes(rendered)
    return _digest(rendered)


def _commit(changed: Sequence[str], before: Manifest, after: Manifest, folder: Path) -> list[str]:
    """Put the staged files in their places, remove what nothing makes any more, and remember what is there."""
    gone = sorted(set(before) - set(after))
    _check_ways(folder, changed, gone)
    if changed or gone or before != after:
        # Until all is in place, the manifest owns the old files and the new ones: a build that was cut short here
        # leaves nothing behind that a later one would not know.
        claimed = {path: Made("", "") for path in changed}
        _replace(folder, NAME, render_manifest({**before, **claimed}))
        for path in gone:
            _remove(folder, path)
        for path in changed:
            _place(folder, path)
        _replace(folder, NAME, render_manifest(after))
    return gone


def _check_ways(folder: Path, paths: Iterable[str], gone: Iterable[str]) -> None:
    """Nothing foreign may be in the way of a file: no link, which could lead anywhere, no folder and no file."""
    leaving = {folder / path for path in gone}
    for path in paths:
        target = folder / path
        if target.is_dir() and not target.is_symlink() and _files_below(target) - leaving:
            raise WriteRefused(f"{path!r} in the output folder is a folder")
    ways = {way for path in paths for way in PurePosixPath(path).parents} - {PurePosixPath()}
    for way in sorted(ways):
        if (folder / way).is_symlink():
            raise WriteRefused(f"{way.as_posix()!r} in the output folder is a symbolic link")
        if (folder / way).is_file() and folder / way not in leaving:
            raise WriteRefused(f"{way.as_posix()!r} in the output folder is a file")


def _files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_dir()}


def _place(folder: Path, path: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    (folder / STAGE / _staged(path)).replace(target)


def _replace(folder: Path, name: str, content: bytes) -> None:
    stage = folder / STAGE
    stage.mkdir(parents=True, exist_ok=True)
    (stage / name).write_bytes(content)
    (stage / name).replace(folder / name)


def _remove(folder: Path, path: str) -> None:
    """Remove a file of ours, and the folders that it leaves empty."""
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        return
    if target.is_dir() and not target.is_symlink():
        return
    target.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for parent in target.relative_to(folder).parents[:-1]:
            (folder / parent).rmdir()


def _staged(path: str) -> str:
    return hashlib.blake2b(path.encode(), digest_size=12).hexdigest()


def _stamp(file: Path) -> Stamp:
    found = os.lstat(file)
    return Stamp(found.st_mtime_ns, found.st_size)


def _bytes_of(file: Path) -> bytes | None:
    try:
        return None if file.is_symlink() else file.read_bytes()
    except OSError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
