"""A made-up region for tests of the domain: what a writer would type becomes items, views and pages, without a file."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plugins.domain.catalogue import Catalogue
from plugins.domain.dates import DateWords
from plugins.domain.event import Event
from plugins.domain.fields import Reading
from plugins.domain.issue import Issue
from plugins.domain.item import File, Form, Item
from plugins.domain.listing import Listing
from plugins.domain.lock import Lock
from plugins.domain.opportunity import Call, Job
from plugins.domain.page import StandingPage
from plugins.domain.parsing import Items, parse_entries, parse_items
from plugins.domain.problem import Problem, in_order
from plugins.domain.project import Project
from plugins.domain.publication import Publication
from plugins.domain.record import Body, Field, Record
from plugins.domain.registry import ENTRIES, Entry
from plugins.domain.rules import check_catalogue
from plugins.domain.site import Site, Tongue
from plugins.domain.story import Story
from plugins.domain.view import LanguageView
from plugins.engine.markdown import MarkdownSettings
from plugins.engine.plain_yaml import parse_yaml
from plugins.engine.reading import parse_text
from plugins.engine.sources import Source
from plugins.host.tongues import read_interface
from tests.tongues import EN, FI, THEME

ZONE = "Europe/Helsinki"
NOW = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo(ZONE))
KINDS: Mapping[str, type[Item]] = {
    kind.kind_folder: kind for kind in (Story, Event, Project, Job, Call, Publication, StandingPage, Issue)
}
REGISTRIES = {entry.registry: entry for entry in ENTRIES}
SECTIONS = {
    "news": {"fi": "uutiset", "en": "news"},
    "events": {"fi": "tapahtumat", "en": "events"},
    "projects": {"fi": "hankkeet", "en": "projects"},
    "opportunities": {"fi": "avoimet", "en": "opportunities"},
    "publications": {"fi": "julkaisut", "en": "publications"},
    "newsletter": {"fi": "uutiskirje", "en": "newsletter"},
    "places": {"fi": "paikat", "en": "places"},
    "themes": {"fi": "teemat", "en": "themes"},
    "organisations": {"fi": "toimijat", "en": "organisations"},
    "feedback": {"fi": "palaute", "en": "feedback"},
    "page": {"fi": "sivu", "en": "page"},
}
READING = Reading(DateWords.of([FI, EN], ZONE), ("fi", "en"))

Texts = Mapping[str, str]
"""The files of a content folder by path: `news/silta/index.fi.md` or `registry/places.yml`."""


def site(**changes: Any) -> Site:
    """The site of the region, in Finnish and English."""
    facts = {
        "url": "https://seutu.example",
        "authority": "seutu.example,2026",
        "zone": ZONE,
        "tongues": {"fi": _tongue("fi", "Seutu"), "en": _tongue("en", "Region")},
    }
    return Site.model_validate({**facts, **changes})


def _tongue(code: str, name: str) -> Tongue:
    words = {section: by_language[code] for section, by_language in SECTIONS.items()}
    language = {"fi": FI, "en": EN}[code]
    return Tongue(language=language, strings=read_interface(code, (THEME,)), site_name=name, sections=words)


def photo(name: str, width: int = 1600, height: int = 1200) -> File:
    """A photograph beside an item with its forms; no wider than 960 pixels it has but one size, and none for others."""
    names = ("480", "960", "1600") if width > 960 else ("960",)
    forms = [
        Form(form, type_, wide, height * wide // width, wide * 10, f"{form}{type_[6]}0abcdef")
        for form, wide in ((form, min(int(form), width)) for form in names)
        for type_ in ("image/webp", "image/jpeg")
    ]
    social = [Form("social", "image/jpeg", 1200, 630, 50_000, "5c0abcdef")] if width > 960 else []
    return File(name, "d", 1_234, "", width, height, (*forms, *social))


def md(*fields: str, body: str = "") -> str:
    """A text with these lines as its front matter."""
    return "\n".join(["---", *fields, "---", "", body])


def records(texts: Texts) -> list[Record]:
    """The records of texts, as reading makes them."""
    found = []
    for path, text in texts.items():
        kind, key, *rest = path.split("/")
        language = (rest[0] if rest else key).split(".")[1]
        source = Source(f"content/{path}", path, kind, key.split(".")[0], language)
        found.append(parse_text(source, text.encode(), MarkdownSettings()))
    return found


def parse(kind: type[Item], texts: Texts, files: Mapping[str, tuple[File, ...]] | None = None) -> Items:
    """The items of one kind, with every mistake."""
    return parse_items(kind, records(texts), files or {}, READING)


def entries(registry: str, text: str) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """The entries of a registry, from its YAML, with every mistake."""
    read = parse_yaml(text, f"content/registry/{registry}.yml")
    found = [
        Record(
            f"content/registry/{registry}.yml",
            registry,
            name,
            "",
            _fields(name, entry, read.lines),
            Body(),
            line=read.lines[name],
        )
        for name, entry in read.value.items()
    ]
    return parse_entries(REGISTRIES[registry], found, READING)


def _fields(name: str, entry: Mapping[str, Any], lines: Mapping[str, int]) -> dict[str, Field]:
    return {field: Field(value, lines[f"{name}.{field}"]) for field, value in entry.items()}


def catalogue(
    texts: Texts, files: Mapping[str, Iterable[File]] | None = None, locks: Mapping[str, Lock] | None = None
) -> Catalogue:
    """The catalogue of a content folder; `files` lie beside the items that are named `news/silta`."""
    beside = {name: tuple(several) for name, several in (files or {}).items()}
    read = {
        folder: parse(
            kind,
            {path: text for path, text in texts.items() if path.startswith(f"{folder}/")},
            {name.split("/")[1]: several for name, several in beside.items() if name.startswith(f"{folder}/")},
        )
        for folder, kind in KINDS.items()
    }
    registries = {name: entries(name, texts.get(f"registry/{name}.yml", "{}"))[0] for name in REGISTRIES}
    unfinished = tuple(item for found in read.values() for item in found.unfinished)
    items = {folder: found.items for folder, found in read.items()}
    return Catalogue(items, registries, unfinished, locks=locks or {})


def problems(texts: Texts, files: Mapping[str, Iterable[File]] | None = None, **changes: Any) -> tuple[Problem, ...]:
    """What the rules find in a content folder whose fields are right."""
    return in_order(check_catalogue(catalogue(texts, files), site(**changes), NOW))


def view(
    code: str,
    texts: Texts,
    *,
    files: Mapping[str, Iterable[File]] | None = None,
    now: datetime = NOW,
    listings: tuple[Listing, ...] = (),
    locks: Mapping[str, Lock] | None = None,
    **changes: Any,
) -> LanguageView:
    """A language's view of a content folder."""
    return LanguageView(catalogue(texts, files, locks), site(**changes), code, now, listings=listings)
