"""A subscription: vdirsyncer follows our calendar from one state to the next.

It splits a calendar into events, and gives those that come by HTTP uids of its own, made of all that stands in them.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from icalendar import Calendar

from tests.calendars.test_golden import REGION, SERIES, TIMED, rendered
from tests.environments import python_of
from tests.region import Texts, md, view

PATIENCE = 60
"""How many seconds vdirsyncer may take."""

SETTINGS = """
[general]
status_path = "{folder}/status"

[pair subscription]
a = "published"
b = "kept"
collections = null
conflict_resolution = "a wins"
partial_sync = "revert"

[storage published]
type = "http"
url = "http://127.0.0.1:{port}/calendar.ics"

[storage kept]
type = "filesystem"
path = "{folder}/kept"
fileext = ".ics"
"""


def event(title: str, *fields: str) -> str:
    """An event as it is written."""
    return md(f"title: {title}", "date: 1.11.2026", *fields)


BEFORE: Texts = {
    "stays": event("Pysyy", *TIMED),
    "moves": event("Siirtyy", *TIMED),
    "is-called-off": event("Peruuntuu", *TIMED),
    "goes": event("Poistuu", *TIMED),
    "series": event("Sarja", *SERIES),
}
AFTER: Texts = {
    "stays": event("Pysyy", *TIMED),
    "moves": event("Siirtyy, ja nimikin", "start: su 6.12.2026 klo 10.00", "end: klo 11.00", "sequence: 1"),
    "is-called-off": event("Peruuntuu", *TIMED, "status: cancelled", "sequence: 1"),
    "series": event("Sarja", *SERIES, "except:", "  - 1.4.2027", "  - {date: 8.4.2027, status: cancelled}"),
    "comes": event("Tulee", "start: ti 11.5.2027", "end: ke 12.5.2027"),
}


def calendar(events: Texts) -> bytes:
    """The calendar of these events."""
    return rendered(view("fi", {**REGION, **{f"events/{key}/index.fi.md": text for key, text in events.items()}}))[
        "calendar.ics"
    ]


@contextmanager
def published(contents: list[bytes]) -> Iterator[int]:
    """The port of this machine at which the last of the contents stands, as long as the test lasts."""

    class Answer(BaseHTTPRequestHandler):
        """The calendar, whatever is asked for."""

        def do_GET(self) -> None:
            """Answer with the state of now."""
            self.send_response(200)
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(contents[-1])))
            self.end_headers()
            self.wfile.write(contents[-1])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join(PATIENCE)


def told(content: bytes) -> list[tuple[str, ...]]:
    """What a calendar tells of its events, in order, without their uids."""
    names = ("SUMMARY", "STATUS", "SEQUENCE", "LOCATION", "DESCRIPTION", "DTSTAMP")
    events: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
    return sorted(
        (str(event["DTSTART"].dt), str(event["DTEND"].dt), *(str(event.get(name)) for name in names))
        for event in events
    )


def kept(folder: Path) -> list[tuple[str, ...]]:
    """What vdirsyncer keeps, each event in a file of its own."""
    found = [told(file.read_bytes()) for file in sorted((folder / "kept").glob("*.ics"))]
    assert {len(one) for one in found} == {1}
    return sorted(facts for one in found for facts in one)


def synchronise(folder: Path, *command: str) -> None:
    """Let vdirsyncer do something, and fail with what it says where it does not."""
    arguments = [str(python_of("vdirsyncer")), "-m", "vdirsyncer", f"--config={folder / 'config'}", *command]
    done = subprocess.run(
        arguments, check=False, input=b"y\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE
    )
    assert (done.returncode, done.stdout.decode()) == (0, done.stdout.decode())


@pytest.fixture
def subscription(tmp_path: Path) -> Iterator[tuple[Path, list[bytes]]]:
    """A folder of vdirsyncer's, and the states of the calendar that it follows, of which the last one is published."""
    contents = [calendar(BEFORE)]
    (tmp_path / "kept").mkdir()
    with published(contents) as port:
        (tmp_path / "config").write_text(SETTINGS.format(folder=tmp_path, port=port))
        synchronise(tmp_path, "discover")
        synchronise(tmp_path, "sync")
        yield tmp_path, contents


def test_a_subscriber_ends_with_what_is_published_now(subscription: tuple[Path, list[bytes]]) -> None:
    """What was changed is changed, what was called off says so, what is gone goes, what is new comes."""
    folder, contents = subscription
    assert kept(folder) == told(contents[-1]) != []

    contents.append(calendar(AFTER))
    synchronise(folder, "sync")
    assert kept(folder) == told(contents[-1])
    assert sorted((title, status) for _, _, title, status, *_ in kept(folder)) == [
        ("PERUTTU: Peruuntuu", "CANCELLED"),
        ("PERUTTU: Sarja", "CANCELLED"),
        ("Pysyy", "CONFIRMED"),
        ("Sarja", "CONFIRMED"),
        ("Siirtyy, ja nimikin", "CONFIRMED"),
        ("Tulee", "CONFIRMED"),
    ]


def test_a_calendar_that_has_not_changed_changes_nothing(subscription: tuple[Path, list[bytes]]) -> None:
    """Not one file is written again, as the same content gives the same bytes."""
    folder, contents = subscription
    before = {file.name: file.stat().st_mtime_ns for file in (folder / "kept").iterdir()}
    contents.append(calendar(BEFORE))
    synchronise(folder, "sync")

    assert {file.name: file.stat().st_mtime_ns for file in (folder / "kept").iterdir()} == before != {}
