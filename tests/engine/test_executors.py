"""Work that is done here and work that is done by several processes come out alike, in the order of the work."""

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pytest

from plugins.engine.executors import CHUNK, Here, executor, in_chunks


def squares(numbers: Sequence[int]) -> list[int]:
    """The squares of some numbers."""
    return [number * number for number in numbers]


def processes(numbers: Sequence[int]) -> list[int]:
    """The process that did the work, for each number."""
    return [os.getpid() for _ in numbers]


def fail(numbers: Sequence[int]) -> list[int]:
    """Fail at 70."""
    if 70 in numbers:
        raise ArithmeticError("70")
    return list(numbers)


NUMBERS = range(3 * CHUNK + 1)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_gives_the_same(jobs: int) -> None:
    """What comes out is in the order of the work, whoever did it, and all of it was told."""
    told: list[int] = []
    with executor(jobs, len(NUMBERS)) as pool:
        done = list(in_chunks(pool, squares, NUMBERS, told.append))

    assert done == [number * number for number in NUMBERS]
    assert sum(told) == len(NUMBERS)


def test_several_jobs_are_other_processes() -> None:
    """With two jobs and enough work, none of it is done here."""
    if threading.active_count() > 1:
        pytest.skip("Other threads run, so nothing is forked.")
    with executor(2, len(NUMBERS)) as pool:
        done = set(in_chunks(pool, processes, NUMBERS, bool))

    assert os.getpid() not in done


def test_a_little_work_is_done_here() -> None:
    """A pool is not worth its start for one chunk, nor for one job."""
    with executor(0, CHUNK) as few, executor(1, 1000 * CHUNK) as one, executor(8, 0) as none:
        assert all(isinstance(pool, Here) for pool in (few, one, none))


def test_nothing_is_forked_beside_other_threads() -> None:
    """A process forked while a thread holds a lock may wait for it for ever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with executor(2, len(NUMBERS)) as pool:
            assert not isinstance(pool, ProcessPoolExecutor)
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_told_where_the_work_was_asked_for(jobs: int) -> None:
    """An exception of the work is raised, not lost."""
    with executor(jobs, len(NUMBERS)) as pool, pytest.raises(ArithmeticError):
        list(in_chunks(pool, fail, NUMBERS, bool))


def test_work_that_takes_long_travels_alone() -> None:
    """With chunks of one, two pieces are enough for a pool, and each is told as it is done."""
    told: list[int] = []
    with executor(2, 2, 1) as pool, executor(2, 1, 1) as single:
        assert isinstance(single, Here)
        assert list(in_chunks(pool, squares, [3, 4], told.append, 1)) == [9, 16]
    assert told == [1, 1]


def test_progress_is_told_while_the_work_is_done() -> None:
    """Here too: what is done is told before the next piece is begun."""
    heard: list[str] = []

    def note(numbers: Sequence[int]) -> list[int]:
        heard.append(f"done {numbers[0]}")
        return list(numbers)

    list(in_chunks(Here(), note, [1, 2], lambda done: heard.append(f"told {done}"), 1))

    assert heard == ["done 1", "told 1", "done 2", "told 1"]


def test_no_work_gives_nothing() -> None:
    """Nothing to do is done at once."""
    assert list(in_chunks(Here(), squares, [], bool)) == []
