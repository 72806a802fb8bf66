"""Commands run as people run them: in processes of their own, from any folder, with any environment."""

import os
import subprocess
import sys
from pathlib import Path

from tests.building import NOW, ROOT

SWITCHES = {"SOURCE_DATE_EPOCH", "TZ", "LANG", "LC_ALL", "PYTHONHASHSEED", "CI", "NO_COLOR", "PYTHONPATH"}
"""What of the environment is not handed on, so that each test says itself what there is."""

Done = subprocess.CompletedProcess[str]


def inv(*words: str, cwd: Path = ROOT, **environment: str) -> Done:
    """Run a task with this Python as `inv` does, from a folder, with these variables in the environment."""
    if words[0] == "build":
        return run(*build_words(*words[1:]), cwd=cwd, **environment)
    return invoke(*words, cwd=cwd, **environment)


def invoke(*words: str, cwd: Path = ROOT, **environment: str) -> Done:
    """Let Invoke run a task."""
    return run("-P", str(ROOT / "plugins" / "host" / "asked.py"), *words, cwd=cwd, **environment)


def build_words(*words: str) -> tuple[str, ...]:
    """What Python is given to begin a build without Invoke."""
    return ("-P", str(ROOT / "plugins" / "host" / "typed.py"), *words)


def pelican(settings: Path, *words: str, cwd: Path = ROOT, **environment: str) -> Done:
    """Run `pelican CONTENT -s SETTINGS` and further options, with the content that lies beside the settings."""
    return run("-m", "pelican", str(settings.parent / "content"), "-s", str(settings), *words, cwd=cwd, **environment)


def run(*words: str, cwd: Path = ROOT, **environment: str) -> Done:
    """Run Python and wait for its end; a minute is far more than anything here takes."""
    inherited = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    command = [sys.executable, *words]
    every = {**inherited, **environment}
    return subprocess.run(command, cwd=cwd, env=every, capture_output=True, text=True, timeout=60, check=False)


def build(settings: Path, output: Path, *words: str, cwd: Path = ROOT, **environment: str) -> Done:
    """Run `./inv build` for the moment of the tests, into an output folder."""
    named = (f"--settings={settings}", f"--output={output}", f"--now={NOW}")
    return inv("build", *named, *words, cwd=cwd, **environment)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path; what Python compiles beside its files is not ours."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths at which two trees differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
