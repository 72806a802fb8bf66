"""Whoever reads and renders, the site is the same: processes that were not forked, or the workers of a cluster."""

import contextlib
import io
import multiprocessing
import shutil
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from plugins.host import command
from tests.building import NOW, Built, build_site
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


def test_processes_that_know_nothing_build_the_same(
    settings: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    """All that they need travels as plain values: they have inherited nothing."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as others:
        options = {"NOW": NOW, "SEARCH": False, "OUTPUT_PATH": str(tmp_path / "output"), "EXECUTOR": others}
        with contextlib.redirect_stdout(io.StringIO()):
            command._host(str(settings), options | {"CACHE_PATH": str(tmp_path / "cache")}).run()
    assert different(tree(tmp_path / "output"), alone) == []


def test_a_cluster_builds_the_same(settings: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    """Two workers of a cluster on this machine, both of which had something to do."""
    folders = (str(tmp_path / "output"), str(tmp_path / "cache"))
    done = run("-m", "tests.whole.on_a_cluster", str(settings), *folders)
    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1:]) == (0, "", ["2 2"])
    assert different(tree(tmp_path / "output"), alone) == []
