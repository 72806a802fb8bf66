"""RSS: what an independent reader finds in a feed is what was put there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.formats.rss import Feed, FeedEntry, render_rss

DAY = datetime(2026, 5, 3, tzinfo=ZoneInfo("Europe/Helsinki"))


SILTA = FeedEntry(
    "tag:seutu.example,2026:news/silta", "Silta", "https://seutu.example/fi/silta/", "Lyhyesti", "<p>Hei</p>", DAY
)


def entry(**facts: Any) -> FeedEntry:
    """An entry with these facts."""
    return replace(SILTA, **facts)


def feed(*entries: FeedEntry, title: str = "Seutu: Uutiset", description: str = "Seudulta.") -> Feed:
    """A feed of these entries."""
    return Feed(
        "https://seutu.example/fi/uutiset/rss.xml",
        "https://seutu.example/fi/uutiset/",
        title,
        description,
        "fi",
        entries,
    )


def xml(of: Feed) -> ElementTree.Element:
    """The channel of a feed, as a parser of XML sees it."""
    channel = ElementTree.fromstring(render_rss(of)).find("channel")  # noqa: S314 - our own output
    assert channel is not None
    return channel


def items(of: Feed, tag: str) -> Sequence[str | None]:
    """The texts of a tag of each entry."""
    return [item.findtext(tag) for item in xml(of).findall("item")]


def test_a_feed_says_what_it_follows() -> None:
    """Its own address, the page's, its language and texts."""
    read = feedparser.parse(render_rss(feed(SILTA)))

    assert (read.version, read.bozo) == ("rss20", False)
    assert (read.feed.title, read.feed.subtitle, read.feed.language) == ("Seutu: Uutiset", "Seudulta.", "fi")
    assert read.feed.link == "https://seutu.example/fi/uutiset/"
    assert {link.rel: link.href for link in read.feed.links}["self"] == "https://seutu.example/fi/uutiset/rss.xml"


def test_an_entry_is_read_whole() -> None:
    """Its permanent id, its text, its moment and its themes are there."""
    [read] = feedparser.parse(render_rss(feed(entry(categories=("Puu", "Kivi & savi"))))).entries

    assert read.id == "tag:seutu.example,2026:news/silta"
    assert (read.title, read.link) == ("Silta", "https://seutu.example/fi/silta/")
    assert read.published == "Sun, 03 May 2026 00:00:00 +0300"
    assert [content.value for content in read.content] == ["<p>Hei</p>"]
    assert [tag.term for tag in read.tags] == ["Puu", "Kivi & savi"]
    assert read.summary == "Lyhyesti"


def test_a_permanent_id_is_no_address() -> None:
    """Readers must not follow it; it stays when the site moves."""
    guid = xml(feed(SILTA)).find("item/guid")

    assert guid is not None
    assert guid.get("isPermaLink") == "false"


def test_what_xml_cannot_hold_is_left_out() -> None:
    """Control characters, half letters and what is no character (XML 1.0 section 2.2)."""
    assert items(feed(entry(title="a\0b\x0bc\x1fd\ud800e\ufffef", summary="\x07g")), "title") == ["abcdef"]


def test_entries_keep_their_order() -> None:
    """The newest first, as they were given."""
    assert items(feed(entry(title="B"), entry(title="A")), "title") == ["B", "A"]


def test_an_entry_without_a_day_has_none() -> None:
    """Nothing is dated to the moment of the build."""
    assert items(feed(entry(published=None)), "pubDate") == [None]


@pytest.mark.parametrize("day", [None, DAY])
def test_a_feed_is_as_new_as_its_newest_entry(day: datetime | None) -> None:
    """The same feed at another time has the same bytes."""
    found = xml(feed(entry(published=day), entry(published=day))).findtext("lastBuildDate")

    assert found == ("Sun, 03 May 2026 00:00:00 +0300" if day else "Sat, 01 Jan 2000 00:00:00 +0000")


def test_an_empty_feed_is_a_feed() -> None:
    """A listing of nothing can be followed as well; a description is never missing."""
    read = feedparser.parse(render_rss(feed(description="")))

    assert (read.bozo, read.entries, read.feed.subtitle) == (False, [], "Seutu: Uutiset")


@pytest.mark.parametrize("text", ["A & B < C > D", "]]>", "<![CDATA[x]]>", "\"'", "äö 日本 🎉", "a\u00a0b"])
def test_signs_of_xml_are_text(text: str) -> None:
    """In titles and descriptions, and in a text that would end its own section."""
    read = feed(
        entry(title=text, summary=text, html=f"<p>{text}</p>", categories=(text,)), title=text, description=text
    )
    content = "{http://purl.org/rss/1.0/modules/content/}encoded"

    assert (xml(read).findtext("title"), xml(read).findtext("description")) == (text, text)
    assert [items(read, tag) for tag in ("title", "description", content, "category")] == [
        [text], [text], [f"<p>{text}</p>"], [text],
    ]  # fmt: skip


@given(st.text().map("A{}".format), st.text(), st.text())
def test_any_text_gives_xml(title: str, summary: str, html: str) -> None:
    """Control characters, lone surrogates and whatever else cannot stand in XML are left out."""
    read = feed(entry(title=title, summary=summary, html=html, categories=(title,)), title=title, description=summary)

    assert len(xml(read).findall("item")) == 1


def test_the_same_feed_has_the_same_bytes() -> None:
    """Whenever and wherever it is rendered."""
    moments = [DAY, datetime(2026, 5, 2, 21, tzinfo=UTC)]

    assert render_rss(feed(SILTA)) == render_rss(feed(SILTA))
    assert items(feed(*(entry(published=moment) for moment in moments)), "guid") == [SILTA.id] * 2
