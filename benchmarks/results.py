"""What a comparison found, as values and as JSON."""

import os
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.builder import Builder, Scenario
from benchmarks.measuring import Spent

RESULTS = Path(__file__).parent / "results"
SERVED = 1_000


@dataclass(frozen=True)
class Taking:
    """What one scenario took one program: each run in seconds, and the most memory in megabytes, 0 if not looked at."""

    wall: Sequence[float]
    cpu: Sequence[float]
    memory: float = 0

    @classmethod
    def of(cls, runs: Sequence[Spent], memory: float = 0) -> "Taking":
        """What some runs took."""
        rounded = [(round(run.wall, 4), round(run.cpu, 4)) for run in runs]
        return cls([wall for wall, _ in rounded], [cpu for _, cpu in rounded], round(memory, 1))

    @property
    def middle(self) -> float:
        """The median of the seconds by the clock."""
        return median(self.wall)

    @property
    def processors(self) -> float:
        """The median of the seconds of all processors."""
        return median(self.cpu)


@dataclass(frozen=True)
class Made:
    """What a program made in a cold build: its files by kind (the end of their names), and their bytes."""

    version: str
    files: int
    bytes: int
    kinds: Mapping[str, int]


@dataclass(frozen=True)
class Place:
    """What was measured in one place, `disk` or `memory`: for each scenario, by program."""

    filesystem: str
    takings: Mapping[Scenario, Mapping[str, Taking]]


@dataclass(frozen=True)
class Comparison:
    """One comparison, and what holds of our program alone.

    `growth` is how many times the CPU of a cold build at a fifth of the size one at the size takes, `idle` a build of
    the site that ships with nothing to do, `serving` a saved text that is served anew at `SERVED` pairs of stories.
    """

    size: int
    runs: int
    machine: Mapping[str, str]
    made: Mapping[str, Made]
    places: Mapping[str, Place]
    growth: float = 0
    idle: Taking | None = None
    serving: Taking | None = None


def made_by(builder: Builder) -> Made:
    """What stands in a program's output."""
    files = [file for file in builder.output.rglob("*") if file.is_file() and not file.name.startswith(".")]
    kinds = Counter(file.suffix.lstrip(".") or file.name for file in files)
    return Made(builder.version, len(files), sum(file.stat().st_size for file in files), dict(sorted(kinds.items())))


def machine() -> Mapping[str, str]:
    """What is known of this machine."""
    memory = Path("/proc/meminfo")
    total = int(memory.read_text().split()[1]) // 1_000_000 if memory.exists() else 0
    return {
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "processor": _processor(),
        "memory": f"{total} GB" if total else "",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def write_results(comparison: Comparison, folder: Path = RESULTS) -> Path:
    """Write a comparison as JSON; the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{comparison.size}.json"
    file.write_bytes(msgspec.json.format(msgspec.json.encode(comparison), indent=1) + b"\n")
    return file


def read_results(file: Path) -> Comparison:
    """The comparison that stands in a file."""
    return msgspec.json.decode(file.read_bytes(), type=Comparison)
