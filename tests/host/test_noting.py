"""A build that went well leaves a note, by which `inv` may answer in its place what a build would say."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.engine.unchanged import BEGUN, NOTE, SEEN, Note, is_right, look_at, read_note, render_seen
from tests.building import NOW, SITES, build_site

LATER = datetime.fromisoformat(NOW).astimezone(UTC).timestamp() + 60


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site of one's own."""
    shutil.copytree(SITES / "small", tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture
def note_of(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Note:
    """The note of a build of it, with files that have been there for a while."""
    monkeypatch.setenv(NOTE, str(tmp_path / "note.json"))
    monkeypatch.setenv(BEGUN, str(2**62))
    assert build_site(site / "pelicanconf.py", tmp_path / "output").status == 0
    note = read_note(str(tmp_path / "note.json"))
    assert note
    return note


def test_a_note_is_right_until_something_changes(note_of: Note, site: Path) -> None:
    """A text, and what was made."""
    assert is_right(note_of, look_at(note_of.inputs), LATER)
    text = next((site / "content" / "news").rglob("index.fi.md"))
    text.write_text(f"{text.read_text('utf-8')}\nLisää.\n", encoding="utf-8")
    assert not is_right(note_of, look_at(note_of.inputs), LATER)


def test_what_inv_has_seen_is_not_looked_at_again(
    note_of: Note, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next note is of what it saw: if a text changes before it is read, that note is wrong, and all is built."""
    seen = look_at(note_of.inputs)
    monkeypatch.setenv(SEEN, render_seen(seen))
    text = next((site / "content" / "news").rglob("index.fi.md"))
    text.write_text(f"{text.read_text('utf-8')}\nLisää.\n", encoding="utf-8")
    assert build_site(site / "pelicanconf.py", tmp_path / "output").status == 0
    again = read_note(str(tmp_path / "note.json"))
    assert again
    assert again.state == note_of.state
    assert not is_right(again, look_at(again.inputs), LATER)


def test_a_note_says_what_a_build_without_work_says(note_of: Note, site: Path, tmp_path: Path) -> None:
    """The same problems and the same last line, but for the seconds."""
    again = build_site(site / "pelicanconf.py", tmp_path / "output")
    assert again.told == note_of.told
    assert again.said.rpartition(". ")[0] == note_of.said.rpartition(". ")[0].replace("{seconds}", "")
    assert "0 kirjoitettu" in note_of.said


def test_a_named_moment_stays_right(note_of: Note) -> None:
    """A build for a moment that was named is the same whenever it is asked for."""
    assert (note_of.since, note_of.until) == (None, None)
    assert is_right(note_of, look_at(note_of.inputs), LATER + 10**9)


def test_nothing_is_noted_of_what_was_refused(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build with an error has to tell it again."""
    monkeypatch.setenv(NOTE, str(tmp_path / "note.json"))
    text = next((site / "content" / "news").rglob("index.fi.md"))
    text.write_text("---\ntitel: Otsikko\n---\n", encoding="utf-8")
    assert build_site(site / "pelicanconf.py", tmp_path / "output").status == 1
    assert not (tmp_path / "note.json").exists()
