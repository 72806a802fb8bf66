"""Linked data: JSON-LD that a program can read, with the facts of the page and nothing that ends its script element."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.event import Event
from plugins.domain.ledger import Ledger, Past, Remembered
from plugins.domain.timespan import Timespan
from plugins.formats.schema_org import render_article, render_event, render_site, render_web_page
from tests.region import NOW, ZONE, Texts, md, photo, view

STORY, EVENT, PAGE = "news/2026-05-03-silta", "events/talkoot", "pages/about"
REGION: Texts = {
    "registry/places.yml": (
        "kyla: {name: {fi: Kylä}, kind: municipality}\n"
        'sali: {name: {fi: Sali, en: Hall}, part_of: kyla, coordinates: "62.6, 29.76", address: Raitti 1}\n'
    ),
    "registry/organisations.yml": "seura: {name: {fi: Seura, en: Society}}\n",
}
BASE = "https://seutu.example"
PICTURE = f"/pictures/{STORY}/a%20b"


def story(*fields: str, code: str = "fi", body: str = "Yksi kaksi kolme.") -> dict[str, Any]:
    """What is said of a story with these fields."""
    texts = {f"{STORY}/index.fi.md": md("title: Silta", *fields, body=body)}
    found = view(code, texts, files={STORY: [photo("a b.png")]})
    return loaded(render_article(found, found.shown[STORY]))


def event(*fields: str, code: str = "fi") -> dict[str, Any]:
    """What is said of an event with these fields."""
    found = view(code, {**REGION, f"{EVENT}/index.fi.md": md("title: Talkoot", *fields)})
    shown = found.shown[EVENT]
    assert isinstance(shown.item, Event)
    return loaded(render_event(found, shown, shown.item))


def loaded(text: str) -> dict[str, Any]:
    """The document, which is one of schema.org's."""
    document: dict[str, Any] = json.loads(text)
    assert document.pop("@context") == "https://schema.org"
    return document


def test_a_story_is_a_news_article() -> None:
    """With its dates, its language, its picture and whose it is."""
    assert story("summary: Lyhyesti", "updated: 5.5.2026", "image: a b.png", "image_alt: Puu") == {
        "@type": "NewsArticle",
        "url": f"{BASE}/fi/uutiset/silta/",
        "inLanguage": "fi",
        "description": "Lyhyesti",
        "image": [f"{BASE}{PICTURE}-960.jpg", f"{BASE}{PICTURE}-social.jpg?v=5c0abcde"],
        "headline": "Silta",
        "datePublished": "2026-05-03",
        "dateModified": "2026-05-05",
        "publisher": {"@type": "Organization", "name": "Seutu", "url": f"{BASE}/"},
        "wordCount": 3,
    }


def test_what_is_not_known_is_left_out() -> None:
    """No empty picture, and a change no later than the story."""
    document = story()

    assert "image" not in document
    assert document["dateModified"] == document["datePublished"] == "2026-05-03"


FULL = ("start: 5.12.2026 klo 14", "end: 5.12.2026 klo 18", "venue: sali", "organisers: seura, poissa", "capacity: 40")


def test_an_event_has_its_place_and_organisers() -> None:
    """Named in the language of the page, with the instants in ISO form."""
    assert event(*FULL, "summary: Tule") == {
        "@type": "Event",
        "url": f"{BASE}/fi/tapahtumat/talkoot/",
        "description": "Tule",
        "identifier": "talkoot@seutu.example",
        "name": "Talkoot",
        "startDate": "2026-12-05T14:00:00+02:00",
        "endDate": "2026-12-05T18:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Sali",
                "address": {"@type": "PostalAddress", "streetAddress": "Raitti 1", "addressLocality": "Kylä"},
                "geo": {"@type": "GeoCoordinates", "latitude": 62.6, "longitude": 29.76},
            }
        ],
        "organizer": [{"@type": "Organization", "name": "Seura", "url": f"{BASE}/fi/toimijat/seura/"}],
        "maximumAttendeeCapacity": 40,
    }


def test_the_facts_of_an_event_are_in_the_language_of_the_page() -> None:
    """Its texts are in their own, and its address is the original's."""
    document = event(*FULL, code="en")

    assert (document["url"], document["name"]) == (f"{BASE}/fi/tapahtumat/talkoot/", "Talkoot")
    assert (document["location"][0]["name"], document["organizer"][0]["name"]) == ("Hall", "Society")


@pytest.mark.parametrize(
    ("fields", "languages"),
    [((), None), (("languages: en",), "en"), (("languages: [fi, en]",), ["fi", "en"])],
)
def test_the_languages_are_those_of_the_event(fields: tuple[str, ...], languages: object) -> None:
    """What is spoken there, where that is stated; the language of the page tells nothing of it."""
    assert event("start: 11.5.2027", *fields).get("inLanguage") == languages


def test_an_organiser_is_found_at_its_own_page() -> None:
    """Where it has one; otherwise at its page on this site."""
    region = {**REGION, "registry/organisations.yml": "seura: {name: {fi: Seura}, url: https://seura.example/}\n"}
    found = view("fi", {**region, f"{EVENT}/index.fi.md": md("title: Talkoot", *FULL)})
    shown = found.shown[EVENT]
    assert isinstance(shown.item, Event)

    assert loaded(render_event(found, shown, shown.item))["organizer"] == [
        {"@type": "Organization", "name": "Seura", "url": "https://seura.example/"}
    ]


@pytest.mark.parametrize(
    ("price", "offer", "free"),
    [
        ("0", "0", True),
        ("12,50 €", "12.50", None),
        ("15–20 €", None, None),
        ("maksuton jäsenille", None, None),
    ],
)
def test_only_a_price_that_is_known_is_told(price: str, offer: str | None, free: bool | None) -> None:
    """As a sum of euros; words are for people, and nothing is said of how many places are left."""
    document = event("start: 11.5.2027", f"price: {price}", "registration_url: https://reg.example/")

    assert document.get("isAccessibleForFree") == free
    assert document.get("offers") == (
        offer and {"@type": "Offer", "price": offer, "priceCurrency": "EUR", "url": "https://reg.example/"}
    )


SERIES = ("start: to 25.3.2027 klo 9", "end: klo 11", "every: torstai", "until: 1.4.2027", "venue: sali")
PARTS = ("sessions:", "  - {start: 4.2.2027 klo 12, title: {fi: Merkit}}", "  - {start: 11.2.2027 klo 12}")


@pytest.mark.parametrize(
    ("fields", "kind", "days"),
    [
        (SERIES, "EventSeries", ["2027-03-25", "2027-04-01"]),
        (("dates: 3.5.2027 klo 14–16, 10.5.2027 klo 14–16",), "EventSeries", ["2027-05-03", "2027-05-10"]),
        (PARTS, "Event", ["2027-02-04", "2027-02-11"]),
    ],
)
def test_each_of_several_times_is_a_whole_event(fields: tuple[str, ...], kind: str, days: list[str]) -> None:
    """With all that an event must have; what joins them is a series, or an event with parts."""
    document = event(*fields, "summary: Tule")
    parts = document["subEvent"]

    assert document["@type"] == kind
    assert [part["startDate"][:10] for part in parts] == days
    assert {(part["@type"], part["url"], part["description"]) for part in parts} == {("Event", document["url"], "Tule")}
    assert len({part["identifier"] for part in parts}) == len(parts)


@pytest.mark.parametrize(
    ("status", "earlier", "told"),
    [
        ("moved", datetime(2027, 5, 4, 9, tzinfo=ZoneInfo("Europe/Helsinki")), "2027-05-04T09:00:00+03:00"),
        ("moved", date(2027, 5, 4), "2027-05-04"),
        ("moved", None, None),
        ("confirmed", date(2027, 5, 4), None),
    ],
)
def test_what_was_moved_tells_when_it_was_to_be(status: str, earlier: date | None, told: str | None) -> None:
    """Where that is known, and only of what was moved."""
    texts = {f"{EVENT}/index.fi.md": md("title: Talkoot", "start: 11.5.2027 klo 9", f"status: {status}")}
    before = {"": Timespan.of(earlier, None, ZONE)} if earlier else {}
    bare = view("fi", texts)
    ledger = Ledger(Remembered.WHOLE, {EVENT.partition("/")[2]: Past(NOW, NOW, 1, before)})
    found = replace(bare, catalogue=replace(bare.catalogue, ledger=ledger))
    shown = found.shown[EVENT]
    assert isinstance(shown.item, Event)

    assert loaded(render_event(found, shown, shown.item)).get("previousStartDate") == told


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        (("start: 11.5.2027", "end: 12.5.2027"), "2027-05-11", "2027-05-12"),
        (("start: 11.5.2027",), "2027-05-11", "2027-05-11"),
        (("start: 11.5.2027 klo 9",), "2027-05-11T09:00:00+03:00", None),
    ],
)
def test_the_end_is_the_last_day_or_unknown(fields: tuple[str, ...], start: str, end: str | None) -> None:
    """Days end on their last one; an hour that was only assumed is not told."""
    document = event(*fields)

    assert (document["startDate"], document.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("fields", "mode", "types"),
    [
        (("venue: sali",), "Offline", ["Place"]),
        (("online_url: https://x.example/",), "Online", ["VirtualLocation"]),
        (("venue: sali", "online_url: https://x.example/"), "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_an_event_is_here_there_or_both(fields: tuple[str, ...], mode: str, types: list[str]) -> None:
    """As its venue and its address on the network say."""
    document = event("start: 11.5.2027", *fields)

    assert document["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [place["@type"] for place in document["location"]] == types


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("confirmed", "EventScheduled"),
        ("tentative", "EventScheduled"),
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("moved", "EventRescheduled"),
        ("moved_online", "EventMovedOnline"),
    ],
)
def test_what_became_of_an_event_has_a_word(status: str, word: str) -> None:
    """Every status is one of schema.org's."""
    assert event("start: 11.5.2027", f"status: {status}")["eventStatus"] == f"https://schema.org/{word}"


def test_a_page_and_a_site() -> None:
    """Each is named, in its language."""
    found = view("fi", {f"{PAGE}/index.fi.md": md("title: Tietoa", "summary: Meistä")})

    assert loaded(render_web_page(found, found.shown[PAGE])) == {
        "@type": "WebPage",
        "url": f"{BASE}/fi/about/",
        "inLanguage": "fi",
        "description": "Meistä",
        "name": "Tietoa",
    }
    assert loaded(render_site(found)) == {"@type": "WebSite", "name": "Seutu", "url": f"{BASE}/fi/", "inLanguage": "fi"}


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!--", "A & B \"c\" 'd' \\ é 🎉"])
def test_nothing_ends_the_script_element(title: str) -> None:
    """A title with markup is text, and comes back as it was written."""
    texts = {f"{STORY}/index.fi.md": md(f"title: {title}")}
    found = view("fi", texts)
    written = render_article(found, found.shown[STORY])

    assert "<" not in written
    assert loaded(written)["headline"] == title
