"""Locks are read from among the files that were kept."""

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from plugins.domain.item import File
from plugins.domain.letter import Letter
from plugins.domain.lock import LOCK, Lock, render_lock, sha256
from plugins.domain.problem import Where, error
from plugins.domain.window import Window
from plugins.host.keeping import read_locks
from tests.building import SITES, build_site

FOLDER = "content/newsletters"
LETTER = Letter("2026-11", "fi", "Seutu", "Kirje", "", "", "", (), "https://seutu.example/fi/x/", date(2026, 11, 1))
SENT = Lock(
    "2026-11", "monthly", Window(date(2026, 10, 1), date(2026, 11, 1)), datetime(2026, 11, 2, tzinfo=UTC),
    {"fi": LETTER}, {}, (), {},
)  # fmt: skip


def kept(root: Path, text: bytes | None, name: str = LOCK) -> dict[str, tuple[File, ...]]:
    """A file that was kept of an issue; None for one that is gone by the time it is read."""
    file = root / "2026-11" / "sent" / name
    file.parent.mkdir(parents=True)
    if text is not None:
        file.write_bytes(text)
    return {"2026-11": (File(name, "", 1, str(file)),)}


def test_a_lock_is_read(tmp_path: Path) -> None:
    """By the key of the folder of its issue."""
    assert read_locks(kept(tmp_path, render_lock(SENT)), FOLDER) == ({"2026-11": SENT}, [])


def test_other_files_are_not_read(tmp_path: Path) -> None:
    """What is missing is told by the rules of the catalogue."""
    assert read_locks(kept(tmp_path, b"<p>", "mail.fi.html"), FOLDER) == ({}, [])


def test_a_broken_lock_is_told_in_its_place(tmp_path: Path) -> None:
    """By the path that its writer knows."""
    where = Where(f"{FOLDER}/2026-11/sent/{LOCK}")
    assert read_locks(kept(tmp_path / "a", b"{"), FOLDER) == ({}, [error(where, "lock-unreadable")])
    changed = render_lock(SENT).replace(b"monthly", b"weekly")
    assert read_locks(kept(tmp_path / "b", changed), FOLDER) == ({}, [error(where, "lock-changed")])
    assert read_locks(kept(tmp_path / "c", None), FOLDER) == ({}, [error(where, "unreadable-file")])


def test_a_frozen_issue_builds(tmp_path: Path) -> None:
    """Though what it linked and picked is gone since; what is kept is not published beside its page."""
    content = tmp_path / "content"
    issue = content / "newsletters" / "2026-11"
    (issue / "sent").mkdir(parents=True)
    text = "---\ntitle: Lokakuun kirje\npicks: news/poissa\n---\n\nHei [silta](../../news/poissa/)!\n"
    (issue / "index.fi.md").write_text(text, encoding="utf-8")
    (issue / "sent" / LOCK).write_bytes(render_lock(structs.replace(SENT, files={"mail.fi.txt": sha256(b"Hei!")})))
    (issue / "sent" / "mail.fi.txt").write_bytes(b"Hei!")

    with contextlib.chdir(tmp_path):
        built = build_site(SITES / "invalid" / "pelicanconf.py", tmp_path / "output", content=str(content))

    assert (built.status, built.told) == (0, "")
    assert [path for path in built.paths() if path.endswith((LOCK, "mail.fi.txt"))] == []


@pytest.mark.parametrize(("before", "after", "code"), [("fi", "fi en", "en"), ("fi", "en", "fi")])
def test_a_frozen_issue_keeps_its_languages(tmp_path: Path, before: str, after: str, code: str) -> None:
    """One that was never sent has no letter, and one that was is not taken away; nothing is built."""
    issue = tmp_path / "content/newsletters/2026-11"
    (issue / "sent").mkdir(parents=True)
    for language in after.split():
        (issue / f"index.{language}.md").write_text("---\ntitle: Kirje\n---\n\nHei!\n", encoding="utf-8")
    (issue / "sent" / LOCK).write_bytes(render_lock(structs.replace(SENT, letters={before: LETTER})))
    with contextlib.chdir(tmp_path):
        built = build_site(SITES / "invalid" / "pelicanconf.py", tmp_path / "output", content="content")

    assert built.status == 1
    assert f"'{code}'" in built.told
