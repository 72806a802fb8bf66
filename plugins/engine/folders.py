"""Folders: what lies in them that means something, without what systems and editors leave there."""

import re
from pathlib import Path

STRAY = re.compile(r"^(?:\..*|~\$.*|.*~|#.*#|Thumbs\.db|desktop\.ini|Icon\r?|.*\.(?:swp|tmp|bak|orig))$", re.IGNORECASE)
"""The names of files and folders that systems and editors leave behind; they mean nothing to anybody."""


def files_in(folder: Path, pattern: str = "*") -> list[Path]:
    """The files in a folder and below it in the order of their paths; none where there is no folder.

    An open editor keeps files beside the one that it edits, which are neither published nor a reason to build.
    """
    return sorted(path for path in folder.rglob(pattern) if path.is_file() and not is_stray(path, folder))


def is_stray(path: Path, folder: Path) -> bool:
    """Whether a file below a folder, or a folder around the file there, was left behind by a system or an editor."""
    return any(STRAY.fullmatch(step) for step in path.relative_to(folder).parts)
