"""RSS: what an independent reader finds in a feed is what was put there."""

from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from plugins.formats.feed import FeedEntry
from plugins.formats.feed_extensions import CONTENT, DCTERMS, XML
from tests.formats.made_up_feeds import ATOM, FEEDS, JOB, PLAIN, SITE, STORY, TALK, at, entries, feed, read, tree


def texts(tag: str, *of: FeedEntry) -> list[str | None]:
    """The texts of a tag in each item of a feed with these entries."""
    return [item.findtext(tag) for item in entries(feed(*of), "rss.xml")]


def channel(**facts: object) -> etree._Element:
    """The channel of a feed with these facts."""
    [found] = tree(feed(**facts), "rss.xml")
    return found


def test_a_feed_says_what_it_follows() -> None:
    """Its own address, the page's, its language, its texts and who publishes it."""
    found = read(feed(), "rss.xml")

    assert (found.version, found.bozo) == ("rss20", False)
    assert (found.feed.title, found.feed.subtitle, found.feed.language) == ("Seutu: Uutiset", "Uutisia seudulta.", "fi")
    assert (found.feed.link, found.feed.publisher) == (f"{SITE}/fi/uutiset/", "Seutu")


def test_a_permanent_id_is_no_address() -> None:
    """Readers must not follow it; it stays when the site moves."""
    [guid] = tree(feed(STORY), "rss.xml").iter("guid")

    assert (guid.text, guid.get("isPermaLink")) == (STORY.id, "false")


def test_a_summary_is_shown_as_it_was_written() -> None:
    """Readers take the description for HTML; so a sign of it is written as one."""
    assert texts("description", replace(STORY, summary="1 < 2 & <b>")) == ["1 &lt; 2 &amp; &lt;b&gt;"]


def test_without_a_summary_the_content_is_still_the_content() -> None:
    """It does not become the description, which readers cut short."""
    assert texts("description", PLAIN) == [None]
    assert texts(f"{{{CONTENT}}}encoded", PLAIN) == ["<p>Vesi</p>"]


def test_an_entry_without_a_day_has_none() -> None:
    """Nothing is dated to the moment of the build."""
    assert (texts("pubDate", PLAIN), texts(f"{{{DCTERMS}}}modified", PLAIN)) == ([None], [None])


@pytest.mark.parametrize("day", [None, at("2026-05-03T00:00")])
def test_a_feed_is_as_new_as_its_newest_entry(day: datetime | None) -> None:
    """The same feed at another time has the same bytes."""
    found = channel(entries=(replace(PLAIN, published=day),)).findtext("lastBuildDate")

    assert found == ("Sun, 03 May 2026 00:00:00 +0300" if day else "Sat, 01 Jan 2000 00:00:00 +0000")


@pytest.mark.parametrize("moment", [at("1900-05-03T00:00"), at("1920-12-31T23:00")])
def test_clocks_of_long_ago_are_told_in_utc(moment: datetime) -> None:
    """Helsinki was 1 hour, 39 minutes and 49 seconds ahead, which no feed can say."""
    [told] = texts("pubDate", replace(PLAIN, published=moment))

    assert told is not None
    assert told.endswith(" +0000")
    assert datetime.strptime(told, "%a, %d %b %Y %H:%M:%S %z") == moment


def test_a_description_is_never_missing() -> None:
    """RSS asks for one."""
    assert channel(description="").findtext("description") == "Seutu: Uutiset"


def test_only_another_language_is_named() -> None:
    """That of the feed stands in the feed."""
    found = entries(feed(STORY, replace(JOB, language="fi"), JOB), "rss.xml")

    assert [item.get(f"{{{XML}}}lang") for item in found] == [None, None, "sv"]


def test_hub_and_archives_are_links_in_rss_too() -> None:
    """RSS has no words for them; Atom's are used (RFC 5005, WebSub)."""
    found = channel(archives=FEEDS["archive"].archives, hub="https://hub.example/").findall(f"{ATOM}link")

    assert {link.get("rel"): link.get("href") for link in found} == {
        "self": f"{SITE}/fi/uutiset/rss.xml",
        "hub": "https://hub.example/",
        "current": f"{SITE}/fi/uutiset/rss.xml",
        "prev-archive": f"{SITE}/fi/uutiset/2024/rss.xml",
        "next-archive": f"{SITE}/fi/uutiset/2026/rss.xml",
    }


def test_entries_keep_their_order() -> None:
    """The newest first, as they were given."""
    assert texts("guid", TALK, STORY, JOB) == [TALK.id, STORY.id, JOB.id]
