"""Whoever reads and renders, the site is the same: processes that were not forked, or the workers of a cluster."""

import contextlib
import io
import multiprocessing
import shutil
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.host.opening import host_for
from tests.building import NOW, build_site
from tests.whole.running import different, run, tree


@pytest.fixture(scope="module")
def settings(made_up_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a site with a bit of everything, whose caches are its own."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(
        made_up_settings.parent, site, ignore=shutil.ignore_patterns(".cache", "output"), dirs_exist_ok=True
    )
    return site / made_up_settings.name


@pytest.fixture(scope="module")
def alone(settings: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as one process builds it, the manifest included."""
    folder = tmp_path_factory.mktemp("alone")
    built = build_site(settings, folder / "output", full=True)
    assert (built.status, built.told) == (0, "")
    return tree(built.output)


def test_processes_that_know_nothing_build_the_same(settings: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """All that they need travels as plain values: they have inherited nothing."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as others:
        build_with(others, settings, tmp_path)
    assert different(tree(tmp_path / "output"), alone) == []


def test_a_cluster_builds_the_same(settings: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """Two workers of a cluster on this machine, both of which had something to do."""
    done = run("-m", "tests.whole.on_a_cluster", str(settings), str(tmp_path / "output"), str(tmp_path / "cache"))
    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1:]) == (0, "", ["2 of 2"])
    assert different(tree(tmp_path / "output"), alone) == []


def test_a_cluster_that_is_gone_is_told(settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence, and nothing is written."""
    others = ThreadPoolExecutor()
    others.shutdown()
    with pytest.raises(SystemExit, match="1"):
        build_with(others, settings, tmp_path)
    assert "RuntimeError: cannot schedule new futures after shutdown." in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def build_with(others: Executor, settings: Path, folder: Path) -> None:
    """Build a site in full with somebody else's executor."""
    folders = {"OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
    with contextlib.redirect_stdout(io.StringIO()):
        host_for(str(settings), {"NOW": NOW, "SEARCH": False, "EXECUTOR": others, **folders}).run()
