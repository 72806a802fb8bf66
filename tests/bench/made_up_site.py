"""A synthetic site of any size: as many stories and events as are asked for, in Finnish and English, for measurements.

The words are made up but have the lengths, letters and endings of the languages. The same seed gives the same files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.building import ROOT

TODAY = date(2026, 11, 21)
"""The day for which the site is built; events are held from half a year before it to two years after it."""

SYLLABLES = {
    "fi": "ai ha hel il jo ka kai kes ki kuo la lii lu maa me mi nä oh pai pu rai ri sa suo ta tie tuo vä vii yh äl öy",
    "en": "act air be bri cen com day de for gar har in ki lan ma mer no of or pla pro re sea sta ter tra un ver wa wi",
}
ENDINGS = {
    "fi": "inen uus sta lla ntaa ssa jat kset toiminta palvelut verkosto päivä paja kunta ala n t a",
    "en": "ing ion ment ness work shop day er al ity ed s y the",
}

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from plugins.host.defaults import *
from pathlib import Path
HERE = Path(__file__).resolve().parent
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
CACHE_PATH = str(HERE / ".cache")
SITEURL = "https://mitta.example"
ID_AUTHORITY = "mitta.example,2026"
SITENAMES = {{"fi": "Mittaseutu", "en": "Measured Region"}}
DEMONSTRATION = True
"""


@dataclass(frozen=True)
class Size:
    """How large a site is: each story and event has a version in both languages."""

    stories: int
    events: int
    municipalities: int = 20
    venues: int = 60
    organisations: int = 80
    themes: int = 16
    people: int = 20


def write_site(folder: Path, size: Size, seed: int = 1) -> Path:
    """Write a site into an empty folder; the path of its settings file."""
    for path, text in _texts(size, Random(seed)):  # noqa: S311 - nothing here is secret
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = folder / "pelicanconf.py"
    settings.write_text(SETTINGS, encoding="utf-8")
    return settings


def _texts(size: Size, chance: Random) -> Iterator[tuple[str, str]]:
    yield from _registries(size, chance)
    for number in range(size.stories):
        announced = TODAY - timedelta(days=chance.randrange(1_500))
        shared = [f"date: {announced}", *_surroundings(size, chance)]
        yield from _pair("news", f"story-{number}", shared, chance, sentences=12)
    for number in range(size.events):
        shared = [f"date: {TODAY - timedelta(days=chance.randrange(1, 200))}", *_event(number, size, chance)]
        yield from _pair("events", f"event-{number}", shared, chance, sentences=5)


def _pair(kind: str, key: str, shared: list[str], chance: Random, sentences: int) -> Iterator[tuple[str, str]]:
    """The files of an item in both languages; what is shared stands in the first."""
    for code in ("fi", "en"):
        head = [f"title: {_title(code, chance)}", f"slug: {key}-{code}", f"summary: {_sentence(code, chance)}"]
        body = "\n\n".join(" ".join(_sentence(code, chance) for _ in range(3)) for _ in range(sentences // 3))
        lines = ["---", *head, *(shared if code == "fi" else ()), "---", "", body, ""]
        yield f"{kind}/{key}/index.{code}.md", "\n".join(lines)


# Events


def _event(number: int, size: Size, chance: Random) -> list[str]:
    """Of a hundred, 70 are held once, 15 take whole days, 10 are held for ten weeks, 5 have been changed."""
    day = TODAY + timedelta(days=chance.randrange(-150, 700))
    hour = chance.randrange(8, 19)
    clock = [f"start: {day} {hour}:00", f"end: {hour + chance.randrange(1, 4)}:30"]
    facts = [f"venue: venue-{chance.randrange(size.venues)}", *_surroundings(size, chance)]
    facts += [f"organisers: [organisation-{chance.randrange(size.organisations)}]"]
    share = number % 100
    if share < 70:
        return [*clock, *facts]
    if share < 85:
        return [f"start: {day}", f"end: {day + timedelta(days=chance.randrange(4))}", *facts]
    if share < 95:
        return [*clock, f"every: {day:%A}", f"until: {day + timedelta(weeks=9)}", *facts]
    return [*clock, f"status: {('cancelled', 'moved', 'postponed')[number % 3]}", "sequence: 1", *facts]


def _surroundings(size: Size, chance: Random) -> list[str]:
    return [
        f"themes: [theme-{chance.randrange(size.themes)}, cross-{chance.randrange(2)}]",
        f"places: [municipality-{chance.randrange(size.municipalities)}]",
        f"contacts: [person-{chance.randrange(size.people)}]",
    ]


# Registries


def _registries(size: Size, chance: Random) -> Iterator[tuple[str, str]]:
    towns = [
        f"municipality-{number}: {{{_name(chance)}, kind: municipality, part_of: region}}"
        for number in range(size.municipalities)
    ]
    venues = [_venue(number, size, chance) for number in range(size.venues)]
    region = "region: {name: {fi: Mittaseutu, en: Measured Region}, kind: region}"
    yield "registry/places.yml", "\n".join([region, *towns, *venues])
    organisations = [f"organisation-{number}: {{{_name(chance)}}}" for number in range(size.organisations)]
    yield "registry/organisations.yml", "\n".join(organisations)
    parents = ["", "", *(f", parent: theme-{number % 2}" for number in range(size.themes - 2))]
    themes = [f"theme-{number}: {{{_name(chance)}{parent}}}" for number, parent in enumerate(parents)]
    across = [f"cross-{number}: {{{_name(chance)}, cross_cutting: true}}" for number in range(2)]
    yield "registry/themes.yml", "\n".join([*themes, *across])
    people = [
        f"person-{number}: {{{_name(chance)}, phone: 040 123 4567, email: p{number}@mitta.example}}"
        for number in range(size.people)
    ]
    yield "registry/people.yml", "\n".join(people)


def _venue(number: int, size: Size, chance: Random) -> str:
    where = f"part_of: municipality-{number % size.municipalities}, address: Raitti {number}"
    at = f'coordinates: "{chance.uniform(62, 64):.4f}, {chance.uniform(27, 29):.4f}"'
    return f"venue-{number}: {{{_name(chance)}, kind: venue, {where}, {at}}}"


# Words


def _name(chance: Random) -> str:
    return "name: {" + ", ".join(f"{code}: {_word(code, chance).title()}" for code in ("fi", "en")) + "}"


def _title(code: str, chance: Random) -> str:
    return " ".join(_word(code, chance) for _ in range(chance.randrange(2, 6))).capitalize()


def _sentence(code: str, chance: Random) -> str:
    words = [_word(code, chance) for _ in range(chance.randrange(6, 16))]
    return f"{', '.join([' '.join(words[:4]), ' '.join(words[4:])]).capitalize()}."


def _word(code: str, chance: Random) -> str:
    syllables = chance.choices(SYLLABLES[code].split(), k=chance.randrange(1, 4))
    return "".join(syllables) + chance.choice(ENDINGS[code].split())
