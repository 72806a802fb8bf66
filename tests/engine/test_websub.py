"""Telling a hub: each feed by a form that hubs understand; what was not heard is known."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from plugins.engine.websub import tell_hub

FEEDS = [f"https://seutu.example/{name}/rss.xml" for name in ("a", "b", "c")]


@contextmanager
def hub(refused: str = "") -> Iterator[tuple[str, list[dict[str, list[str]]]]]:
    """A hub on this machine that refuses one feed: its address, and the forms that it got."""
    got = list[dict[str, list[str]]]()

    class Hub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            got.append(form)
            self.send_response(403 if refused in form["hub.url"] else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", got
    finally:
        server.shutdown()
        server.server_close()


def test_a_hub_is_told_of_each_feed() -> None:
    """By its full address."""
    with hub() as (address, got):
        assert tell_hub(address, FEEDS) == {}
    assert got == [{"hub.mode": ["publish"], "hub.url": [feed]} for feed in FEEDS]


def test_what_a_hub_refuses_is_known_and_the_others_are_told() -> None:
    """With the reason that it gives."""
    with hub(refused=FEEDS[1]) as (address, got):
        assert tell_hub(address, FEEDS) == {FEEDS[1]: "403 Forbidden"}
    assert len(got) == 3


def test_a_hub_that_is_not_there_is_asked_once() -> None:
    """All feeds are untold."""
    with hub() as (address, _):
        pass
    assert tell_hub(address, FEEDS).keys() == set(FEEDS)
