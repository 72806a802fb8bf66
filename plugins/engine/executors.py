"""Executors: where reading and rendering are done. One process, a pool and a cluster's executor are the same code."""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

from plugins.engine.state import code_fingerprint

Work = TypeVar("Work")
Done = TypeVar("Done")

WITHOUT_FORK = {"win32", "darwin"}
"""The systems on which processes cannot be copied, or not safely."""

CHUNK = 64
"""How many small pieces of work travel together: fewer cost more in pickling than they gain."""
AHEAD = 32
"""How many chunks are on their way to others at a time: work for a few machines, and no more than memory holds."""


class OthersFailed(Exception):
    """Somebody else's executor did not do the work: its machines are gone, or have another program than this one."""


@dataclass(frozen=True)
class Workers:
    """Who does the work: so many processes of this machine, or an executor of somebody else, such as a cluster's."""

    jobs: int = 0
    """How many processes; 0 means as many as there are cores."""
    others: Executor | None = None
    """An executor that takes picklable work, in whose processes or machines this project is installed."""

    def of_this_machine(self) -> "Workers":
        """Only those that share its disk, for work that leaves files."""
        return replace(self, others=None)

    def all_done(
        self,
        do: Callable[[Sequence[Work]], list[Done]],
        work: Iterable[Work],
        tell: Callable[[int], Any],
        chunk: int = CHUNK,
    ) -> Iterator[Done]:
        """Do all the work in chunks and give what came of it in the order of the work; `tell` hears how much is done.

        A piece of work that takes long by itself travels alone: `chunk` is 1 for those. What comes of a piece is one
        thing, so that its number tells how much is done.
        """
        chunks = _chunks(work, chunk)
        if self.others:
            done = _told(_handed_on(do, chunks, self.others), tell)
        else:
            done = self._done_here(do, list(chunks), tell)
        return chain.from_iterable(done)

    def _done_here(
        self, do: Callable[[Sequence[Work]], list[Done]], chunks: Sequence[Sequence[Work]], tell: Callable[[int], Any]
    ) -> Iterator[list[Done]]:
        wanted = min(self.jobs or os.cpu_count() or 1, len(chunks))
        if wanted <= 1 or not _may_fork():
            return _told(map(do, chunks), tell)
        from plugins.engine.forking import forked  # only what is forked needs what forking needs

        return forked(do, chunks, wanted, tell)


HERE = Workers(jobs=1)
"""This process alone."""
EVERY_CORE = Workers()
"""As many processes as there are cores."""


def _chunks(work: Iterable[Work], size: int) -> Iterator[Sequence[Work]]:
    rest = iter(work)
    while chunk := list(islice(rest, size)):
        yield chunk


def _told(chunks: Iterator[list[Done]], tell: Callable[[int], Any]) -> Iterator[list[Done]]:
    for done in chunks:
        tell(len(done))
        yield done


def _handed_on(
    do: Callable[[Sequence[Work]], list[Done]], chunks: Iterator[Sequence[Work]], others: Executor
) -> Iterator[list[Done]]:
    """Hand chunks to somebody else's executor, some ahead of what has come back: the work is made as it is sent."""
    # A chunk is no argument but a part of the call: a cluster's executor may look for calls of its own in arguments.
    calls = (partial(_tried, code_fingerprint(), do, chunk) for chunk in chunks)
    sent = deque(_sent(others, call) for call in islice(calls, AHEAD))
    while sent:
        yield _received(sent.popleft())
        sent.extend(_sent(others, call) for call in islice(calls, 1))


def _tried(code: str, do: Callable[[Sequence[Work]], list[Done]], chunk: Sequence[Work]) -> list[Done] | Exception:
    """What came of the work, or what went wrong in it; so all that is raised beyond that is the executor's own."""
    if code_fingerprint() != code:
        raise OthersFailed("a worker has another version of the program or of a library")
    try:
        return do(chunk)
    except Exception as wrong:  # noqa: BLE001 - it is raised again where the work was asked for
        return wrong


def _sent(others: Executor, call: Callable[[], Done]) -> Future[Done]:
    try:
        return others.submit(call)
    except Exception as failed:
        raise OthersFailed(_in_short(failed)) from failed


def _received(sent: Future[list[Done] | Exception]) -> list[Done]:
    try:
        done = sent.result()
    except OthersFailed:
        raise
    except Exception as failed:
        raise OthersFailed(_in_short(failed)) from failed
    if isinstance(done, Exception):
        raise done
    return done


def _in_short(failed: Exception) -> str:
    return f"{type(failed).__name__}: {failed}".splitlines()[0].rstrip(".: ")


def _may_fork() -> bool:
    """Whether processes can be forked safely: no other threads run, and the system has a fork that works."""
    return sys.platform not in WITHOUT_FORK and threading.active_count() == 1
