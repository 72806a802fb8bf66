"""Whatever people write, a feed can be read, and says what they wrote but for what XML cannot carry."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.formats.feed import FeedCategory, FeedEntry, FeedEvent, FeedPicture, FeedTranslation
from plugins.formats.feed_extensions import CONTENT
from plugins.formats.feed_texts import clean
from tests.formats.fed_whole import WHOLE
from tests.formats.made_up_feeds import (
    ATOM,
    FEEDS,
    FORMATS,
    HERE,
    STORY,
    XML,
    FullFeed,
    entries,
    feed,
    own,
    rendered,
    tree,
)  # fmt: skip

HOSTILE = ["]]>", "<![CDATA[x]]>", "&", "&amp;", "&#0;", "<b>", "\"'", "\r\n\t", "\x0b", "\x85", "äö 日本 🎉", "\u202e"]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=300, max_size=300),
)
"""Any characters, halves of pairs too; what markup is made of; and long titles."""

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.timezones())  # noqa: DTZ001 - has one
WHEN = st.one_of(MOMENTS, st.dates(date(1900, 1, 1)))
PICTURES = st.builds(
    FeedPicture,
    st.just("https://seutu.example/a.jpg"),
    st.just("image/jpeg"),
    *[st.integers(0, 9_999)] * 3,
    alt=TEXTS,
)
EVENTS = st.builds(
    FeedEvent, WHEN, WHEN, TEXTS, TEXTS, TEXTS, st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))
)
ENTRIES = st.builds(
    FeedEntry,
    id=st.just(STORY.id),
    title=TEXTS,
    url=st.just(STORY.url),
    summary=TEXTS,
    html=TEXTS,
    published=st.none() | MOMENTS,
    updated=st.none() | MOMENTS,
    language=st.sampled_from(["", "fi", "sv"]),
    authors=st.lists(TEXTS, max_size=2).map(tuple),
    categories=st.lists(st.builds(FeedCategory, TEXTS, st.just("https://seutu.example/t/")), max_size=2).map(tuple),
    picture=st.none() | PICTURES,
    translations=st.builds(FeedTranslation, st.just("en"), st.just("https://seutu.example/en/"), TEXTS).map(
        lambda x: (x,)
    ),
    event=st.none() | EVENTS,
    deadline=st.none() | WHEN,
)


@given(ENTRIES)
def test_any_entry_reads_back_from_rss(entry: FeedEntry) -> None:
    """Title, summary, content, categories and authors, sign by sign."""
    [item] = entries(feed(entry, title=entry.title, description=entry.summary), "rss.xml")

    assert item.findtext("title") == (clean(entry.title) or entry.url)
    assert unescape(item.findtext("description") or "") == clean(entry.summary)
    assert (item.findtext(f"{{{CONTENT}}}encoded") or "") == clean(entry.html)
    assert [tag.text or "" for tag in item.findall("category")] == [clean(tag.label) for tag in entry.categories]


@given(ENTRIES)
def test_any_entry_reads_back_from_atom(entry: FeedEntry) -> None:
    """Title, summary, content, categories and authors, sign by sign."""
    [found] = entries(feed(entry, title=entry.title, description=entry.summary), "atom.xml")

    assert found.findtext(f"{ATOM}title") == (clean(entry.title) or entry.url)
    assert (found.findtext(f"{ATOM}summary") or "") == clean(entry.summary)
    assert (found.findtext(f"{ATOM}content") or "") == clean(entry.html)
    assert [tag.get("term") for tag in found.findall(f"{ATOM}category")] == [
        clean(one.label) for one in entry.categories
    ]
    assert [name.text for name in found.findall(f"{ATOM}author/{ATOM}name")] == list(
        filter(None, map(clean, entry.authors))
    )


@given(ENTRIES)
def test_any_entry_reads_back_from_json(entry: FeedEntry) -> None:
    """Title, summary, content and authors, sign by sign."""
    found = json.loads(rendered(feed(entry, title=entry.title, description=entry.summary), "feed.json"))
    [item] = found["items"]

    assert item["title"] == (clean(entry.title) or entry.url)
    assert item.get("summary", "") == clean(entry.summary)
    assert item.get("content_html", "") == clean(entry.html)
    assert [author["name"] for author in item.get("authors", ())] == list(filter(None, map(clean, entry.authors)))


@pytest.mark.parametrize("name", XML)
@given(entry=ENTRIES)
def test_any_entry_is_read_by_feedparser(name: str, entry: FeedEntry) -> None:
    """Well-formed, with its id and its page, whatever its texts are."""
    seen = feedparser.parse(rendered(feed(entry), name))
    [found] = seen.entries

    assert (seen.bozo, found.id, found.link) == (False, entry.id, entry.url)


@pytest.mark.parametrize("name", XML)
@given(told=st.lists(ENTRIES, max_size=3).map(tuple))
def test_any_feed_has_the_bytes_that_feedgen_and_lxml_would_write(name: str, told: tuple[FeedEntry, ...]) -> None:
    """Entries are put together line by line, and put into a feed as bytes; nothing tells where the seams are."""
    of = own(feed(*told), name)

    assert rendered(of, name) == WHOLE[name](of, told)


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("of", FEEDS.values(), ids=FEEDS)
def test_every_kind_of_feed_has_the_bytes_that_feedgen_and_lxml_would_write(of: FullFeed, name: str) -> None:
    """With pictures, events, deadlines, translations, hubs, archives and other languages."""
    assert rendered(of, name) == WHOLE[name](own(of, name), of.entries)


@pytest.mark.parametrize("name", FORMATS)
def test_a_very_long_content_is_told_whole(name: str) -> None:
    """Twelve million signs, which parsers of XML refuse unless they are told."""
    html = "<p>Pitkä &amp; leveä</p>" * 500_000
    content = rendered(feed(replace(STORY, html=html)), name)

    if name == "feed.json":
        assert json.loads(content)["items"][0]["content_html"] == html
    else:
        tag = f"{ATOM}content" if name == "atom.xml" else f"{{{CONTENT}}}encoded"
        assert [found.text for found in tree(feed(replace(STORY, html=html)), name).iter(tag)] == [html]


@pytest.mark.parametrize("name", FORMATS)
def test_one_feed_among_others_has_the_same_bytes(name: str) -> None:
    """What was rendered before, and in which order, leaves no trace."""
    there = {kind: rendered(of, name) for kind, of in FEEDS.items()}
    back = {kind: rendered(replace(of), name) for kind, of in reversed(FEEDS.items())}

    assert there == back


PRINT = """
import sys, hashlib
from tests.formats.made_up_feeds import FEEDS, FORMATS, rendered
print(hashlib.sha256(b"".join(rendered(of, name) for of in FEEDS.values() for name in FORMATS)).hexdigest())
"""


def test_machines_do_not_matter() -> None:
    """Other seeds, zones and locales give the same bytes."""
    machines = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
    ]
    root = HERE.parents[1]
    found = {
        subprocess.run(
            [sys.executable, "-c", PRINT], cwd=root, env={**os.environ, **one}, check=True, capture_output=True
        ).stdout
        for one in machines
    }

    assert len(found) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_moment_of_another_zone_is_told_by_its_own_clock(name: str) -> None:
    """Two such entries are equal, and what is kept of one is not taken for the other."""
    here = replace(STORY, id="tag:seutu.example,2026:news/kello", updated=None)
    assert here.published is not None
    there = replace(here, published=here.published.astimezone(UTC))

    assert here == there
    assert b"21:00:00" not in rendered(feed(here), name)
    assert b"21:00:00" in rendered(feed(there), name)


def test_the_same_moment_of_another_zone_sorts_alike() -> None:
    """A feed is as new as its newest entry, by the moment and not by what clocks show."""
    early, late = replace(STORY, updated=datetime(2026, 11, 1, 9, tzinfo=UTC)), replace(STORY, id="tag:x,2026:b")

    assert feed(early, late).changed == feed(late, early).changed == datetime(2026, 11, 1, 9, tzinfo=UTC)
