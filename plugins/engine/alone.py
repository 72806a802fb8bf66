"""Alone: two never write into one folder at once; the second waits for the first."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(file: Path, waiting: Callable[[], object] = bool) -> Iterator[None]:
    """Hold a lock on a file; `waiting` is called where somebody else holds it, before we wait.

    Where the system has no such locks, or no file can be made, nobody waits. What `waiting` raises ends the wait.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            file.parent.mkdir(parents=True, exist_ok=True)
            lock = held.enter_context(file.open("wb"))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield
