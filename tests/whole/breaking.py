"""Breaking into builds: at the n-th time that one writes to the disk, it is killed, or somebody edits a file."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from tests.building import build_site

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}
"""What Python tells before it changes a folder (https://docs.python.org/3/library/audit_events.html)."""


def writes_of(settings: Path, output: Path, **options: Any) -> int:
    """How many times a build writes. It can be asked only in a process of its own, which listens from then on."""
    numbers = count()
    _at_each_write(lambda: next(numbers))
    build_site(settings, output, **options)
    return next(numbers)


def build_broken_into(settings: Path, output: Path, at: int, do: Callable[[], object], **options: Any) -> int:
    """Build, and do something before the how manieth write, from 1 on; the exit code."""
    numbers = count(1)
    _at_each_write(lambda: do() if next(numbers) == at else None)
    return build_site(settings, output, **options).status


def die() -> None:
    """End this process as a cut of the power would."""
    os.kill(os.getpid(), signal.SIGKILL)


def _at_each_write(do: Callable[[], object]) -> None:
    def hear(event: str, about: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and _is_to_write(about)):
            do()

    sys.addaudithook(hear)


def _is_to_write(about: tuple[Any, ...]) -> bool:
    path, _, flags = about
    return isinstance(path, str | os.PathLike) and bool(flags & (os.O_WRONLY | os.O_RDWR))
