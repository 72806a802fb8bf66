"""The documents of feeds: which there are beside a listing, what each holds, and how the years of one are linked."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.listing import Listing
from plugins.domain.view import LanguageView
from plugins.feeds import outputs
from plugins.formats.feed import Feed, FeedArchives
from tests.region import NOW, ZONE, Texts, md, view

LATER = datetime(2031, 1, 1, tzinfo=ZoneInfo(ZONE))
BASE = "https://seutu.example/fi/uutiset"


def stories(*days: str) -> Texts:
    """A story on each of these days."""
    return {f"news/a{number}/index.fi.md": md("title: A", f"date: {day}") for number, day in enumerate(days)}


class Document(NamedTuple):
    """What is written into a file: a feed, and its entries."""

    feed: Feed
    entries: Sequence[bytes]


def feeds(texts: Texts, name: str = "news", now: datetime = NOW, **changes: Any) -> dict[str, Document]:
    """The documents beside a listing of everything there is, by their paths."""
    found: LanguageView = view("fi", texts, now=now, **changes)
    listing = Listing(name, "/fi/uutiset/", "Uutiset", {}, items=tuple(found.shown.values()))
    made = outputs(found.with_listings([listing]))
    return {output.path: Document(**output.view) for output in made if "feed" in output.view}


def keys(document: Document) -> list[str]:
    """The keys of the entries of a feed in RSS, in their order."""
    return [key for entry in document.entries for key in re.findall("<guid.*/(.*)</guid>", entry.decode())]


def files(names: Iterable[str]) -> list[str]:
    """Names of files below the listing."""
    return sorted(f"fi/uutiset/{name}" for name in names)


@pytest.mark.parametrize("name", ["front", "news", "events", "opportunities"])
def test_what_is_followed_most_comes_in_every_format(name: str) -> None:
    """Though nothing is listed there."""
    assert sorted(feeds({}, name)) == files(["rss.xml", "atom.xml", "feed.json"])


@pytest.mark.parametrize("name", ["themes/puu", "publications", "projects/silta"])
def test_all_others_come_as_rss(name: str) -> None:
    """Which every reader reads."""
    assert sorted(feeds({}, name)) == files(["rss.xml"])


def test_a_feed_is_known_by_language_and_listing() -> None:
    """In all formats by one id, each with an address of its own."""
    found = feeds({}, "themes/puu")["fi/uutiset/rss.xml"], *feeds({}, "news").values()
    assert [of.feed.id for of in found] == [
        f"tag:seutu.example,2026:fi/{name}" for name in ("themes/puu", *["news"] * 3)
    ]
    assert [of.feed.url for of in found[1:]] == [f"{BASE}/{name}" for name in ("rss.xml", "feed.json", "atom.xml")]


def test_a_feed_holds_the_newest_thirty() -> None:
    """By the day of their announcement."""
    found = feeds(stories(*(f"{day}.10.2026" for day in range(1, 32)), "5.11.2026"), "themes/puu")
    assert keys(found["fi/uutiset/rss.xml"]) == ["a31", *(f"a{number}" for number in range(30, 1, -1))]


def test_what_is_closed_leaves_the_feeds() -> None:
    """A job at its deadline, from every feed in which it was."""
    job = {"jobs/a/index.fi.md": md("title: A", "date: 1.10.2026", "closes: 1.12.2026 klo 16.00")}
    moments = [datetime(2026, 12, 1, hour, minute, tzinfo=ZoneInfo(ZONE)) for hour, minute in ((15, 59), (16, 0))]
    for name in ("opportunities", "front", "themes/puu"):
        assert [keys(feeds(job, name, now)["fi/uutiset/rss.xml"]) for now in moments] == [["a"], []]


def test_what_fits_has_no_archive() -> None:
    """A feed that holds everything is the whole history."""
    found = feeds(stories(*["1.10.2025"] * 30))
    assert sorted(found) == files(["rss.xml", "atom.xml", "feed.json"])
    assert {of.feed.archives for of in found.values()} == {FeedArchives()}


MANY = ("1.5.2023", *["31.12.2025"] * 30, "1.1.2026", "2.1.2026")


def test_the_years_of_a_feed_are_linked_to_their_neighbours() -> None:
    """From the feed to the newest, from each to the one before and after, and to the feed (RFC 5005, section 4)."""
    found = feeds(stories(*MANY))
    years = [name.format(year) for name in ("rss-{}.xml", "atom-{}.xml") for year in (2023, 2025, 2026)]
    assert sorted(found) == files(["rss.xml", "atom.xml", "feed.json", *years])
    for stem in ("rss", "atom"):
        own = {name: found[f"fi/uutiset/{stem}{name}.xml"].feed.archives for name in ("", "-2023", "-2025", "-2026")}
        url, year = f"{BASE}/{stem}.xml", f"{BASE}/{stem}-{{}}.xml".format
        assert own == {
            "": FeedArchives(previous=year(2026)),
            "-2023": FeedArchives(url, "", year(2025)),
            "-2025": FeedArchives(url, year(2023), year(2026)),
            "-2026": FeedArchives(url, year(2025), ""),
        }
    assert found["fi/uutiset/feed.json"].feed.archives == FeedArchives()


def test_every_entry_is_in_the_archive_of_its_year() -> None:
    """By the region's clocks, the newest first; together the archives hold everything."""
    found = feeds(stories(*MANY))
    held = {year: keys(found[f"fi/uutiset/rss-{year}.xml"]) for year in (2023, 2025, 2026)}
    assert (held[2023], len(held[2025]), held[2026]) == (["a0"], 30, ["a32", "a31"])


@pytest.mark.parametrize("name", ["themes/puu", "opportunities"])
def test_only_the_widest_feeds_have_archives(name: str) -> None:
    """Front, news and events."""
    assert [path for path in feeds(stories(*MANY), name) if "-20" in path] == []


def test_a_finished_year_stays_as_it_is() -> None:
    """Though its events are over and its deadlines past, no byte of its documents changes by the clock."""
    texts = {
        **stories(*MANY),
        "events/b/index.fi.md": md("title: B", "date: 2.10.2025", "start: 5.12.2026 klo 9.00"),
        "jobs/c/index.fi.md": md("title: C", "date: 3.10.2025", "closes: 1.12.2026"),
    }
    found = [feeds(texts, "front", now) for now in (NOW, LATER)]
    archives = [{path: feed for path, feed in one.items() if "-20" in path} for one in found]
    assert archives[0] == archives[1]
    assert keys(archives[0]["fi/uutiset/rss-2025.xml"])[-2:] == ["c", "b"]


def test_the_year_goes_by_when_a_story_was_due() -> None:
    """A story that comes out in the new year does not come into the old one, whatever its date says."""
    late = {"news/b/index.fi.md": md("title: B", "date: 30.12.2025", "publish_at: 5.1.2026 klo 9.00")}
    assert keys(feeds({**stories(*MANY), **late})["fi/uutiset/rss-2026.xml"]) == ["b", "a32", "a31"]


def test_feeds_name_the_hub_and_archives_do_not() -> None:
    """A hub is asked for what is new; an archive has nothing new."""
    found = feeds(stories(*MANY), hub="https://hub.example/")
    assert {path: of.feed.hub for path, of in found.items() if of.feed.hub} == dict.fromkeys(
        files(["rss.xml", "atom.xml", "feed.json"]), "https://hub.example/"
    )


@pytest.mark.parametrize(
    ("name", "description", "told"),
    [
        ("events", "Seuraava ensin.", "Alueen tapahtumat aikoineen ja paikkoineen sitä mukaa kuin niistä ilmoitetaan."),
        ("themes/puu", "Puusta.", "Puusta."),
        ("themes/puu", "", "Uutta: Puu"),
    ],
)
def test_a_feed_says_what_one_gets(name: str, description: str, told: str) -> None:
    """What a page says of itself, save where the feed is in another order than the page."""
    found = view("fi", {})
    listing = Listing(name, "/fi/x/", "Puu", {}, description=description)
    made = [output.view["feed"] for output in outputs(found.with_listings([listing])) if "feed" in output.view]
    assert {feed.description for feed in made} == {told}
