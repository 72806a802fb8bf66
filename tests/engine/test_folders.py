"""Folders hold what means something, and beside it what systems and editors leave there."""

from pathlib import Path

import pytest

from plugins.engine.folders import files_in, is_stray


@pytest.mark.parametrize(
    "name",
    [".a.html.swp", "a.html~", "#a.html#", ".#a.html", "a.html.bak", "a.orig", ".DS_Store", "Thumbs.db", "~$a.docx"],
)
def test_what_is_left_behind_is_stray(name: str, tmp_path: Path) -> None:
    """Swap files, copies and locks of editors, and the notes of systems."""
    (tmp_path / name).write_text("left", "utf-8")
    (tmp_path / "a.html").write_text("meant", "utf-8")

    assert files_in(tmp_path) == [tmp_path / "a.html"]


def test_all_that_lies_in_a_hidden_folder_is_stray(tmp_path: Path) -> None:
    """But the folder itself may lie in one."""
    folder = tmp_path / ".hidden"

    assert not is_stray(folder / "a.html", folder)
    assert is_stray(folder / ".git" / "a.html", folder)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """It may come later."""
    assert files_in(tmp_path / "none") == []
