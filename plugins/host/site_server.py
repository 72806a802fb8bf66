"""The site's server: an output folder, served to this machine as a host would serve it, with our script in its pages.

It listens on 127.0.0.1 alone and answers only to the names of this machine: a page of the web that has its own name
lead here (DNS rebinding) is refused, so that nobody else reads drafts.
"""

import os
import queue
import sys
from contextlib import suppress
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from plugins.domain.headers import Headers
from plugins.host.live import Live
from plugins.host.site_rules import headers_for, redirect_for

HERE = "127.0.0.1"
NAMES = {HERE, "localhost"}
"""The names by which browsers may call this machine."""

SCRIPTS = [Path(__file__).resolve().parent / name for name in ("report_page.js", "live.js")]

STREAM = "/__live"
HTML = "text/html; charset=utf-8"
ELSEWHERE = {"Cache-Control", "Strict-Transport-Security"}
"""The headers of a published site that are not for one that may change at any moment, and stands at plain http."""

QUIET = 15
"""Seconds after which a stream with nothing to say is written to: only so a browser that has gone is missed."""


class Words(NamedTuple):
    """What a page says in the place of the site, in the language of those who write."""

    gone: str
    """That nobody serves the site any more."""
    building: str
    """That the first build is not done."""


class SiteServer(ThreadingHTTPServer):
    """Serves an output folder to this machine. Raises OSError where the port cannot be had."""

    daemon_threads = True
    # On Windows this would let two servers have one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, folder: Path, port: int, live: Live, words: Words) -> None:
        """Take the port, or with 0 any that is free; `live` knows what builds have found."""
        self.live = live
        super().__init__((HERE, port), partial(SiteHandler, folder=folder.resolve(), live=live, words=words))

    @property
    def address(self) -> str:
        """Where the site is to be seen."""
        return f"http://{HERE}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone on before it was answered; tell of anything else."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class SiteHandler(BaseHTTPRequestHandler):
    """Answers one browser: with files of the site, pages that carry our script, and the stream of what builds find."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, folder: Path, live: Live, words: Words) -> None:
        """Serve a folder, of which links and dots lead nowhere else."""
        self.folder, self.live, self.words = folder, live, words
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer a request."""
        path = f"/{unquote(urlsplit(self.path).path).lstrip('/')}"
        if not _is_here(self.headers.get("Host", HERE)):
            self._send(b"", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif path == STREAM and self.command == "GET":
            self._stream()
        elif path == f"{STREAM}.js":
            self._send(script(), "text/javascript; charset=utf-8")
        else:
            self._page_or_file(path)

    def do_HEAD(self) -> None:
        """Answer as to GET, with the headers alone."""
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's own name for it
        """Say nothing of requests: the terminal is for those who write."""

    def _page_or_file(self, path: str) -> None:
        build, file = self.live.build, self._file(path)
        if file and file.is_dir():
            query = urlsplit(self.path).query
            self._redirect(f"{quote(path)}/{query and '?'}{query}", HTTPStatus.MOVED_PERMANENTLY)
        elif file and file.suffix == ".html":
            self._send(self._live_page(file.read_bytes(), build), HTML, headers=headers_for(self.folder, path))
        elif file:
            self._send_file(file, headers_for(self.folder, path))
        elif found := redirect_for(self.folder, quote(path)):
            self._redirect(found.target, found.status)
        else:
            self._send_missing(headers_for(self.folder, path), build)

    def _send_missing(self, headers: Headers, build: str) -> None:
        missing = self.folder / "404.html"
        page = missing.read_bytes() if missing.is_file() else self._blank()
        self._send(self._live_page(page, build), HTML, HTTPStatus.NOT_FOUND, {**headers, "Content-Type": HTML})

    def _send_file(self, file: Path, headers: Headers) -> None:
        """Send a file, unless the browser has it already as it is (RFC 9110, section 13.1.2)."""
        stated = file.stat()
        tag = f'"{stated.st_mtime_ns:x}-{stated.st_size:x}"'
        is_known = self.headers.get("If-None-Match") == tag
        status = HTTPStatus.NOT_MODIFIED if is_known else HTTPStatus.OK
        content = b"" if is_known else file.read_bytes()
        self._send(content, _type_of(file), status, {**headers, "ETag": tag}, "no-cache")

    def _file(self, path: str) -> Path | None:
        """The file or folder at a path of the site; None where there is none, where it lies elsewhere, or is hidden."""
        with suppress(OSError, ValueError):
            file = (self.folder / path[1:]).resolve()
            if path.endswith("/"):
                file = file / "index.html"
            is_hidden = any(step.startswith(".") and step != ".well-known" for step in path.split("/"))
            if file.exists() and file.resolve().is_relative_to(self.folder) and not is_hidden:
                return file
        return None

    def _live_page(self, page: bytes, build: str) -> bytes:
        """A page with our script, which knows by the name of its build whether it is still as it should be."""
        script = f'<script src="{STREAM}.js" data-build="{build}" data-gone="{escape(self.words.gone)}" defer></script>'
        head, end, tail = page.rpartition(b"</body>")
        return head + script.encode() + end + tail if end else page + script.encode()

    def _blank(self) -> bytes:
        said = escape(self.words.building)
        head = f'<!doctype html><meta charset="utf-8"><title>{said}</title>'
        return f"{head}<body data-blank><p>{said}</p></body>".encode()

    def _redirect(self, target: str, status: int) -> None:
        self._send(b"", "text/plain", status, {"Location": target})

    def _send(
        self, content: bytes, kind: str, status: int = HTTPStatus.OK, headers: Headers | None = None,
        kept: str = "no-store",
    ) -> None:  # fmt: skip
        wanted = {name: value for name, value in (headers or {}).items() if name not in ELSEWHERE}
        self._begin(
            status, {"Content-Type": kind, **wanted, "Cache-Control": kept, "Content-Length": str(len(content))}
        )
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: int, headers: Headers) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        """Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        self.close_connection = True
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "Connection": "close"}
        self._begin(HTTPStatus.OK, headers)
        waiting = self.live.listen()
        try:
            while True:
                self.wfile.write(_event(waiting))
        except OSError:
            self.live.leave(waiting)


def script() -> bytes:
    """Our script in pages, as its files stand now; in a block, so that no name of ours meets one of the theme's."""
    return b'"use strict"; {\n%b}\n' % b"".join(file.read_bytes() for file in SCRIPTS)


def _is_here(host: str) -> bool:
    """Whether a browser calls us by a name of this machine."""
    try:
        return urlsplit(f"//{host}").hostname in NAMES
    except ValueError:
        return False


def _event(waiting: "queue.SimpleQueue[str]") -> bytes:
    """The next message of a stream; a remark that means nothing, where there is none for a while."""
    try:
        return f"data: {waiting.get(timeout=QUIET)}\n\n".encode()
    except queue.Empty:
        return b":\n\n"


def _type_of(file: Path) -> str:
    """The type of a file by its name, as Python knows it, whatever the system thinks of it."""
    kind = MimeTypes().guess_type(file.name, strict=False)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("javascript") else kind
