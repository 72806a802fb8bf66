"""JSON Feed: the schema of version 1.1 holds, and what is told there is what RSS and Atom tell."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from tests.formats.made_up_feeds import FEEDS, HERE, JOB, PICTURE, PLAIN, SITE, STORY, TALK, FullFeed, feed, rendered

SCHEMA = json.loads((HERE / "json_feed.schema.json").read_text("utf-8"))


def told(of: FullFeed) -> Any:
    """The feed, as a parser of JSON reads it."""
    return json.loads(rendered(of, "feed.json"))


@pytest.mark.parametrize("of", FEEDS.values(), ids=FEEDS)
def test_the_schema_holds(of: FullFeed) -> None:
    """Of each kind of feed."""
    jsonschema.validate(told(of), SCHEMA, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "wrong", [{"version": "1.1"}, {"items": [{"id": 1}]}, {"items": [{"id": "a"}]}, {"feed_url": "feed.json"}, {"x": 1}]
)
def test_the_schema_finds_mistakes(wrong: dict[str, Any]) -> None:
    """A version, a number for an id, an item without content, half an address, a name that there is not."""
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid({**told(FEEDS["story"]), **wrong})


def test_a_feed_says_what_it_follows() -> None:
    """Its own address, the page's, its language, its texts and who publishes it."""
    found = told(feed())

    assert found == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Seutu: Uutiset",
        "home_page_url": f"{SITE}/fi/uutiset/",
        "feed_url": f"{SITE}/fi/uutiset/feed.json",
        "description": "Uutisia seudulta.",
        "language": "fi",
        "authors": [{"name": "Seutu"}],
        "items": [],
    }


def test_an_item_is_told_whole() -> None:
    """Its id, texts, dates, authors, tags, picture and translation."""
    [item] = told(feed(STORY))["items"]

    assert (item["id"], item["url"], item["title"]) == (STORY.id, STORY.url, STORY.title)
    assert (item["summary"], item["content_html"]) == (STORY.summary, STORY.html)
    assert item["date_published"] == "2026-10-17T00:00:00+03:00"
    assert item["date_modified"] == "2026-10-20T08:30:00+03:00"
    assert (item["authors"], item["tags"]) == (
        [{"name": "Seudun toimitus"}, {"name": "Kylän väki"}],
        ["Kivi & savi", "Puu"],
    )
    assert item["image"] == PICTURE.url
    assert item["attachments"] == [
        {"url": PICTURE.url, "mime_type": "image/jpeg", "title": "Silta & joki", "size_in_bytes": 48_213}
    ]
    assert item["_translations"] == {"en": {"url": f"{SITE}/en/news/bridge/", "title": "In English"}}


def test_an_event_and_a_deadline_are_objects_of_ours() -> None:
    """With the calendar file among the attachments."""
    event, job = told(feed(TALK, JOB))["items"]

    assert event["_event"]["start"] == "2026-12-05T14:00:00+02:00"
    assert (event["_event"]["latitude"], event["_event"]["longitude"]) == (62.6, 29.76)
    assert event["attachments"] == [{"url": event["_event"]["calendar"], "mime_type": "text/calendar"}]
    assert (job["_deadline"], job["language"]) == ({"until": "2026-12-01T16:15:00+02:00"}, "sv")


def test_the_equator_is_somewhere() -> None:
    """A latitude of zero is told."""
    assert TALK.event is not None
    [item] = told(feed(replace(TALK, event=replace(TALK.event, coordinates=(0.0, 0.0)))))["items"]

    assert (item["_event"]["latitude"], item["_event"]["longitude"]) == (0, 0)


@pytest.mark.parametrize(("summary", "text"), [("Lyhyesti", "Lyhyesti"), ("", "Vesi"), ("\x0b", "Vesi")])
def test_an_item_always_has_content(summary: str, text: str) -> None:
    """As plain text where there is no other (the specification asks for one of the two)."""
    [item] = told(feed(replace(PLAIN, html="", summary=summary)))["items"]

    assert (item["content_text"], "content_html" in item) == (text, False)


def test_the_next_older_archive_is_the_next_page() -> None:
    """JSON Feed knows no archives; its readers ask on from page to page."""
    assert told(FEEDS["archive"])["next_url"] == f"{SITE}/fi/uutiset/2024/feed.json"


def test_it_is_utf_8_for_people_too() -> None:
    """Indented, without escapes, with a newline at its end."""
    content = rendered(feed(replace(TALK, title="Äiti – 🎉")), "feed.json").decode()

    assert '\n      "title": "Äiti – 🎉",\n' in content
    assert content.endswith("}\n")
