"""Environments of their own for tests: packages that would clash with the project's, installed once and kept.

What an environment holds stands in `tests/environments/<name>/`, pinned by hash: a requirements.txt for Python, or a
package.json with its package-lock.json for Node. `./inv lock` renews them.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.engine.alone import alone
from tests.building import ROOT
from tests.needs import lacking, needed

FOLDER = ROOT / "tests" / "environments"
KEPT = ROOT / ".cache" / "test-environments"
STAMP = "installed"
"""The file that says that everything is there; what has none was interrupted, and is made anew."""

PATIENCE = 300
"""How many seconds an installation may take."""

Install = Callable[[Path, Path], Sequence[Sequence[str]]]
"""From an environment's files and its folder to the commands that fill the folder."""


def python_of(name: str) -> Path:
    """The Python of an environment; run modules with it, `python -m vdirsyncer`, as its scripts know their place."""
    return _python(_installed(name, ("requirements.txt",), _python_commands))


def node_modules(name: str) -> Path:
    """The folder with the Node packages of an environment."""
    needed("node", "nodejs")
    needed("npm", "npm")
    return _installed(name, ("package.json", "package-lock.json"), _node_commands) / "node_modules"


def _installed(name: str, files: Sequence[str], commands: Install) -> Path:
    """The folder of an environment, filled where it is not; of two that want it at once, one waits for the other."""
    folder = KEPT / name / _state([FOLDER / name / file for file in files])
    with alone(KEPT / f"{name}.lock"):
        if not (folder / STAMP).exists():
            shutil.rmtree(folder.parent, ignore_errors=True)
            folder.mkdir(parents=True)
            for command in commands(FOLDER / name, folder):
                _run(name, command, folder)
            (folder / STAMP).touch()
    return folder


def _state(files: Sequence[Path]) -> str:
    """What an environment is known by: what was asked for, and the Python under it."""
    state = hashlib.sha256(f"{sys.version} {sys.base_prefix}".encode())
    for file in files:
        state.update(file.read_bytes())
    return state.hexdigest()[:16]


def _python(folder: Path) -> Path:
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def _python_commands(files: Path, folder: Path) -> list[list[str]]:
    pip = [sys.executable, "-m", "pip", "--python", str(_python(folder)), "--disable-pip-version-check", "--no-input"]
    requirements = ["--require-hashes", "--requirement", str(files / "requirements.txt")]
    return [
        [sys.executable, "-m", "venv", "--without-pip", str(folder)],
        [*pip, "install", "--quiet", "--retries=1", *requirements],
    ]


def _node_commands(files: Path, folder: Path) -> list[list[str]]:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(files / name, folder)
    return [[needed("npm", "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", f"--prefix={folder}"]]


def _run(name: str, command: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        said = f"nothing came of it in {PATIENCE} seconds"
    else:
        if done.returncode == 0:
            return
        said = next(iter(done.stderr.strip().splitlines()[-1:]), f"exit code {done.returncode}")
    line = shlex.join(command)
    lacking(f"The environment {name} of the tests could not be installed: {said}. Try it yourself: {line}")
