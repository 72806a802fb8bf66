"""A cache file that may be deleted, cut short or replaced at any time: what cannot be trusted is not there."""

import contextlib
import hashlib
from pathlib import Path
from typing import TypeVar

import msgspec

Value = TypeVar("Value")


def read_cache(path: Path, kind: type[Value], key: str) -> Value | None:
    """The value kept under `key`; None where the file is missing, damaged, foreign or of another key."""
    try:
        head, _, packed = path.read_bytes().partition(b"\n")
        if head != _head(packed, key):
            return None
        return msgspec.msgpack.decode(packed, type=kind)
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return None


def write_cache(path: Path, value: object, key: str) -> None:
    """Keep a value under `key`, in one step. A cache that cannot be written costs time, never a build.

    Two builds that write it at once may spoil it, which its digest tells; one that is killed leaves one file at most.
    """
    packed = msgspec.msgpack.encode(value)
    new = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(_head(packed, key) + b"\n" + packed)
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def digest_in(path: Path) -> str:
    """The digest by which a cache file can be told from every other one; "" where there is none."""
    try:
        with path.open("rb") as file:
            return file.readline(1000).rstrip(b"\n").rpartition(b" ")[2].decode("ascii", "replace")
    except OSError:
        return ""


def _head(packed: bytes, key: str) -> bytes:
    return f"{key} {hashlib.blake2b(packed, digest_size=16).hexdigest()}".encode()
