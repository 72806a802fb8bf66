"""The builder: a process that has loaded what builds need, and builds in a copy of itself whenever it is asked to.

What a build leaves in memory ends with the copy, and a change of the code asks for another builder. Where processes
cannot be copied, each build loads everything anew. All of them are a group of their own, so that they end together.
"""

import gc
import json
import os
import shutil
import signal
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

PYTHON = (sys.executable, "-P", "-m")
"""How a module of ours is run, whatever lies in the folder from which serving was started."""


class Answer(NamedTuple):
    """What came of a build: its exit code, or the negative number of what ended it; what it said on its two streams."""

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
        self._process = self._process or self._started("plugins.host.builder")
        try:
            return _asked(self._process)
        except (OSError, ValueError):  # somebody ended the process
            self.forget()
            return self._build_anew()

    def forget(self) -> None:
        """End the process and whatever it builds, so that the next build is done with the code as it is then."""
        if self._process:
            with suppress(OSError):  # it has ended by itself
                os.killpg(self._process.pid, signal.SIGKILL) if os.name == "posix" else self._process.kill()
            with suppress(OSError, ValueError):
                self._process.communicate()
            self._process = None

    def _started(self, module: str, stderr: int | None = None) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [*PYTHON, module, self._options], stdin=pipe, stdout=pipe, stderr=stderr, text=True, encoding="utf-8",
            errors="replace", env=environment(), start_new_session=True,
        )  # fmt: skip

    def _build_anew(self) -> Answer:
        self._process = self._started("plugins.host", stderr=subprocess.PIPE)
        out, err = self._process.communicate()
        answer = Answer(self._process.returncode, out, err)
        self.forget()
        return answer


def environment() -> dict[str, str]:
    """The environment in which Python finds our modules, and a report is laid out for this terminal if there is one."""
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(shutil.get_terminal_size().columns)} if sys.stdout.isatty() else {}
    return {**terminal, **os.environ, "PYTHONPATH": str(CODE.parent)}


def _asked(process: subprocess.Popen[str]) -> Answer:
    assert process.stdin  # noqa: S101 - it has been started with both
    assert process.stdout  # noqa: S101
    process.stdin.write("build\n")
    process.stdin.flush()
    return Answer(*json.loads(process.stdout.readline()))


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
