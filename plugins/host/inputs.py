"""Inputs: the files and folders that a build reads, for those who watch them."""

import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.engine.history import paths_of_history
from plugins.engine.state import CODE
from plugins.host.builder import PYTHON, environment
from plugins.host.opening import host_for
from plugins.host.settings import Folders, folders_of

ENVIRONMENT = ("stdlib", "platstdlib", "purelib", "platlib")
"""Where Python and its packages are, by sysconfig's names."""


def inputs_of(settings: Path, folders: Folders) -> tuple[Path, ...]:
    """All that a build reads, be it there or not. The settings must have been read and the plugins loaded before."""
    history = [path.resolve() for path in paths_of_history(folders.content)]
    return (CODE, *folders.inputs, settings.resolve(), *_imported(), *history)


def read_inputs(settings: Path, options: Mapping[str, Any]) -> tuple[Path, ...] | None:
    """The same, as a new process finds it after the settings or a plugin were changed; None while they are broken."""
    command = [*PYTHON, "plugins.host.inputs", json.dumps([str(settings), dict(options)])]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    return None if done.returncode else tuple(map(Path, json.loads(done.stdout)))


def _imported() -> Iterator[Path]:
    """The files of modules that come neither with the program nor with its environment: a site's own."""
    known = [CODE, CODE.with_name("tasks.py"), *(Path(sysconfig.get_path(name)).resolve() for name in ENVIRONMENT)]
    files = {Path(file).resolve() for module in [*sys.modules.values()] if (file := getattr(module, "__file__", None))}
    yield from sorted(file for file in files if not any(file.is_relative_to(place) for place in known))


def _told(settings: str, options: dict[str, Any]) -> Sequence[str]:
    host = host_for(settings, options)
    return [str(path) for path in inputs_of(Path(settings), folders_of(host.settings))]


if __name__ == "__main__":
    print(json.dumps(_told(*json.loads(sys.argv[1]))))
