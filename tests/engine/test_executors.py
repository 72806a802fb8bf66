"""Work that is done here and work that is done by several processes come out alike, in the order of the work."""

import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pytest

from plugins.engine.executors import CHUNK, HERE, Workers


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
    done = list(Workers(jobs).all_done(squares, NUMBERS, told.append))

    assert done == [number * number for number in NUMBERS]
    assert sum(told) == len(NUMBERS)


def test_somebody_elses_executor_gives_the_same() -> None:
    """Work that is handed to any executor is picklable, and comes back in its order."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as others:
        done = list(Workers(others=others).all_done(squares, NUMBERS, bool))

    assert done == [number * number for number in NUMBERS]


@pytest.mark.skipif(threading.active_count() > 1, reason="Other threads run, so nothing is forked.")
def test_several_jobs_are_other_processes() -> None:
    """With two jobs and enough work, none of it is done here."""
    assert os.getpid() not in set(Workers(2).all_done(processes, NUMBERS, bool))


@pytest.mark.skipif(threading.active_count() > 1, reason="Other threads run, so nothing is forked.")
def test_forked_processes_know_the_work() -> None:
    """What cannot be pickled, such as a function within this one, is done by other processes all the same."""
    assert list(Workers(2).all_done(lambda numbers: [-number for number in numbers], NUMBERS, bool))[:3] == [0, -1, -2]


@pytest.mark.parametrize(("jobs", "number"), [(0, CHUNK), (1, 3 * CHUNK), (8, 1)])
def test_a_little_work_is_done_here(jobs: int, number: int) -> None:
    """A process is not worth its start for one chunk, nor for one job."""
    assert set(Workers(jobs).all_done(processes, range(number), bool)) == {os.getpid()}


def test_nothing_is_forked_beside_other_threads() -> None:
    """A process forked while a thread holds a lock may wait for it for ever."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(Workers(2).all_done(processes, NUMBERS, bool)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_told_where_the_work_was_asked_for(jobs: int) -> None:
    """An exception of the work is raised, not lost."""
    with pytest.raises(ArithmeticError):
        list(Workers(jobs).all_done(fail, NUMBERS, bool))


def test_work_that_takes_long_travels_alone() -> None:
    """Each piece is told as it is done."""
    told: list[int] = []
    assert list(Workers(2).all_done(squares, [3, 4], told.append, 1)) == [9, 16]
    assert told == [1, 1]


def test_progress_is_told_while_the_work_is_done() -> None:
    """Not all at once at its end."""
    heard: list[str] = []

    def note(numbers: Sequence[int]) -> list[int]:
        heard.append(f"did {numbers[0]}")
        return list(numbers)

    list(HERE.all_done(note, [1, 2], lambda done: heard.append(f"told {done}"), 1))
    assert heard == ["did 1", "told 1", "did 2", "told 1"]


def test_no_work_is_done_at_once() -> None:
    """Nothing comes of nothing."""
    assert list(HERE.all_done(squares, [], bool)) == []
