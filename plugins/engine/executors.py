"""Executors: where reading and rendering are done. One process, a pool and a cluster's executor are the same code."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")
Parameters = ParamSpec("Parameters")

CHUNK = 64
"""How many small pieces of work travel together: fewer cost more in pickling than they gain."""


class Here(Executor):
    """An executor that does the work at once, in this process."""

    def submit(
        self, fn: Callable[Parameters, Done], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Done]:
        """The future of a call that is already done."""
        future = Future[Done]()
        future.set_result(fn(*args, **kwargs))
        return future

    def map(self, fn: Callable[..., Done], *iterables: Iterable[Any], **_: Any) -> Iterator[Done]:
        """Each result as it is asked for, so that progress is told while the work is done and not after it."""
        return map(fn, *iterables)


@contextmanager
def executor(jobs: int, pieces: int, chunk: int = CHUNK) -> Iterator[Executor]:
    """An executor for so many pieces of work; `jobs` 0 means as many processes as there are cores.

    A pool is worth its start only for several chunks. Where processes cannot be forked safely (other threads run, or
    the system has no fork) the work is done here.
    """
    wanted = min(jobs or os.cpu_count() or 1, -(-pieces // chunk))
    if wanted <= 1 or sys.platform in {"win32", "darwin"} or threading.active_count() > 1:
        yield Here()
    else:
        with ProcessPoolExecutor(wanted, mp_context=multiprocessing.get_context("fork")) as pool:
            yield pool


def in_chunks(
    pool: Executor,
    do: Callable[[Sequence[Work]], list[Done]],
    work: Sequence[Work],
    tell: Callable[[int], Any],
    chunk: int = CHUNK,
) -> Iterator[Done]:
    """Do all the work in chunks and give what came of it in the order of the work; `tell` hears how much is done.

    A piece of work that takes long by itself travels alone: `chunk` is 1 for those.
    """
    chunks = [work[start : start + chunk] for start in range(0, len(work), chunk)]
    for several, done in zip(chunks, pool.map(do, chunks), strict=True):
        tell(len(several))
        yield from done
