"""How long it takes until a saved text is served anew, while `./inv serve` watches."""

import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from benchmarks.builder import Edit
from benchmarks.results import Taking

PATIENCE = 120
"""The seconds after which something is taken to be broken."""

LOOK = 0.005
"""The seconds between two looks at a page."""


def seconds_until_served(command: Sequence[str], folder: Path, edit: Edit, page: str, runs: int) -> Taking:
    """The seconds from the saving of an edit to the page that shows it; `page` is an address below the root."""
    with _served(command, folder) as host:
        return Taking([round(_edited(edit, f"{host}{page}", number), 4) for number in range(9_001, 9_001 + runs)], [])


def _edited(edit: Edit, address: str, number: int) -> float:
    time.sleep(1)  # people do not save twice a second
    edit.make(number)
    begun = time.perf_counter()
    _wait_until(lambda: f"{edit.after} {number}" in _text(address), address)
    return time.perf_counter() - begun


@contextmanager
def _served(command: Sequence[str], folder: Path) -> Iterator[str]:
    """The address of a site while it is served, from the end of its first build on."""
    port = _free_port()
    said = folder / "served.txt"
    with said.open("wb") as told:
        process = subprocess.Popen([*command, f"--port={port}"], cwd=folder, stdout=told, stderr=told)
    try:
        host = f"http://127.0.0.1:{port}"
        _wait_until(lambda: host in said.read_text(encoding="utf-8"), "the first build")
        yield host
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - the address is one of ours
            text: str = answer.read().decode()
            return text
    except URLError:
        return ""


def _wait_until(is_there: Callable[[], bool], what: str) -> None:
    end = time.perf_counter() + PATIENCE
    while not is_there():
        if time.perf_counter() > end:
            raise TimeoutError(f"Nothing came of {what} in {PATIENCE} seconds.")
        time.sleep(LOOK)
