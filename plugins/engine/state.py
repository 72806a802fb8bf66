"""Fingerprints of what all outputs depend on: the code, and folders of the theme."""

import hashlib
import sys
from functools import cache
from pathlib import Path

from plugins.engine.folders import files_in

CODE = Path(__file__).resolve().parents[1]
LIBRARIES = (
    "babel", "feedgen", "jinja2", "lxml", "markdown", "nh3", "pillow", "pydantic", "pyromark", "pyyaml", "tzdata",
)  # fmt: skip
"""The libraries whose versions may change an output's bytes."""


@cache
def code_fingerprint() -> str:
    """The digest of our code and of the libraries that shape outputs. It cannot change while a process runs."""
    state = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in LIBRARIES:
        state.update(f"{name} {version_of(name)}\0".encode())
    for file in files_in(CODE, "*.py"):
        state.update(file.relative_to(CODE).as_posix().encode() + b"\0" + file.read_bytes())
    return state.hexdigest()


def version_of(library: str) -> str:
    """The version of a library, "" where it is not installed."""
    left = _installed().get(library)
    if left:
        return left.stem.partition("-")[2]
    from importlib.metadata import PackageNotFoundError, version  # which takes long to load, and is seldom asked

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def files_of(library: str) -> str:
    """The digest of the list of a library's files with their digests, which were installed; "" where it has none.

    It tells apart two builds of one version, which may bring other versions of what they are built on.
    """
    left = _installed().get(library)
    record = left / "RECORD" if left else None
    return hashlib.blake2b(record.read_bytes(), digest_size=16).hexdigest() if record and record.is_file() else ""


@cache
def _installed() -> dict[str, Path]:
    """The folder that the installer of each library has left beside it, by the library's name in small letters.

    It is named after the library and its version (https://packaging.python.org, "Recording installed projects"), so
    that nothing needs to be opened. The first on the path is the one that counts.
    """
    found = dict[str, Path]()
    for folder in sys.path:
        for left in sorted(Path(folder).glob("*.dist-info")):
            found.setdefault(left.stem.partition("-")[0].lower(), left)
    return found


def folder_fingerprint(folder: Path) -> str:
    """The digest of a file, or of the names and bytes of all files in a folder; a missing one is empty."""
    files = [folder] if folder.is_file() else files_in(folder)
    state = hashlib.blake2b(digest_size=8)
    for file in files:
        state.update(file.relative_to(folder.parent).as_posix().encode() + b"\0" + file.read_bytes())
    return state.hexdigest()
