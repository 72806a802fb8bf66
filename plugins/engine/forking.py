"""Forking: work that is done by copies of this process, each of which keeps to a run of it.

Pieces of work that stand beside each other have much in common, such as the cards of a language, which a process that
has drawn them knows. So each worker has a run of neighbouring chunks, and takes some from the end of the fullest other
run only when its own is done.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from itertools import pairwise
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from multiprocessing.reduction import ForkingPickler
from traceback import format_exception
from typing import Any, NamedTuple, TypeVar, cast

Work = TypeVar("Work")
Done = TypeVar("Done")

Do = Callable[[Sequence[Work]], list[Done]]

_FORK = multiprocessing.get_context("fork")


class Worker(NamedTuple):
    """A copy of this process, the way to it, and the chunks that it has been asked for and not yet brought."""

    process: ForkProcess
    way: Connection
    asked: deque[int]

    def ask(self, numbers: Sequence[int]) -> None:
        """Ask for chunks, by their numbers."""
        for number in numbers:
            self.asked.append(number)
            with suppress(OSError):  # that it is gone is noticed where it should bring what came of it
                self.way.send(number)

    def bring(self) -> tuple[int, Any]:
        """The number of a chunk that it has done, and what came of it. Raises BrokenExecutor if it is gone."""
        try:
            return self.asked.popleft(), self.way.recv()
        except (EOFError, ConnectionError) as ended:
            raise BrokenExecutor("a process that did a part of the work was ended from outside") from ended

    def dismiss(self) -> None:
        """Let the worker end what it is at, and go."""
        with suppress(OSError):
            self.way.send(None)
        self.way.close()


class Runs:
    """What is still to be asked for: a run of the numbers of chunks for each worker."""

    def __init__(self, chunks: int, workers: int) -> None:
        """Share so many chunks among so many workers."""
        ends = [chunks * number // workers for number in range(workers + 1)]
        self.runs = [deque(range(*pair)) for pair in pairwise(ends)]

    def next_of(self, worker: int, asked: int) -> Iterator[int]:
        """What to ask a worker for that is at work on so many chunks: its next, so that it need not wait for one."""
        own, fullest = self.runs[worker], max(self.runs, key=len)
        if own and asked < 2:
            yield own.popleft()
        elif fullest and not asked:
            yield fullest.pop()


def forked(
    do: Do[Work, Done], chunks: Sequence[Sequence[Work]], processes: int, tell: Callable[[int], object]
) -> Iterator[list[Done]]:
    """Do chunks in so many copies of this process, and give what came of them in their order.

    The copies know the work, so that only results travel. `tell` hears of each chunk when it is done. An error in the
    work is raised as it is; BrokenExecutor says that a worker was ended from outside.
    """
    gc.freeze()  # so that the copies share the memory of what was there before
    workers = list[Worker]()
    try:
        for _ in range(processes):
            workers.append(_started(do, chunks, [worker.way for worker in workers]))
        yield from _in_order(_brought(workers, Runs(len(chunks), processes)), len(chunks), tell)
    finally:
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.process.join()
        gc.unfreeze()


def _brought(workers: Sequence[Worker], runs: Runs) -> Iterator[tuple[int, list[Done] | Exception]]:
    """What came of each chunk, with its number, as soon as it is there."""
    for place, worker in [*enumerate(workers)] * 2:
        worker.ask([*runs.next_of(place, len(worker.asked))])
    while ways := {worker.way: place for place, worker in enumerate(workers) if worker.asked}:
        for way in wait([*ways]):
            place = ways[cast(Connection, way)]
            brought = workers[place].bring()
            workers[place].ask([*runs.next_of(place, len(workers[place].asked))])
            yield brought


def _in_order(
    brought: Iterator[tuple[int, list[Done] | Exception]], count: int, tell: Callable[[int], object]
) -> Iterator[list[Done]]:
    early = dict[int, list[Done] | Exception]()
    for number in range(count):
        while number not in early:
            which, found = next(brought)
            early[which] = found
            tell(0 if isinstance(found, Exception) else len(found))
        done = early.pop(number)
        if isinstance(done, Exception):
            raise done
        yield done


def _started(do: Do[Work, Done], chunks: Sequence[Sequence[Work]], ways: Sequence[Connection]) -> Worker:
    here, there = _FORK.Pipe()
    process = _FORK.Process(target=_work, args=(do, chunks, there, [*ways, here]), daemon=True)
    process.start()
    there.close()
    return Worker(process, here, deque())


def _work(do: Do[Work, Done], chunks: Sequence[Sequence[Work]], way: Connection, copied: Sequence[Connection]) -> None:
    """In a copy of the process: do the chunks that are asked for, until there are no more or nobody listens."""
    for other in copied:
        other.close()  # or a way would stay open although the process that asks has closed its end
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks for the work is the one to be interrupted
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while (number := way.recv()) is not None:
            way.send_bytes(_packed(do, chunks[number]))


def _packed(do: Do[Work, Done], chunk: Sequence[Work]) -> bytes:
    """What came of a chunk, or what went wrong in it, as it travels."""
    try:
        return bytes(ForkingPickler.dumps(do(chunk)))
    except Exception as wrong:  # noqa: BLE001 - it is raised again where the work was asked for
        return _packed_error(wrong)


def _packed_error(wrong: Exception) -> bytes:
    """An error as it travels, with its traceback; in words where it cannot travel as it is."""
    told = "".join(format_exception(wrong))
    try:
        wrong.add_note(told)
        packed = bytes(ForkingPickler.dumps(wrong))
        ForkingPickler.loads(packed)
    except Exception:  # noqa: BLE001 - whatever its class does when it is put together again
        in_words = RuntimeError(f"{type(wrong).__name__}: {wrong}")
        in_words.add_note(told)
        packed = bytes(ForkingPickler.dumps(in_words))
    return packed


def _end_with_parent() -> None:
    """End with the process that asked for the work: without it, this one would wait for ever, and hold its lock."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
