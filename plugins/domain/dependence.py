"""Dependence: digests of what pages show, which tell without making a page whether it has changed.

Two levels are enough. What surrounds the items is one digest for all of a language's pages: settings, strings,
registries, menus. Of an item there are two: of its facts, which lists show, and of the whole, which its own page shows.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from plugins.domain.event import Event
from plugins.domain.item import Item
from plugins.domain.links import parse_target
from plugins.domain.listing import Shown
from plugins.domain.page import StandingPage
from plugins.domain.record import Link, digest_of
from plugins.domain.registry import last_days
from plugins.domain.view import LanguageView

NOTHING = b"nothing"
"""What stands for an item that readers may not see."""

ByName = Mapping[str, bytes]


def dependence(view: LanguageView, *parts: bytes) -> bytes:
    """The digest of what surrounds every page of a language, and of the parts that a page shows."""
    return digest_of(view.once(_frame), *parts)


def facts_of(view: LanguageView, items: Iterable[Shown]) -> bytes:
    """The digest of what lists show of items, in their order."""
    facts = view.once(_facts)
    return b"".join([facts[shown.item.name] for shown in items])


def whole_of(view: LanguageView, shown: Shown) -> bytes:
    """The digest of what an item's own page shows: its facts, its text there, and the facts of what it leads to."""
    return view.once(_wholes)[shown.item.name]


def facts_of_gone(view: LanguageView) -> bytes:
    """The digest of what was removed although it is still to come."""
    return digest_of(*(f"{event!r} {_state(view, event)}" for _, event in view.gone))


def _facts(view: LanguageView) -> ByName:
    digests = view.catalogue.digests_of
    return {name: digest_of(digests(shown.item).facts, _state(view, shown.item)) for name, shown in view.shown.items()}


def _state(view: LanguageView, item: Item) -> str:
    """What the clock and the past have made of an item."""
    return f"{_turned(item, view.now, view.site.zone)} {view.past_of(item) if isinstance(item, Event) else None}"


def _turned(item: Item, now: datetime, zone: str) -> int:
    """How many of the moments have passed at which what is told of an item changes by itself."""
    return sum(moment <= now for moment in item.turns(zone))


def _wholes(view: LanguageView) -> ByName:
    return {name: _whole_of(view, shown) for name, shown in view.shown.items()}


def _whole_of(view: LanguageView, shown: Shown) -> bytes:
    item, facts = shown.item, view.once(_facts)
    linked = [parse_target(target, item.name).name for target in _targets(item)]
    led_to = (facts.get(name, NOTHING) for name in (*linked, *sorted(view.related[item.name])))
    return digest_of(facts[item.name], view.catalogue.digests_of(item).texts[shown.text_language], *led_to)


def _targets(item: Item) -> list[str]:
    """The targets of all links in the texts of an item, as they are written."""
    parts = (part for texts in item.texts.values() for part in texts.body.parts)
    return sorted({part.target for part in parts if isinstance(part, Link)})


def _frame(view: LanguageView) -> bytes:
    """Everything that is no item: the registries and their clock, and where listings and standing pages lead."""
    places = [(one.name, one.address, one.title, one.description, one.addresses) for one in view.listings]
    today = view.today.date()
    ended = sum(day < today for day in last_days(view.catalogue.registries))
    pages = facts_of(view, (shown for shown, _ in view.of(StandingPage)))
    said = (view.code, view.catalogue.registries, places, view.chrome, f"{ended} {today.year}")
    return digest_of(view.surroundings, repr(said), pages)
