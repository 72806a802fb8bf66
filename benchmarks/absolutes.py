"""What holds of this program alone, whatever others take."""

from pathlib import Path
from statistics import median

from benchmarks import ours
from benchmarks.builder import Scenario
from benchmarks.comparison import set_aside
from benchmarks.corpus import Size, corpus_of
from benchmarks.measuring import measure_time
from benchmarks.results import SERVED, Place, Taking
from benchmarks.serving import seconds_until_served


def measure_growth(place: Place, size: int, runs: int, folder: Path) -> float:
    """How many times the CPU of a cold build at a fifth of the size the one at the size took, in a place."""
    fifth = size // 5
    builder = ours.builder_of(corpus_of(Size(fifth, fifth // 5)), folder)
    spent = []
    for run in range(runs):
        set_aside(builder, run)
        spent.append(measure_time(builder.command, folder, {}).cpu)
    return round(median(place.takings[Scenario.COLD]["ours"].cpu) / median(spent), 3)


def measure_idle(runs: int, folder: Path) -> Taking:
    """What a build of the site that ships takes when there is nothing to do; the first two builds are for that."""
    command = [*ours.TYPED, "build", f"--now={ours.NOW}", f"--output={folder / 'output'}"]
    spent = [measure_time(command, folder, {}) for _ in range(2 + runs)]
    return Taking.of(spent[2:])


def measure_serving(runs: int, folder: Path) -> Taking:
    """What a saved text takes until it is served anew, in a site of `SERVED` pairs of stories."""
    corpus = corpus_of(Size(SERVED, SERVED // 5))
    builder = ours.builder_of(corpus, folder)
    page, edit = ours.page_of(corpus.stories[0]), builder.edits[Scenario.BODY]
    return seconds_until_served(ours.serving_command(folder), folder, edit, page, runs)
