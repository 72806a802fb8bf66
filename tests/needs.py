"""What a test needs of the system beyond the packages of the project."""

import os
import shutil
from typing import NoReturn

import pytest


def needed(program: str, *packages: str) -> str:
    """The path of a program. Without it the test is skipped, with the line that installs it; under CI=true it fails."""
    path = shutil.which(program)
    return path or lacking(
        f"{program} is missing. Install with: sudo apt install --no-install-recommends {' '.join(packages)}"
    )


def lacking(reason: str) -> NoReturn:
    """Skip the test for a reason that says what helps; under CI=true, where nobody reads along, let it fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
