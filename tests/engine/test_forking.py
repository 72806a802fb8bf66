"""Workers keep to runs of neighbouring work, and nothing of it is lost, whoever ends first."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from functools import partial
from itertools import pairwise

import pytest

from plugins.engine.executors import WITHOUT_FORK
from plugins.engine.forking import Runs, forked

pytestmark = pytest.mark.skipif(
    sys.platform in WITHOUT_FORK or threading.active_count() > 1, reason="Nothing is forked here."
)

CHUNKS = [[number] for number in range(20)]


def workers(numbers: Sequence[int]) -> list[int]:
    """The process that does the work, which takes a moment, so that the others get some as well."""
    time.sleep(0.003)
    return [os.getpid() for _ in numbers]


def doubled(numbers: Sequence[int]) -> list[int]:
    """Twice the numbers, the first of which come late."""
    time.sleep(0.2 if 0 in numbers else 0)
    return [number * 2 for number in numbers]


def large(numbers: Sequence[int]) -> list[bytes]:
    """More than the way between two processes holds."""
    return [b"x" * 1_000_000 for _ in numbers]


def failing(numbers: Sequence[int]) -> list[int]:
    """Fail in the middle, with what could be taken for the failure of a process."""
    if 7 in numbers:
        raise EOFError("7")
    return list(numbers)


def ended(numbers: Sequence[int]) -> list[int]:
    """End as a process that the system kills when memory is short."""
    if 7 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(numbers)


class Closed(Exception):
    """An error that holds what cannot be packed."""

    def __init__(self, text: str) -> None:
        """Hold a lock."""
        super().__init__(text)
        self.lock = threading.Lock()


class Particular(Exception):
    """An error that is made of more than it says."""

    def __init__(self, text: str, more: str) -> None:
        """Say the text alone."""
        super().__init__(text)
        self.more = more


def refuse(wrong: Exception, _numbers: Sequence[int]) -> list[int]:
    """Fail with an error."""
    raise wrong


refusing = {"Closed": partial(refuse, Closed("7")), "Particular": partial(refuse, Particular("7", "more"))}
"""Work that fails, by the error with which it does."""


def locked(numbers: Sequence[int]) -> list[object]:
    """What cannot travel."""
    return [threading.Lock() for _ in numbers]


def asked_of(runs: Runs, worker: int, count: int) -> list[int]:
    """What a worker is asked for that has nothing to do, so many times."""
    return [number for _ in range(count) for number in runs.next_of(worker, 0)]


def test_each_worker_has_a_run_and_then_what_is_left_at_the_end_of_another() -> None:
    """So it meets the work of another as late as can be, and leaves that one what comes next."""
    runs = Runs(10, 2)

    assert asked_of(runs, 0, 7) == [0, 1, 2, 3, 4, 9, 8]
    assert asked_of(runs, 1, 5) == [5, 6, 7]


def test_who_is_at_work_is_asked_for_the_next_of_its_own_and_for_no_others() -> None:
    """It need not wait for that one, but who has nothing to do may take those of others."""
    runs = Runs(3, 2)

    assert [[*runs.next_of(0, 0)], [*runs.next_of(0, 1)], [*runs.next_of(1, 1)], [*runs.next_of(1, 2)]] == [
        [0], [], [1], [],
    ]  # fmt: skip


@pytest.mark.parametrize("processes", [2, 3])
def test_neighbours_are_done_by_one_process(processes: int) -> None:
    """Of all pairs of neighbours, hardly any are done by two, however busy the machine is."""
    done = [pid for (pid,) in forked(workers, CHUNKS * 5, processes, bool)]

    assert sum(one != other for one, other in pairwise(done)) < len(done) // 4


def test_what_comes_early_waits_for_its_turn_but_is_told() -> None:
    """The order is that of the work; how much is done is known before."""
    told: list[int] = []
    found = forked(doubled, CHUNKS, 2, told.append)

    assert (next(found), sum(told) > 1) == ([0], True)
    assert [number for numbers in found for number in numbers] == [number * 2 for number in range(1, 20)]
    assert sum(told) == len(CHUNKS)


def test_an_error_of_the_work_is_no_end_of_a_process() -> None:
    """It is raised as it is, in its turn, and tells where it came from."""
    found = forked(failing, CHUNKS, 2, bool)

    assert [next(found) for _ in range(7)] == CHUNKS[:7]
    with pytest.raises(EOFError, match="7") as raised:
        next(found)
    assert "in failing" in "".join(raised.value.__notes__)


def test_a_process_that_is_ended_ends_the_work() -> None:
    """Nobody waits for what will never come."""
    with pytest.raises(BrokenExecutor, match="ended from outside"):
        list(forked(ended, CHUNKS, 2, bool))


def test_what_cannot_travel_is_an_error_where_the_work_was_asked_for() -> None:
    """As is everything that goes wrong in the work."""
    with pytest.raises(TypeError, match="pickle"):
        list(forked(locked, CHUNKS, 2, bool))


@pytest.mark.parametrize("kind", ["Closed", "Particular"])
def test_an_error_that_cannot_travel_is_told_in_words(kind: str) -> None:
    """One that cannot be packed, and one that cannot be put together again."""
    with pytest.raises(RuntimeError, match=f"{kind}: 7") as raised:
        list(forked(refusing[kind], CHUNKS, 2, bool))
    assert "in refuse" in "".join(raised.value.__notes__)


@pytest.mark.parametrize("processes", [2, 3])
def test_who_asks_no_further_leaves_no_process_behind(processes: int) -> None:
    """Although results that nobody reads stop the way to it."""
    found = forked(large, CHUNKS, processes, bool)
    next(found)
    found.close()  # type: ignore[attr-defined]

    assert multiprocessing.active_children() == []
