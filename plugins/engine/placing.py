"""Placing: new files wait on a stage beside the outputs, and take their places when all of them are there.

A file that is new waits at its path, so that a folder that is new takes its place as a whole. A file that replaces
another waits among the others of its kind, so that no folder is made for it in vain.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

STAGE = ".new"
"""The folder with the stage; it is gone after every build."""

WHOLE, REPLACING = f"{STAGE}/whole", f"{STAGE}/replacing"

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def clear(folder: Path) -> None:
    """Remove the stage of an output folder, and all that waits there."""
    shutil.rmtree(folder / STAGE, ignore_errors=True)


def stage(folder: str, path: str, content: bytes, *, replaces: bool) -> None:
    """Let the content of a file wait, which is new or replaces the file that stands at its path."""
    _write(_waiting(folder, path) if replaces else f"{folder}/{WHOLE}/{path}", content)


def place_new(folder: Path) -> None:
    """Put all files that are new into their places."""
    if (folder / WHOLE).is_dir():
        _place(f"{folder}/{WHOLE}", str(folder))


def place_replacing(folder: str, paths: Sequence[str]) -> list[str]:
    """Put files into their places that replace others; their paths."""
    for path in paths:
        os.replace(_waiting(folder, path), f"{folder}/{path}")  # noqa: PTH105 - there are thousands
    return list(paths)


def put(folder: Path, name: str, content: bytes) -> None:
    """Put one file into its place at once."""
    waiting = folder / STAGE / name
    waiting.parent.mkdir(parents=True, exist_ok=True)
    waiting.write_bytes(content)
    waiting.replace(folder / name)


def remove(folder: Path, path: str) -> None:
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


def in_the_way(folder: Path, paths: Iterable[str], gone: Iterable[str]) -> str:
    """What foreign thing is in the way of a file, in words: a link, which could lead anywhere, a folder or a file."""
    leaving, absent = set(gone), set[str]()
    for way in sorted(_ways(paths)):
        mode = None if way.rpartition("/")[0] in absent else _mode(f"{folder}/{way}")
        if mode is None or way in leaving:
            absent.add(way)
        elif stat.S_ISLNK(mode):
            return f"{way!r} in the output folder is a symbolic link"
        elif not stat.S_ISDIR(mode):
            return f"{way!r} in the output folder is a file"
    for path in paths:
        mode = None if path.rpartition("/")[0] in absent else _mode(f"{folder}/{path}")
        if mode and stat.S_ISDIR(mode) and _files_below(folder / path) - {folder / one for one in leaving}:
            return f"{path!r} in the output folder is a folder"
    return ""


def _ways(paths: Iterable[str]) -> set[str]:
    """The folders in which files lie, and those around them."""
    found = set[str]()
    for path in paths:
        way = path.rpartition("/")[0]
        while way and way not in found:
            found.add(way)
            way = way.rpartition("/")[0]
    return found


def _files_below(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_dir()}


def _waiting(folder: str, path: str) -> str:
    """Where a file waits that replaces the one at a path."""
    return f"{folder}/{REPLACING}/{blake2b(path.encode(), digest_size=16).hexdigest()}"


def _write(file: str, content: bytes) -> None:
    """Write a new file, in a folder that may have to be made for it. There are thousands, which pathlib would delay."""
    try:
        number = os.open(file, _CREATE, 0o666)
    except FileNotFoundError:
        _make_folder(file.rpartition("/")[0])
        number = os.open(file, _CREATE, 0o666)
    with open(number, "wb") as opened:  # noqa: PTH123
        opened.write(content)


def _make_folder(folder: str) -> None:
    """Make a folder, mostly in one that is there; others may be about to make the same."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _place(staged: str, target: str) -> None:
    """Put what is in a folder of the stage into its place; a folder that is not there yet, as a whole."""
    with os.scandir(staged) as entries:
        news = list(entries)
    for new in news:
        old = f"{target}/{new.name}"
        if new.is_dir(follow_symlinks=False) and stat.S_ISDIR(_mode(old) or 0):
            _place(new.path, old)
        else:
            os.replace(new.path, old)  # noqa: PTH105


def _mode(file: str) -> int | None:
    """What kind of thing lies at a path; None for nothing."""
    try:
        return os.lstat(file).st_mode
    except OSError:
        return None
