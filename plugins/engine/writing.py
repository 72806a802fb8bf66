"""Writing: outputs become files. What has not changed is left alone, and nothing is half done.

Everything is rendered into a folder beside the outputs first; only when all of it is there does it take its place.
"""

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.engine.alone import alone
from plugins.engine.cache import read_cache, write_cache
from plugins.engine.executors import EVERY_CORE, Workers
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
    workers: Workers = EVERY_CORE
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
    stamps = {} if writing.full else read_cache(writing.stamps, dict[str, Stamp], NAME) or {}
    prints = {path: fingerprint(output, writing.code, writing.template_of) for path, output in planned.items()}
    found = {path: _stamp(f"{writing.folder}/{path}") for path in planned if path in before}
    stale = [path for path in planned if not _is_current(path, prints[path], before, stamps, found, writing)]
    digests = _stage([planned[path] for path in stale], writing)
    after = {path: Made(prints[path], digests.get(path) or before[path].digest) for path in planned}
    staged = _names(writing.folder / STAGE)
    changed = [path for path in stale if _staged(path) in staged]
    removed = _commit(changed, before, after, writing.folder)
    touched = {path: _stamp(f"{writing.folder}/{path}") for path in stale}
    seen = {path: stamp for path, stamp in (found | touched).items() if stamp}
    if seen != stamps:
        write_cache(writing.stamps, seen, NAME)
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


def _stage(outputs: Sequence[Output], writing: Writing) -> dict[str, str]:
    """Render outputs into the stage, save those whose file has these bytes already; the digests by path."""
    stage = writing.folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    if not outputs:
        return {}
    stage.mkdir(parents=True)
    if writing.workers.others:
        return _stage_from_afar(outputs, writing)
    do = partial(_render_chunk, writing.render, str(writing.folder))
    return dict(writing.workers.all_done(do, outputs, writing.tell))


def _stage_from_afar(outputs: Sequence[Output], writing: Writing) -> dict[str, str]:
    """The same with workers that may have other disks: they get whole views, made as they are sent, and send bytes."""
    near = [output for output in outputs if output.source]
    far = (output.whole() for output in outputs if not output.source)
    digests = dict(_render_chunk(writing.render, str(writing.folder), near))
    for path, rendered in writing.workers.all_done(partial(_render_each, writing.render), far, writing.tell):
        digests[path] = _stage_one(str(writing.folder), path, rendered)
    return digests


def _render_each(render: Render, outputs: Sequence[Output]) -> list[tuple[str, bytes]]:
    return [(output.path, render(output)) for output in outputs]


def _render_chunk(render: Render, folder: str, outputs: Sequence[Output]) -> list[tuple[str, str]]:
    return [(output.path, _stage_one(folder, output.path, _made(render, output))) for output in outputs]


def _made(render: Render, output: Output) -> bytes:
    return Path(output.source).read_bytes() if output.source else render(output)


def _stage_one(folder: str, path: str, rendered: bytes) -> str:
    if _bytes_of(f"{folder}/{path}") != rendered:
        with open(f"{folder}/{STAGE}/{_staged(path)}", "wb", buffering=0) as file:  # noqa: PTH123 - thousands of these
            file.write(rendered)
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
        _place(folder, changed)
        _replace(folder, NAME, render_manifest(after))
    return gone


def _check_ways(folder: Path, paths: Iterable[str], gone: Iterable[str]) -> None:
    """Nothing foreign may be in the way of a file: no link, which could lead anywhere, no folder and no file."""
    leaving = {folder / path for path in gone}
    for path in paths:
        target = folder / path
        if _is_folder(target) and _files_below(target) - leaving:
            raise WriteRefused(f"{path!r} in the output folder is a folder")
    ways = {way for path in paths for way in PurePosixPath(path).parents} - {PurePosixPath()}
    for way in sorted(ways):
        if (folder / way).is_symlink():
            raise WriteRefused(f"{way.as_posix()!r} in the output folder is a symbolic link")
        if (folder / way).is_file() and folder / way not in leaving:
            raise WriteRefused(f"{way.as_posix()!r} in the output folder is a file")


def _files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_dir()}


def _place(folder: Path, paths: Sequence[str]) -> None:
    """Put staged files into their places; each folder is made once, though most have one file alone."""
    made = set[str]()
    for path in paths:
        parent = path.rpartition("/")[0]
        if parent not in made:
            os.makedirs(f"{folder}/{parent}", exist_ok=True)  # noqa: PTH103 - thousands of these
            made.add(parent)
        os.replace(f"{folder}/{STAGE}/{_staged(path)}", f"{folder}/{path}")  # noqa: PTH105


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


def _stamp(file: str) -> Stamp | None:
    """What the file system says of a file; None where there is none."""
    try:
        found = os.lstat(file)
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size)


def _is_folder(target: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(target).st_mode)
    except OSError:
        return False


def _names(folder: Path) -> set[str]:
    """The names of what lies in a folder; none where there is no folder."""
    try:
        return set(os.listdir(folder))  # noqa: PTH208 - names are enough
    except OSError:
        return set()


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
