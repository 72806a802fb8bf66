"""`./inv serve`: the site on this machine, which follows whatever its writer does, and says what is wrong."""

import os
import shutil
import signal
import socket
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.whole.served import PATIENCE, Server, start, wait_for

STORY = Path("content", "news", "xqonlyfi", "index.fi.md")
PAGE = "/fi/uutiset/xqonlyfi-fi/"


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
        second = start(server.site / "pelicanconf.py", port)
        said, _ = second.communicate(timeout=PATIENCE)
    assert (second.returncode, len(said.splitlines())) == (1, 1)
    assert f"Portti {port} on toisen ohjelman käytössä. Kokeile toista: ./inv serve --port" in said


def test_only_this_machine_is_served(server: Server) -> None:
    """The server listens to this machine alone."""
    port = int(server.address.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
        assert asked.connect_ex(("127.0.0.1", port)) == 0
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
        assert asked.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_without_a_trace(ending: signal.Signals, made_up_settings: Path, tmp_path: Path) -> None:
    """Ctrl-C, a request of the system and a closed terminal end it quietly, even during a build, and with all of it."""
    shutil.copytree(made_up_settings.parent, tmp_path / "site", ignore=shutil.ignore_patterns(".cache", "output"))
    served = Server(tmp_path / "site" / "pelicanconf.py", waits=False)
    wait_for(lambda: served.said("Rakennetaan"))
    family = wait_for(lambda: children_of(served.process.pid))
    served.process.send_signal(ending)
    assert served.wait() == 0
    assert served.said("Rakennetaan") == "Rakennetaan sivustoa …\n"
    wait_for(lambda: "" if any(Path(f"/proc/{one}").exists() for one in family.split()) else "gone")


def children_of(number: int) -> str:
    """The numbers of the processes that a process has started; where the system does not tell them, its own."""
    told = Path(f"/proc/{number}/task/{number}/children")
    return told.read_text("utf-8") if told.exists() else str(number)


def test_a_build_that_is_killed_is_told_and_done_again(server: Server) -> None:
    """As where the memory is not enough: the next save tries again."""
    story = (server.site / STORY).read_text(encoding="utf-8")
    builder = int(children_of(server.process.pid).split()[0])
    os.kill(builder, signal.SIGKILL)
    server.write(STORY, story.replace("Xqbodyxqonlyfi", "Xqsurvived"))
    wait_for(lambda: "there" if "Xqsurvived" in server.get(PAGE)[1] else "")
    server.write(STORY, story)
    wait_for(lambda: "there" if "Xqbodyxqonlyfi" in server.get(PAGE)[1] else "")


def test_two_of_one_site_do_not_meet(made_up_settings: Path, tmp_path: Path) -> None:
    """Each builds into a folder of its own."""
    cache = tmp_path / "cache"
    shutil.copytree(made_up_settings.parent, tmp_path / "site", ignore=shutil.ignore_patterns(".cache", "output"))
    with (tmp_path / "site" / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"CACHE_PATH = {str(cache)!r}\n")
    both = [Server(tmp_path / "site" / "pelicanconf.py", output="", waits=False) for _ in range(2)]
    for served in both:
        wait_for(partial(served.said, "Rakennetaan"))
    for served in both:
        served.process.send_signal(signal.SIGINT)
        assert served.wait() == 0
    assert {path.name for path in cache.glob("preview*")} >= {"preview", "preview-2"}
