"""Feeds and calendars are read by those programs that read feeds and calendars, and say what the pages say."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar, Event

from tests.building import Built, build_site
from tests.whole.pages import Page, Pages

PAIRS = [
    ("fi/rss.xml", "en/rss.xml"),
    ("fi/uutiset/rss.xml", "en/news/rss.xml"),
    ("fi/tapahtumat/rss.xml", "en/events/rss.xml"),
    ("fi/teemat/xqtheme/rss.xml", "en/themes/xqtheme/rss.xml"),
    ("fi/paikat/xqtown/rss.xml", "en/places/xqtown/rss.xml"),
    ("fi/toimijat/xqorg/rss.xml", "en/organisations/xqorg/rss.xml"),
    ("fi/teemat/xqcraft/rss.xml", "en/themes/xqcraft/rss.xml"),
    ("fi/hankkeet/rss.xml", "en/projects/rss.xml"),
    ("fi/hankkeet/xqproject-fi/rss.xml", "en/projects/xqproject-en/rss.xml"),
    ("fi/avoimet/rss.xml", "en/opportunities/rss.xml"),
    ("fi/julkaisut/rss.xml", "en/publications/rss.xml"),
]
FULL = 30
"""How many entries a feed holds at most."""
CALENDARS = [
    (one.replace("rss.xml", "calendar.ics"), other.replace("rss.xml", "calendar.ics"))
    for one, other in PAIRS
    if one in {"fi/rss.xml", "fi/tapahtumat/rss.xml"} or one.partition("/xq")[2] in {"theme/rss.xml", "town/rss.xml"}
]
"""The calendars of listings in which there are events."""


def feed_of(built: Built, path: str) -> Any:
    """A feed as a feed reader reads it."""
    return feedparser.parse((built.output / path).read_bytes())


def events_of(built: Built, path: str) -> dict[str, Event]:
    """The events of a calendar by their uid."""
    calendar = Calendar.from_ical((built.output / path).read_bytes())
    return {str(event["uid"]): event for event in calendar.walk("VEVENT") if isinstance(event, Event)}


# Feeds


def test_entries_have_permanent_ids(pages: Pages) -> None:
    """Every entry's id is a tag URI (RFC 4151) under the site's authority, each once in its feed."""
    host = pages.url.removeprefix("https://")
    for name in (name for name in sorted(pages.files) if name.endswith("rss.xml")):
        ids = [entry.id for entry in feedparser.parse((pages.output / name[1:]).read_bytes()).entries]
        assert (name, [one for one in ids if not one.startswith(f"tag:{host},2026:")]) == (name, [])
        assert (name, len(ids)) == (name, len(set(ids)))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_feeds_of_languages_have_the_same_ids(made_up: Built, one: str, other: str) -> None:
    """What is in the feeds of both languages has one id in both; the rest is what a language does not have.

    A feed that is full has lost its oldest entries, and cannot tell.
    """
    ids = [{entry.id for entry in feed_of(made_up, path).entries} for path in (one, other)]
    assert ids[0] & ids[1] != set()
    missing = [here - there for here, there in (ids, reversed(ids)) if len(there) < FULL]
    alone = {name.rpartition("/")[2] for names in missing for name in names}
    assert alone <= {"xqonlyfi", "xqonlyen", "xqpending", "xqprojectfi", "xqjobfi"}


@pytest.mark.parametrize("path", [path for pair in PAIRS for path in pair])
def test_entries_tell_what_the_page_tells(made_up: Built, made_up_pages: Pages, path: str) -> None:
    """An entry leads to a page with its title, has a day, and the newest come first."""
    entries = feed_of(made_up, path).entries
    days = [entry.published_parsed for entry in entries]
    assert days == sorted(days, reverse=True)
    for entry in entries:
        heading = made_up_pages[entry.link].all("h1/span")[0].text or ""
        assert (entry.link, heading != "" and heading in entry.title) == (entry.link, True)


def test_deadlines_are_the_same_in_both_languages(made_up: Built) -> None:
    """Both calendars of openings tell up to when one may apply; what is told in Finnish only is marked."""
    both = [events_of(made_up, f"{path}/calendar.ics") for path in ("fi/avoimet", "en/opportunities")]
    ends = [{uid: str(event.end) for uid, event in one.items()} for one in both]
    assert ends[0] == ends[1]
    assert ends[0]["jobs-xqjobjob@xq.example"] == "2026-12-01 16:00:00+02:00"
    assert [uid for uid in ends[0] if "closed" in uid or "untilfilled" in uid] == []
    assert str(both[1]["jobs-xqjobfi@xq.example"]["summary"]) == "Deadline: Xqtitlexqjobfi-xqfi (in Finnish)"


def test_feeds_hold_no_moment_of_the_build(made_up: Built) -> None:
    """The date of a feed is that of its newest entry, so that it changes with its entries alone."""
    feed = feed_of(made_up, "fi/atom.xml")
    assert feed.feed.updated_parsed == max(entry.updated_parsed for entry in feed.entries)


def test_an_event_in_finnish_only_is_marked(made_up: Built) -> None:
    """English feeds and calendars tell of an event that is told in Finnish only, and say so."""
    entry = next(entry for entry in feed_of(made_up, "en/events/rss.xml").entries if entry.id.endswith("/xqeventfi"))
    event = events_of(made_up, "en/events/calendar.ics")["xqeventfi@xq.example"]
    assert "Xqtitlexqeventfi-xqfi" in entry.title
    assert "(in Finnish)" in entry.title
    assert str(event["summary"]) == "Xqtitlexqeventfi-xqfi (in Finnish)"
    assert entry.link == str(event["url"]) == "https://xq.example/en/events/xqeventfi/"


# Calendars


def test_calendars_are_read(pages: Pages) -> None:
    """Every calendar is read by a calendar program: a version, a maker, and events with all that they must have."""
    calendars = [name for name in sorted(pages.files) if name.endswith(".ics")]
    assert calendars != []
    for name in calendars:
        content = (pages.output / name[1:]).read_bytes()
        calendar = Calendar.from_ical(content)
        assert (name, str(calendar["version"]), "prodid" in calendar) == (name, "2.0", True)
        assert (name, [line for line in content.split(b"\r\n") if len(line) > 75 or b"\n" in line]) == (name, [])
        for event in calendar.walk("VEVENT"):
            missing = [field for field in ("uid", "dtstamp", "dtstart", "summary", "url") if field not in event]
            assert (name, missing, event.errors) == (name, [], [])


@pytest.mark.parametrize(("one", "other"), CALENDARS)
def test_calendars_of_languages_have_the_same_events(made_up: Built, one: str, other: str) -> None:
    """Both languages have the same events under the same uids, at the same instants, in the same state."""
    facts = [
        {uid: [event.get(name) for name in ("dtstart", "dtend", "status", "geo")] for uid, event in events.items()}
        for events in (events_of(made_up, one), events_of(made_up, other))
    ]
    assert len(facts[0]) > 10
    assert facts[0] == facts[1]


def test_calendars_say_what_pages_and_linked_data_say(pages: Pages) -> None:
    """Every time of every event is the same in the calendar of all, on its page, and in its linked data."""
    events = [name for name in sorted(pages.files) if re.fullmatch(r"/fi/tapahtumat/calendar.ics", name)]
    for name in (*events, *(name.replace("/fi/tapahtumat", "/en/events") for name in events)):
        calendar = Calendar.from_ical((pages.output / name[1:]).read_bytes())
        assert calendar.walk("VEVENT") != []
        for event in calendar.walk("VEVENT"):
            page = pages[str(event["url"])]
            start, end = (moment_of(event.decoded(field)) for field in ("dtstart", "dtend"))
            linked = occurrence_of(linked_data(page), str(event["uid"]))
            assert (page.address, moment_of(linked["startDate"])) == (page.address, start)
            assert (page.address, end_of(linked)) in {(page.address, end), (page.address, None)}
            assert (page.address, start in list(moments(page))) == (page.address, True)


def test_ends_agree(made_up: Built, made_up_pages: Pages) -> None:
    """The end of a timed event is one instant everywhere; that of whole days is its last day, or the day after."""
    timed = events_of(made_up, "fi/tapahtumat/calendar.ics")["xqseminar@xq.example"]
    days = events_of(made_up, "fi/tapahtumat/calendar.ics")["xqdays@xq.example"]
    assert linked_data(made_up_pages["/fi/tapahtumat/xqseminar-fi/"])["endDate"] == timed.decoded("dtend").isoformat()
    assert (linked_data(made_up_pages["/fi/tapahtumat/xqdays-fi/"])["endDate"], days.decoded("dtend")) == (
        "2027-06-05",
        date(2027, 6, 6),
    )


@pytest.mark.parametrize(
    ("key", "status", "linked", "heading"),
    [
        ("xqstatecancelled", "CANCELLED", "EventCancelled", "Peruttu"),
        ("xqstatepostponed", "TENTATIVE", "EventPostponed", "Lykätty"),
        ("xqstatetentative", "TENTATIVE", "EventScheduled", "Alustava"),
        ("xqstatemoved", "CONFIRMED", "EventRescheduled", "Aika tai paikka muuttunut"),
        ("xqstatemovedonline", "CONFIRMED", "EventMovedOnline", "Siirretty verkkoon"),
    ],
)
def test_states_agree(made_up: Built, made_up_pages: Pages, key: str, status: str, linked: str, heading: str) -> None:
    """What became of an event is told by its page, its linked data and its calendar alike."""
    page = made_up_pages[f"/fi/tapahtumat/{key}-fi/"]
    assert heading in [said.text for said in page.said()]
    assert linked_data(page)["eventStatus"] == f"https://schema.org/{linked}"
    assert str(events_of(made_up, "fi/tapahtumat/calendar.ics")[f"{key}@xq.example"]["status"]) == status


def test_calendars_keep_what_is_over_for_half_a_year(made_up_settings: Path, made_up: Built, tmp_path: Path) -> None:
    """Readers find in their calendars where they have been; there is no file to add, and the page says why."""
    assert "xqpast@xq.example" in events_of(made_up, "fi/tapahtumat/calendar.ics")
    assert [path for path in made_up.paths() if "xqpast" in path and path.endswith(".ics")] == []
    assert "Tapahtuma on päättynyt" in made_up.text("fi/tapahtumat/xqpast-fi/index.html")
    later = build_site(made_up_settings, tmp_path / "later", now="2026-12-02T12:00+02:00")
    assert "xqpast@xq.example" not in events_of(later, "fi/tapahtumat/calendar.ics")


def test_every_time_of_a_series_is_an_event_of_its_own(made_up: Built) -> None:
    """Each under the name of its day, the one that is off as well; no rule from which clients would reckon."""
    found = events_of(made_up, "fi/tapahtumat/calendar.ics")
    series = {uid: str(event["status"]) for uid, event in found.items() if uid.startswith("xqseries")}
    assert series == {
        "xqseries-20270318@xq.example": "CONFIRMED",
        "xqseries-20270401@xq.example": "CANCELLED",
        "xqseries-20270408@xq.example": "CONFIRMED",
        "xqseries-20270415@xq.example": "CONFIRMED",
    }
    hours = {found[uid].decoded("dtstart").hour for uid in series}
    instants = [moment_of(found[uid].decoded("dtstart")) for uid in series]
    assert (hours, [moment.hour for moment in instants if isinstance(moment, datetime)]) == ({9}, [7, 6, 6, 6])
    off = found["xqseries-20270401@xq.example"]
    assert str(off["summary"]) == "PERUTTU: Xqtitlexqseries-xqfi"
    assert str(off["description"]).startswith("Peruttu: Xqownreasonfi\n\n")
    own = events_of(made_up, "fi/tapahtumat/xqseries-fi/event.ics")
    assert list(own) == [f"xqseries-{day}@xq.example" for day in ("20270318", "20270408", "20270415")]
    rules = ("RDATE", "EXDATE", "RECURRENCE-ID", "METHOD", "VALARM")
    calendars = [made_up.text(path) for path in made_up.paths() if path.endswith(".ics")]
    assert [word for word in rules if any(f"\n{word}" in text for text in calendars)] == []


def test_an_event_elsewhere_is_told_by_both_clocks(made_up: Built, made_up_pages: Pages) -> None:
    """Ten in the evening in Brussels is eleven here, and the end is in the night, here and there."""
    text = " ".join(said.text for said in made_up_pages["/fi/tapahtumat/xqelsewhere-fi/"].said())
    assert "Helsinki: ke 20.1.2027 klo\u00a023.00 – to 21.1.2027 klo\u00a01.30" in text
    assert "Bryssel: ke 20.1.2027 klo\u00a022.00 – to 21.1.2027 klo\u00a00.30" in text
    content = made_up.text("fi/tapahtumat/xqelsewhere-fi/event.ics")
    assert "DTSTART;TZID=Europe/Brussels:20270120T220000" in content
    assert content.count("BEGIN:VTIMEZONE") == 1


def test_parts_are_told_with_their_titles(made_up: Built, made_up_pages: Pages) -> None:
    """On the page with their places, in the calendar, and in linked data as events within the event."""
    page = made_up_pages["/en/events/xqparts-en/"]
    parts = linked_data(page)["subEvent"]
    assert [part["name"] for part in parts] == ["Xqtitlexqparts-xqen: Xqpartoneen", "Xqtitlexqparts-xqen: Xqparttwoen"]
    assert [part["location"][0]["name"] for part in parts] == ["Xqvenueen", "Xqtownen"]
    assert (linked_data(page)["startDate"], linked_data(page)["endDate"]) == (
        parts[0]["startDate"],
        parts[1]["endDate"],
    )
    found = events_of(made_up, "en/events/calendar.ics")
    assert [str(found[part["identifier"]]["summary"]) for part in parts] == [part["name"] for part in parts]
    assert "Xqparttwoen Xqtownen" in " ".join(said.text for said in page.said())


def test_lists_tell_the_next_time_and_how_many_follow(made_up_pages: Pages) -> None:
    """What is off is not among them."""
    card = next(item for item in made_up_pages["/en/events/"].all("article") if "xqseries" in text_of(item))
    assert "Thu 18 March 2027, 09:00–11:00 and 2 later times" in text_of(card)


def occurrence_of(linked: dict[str, Any], uid: str) -> dict[str, Any]:
    """One time of an event in its linked data, by its uid."""
    (found,) = [one for one in linked.get("subEvent", [linked]) if one["identifier"] == uid]
    assert isinstance(found, dict)
    return found


def end_of(linked: dict[str, Any]) -> date | None:
    """The end that linked data tells, as calendars tell it: of whole days, the day after the last."""
    if "endDate" not in linked:
        return None
    end = moment_of(linked["endDate"])
    return end if isinstance(end, datetime) else end + timedelta(days=1)


def text_of(item: Any) -> str:
    """The text of an element, on one line."""
    return " ".join("".join(item.itertext()).split())


def linked_data(page: Page) -> dict[str, Any]:
    """The linked data of a page."""
    found: dict[str, Any] = json.loads(page.all("script")[0].text or "")
    return found


def moments(page: Page) -> Iterator[date]:
    """The instants and days that the page marks up."""
    for item in page.all("time"):
        yield moment_of(item.get("datetime") or "")


def moment_of(written: str | date) -> date:
    """A day, or an instant that is told apart from no other way of writing it."""
    if isinstance(written, str):
        written = (
            date.fromisoformat(written) if re.fullmatch(r"[\d-]{10}", written) else datetime.fromisoformat(written)
        )
    return written.astimezone(UTC) if isinstance(written, datetime) else written
