"""Serving: the site on this machine while it is written. Each change is built anew and shown at once.

Every build is a process of its own, so that nothing stays behind in memory; a change of the code counts too.
"""

import json
import queue
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from plugins.domain.problem import Where, error
from plugins.host.builder import Builder
from plugins.host.gathering import path_as_written
from plugins.host.report_page import Shown, shown_of
from plugins.host.telling import Teller

SCRIPT = b"\n".join((Path(__file__).resolve().parent / name).read_bytes() for name in ("report_page.js", "live.js"))
TAG = b'<script src="/__live.js" defer></script>'
EMPTY = b'<!doctype html><html lang="en"><meta charset="utf-8"><title>\xe2\x80\xa6</title><body></body></html>'
LOOK = 250
"""How many milliseconds the watcher looks before it says that nothing has changed."""
TYPES = {
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}


class Live:
    """What the last build found, and the browsers that wait to hear of the next."""

    def __init__(self) -> None:
        """Begin with nothing found and nobody waiting."""
        self.problems = ""
        self.report: Shown | None = None
        self._waiting = set[queue.SimpleQueue[str]]()
        self._lock = threading.Lock()

    def tell(self, problems: str, report: Shown | None) -> None:
        """Tell every browser that a build has ended: with problems, or with something new to show."""
        with self._lock:
            self.problems, self.report = problems, report
            for waiting in self._waiting:
                waiting.put(self._message("reload"))

    def listen(self) -> "queue.SimpleQueue[str]":
        """A queue of messages for one browser, the first of which says how things stand."""
        waiting = queue.SimpleQueue[str]()
        with self._lock:
            waiting.put(self._message("state"))
            self._waiting.add(waiting)
        return waiting

    def leave(self, waiting: "queue.SimpleQueue[str]") -> None:
        """A browser went away."""
        with self._lock:
            self._waiting.discard(waiting)

    def _message(self, kind: str) -> str:
        return json.dumps({"kind": kind, "problems": self.problems, "report": self.report})


class Handler(SimpleHTTPRequestHandler):
    """Serves the output folder, with a script in each page that reloads it or shows the problems."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def __init__(self, *args: Any, live: Live, **kwargs: Any) -> None:
        """Serve with what the builds found."""
        self.live = live
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer a request: a message stream, our script, a page with it, or any other file."""
        if self.path == "/__live":
            self._stream()
        elif self.path == "/__live.js":
            self._send(SCRIPT, "text/javascript; charset=utf-8")
        else:
            self._page_or_file()

    def end_headers(self) -> None:
        """Let no browser keep what may change at any moment."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's own name for it
        """Say nothing of requests: the terminal is for those who write."""

    def _page_or_file(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file = file / "index.html"
        if (file.is_file() and file.suffix != ".html") or file.is_dir():
            super().do_GET()
        elif file.is_file():
            self._send(_with_script(file.read_bytes()), TYPES[".html"])
        else:
            missing = Path(str(self.directory)) / "404.html"
            page = missing.read_bytes() if missing.is_file() else EMPTY
            self._send(_with_script(page), TYPES[".html"], HTTPStatus.NOT_FOUND)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        """Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        waiting = self.live.listen()
        try:
            while True:
                self.wfile.write(f"data: {waiting.get()}\n\n".encode())
                self.wfile.flush()
        except OSError:
            self.live.leave(waiting)


def serve_site(output: Path, watched: Sequence[Path], port: int, builder: Builder, teller: Teller, report: Path) -> int:
    """Serve an output folder and build it anew whenever something watched changes; ends with Ctrl-C."""
    live = Live()
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as blocked:
        teller.tell([error(Where(path_as_written(output)), "output-blocked", reason=blocked)])
        return 1
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, live=live, directory=str(output)))
    except OSError:
        print(teller.sentence("serve-port-taken", port=port, other=port + 1), file=sys.stderr)
        return 1
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _follow(watched, builder, live, teller, report, f"http://127.0.0.1:{server.server_port}/")
    except KeyboardInterrupt:
        return 0
    finally:
        builder.forget()
        server.shutdown()
        server.server_close()
    return 0


def _follow(watched: Sequence[Path], builder: Builder, live: Live, teller: Teller, report: Path, address: str) -> None:
    """Build now and after every change. The watcher lives through all builds, so no change is missed meanwhile."""
    kept = [path for path in watched if path.exists()]
    changes = watch(*kept, debounce=100, step=25, rust_timeout=LOOK, yield_on_timeout=True)
    next(changes)  # The watcher begins to look when it is first asked, which must be before the first build.
    live.tell(*_build(builder, report, teller.language))
    print(teller.sentence("serve-ready", address=address), flush=True)
    for changed in filter(None, changes):
        print(teller.sentence("serve-again", path=path_as_written(Path(min(path for _, path in changed)))), flush=True)
        if any(path.endswith(".py") for _, path in changed):
            builder.forget()
        live.tell(*_build(builder, report, teller.language))


def _build(builder: Builder, report: Path, language: str) -> tuple[str, Shown | None]:
    """Build once; what is wrong, as it was told on the terminal too, or "", and what a page shows of it."""
    with suppress(OSError):
        report.unlink(missing_ok=True)
    done = builder.build()
    print(done.out + done.err, end="", flush=True)
    said = done.err if done.status else ""
    return said, shown_of(report, said, language, is_wrong=bool(done.status))


def _with_script(page: bytes) -> bytes:
    head, end, tail = page.rpartition(b"</body>")
    return head + TAG + end + tail
