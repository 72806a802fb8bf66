"""The site's server answers as a host would, to this machine alone, and gives away nothing but the site."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from plugins.domain.headers import ALWAYS
from plugins.host.live import Live
from plugins.host.ports import why_not
from plugins.host.site_server import SiteServer, Words
from plugins.host.telling import Teller
from plugins.hosting.headers import render_headers

WORDS = Words('Gone "away".', "Building …")
FILES = {
    "index.html": "<p>Front</p></body>",
    "fi/index.html": "<p>Etusivu</p></body>",
    "fi/calendar.ics": "BEGIN:VCALENDAR",
    "fi/ä ö/index.html": "<p>Umlaut</p></body>",
    "404.html": "<p>Ei löydy / Not found</p></body>",
    "assets/style.css": "p {}",
    "assets/search.js": "1",
    "pagefind/x.pf_meta": "1",
    "_redirects": "/fi/vanha/ /fi/ 301\n",
    "_headers": render_headers(is_secure=True),
    ".manifest.json": "{}",
    ".well-known/security.txt": "Contact",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder, with a secret beside it and links that lead there."""
    folder = tmp_path_factory.mktemp("served") / "output"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder.parent / "secret.txt").write_text("secret", "utf-8")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "way").symlink_to(folder.parent)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[SiteServer]:
    """The folder, served; the last build has a name."""
    live = Live()
    live.tell("")
    with SiteServer(folder, 0, live, WORDS) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def ask(server: SiteServer, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    """The answer to a request, and its body."""
    asked = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    asked.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = asked.getresponse()
    body = answer.read().decode()
    asked.close()
    return answer, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/fi/%C3%A4%20%C3%B6/", "text/html; charset=utf-8"),
        ("/fi/calendar.ics", "text/calendar; charset=utf-8"),
        ("/assets/style.css?v=1", "text/css; charset=utf-8"),
        ("/pagefind/x.pf_meta", "application/octet-stream"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_files_have_the_types_and_headers_of_the_published_site(server: SiteServer, path: str, kind: str) -> None:
    """A policy or a type that breaks something breaks it before it is published."""
    answer, _ = ask(server, path)

    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert {name: answer.headers[name] for name in ALWAYS} == dict(ALWAYS)
    assert answer.headers["Strict-Transport-Security"] is None
    assert answer.headers["Cache-Control"] in {"no-store", "no-cache"}


def test_pages_carry_the_script(server: SiteServer) -> None:
    """Once, at the end, with the name of their build; other files do not."""
    _, page = ask(server, "/fi/")
    script = f'data-build="{server.live.build}" data-gone="Gone &quot;away&quot;." defer></script></body>'
    assert page.endswith(script)
    assert ask(server, "/__live.js")[0].headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "__live" not in ask(server, "/fi/calendar.ics")[1]


@pytest.mark.parametrize("path", ["/fi/none/", "/none.css", "/index.html/", "/fi/calendar.ics/", "/%00"])
def test_what_is_missing_is_said_so_by_the_site(server: SiteServer, path: str) -> None:
    """In its own words, in all its languages."""
    answer, page = ask(server, path)
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Ei löydy / Not found" in page


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//../secret.txt", "/fi/../../secret.txt",
        "/link.txt", "/way/secret.txt", "/.manifest.json", "/%2emanifest.json",
    ],
)  # fmt: skip
def test_nothing_but_the_site_is_served(server: SiteServer, path: str) -> None:
    """No dots and no links lead out of the folder, and what is hidden stays so."""
    answer, body = ask(server, path)
    assert answer.status == 404
    assert "secret" not in body


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/fi", "/fi/"), ("/fi?q=1", "/fi/?q=1"), ("//fi", "/fi/"), ("/fi/vanha/", "/fi/"),
        ("/fi/%C3%A4%20%C3%B6", "/fi/%C3%A4%20%C3%B6/"),
    ],
)  # fmt: skip
def test_addresses_lead_on(server: SiteServer, path: str, target: str) -> None:
    """Those of folders to their pages, and earlier ones to those of today; never to another host."""
    answer, _ = ask(server, path)
    assert (answer.status, answer.headers["Location"]) == (301, target)


@pytest.mark.parametrize("path", ["/fi/", "/fi/calendar.ics", "/none/", "/fi", "/__live.js"])
def test_heads_are_those_of_the_whole(server: SiteServer, path: str) -> None:
    """HEAD is answered as GET, without a body."""
    whole, _ = ask(server, path)
    head, body = ask(server, path, "HEAD")
    without_date = [{name: value for name, value in one.headers.items() if name != "Date"} for one in (whole, head)]
    assert (head.status, body, without_date[0]) == (whole.status, "", without_date[1])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("127.0.0.1:8000", 200), ("localhost:8000", 200), ("LOCALHOST", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example:8000", 421), ("localhost@evil.example", 421),
        ("[::", 421),
    ],
)  # fmt: skip
def test_other_names_are_refused(server: SiteServer, host: str, status: int) -> None:
    """A page of the web cannot read drafts by letting its own name lead here."""
    answer, body = ask(server, "/fi/", Host=host)
    assert answer.status == status
    assert bool(body) is (status == 200)


def test_files_that_a_browser_has_are_not_sent_again(server: SiteServer, folder: Path) -> None:
    """As long as they are as they were."""
    tag = ask(server, "/assets/style.css")[0].headers["ETag"]
    answer, body = ask(server, "/assets/style.css", If_None_Match=tag)
    assert (answer.status, body) == (304, "")
    (folder / "assets/style.css").write_text("p { color: red }", "utf-8")
    assert ask(server, "/assets/style.css", If_None_Match=tag)[1] == "p { color: red }"


def test_before_the_first_build_a_page_says_so(tmp_path: Path) -> None:
    """And carries the script, so that it becomes the page that was asked for."""
    with SiteServer(tmp_path, 0, Live(), WORDS) as empty:
        Thread(target=empty.serve_forever, args=(0.01,), daemon=True).start()
        _, page = ask(empty, "/fi/")
        empty.shutdown()
    assert "<p>Building …</p>" in page
    assert 'data-build=""' in page


def test_a_port_that_is_taken_is_told(server: SiteServer) -> None:
    """Whether it is one of ours, with a free one to take instead; and so are ports that nobody may have."""
    teller = Teller("en")
    said = why_not(server.server_port, OSError(98, "Address in use"), teller)
    assert said.startswith(f"./inv serve runs at port {server.server_port} already: {server.address} ")
    assert why_not(80, PermissionError(13, "Permission denied"), teller).startswith(
        "Port 80 cannot be used: Permission"
    )
    assert why_not(80_000, OverflowError(), teller).startswith("There is no port 80000.")
