"""Differences: what readers meet anew once a site takes the place of another, told from the two manifests."""

from dataclasses import dataclass
from pathlib import Path

from plugins.engine.manifest import read_manifest


@dataclass(frozen=True)
class Differences:
    """The paths of files that come, change and go, each in alphabetical order."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.new or self.changed or self.gone)

    @property
    def served_anew(self) -> tuple[str, ...]:
        """The files that are there and were not, or not with these bytes."""
        return (*self.new, *self.changed)


def differences(live: Path, made: Path) -> Differences:
    """How the site in a folder differs from the one that is live; all is new where none is."""
    before, after = read_manifest(live), read_manifest(made)
    common = before.keys() & after.keys()
    return Differences(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(path for path in common if before[path].digest != after[path].digest)),
        gone=tuple(sorted(before.keys() - after.keys())),
    )
