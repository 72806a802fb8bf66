"""A small site to work on: it is edited, built again, and compared with what a full build makes elsewhere."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.engine.manifest import NAME
from tests.building import ROOT, SITES, Built, build_site
from tests.repository import Repository
from tests.whole.apart import anew, apart
from tests.whole.running import tree

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from plugins.host.defaults import *
HERE = Path(__file__).resolve().parent
PATH = str(HERE / "content")
THEME = str(HERE / "theme")
TRANSLATIONS = [str(HERE / "words")]
CACHE_PATH = str(HERE.parent / "cache")
SITEURL = "https://lampiseutu.example"
ID_AUTHORITY = "lampiseutu.example,2026"
SITENAMES = {{"fi": "Lampiseutu", "en": "Pond Country"}}
TAGLINES = {{"fi": "Kolme kylää, yksi lampi", "en": "Three villages, one pond"}}
PAGE_SIZE = 3
"""
ELSEWHERE = """
exec(compile((HERE / "pelicanconf.py").read_text("utf-8"), str(HERE / "pelicanconf.py"), "exec"))
CACHE_PATH = str(HERE.parent / "other-cache")
"""
"""The same settings with a cache of their own."""

FURTHER = {
    "content/projects/laituri/index.fi.md": "title: Laituri\nstart: 2025\nend: 11/2026\ncoordinator: kylayhdistys",
    "content/projects/polku/index.fi.md": "title: Polku\nstart: 9/2026\nsuccessor: laituri",
    "content/jobs/lautturi/index.fi.md": "title: Lautturi\nemployer: kylayhdistys\ncloses: 30.11.2026\nplaces: ylakyla",
    "content/jobs/lautturi/index.en.md": "title: Ferry keeper",
    "content/events/soutu/index.fi.md": (
        "title: Soutu\ndate: 1.11.2026\nstart: ti 1.12.2026 klo 17.00\nend: klo 18.00\nevery: tiistai\n"
        "until: 22.12.2026\nvenue: rantasauna"
    ),
}
"""What the small site does not have: projects, a job and a series of times."""


@dataclass(frozen=True)
class State:
    """An output folder: every file with its bytes, hidden ones too, and every folder."""

    files: dict[str, bytes]
    folders: frozenset[str]

    @classmethod
    def of(cls, folder: Path) -> "State":
        """What stands in a folder."""
        folders = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir())
        return cls(tree(folder), frozenset(folders))

    def different(self, other: "State") -> list[str]:
        """The paths at which two of them differ; the manifest comes last."""
        paths = {
            path for path in self.files.keys() | other.files.keys() if self.files.get(path) != other.files.get(path)
        }
        return sorted(paths, key=lambda path: (path.startswith("."), path)) + sorted(self.folders ^ other.folders)

    def published(self, other: "State") -> list[str]:
        """The paths at which readers would find a difference."""
        return [path for path in self.different(other) if not path.startswith(".")]


@dataclass(frozen=True)
class Workshop:
    """A folder with the site under git in `site`, its output and its cache beside it."""

    folder: Path

    @classmethod
    def begin(cls, folder: Path) -> "Workshop":
        """Write the site into an empty folder and commit it."""
        workshop = cls(folder)
        shutil.copytree(SITES / "small" / "content", workshop.site / "content")
        shutil.copytree(ROOT / "theme", workshop.site / "theme")
        further = {path: f"---\n{head}\n---\n\nLampi.\n" for path, head in FURTHER.items()}
        settings = {"pelicanconf.py": SETTINGS, "elsewhere.py": SETTINGS + ELSEWHERE, ".gitignore": "__pycache__\n"}
        repository = Repository.begin(workshop.site)
        repository.commit("2026-11-01T09:00:00+02:00", {**settings, **further})
        repository.git("tag", "unedited")
        return workshop

    @property
    def site(self) -> Path:
        """The site's own files."""
        return self.folder / "site"

    @property
    def output(self) -> Path:
        """Where it is built to."""
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        """What its builds keep."""
        return self.folder / "cache"

    @property
    def repository(self) -> Repository:
        """The site's repository."""
        return Repository(self.site)

    def build(self, *, is_apart: bool = False, **options: Any) -> Built:
        """Build as one does after an edit, here or in a process of its own.

        What the templates are is asked for once in a process, so that edits of them are seen only by the next one.
        """
        return _build(is_apart, self.site / "pelicanconf.py", self.output, **options)

    def built(self, *, is_apart: bool = False, **options: Any) -> State:
        """What a build after an edit leaves."""
        done = self.build(is_apart=is_apart, **options)
        assert done.status == 0, done.told
        assert [path.name for path in self.output.glob(".*")] == [NAME]
        return State.of(self.output)

    def full(self, *, is_apart: bool = False, **options: Any) -> State:
        """What a full build makes in another folder, with nothing to remember."""
        other = self.folder / "other-output"
        for left in (other, self.folder / "other-cache"):
            shutil.rmtree(left, ignore_errors=True)
        done = _build(is_apart, self.site / "elsewhere.py", other, full=True, **options)
        assert done.status == 0, done.told
        return State.of(other)

    @contextmanager
    def restored(self) -> Iterator[None]:
        """Take back every edit of the site at the end."""
        try:
            yield
        finally:
            self.restore()

    def restore(self) -> None:
        """Take back every edit of the site, commits too."""
        self.repository.git("reset", "--quiet", "--hard", "unedited")
        self.repository.git("clean", "--quiet", "--force", "-d")


def _build(is_apart: bool, settings: Path, output: Path, **options: Any) -> Built:
    done = apart(_anew, settings, output, **options) if is_apart else build_site(settings, output, **options)
    assert done is not None
    return done


def _anew(settings: Path, output: Path, **options: Any) -> Built:
    return anew(build_site, settings, output, **options)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file stands at each path, and when it was last written to."""
    found = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found.items()}


def written_since(before: dict[str, tuple[int, int]], folder: Path) -> set[str]:
    """The paths of the published files that were written since, whatever their bytes."""
    now = stamps(folder)
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path) and path[0] != "."}


def rewrite_unseen(file: Path, content: bytes) -> None:
    """Give a file other bytes, but neither another size nor another date."""
    stat = file.stat()
    assert len(content) == stat.st_size
    file.write_bytes(content)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
