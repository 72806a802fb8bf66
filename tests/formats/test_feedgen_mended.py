"""feedgen's faults, each looked for in what we publish."""

import locale
from dataclasses import replace
from datetime import UTC, datetime

import feedgen.entry
import feedgen.feed
import pytest
from lxml import etree

from plugins.formats.feed_extensions import MEDIA
from tests.formats.made_up_feeds import (
    ATOM,
    FEEDS,
    IN_ENGLISH,
    PICTURE,
    PLAIN,
    SITE,
    STORY,
    TALK,
    XML,
    entries,
    feed,
    read,
    rendered,
    tree,
)


def links(entry: etree._Element) -> list[dict[str, str]]:
    """The links of an entry."""
    return [dict(link.attrib) for link in entry.findall(f"{ATOM}link")]


def test_links_of_entries_keep_what_they_say() -> None:
    """The library writes their addresses alone, which makes a second page of a picture."""
    [entry] = entries(feed(replace(TALK, picture=PICTURE, translations=(IN_ENGLISH,))), "atom.xml")
    assert TALK.event is not None

    assert links(entry) == [
        {"rel": "alternate", "href": TALK.url, "type": "text/html"},
        {"rel": "enclosure", "href": PICTURE.url, "type": "image/jpeg", "title": "Silta & joki", "length": "48213"},
        {
            "rel": "related",
            "href": f"{SITE}/en/news/bridge/",
            "type": "text/html",
            "hreflang": "en",
            "title": "In English",
        },
        {"rel": "related", "href": TALK.event.calendar, "type": "text/calendar"},
    ]


@pytest.mark.parametrize("name", XML)
def test_pages_are_what_a_reader_opens(name: str) -> None:
    """The library takes the last link of a feed for its page; a translation does not become that of an entry."""
    found = read(replace(FEEDS["archive"], hub="https://hub.example/"), name)

    assert (found.feed.link, found.entries[0].link) == (f"{SITE}/fi/uutiset/", STORY.url)


def test_content_has_a_type_that_there_is() -> None:
    """`CDATA` is none; what is told in HTML is told as HTML."""
    assert [content.get("type") for content in tree(feed(STORY), "atom.xml").iter(f"{ATOM}content")] == ["html"]


@pytest.mark.parametrize("name", XML)
def test_a_picture_stands_in_no_group(name: str) -> None:
    """A group is for several files of one thing; sizes are told as they are, and not at all where unknown."""
    known, unknown = entries(feed(STORY, replace(STORY, picture=replace(PICTURE, size=0, width=0, height=0))), name)
    [first], [second] = (entry.findall(f"{{{MEDIA}}}content") for entry in (known, unknown))
    assert (first.get("width"), first.get("height"), first.get("fileSize")) == ("1200", "675", "48213")
    assert set(second.attrib) == {"url", "type", "medium"}
    assert first.findtext(f"{{{MEDIA}}}title") == "Silta & joki"


def test_an_enclosure_always_has_a_size_and_a_type() -> None:
    """The library writes `None`; RSS asks for a number, which is 0 where it is not known."""
    [enclosure] = tree(feed(replace(STORY, picture=replace(PICTURE, size=0))), "rss.xml").iter("enclosure")

    assert dict(enclosure.attrib) == {"url": PICTURE.url, "length": "0", "type": "image/jpeg"}


def test_nothing_is_dated_to_the_present() -> None:
    """The library takes it where no date is given."""
    [entry] = entries(feed(PLAIN), "atom.xml")

    assert entry.findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+00:00"
    assert tree(feed(PLAIN), "atom.xml").findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+00:00"


def test_the_locale_of_the_process_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library sets it twice for each date."""
    monkeypatch.delattr(locale, "setlocale")
    new = replace(STORY, id="tag:seutu.example,2026:news/uusi")

    assert b"<pubDate>Sat, 17 Oct 2026" in rendered(feed(new), "rss.xml")


@pytest.mark.parametrize("name", XML)
def test_entries_keep_their_order(name: str) -> None:
    """The library puts the last that was added first."""
    assert [entry.id for entry in read(feed(TALK, STORY), name).entries] == [TALK.id, STORY.id]


@pytest.mark.parametrize("name", XML)
def test_control_characters_are_left_out(name: str) -> None:
    """Those pasted from word processors, halves of letters and what is no character; feedgen would end the build."""
    strange = replace(STORY, title="a\0b\x0bc\x1fd\ud800e\ufffef", html="<p>\x07g\x7f\u2028</p>", authors=("\x0b",))
    [found] = read(feed(strange), name).entries

    assert (found.title, found.content[0].value) == ("abcdef", "<p>g\x7f\u2028</p>")


@pytest.mark.parametrize("name", XML)
def test_nothing_goes_without_a_title(name: str) -> None:
    """Where no letter of it is left, the address stands there, with which feedgen can go on."""
    [found] = read(feed(replace(STORY, title="\x0b"), title=""), name).entries

    assert found.title == STORY.url


def test_authors_without_an_address_are_told_in_rss() -> None:
    """The library leaves them out, as `author` is for e-mail addresses."""
    [found] = read(feed(STORY), "rss.xml").entries

    assert [author.name for author in found.authors] == ["Seudun toimitus", "Kylän väki"]


@pytest.mark.parametrize("name", XML)
def test_a_stylesheet_is_named_before_all_else(name: str) -> None:
    """The library cannot; a CSS, as browsers no longer read XSLT."""
    first, second, _ = rendered(FEEDS["hub"], name).split(b"\n", 2)

    assert first == b"<?xml version='1.0' encoding='UTF-8'?>"
    assert second == b'<?xml-stylesheet type="text/css" href="/feed.css?a=1&amp;b=2"?>'


def test_a_feed_of_feedgen_alone_tells_the_same() -> None:
    """Entries are put into a feed as bytes; what stands there is what feedgen would have put."""
    alone, entry = feedgen.feed.FeedGenerator(), feedgen.entry.FeedEntry()
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    for one in (alone, entry):
        one.id(PLAIN.id)
        one.title(PLAIN.title)
        one.updated(moment)
        one.link(href=PLAIN.url)
    entry.content(PLAIN.html, type="html")
    alone.add_entry(entry)
    [theirs] = etree.fromstring(alone.atom_str()).findall(f"{ATOM}entry")
    [ours] = entries(feed(replace(PLAIN, updated=moment)), "atom.xml")

    def told(of: etree._Element) -> dict[str, str | None]:
        return {str(child.tag): child.text for child in of}

    assert {tag: text and text.strip() for tag, text in told(ours).items()} == told(theirs)
