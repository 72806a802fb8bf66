"""Releases: sites side by side, of which one is live. A link says which, and changes in one step.

    releases/000041-<commit>/    the one before
    releases/000042-<commit>/    the newest
    current -> releases/000042-<commit>

A web server that serves `current` never meets half a site, and going back is as quick as going on. What two releases
have in common lies on the disk once.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.engine.manifest import NAME, read_manifest

CURRENT = "current"
SERVER_TABLES = ("nginx-redirects.map", "nginx-removed.map")
"""The files of a site that its web server reads when it starts, and not for its readers."""
UNFINISHED = ".new-"
WITHDRAWN = ".withdrawn"
"""The ending of the name of a release from which somebody went back: nobody goes back to it."""


@dataclass(frozen=True)
class Releases:
    """The releases in a folder, of which the last `kept` stay."""

    folder: Path
    kept: int

    @property
    def lock(self) -> Path:
        """The file that whoever changes anything here holds."""
        return self.folder / ".lock"

    @property
    def site(self) -> Path:
        """The folder that is live, be it there or not."""
        return self.folder / CURRENT

    @property
    def commit(self) -> str:
        """The commit of which the live site was built; "" where none is live."""
        return _commit_of(self._live)

    def put(self, made: Path, commit: str) -> None:
        """Make a release of a folder that was built, and let it be live, unless it is already.

        Raises OSError, with everything as it was.
        """
        if commit == self.commit and read_manifest(made) == read_manifest(self.site):
            self._go_live(self._live)  # whatever became of the files beside it
            return
        for rest in self._all.glob(f"{UNFINISHED}*"):
            shutil.rmtree(rest, ignore_errors=True)
        name = f"{self._next_number:06}-{commit}"
        growing = self._all / f"{UNFINISHED}{name}"
        try:
            _link_tree(made, growing)
            growing.rename(self._all / name)
            self._go_live(name)
        except OSError:
            for rest in (growing, self._all / name):
                shutil.rmtree(rest, ignore_errors=True)
            raise
        self._prune()

    @property
    def before(self) -> Path | None:
        """The release of another commit that was live before this one; None where there is none to go back to.

        What was built of the same commit once more, as time went by, is wrong in the same way.
        """
        names = [name for name in self._names() if name < self._live and _commit_of(name) != self.commit]
        return self._all / names[-1] if names else None

    def go_back(self) -> None:
        """Let the release before the live one be live, and withdraw what came after it. Raises OSError."""
        before = self.before
        if before:
            later = [name for name in self._names() if name > before.name]
            self._go_live(before.name)
            for name in later:
                (self._all / name).rename(self._all / f"{name}{WITHDRAWN}")

    @property
    def _all(self) -> Path:
        return self.folder / "releases"

    @property
    def _live(self) -> str:
        """The name of the release that is live; "" for none."""
        return self.site.readlink().name if self.site.is_symlink() and self.site.is_dir() else ""

    def _names(self) -> list[str]:
        """The releases that one can go back to, the oldest first."""
        return sorted(path.name for path in self._numbered() if not path.name.endswith(WITHDRAWN))

    def _numbered(self) -> Iterator[Path]:
        return (path for path in self._all.glob("*") if re.match(r"\d{6,}-", path.name))

    @property
    def _next_number(self) -> int:
        return max((int(path.name.partition("-")[0]) for path in self._numbered()), default=0) + 1

    def _go_live(self, name: str) -> None:
        """Turn the link in one step. What the web server reads of the release itself comes to lie beside it.

        All of it is written before anything takes its place, so that a full disk changes nothing.
        """
        waiting = self.folder / f"{UNFINISHED}{CURRENT}"
        waiting.unlink(missing_ok=True)
        waiting.symlink_to(f"{self._all.name}/{name}", target_is_directory=True)
        beside = [_waiting(self._all / name / table, self.folder / table) for table in SERVER_TABLES]
        for one in (waiting, *filter(None, beside)):
            one.replace(one.with_name(one.name.removeprefix(UNFINISHED)))

    def _prune(self) -> None:
        """Remove all releases but the newest of each of the last commits, and what was withdrawn before they were made.

        A commit may have been built many times, as time went by; that must not push out the one before it.
        """
        newest = {_commit_of(name): name for name in self._names()}
        staying = {*sorted(newest.values())[-self.kept :], self._live}
        oldest = min(staying)
        for path in list(self._numbered()):
            if path.name not in staying and (path.name < oldest or not path.name.endswith(WITHDRAWN)):
                shutil.rmtree(path, ignore_errors=True)


def _commit_of(name: str) -> str:
    """The commit of which a release was built, by its name."""
    return name.removesuffix(WITHDRAWN).partition("-")[2]


def _link_tree(made: Path, folder: Path) -> None:
    """A folder with the files of a site, which stay on the disk once: a build replaces files, and never writes in them.

    Only what the manifest names is a part of the site.
    """
    folder.mkdir(parents=True)
    for path in (*read_manifest(made), NAME):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(made / path, target)
        except OSError:  # another disk, or one that knows no links
            shutil.copy2(made / path, target)


def _waiting(source: Path, target: Path) -> Path | None:
    """A copy of a file that waits beside its target; None where these bytes are there already."""
    content = source.read_bytes() if source.is_file() else b""
    if target.is_file() and target.read_bytes() == content:
        return None
    waiting = target.with_name(f"{UNFINISHED}{target.name}")
    waiting.write_bytes(content)
    return waiting
