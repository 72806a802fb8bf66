"""nginx from Debian's package, with the text that the set-up writes: what it answers is what `_headers` says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.domain.headers import BY_PATTERN
from plugins.host.server_files import Chosen, write_for_root, write_programs
from plugins.hosting.headers import render_headers
from tests.hosting import TYPES, read_rules
from tests.server.web import Web, serving

FILES = (
    "index.html", "404.html", "fi/index.html", "fi/uutiset/jaa/index.html", "fi/uutiset/jaa/kuva.png",
    "fi/uutiset/jaa/ohje.pdf", "fi/rss.xml", "fi/atom-2026.xml", "sitemap.xml", "fi/feed.json", "fi/calendar.ics",
    "fi/tapahtumat/soutu/event.ics", "feeds.opml", "api/events.json", "build.json", "robots.txt",
    "fi/uutiskirje/2026-12/mail.txt", "fi/uutiskirje/2026-12/mail.html", "fi/uutiskirje/2026-12/draft.eml",
    "assets/style.css", "assets/search.js", "assets/icon.svg", "assets/fonts/figtree.woff2", "favicon.ico",
    "pictures/talvi/480.webp", "pictures/talvi/480.jpg", "pagefind/pagefind.js", "pagefind/fi_1a2b.pf_meta",
    "pagefind/wasm.fi.pagefind", "fi/uutiset/poistettu/index.html",
)  # fmt: skip
"""A file of every kind that sites have."""

HIDDEN = (
    "_headers", "_redirects", ".manifest.json", "fi/.hidden", "nginx-redirects.map", "nginx-removed.map",
)  # fmt: skip
KNOWN_TYPES = {
    **TYPES, ".js": "application/javascript; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg",
    ".pdf": "application/pdf", ".json": "application/json; charset=utf-8", ".ico": "image/x-icon",
}  # fmt: skip
"""The types of files of which `_headers` says nothing, as nginx knows them."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a server has it, with one release that has a file of every kind."""
    folder = tmp_path_factory.mktemp("server") / "srv"
    release = folder / "releases" / "000001-abc"
    for path in (*FILES, *HIDDEN):
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        (release / path).write_text(f"This is {path}. {'Long enough to be compressed. ' * 40}", "utf-8")
    (release / "_headers").write_text(render_headers(is_secure=True), "utf-8")
    (folder / "current").symlink_to("releases/000001-abc")
    address, texts = "https://lampiseutu.example", folder / "for-root"
    chosen = Chosen(folder, "site", "main", "publishconf.py", "./inv", address, texts, "en")
    write_programs(chosen)
    write_for_root(chosen)
    return folder


@pytest.fixture(scope="module")
def web(server: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """nginx, serving it."""
    with serving(server / "for-root", tmp_path_factory.mktemp("nginx") / "own") as web:
        yield web


def address_of(path: str) -> str:
    """The address at which readers find a file."""
    return f"/{path.removesuffix('index.html')}"


@pytest.mark.parametrize("path", FILES)
def test_files_are_sent_as_the_site_says(server: Path, web: Web, path: str) -> None:
    """Each header that `_headers` states of a file is sent with it once, as it is stated there, and no other is."""
    stated = read_rules((server / "current/_headers").read_text("utf-8"))
    expected = stated.headers(address_of(path))
    answer = web.get(address_of(path))
    ending = next((end for end in KNOWN_TYPES if end and path.endswith(end)), "")
    expected = {"content-type": KNOWN_TYPES[ending], "cache-control": "no-cache", **expected}
    assert answer.status == 200
    assert {name: answer.headers.get_all(name) for name in expected} == {name: [expected[name]] for name in expected}
    stated_anywhere = {name for headers in stated.of_patterns.values() for name in headers}
    assert {name.lower() for name in answer.headers} & stated_anywhere <= expected.keys()
    assert answer.body == (server / "current" / path).read_bytes()


def test_every_pattern_has_a_file_here() -> None:
    """No pattern of `_headers` is left out of the files above."""
    rules = read_rules(render_headers(is_secure=True))
    for pattern in BY_PATTERN:
        alone = type(rules)({pattern: rules.of_patterns[pattern]})
        assert (pattern, [path for path in FILES if alone.headers(f"/{path}")]) != (pattern, [])


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/fi/nothing/", "/fi/nothing.ics", "/assets/nothing.css", "/api/", "/pictures/", "/404.html/x",
     *(f"/{path}" for path in HIDDEN)],
)  # fmt: skip
def test_what_is_not_there(web: Web, address: str) -> None:
    """A missing page, a folder without one, and what is not for readers: the page that says so, as a page."""
    answer = web.get(address)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert answer.body.startswith(b"This is 404.html.")
    assert answer.headers.get_all("cache-control") == ["no-cache"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["access-control-allow-origin"] is None


def test_what_moved_leads_on(server: Path, tmp_path: Path) -> None:
    """By a permanent redirect with what was asked, as the lists say when nginx reads them; addresses may be long."""
    long = f"/fi/uutiset/{'pitka-sana-' * 30}/"
    moved, removed = server / "nginx-redirects.map", server / "nginx-removed.map"
    moved.write_text(f'"/vanha/" "/fi/uutiset/jaa/";\n"{long}" "/fi/";\n', "utf-8")
    removed.write_text('"/fi/uutiset/poistettu/" 1;\n"/fi/uutiset/poissa/" 1;\n', "utf-8")
    try:
        with serving(server / "for-root", tmp_path / "own") as web:
            answers = [web.get(address) for address in ("/vanha/?x=1&y=2", long, "/fi/uutiset/jaa/")]
            gone = [web.get(f"/fi/uutiset/{name}/") for name in ("poistettu", "poissa")]
    finally:
        for listed in (moved, removed):
            listed.write_text("", "utf-8")
    assert [answer.status for answer in answers] == [301, 301, 200]
    assert [answer.headers["location"] for answer in answers] == ["/fi/uutiset/jaa/?x=1&y=2", "/fi/", None]
    assert answers[0].headers["x-content-type-options"] == "nosniff"
    assert [(answer.status, answer.headers["content-type"]) for answer in gone] == [
        (410, "text/html; charset=utf-8")
    ] * 2
    assert [answer.body.split(b". ")[0] for answer in gone] == [
        b"This is fi/uutiset/poistettu/index.html",
        b"This is 404.html",
    ]


def test_a_folder_leads_to_its_page(web: Web) -> None:
    """Without the slash at the end, too; wherever the site stands, the reader stays at its name."""
    assert (web.get("/fi").status, web.get("/fi").headers["location"]) == (301, "/fi/")


@pytest.mark.parametrize("path", ["fi/index.html", "fi/calendar.ics", "fi/feed.json", "feeds.opml", "assets/icon.svg"])
def test_texts_are_compressed(web: Web, path: str) -> None:
    """For whoever takes it; caches are told that there are two forms."""
    answer = web.get(address_of(path), **{"Accept-Encoding": "gzip"})
    assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")


def test_a_browser_that_has_it_already_gets_nothing(web: Web) -> None:
    """What is asked for anew is sent only when it has changed."""
    first = web.get("/fi/")
    again = web.get("/fi/", **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["cache-control"]) == (304, b"", "no-cache")
    assert web.get("/fi/", method="POST").status == 405


def test_a_list_can_do_nothing_but_lead_on(server: Path, tmp_path: Path) -> None:
    """Whatever stands in a list, it is no directive: nginx reads it as root, and whoever pushes may write it."""
    (server / "nginx-redirects.map").write_text('"/x" "/y"; } server { listen 127.0.0.1:1; }\n', "utf-8")
    try:
        with pytest.raises(AssertionError, match='unexpected "}"'), serving(server / "for-root", tmp_path / "own"):
            pass
    finally:
        (server / "nginx-redirects.map").write_text("", "utf-8")
