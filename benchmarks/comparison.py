"""Builds of several programs in turn, scenario after scenario, each measured as often as is asked for."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from benchmarks.builder import Builder, Scenario
from benchmarks.measuring import Spent, measure_memory, measure_time
from benchmarks.results import Place, Taking

LOOKED_AT = (Scenario.COLD, Scenario.BODY)
"""The scenarios in which memory is looked at, in a run of its own."""

Telling = Callable[[str], None]


def compare(builders: Sequence[Builder], runs: int, tell: Telling) -> Place:
    """What each scenario takes each program. A run of one is followed by a run of the next: A B A B."""
    numbers = count(1)
    takings = {scenario: _takings(scenario, builders, runs, numbers, tell) for scenario in Scenario}
    return Place(filesystem_of(builders[0].folder), takings)


def _takings(
    scenario: Scenario, builders: Sequence[Builder], runs: int, numbers: "count[int]", tell: Telling
) -> Mapping[str, Taking]:
    spent: dict[str, list[Spent]] = {builder.name: [] for builder in builders}
    for run in range(1, runs + 1):
        for builder in (one for one in builders if run == 1 or not one.slow):
            prepare(builder, scenario, next(numbers))
            spent[builder.name].append(measure_time(builder.command, builder.folder, builder.environment))
            tell(f"{scenario} {run}/{runs}: {builder.name} {spent[builder.name][-1].wall:.2f} s")
    memory = {builder.name: _memory(builder, scenario, next(numbers)) for builder in builders}
    return {name: Taking.of(each, memory[name]) for name, each in spent.items()}


def _memory(builder: Builder, scenario: Scenario, number: int) -> float:
    if scenario not in LOOKED_AT:
        return 0
    prepare(builder, scenario, number)
    return measure_memory(builder.command, builder.folder, builder.environment)


def prepare(builder: Builder, scenario: Scenario, number: int) -> None:
    """Do what a scenario says, before a program builds."""
    if scenario is Scenario.COLD:
        set_aside(builder, number)
    elif scenario is not Scenario.UNCHANGED:
        builder.edits[scenario].make(number)


def set_aside(builder: Builder, number: int) -> None:
    """Move what a program made out of the way. New files are slow for a while where many have just been deleted."""
    aside = builder.folder / "aside" / str(number)
    aside.mkdir(parents=True)
    for path in builder.made:
        if path.exists():
            path.rename(aside / path.name)


def filesystem_of(folder: Path) -> str:
    """The kind of the file system that a folder is on, and what the system says of its disk: `ext4 on vda`."""
    asked = ["findmnt", "--noheadings", "--output=FSTYPE,SOURCE", f"--target={folder}"]
    if not shutil.which(asked[0]):
        return ""
    kind, *source = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.split() or [""]
    return f"{kind} on {Path(source[0]).name}" if source else kind


def has_room(folder: Path, needed: int) -> bool:
    """Whether a folder is there, may be written to, and has so many bytes left."""
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= needed
