"""A note of a build is right for exactly as long as nothing that it was made from or made has changed."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.engine.unchanged import (
    GRAIN,
    NOTES,
    Note,
    is_right,
    look_at,
    made_in,
    note_file,
    read_note,
    render_seen,
    seen_before,
    write_note,
)

NOW = 1_800_000_000.0
HOUR = 3600.0


@dataclass(frozen=True)
class Site:
    """A folder of texts, another of what was made of them, and the note."""

    folder: Path

    @property
    def text(self) -> Path:
        """A text."""
        return self.folder / "content" / "news" / "index.fi.md"

    @property
    def page(self) -> Path:
        """What was made of it."""
        return self.folder / "output" / "fi" / "index.html"

    def note(self, since: float | None = NOW, until: float | None = NOW + HOUR) -> Note:
        """The note of a build of all this."""
        inputs = (str(self.folder / "content"), str(self.folder / "settings.py"))
        output, outputs = str(self.folder / "output"), ("fi/index.html",)
        made, seen = made_in(output, outputs), look_at(inputs)
        assert made
        assert seen
        return Note(inputs, seen.state, output, outputs, made, since, until, "", "Done. {seconds} s.")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site that was built."""
    found = Site(tmp_path)
    for file in (found.text, found.page, tmp_path / "settings.py"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a", encoding="utf-8")
    return found


def test_what_stands_as_it_was_is_right(site: Site) -> None:
    """A note, written and read again, is right while nothing changes."""
    file = str(site.folder / "notes" / "a.json")
    write_note(file, site.note(), newest=0, begun=2 * GRAIN)
    note = read_note(file)
    assert note == site.note()._replace(inputs=[*site.note().inputs], outputs=[*site.note().outputs])
    assert note is not None
    assert is_right(note, look_at(note.inputs), NOW + 1)


def _same_size_and_time(site: Site) -> None:
    stated = site.text.stat()
    site.text.write_text("b", encoding="utf-8")
    os.utime(site.text, ns=(stated.st_atime_ns, stated.st_mtime_ns))


CHANGES: dict[str, Callable[[Site], object]] = {
    "a text": lambda site: site.text.write_text("ab", encoding="utf-8"),
    "a text whose clock was set back": _same_size_and_time,
    "a new text": lambda site: (site.text.parent / "index.en.md").write_text("a", encoding="utf-8"),
    "a removed text": lambda site: site.text.unlink(),
    "a renamed folder": lambda site: site.text.parent.rename(site.folder / "content" / "events"),
    "the settings": lambda site: (site.folder / "settings.py").write_text("ab", encoding="utf-8"),
    "a page": lambda site: site.page.write_text("ab", encoding="utf-8"),
    "a removed page": lambda site: site.page.unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_makes_it_wrong(change: Callable[[Site], object], site: Site) -> None:
    """Of what was read, and of what was made."""
    note = site.note()
    change(site)
    assert not is_right(note, look_at(note.inputs), NOW + 1)


def test_what_nobody_reads_may_change(site: Site) -> None:
    """Python's own caches beside the code, and foreign files beside the pages."""
    note = site.note()
    for folder in ("content/__pycache__", "output"):
        (site.folder / folder).mkdir(exist_ok=True)
        (site.folder / folder / "foreign.txt").write_text("a", encoding="utf-8")
    assert is_right(note, look_at(note.inputs), NOW + 1)


@pytest.mark.parametrize(
    ("since", "until", "now", "expected"),
    [
        (NOW, NOW + HOUR, NOW, True),
        (NOW, NOW + HOUR, NOW + HOUR - 1, True),
        (NOW, NOW + HOUR, NOW + HOUR, False),
        (NOW, NOW + HOUR, NOW - 1, False),
        (NOW, None, NOW + 1000 * HOUR, True),
        (None, None, NOW - 1000 * HOUR, True),
    ],
)
def test_the_clock_makes_it_wrong(
    since: float | None, until: float | None, now: float, expected: bool, site: Site
) -> None:
    """From the moment at which the site changes by itself on, and before the build; never where a moment was named."""
    note = site.note(since, until)
    assert is_right(note, look_at(note.inputs), now) is expected


def test_a_file_that_is_too_new_is_not_trusted(site: Site) -> None:
    """It could be changed once more within the grain of the clock, and look the same: no note is left."""
    file = site.folder / "notes" / "a.json"
    seen = look_at([str(site.text)])
    assert seen
    write_note(str(file), site.note(), seen.newest, begun=seen.newest + GRAIN)
    assert not file.exists()


def test_what_was_seen_can_be_handed_on(site: Site) -> None:
    """To whoever asks for the very same inputs; whatever else is handed on says nothing."""
    inputs = [str(site.text), str(site.page)]
    seen = look_at(inputs)
    assert seen
    assert seen_before(render_seen(seen), inputs) == seen
    assert seen_before(render_seen(seen), inputs[:1]) is None
    assert seen_before(render_seen(None), inputs) is None
    assert seen_before("made up", inputs) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"inputs": 1}', b"\xff"])
def test_a_note_that_cannot_be_read_is_none(content: bytes, tmp_path: Path) -> None:
    """Cut short, of another version, or no note at all."""
    (tmp_path / "a.json").write_bytes(content)
    assert read_note(str(tmp_path / "a.json")) is None
    assert read_note(str(tmp_path / "none.json")) is None


def test_commands_folders_and_environments_have_notes_of_their_own() -> None:
    """But for variables that differ from one prompt to the next."""
    files = {
        note_file("/c", arguments, folder, environment)
        for arguments in (["build"], ["build", "--drafts"])
        for folder in ("/a", "/b")
        for environment in ({"LANG": "fi"}, {"LANG": "en"}, {"LANG": "en", "SHLVL": "2", "OLDPWD": "/x"})
    }
    assert len(files) == 8


def test_only_the_last_notes_are_kept(site: Site) -> None:
    """Each environment has one, and nobody tidies up."""
    for number in range(NOTES + 3):
        write_note(str(site.folder / "notes" / f"{number}.json"), site.note(), newest=0, begun=2 * GRAIN)
    assert len(list((site.folder / "notes").iterdir())) == NOTES
    assert json.loads((site.folder / "notes" / f"{NOTES + 2}.json").read_text("utf-8"))
