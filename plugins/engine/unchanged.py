"""Unchanged: whether a build would do nothing, told before anything is loaded that a build needs.

A build that went well leaves a note of what it was made from and what it made, as the file system tells it. While all
of that stands as it was, and the clock has passed no moment at which the site changes by itself, there is nothing to
build. The note knows files by their times, sizes and numbers alone: whoever sets a file's clock back has the status
time (ctime) against him, which nobody can set (on Windows there is none).

Only the standard library is used here, so that `inv` can ask before its environment is even started.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

NOTE = "INV_NOTE"
"""The variable of the environment by which `inv` names the file of the note to the build that it starts."""

BEGUN = "INV_BEGUN"
"""The variable by which it says when the command began, in nanoseconds since 1970."""

SEEN = "INV_SEEN"
"""The variable by which it hands on what it saw of the files that the note names, as looking takes a while."""

VOLATILE = {"_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL", NOTE, BEGUN, SEEN}
"""Variables of the environment that differ between two runs of the same command."""

ALWAYS = {"--full", "--verify"}
"""The options with which a build is always built."""

UNREAD = {"__pycache__"}
"""Folders in which nothing is read from."""

NOTES = 8
"""How many notes are kept."""

GRAIN = 50_000_000
"""How many nanoseconds the clock of a file system may be behind."""


class Note(NamedTuple):
    """What a build was made from, what it made, until when that is right, and what it said."""

    inputs: Sequence[str]
    """The files and folders that were read."""
    state: str
    """The digest of what the file system told of them, taken before they were read."""
    output: str
    outputs: Sequence[str]
    """The paths of the files that were made, below the output folder."""
    made: str
    """The digest of what the file system told of those."""
    since: float | None
    until: float | None
    """From when until when the site stays as it is, in seconds since 1970; None without end, and without beginning
    where the moment was named."""
    told: str
    said: str
    """What the build told as problems and, if it had had nothing to do, would have said; `{seconds}` is in it."""


class Seen(NamedTuple):
    """What the file system tells of files and folders, at some moment before they are read."""

    inputs: str
    """The digest of their paths."""
    state: str
    """The digest of what was told."""
    newest: int
    """When the newest of them was changed, in nanoseconds since 1970."""


def note_file(cache: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> str:
    """The file of the note of a command: the arguments, the folder and the environment decide what is built."""
    around = sorted(f"{name}={value}" for name, value in environment.items() if name not in VOLATILE)
    about = [*arguments, folder, *around]
    key = blake2b("\0".join(about).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    return os.path.join(cache, "unchanged", f"{key}.json")  # noqa: PTH118 - as below, each call counts


def read_note(file: str) -> Note | None:
    """The note that a build has left; None where there is none that can be trusted."""
    try:
        with open(file, encoding="utf-8") as opened:  # noqa: PTH123
            return Note(**json.load(opened))
    except (OSError, ValueError, TypeError):
        return None


def is_right(note: Note, seen: Seen | None, now: float) -> bool:
    """Whether all still is as the note says: what was seen of its inputs, its outputs, and the time, since 1970."""
    begun = note.since is None or note.since <= now
    over = note.until is not None and note.since is not None and note.until <= now
    is_same = begun and not over and seen is not None and seen.state == note.state
    return is_same and made_in(note.output, note.outputs) == note.made


def write_note(file: str, note: Note, newest: int, begun: int) -> None:
    """Leave a note, unless the newest file is so new that it could have been read as it was before. Raises OSError."""
    if begun - newest > GRAIN:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        new = f"{file}.{os.getpid()}.new"
        with open(new, "w", encoding="utf-8") as opened:  # noqa: PTH123
            json.dump(note._asdict(), opened)
        os.replace(new, file)  # noqa: PTH105
        _forget(os.path.dirname(file))  # noqa: PTH120


def _forget(folder: str) -> None:
    """Remove all notes but the last few: each environment in which anybody builds has its own."""
    with os.scandir(folder) as entries:
        notes = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)
    for entry in notes[:-NOTES]:
        os.unlink(entry.path)  # noqa: PTH108


def look_at(inputs: Sequence[str]) -> Seen | None:
    """What the file system tells of files and folders now; None where one goes while it is looked at."""
    found, newest = list[str](), 0
    try:
        for path in inputs:
            for name, stated in _walk(path):
                found.append(f"{name}\0{stated.st_mtime_ns} {stated.st_ctime_ns} {stated.st_size} {stated.st_ino}")
                newest = max(newest, stated.st_mtime_ns, stated.st_ctime_ns)
    except OSError:
        return None
    return Seen(_digest("\n".join(inputs)), _digest("\n".join(sorted(found))), newest)


def render_seen(seen: Seen | None) -> str:
    """What was seen as a variable of the environment: `6f1c… 9ab0… 1790000000000000000`."""
    return " ".join(map(str, seen)) if seen else ""


def seen_before(told: str, inputs: Sequence[str]) -> Seen | None:
    """What somebody has seen of these very inputs and handed on; None where it was nothing, or others."""
    words = told.split()
    seen = Seen(words[0], words[1], int(words[2])) if len(words) == len(Seen._fields) else None
    return seen if seen and seen.inputs == _digest("\n".join(inputs)) else None


def _walk(path: str) -> Iterable[tuple[str, os.stat_result]]:
    """Every file in a folder and below, or a file itself; what is not there has nothing to tell."""
    ahead = [path]
    while ahead:
        folder = ahead.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        ahead.extend([entry.path] if entry.name not in UNREAD else [])
                    else:
                        yield entry.path, _stated(entry.path)
        except FileNotFoundError:
            continue
        except OSError:  # a file, or a folder that may not be read
            yield folder, _stated(folder)


def _stated(path: str) -> os.stat_result:
    """What the file system tells of a file: of the one to which a link leads, if there is one."""
    try:
        return os.stat(path)  # noqa: PTH116
    except OSError:
        return os.lstat(path)


def made_in(output: str, outputs: Sequence[str]) -> str | None:
    """The digest of what the file system tells of files that were made; None where one is missing."""
    found, lstat = list[str](), os.lstat
    try:
        for path in outputs:
            stated = lstat(f"{output}/{path}")
            found.append(f"{stated.st_mtime_ns} {stated.st_size}")
    except OSError:
        return None
    return _digest("\n".join(found))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
