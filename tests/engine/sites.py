"""Built sites of a few files, as the engine leaves them: with a manifest."""

from collections.abc import Mapping
from pathlib import Path

from plugins.engine.manifest import NAME, Made, render_manifest
from plugins.engine.writing import _digest


def built(folder: Path, files: Mapping[str, str]) -> Path:
    """Make a folder hold these files alone, each put there anew as a build does it."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(text, "utf-8")
    made = {path: Made("", _digest(text.encode())) for path, text in files.items()}
    (folder / NAME).unlink(missing_ok=True)
    (folder / NAME).write_bytes(render_manifest(made))
    return folder


def published(folder: Path) -> dict[str, str]:
    """The files of a live site by their paths, but for those whose names begin with a dot."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_text("utf-8", "surrogateescape")
        for name, path in sorted(files.items())
        if not name.startswith(".")
    }
