"""Feeds that tests look at: one of each kind, of a region that does not exist."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import feedparser
from lxml import etree

from plugins.formats.atom import render_atom, render_entry
from plugins.formats.feed import (
    EPOCH,
    Feed,
    FeedArchives,
    FeedCategory,
    FeedEntry,
    FeedEvent,
    FeedPicture,
    FeedTranslation,
)
from plugins.formats.jsonfeed import render_json_feed, render_json_item
from plugins.formats.rss import render_item, render_rss

HERE = Path(__file__).resolve().parent
ZONE = ZoneInfo("Europe/Helsinki")
SITE = "https://seutu.example"
ATOM = "{http://www.w3.org/2005/Atom}"


class Format(NamedTuple):
    """How a format writes an entry in a feed of a language, and a feed with its entries."""

    entry: Callable[[FeedEntry, str], bytes]
    feed: Callable[[Feed, Sequence[bytes]], bytes]


FORMATS = {
    "rss.xml": Format(render_item, render_rss),
    "atom.xml": Format(render_entry, render_atom),
    "feed.json": Format(render_json_item, render_json_feed),
}
XML = ("rss.xml", "atom.xml")


@dataclass(frozen=True)
class FullFeed(Feed):
    """A feed and its entries."""

    entries: tuple[FeedEntry, ...] = ()

    def written(self, name: str) -> list[bytes]:
        """Its entries in a format."""
        return [FORMATS[name].entry(entry, self.language) for entry in self.entries]


def at(text: str) -> datetime:
    """A moment by the clocks of Helsinki."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


PICTURE = FeedPicture(f"{SITE}/media/silta.jpg", "image/jpeg", 48_213, 1200, 675, "Silta & joki")
IN_ENGLISH = FeedTranslation("en", f"{SITE}/en/news/bridge/", "In English")
STORY = FeedEntry(
    id="tag:seutu.example,2026:news/2026-10-17-silta",
    title="Silta & tie: <uusi> reitti",
    url=f"{SITE}/fi/uutiset/silta/",
    summary="Silta avataan, kun 3 < 4 & niin edelleen.",
    html=f'<p>Hei &amp; tervetuloa</p><p><img src="{SITE}/media/silta.jpg" alt="Silta"></p>',
    published=at("2026-10-17T00:00"),
    updated=at("2026-10-20T08:30"),
    authors=("Seudun toimitus", "Kylän väki"),
    categories=(FeedCategory("Kivi & savi", f"{SITE}/fi/teemat/kivi/"), FeedCategory("Puu", f"{SITE}/fi/teemat/puu/")),
    picture=PICTURE,
    translations=(IN_ENGLISH,),
)
PLAIN = FeedEntry("tag:seutu.example,2026:news/vesi", "Vesi", f"{SITE}/fi/uutiset/vesi/", "", "<p>Vesi</p>", None)
TALK = FeedEntry(
    id="tag:seutu.example,2026:events/talkoot",
    title="Talkoot, la 5.12. klo 14–18, Sali",
    url=f"{SITE}/fi/tapahtumat/talkoot/",
    summary="Tule mukaan.",
    html="<p>Kahvia on.</p>",
    published=at("2026-11-01T00:00"),
    event=FeedEvent(
        at("2026-12-05T14:00"),
        at("2026-12-05T18:00"),
        "Sali, Raitti 1, Kylä",
        "Seura ry",
        "Talkoot",
        (62.6, 29.76),
        f"{SITE}/fi/tapahtumat/talkoot/event.ics",
    ),
)
FAIR = replace(
    TALK,
    id="tag:seutu.example,2026:events/messut",
    title="Messut, ti–ke 11.–12.5.",
    event=FeedEvent(date(2027, 5, 11), date(2027, 5, 12), "Kylä", calendar=f"{SITE}/fi/tapahtumat/messut/event.ics"),
)
CANCELLED = replace(
    TALK,
    title="PERUTTU: Talkoot, la 5.12. klo 14–18, Sali",
    updated=at("2026-11-20T09:15"),
    event=replace(TALK.event, calendar="") if TALK.event else None,
)
JOB = FeedEntry(
    id="tag:seutu.example,2026:opportunities/tutkija",
    title="Tutkija (in Finnish), Seutu, Kylä",
    url=f"{SITE}/en/opportunities/tutkija/",
    summary="Haku päättyy 1.12.",
    html="<p>Hae nyt.</p>",
    published=at("2026-11-02T12:00"),
    language="sv",
    deadline=at("2026-12-01T16:15"),
)


def feed(*entries: FeedEntry, **facts: Any) -> FullFeed:
    """A feed of these entries, with these facts beside the usual ones."""
    usual = FullFeed(
        "tag:seutu.example,2026:fi/news",
        f"{SITE}/fi/uutiset/rss.xml",
        f"{SITE}/fi/uutiset/",
        "Seutu: Uutiset",
        "Uutisia seudulta.",
        "fi",
        "Seutu",
        entries=entries,
    )
    given = replace(usual, **facts)
    return replace(given, changed=max((entry.changed for entry in given.entries), default=EPOCH))


OLDER = FeedArchives(
    current=f"{SITE}/fi/uutiset/rss.xml",
    previous=f"{SITE}/fi/uutiset/2024/rss.xml",
    next=f"{SITE}/fi/uutiset/2026/rss.xml",
)
FEEDS = {
    "story": feed(STORY, PLAIN),
    "event": feed(TALK),
    "event-of-days": feed(FAIR),
    "event-cancelled": feed(CANCELLED),
    "opportunity": feed(JOB),
    "empty": feed(description=""),
    "archive": feed(STORY, url=f"{SITE}/fi/uutiset/2025/rss.xml", archives=OLDER),
    "hub": feed(PLAIN, hub="https://hub.example/?a=1&b=2", stylesheet="/feed.css?a=1&b=2"),
}
"""A feed of each kind."""


def own(of: FullFeed, name: str) -> FullFeed:
    """The feed at the address of a format."""
    changed = {field: _at_format(value, name) for field, value in vars(of.archives).items()}
    return replace(of, url=_at_format(of.url, name), archives=FeedArchives(**changed))


def _at_format(address: str, name: str) -> str:
    return address.replace("rss.xml", name)


def rendered(of: FullFeed, name: str) -> bytes:
    """The bytes of a feed in a format."""
    return FORMATS[name].feed(own(of, name), of.written(name))


def tree(of: FullFeed, name: str) -> etree._Element:
    """A feed in a format of XML, as a parser of XML sees it."""
    return etree.fromstring(rendered(of, name), etree.XMLParser(huge_tree=True))


def entries(of: FullFeed, name: str) -> list[etree._Element]:
    """The entries of a feed in a format of XML."""
    return tree(of, name).findall("channel/item" if name == "rss.xml" else f"{ATOM}entry")


def read(of: FullFeed, name: str) -> Any:
    """A feed as feedparser reads it, which leaves the texts as they are."""
    return feedparser.parse(rendered(of, name), sanitize_html=False, resolve_relative_uris=False)
