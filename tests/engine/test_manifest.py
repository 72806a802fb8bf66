"""A manifest is believed only as far as it names files below its own folder."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.manifest import NAME, Made, is_safe, read_manifest, render_manifest

MADE = Made("f", "d")


def test_what_was_rendered_is_read(tmp_path: Path) -> None:
    """A manifest survives being written and read."""
    (tmp_path / NAME).write_bytes(render_manifest({"fi/index.html": MADE, "ä b.pdf": Made("", "")}))

    assert read_manifest(tmp_path) == {"fi/index.html": MADE, "ä b.pdf": Made("", "")}


def test_the_order_of_outputs_does_not_show() -> None:
    """The same outputs give the same bytes, in whatever order they were made."""
    assert render_manifest({"a": MADE, "b": MADE}) == render_manifest({"b": MADE, "a": MADE})


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../x", "a/../../x", "a/..", "./a", "a//b", "a/", "a\\..\\b", "a\0b", "a\nb", "a" * 1000],
)
def test_a_path_that_leads_out_is_left_out(path: str, tmp_path: Path) -> None:
    """A manifest that somebody has edited cannot make a build remove files elsewhere."""
    (tmp_path / NAME).write_bytes(msgspec.json.encode({path: MADE, "fi/index.html": MADE}))

    assert not is_safe(path)
    assert read_manifest(tmp_path) == {"fi/index.html": MADE}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": ["f"]}', b'{"a": ["f", 1]}', b"\xff", b"[" * 100_000]
)
def test_a_manifest_that_is_none_is_empty(content: bytes, tmp_path: Path) -> None:
    """Damaged or foreign, it knows of no file."""
    (tmp_path / NAME).write_bytes(content)

    assert read_manifest(tmp_path) == {}


def test_a_folder_without_a_manifest_has_an_empty_one(tmp_path: Path) -> None:
    """Nothing in a folder is ours before we have written there."""
    assert read_manifest(tmp_path) == {}
    assert read_manifest(tmp_path / "none") == {}


@given(st.binary())
def test_any_bytes_can_be_read(tmp_path: Path, content: bytes) -> None:
    """Reading never fails, and never finds a path that leads out."""
    (tmp_path / NAME).write_bytes(content)

    assert all(is_safe(path) for path in read_manifest(tmp_path))


@given(st.lists(st.text(), min_size=1).map("/".join))
def test_a_safe_path_stays_below(path: str) -> None:
    """Whatever is called safe resolves to a place below the folder, and one that is named as it is written."""
    if is_safe(path):
        root = Path("/output")
        assert (root / path).resolve().is_relative_to(root)
        assert (root / path).relative_to(root).as_posix() == path
