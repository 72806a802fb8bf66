"""Measuring: figures beside their targets, each taken in a process of its own, so that none warms up the next."""

import gc
import multiprocessing
import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from time import process_time
from typing import NamedTuple, TypeVar

from rich import box
from rich.console import Console
from rich.table import Table

Result = TypeVar("Result")


class Figure(NamedTuple):
    """One figure: what was measured, how much of which unit, and the most or least that it should be, if anything."""

    name: str
    value: float
    unit: str = ""
    target: float | None = None
    is_least: bool = False
    """Whether the target is the least that the figure should be, and not the most."""

    @property
    def verdict(self) -> str:
        """Whether the target is held: `ok`, `over` or `under`, or nothing where there is none."""
        if self.target is None:
            return ""
        if self.is_least:
            return "ok" if self.value >= self.target else "under"
        return "ok" if self.value <= self.target else "over"


Benchmark = Callable[[], Sequence[Figure]]


def seconds_of(work: Callable[[], Result]) -> tuple[float, Result]:
    """The CPU seconds of some work in this process, and what came of it."""
    gc.collect()
    begun = process_time()
    result = work()
    return process_time() - begun, result


def peak_memory() -> float:
    """The most megabytes that this process has needed so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def measure(benchmarks: Sequence[Benchmark]) -> list[Figure]:
    """The figures of all benchmarks, each run in a new process."""
    found = list[Figure]()
    for benchmark in benchmarks:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
            found.extend(alone.submit(benchmark).result())
    return found


def show(figures: Sequence[Figure]) -> None:
    """Print the figures as a table."""
    table = Table(box=box.SIMPLE_HEAD)
    for column, side in (("what", "left"), ("figure", "right"), ("target", "right"), ("", "left")):
        table.add_column(column, justify="right" if side == "right" else "left", no_wrap=column != "what")
    for figure in figures:
        target = "" if figure.target is None else _quantity(figure.target, figure.unit)
        table.add_row(figure.name, _quantity(figure.value, figure.unit), target, figure.verdict)
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def _quantity(value: float, unit: str) -> str:
    digits = 0 if float(value).is_integer() or value >= 1_000 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()
