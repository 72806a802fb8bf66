"""A build that is typed plainly begins without Invoke, and means the same; all else is left to Invoke."""

import sys
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from invoke.program import Program

import tasks
from plugins.host import command, typed
from tests.whole.running import build_words, invoke, run

PARAMETERS = signature(command.build).parameters
Call = dict[str, Any]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What was asked of the host, which here does nothing and ends with 3."""
    asked: list[Call] = []

    def build(**options: object) -> int:
        asked.append(options)
        return 3

    build.__signature__ = signature(command.build)  # type: ignore[attr-defined]
    module = ModuleType("plugins.host.command")
    module.build = build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "plugins.host.command", module)
    monkeypatch.setattr("plugins.host.command", module)
    return asked


def status_of(words: list[str]) -> object:
    """Type a build without Invoke, and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        typed.main(words)
    return ended.value.code


def status_by_invoke(words: list[str]) -> object:
    """The same by Invoke."""
    with pytest.raises(SystemExit) as ended:
        Program().run(["inv", "--search-root", str(tasks.ROOT), "build", *words])
    return ended.value.code


@pytest.mark.parametrize(
    "words",
    [
        "",
        "--full",
        "--no-search",
        "--now 2026-11-02T09:00+02:00",
        "--now=2026-11-02T09:00+02:00",
        "--settings a/conf.py --content b --output c",
        "--settings=a/conf.py --content=b --output=c",
        "--site-url https://a.example",
        "--site-url=https://a.example/?x=y",
        "--jobs 2 --verify --drafts --strict",
        "--strict --jobs=2",
        "--output build",
    ],
)
def test_plain_words_mean_the_same_without_invoke(calls: list[Call], words: str) -> None:
    """The build is asked for the same, and its exit code is the task's; Invoke has nothing to do with the first."""
    assert typed.options_of(words.split(), PARAMETERS) is not None
    assert (status_of(words.split()), status_by_invoke(words.split())) == (3, 3)
    direct, by_invoke = calls
    whole = {name: one.default for name, one in PARAMETERS.items()} | direct
    assert whole == by_invoke


@pytest.mark.parametrize(
    "words",
    [
        ["--search"],
        ["--full", "--full"],
        ["--now", "a", "--now", "b"],
        ["--now"],
        ["--now="],
        ["--now", ""],
        ["--output", "-x"],
        ["--output", "--full"],
        ["--full=yes"],
        ["--no-full"],
        ["--no-search=no"],
        ["--no-now"],
        ["--jobs", "two"],
        ["--site_url", "x"],
        ["--out", "x"],
        ["--contents", "a"],
        ["--echo"],
        ["-e"],
        ["--"],
        ["check"],
        ["build"],
    ],
)
def test_what_is_not_plain_is_left_to_invoke(words: list[str]) -> None:
    """What is abbreviated, said twice, empty, unknown or another task is nothing to be guessed at."""
    assert typed.options_of(words, PARAMETERS) is None


@pytest.mark.parametrize("words", [["--contents", "a"], ["--now"], ["--no-full"], ["--full=yes"]])
def test_invokes_refusal_is_what_is_seen(words: list[str]) -> None:
    """The same words on the same stream, and the same exit code."""
    direct, by_invoke = run(*build_words(*words)), invoke("build", *words)
    assert (direct.returncode, direct.stdout, direct.stderr) == (1, by_invoke.stdout, by_invoke.stderr)
    assert direct.stderr


def test_an_interrupted_build_ends_without_a_traceback(tmp_path: Path) -> None:
    """As Invoke ends where its user has had enough."""
    (tmp_path / "conf.py").write_text("raise KeyboardInterrupt\n")
    done = run(*build_words("--settings", "conf.py"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_build_begins_in_any_folder(tmp_path: Path) -> None:
    """Where no module of ours could be found by chance, with the caller's paths."""
    (tmp_path / "conf.py").write_text("raise RuntimeError('read')\n")
    done = run(*build_words("--settings", "conf.py"), cwd=tmp_path)
    assert done.returncode == 1
    assert "conf.py" in done.stderr
    assert "RuntimeError: read" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_end_comes_at_once() -> None:
    """What is printed arrives although Python does not tidy up, and what is to be done at the end is done."""
    program = (
        "import atexit, sys; from plugins.host.typed import leave\n"
        "class Slow:\n    def __del__(self): print('tidied')\n"
        "slow = Slow(); atexit.register(print, 'last'); print('first'); leave(4)\n"
    )
    done = run("-c", program, INV_NOTE="x")
    assert (done.returncode, done.stdout) == (4, "first\nlast\n")
