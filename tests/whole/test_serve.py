"""`./inv serve`: the site on this machine, which follows whatever its writer does, and says what is wrong."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

import pytest

from tests.building import NOW, ROOT

PATIENCE = 20.0
"""How many seconds a test waits for what takes one or two."""
STORY = Path("content", "news", "xqonlyfi", "index.fi.md")
PAGE = "/fi/uutiset/xqonlyfi-fi/"


class Server:
    """A serving process of a test's own, with everything that it has said."""

    def __init__(self, settings: Path) -> None:
        """Start it on a port that the system chooses."""
        self.site, self.lines = settings.parent, list[str]()
        self.process = start(settings, 0)
        self._said = cast(IO[str], self.process.stdout)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.address = wait_for(self._said_address)

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


def start(settings: Path, port: int) -> subprocess.Popen[str]:
    """Start `./inv serve`; its two streams are one."""
    options = (f"--settings={settings}", f"--output={settings.parent / 'output'}", f"--port={port}", f"--now={NOW}")
    command = [sys.executable, "-u", "-m", "invoke", "--search-root", str(ROOT), "serve", *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait_for(look: Callable[[], str]) -> str:
    """Look again and again until there is something to see; fail where nothing comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail(f"Nothing came in {PATIENCE} seconds.")


@pytest.fixture(scope="module")
def server(made_up_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site of made-up words, served; the tests of this file follow one another on it and leave it as it was."""
    site = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(made_up_settings.parent, site, ignore=shutil.ignore_patterns(".cache", "output"))
    served = Server(site / "pelicanconf.py")
    yield served
    served.process.send_signal(signal.SIGINT)
    assert served.wait() == 0


@pytest.mark.parametrize("path", ["/", "/fi/", PAGE])
def test_pages_are_served_with_a_script(server: Server, path: str) -> None:
    """A page is served with the script that reloads it, which is no part of the page that is written."""
    status, text = server.get(path)
    assert (status, text.count("/__live.js")) == (200, 1)
    written = server.site / "output" / path[1:] / "index.html"
    assert "/__live.js" not in written.read_text(encoding="utf-8")
    assert "EventSource" in server.get("/__live.js")[1]


def test_missing_pages(server: Server) -> None:
    """What is not there is answered with 404 and the site's own page for it."""
    status, text = server.get("/fi/no-such-page/")
    assert status == 404
    assert "Sivua ei löydy" in text


@pytest.mark.parametrize("path", ["/../pelicanconf.py", "/%2e%2e/pelicanconf.py", "/..%2fpelicanconf.py"])
def test_nothing_else_is_served(server: Server, path: str) -> None:
    """No address leads out of the output folder."""
    assert server.get(path)[0] == 404


def test_calendars_are_served_as_calendars(server: Server) -> None:
    """A calendar is served as such, so that a calendar program takes it."""
    with urllib.request.urlopen(f"{server.address}/fi/calendar.ics", timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_changes_are_followed(server: Server) -> None:
    """A saved story is shown anew; a mistake is told in the page, and the site stays as it was; mended, all is well."""
    story = (server.site / STORY).read_text(encoding="utf-8")
    server.write(STORY, story.replace("Xqbodyxqonlyfi", "Xqchanged"))
    wait_for(lambda: "Xqchanged" if "Xqchanged" in server.get(PAGE)[1] else "")

    server.write(STORY, story.replace("title:", "titel:"))
    problems = wait_for(lambda: server.state()["problems"])
    assert "xqonlyfi/index.fi.md:2: " in problems
    assert "titel" in problems
    assert "Xqchanged" in server.get(PAGE)[1]

    server.write(STORY, story)
    wait_for(lambda: "" if server.state()["problems"] else "mended")
    wait_for(lambda: "Xqbodyxqonlyfi" if "Xqbodyxqonlyfi" in server.get(PAGE)[1] else "")


def test_new_and_removed_items_are_followed(server: Server) -> None:
    """A new folder appears in the site, and goes with its removal."""
    folder = server.site / "content" / "news" / "xqfresh"
    folder.mkdir()
    (folder / "index.fi.md").write_text("---\ntitle: Xqfresh\ndate: 1.11.2026\n---\n\nXqbody.\n", encoding="utf-8")
    wait_for(lambda: "there" if server.get("/fi/uutiset/xqfresh/")[0] == 200 else "")
    shutil.rmtree(folder)
    wait_for(lambda: "gone" if server.get("/fi/uutiset/xqfresh/")[0] == 404 else "")


def test_a_taken_port(server: Server) -> None:
    """Where another program has the port, that is said in one sentence, with exit code 1."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refused(server, port) == f"Portti {port} on toisen ohjelman käytössä. Kokeile toista:"


def test_a_port_that_is_ours_already(server: Server) -> None:
    """Whoever has left a first one running in another window is told where the site is."""
    port = int(server.address.rpartition(":")[2])
    assert refused(server, port).startswith(f"./inv serve on jo käynnissä portissa {port}: {server.address}/ ")


@pytest.mark.parametrize("port", [-1, 65_536, 80_000])
def test_a_port_that_there_is_not(server: Server, port: int) -> None:
    """A number that no port has is told as such."""
    assert refused(server, port).startswith(f"Porttia {port} ei ole.")


def refused(server: Server, port: int) -> str:
    """What is said where a port cannot be had, up to the command that is offered; it is one line."""
    other = start(server.site / "pelicanconf.py", port)
    said, _ = other.communicate(timeout=PATIENCE)
    assert (other.returncode, len(said.splitlines())) == (1, 1)
    return said.partition(" ./inv serve --port")[0]


def test_only_this_machine_is_served(server: Server) -> None:
    """The server listens to this machine alone."""
    port = int(server.address.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
        assert asked.connect_ex(("127.0.0.1", port)) == 0
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
        assert asked.connect_ex(("127.0.0.2", port)) != 0


def test_ctrl_c_ends_it(made_up_settings: Path, tmp_path: Path) -> None:
    """Ctrl-C ends serving at once and quietly, with exit code 0."""
    shutil.copytree(made_up_settings.parent, tmp_path / "site", ignore=shutil.ignore_patterns(".cache", "output"))
    served = Server(tmp_path / "site" / "pelicanconf.py")
    served.process.send_signal(signal.SIGINT)
    assert served.wait() == 0
    assert "Traceback" not in "".join(served.lines)
