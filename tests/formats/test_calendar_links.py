"""Links into calendar programs: each says when, what and where in the way that its program understands."""

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.event import Event
from plugins.domain.listing import Listing
from plugins.domain.timespan import Timespan
from plugins.formats.calendar_links import (
    LONGEST,
    OFFICE,
    Addition,
    addition_of,
    google_link,
    outlook_link,
    subscription_of,
)
from tests.region import Texts, md, view

HELSINKI, BRUSSELS = "Europe/Helsinki", "Europe/Brussels"
PAGE = "https://seutu.example/fi/tapahtumat/talkoot/"


def at(text: str, zone: str = HELSINKI, fold: int = 0) -> datetime:
    """A moment on the clocks of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def addition(span: Timespan, title: str = "Talkoot", details: str = "Tule!", location: str = "Sali") -> Addition:
    """One time of an event."""
    return Addition(span, title, details, location, PAGE)


def said(link: str) -> dict[str, str]:
    """What a link says, as the program reads it."""
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


TIMED = Timespan.of(at("2027-05-03 14:00"), at("2027-05-03 16:30"), HELSINKI)
SPANS = {
    "timed": (TIMED, "20270503T140000/20270503T163000", "2027-05-03T14:00:00+03:00", "2027-05-03T16:30:00+03:00"),
    "winter": (
        Timespan.of(at("2026-12-05 14:00"), at("2026-12-05 15:00"), HELSINKI),
        "20261205T140000/20261205T150000",
        "2026-12-05T14:00:00+02:00",
        "2026-12-05T15:00:00+02:00",
    ),
    "past midnight": (
        Timespan.of(at("2027-08-27 20:00"), at("2027-08-28 01:00"), HELSINKI),
        "20270827T200000/20270828T010000",
        "2027-08-27T20:00:00+03:00",
        "2027-08-28T01:00:00+03:00",
    ),
    "one day": (Timespan.of(date(2027, 7, 3), None, HELSINKI), "20270703/20270704", "2027-07-03", "2027-07-04"),
    "several days": (
        Timespan.of(date(2027, 7, 3), date(2027, 7, 5), HELSINKI),
        "20270703/20270706",
        "2027-07-03",
        "2027-07-06",
    ),
    "elsewhere": (
        Timespan.of(at("2027-01-20 10:00", BRUSSELS), at("2027-01-20 11:00", BRUSSELS), BRUSSELS),
        "20270120T100000/20270120T110000",
        "2027-01-20T10:00:00+01:00",
        "2027-01-20T11:00:00+01:00",
    ),
    "the hour that comes twice": (
        Timespan.of(at("2027-10-31 03:30", fold=1), at("2027-10-31 05:00"), HELSINKI),
        "20271031T013000Z/20271031T050000",
        "2027-10-31T03:30:00+02:00",
        "2027-10-31T05:00:00+02:00",
    ),
    "without an end": (
        Timespan.of(at("2027-05-03 14:00"), None, HELSINKI),
        "20270503T140000/20270503T150000",
        "2027-05-03T14:00:00+03:00",
        "2027-05-03T15:00:00+03:00",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPANS)
def test_google_gets_times_on_the_clocks_of_the_event(name: str) -> None:
    """With the zone, but for whole days, whose end is the day after the last."""
    span, dates, _, _ = SPANS[name]
    found = said(google_link(addition(span)))

    assert (found["action"], found["dates"]) == ("TEMPLATE", dates)
    assert found.get("ctz") == (None if span.all_day else span.zone)


@pytest.mark.parametrize("name", SPANS)
def test_outlook_gets_times_with_their_offset(name: str) -> None:
    """And is told of whole days, whose end is the day after the last."""
    span, _, start, end = SPANS[name]
    found = said(outlook_link(addition(span)))

    assert (found["rru"], found["startdt"], found["enddt"]) == ("addevent", start, end)
    assert found.get("allday") == ("true" if span.all_day else None)


@pytest.mark.parametrize("title", ["Häät & hyöty", "Sää + työ = 100 %", "“A; b, c” #1?", "Åland/Äänekoski"])
def test_every_character_arrives(title: str) -> None:
    """What stands for something in an address stands for itself in a title, a place and a description."""
    one = addition(TIMED, title=title, details=f"{title}\n\n{title}", location=title)
    google, outlook = said(google_link(one)), said(outlook_link(one))

    assert (google["text"], google["location"], google["details"]) == (title, title, f"{title}\n\n{title}\n\n{PAGE}")
    assert (outlook["subject"], outlook["location"], outlook["body"]) == (title, title, f"{title}\n\n{title}\n\n{PAGE}")
    assert "+" not in google_link(one)
    assert google_link(one).isascii()


def test_a_long_description_is_cut_between_words() -> None:
    """The address of the page, which has the rest, is never cut."""
    found = said(google_link(addition(TIMED, details="sanaa " * 400)))["details"]
    text, _, page = found.partition("\n\n")

    assert page == PAGE
    assert text.endswith("sanaa…")
    assert LONGEST - 10 < len(text) <= LONGEST


def test_what_is_not_known_is_left_out() -> None:
    """No empty place, and of an event without words only its page."""
    found = said(google_link(addition(TIMED, details="", location="")))

    assert ("location" in found, found["details"]) == (False, PAGE)


def test_the_programs_are_asked_at_their_own_addresses() -> None:
    """Google, Outlook.com, and Outlook at work."""
    one = addition(TIMED)

    assert google_link(one).startswith("https://calendar.google.com/calendar/render?action=TEMPLATE&text=Talkoot&")
    assert outlook_link(one).startswith("https://outlook.live.com/calendar/0/action/compose?rru=addevent&")
    assert outlook_link(one, OFFICE).startswith("https://outlook.office.com/calendar/0/action/compose?rru=addevent&")


REGION: Texts = {
    "registry/places.yml": "sali: {name: {fi: Sali, en: Hall}, address: Raitti 1}\n",
    "events/talkoot/index.fi.md": md(
        "title: Talkoot",
        "summary: Tule mukaan.",
        "start: 3.5.2027 klo 14",
        "venue: sali",
        "online_url: https://x.example/",
        "status: moved",
        "reason: Sali oli varattu.",
    ),
}


def test_an_addition_says_what_calendars_say() -> None:
    """In the language of the view: what became of it, what it is, where one takes part online, and its page."""
    found = view("en", REGION)
    ((shown, event),) = found.of(Event)
    one = addition_of(found, shown, event, found.occurrences(event)[0])

    assert (one.title, one.location) == ("Talkoot (in Finnish)", "Hall, Raitti 1")
    assert one.details == "Moved: Sali oli varattu.\n\nTule mukaan.\n\nOnline: https://x.example/"
    assert one.page == "https://seutu.example/en/events/talkoot/"


def test_a_subscription_leads_to_the_same_calendar_everywhere() -> None:
    """Its https address, which others get encoded, the form that Apple opens, and the page that explains."""
    guide: Texts = {"pages/subscribe/index.fi.md": md("title: Tilaa", "slug: tilaa")}
    listing = Listing("events", "/fi/tapahtumat/", "Tapahtumat & muut", {"fi": "/fi/tapahtumat/"})
    found = subscription_of(view("fi", guide), listing)
    url = "https://seutu.example/fi/tapahtumat/calendar.ics"

    assert (found.url, found.webcal) == (url, "webcal://seutu.example/fi/tapahtumat/calendar.ics")
    assert said(found.outlook) == said(found.office) == {"url": url, "name": "Seutu: Tapahtumat & muut"}
    assert "?url=https%3A//seutu.example/fi/tapahtumat/calendar.ics&" in found.outlook
    assert (found.guide, subscription_of(view("fi", {}), listing).guide) == ("/fi/tilaa/", "")
