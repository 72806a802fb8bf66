"""What an independent reader, feedparser, finds in RSS and Atom is what was put there."""

from dataclasses import replace
from typing import Any

import pytest

from plugins.formats.feed import FeedEntry
from tests.formats.made_up_feeds import (
    FAIR,
    FEEDS,
    FORMATS,
    JOB,
    PICTURE,
    STORY,
    TALK,
    XML,
    FullFeed,
    feed,
    read,
    rendered,
)

both = pytest.mark.parametrize("name", XML)


def found(entry: FeedEntry, name: str) -> Any:
    """An entry as feedparser reads it."""
    [only] = read(feed(entry), name).entries
    return only


@both
@pytest.mark.parametrize("of", FEEDS.values(), ids=FEEDS)
def test_every_feed_is_well_formed(of: FullFeed, name: str) -> None:
    """And each entry has its id and its page."""
    seen = read(of, name)

    assert (seen.bozo, seen.feed.language, seen.feed.link) == (False, of.language, of.page_url)
    assert [(entry.id, entry.link) for entry in seen.entries] == [(entry.id, entry.url) for entry in of.entries]


@both
def test_a_story_is_read_whole(name: str) -> None:
    """Its texts, its categories with the addresses of their pages, and who wrote it."""
    story = found(STORY, name)

    assert (story.title, story.content[0].value) == (STORY.title, STORY.html)
    assert [(tag.term, tag.scheme) for tag in story.tags] == [(one.label, one.scheme) for one in STORY.categories]
    assert [author.name for author in story.authors] == list(STORY.authors)


@both
def test_the_words_of_a_picture_are_not_the_summary(name: str) -> None:
    """Which feedparser takes `media:description` for."""
    story = found(STORY, name)

    assert story.summary == story.summary_detail.value
    assert story.summary.replace("&lt;", "<").replace("&amp;", "&") == STORY.summary


@both
def test_dates_are_those_of_the_entry(name: str) -> None:
    """When it was announced, and when it last changed."""
    story = found(STORY, name)

    assert (story.published_parsed[:5], story.updated_parsed[:5]) == ((2026, 10, 16, 21, 0), (2026, 10, 20, 5, 30))


@both
def test_a_picture_is_an_enclosure(name: str) -> None:
    """With its type and its bytes; beside it its pixels."""
    story = found(STORY, name)
    [picture] = story.enclosures

    assert (picture.href, picture.type, picture.length) == (PICTURE.url, "image/jpeg", "48213")
    assert (story.media_content[0]["width"], story.media_content[0]["height"]) == ("1200", "675")


@both
def test_a_translation_is_related(name: str) -> None:
    """In its language, with the words that lead there."""
    related = [link for link in found(STORY, name).links if link.rel == "related"]

    assert [(link.href, link.hreflang, link.title) for link in related] == [
        (one.url, one.language, one.title) for one in STORY.translations
    ]


@both
def test_an_event_tells_when_and_where(name: str) -> None:
    """Beside the day of its announcement, which is the date of the entry; with the calendar file."""
    talk = found(TALK, name)
    assert TALK.event is not None

    assert (talk.ev_startdate, talk.ev_enddate) == ("2026-12-05T14:00:00+02:00", "2026-12-05T18:00:00+02:00")
    assert (talk.ev_location, talk.ev_organizer, talk.ev_type) == ("Sali, Raitti 1, Kylä", "Seura ry", "Talkoot")
    assert talk["where"]["coordinates"] == (29.76, 62.6)
    assert talk.published_parsed[:3] == (2026, 10, 31)
    assert [link.href for link in talk.links if link.type == "text/calendar"] == [TALK.event.calendar]


@both
def test_whole_days_have_no_hours(name: str) -> None:
    """The last day is a part of the event."""
    fair = found(FAIR, name)

    assert (fair.ev_startdate, fair.ev_enddate, "where" in fair) == ("2027-05-11", "2027-05-12", False)


@both
def test_an_opportunity_tells_its_deadline_and_its_language(name: str) -> None:
    """The language is its own, not the feed's."""
    job = found(JOB, name)

    assert (job.validity_end, job.title_detail.language) == ("2026-12-01T16:15:00+02:00", "sv")


@both
def test_hub_and_archives_are_linked(name: str) -> None:
    """An archive says that it is one (RFC 5005, section 4)."""
    seen = read(replace(FEEDS["archive"], hub="https://hub.example/"), name).feed

    assert {link.rel for link in seen.links} == {
        "self", "hub", "current", "prev-archive", "next-archive", "alternate",
    }  # fmt: skip
    assert "fh_archive" in seen
    assert "fh_archive" not in read(feed(), name).feed


@pytest.mark.parametrize("of", FEEDS.values(), ids=FEEDS)
def test_ids_are_the_same_in_all_formats(of: FullFeed) -> None:
    """Each of them stands in each."""
    for name in FORMATS:
        content = rendered(of, name).decode()
        assert all(entry.id in content for entry in of.entries)
