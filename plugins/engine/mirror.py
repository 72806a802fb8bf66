"""A mirror: a plain folder that is brought to what was built, file by file, where a web server may be reading.

It may lie far away, on a disk that is slow: a file whose digest the mirror's own manifest names is not read again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.engine.manifest import NAME, Made, Manifest, read_manifest, render_manifest
from plugins.engine.placing import clear, in_the_way, put, remove
from plugins.engine.writing import WriteRefused

COMMIT = ".commit"
"""The file that names the commit of which the mirror was built."""

LAST = ("build.json", "pagefind-entry.json", "sitemap.xml", "_redirects")
"""The names of files that speak of others, or of the site as a whole."""

FOLLOWED = (".xml", ".ics", ".opml", ".json")


@dataclass(frozen=True)
class Mirror:
    """The folder. What it holds beside our files stays as it is."""

    folder: Path

    @property
    def site(self) -> Path:
        """The folder that is live: the mirror itself."""
        return self.folder

    @property
    def lock(self) -> Path:
        """The file that whoever changes anything here holds."""
        return self.folder / ".lock"

    @property
    def commit(self) -> str:
        """The commit of which the live site was built; "" where that is not known."""
        file = self.folder / COMMIT
        return file.read_text("utf-8").strip() if file.is_file() else ""

    def put(self, made: Path, commit: str) -> None:
        """Bring the folder to what was built: what pages show first, then pages, then what leads to them.

        What left goes last. Raises OSError and WriteRefused; a folder that was left half done is mended by the next
        time, as its manifest names all that may be there.
        """
        before, after = read_manifest(self.folder), read_manifest(made)
        gone = sorted(before.keys() - after.keys(), key=order, reverse=True)
        stale = sorted((path for path in after if not self._has(path, before, after)), key=order)
        if reason := in_the_way(self.folder, stale, gone) or self._others(stale, before, made):
            raise WriteRefused(reason)
        try:
            if stale or gone:
                self._bring(made, stale, gone, before)
            put(self.folder, NAME, render_manifest(after))
            put(self.folder, COMMIT, f"{commit}\n".encode())
        finally:
            clear(self.folder)

    def _bring(self, made: Path, stale: list[str], gone: list[str], before: Manifest) -> None:
        put(self.folder, NAME, render_manifest({**before, **dict.fromkeys(stale, Made("", ""))}))
        blocking = _blocking(gone, stale)
        for path in blocking:
            remove(self.folder, path)
        for path in stale:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            put(self.folder, path, (made / path).read_bytes())
        for path in gone:
            if path not in blocking:
                remove(self.folder, path)

    def _others(self, stale: list[str], before: Manifest, made: Path) -> str:
        """A file of somebody else's in the place of ours, in words; "" where there is none."""
        foreign = (path for path in stale if path not in before and (self.folder / path).is_file())
        other = next((path for path in foreign if (self.folder / path).read_bytes() != (made / path).read_bytes()), "")
        return f"{other!r} in that folder is not of this site" if other else ""

    def _has(self, path: str, before: Manifest, after: Manifest) -> bool:
        """Whether a file is there with the bytes that it should have."""
        file = self.folder / path
        return path in before and before[path].digest == after[path].digest and file.is_file()


def order(path: str) -> tuple[int, int, str]:
    """The place of a file among those that are put there: no page before what it shows, no list before its pages."""
    name = path.rpartition("/")[2]
    if name in LAST:
        return 3, 0, path
    if name.endswith(FOLLOWED) and not path.startswith(("assets/", "pagefind/")):
        return 2, 0, path
    return (1, -path.count("/"), path) if name.endswith(".html") else (0, 0, path)


def _blocking(gone: Iterable[str], stale: Iterable[str]) -> list[str]:
    """What must go first, as a folder takes the place of a file, or a file that of a folder."""
    new, ways = set(stale), {way for path in stale for way in _ways(path)}
    return [path for path in gone if path in ways or not new.isdisjoint(_ways(path))]


def _ways(path: str) -> list[str]:
    """The folders around a file."""
    steps = path.split("/")[:-1]
    return ["/".join(steps[: number + 1]) for number in range(len(steps))]
