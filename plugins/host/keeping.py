"""Keeping: the locks of the newsletter's issues, read from the files that were kept when they were frozen."""

from collections.abc import Mapping
from pathlib import Path

from plugins.domain.item import File
from plugins.domain.lock import LOCK, Lock, LockError, parse_lock
from plugins.domain.problem import Problem, Where, error

Kept = Mapping[str, tuple[File, ...]]
"""The kept files of each issue, by its key."""


def read_locks(kept: Kept, folder: str) -> tuple[dict[str, Lock], list[Problem]]:
    """The locks by the keys of their issues, and what is wrong with them; `folder` is that of all issues, as written.

    What is missing among the kept files is told by the rules of the catalogue.
    """
    locks, problems = dict[str, Lock](), list[Problem]()
    for key, file in ((key, file) for key, files in kept.items() for file in files if file.name == LOCK):
        path = Path(file.source)
        where = Where(f"{folder}/{key}/{path.parent.name}/{LOCK}")
        try:
            locks[key] = parse_lock(path.read_bytes())
        except OSError:
            problems.append(error(where, "unreadable-file"))
        except LockError as found:
            problems.append(error(where, found.code))
    return locks, problems
