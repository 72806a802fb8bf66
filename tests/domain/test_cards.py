"""Cards: what lists show of each kind, in the words of the page, and nothing that a kind does not tell."""

from dataclasses import fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.cards import Card, card_of, cards_of, told_by
from plugins.domain.duration import DurationText
from plugins.domain.held import Held
from plugins.domain.view import LanguageView
from tests.region import KINDS, ZONE, Texts, md, photo, view

NAMES = {
    "registry/organisations.yml": "a: {name: {fi: Paja, en: Works}}\nb: {name: {fi: Seura, en: Club}}\n",
    "registry/places.yml": "x: {name: {fi: Kylä, en: Village}}\ny: {name: {fi: Lahti, en: Bay}}\n",
    "registry/themes.yml": "t: {name: {fi: Puu, en: Wood}, slug: {en: wood}}\n",
}
FIELDS = {
    "news": ("date: 2.11.2026",),
    "events": ("start: 5.12.2026", "online_url: https://x.example/", "venue: x", "kind: seminar", "status: cancelled"),
    "projects": ("kind: agreement", "start: 1.1.2020", "end: 30.9.2022"),
    "jobs": (
        *("kind: thesis", "employer: a", "places: x, y", "remote: yes"),
        *("opens: 1.12.2026", "closes: 4.12.2026 klo 16"),
    ),
    "calls": ("kind: training", "closes: 4.12.2026"),
    "publications": ("year: 2025", "issuer: b"),
    "pages": (),
    "newsletters": ("from: 1.11.2026", "to: 1.12.2026"),
}
PLAIN = {field.name: field.default for field in fields(Card)}
COMMON = {"kind", "address", "title", "language", "mark", "summary", "day", "image", "themes", "family"}


def content(folder: str, *more: str) -> Texts:
    """One item of a kind, with the registries."""
    return {**NAMES, f"{folder}/silta/index.fi.md": md("title: Silta", *FIELDS[folder], *more)}


def card(folder: str, code: str = "fi", *more: str) -> Card:
    """The card of an item of a kind."""
    page: LanguageView = view(code, content(folder, *more), drafts=True)
    return card_of(page, page.shown[f"{folder}/silta"])


def told(found: Card) -> dict[str, object]:
    """What a kind tells on its cards, beside what all tell."""
    names = (field.name for field in fields(found))
    return {name: value for name in names if name not in COMMON and (value := getattr(found, name)) != PLAIN[name]}


OPEN_FROM = date(2026, 12, 1)
EXPECTED: dict[str, dict[str, object]] = {
    "news": {},
    "pages": {},
    "projects": {
        "sort": "agreement",
        "duration": DurationText("ended", "1.1.2020", "2020-01-01", "–", "30.9.2022", "2022-09-30"),
    },
    "jobs": {
        "sort": "thesis",
        "place": "Kylä ja Lahti",
        "organisation": "Paja",
        "online": True,
        "opens": OPEN_FROM,
        "deadline": datetime(2026, 12, 4, 16, tzinfo=ZoneInfo(ZONE)),
        "opening": "coming",
    },
    "calls": {"sort": "training", "deadline": date(2026, 12, 4), "opening": "open"},
    "publications": {"year": 2025, "organisation": "Seura"},
}


@pytest.mark.parametrize("folder", EXPECTED)
def test_each_kind_tells_its_own(folder: str) -> None:
    """And leaves empty what is another kind's."""
    assert told(card(folder)) == EXPECTED[folder]


def test_an_event_tells_when_and_where_and_what_became_of_it() -> None:
    """When it is held is a value, as each list writes it its own way."""
    found = told(card("events"))
    when, ends = found.pop("held"), found.pop("ends")

    assert ends == datetime(2026, 12, 6, tzinfo=ZoneInfo(ZONE))
    assert isinstance(when, Held)
    assert str(when.span.first_day) == "2026-12-05"
    assert found == {"sort": "seminar", "place": "Kylä", "status": "cancelled", "online": True}


def test_an_event_that_is_over_has_no_end_to_wait_for() -> None:
    """So that nothing hides it where it is listed as past."""
    page = view("fi", content("events"), now=datetime(2026, 12, 6, tzinfo=ZoneInfo(ZONE)))
    found = card_of(page, page.shown["events/silta"])

    assert (found.past, found.ends) == (True, None)


def test_names_are_in_the_language_of_the_page() -> None:
    """Of employers, issuers and places; the titles stay in theirs, and are marked."""
    job, publication = card("jobs", "en"), card("publications", "en")

    assert (job.place, job.organisation, job.language, job.mark) == ("Village and Bay", "Works", "fi", "in Finnish")
    assert publication.organisation == "Club"


@pytest.mark.parametrize("folder", KINDS)
def test_what_all_tell_is_told_of_every_kind(folder: str) -> None:
    """Kind, address, title, summary, day, picture and themes."""
    files = {f"{folder}/silta": (photo("a.png"),)}
    dated = () if folder == "news" else ("date: 2.11.2026",)
    more = ("summary: Lyhyesti.", "image: a.png", "image_alt: A", "themes: t", *dated)
    page = view("fi", content(folder, *more), files=files, drafts=True)
    [found] = cards_of(page, page.shown.values())

    assert (found.kind, found.title, found.summary, found.day) == (folder, "Silta", "Lyhyesti.", date(2026, 11, 2))
    assert found.address == page.shown[f"{folder}/silta"].link
    assert found.image
    assert (found.image.alt, found.themes) == ("A", (("Puu", "/fi/teemat/t/"),))


@pytest.mark.parametrize("folder", KINDS)
def test_a_kind_tells_only_what_a_card_has(folder: str) -> None:
    """A fact without a field in cards would break every list."""
    page = view("fi", content(folder), drafts=True)

    assert set(told_by(page.shown[f"{folder}/silta"].item, page)) <= set(PLAIN) - COMMON


@pytest.mark.parametrize(("day", "hour", "opening"), [(1, 0, "open"), (4, 15, "open"), (4, 16, "closed")])
def test_a_card_says_whether_one_may_apply_now(day: int, hour: int, opening: str) -> None:
    """At the moment of the page."""
    page = view("fi", content("jobs"), now=datetime(2026, 12, day, hour, tzinfo=ZoneInfo(ZONE)))

    assert card_of(page, page.shown["jobs/silta"]).opening == opening


def test_nobody_is_no_employer() -> None:
    """A job without an employer has an empty place for it, and not a name of nobody."""
    texts = {"jobs/silta/index.fi.md": md("title: Silta")}
    page = view("fi", texts)

    assert told(card_of(page, page.shown["jobs/silta"])) == {"sort": "job", "opening": "open"}
