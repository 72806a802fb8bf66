"""Alone: two builds never write into one folder at once; the second waits for the first."""

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold a lock on a file. Where the system has no such locks, or no file can be made, nobody waits."""
    with contextlib.ExitStack() as held:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            file.parent.mkdir(parents=True, exist_ok=True)
            fcntl.flock(held.enter_context(file.open("wb")), fcntl.LOCK_EX)
        yield
