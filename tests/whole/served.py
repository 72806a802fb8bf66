"""`./inv serve` in a process of a test's own, with all that it says."""

import json
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

import pytest

from tests.building import NOW, ROOT

PATIENCE = 20.0
"""How many seconds a test waits for what takes one or two."""


class Server:
    """A serving process of a test's own, with everything that it has said."""

    def __init__(self, settings: Path, port: int = 0, output: str = "output", *, waits: bool = True) -> None:
        """Start it on a port that the system chooses, or on this one; `waits` until its first build is done."""
        self.site, self.lines = settings.parent, list[str]()
        self.process = start(settings, port, output)
        self._said = cast(IO[str], self.process.stdout)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.address = wait_for(self._said_address) if waits else ""

    def get(self, path: str) -> tuple[int, str]:
        """The status and text at a path."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:  # noqa: S310 - loopback
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def state(self) -> dict[str, str]:
        """The first message of the stream of events, which says how things stand."""
        with urllib.request.urlopen(f"{self.address}/__live", timeout=PATIENCE) as stream:  # noqa: S310 - loopback
            assert stream.headers["Content-Type"] == "text/event-stream"
            told: dict[str, str] = json.loads(stream.readline().decode().removeprefix("data: "))
            return told

    def write(self, path: Path, text: str) -> None:
        """Save a file of the site, as an editor does."""
        (self.site / path).write_text(text, encoding="utf-8")

    def said(self, beginning: str) -> str:
        """Everything that it has said, once a line begins with some words."""
        return "".join(self.lines) if any(line.startswith(beginning) for line in self.lines) else ""

    def end(self) -> None:
        """End it as people do, and see that it ends well."""
        self.process.send_signal(signal.SIGINT)
        assert self.wait() == 0

    def wait(self) -> int:
        """Wait for its end, and give its exit code."""
        code = self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        self._said.close()
        return code

    def _listen(self) -> None:
        self.lines.extend(self._said)

    def _said_address(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(self.lines))
        return found[0] if found else ""


def start(settings: Path, port: int, output: str = "output") -> subprocess.Popen[str]:
    """Start `./inv serve`; its two streams are one. It builds beside the settings, or where it likes."""
    named = [f"--output={settings.parent / output}"] if output else []
    options = (f"--settings={settings}", *named, f"--port={port}", f"--now={NOW}")
    command = [sys.executable, "-u", "-m", "invoke", "--search-root", str(ROOT), "serve", *options]
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # what runs under nohup would not hear of a closed terminal
    try:
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    finally:
        signal.signal(signal.SIGHUP, before)


def wait_for(look: Callable[[], str]) -> str:
    """Look again and again until there is something to see; fail where nothing comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail(f"Nothing came in {PATIENCE} seconds.")
