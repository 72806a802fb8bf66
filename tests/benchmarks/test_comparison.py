"""The comparison with other programs does what it says; how long anything takes is measured elsewhere."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks import hugo, ours, pelican
from benchmarks.builder import TOLD, Builder, Edit, Scenario
from benchmarks.comparison import LOOKED_AT, compare, prepare
from benchmarks.corpus import Corpus, Size, corpus_of
from benchmarks.measuring import CommandFailed, measure_time
from benchmarks.results import RESULTS, Comparison, made_by, read_results, write_results
from benchmarks.serving import seconds_until_served
from benchmarks.table import BEGIN, DOCUMENTATION, END, render_all, tables_of, write_markdown

SIZE = Size(6, 4)
EDITED: Sequence[Scenario] = [scenario for scenario in Scenario if scenario not in {Scenario.COLD, Scenario.UNCHANGED}]
PROGRAM = (sys.executable, "-P", "-m", "invoke", "--search-root", str(ours.ROOT))
"""What `./inv` becomes, once everything is installed."""

COPYING = "import shutil, time; time.sleep(0.05); shutil.copytree('in', 'out', dirs_exist_ok=True)"
SERVING = """
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1].removeprefix("--port="))), SimpleHTTPRequestHandler)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
"""
SITES: Mapping[str, tuple[Callable[[Path, Corpus], object], Callable[[Corpus, Path], Mapping[Scenario, Edit]]]] = {
    "ours": (ours.write_site_and_theme, ours.edits_of),
    "hugo": (hugo.write_site, hugo.edits_of),
    "pelican": (pelican.write_site, pelican.edits_of),
}


@pytest.fixture
def builders(tmp_path: Path) -> list[Builder]:
    """Two programs that copy a folder, in which every edit is one of the same file."""
    found = []
    for name in ("ours", "hugo"):
        folder = tmp_path / name
        (folder / "in").mkdir(parents=True)
        (folder / "in" / "text.txt").write_text("A word and another.", encoding="utf-8")
        edits = {scenario: Edit(folder / "in" / "text.txt", "A word") for scenario in EDITED}
        out, command = folder / "out", [sys.executable, "-c", COPYING]
        found.append(Builder(name, "1", folder, command, out, [out], edits))
    return found


@pytest.fixture
def comparison(builders: list[Builder]) -> Comparison:
    """What is found of these programs."""
    place = compare(builders, 1, lambda _: None)
    return Comparison(10, 1, {"cores": "2"}, {one.name: made_by(one) for one in builders}, {"disk": place})


def _texts(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", SITES)
def test_the_same_seed_gives_the_same_files(name: str, tmp_path: Path) -> None:
    """The same in every run and for every program; another seed gives others."""
    written = list[dict[str, bytes]]()
    for number, seed in enumerate((1, 1, 2)):
        (folder := tmp_path / str(number)).mkdir()
        SITES[name][0](folder, corpus_of(SIZE, seed))
        written.append(_texts(folder))

    assert written[0] == written[1]
    assert written[0] != written[2]


@pytest.mark.parametrize("name", SITES)
def test_an_edit_changes_one_file_and_each_time_otherwise(name: str, tmp_path: Path) -> None:
    """So no build after an edit finds the site as it was after another."""
    write, edits = SITES[name]
    (folder := tmp_path / "site").mkdir()
    write(folder, corpus := corpus_of(SIZE))
    seen = [_texts(folder)]
    for number, edit in enumerate([*edits(corpus, folder).values()] * 2, 1):
        edit.make(number)
        seen.append(_texts(folder))
        changed = [path for path, text in seen[-1].items() if seen[-2][path] != text]
        assert changed == [str(edit.file.relative_to(folder))]

    assert list(edits(corpus, folder)) == list(EDITED)


def test_an_edit_of_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Else a build with nothing to do would be taken for one after an edit."""
    (file := tmp_path / "text.txt").write_text("Nothing of the kind.")
    with pytest.raises(ValueError, match="has no 'title:'"):
        Edit(file, "title:").make(1)


def test_our_build_is_measured_as_it_is_typed(tmp_path: Path) -> None:
    """After an edit of a title the page says the new one; nothing outside the site's folder is written."""
    corpus = corpus_of(SIZE)
    builder = ours.builder_of(corpus, tmp_path, PROGRAM)
    prepare(builder, Scenario.COLD, 1)
    cold = measure_time(builder.command, builder.folder, builder.environment)
    prepare(builder, Scenario.TITLE, 7)
    measure_time(builder.command, builder.folder, builder.environment)
    page = builder.output / "fi" / "uutiset" / f"{corpus.stories[0].key}-fi" / "index.html"

    assert f"{corpus.stories[0].versions['fi'].title} 7" in page.read_text(encoding="utf-8")
    assert cold.cpu > 0


def test_a_cold_build_finds_nothing_and_deletes_nothing(builders: list[Builder]) -> None:
    """What was there stands aside."""
    builder = builders[0]
    (builder.output).mkdir()
    (builder.output / "old.txt").touch()
    prepare(builder, Scenario.COLD, 5)

    assert not builder.output.exists()
    assert (builder.folder / "aside" / "5" / "out" / "old.txt").exists()


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    """It says what was run."""
    with pytest.raises(CommandFailed, match="Exit code 3"):
        measure_time([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, {})


def test_a_saved_text_is_waited_for(builders: list[Builder]) -> None:
    """Until it is served; then the server ends."""
    folder, edit = builders[0].folder, builders[0].edits[Scenario.BODY]
    taking = seconds_until_served([sys.executable, "-c", SERVING], folder, edit, "/in/text.txt", 1)

    assert len(taking.wall) == 1
    assert edit.file.read_text(encoding="utf-8") == "A word 9001 and another."


def test_every_scenario_is_measured_for_every_program(comparison: Comparison) -> None:
    """By the clock and in CPU; memory where it is looked at."""
    takings = comparison.places["disk"].takings
    assert list(takings) == list(Scenario)
    for scenario, each in takings.items():
        assert list(each) == ["ours", "hugo"]
        for taking in each.values():
            assert len(taking.wall) == len(taking.cpu) == 1
            assert sys.platform != "linux" or (taking.memory > 0) == (scenario in LOOKED_AT)


def test_json_and_tables_hold_every_scenario(comparison: Comparison, tmp_path: Path) -> None:
    """What is read is what was written, and the tables on both sides show all of it."""
    file = write_results(comparison, tmp_path / "results")
    assert read_results(file) == comparison

    (page := tmp_path / "page.md").write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")
    write_markdown(tmp_path / "results", page)
    written = page.read_text(encoding="utf-8")
    write_markdown(tmp_path / "results", page)
    assert page.read_text(encoding="utf-8") == written
    assert (written.startswith("Before."), written.endswith("After.\n"), "old" in written) == (True, True, False)
    for told in TOLD.values():
        assert f"\n| {told} | " in written
        assert told in [row[0] for row in tables_of(comparison)[0].rows]


def test_the_documentation_shows_the_results_that_are_kept() -> None:
    """`./inv bench --size` writes both; neither is edited by hand."""
    shown = DOCUMENTATION.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert shown.strip() == render_all(RESULTS)
