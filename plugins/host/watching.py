"""Watching: whatever changes among the files and folders that a site is made from, also where they come and go.

The system tells of folders, and of all that is below them. Single files are looked at several times a second, as are
the folders themselves: an editor that puts a new file in the place of the old one, or a folder that is not there yet,
would leave nothing behind of which the system could tell.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import sleep

from watchfiles import watch

from plugins.engine.folders import is_stray

TICK = 200
"""How many milliseconds pass between two looks where nothing is told."""
QUIET = 10
"""How many milliseconds without a further change make an end of what one save does to a file."""
LONGEST = 1000
"""How many milliseconds a file may be written to again and again before that is told."""
FEW = 4
"""How many files somebody saves at once. Where more have changed, a program is at work, and its end is waited for."""
WAITS = 5
"""How often that is waited for: some programs never end."""
PROBE = "4913"
"""The file by which Vim tries whether it may write into a folder."""

Changes = frozenset[str]
State = tuple[int, ...]
Inputs = Callable[[], Sequence[Path]]


def changes(inputs: Inputs) -> Iterator[Changes]:
    """The paths that have changed since the last look; none, several times a second, while nothing does.

    The first look is to be taken before the first build: from then on nothing is missed, whatever a build takes.
    `inputs` is asked at each look, as what is read may change with what it says.
    """
    begun = _Look(inputs())
    before, waits = Changes(), 0
    while True:
        with closing(_told([*begun.folders])) as told:
            for batch in told:
                now = _Look(inputs())
                changed = before | batch | now.differing(begun)
                before = Changes()
                if now.has_moved(begun, batch):
                    before = changed  # and told once the folders that are there now are watched
                    break
                begun = now
                if batch and len(changed) > FEW and waits < WAITS:
                    before, waits = changed, waits + 1
                else:
                    waits = 0
                    yield changed
            begun = _Look(inputs())


class _Look:
    """What there is at some moment: folders, which the system watches, and files, by what tells two of them apart."""

    def __init__(self, paths: Sequence[Path]) -> None:
        there = {path.resolve() for path in paths if path.is_dir()}  # as the system names them
        self.folders = {path: _state(path)[:2] for path in sorted(there) if there.isdisjoint(path.parents)}
        self.files = {path: _state(path) for path in paths if not path.is_dir()}

    def differing(self, before: "_Look") -> Changes:
        """The files and folders that have come or gone, and the files that were written."""
        files = {path for path in self.files | before.files if self.files.get(path) != before.files.get(path)}
        folders = {path for path in self.folders | before.folders if self.folders.get(path) != before.folders.get(path)}
        return Changes(map(str, files | folders))

    def has_moved(self, before: "_Look", told: Changes) -> bool:
        """Whether other folders are there than were watched, even if they have the same names."""
        return self.folders != before.folders or any(str(folder) in told for folder in self.folders)


def _state(path: Path) -> State:
    """What tells a file from another one, or from itself after it was written; nothing where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return ()
    return (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _told(folders: Sequence[Path]) -> Generator[Changes]:
    """What the system tells of folders, of which what means something is handed on."""
    is_polled: bool | None = None
    while True:
        try:
            watching = watch(
                *folders, watch_filter=None, debounce=LONGEST, step=QUIET, rust_timeout=TICK, yield_on_timeout=True,
                force_polling=is_polled, ignore_permission_denied=True,
            )  # fmt: skip
            for batch in watching:
                yield Changes(path for _, path in batch if is_meant(Path(path), folders))
        except FileNotFoundError:  # a folder went just now, which the next look sees
            sleep(TICK / 1000)
            yield Changes()
            return
        except OSError:  # the system watches no further folders, so they have to be looked through
            if is_polled:
                raise
            is_polled = True


def is_meant(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a path may say something to a build: it was not left there by an editor, a system or Python."""
    folder = next((folder for folder in folders if path.is_relative_to(folder)), None)
    if folder is None:
        return False
    return not (is_stray(path, folder) or path.name == PROBE or "__pycache__" in path.parts)
