"""The fingerprint of the code knows what is installed, as the packages themselves say."""

from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path

import pytest

from plugins.engine import state
from plugins.engine.state import LIBRARIES, files_of, version_of


@pytest.mark.parametrize("library", LIBRARIES)
def test_versions_are_those_that_packages_state(library: str) -> None:
    """Although their metadata are not opened."""
    assert version_of(library) == version(library) != ""


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """What was found on another path is looked for again."""
    yield
    state._installed.cache_clear()
    files_of.cache_clear()


@pytest.fixture
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of libraries that is first on the path, with nothing in it yet."""
    monkeypatch.setattr("sys.path", [str(tmp_path / "gone"), str(tmp_path), str(tmp_path / "later")])
    state._installed.cache_clear()
    files_of.cache_clear()
    return tmp_path


def install(folder: Path, library: str, version: str, record: str | None) -> None:
    """Leave what an installer leaves."""
    left = folder / f"{library}-{version}.dist-info"
    left.mkdir(parents=True)
    if record is not None:
        (left / "RECORD").write_text(record)


def test_what_is_not_installed_has_no_version(libraries: Path) -> None:
    """And no files; nor has a folder that is not there anything in it."""
    assert (version_of("pillow"), files_of("pillow")) == ("", "")
    install(libraries, "pillow", "13.0.0", None)
    state._installed.cache_clear()
    assert (version_of("pillow"), files_of("pillow")) == ("13.0.0", "")


def test_the_first_on_the_path_counts(libraries: Path) -> None:
    """As it does when it is imported, however its name is written."""
    install(libraries / "later", "PyYAML", "5.0", "a")
    install(libraries, "pyyaml", "6.0.3", "b")
    assert version_of("pyyaml") == "6.0.3"


def test_two_builds_of_a_version_differ(libraries: Path) -> None:
    """By the list of their files, in which the digest of each stands."""
    install(libraries, "one", "1.0", "a.so,sha256=1,1\n")
    install(libraries, "other", "1.0", "a.so,sha256=2,1\n")
    assert files_of("one") != files_of("other")


def test_the_list_is_the_package_s_own() -> None:
    """The one that Python's own reader of metadata finds."""
    assert distribution("pillow").read_text("RECORD")
    assert files_of("pillow")
