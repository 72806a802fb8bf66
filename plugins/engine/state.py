"""Fingerprints of what all outputs depend on: the code, and folders of the theme."""

import hashlib
import sys
from functools import cache
from pathlib import Path

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
    for file in sorted(CODE.rglob("*.py")):
        state.update(file.relative_to(CODE).as_posix().encode() + b"\0" + file.read_bytes())
    return state.hexdigest()


def version_of(library: str) -> str:
    """The version of a library, "" where it is not installed."""
    return _versions().get(library, "")


@cache
def _versions() -> dict[str, str]:
    """The versions of all libraries by their names in small letters.

    The folder that an installer leaves beside a library is named after both (https://packaging.python.org,
    "Recording installed projects"), so that nothing needs to be opened. The first on the path is the one that counts.
    """
    found = dict[str, str]()
    for folder in sys.path:
        for left in sorted(Path(folder).glob("*.dist-info")):
            library, _, version = left.stem.partition("-")
            found.setdefault(library.lower(), version)
    return found


def folder_fingerprint(folder: Path) -> str:
    """The digest of a file, or of the names and bytes of all files in a folder; a missing one is empty."""
    files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
    state = hashlib.blake2b(digest_size=8)
    for file in files:
        state.update(file.relative_to(folder.parent).as_posix().encode() + b"\0" + file.read_bytes())
    return state.hexdigest()
