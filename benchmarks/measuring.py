"""Measuring a command: how long it takes, how much of the processors' time, and how much memory."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

PROCESSES = Path("/proc")
SAID = "said.txt"
"""What the last command said, in the folder that it ran in."""

INTERVAL = 0.02
"""The seconds between two looks at the memory."""


class Spent(NamedTuple):
    """What a command took, in seconds: by the clock, and of all processors by it and by all that it started."""

    wall: float
    cpu: float


class CommandFailed(Exception):
    """A command that is measured has ended with an error."""


def measure_time(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run a command, from the start of its process to its end; what was written before is on the disk by then."""
    os.sync()
    begun = time.perf_counter()
    process = _started(command, folder, environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(process, command, folder)
    return Spent(wall, used.ru_utime + used.ru_stime)


def measure_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Run a command; the most megabytes that it and all that it started had at once.

    Memory that processes share is counted once, in shares (proportional set size). Looking takes time, so this is
    never done in a run whose time is measured. 0 where the system does not tell.
    """
    process = _started(command, folder, environment)
    ended, peak = Event(), [0]

    def look() -> None:
        while not ended.is_set():
            peak[0] = max(peak[0], sum(map(_proportional, _family(process.pid))))
            ended.wait(INTERVAL)

    looking = Thread(target=look)
    looking.start()
    process.wait()
    ended.set()
    looking.join()
    _check(process, command, folder)
    return peak[0] / 1_000


def _started(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    known = {**os.environ, **environment}
    # What is said goes into a file: nobody has to read along, and a full pipe never keeps a program waiting.
    with (folder / SAID).open("wb") as said:
        return subprocess.Popen(
            command, cwd=folder, env=known, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )


def _check(process: "subprocess.Popen[bytes]", command: Sequence[str], folder: Path) -> None:
    if process.returncode:
        said = (folder / SAID).read_text(encoding="utf-8", errors="replace")[-2_000:]
        raise CommandFailed(f"Exit code {process.returncode}: {' '.join(command)}\n{said}")


def _family(process: int) -> Iterator[int]:
    """A process and all that it started, at this moment."""
    yield process
    try:
        for thread in (PROCESSES / str(process) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _proportional(process: int) -> int:
    """The kilobytes of a process's memory, with its share of what it shares; 0 if it has ended."""
    try:
        lines = (PROCESSES / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
