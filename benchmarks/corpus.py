"""A made-up region of any size, in Finnish and English: what every program builds a site of.

The same seed gives the same corpus.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from benchmarks import markdown, words
from benchmarks.words import in_each_language

TODAY = date(2026, 11, 21)
"""The day for which sites are built; events are held from half a year before it to two years after it."""


@dataclass(frozen=True)
class Size:
    """How large a region is: each story and event has a version in both languages."""

    stories: int
    events: int
    municipalities: int = 20
    venues: int = 60
    organisations: int = 80
    themes: int = 16
    people: int = 20


@dataclass(frozen=True)
class Entry:
    """A place, a theme, an organisation or a person of the registries; "" is what does not apply."""

    id: str
    names: Mapping[str, str]
    kind: str = ""
    parent: str = ""
    address: str = ""
    coordinates: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Version:
    """An item in one language; the body is Markdown."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class When:
    """When an event is held: by the clock or on whole days, once or every week until a day; `end` is included."""

    start: datetime
    end: datetime
    all_day: bool = False
    weekly_until: date | None = None


@dataclass(frozen=True)
class Item:
    """A story, or an event with what only events have."""

    key: str
    announced: date
    themes: Sequence[str]
    place: str
    contact: str
    versions: Mapping[str, Version]
    when: When | None = None
    venue: str = ""
    organiser: str = ""
    status: str = ""


@dataclass(frozen=True)
class Corpus:
    """A whole region."""

    places: Sequence[Entry]
    themes: Sequence[Entry]
    organisations: Sequence[Entry]
    people: Sequence[Entry]
    stories: Sequence[Item]
    events: Sequence[Item]


def corpus_of(size: Size, seed: int = 1) -> Corpus:
    """The region of a size, always the same for a seed."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    registries = {
        "places": _places(size, chance),
        "organisations": _entries("organisation", size.organisations, chance),
        "themes": _themes(size, chance),
        "people": _people(size, chance),
    }
    stories = [_story(number, size, chance) for number in range(size.stories)]
    events = [_event(number, size, chance) for number in range(size.events)]
    return Corpus(**registries, stories=stories, events=events)


# Registries


def _entries(kind: str, number: int, chance: Random) -> list[Entry]:
    return [Entry(f"{kind}-{one}", in_each_language(lambda code: words.name(code, chance))) for one in range(number)]


def _places(size: Size, chance: Random) -> list[Entry]:
    region = Entry("region", {"fi": "Mittaseutu", "en": "Measured Region"}, "region")
    towns = [
        replace(town, kind="municipality", parent="region")
        for town in _entries("municipality", size.municipalities, chance)
    ]
    venues = [
        replace(
            venue,
            kind="venue",
            parent=f"municipality-{number % size.municipalities}",
            address=f"Raitti {number}",
            coordinates=f"{chance.uniform(62, 64):.4f}, {chance.uniform(27, 29):.4f}",
        )
        for number, venue in enumerate(_entries("venue", size.venues, chance))
    ]
    return [region, *towns, *venues]


def _themes(size: Size, chance: Random) -> list[Entry]:
    """Two fields, the other themes below them, and two that cut across."""
    themes = _entries("theme", size.themes, chance)
    below = [replace(theme, parent=f"theme-{number % 2}") for number, theme in enumerate(themes[2:])]
    across = [replace(theme, kind="cross-cutting") for theme in _entries("cross", 2, chance)]
    return [*themes[:2], *below, *across]


def _people(size: Size, chance: Random) -> list[Entry]:
    people = _entries("person", size.people, chance)
    return [
        replace(person, phone="040 123 4567", email=f"p{number}@mitta.example") for number, person in enumerate(people)
    ]


# Items


def _story(number: int, size: Size, chance: Random) -> Item:
    item = _item(f"story-{number}", TODAY - timedelta(days=chance.randrange(1_500)), size, chance)
    return replace(
        item,
        versions=in_each_language(
            lambda code: _version(code, markdown.ornamented(code, chance, 4, size.stories), chance)
        ),
    )


def _event(number: int, size: Size, chance: Random) -> Item:
    item = _item(f"event-{number}", TODAY - timedelta(days=chance.randrange(1, 200)), size, chance)
    return replace(
        item,
        when=_when(number % 100, chance),
        venue=f"venue-{chance.randrange(size.venues)}",
        organiser=f"organisation-{chance.randrange(size.organisations)}",
        status=("cancelled", "moved", "postponed")[number % 3] if number % 100 >= 95 else "",
        versions=in_each_language(lambda code: _version(code, markdown.plain(code, chance, 1), chance)),
    )


def _item(key: str, announced: date, size: Size, chance: Random) -> Item:
    themes = (f"theme-{chance.randrange(size.themes)}", f"cross-{chance.randrange(2)}")
    place = f"municipality-{chance.randrange(size.municipalities)}"
    return Item(key, announced, themes, place, f"person-{chance.randrange(size.people)}", {})


def _version(code: str, body: str, chance: Random) -> Version:
    return Version(words.title(code, chance), words.sentence(code, chance), body)


def _when(share: int, chance: Random) -> When:
    """Of a hundred, 15 take whole days, 10 are held for ten weeks; the others are held once."""
    day = TODAY + timedelta(days=chance.randrange(-150, 700))
    hour = chance.randrange(8, 19)
    start = datetime.combine(day, time(hour))
    once = When(start, datetime.combine(day, time(hour + chance.randrange(1, 4), 30)))
    if 70 <= share < 85:
        first = datetime.combine(day, time())
        return When(first, first + timedelta(days=chance.randrange(4)), all_day=True)
    if 85 <= share < 95:
        return replace(once, weekly_until=day + timedelta(weeks=9))
    return once
