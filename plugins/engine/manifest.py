"""The manifest: which files of an output folder are ours, and from what each was made.

It lies in the folder that it describes, so that the two cannot part: a deleted folder has no manifest, and a folder
whose cache was deleted still knows which files may be pruned.
"""

import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

NAME = ".manifest.json"


class Made(NamedTuple):
    """One file: the fingerprint of the output that made it, and the digest of its bytes."""

    fingerprint: str
    digest: str


Manifest = dict[str, Made]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder; empty where there is none that can be trusted."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=dict[str, Made])
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return {}
    return {path: made for path, made in found.items() if is_safe(path)}


def render_manifest(manifest: Manifest) -> bytes:
    """The manifest's bytes, the same for the same outputs."""
    return msgspec.json.encode(dict(sorted(manifest.items())))


_PLAIN = re.compile(r"(?:[a-z0-9_-][a-z0-9._-]*/)*[a-z0-9_-][a-z0-9._-]*")
"""The paths that nearly all files of a site have, in which nothing can be wrong."""


def is_safe(path: str) -> bool:
    """Whether a path stays below the folder it is taken from, and can be a file of a site."""
    if _PLAIN.fullmatch(path) and len(path) < 1000:
        return True
    steps = path.split("/")
    unsafe = any(step in {"", ".", ".."} or "\\" in step or not step.isprintable() for step in steps)
    return not unsafe and not PurePosixPath(path).is_absolute() and len(path) < 1000
