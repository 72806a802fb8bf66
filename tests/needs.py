"""What a test needs of the system beyond Python."""

import os
import shutil

import pytest


def needed(program: str, *packages: str) -> str:
    """The path of a program. Without it the test is skipped, with the line that installs it; under CI=true it fails."""
    path = shutil.which(program)
    if path:
        return path
    reason = f"{program} is missing. Install with: sudo apt install --no-install-recommends {' '.join(packages)}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
