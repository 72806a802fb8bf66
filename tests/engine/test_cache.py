"""A cache gives back exactly what was kept, or nothing: what cannot be trusted is as if it were not there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.cache import read_cache, write_cache

VALUE = {"content/news/x/index.fi.md": (1, "ä"), "b": (2, "")}
KIND = dict[str, tuple[int, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache that holds the value under the key `k`."""
    path = tmp_path / "folder" / "records"
    write_cache(path, VALUE, "k")
    return path


def test_what_was_kept_is_given_back(file: Path) -> None:
    """The value comes back, and nothing else lies beside it."""
    assert read_cache(file, KIND, "k") == VALUE
    assert [path.name for path in file.parent.iterdir()] == ["records"]


def test_another_key_finds_nothing(file: Path) -> None:
    """Other code or other settings have no use for the value, not even if their key begins alike."""
    assert read_cache(file, KIND, "") is None
    assert read_cache(file, KIND, "k2") is None
    assert read_cache(file, KIND, "k 0") is None


def test_another_kind_finds_nothing(file: Path) -> None:
    """A value of another shape is not taken for one of ours."""
    assert read_cache(file, list[int], "k") is None


def test_a_missing_cache_is_empty(tmp_path: Path) -> None:
    """Before the first build, and after somebody has deleted it, nothing is there."""
    assert read_cache(tmp_path / "none", KIND, "k") is None


def test_a_folder_is_no_cache(tmp_path: Path) -> None:
    """Whatever stands at its place, nobody is told of an error."""
    (tmp_path / "records").mkdir()

    write_cache(tmp_path / "records", VALUE, "k")

    assert read_cache(tmp_path / "records", KIND, "k") is None
    assert [path.name for path in tmp_path.iterdir()] == ["records"]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    """A file where the folder should be stops no build."""
    (tmp_path / ".cache").write_text("A file.", encoding="utf-8")

    write_cache(tmp_path / ".cache" / "records", VALUE, "k")

    assert read_cache(tmp_path / ".cache" / "records", KIND, "k") is None


def test_every_cut_of_a_cache_is_empty(file: Path) -> None:
    """A machine that stopped while it wrote leaves nothing that is believed."""
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read_cache(file, KIND, "k") is None


def test_every_changed_byte_is_noticed(file: Path) -> None:
    """A single bit that has tipped over makes the cache worthless."""
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_cache(file, KIND, "k") is None


@given(st.binary())
def test_any_bytes_are_a_value_or_nothing(tmp_path: Path, garbage: bytes) -> None:
    """Whatever a file holds, reading it does not fail and finds nothing."""
    file = tmp_path / "garbage"
    file.write_bytes(garbage)

    assert read_cache(file, KIND, "k") is None
