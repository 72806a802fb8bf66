"""Two builds of one folder wait for each other."""

import subprocess
import sys
from pathlib import Path

from plugins.engine.alone import alone
from tests.building import ROOT

WAITS = """
import sys
from pathlib import Path
from plugins.engine.alone import alone

with alone(Path(sys.argv[1])):
    print("in")
"""


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    """What is held here is not entered by another process until it is let go."""
    lock = tmp_path / "cache" / "lock"
    with alone(lock):
        second = subprocess.Popen([sys.executable, "-c", WAITS, lock], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            second.wait(timeout=1)
            entered = True
        except subprocess.TimeoutExpired:
            entered = False

    assert entered is False
    assert second.communicate(timeout=30)[0] == "in\n"


def test_where_no_lock_can_be_made_nobody_waits(tmp_path: Path) -> None:
    """A cache that cannot be written costs no build."""
    (tmp_path / "cache").write_text("a file in the way")
    with alone(tmp_path / "cache" / "lock"):
        entered = True

    assert entered
