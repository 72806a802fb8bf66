"""The calendars of months and the archives of years: what stands on which day, and which of them there are."""

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.document import Document
from plugins.domain.item_page import NamedLink
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output
from plugins.events import listings, outputs
from plugins.events.agenda import agenda_of, by_event, years_of
from plugins.events.months import weeks_of
from plugins.events.periods import Month, neighbours
from plugins.region import listings as region_listings
from tests.region import NOW, ZONE, Texts, md, view

URL = "online_url: https://x.example/"
CLINIC = (
    "title: Klinikka",
    "start: to 25.3.2027 klo 9.00",
    "end: klo 11.00",
    "every: torstai",
    "until: 15.4.2027",
    URL,
)


def events(**fields: tuple[str, ...]) -> Texts:
    """Events in Finnish by key."""
    return {f"events/{key}/index.fi.md": md(f"title: {key}", *lines, URL) for key, lines in fields.items()}


def page_of(texts: Texts, now: datetime = NOW, code: str = "fi") -> LanguageView:
    """A view with its listings of events and of the region."""
    bare = view(code, texts, now=now)
    return bare.with_listings([*listings(bare), *region_listings(bare)])


def written(page: LanguageView) -> dict[str, Output]:
    """The pages of events by their paths."""
    return {output.path: output for output in outputs(page)}


def calendar(page: LanguageView) -> dict[date, list[str]]:
    """What stands on each day of all calendars, by its title."""
    found = dict[date, list[str]]()
    for month, days in agenda_of(page).items():
        cells = [day for week in weeks_of(page, month, days) for day in week if day]
        found |= {cell.day: [event.title for event in cell.events] for cell in cells if cell.events}
    return found


# Which days


def test_each_time_stands_on_its_days_alone() -> None:
    """Across months and years, changes of the clocks and nights; every time of a series, however it was changed."""
    times = {
        "yli": ("start: 30.12.2026", "end: 2.1.2027"),
        "ilta": ("start: la 27.3.2027 klo 20.00", "end: klo 4.30"),
        "sarja": (
            *("start: to 18.3.2027 klo 9.00", "end: klo 11.00", "every: torstai", "until: 15.4.2027"),
            *("except:", "  - 25.3.2027", "  - {date: 1.4.2027, status: cancelled}"),
            "  - {date: 8.4.2027, start: 9.4.2027 klo 12.00, end: klo 13.00, status: moved}",
        ),
    }
    assert calendar(page_of(events(**times))) == {
        **{day: ["yli"] for day in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2))},
        date(2027, 3, 27): ["ilta"],
        **{date(2027, *day): ["sarja"] for day in ((3, 18), (4, 1), (4, 9), (4, 15))},
    }


def test_a_day_is_in_the_order_of_its_times() -> None:
    """What goes on from the day before comes first; then whole days, then times."""
    times = {
        "a": ("start: 9.12.2026 klo 18.00",),
        "b": ("start: 9.12.2026 klo 9.00",),
        "c": ("start: 9.12.2026",),
        "d": ("start: 8.12.2026", "end: 9.12.2026"),
    }
    assert calendar(page_of(events(**times)))[date(2026, 12, 9)] == ["d", "c", "b", "a"]


def test_a_day_says_what_begins_on_it_and_what_goes_on() -> None:
    """The time on the first day alone, where there is one."""
    page = page_of(events(a=("start: 9.12.2026 klo 18.00", "end: 10.12.2026 klo 12.00")))
    [(month, days)] = agenda_of(page).items()
    found = [event for week in weeks_of(page, month, days) for day in week if day for event in day.events]
    assert [(event.continues, event.begins and event.begins.hour) for event in found] == [(False, 18), (True, None)]


@given(st.dates(date(2020, 1, 1), date(2100, 12, 31)).map(lambda day: day.replace(day=1)))
def test_weeks_hold_every_day_of_a_month_once(month: date) -> None:
    """In rows of seven from Monday on; the second of them is whole, so that it can name its columns."""
    weeks = list(weeks_of(page_of({}), month, {}))
    days = [day.day for week in weeks for day in week if day]
    after = (month + timedelta(days=31)).replace(day=1)
    assert days == [month + timedelta(days=number) for number in range((after - month).days)]
    assert {len(week) for week in weeks} == {7}
    assert [
        (day.day.weekday(), place)
        for week in weeks
        for place, day in enumerate(week)
        if day and place != day.day.weekday()
    ] == []
    assert None not in weeks[1]
    assert all(any(week) for week in weeks)


# Which months and years


def test_only_periods_with_events_have_pages() -> None:
    """In each language; empty months and years between others have none."""
    texts = events(a=("start: 9.12.2026",), b=("start: 3.2.2029",), c=("draft: yes", "start: 3.2.2030"))
    for code, section in (("fi", "tapahtumat"), ("en", "events")):
        found = {path for path in written(page_of(texts, code=code)) if path.split("/")[2].isdigit()}
        periods = ("2026", "2026/12", "2029", "2029/02")
        assert found == {f"{code}/{section}/{period}/index.html" for period in periods}


def test_a_region_without_events_has_its_page_alone() -> None:
    """Nothing is held, and nothing breaks."""
    assert list(written(page_of({}))) == ["fi/tapahtumat/index.html"]


@given(st.lists(st.text(min_size=1), unique=True, max_size=6))
def test_neighbours_are_a_chain(names: list[str]) -> None:
    """From the first one leads to the last and back, and no further."""
    links = [NamedLink(name, name) for name in names]
    found = list(neighbours(links))
    assert [link for link, _ in found] == links
    assert [beside.before for _, beside in found] == [None, *links[:-1]][: len(links)]
    assert [beside.after for _, beside in found] == [*links[1:], None][: len(links)]


def test_an_archive_tells_of_an_event_once_a_month() -> None:
    """At the first time at which it is held there, with how often after that."""
    page = page_of({"events/klinikka/index.fi.md": md(*CLINIC)})
    months: tuple[Month, ...] = written(page)["fi/tapahtumat/2027/index.html"].view["months"]
    told = [
        (month.link.label, card.held and card.held.span.first_day, card.more)
        for month in months
        for card in month.cards
    ]
    assert told == [("maaliskuu 2027", date(2027, 3, 25), 0), ("huhtikuu 2027", date(2027, 4, 1), 2)]


def test_an_archive_hides_nothing_and_counts_what_is_held() -> None:
    """A time that was called off is told of only where all are."""
    off = ("except:", "  - {date: 25.3.2027, status: cancelled}", "  - {date: 1.4.2027, status: cancelled}")
    page = page_of({"events/klinikka/index.fi.md": md(*CLINIC, *off)})
    months: tuple[Month, ...] = written(page)["fi/tapahtumat/2027/index.html"].view["months"]
    cards = [card for month in months for card in month.cards]
    assert [(card.status, card.more, card.ends) for card in cards] == [("cancelled", 0, None), ("confirmed", 1, None)]


def test_events_are_grouped_however_long_they_last() -> None:
    """An event of three days is one time of it."""
    [days] = agenda_of(page_of(events(a=("start: 9.12.2026", "end: 11.12.2026")))).values()
    assert [len(times) for times in by_event(days)] == [1]
    assert years_of(agenda_of(page_of(events(a=("start: 31.12.2026", "end: 1.1.2027"))))) == {
        2026: (date(2026, 12, 1),),
        2027: (date(2027, 1, 1),),
    }


# The page of what is coming


def upcoming(page: LanguageView) -> list[tuple[str, list[str]]]:
    """The coming events by the names of their months."""
    months: tuple[Month, ...] = written(page)["fi/tapahtumat/index.html"].view["upcoming"]
    return [(month.link.label, [card.title for card in month.cards]) for month in months]


def test_coming_events_stand_under_their_months() -> None:
    """Once each, at the next time; what has begun in an earlier month, under today's."""
    texts = events(a=("start: 1.10.2026", "end: 3.2.2027"), b=("start: 24.11.2026",), c=("start: 1.1.2027",))
    texts = {**texts, "events/klinikka/index.fi.md": md(*CLINIC)}
    assert upcoming(page_of(texts)) == [
        ("marraskuu 2026", ["a", "b"]),
        ("tammikuu 2027", ["c"]),
        ("maaliskuu 2027", ["Klinikka"]),
    ]
    later = datetime(2027, 4, 2, tzinfo=ZoneInfo(ZONE))
    assert upcoming(page_of(texts, later)) == [("huhtikuu 2027", ["Klinikka"])]


def test_past_events_are_few_and_their_years_are_all() -> None:
    """The last ones, and links to the archives of every year in which a past one was held, the last year first."""
    texts = events(**{f"k{number}": (f"start: {number}.6.202{number}",) for number in range(1, 7)})
    texts = {**texts, **events(tuleva=("start: 1.6.2027",))}
    found = written(page_of(texts))["fi/tapahtumat/index.html"].view
    assert [card.title for card in found["past"]] == ["k6", "k5", "k4", "k3"]
    assert [link.label for link in found["years"]] == ["2026", "2025", "2024", "2023", "2022", "2021"]


def test_ways_lead_to_listings_with_coming_events() -> None:
    """Of themes, places and organisers; who only takes part, and what has only past events, is left out."""
    registries = {
        "registry/themes.yml": "uusi: {name: {fi: Uusi}}\nvanha: {name: {fi: Vanha}}\n",
        "registry/places.yml": "talo: {name: {fi: Talo}}\n",
        "registry/organisations.yml": "paja: {name: {fi: Paja}}\nseura: {name: {fi: Seura}}\n",
    }
    coming = ("start: 9.12.2026", "themes: uusi", "venue: talo", "organisers: paja", "organisations: seura")
    texts = {**registries, **events(a=coming, b=("start: 9.9.2026", "themes: vanha", "organisers: seura"))}
    ways = written(page_of(texts))["fi/tapahtumat/index.html"].view["ways"]
    assert [[link.label for link in links] for links in (ways.themes, ways.places, ways.organisers)] == [
        *(["Uusi"], ["Talo"], ["Paja"])
    ]
    assert ways.themes[0].address == "/fi/teemat/uusi/"


# The pages of events


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("talo", "https://www.openstreetmap.org/?mlat=63.5&mlon=27.25#map=17/63.5/27.25"),
        ("kyla", ""),
    ],
)
def test_a_venue_with_coordinates_is_on_a_map(place: str, address: str) -> None:
    """Under its own name; one without coordinates is not."""
    registries = {
        "registry/places.yml": 'talo: {name: {fi: Talo}, coordinates: "63.5, 27.25"}\nkyla: {name: {fi: Kylä}}\n'
    }
    page = page_of({**registries, "events/a/index.fi.md": md("title: A", "start: 9.12.2026", f"venue: {place}")})
    link = written(page)["fi/tapahtumat/a/index.html"].view["facts"].map
    assert link == (NamedLink("Talo", address) if address else None)


def test_an_event_leads_to_its_month() -> None:
    """To that of its next time."""
    found = written(page_of({"events/klinikka/index.fi.md": md(*CLINIC)}, datetime(2027, 4, 2, tzinfo=ZoneInfo(ZONE))))
    above = found["fi/tapahtumat/klinikka/index.html"].view["above"]
    assert [link.address for link in above] == ["/fi/tapahtumat/", "/fi/tapahtumat/2027/04/"]


def test_every_period_has_a_head_of_its_own() -> None:
    """With its versions in all languages, the feeds of all events, and a title that no other has."""
    found = written(page_of(events(a=("start: 9.12.2026",), b=("start: 3.2.2029",))))
    heads: list[Document] = [page.view["document"] for path, page in found.items() if path.split("/")[2].isdigit()]
    assert Counter(head.title for head in heads).most_common(1)[0][1] == 1
    assert {tuple(link.language for link in head.alternates) for head in heads} == {("fi", "en")}
    assert {(head.section, head.indexed, len(head.feeds), head.url == head.canonical) for head in heads} == {
        ("events", True, 4, True)
    }
