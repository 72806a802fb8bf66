"""The lock of an issue: what its letters said when it was frozen, and by which nothing is told twice.

It is kept as JSON that people can read, `lock.json`, among the files that were sent. From then on the letters are those
of the lock, whatever becomes of the content.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from plugins.domain.letter import Letter
from plugins.domain.window import Window

LOCK = "lock.json"
"""The name of the file in the folder of what was sent."""

SEAL = "seal"


class Lock(msgspec.Struct, frozen=True):
    """What was sent with an issue. Every map is written in the order of its keys, so that one lock is one text."""

    key: str
    """The folder of the issue."""
    series: str
    window: Window
    frozen: datetime
    """The moment of freezing."""
    letters: dict[str, Letter]
    """The letters by language."""
    told: dict[str, str]
    """What they tell of: the facts of each item by its permanent name, as a digest; "" for what has none."""
    known: tuple[str, ...]
    """The permanent names of all that was public at that moment, told or not: what is not among them is new."""
    files: dict[str, str]
    """The SHA-256 of each file that was sent, in hexadecimal digits, by the file's name."""


class LockError(ValueError):
    """A lock that cannot be used: `lock-unreadable`, or `lock-changed` where its text is not what was sealed."""

    def __init__(self, code: str) -> None:
        """Keep the code of the problem."""
        super().__init__(code)
        self.code = code


def render_lock(lock: Lock) -> bytes:
    """The text of a lock, sealed by a digest of itself."""
    facts = msgspec.to_builtins(msgspec.structs.replace(lock, known=tuple(sorted(lock.known))))
    return _text({**facts, SEAL: _seal(facts)})


def parse_lock(text: bytes) -> Lock:
    """The lock that a text says. Raises LockError where there is none, or where somebody has changed it since."""
    try:
        facts: dict[str, Any] = json.loads(text)
        seal = facts.pop(SEAL, "")
        lock = msgspec.convert(facts, Lock)
    except (ValueError, AttributeError, TypeError, RecursionError, msgspec.ValidationError):
        raise LockError("lock-unreadable") from None
    # The seal is that of the text itself, so that a lock of today holds when letters learn to say more.
    if seal != _seal(facts):
        raise LockError("lock-changed")
    return lock


def sha256(content: bytes) -> str:
    """The digest by which a file that was sent is known again, as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def _seal(facts: Mapping[str, Any]) -> str:
    return sha256(_text(facts))


def _text(facts: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(facts, indent=2, sort_keys=True, ensure_ascii=False)}\n".encode()
