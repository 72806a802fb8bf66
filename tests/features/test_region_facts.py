"""The facts of an organisation, a place and a theme: what the registry says, and which entries belong together."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.item_page import NamedLink
from plugins.domain.registry import Entry, Organisation, Place, Theme
from plugins.region.facts import EntryFacts, entry_facts
from tests.features.regional import branch_of, listed
from tests.region import NOW, ZONE, Texts, md

TEXTS: Texts = {
    "registry/places.yml": (
        "savo: {name: {fi: Savo, en: Savonia}, kind: region}\n"
        "kyla: {name: {fi: Kylä, en: Village}, kind: municipality, part_of: savo, in: {fi: Kylässä, en: in Village}}\n"
        "sali: {name: {fi: Sali}, kind: venue, part_of: kyla, address: {fi: Tie 1, en: Road 1}}\n"
    ),
    "registry/organisations.yml": (
        "vanha: {name: {fi: Vanha}, valid_from: 1.1.2010, valid_until: 31.12.2025, successor: uusi}\n"
        "uusi: {name: {fi: Uusi}, valid_from: 1.1.2026, url: {fi: 'https://x.example/fi', en: 'https://x.example/en'}}\n"
        "verkko: {name: {fi: Verkko}, kind: network, members: [uusi, apu, oma]}\n"
        "apu: {name: {fi: Apu}, place: sali, abbreviation: {fi: A, en: B}, fictional: yes}\n"
        "oma: {name: {fi: Oma}, place: kyla}\nyksin: {name: {fi: Yksin}, place: savo}\n"
    ),
    "registry/themes.yml": (
        "puu: {name: {fi: Puu}, lead: kyla}\nkivi: {name: {fi: Kivi}, lead: kyla}\n"
        "vesi: {name: {fi: Vesi}, lead: poissa}\n"
    ),
    "news/a/index.fi.md": md("title: A", "date: 1.1.2020", "organisations: vanha, verkko, apu", "places: sali"),
    "projects/p/index.fi.md": md("title: P", "coordinator: apu", "partners:", "  - organisation: uusi", "themes: puu"),
}


def facts(registry: type[Entry], name: str, code: str = "fi", now: datetime = NOW) -> EntryFacts:
    """The facts of an entry in a language."""
    page = listed(code, TEXTS, now)
    return entry_facts(page, branch_of(page, registry, name))


def labels(links: tuple[NamedLink, ...]) -> list[tuple[str, bool]]:
    """The names of links, and whether they lead to a page."""
    return [(link.label, bool(link.address)) for link in links]


@pytest.mark.parametrize(
    ("now", "ended"),
    [(datetime(2025, 12, 31, 23, 59), False), (datetime(2026, 1, 1), True)],  # noqa: DTZ001
)
def test_an_ended_organisation_says_until_when_and_leads_on(now: datetime, ended: bool) -> None:
    """It has ended when its last day is over, and not before; its successor is known all the time."""
    found = facts(Organisation, "vanha", now=now.replace(tzinfo=ZoneInfo(ZONE)))

    assert (found.valid_from, found.valid_until, found.ended) == (date(2010, 1, 1), date(2025, 12, 31), ended)
    assert found.successor == (NamedLink("Uusi", "/fi/toimijat/uusi/"),)


def test_an_organisation_that_goes_on_has_no_end() -> None:
    """Nor a successor."""
    found = facts(Organisation, "uusi")

    assert (found.valid_until, found.ended, found.successor) == (None, False, ())


def test_members_and_networks_are_two_sides_of_one_thing() -> None:
    """A network names its members, and each member that has a page its networks; a member without one is named."""
    assert labels(facts(Organisation, "verkko").members) == [("Apu", True), ("Oma", False), ("Uusi", True)]
    assert [labels(facts(Organisation, name).networks) for name in ("apu", "uusi", "vanha")] == [
        [("Verkko", True)],
        [("Verkko", True)],
        [],
    ]


@pytest.mark.parametrize(
    ("code", "short", "site"), [("fi", "A", "https://x.example/fi"), ("en", "B", "https://x.example/en")]
)
def test_each_language_has_its_own_abbreviation_and_site(code: str, short: str, site: str) -> None:
    """Where there are several."""
    assert (facts(Organisation, "apu", code).abbreviation, facts(Organisation, "uusi", code).website) == (short, site)


def test_what_is_made_up_says_so() -> None:
    """And what is not does not."""
    assert [facts(Organisation, name).fictional for name in ("apu", "uusi")] == [True, False]


def test_a_place_shows_who_is_in_it_and_in_its_parts() -> None:
    """The organisations of a hall are those of its municipality and of its region, in the order of the alphabet."""
    assert labels(facts(Place, "sali").organisations) == [("Apu", True)]
    assert labels(facts(Place, "kyla").organisations) == [("Apu", True), ("Oma", False)]
    assert labels(facts(Place, "savo").organisations) == [("Apu", True), ("Oma", False), ("Yksin", False)]


def test_a_place_leads_themes_and_a_theme_is_led_by_its_place() -> None:
    """Both pages tell it; a place that is not in the registry leads nothing."""
    assert labels(facts(Place, "kyla").leads) == [("Kivi", True), ("Puu", True)]
    assert labels(facts(Theme, "puu").lead) == [("Kylä", True)]
    assert (facts(Theme, "vesi").lead, facts(Place, "sali").leads) == ((), ())


@pytest.mark.parametrize(("code", "inside", "address"), [("fi", "Kylässä", "Tie 1"), ("en", "in Village", "Road 1")])
def test_a_place_is_said_in_the_words_of_the_language(code: str, inside: str, address: str) -> None:
    """The form that says "in the place", and its address."""
    assert (facts(Place, "kyla", code).inside, facts(Place, "sali", code).address) == (inside, address)


def test_a_theme_shows_who_acts_in_it() -> None:
    """The organisations that its projects name, coordinator and partners alike."""
    assert labels(facts(Theme, "puu").organisations) == [("Apu", True), ("Uusi", True)]
    assert facts(Theme, "kivi").organisations == ()
