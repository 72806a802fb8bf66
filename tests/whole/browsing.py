"""Browsing built sites in tests: Chromium as a reader has it, and a host that obeys the site's `_headers`."""

import gzip
import mimetypes
import re
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.hosting import TYPES, Rules, read_rules
from tests.needs import needed

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync")
Scheme = Literal["light", "dark"]

COMPRESSED = re.compile(r"text/|image/svg|application/(?:json|xml|feed|ld|javascript|wasm)")
"""The types that hosts compress."""


class Host(SimpleHTTPRequestHandler):
    """Serves an output folder as hosts do: text compressed, and with the headers that its `_headers` file asks for."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        """Serve by the rules of a `_headers` file."""
        self.rules = rules
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a file, or the index of a folder, or the page for what is missing."""
        path = unquote(urlsplit(self.path).path)
        file = Path(str(self.directory)) / f"{path}{'index.html' if path.endswith('/') else ''}".lstrip("/")
        if file.is_dir():
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"location": f"{path}/"})
        elif file.is_file():
            self._answer(HTTPStatus.OK, file.read_bytes(), {"content-type": TYPES.get(file.suffix) or _guessed(file)})
        else:
            missing = Path(str(self.directory)) / "404.html"
            self._answer(HTTPStatus.NOT_FOUND, missing.read_bytes(), {"content-type": TYPES[".html"]})

    def _answer(self, status: HTTPStatus, content: bytes, headers: dict[str, str]) -> None:
        headers |= self.rules.headers(self.path)
        if COMPRESSED.match(headers.get("content-type", "")) and "gzip" in self.headers.get("accept-encoding", ""):
            content, headers["content-encoding"] = gzip.compress(content, 6), "gzip"
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own name for it
        """Say nothing."""


def _guessed(file: Path) -> str:
    return mimetypes.guess_type(file.name)[0] or TYPES[""]


class Server(ThreadingHTTPServer):
    """A server that does not mind a browser which has gone on to the next page."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: what a page lacks is seen by the browser."""


class Visit:
    """A page of a browser, with all that it asked for and complained of."""

    def __init__(self, page: Page, host: str) -> None:
        """Listen from the beginning."""
        self.page, self.host = page, host
        self.asked, self.complaints = list[str](), list[str]()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on(
            "response", lambda got: self.complaints.append(f"{got.status}: {got.url}") if got.status >= 400 else None
        )
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda found: self.complaints.append(str(found)))

    def to(self, address: str) -> Page:
        """Open a page of the site."""
        self.page.goto(f"{self.host}{address}", wait_until="load")
        return self.page

    def foreign(self) -> list[str]:
        """What was asked of any other host."""
        return [url for url in self.asked if not url.startswith((self.host, "data:"))]


def opened() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    path = needed("chromium", "chromium", "fonts-dejavu-core")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine while it is used."""
    rules = read_rules((folder / "_headers").read_text(encoding="utf-8"))
    with Server(("127.0.0.1", 0), partial(Host, directory=str(folder), rules=rules)) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def context(browser: Browser, width: int = 1280, scheme: Scheme = "light") -> BrowserContext:
    """A reader's browser that has never been anywhere."""
    return browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)


def overflow(page: Page) -> int:
    """How many pixels a page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
