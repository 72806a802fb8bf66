"""Golden calendars: for each kind of event, and for each change of one, the very bytes that readers' calendars get.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/calendars` writes them anew; read what differs.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from plugins.calendars import outputs
from plugins.domain.event import Event
from plugins.domain.ledger import Ledger, Past, Remembered
from plugins.domain.listing import Listing
from plugins.domain.occurrence import EventStatus
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView
from plugins.formats.icalendar import Calendar as OurCalendar
from plugins.formats.icalendar import render_calendar
from tests.region import Texts, md, view

GOLDEN = Path(__file__).resolve().parents[1] / "formats" / "golden"
EVENT = "events/talkoot/index.fi.md"
REGION: Texts = {
    "registry/places.yml": (
        "kyla: {name: {fi: Kylä, en: Village}, kind: municipality}\n"
        'sali: {name: {fi: Sali, en: Hall}, part_of: kyla, coordinates: "62.6, 29.76", address: Raitti 1}\n'
        "tupa: {name: {fi: Tupa, en: Cabin}, part_of: kyla}\n"
    ),
    "registry/organisations.yml": "seura: {name: {fi: Seura, en: Society}}\n",
    "registry/people.yml": "väki: {name: {fi: Väki}, role: {fi: Talkoot}, phone: 040 123, email: a@seura.example}\n",
    "registry/themes.yml": 'puu: {name: {fi: "Puu, metsä", en: Wood}}\nvesi: {name: {fi: Vesi, en: Water}}\n',
}
CREATED, CHANGED = datetime(2026, 11, 2, 7, tzinfo=UTC), datetime(2026, 11, 9, 12, 30, tzinfo=UTC)
EARLIER = datetime(2026, 11, 28, 10, tzinfo=ZoneInfo("Europe/Helsinki"))
TIMED = ("start: la 5.12.2026 klo 14.00", "end: klo 18.00", "venue: sali")
SERIES = ("start: to 25.3.2027 klo 9.00", "end: klo 11.00", "every: torstai", "until: 8.4.2027", "venue: sali")
CASES: dict[str, tuple[str, ...]] = {
    "onsite": (*TIMED, "room: Näyttämö", "themes: puu, vesi", "contacts: väki", "summary: Tule; mukaan, on kahvia."),
    "online": (
        "start: la 5.12.2026 klo 14.00",
        "end: klo 15.00",
        "online_url: https://x.example/",
        "organisers: seura",
    ),
    "hybrid": (*TIMED, "online_url: https://x.example/"),
    "days": ("start: ti 11.5.2027", "end: ke 12.5.2027", "venue: sali"),
    "past-midnight": ("start: pe 27.8.2027 klo 20.00", "end: klo 1.00", "venue: sali"),
    "without-end": ("start: la 5.12.2026 klo 14.00", "venue: sali"),
    "elsewhere": ("timezone: Europe/Brussels", "start: ke 20.1.2027 klo 10.00", "end: klo 11.00", "venue: sali"),
    "elsewhere-without-rules": ("timezone: Africa/Casablanca", "start: 20.1.2027 klo 10.00", "end: klo 11.00"),
    "autumn-hour": ("start: 2027-10-31 03:30+02:00", "end: 2027-10-31 05:00", "venue: sali"),
    "series": (*SERIES, "except: 1.4.2027"),
    "series-changed": (
        *SERIES,
        "except:",
        "  - {date: 1.4.2027, status: cancelled, reason: {fi: Sairas, en: Ill}}",
        "  - {date: 8.4.2027, start: 9.4.2027 klo 12.00, status: moved, venue: tupa}",
    ),
    "parts": (
        "venue: sali",
        "sessions:",
        "  - {start: 4.2.2027 klo 12.30, end: klo 16.00, title: {fi: Merkit, en: Signs}}",
        "  - {start: 11.2.2027 klo 12.30, end: klo 16.00, title: {fi: Kertomukset, en: Stories}}",
    ),
    "dates": ("dates: 3.5.2027 klo 14–16, 10.5.2027 klo 14–16", "venue: sali"),
    "tentative": (*TIMED, "status: tentative"),
    "cancelled": (*TIMED, "status: cancelled", "reason: Katto korjataan.", "sequence: 1"),
    "postponed": (*TIMED, "status: postponed", "sequence: 1"),
    "moved": (*TIMED, "status: moved", "reason: Sali oli varattu.", "sequence: 2"),
    "moved-from": (*TIMED, "status: moved", "reason: Sali oli varattu."),
    "removed": TIMED,
    "moved-online": (*TIMED, "status: moved_online", "online_url: https://x.example/", "sequence: 1"),
}


def seen(code: str, name: str) -> LanguageView:
    """The view of a region with the one event of a case."""
    found = view(code, {**REGION, EVENT: md("title: Talkoot", "date: 1.11.2026", *CASES[name])})
    past = PASTS.get(name)
    return remembered(found, past, is_gone=name == "removed") if past else found


def calendar(code: str, name: str) -> bytes:
    """The calendar of that region."""
    return rendered(seen(code, name))["calendar.ics"]


PASTS: dict[str, Past] = {
    "moved-from": Past(
        CREATED, CHANGED, 2, {"": Timespan.of(EARLIER, EARLIER + timedelta(hours=3), "Europe/Helsinki")}
    ),
    "removed": Past(CREATED, CHANGED, 1),
}
"""What the ledger says in the cases that have a history."""


def remembered(found: LanguageView, past: Past, *, is_gone: bool) -> LanguageView:
    """A view whose one event has a past, or is nothing but that."""
    [event] = [event for _, event in found.of(Event)]
    cancelled = event.model_copy(update={"status": EventStatus.CANCELLED})
    ledger = Ledger(Remembered.WHOLE, {event.key: past}, (cancelled,) if is_gone else ())
    kinds = {} if is_gone else found.catalogue.kinds
    return replace(found, catalogue=replace(found.catalogue, kinds=kinds, ledger=ledger))


def rendered(found: LanguageView) -> dict[str, bytes]:
    """The calendars of a view by their names, as bytes."""
    return {name: render_calendar(calendar) for name, calendar in calendars(found).items()}


def calendars(found: LanguageView) -> dict[str, OurCalendar]:
    """The calendars of a view by their names, with one listing of everything."""
    addresses = {language: found.site.section_address("events", language) for language in found.site.languages}
    items = tuple(found.shown.values())
    listing = Listing("events", addresses[found.code], "Tapahtumat", addresses, "Kaikki tapahtumat", items)
    listed = found.with_listings((listing,))
    return {output.path.rpartition("/")[2]: output.view["calendar"] for output in outputs(listed)}


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_event_has_its_golden_calendar(name: str) -> None:
    """The bytes are those that somebody has looked at."""
    file = GOLDEN / f"{name}.ics"
    content = calendar("fi", name)
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(content)

    assert content.decode().split("\r\n") == file.read_bytes().decode().split("\r\n")


def test_no_golden_calendar_is_left_over() -> None:
    """Each file belongs to a case."""
    assert sorted(file.stem for file in GOLDEN.glob("*.ics")) == sorted(CASES)


@pytest.mark.parametrize("name", CASES)
def test_both_languages_agree(name: str) -> None:
    """Names, instants, states and places are the same; the texts say in which language they are."""
    own, other = (Calendar.from_ical(calendar(code, name)).walk("VEVENT") for code in ("fi", "en"))
    shared = ("UID", "DTSTART", "DTEND", "STATUS", "SEQUENCE", "TRANSP", "GEO", "DTSTAMP")

    assert [[event.get(field) for field in shared] for event in own] == [
        [event.get(field) for field in shared] for event in other
    ]
    assert {event["SUMMARY"].params["LANGUAGE"] for event in (*own, *other)} == {"fi"}
    assert all("(in Finnish)" in str(event["SUMMARY"]) for event in other)


def test_only_what_is_left_can_be_added() -> None:
    """The file of one event has its times to come that are on, and no name that would make a new calendar of it."""
    found = view("fi", {**REGION, EVENT: md("title: Talkoot", *CASES["series-changed"])})
    off = view("fi", {**REGION, EVENT: md("title: Talkoot", *CASES["cancelled"])})
    single = Calendar.from_ical(rendered(found)["event.ics"])

    assert [str(event["UID"]) for event in single.walk("VEVENT")] == [
        "talkoot-20270325@seutu.example",
        "talkoot-20270408@seutu.example",
    ]
    assert "X-WR-CALNAME" not in single
    assert "event.ics" not in rendered(off)
