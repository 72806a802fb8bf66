"""The builder: a process that has loaded what builds need, and builds in a copy of itself whenever it is asked to.

What a build leaves in memory ends with the copy, and a change of the code asks for another builder. Where processes
cannot be copied, each build loads everything anew.
"""

import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import IO, NamedTuple

from plugins.domain.site import Frozen
from plugins.engine.executors import WITHOUT_FORK
from plugins.engine.state import CODE, code_fingerprint
from plugins.host.defaults import PLUGINS


class Answer(NamedTuple):
    """What came of a build: its exit code, and what it said on its two streams."""

    status: int
    out: str
    err: str


class Builder:
    """Builds one site, with the same options each time, and holds a process that is ready for the next build."""

    def __init__(self, options: Mapping[str, object]) -> None:
        """Be ready to build with the options of `plugins.host.command.build`."""
        self._options = json.dumps(options)
        self._process: subprocess.Popen[str] | None = None

    def build(self) -> Answer:
        """Build once."""
        if sys.platform in WITHOUT_FORK:
            return self._build_anew()
        self._process = self._process or self._started()
        try:
            return self._asked(self._process)
        except (OSError, ValueError):  # somebody ended the process
            self.forget()
            return self._build_anew()

    def forget(self) -> None:
        """End the process, so that the next build is done with the code as it is then."""
        if self._process:
            with suppress(OSError):
                self._process.communicate()
            self._process = None

    def _asked(self, process: subprocess.Popen[str]) -> Answer:
        assert process.stdin  # noqa: S101 - it has been started with both
        assert process.stdout  # noqa: S101
        process.stdin.write("build\n")
        process.stdin.flush()
        return Answer(*json.loads(process.stdout.readline()))

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "plugins.host.builder", self._options]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", env=_environment())

    def _build_anew(self) -> Answer:
        command = [sys.executable, "-m", "plugins.host", self._options]
        done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False)
        return Answer(done.returncode, done.stdout, done.stderr)


def _environment() -> dict[str, str]:
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(shutil.get_terminal_size().columns)} if sys.stdout.isatty() else {}
    return {**terminal, **os.environ, "PYTHONPATH": str(CODE.parent)}


def _answer_requests(options: Mapping[str, object]) -> None:
    """Build for each line that comes in; the last one has come when the stream ends."""
    code_fingerprint()  # before the code is loaded: if it changes later, that is another code, and this is forgotten
    for name in ("plugins.host.command", *PLUGINS):
        import_module(name)
    for model in _models(Frozen):  # they are put together when they are first used, which is here once for all
        model.model_rebuild()
    for _ in sys.stdin:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            copy = os.fork()
            if not copy:
                _build_here(options, out, err)
            status = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
            print(json.dumps(Answer(status, _read(out), _read(err))), flush=True)


def _models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    """The models of the domain that have been loaded."""
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def _build_here(options: Mapping[str, object], out: IO[bytes], err: IO[bytes]) -> None:
    """Build, with the streams in two files, and end this process."""
    from plugins.host.command import build

    gc.disable()  # as for a build of its own
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    status = 1
    try:
        status = build(**options)  # type: ignore[arg-type]  # they are named as the command names them
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever it is, it is told, and ends this copy alone
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):
        _answer_requests(json.loads(sys.argv[1]))
