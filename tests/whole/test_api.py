"""The API tells other systems what the calendars tell people, in the shape of Linked Events."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.building import Built
from tests.whole.made_up import SECRETS
from tests.whole.pages import Pages

Json = Mapping[str, Any]

TEXT = {"name", "short_description", "description", "location_extra_info", "info_url", "provider"}
TIMES = {"start_time", "end_time", "created_time", "last_modified_time", "enrolment_end_time"}
FIELDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("@id", "@type", "@context", "id", "data_source", "publisher", "event_status"), str),
    **dict.fromkeys(("start_time", "last_modified_time"), str),
    **dict.fromkeys(("end_time", "created_time", "enrolment_end_time", "super_event_type"), (str, type(None))),
    **dict.fromkeys(("has_start_time", "has_end_time", "deleted"), bool),
    **dict.fromkeys(TEXT, dict),
    **dict.fromkeys(("location", "super_event"), (dict, type(None))),
    **dict.fromkeys(("keywords", "in_language", "offers", "images", "external_links", "sub_events"), list),
    "maximum_attendee_capacity": (int, type(None)),
}
"""Every field of an event, in the types of Linked Events; there is no other, and none is missing."""

STATUS = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"}


def document_of(pages: Pages) -> Json:
    """The whole file."""
    found: Json = json.loads((pages.output / "api" / "events.json").read_bytes())
    return found


def events_of(pages: Pages) -> dict[str, Json]:
    """The events by their ids, without the authority."""
    return {event["id"].partition(":")[2]: event for event in document_of(pages)["data"]}


def times_of(pages: Pages) -> dict[str, Json]:
    """The events that are times; what joins several is none."""
    return {name: event for name, event in events_of(pages).items() if not event["sub_events"]}


def test_it_is_one_page_of_a_list(pages: Pages) -> None:
    """With the count of all, and nothing before or after; no id comes twice."""
    document = document_of(pages)
    ids = [event["id"] for event in document["data"]]

    assert document["meta"] == {"count": len(ids), "next": None, "previous": None}
    assert len(set(ids)) == len(ids) > 0
    assert {event["@id"] for event in document["data"]} == {
        f"{pages.url}/api/events.json#{name}" for name in events_of(pages)
    }


def test_every_event_has_every_field_in_its_type(pages: Pages) -> None:
    """Those of Linked Events, so that a program that reads Helsinki's events reads ours."""
    for event in document_of(pages)["data"]:
        wrong = [name for name in FIELDS if not isinstance(event.get(name, ...), FIELDS[name])]
        assert (event["id"], wrong, set(event) - set(FIELDS)) == (event["id"], [], set())
        assert (event["@type"], event["@context"]) == ("Event/LinkedEvent", "http://schema.org")
        assert event["event_status"] in STATUS
        assert event["super_event_type"] in {None, "recurring", "umbrella"}


def test_moments_are_in_utc_and_texts_are_plain(pages: Pages) -> None:
    """`2027-03-05T07:00:00Z`; no text has an element or an entity in it, and none is empty."""
    for event in document_of(pages)["data"]:
        moments = [event[name] for name in TIMES if event[name]]
        assert [one for one in moments if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one)] == []
        texts = [text for name in TEXT for text in event[name].values()]
        assert [text for text in texts if not text or re.search(r"</?[a-z]+[ >]|&[a-z]+;", text)] == []
        assert event["name"] != {}


def test_parts_of_an_event(pages: Pages) -> None:
    """A place is where it is, with longitude first; themes, languages, prices, pictures and links have their shapes."""
    for event in document_of(pages)["data"]:
        place = event["location"]
        if place:
            assert (place["@type"], place["@id"].startswith(pages.url)) == ("Place", True)
            position = place["position"]
            assert position is None or (position["type"], 19 < position["coordinates"][0] < 32) == ("Point", True)
        assert {keyword["@type"] for keyword in event["keywords"]} <= {"Keyword"}
        assert [language["id"] for language in event["in_language"] if len(language["id"]) != 2] == []
        assert [set(offer) for offer in event["offers"]] == [
            {"is_free", "price", "info_url", "description"} for _ in event["offers"]
        ]
        assert [pages.problem("/", picture["url"]) for picture in event["images"]] == ["" for _ in event["images"]]
        assert [link for link in event["external_links"] if not link["link"].startswith("https://")] == []


def test_addresses_lead_to_the_pages(pages: Pages) -> None:
    """Each language that has a version of an event has its page, and what is not told in a language is not there."""
    for event in document_of(pages)["data"]:
        assert set(event["info_url"]) == set(event["name"])
        problems = {pages.problem("/", address) for address in event["info_url"].values()}
        assert (event["id"], problems) == (event["id"], {""})


@pytest.mark.parametrize("path", ["fi/tapahtumat/calendar.ics", "en/events/calendar.ics"])
def test_it_says_what_the_calendars_say(pages: Pages, path: str) -> None:
    """The same times, under the same names, at the same instants, as many as there are in the calendar of events."""
    calendar = Calendar.from_ical((pages.output / path).read_bytes())
    told = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    found = times_of(pages)

    assert set(found) == set(told)
    for name, event in found.items():
        start, end = (instant(told[name].decoded(field)) for field in ("dtstart", "dtend"))
        assert (name, instant(event["start_time"])) == (name, start)
        assert (name, event["end_time"] and instant(event["end_time"])) in {(name, end), (name, None)}
        assert (event["event_status"] == "EventCancelled") is (str(told[name]["status"]) == "CANCELLED")


def test_what_joins_several_times(made_up_pages: Pages) -> None:
    """A series is recurring, a whole of parts an umbrella; each names its times, and they name it."""
    found = events_of(made_up_pages)
    series, whole = found["xqseries"], found["xqparts"]

    assert (series["super_event_type"], whole["super_event_type"]) == ("recurring", "umbrella")
    assert [one["@id"].rpartition("#")[2] for one in series["sub_events"]] == [
        f"xqseries-{day}" for day in ("20270318", "20270401", "20270408", "20270415")
    ]
    for part in series["sub_events"]:
        assert found[part["@id"].rpartition("#")[2]]["super_event"] == {"@id": series["@id"]}
    assert found["xqseries-20270401"]["event_status"] == "EventCancelled"
    assert found["xqparts-20270211"]["name"]["en"] == "Xqtitlexqparts-xqen: Xqparttwoen"
    assert found["xqparts-20270211"]["location"]["id"] == "xq.example:xqtown"


def test_only_what_is_known_is_told(made_up_pages: Pages) -> None:
    """Whole days have no time of day, and only a free event is free."""
    found = events_of(made_up_pages)
    seminar, days, finnish = found["xqseminar"], found["xqdays"], found["xqeventfi"]

    assert (days["start_time"], days["end_time"]) == ("2027-06-02T21:00:00Z", "2027-06-05T21:00:00Z")
    assert (days["has_start_time"], days["has_end_time"]) == (False, False)
    assert (set(finnish["name"]), set(finnish["provider"])) == ({"fi"}, {"fi", "en"})
    assert [offer["is_free"] for offer in seminar["offers"]] == [True]
    assert seminar["maximum_attendee_capacity"] == 1200
    assert [(one["name"], one["link"]) for one in seminar["external_links"]] == [
        ("registration", "https://reg.example/"),
        ("online", "https://meet.example/"),
    ]
    assert [language["name"]["en"] for language in seminar["in_language"]] == ["Finnish", "English"]
    assert (seminar["enrolment_end_time"], days["offers"]) == ("2027-03-01T14:00:00Z", [])


def test_nothing_unpublished_is_in_it(made_up: Built) -> None:
    """Drafts and what is due later are named nowhere."""
    assert [secret for secret in SECRETS if secret in made_up.text("api/events.json")] == []


def test_every_site_may_read_it(made_up: Built) -> None:
    """Its headers say that it is JSON, and let scripts of other sites have it."""
    headers = made_up.text("_headers").partition("/api/*\n")[2]
    assert headers.splitlines()[:2] == [
        "  Content-Type: application/json; charset=utf-8",
        "  Access-Control-Allow-Origin: *",
    ]


def instant(written: str | date) -> datetime:
    """A moment in UTC; of a day in a calendar, the midnight with which it begins here."""
    if isinstance(written, str):
        return datetime.fromisoformat(written).astimezone(UTC)
    if isinstance(written, datetime):
        return written.astimezone(UTC)
    return datetime(written.year, written.month, written.day, tzinfo=ZoneInfo("Europe/Helsinki")).astimezone(UTC)
