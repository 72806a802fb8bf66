"""Executors: where reading and rendering are done. One process, a pool and a cluster's executor are the same code."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")

CHUNK = 64
"""How many small pieces of work travel together: fewer cost more in pickling than they gain."""


@dataclass(frozen=True)
class Workers:
    """Who does the work: so many processes of this machine, or an executor of somebody else, such as a cluster's."""

    jobs: int = 0
    """How many processes; 0 means as many as there are cores."""
    others: Executor | None = None
    """An executor that takes picklable work, in whose processes or machines this project is installed."""

    def all_done(
        self,
        do: Callable[[Sequence[Work]], list[Done]],
        work: Sequence[Work],
        tell: Callable[[int], Any],
        chunk: int = CHUNK,
    ) -> Iterator[Done]:
        """Do all the work in chunks and give what came of it in the order of the work; `tell` hears how much is done.

        A piece of work that takes long by itself travels alone: `chunk` is 1 for those.
        """
        chunks = [work[start : start + chunk] for start in range(0, len(work), chunk)]
        for several, done in zip(chunks, self._each(do, chunks), strict=True):
            tell(len(several))
            yield from done

    def _each(
        self, do: Callable[[Sequence[Work]], list[Done]], chunks: Sequence[Sequence[Work]]
    ) -> Iterator[list[Done]]:
        wanted = min(self.jobs or os.cpu_count() or 1, len(chunks))
        if self.others and chunks:
            yield from self.others.map(do, chunks)
        elif wanted <= 1 or not _may_fork():
            yield from map(do, chunks)
        else:
            yield from _forked(do, chunks, wanted)


HERE = Workers(jobs=1)
"""This process alone."""
EVERY_CORE = Workers()
"""As many processes as there are cores."""


def _may_fork() -> bool:
    """Whether processes can be forked safely: no other threads run, and the system has a fork that works."""
    return sys.platform not in {"win32", "darwin"} and threading.active_count() == 1


def _forked(
    do: Callable[[Sequence[Work]], list[Done]], chunks: Sequence[Sequence[Work]], processes: int
) -> Iterator[list[Done]]:
    """Do chunks in processes that are copies of this one: they know the work, so that only results travel."""
    gc.freeze()  # so that the copies share the memory of what was there before
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(
            processes, mp_context=context, initializer=_inherit, initargs=(partial(_done, do, chunks),)
        ) as pool:
            yield from pool.map(_do_inherited, range(len(chunks)))
    finally:
        gc.unfreeze()


def _done(do: Callable[[Sequence[Work]], list[Done]], chunks: Sequence[Sequence[Work]], number: int) -> list[Done]:
    return do(chunks[number])


_inherited: list[Callable[[int], Any]] = []
"""In a forked process, what it is there to do; never anything in any other."""


def _inherit(do: Callable[[int], Any]) -> None:
    _inherited.append(do)


def _do_inherited(number: int) -> Any:
    return _inherited[0](number)
