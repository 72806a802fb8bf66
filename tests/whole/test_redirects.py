"""A site whose addresses have changed: whoever comes to where something stood is led on, on every kind of host."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.building import ROOT, Built, build_site
from tests.server.web import answering
from tests.whole.moved_site import URL, write_moved_site
from tests.whole.pages import Page, Pages
from tests.whole.running import different, tree

MOVED = {
    "/blogi/Silta_1.html": "/fi/uutiset/silta-c/",
    "/en/news/esittely/": "/en/esittely/",
    "/en/news/kansio/": "/en/news/toinen-kansio/",
    "/en/news/tie/": "/en/news/road/",
    "/fi/hankkeet/hanke-a/": "/fi/hankkeet/hanke-b/",
    "/fi/käynti/silta/": "/fi/uutiset/silta-c/",
    "/fi/tapahtumat/talkoot-a/": "/fi/tapahtumat/talkoot-b/",
    "/fi/teemat/puu-a/": "/fi/teemat/puu-b/",
    "/fi/uutiset/esittely/": "/fi/esittely/",
    "/fi/uutiset/kansio/": "/fi/uutiset/toinen-kansio/",
    "/fi/uutiset/osa/2/": "/fi/uutiset/sivu/2/",
    "/fi/uutiset/osa/3/": "/fi/uutiset/sivu/3/",
    "/fi/uutiset/osa/4/": "/fi/uutiset/sivu/4/",
    "/fi/uutiset/silta-a/": "/fi/uutiset/silta-c/",
    "/fi/uutiset/silta-b/": "/fi/uutiset/silta-c/",
    "/fi/uutiset/sitten/": "/fi/uutiset/ensin/",
}
"""All that led somewhere else before, but for the former words of the section of news."""

IN_FORMER_SECTIONS = {
    "/fi/ajankohtaista/": "/fi/uutiset/",
    "/fi/ajankohtaista/silta-a/": "/fi/uutiset/silta-c/",
    "/fi/ajankohtaista/silta-c/": "/fi/uutiset/silta-c/",
    "/fi/ajankohtaista/suosittu/": "/fi/uutiset/suosittu/",
    "/fi/ajankohtaista/osa/2/": "/fi/uutiset/sivu/2/",
    "/fi/tiedotteet/sivu/2/": "/fi/uutiset/sivu/2/",
    "/fi/tiedotteet/esittely/": "/fi/esittely/",
}
"""Some of those."""

REMOVED = {"/en/news/leaving/", "/en/news/peruttu/", "/fi/uutiset/peruttu/", "/fi/uutiset/poistuva/"}

SECRETS = ("salainen-a", "salainen-b", "salainen-e", "secret-a", "nakematon", "Nimi jota ei kerrota", "Kukaan ei")
"""What readers never saw: slugs of drafts and of what was not due, and the title of what was taken back."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of the site."""
    return write_moved_site(tmp_path_factory.mktemp("moved"))


@pytest.fixture(scope="module")
def built(settings: Path) -> Built:
    """The site, built."""
    found = build_site(settings, settings.parent / "output")
    assert (found.status, found.told) == (0, "")
    return found


@pytest.fixture(scope="module")
def pages(built: Built) -> Pages:
    """Its pages."""
    return Pages(built.output, URL)


def test_pages_lead_on_from_every_earlier_address(pages: Pages) -> None:
    """Straight to the address of today, over however many others; what came back, or is another's now, stays."""
    led = {page.address: page.canonical.removeprefix(URL) for page in pages.by_address.values() if page.leads_on}
    former = re.compile("/fi/(?:ajankohtaista|tiedotteet)/")
    assert {address: now for address, now in led.items() if not former.match(address)} == MOVED
    assert {address: led.get(address) for address in IN_FORMER_SECTIONS} == IN_FORMER_SECTIONS
    assert {now for now in led.values() if now in led} == set()


def test_a_page_that_leads_on_is_for_everybody(pages: Pages) -> None:
    """It is valid, says in the language of its page where that is, and is kept by no search engine."""
    for page in (page for page in pages.by_address.values() if page.leads_on):
        now = page.canonical.removeprefix(URL)
        refresh = [item.get("content") for item in page.all("meta") if item.get("http-equiv") == "refresh"]
        [link] = page.all("main//a")
        assert (page.address, page.errors, page.is_indexed) == (page.address, (), False)
        assert (refresh, link.get("href"), page.language) == ([f"0; url={now}"], now, now[1:3])
        assert link.text == WORDS[page.language]
        assert pages.problem(page.address, now) == ""


WORDS = {"fi": "Siirry sivun uuteen osoitteeseen", "en": "Go to the page at its new address"}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("fi/hankkeet/hanke-a/calendar.ics", "fi/hankkeet/hanke-b/calendar.ics"),
        ("fi/teemat/puu-a/rss.xml", "fi/teemat/puu-b/rss.xml"),
        ("fi/tapahtumat/talkoot-a/event.ics", "fi/tapahtumat/talkoot-b/event.ics"),
        ("fi/ajankohtaista/rss.xml", "fi/uutiset/rss.xml"),
        ("fi/ajankohtaista/atom.xml", "fi/uutiset/atom.xml"),
        ("fi/tiedotteet/feed.json", "fi/uutiset/feed.json"),
        ("fi/uutiset/silta-a/kartta.pdf", "fi/uutiset/silta-c/kartta.pdf"),
    ],
)
def test_what_is_followed_or_linked_goes_on(built: Built, before: str, now: str) -> None:
    """At the old address lies what lies at the new one, for programs that follow no page."""
    assert (built.output / before).read_bytes() == (built.output / now).read_bytes()


def test_what_readers_never_saw_is_nowhere(built: Built) -> None:
    """Neither a name of a file nor a byte of any tells of it."""
    found = [path for path in built.paths() for secret in SECRETS
             if secret in path or secret.encode() in (built.output / path).read_bytes()]  # fmt: skip
    assert found == []


def test_a_removed_page_says_so(pages: Pages) -> None:
    """In the language of its address, with its title unless it had been taken back, and where to look instead."""
    said = {"Sivu on poistettu", "This page has been removed"}
    gone = {page.address: page for page in pages if page.all("h1")[0].text in said}
    assert gone.keys() == REMOVED
    assert {page.is_indexed for page in gone.values()} == {False}
    assert [page.errors for page in gone.values()] == [()] * 4
    assert titles(gone["/fi/uutiset/poistuva/"]) == ["Poistuva uutinen"]
    assert titles(gone["/en/news/leaving/"]) == ["Leaving news"]
    assert titles(gone["/fi/uutiset/peruttu/"]) == []
    assert gone["/fi/uutiset/poistuva/"].language_links == {"en": "/en/news/leaving/"}
    links = [link.get("href") for link in gone["/fi/uutiset/poistuva/"].all("main//a")]
    assert (links, [pages.problem("/", str(link)) for link in links]) == (["/fi/uutiset/", "/fi/"], ["", ""])


def titles(page: Page) -> list[str | None]:
    """The titles that a page tells of what was removed."""
    return [quoted.text for quoted in page.all("main//q")]


def test_nothing_else_tells_of_old_addresses(built: Built) -> None:
    """No page, feed, calendar or sitemap has a link to where something stood."""
    lists = ("_redirects", "nginx-redirects.map", "nginx-removed.map")
    old = re.compile("|".join(re.escape(f"{address}{end}") for address in (*MOVED, *REMOVED) for end in '"< '))
    for path in built.paths():
        is_listed = path in lists or f"/{path.removesuffix('index.html')}" in REMOVED
        if path.endswith((".html", ".xml", ".json", ".ics", ".opml")) and not is_listed:
            assert (path, old.findall(built.text(path))) == (path, [])


def test_redirects_for_hosts(built: Built) -> None:
    """Each has a rule that wins over files, and rules with and without the last slash for hosts that know no such."""
    rules = [line.split() for line in built.text("_redirects").splitlines()]
    assert ["/fi/uutiset/silta-a/", "/fi/uutiset/silta-c/", "301!"] in rules
    assert ["/fi/uutiset/silta-a/", "/fi/uutiset/silta-c/", "301"] in rules
    assert ["/fi/uutiset/silta-a", "/fi/uutiset/silta-c/", "301"] in rules
    assert ["/fi/k%C3%A4ynti/silta/", "/fi/uutiset/silta-c/", "301"] in rules
    assert all(len(rule) == 3 for rule in rules)
    plain = [before for before, _, status in rules if status == "301"]
    assert len(plain) == len(set(plain))


def test_nginx_reads_the_maps(built: Built, tmp_path: Path) -> None:
    """As docs/addresses.md says, it leads on by 301 from each way to write an address, and tells of removals by 410."""
    site = f'listen 80; root "{built.output}"; absolute_redirect off;'
    said = (ROOT / "docs/addresses.md").read_text("utf-8").partition("```nginx\n")[2].partition("```")[0]
    with answering(said.replace("/srv/site", str(built.output)).replace("# …", site), tmp_path / "nginx") as web:
        for before, now in {**MOVED, **IN_FORMER_SECTIONS}.items():
            for form in (before, before.rstrip("/"), f"{before}index.html") if before.endswith("/") else (before,):
                answer = web.get(quote(form))
                assert (form, answer.status, answer.headers["location"]) == (form, 301, now)
        assert {web.get(address).status for address in REMOVED} == {410}
        assert web.get("/fi/uutiset/silta-c/").status == 200
        assert web.get("/fi/teemat/puu-a/rss.xml").status == 200


def test_an_edit_moves_what_it_should(settings: Path, built: Built, tmp_path: Path) -> None:
    """After a slug has changed, a build of what is stale comes to what a whole one does."""
    text = settings.parent / "content/news/tie/index.fi.md"
    before = text.read_text("utf-8")
    text.write_text(before.replace("title: Tie\n", "title: Tie\nslug: vaihtui\n"), "utf-8")
    try:
        shutil.copytree(built.output, tmp_path / "output")
        again = build_site(settings, tmp_path / "output")
        whole = build_site(settings, tmp_path / "whole")
        assert (again.status, whole.status) == (0, 0)
        assert 'href="/fi/uutiset/vaihtui/"' in again.text("fi/uutiset/tie/index.html")
        assert different(tree(again.output), tree(whole.output)) == []
    finally:
        text.write_text(before, "utf-8")
