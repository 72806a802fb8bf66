"""Work that is done here and work that is done by several processes come out alike, in the order of the work."""

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from typing import Any

import pytest

from plugins.engine.executors import (
    AHEAD,
    CHUNK,
    HERE,
    WITHOUT_FORK,
    OthersFailed,
    Workers,
    _received,
    _sent,
    _tried,
)
from tests.building import ROOT


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


class Cluster(Executor):
    """An executor of somebody else that works here and now, or whose machines are gone."""

    def __init__(self, gone: str = "") -> None:
        self.gone = gone

    def submit(self, do: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        """Do it, or fail for the reason that they are gone."""
        future = Future[Any]()
        try:
            if self.gone:
                raise RuntimeError(self.gone)
            future.set_result(do(*arguments, **named))
        except Exception as failed:  # noqa: BLE001 - it comes out where the result is asked for
            future.set_exception(failed)
        return future


def test_work_for_others_is_made_as_it_is_sent() -> None:
    """It may be more than fits in memory, so only so much of it is on its way."""
    made: list[int] = []
    work = (number for number in range(3 * AHEAD) if made.append(number) is None)  # type: ignore[func-returns-value]
    done = Workers(others=Cluster()).all_done(squares, work, bool, 1)

    assert (next(done), len(made)) == (0, AHEAD)
    assert list(done) == [number * number for number in range(1, 3 * AHEAD)]


def test_what_goes_wrong_in_the_work_of_others_is_told_as_if_it_were_done_here() -> None:
    """An exception of the work is raised as it is."""
    with pytest.raises(ArithmeticError, match="70"):
        list(Workers(others=Cluster()).all_done(fail, NUMBERS, bool))


def test_others_that_fail_are_told_apart_from_their_work() -> None:
    """The reason is one line, without a full stop."""
    with pytest.raises(OthersFailed, match=r"^RuntimeError: The workers are gone$"):
        list(Workers(others=Cluster("The workers are gone.\nSee elsewhere.")).all_done(squares, NUMBERS, bool))


def test_others_with_another_program_do_nothing() -> None:
    """What they would make might differ, and might be kept."""
    work = partial(_tried, "another code", squares, [3])
    with pytest.raises(OthersFailed, match=r"^a worker has another version"):
        _received(_sent(Cluster(), work))


def test_what_leaves_files_is_done_by_this_machine() -> None:
    """Others may have another disk."""
    assert Workers(2, Cluster()).of_this_machine() == Workers(2)


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


KILLED = """
import os, sys, time
from plugins.engine.executors import Workers
def slowly(numbers):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece, whoever else writes
    time.sleep(30)
    return list(numbers)
list(Workers(2).all_done(slowly, range(2), bool, 1))
"""


@pytest.mark.skipif(sys.platform in WITHOUT_FORK, reason="Nothing is forked on this system.")
def test_workers_end_with_the_process_that_is_killed() -> None:
    """Or they would wait for ever, and hold what it has locked."""
    process = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    workers = {int(process.stdout.readline()) for _ in range(2)}
    process.kill()
    process.wait(10)
    assert process.stdout.read() == ""  # the stream ends when nobody holds it any more
    process.stdout.close()
    assert len(workers) == 2
