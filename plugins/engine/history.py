"""History: what git knows of the content. A build works without it."""

import subprocess
from pathlib import Path


def last_commit(folder: Path) -> str:
    """The last commit of HEAD's history that changed anything in a folder; "" where there is no git or no history."""
    command = ["git", "-C", str(folder), "log", "-1", "--format=%H", "--", "."]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""
