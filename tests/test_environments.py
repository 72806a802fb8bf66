"""Environments of tests: installed once, by one at a time; where that cannot be, tests are skipped and not passed."""

import sys
from pathlib import Path

import pytest

from tests import environments
from tests.environments import python_of


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of which nothing can be installed, as its requirements name nothing that there is."""
    (tmp_path / "files" / "broken").mkdir(parents=True)
    (tmp_path / "files" / "broken" / "requirements.txt").write_text("./nothing-here.whl --hash=sha256:00\n")
    monkeypatch.setattr(environments, "FOLDER", tmp_path / "files")
    monkeypatch.setattr(environments, "KEPT", tmp_path / "kept")
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


@pytest.fixture
def empty(broken: Path) -> Path:
    """An environment without packages."""
    (broken / "files" / "empty").mkdir()
    (broken / "files" / "empty" / "requirements.txt").write_text("")
    return broken


def test_an_environment_is_made_once(empty: Path) -> None:
    """The second time, it is there; with other requirements it is another, and the one before is gone."""
    python = python_of("empty")
    (mark := python.parent / "mark").touch()
    assert (python_of("empty"), mark.exists()) == (python, True)

    (empty / "files" / "empty" / "requirements.txt").write_text("# changed\n")
    assert python_of("empty") != python
    assert not python.exists()


def test_an_interrupted_environment_is_made_anew(empty: Path) -> None:
    """What lacks its stamp may lack anything."""
    python = python_of("empty")
    (python.parents[1] / environments.STAMP).unlink()
    python.unlink()

    assert python_of("empty").exists()
    assert empty in python.parents


@pytest.mark.usefixtures("broken")
def test_what_cannot_be_installed_is_skipped_with_the_line_to_try() -> None:
    """The reason says which environment, what was said, and how to look into it."""
    with pytest.raises(pytest.skip.Exception, match=f"environment broken .* Try it yourself: {sys.executable} -m pip"):
        python_of("broken")


@pytest.mark.usefixtures("broken")
def test_under_continuous_integration_it_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody reads along, a test that cannot run must not look like one that passed."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="environment broken"):
        python_of("broken")
