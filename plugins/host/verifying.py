"""Verifying: whether an output that was built bit by bit is that of a build from scratch."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.engine.manifest import Manifest, read_manifest
from plugins.host.opening import host_for
from plugins.host.run import Run
from plugins.host.telling import Teller


def pinned(host: Run) -> str:
    """The moment of a build, in ISO form; it is the build's own from here on, whatever the clock says."""
    _, moment = host.situation(Teller(host.settings["PROBLEM_LANGUAGE"]))
    host.settings["NOW"] = moment.isoformat()
    return moment.isoformat()


def verify_output(settings: str, options: dict[str, Any], output: Path, before: Manifest) -> int:
    """Build in full into an empty folder, without any cache or others' help, and compare: 1 where a file differs.

    `before` is the manifest that the output had: what was ours then and is there although nothing makes it differs too.
    """
    from tempfile import TemporaryDirectory

    ours = {*before, *read_manifest(output)}
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / "output"
        alone = {"CACHE_PATH": str(Path(folder) / "cache"), "FULL": True, "EXECUTOR": None}
        host = host_for(settings, {**options, "OUTPUT_PATH": str(fresh), **alone})
        host.run()
        different = sorted(_differences(output, fresh, ours))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    for path in different:
        print(path)
    print(teller.sentence("verify-differs" if different else "verify-same", number=len(different)))
    return int(bool(different))


def _differences(one: Path, other: Path, ours: Iterable[str]) -> set[str]:
    """The files that are not the same in two outputs. What is not ours in the first is left out."""
    made = {path.relative_to(other).as_posix() for path in other.rglob("*") if path.is_file()}
    left = {path for path in ours if (one / path).is_file()}
    return {path for path in made | left if _bytes_of(one / path) != _bytes_of(other / path)}


def _bytes_of(file: Path) -> bytes | None:
    """The bytes of a file; None where it is none, or a link to one."""
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None
