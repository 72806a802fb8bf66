"""Every address that a site names leads to something, and nothing is fetched from elsewhere."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import pytest
from icalendar import Calendar

from tests.whole.pages import Page, Pages


def test_addresses_in_pages(pages: Pages) -> None:
    """Every address and every fragment in every page, letters included, leads to something in the output."""
    everything = pages.by_address.values()
    found = {page.address: set(map_problems(pages, page.address, page.addresses())) for page in everything}
    assert {address: problems for address, problems in found.items() if problems} == {}


def test_nothing_is_fetched_from_elsewhere(pages: Pages) -> None:
    """No page makes a browser ask another host, or load anything but a file of the site."""
    own = urlsplit(pages.url).netloc
    foreign = [
        (page.address, address)
        for page in pages.by_address.values()
        for address in page.fetched()
        if urlsplit(urljoin(pages.url, address)).netloc != own
    ]
    assert foreign == []


def test_styles_name_no_address_elsewhere(pages: Pages) -> None:
    """Every address in a style sheet leads to a file of the site."""
    sheets = [name for name in pages.files if name.endswith(".css")]
    assert sheets != []
    for name in sheets:
        style = (pages.output / name[1:]).read_text(encoding="utf-8")
        assert list(map_problems(pages, name, re.findall(r"url\(\s*['\"]?([^'\")]+)", style))) == []
        rules = re.sub(r'content: "[^"]*"', "", style)
        imported = re.findall(r'@import "([^"]*)"', rules)
        assert (name, list(map_problems(pages, name, imported))) == (name, [])
        assert (name, [address for address in imported if not address.startswith("/assets/")]) == (name, [])
        assert (name, re.findall(r"@import (?!\")|https?:", rules)) == (name, [])


def test_letters_name_whole_addresses(demonstration_pages: Pages) -> None:
    """A letter is read far from the site, so that each of its addresses is whole; and those of the site lead there."""
    letters = [page for page in demonstration_pages.by_address.values() if page.is_letter]
    assert len(letters) == 6
    for page in letters:
        found = [address for address in page.addresses() if not address.startswith("#")]
        assert [address for address in found if not urlsplit(address).scheme] == []
        assert (page.address, list(map_problems(demonstration_pages, page.address, found))) == (page.address, [])


def test_addresses_in_feeds(pages: Pages) -> None:
    """Every address in a feed, those in the texts of its entries included, is whole and leads to something."""
    feeds = [name for name in sorted(pages.files) if name.endswith("rss.xml")]
    assert feeds != []
    for name in feeds:
        found = list(addresses_in_feed((pages.output / name[1:]).read_bytes()))
        assert [address for address in found if not urlsplit(address).scheme] == []
        assert (name, list(map_problems(pages, name, found))) == (name, [])


def test_addresses_in_calendars(pages: Pages) -> None:
    """Every address in a calendar that belongs to the site leads to something."""
    calendars = [name for name in sorted(pages.files) if name.endswith(".ics")]
    assert calendars != []
    for name in calendars:
        calendar = Calendar.from_ical((pages.output / name[1:]).read_bytes())
        found = [str(part["url"]) for part in calendar.walk() if "url" in part]
        found += [address for part in calendar.walk() for address in whole(str(part.get("description", "")))]
        assert (name, list(map_problems(pages, name, found))) == (name, [])


def test_addresses_in_the_sitemap_and_for_robots(pages: Pages) -> None:
    """Every address in the sitemap leads to a page, and `robots.txt` names the sitemap."""
    tree = ET.parse(pages.output / "sitemap.xml")  # noqa: S314 - we made this file ourselves
    found = [item.text or "" for item in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    found += [item.get("href", "") for item in tree.iter("{http://www.w3.org/1999/xhtml}link")]
    assert list(map_problems(pages, "/sitemap.xml", found)) == []
    assert all(address.startswith(f"{pages.url}/") for address in found)
    robots = (pages.output / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {pages.url}/sitemap.xml\n" in robots


def test_redirects_lead_somewhere(pages: Pages) -> None:
    """Every line of `_redirects` leads to a page that exists, from one that does nothing but lead there too."""
    rows = [line.split() for line in (pages.output / "_redirects").read_text(encoding="utf-8").splitlines()]
    assert list(map_problems(pages, "/", [row[1] for row in rows])) == []
    befores = {f"{row[0].rstrip('/')}/": row[1] for row in rows}
    pages_there = {page.address: page for page in pages.by_address.values() if page.leads_on}
    assert {address: page.canonical for address, page in pages_there.items()} == {
        before: f"{pages.url}{now}" for before, now in befores.items()
    }


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("/fi/", ""),
        ("https://elsewhere.example/no", ""),
        ("mailto:a@b.example", ""),
        ("/fi/no-such/", "leads to nothing: /fi/no-such/"),
        ("/fi/#no-such", "leads to no such place: /fi/#no-such"),
        ("", "empty"),
    ],
)
def test_this_test_sees_broken_addresses(made_up_pages: Pages, address: str, problem: str) -> None:
    """What is used above to find broken addresses finds them."""
    page = Page("/en/", f'<!doctype html><html lang="en"><title>x</title><a href="{address}">x</a>')
    found = list(page.addresses())
    assert (found, made_up_pages.problem(page.address, address)) == ([address], problem)


def map_problems(pages: Pages, base: str, addresses: Iterator[str] | list[str]) -> Iterator[str]:
    """What is wrong with addresses that stand at one place."""
    return (problem for address in addresses if (problem := pages.problem(base, address)))


def addresses_in_feed(content: bytes) -> Iterator[str]:
    """The addresses of a feed, of its entries and of the links in their texts."""
    feed = feedparser.parse(content)
    yield from (link.href for link in feed.feed.links)
    for entry in feed.entries:
        yield entry.link
        for text in (entry.get("summary", ""), *(part.value for part in entry.get("content", []))):
            for item in html5lib.parseFragment(text, namespaceHTMLElements=False).iter():
                yield from (address for name in ("href", "src") if (address := item.get(name)))


def whole(text: str) -> list[str]:
    """The whole addresses in a plain text."""
    return re.findall(r"https?://\S+", text)
