"""`./inv bench --size N`: our build beside those of other programs, as a table, as JSON and in docs/speed.md."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks import hugo, ours, pelican
from benchmarks.absolutes import measure_growth, measure_idle, measure_serving
from benchmarks.builder import Builder
from benchmarks.comparison import compare, has_room
from benchmarks.corpus import Corpus, Size, corpus_of
from benchmarks.results import RESULTS, Comparison, Made, Place, machine, made_by, write_results
from benchmarks.table import DOCUMENTATION, show, write_markdown

PEERS: Mapping[str, Callable[[Corpus, Path], Builder]] = {"hugo": hugo.builder_of, "pelican": pelican.builder_of}
MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux has a file system in memory
BYTES_OF_PAIR = 100_000
"""The room that a pair of stories needs in the site of one program."""

CACHE = ours.ROOT / ".cache"


class Asked(argparse.Namespace):
    """The options."""

    size: int
    peers: str
    runs: int
    folder: str
    memory: bool


def main() -> None:
    """Compare, then print and write what was found."""
    asked = _asked()
    size, peers = asked.size, [name for name in asked.peers.split(",") if name]
    if unknown := set(peers) - set(PEERS):
        sys.exit(f"Unknown: {', '.join(unknown)}. Known: {', '.join(PEERS)}.")
    corpus = corpus_of(Size(size, size // 5))
    made: dict[str, Made] = {}
    places: dict[str, Place] = {}
    with _room(asked.folder) as room:
        places["disk"] = _place(corpus, peers, asked.runs, room / "disk", made)
        growth = measure_growth(places["disk"], size, asked.runs, _empty(room / "fifth"))
        idle = measure_idle(asked.runs, _empty(room / "shipped"))
        serving = measure_serving(asked.runs, _empty(room / "served"))
    if asked.memory and has_room(MEMORY, size * BYTES_OF_PAIR * (asked.runs + 2) * (len(peers) + 1)):
        with tempfile.TemporaryDirectory(dir=MEMORY) as room_in_memory:
            places["memory"] = _place(corpus, peers, asked.runs, Path(room_in_memory), made)
    found = Comparison(size, asked.runs, machine(), made, places, growth, idle, serving)
    print(f"\n{write_results(found)}")
    write_markdown(RESULTS, DOCUMENTATION)
    show(found)


def _asked() -> Asked:
    options = argparse.ArgumentParser(prog="./inv bench")
    options.add_argument("--size", type=int, required=True)
    options.add_argument("--peers", default="hugo")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--folder", default="")
    options.add_argument("--memory", action=argparse.BooleanOptionalAction, default=True)
    return options.parse_args(namespace=Asked())


@contextmanager
def _room(folder: str) -> Iterator[Path]:
    """A folder on the disk for all that is built; it is removed only when everything has been measured."""
    base = Path(folder).resolve() if folder else CACHE
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=base) as room:
        yield Path(room)


def _place(corpus: Corpus, peers: Sequence[str], runs: int, folder: Path, made: dict[str, Made]) -> Place:
    makers = {"ours": ours.builder_of, **{name: PEERS[name] for name in peers}}
    builders = [make(corpus, _empty(folder / name)) for name, make in makers.items()]
    place = compare(builders, runs, _tell)
    made |= {builder.name: made_by(builder) for builder in builders}
    return place


def _empty(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except pytest.skip.Exception as lacking:  # an environment that could not be made says which line to try
        sys.exit(str(lacking))
