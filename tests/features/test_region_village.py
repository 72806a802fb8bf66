"""The village: who acts where, with what is open and what comes, municipality by municipality."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.registry import Organisation
from plugins.domain.tree import tree_of
from plugins.region.village import Quarter, Villager, village_of
from tests.features.regional import listed
from tests.region import NOW, ZONE, Texts, md

HERE = ZoneInfo(ZONE)
TEXTS: Texts = {
    "registry/places.yml": (
        "aanekoski: {name: {fi: Äänekoski, en: Aanekoski}, kind: municipality}\n"
        "zinkki: {name: {fi: Zinkki}, kind: municipality}\niisalmi: {name: {fi: Iisalmi}, kind: municipality}\n"
    ),
    "registry/organisations.yml": (
        "ole: {name: {fi: Öljy}, place: iisalmi, kind: company, fictional: yes}\n"
        "apu: {name: {fi: Apu}, place: iisalmi, kind: ngo}\nzeta: {name: {fi: Zeta}, place: iisalmi}\n"
        "kone: {name: {fi: Kone}, place: aanekoski}\nkivi: {name: {fi: Kivi}, place: zinkki}\n"
        "verkko: {name: {fi: Verkko}, kind: network}\n"
        "entinen: {name: {fi: Entinen}, place: zinkki, valid_until: 31.12.2026}\n"
    ),
    "news/a/index.fi.md": md(
        "title: A", "date: 1.11.2026", "organisations: ole, apu, zeta, kone, kivi, verkko, entinen"
    ),
    "jobs/a/index.fi.md": md("title: A", "employer: ole", "closes: 4.12.2026"),
    "jobs/b/index.fi.md": md("title: B", "employer: ole", "opens: 4.12.2026"),
    "jobs/c/index.fi.md": md("title: C", "employer: ole", "closes: 20.11.2026"),
    "jobs/d/index.fi.md": md("title: D", "employer: ole", "draft: yes"),
    "events/a/index.fi.md": md(
        "title: A", "start: 5.12.2026", "organisers: ole, apu", "online_url: https://x.example/"
    ),
    "events/b/index.fi.md": md("title: B", "start: 5.11.2026", "organisers: apu", "online_url: https://x.example/"),
}


def village(code: str = "fi", now: datetime = NOW) -> tuple[Quarter, ...]:
    """The village at a moment."""
    page = listed(code, TEXTS, now)
    return village_of(page, tree_of(page, Organisation))


def villager(name: str, now: datetime = NOW) -> Villager:
    """One of its organisations."""
    return next(one for quarter in village(now=now) for one in quarter.villagers if one.name == name)


@pytest.mark.parametrize(
    ("code", "places"), [("fi", ["Iisalmi", "Zinkki", "Äänekoski"]), ("en", ["Aanekoski", "Iisalmi", "Zinkki"])]
)
def test_municipalities_are_in_the_order_of_the_alphabet(code: str, places: list[str]) -> None:
    """Of the page's language; the quarter of those that are in no place comes last."""
    quarters = village(code)
    named = [quarter.place.label for quarter in quarters if quarter.place]

    assert named == places
    assert [quarter.place is None for quarter in quarters] == [False, False, False, True]


def test_organisations_are_in_the_order_of_the_alphabet() -> None:
    """Each once, in its own municipality."""
    quarters = {quarter.place.label if quarter.place else "": quarter.villagers for quarter in village()}

    assert [one.name for one in quarters["Iisalmi"]] == ["Apu", "Zeta", "Öljy"]
    assert [one.name for one in quarters["Zinkki"]] == ["Entinen", "Kivi"]
    assert [one.name for one in quarters[""]] == ["Verkko"]


def test_everybody_is_in_the_village_once() -> None:
    """Whoever has a page."""
    names = [one.name for quarter in village() for one in quarter.villagers]

    assert sorted(names) == ["Apu", "Entinen", "Kivi", "Kone", "Verkko", "Zeta", "Öljy"]


def test_a_villager_tells_what_is_open_and_what_comes() -> None:
    """What is closed, over or a draft does not count; what is announced does."""
    assert villager("Öljy") == Villager(
        "Öljy", "/fi/toimijat/ole/", "company", openings=2, events=1, fictional=True, ended=False
    )
    assert (villager("Apu").openings, villager("Apu").events, villager("Apu").fictional) == (0, 1, False)


@pytest.mark.parametrize(
    ("now", "openings", "events"),
    [
        (datetime(2026, 12, 4, 23, 59, tzinfo=HERE), 2, 1),
        (datetime(2026, 12, 5, tzinfo=HERE), 1, 1),
        (datetime(2026, 12, 6, tzinfo=HERE), 1, 0),
    ],
)
def test_the_village_is_of_the_moment(now: datetime, openings: int, events: int) -> None:
    """An opening leaves it when it closes, and an event when it is over."""
    assert (villager("Öljy", now).openings, villager("Öljy", now).events) == (openings, events)


@pytest.mark.parametrize(
    ("now", "ended"),
    [(datetime(2026, 12, 31, 23, 59, tzinfo=HERE), False), (datetime(2027, 1, 1, tzinfo=HERE), True)],
)
def test_an_organisation_has_ended_after_its_last_day(now: datetime, ended: bool) -> None:
    """On the region's clocks."""
    assert villager("Entinen", now).ended is ended
    assert not villager("Kivi", now).ended
