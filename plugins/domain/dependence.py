"""Dependence: digests of what pages show, which tell without making a page whether it has changed.

Two levels are enough. What surrounds the items is one digest for all of a language's pages: settings, strings,
registries, menus. Of an item there are two: of its facts, which lists show, and of its text, which its own page shows.
Facts change seldom, texts often: so the digests of texts are at hand, and those of facts are worked out when asked for.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from plugins.domain.catalogue import Catalogue
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
SomeShown = Callable[[], Iterable[Shown]]


class Depends(NamedTuple):
    """What a page depends on: it stays as it is while both digests do."""

    facts: Callable[[], bytes]
    """Gives the digest of everything but the texts."""
    texts: bytes = b""
    """The digests of the texts that it shows as a whole, one after another."""


def on_facts(view: LanguageView, items: Iterable[Shown], *said: object) -> Depends:
    """What a list depends on: what surrounds it, the facts of its items in their order, and what else is said there.

    The items are gone through when they are asked for, and must be there more than once.
    """
    return Depends(partial(_facts_of_list, view, items, said))


def on_whole(view: LanguageView, items: Iterable[Shown], *said: object, beside: SomeShown = tuple) -> Depends:
    """What a page depends on that shows items as a whole, and beside them the facts of others."""
    digests = view.once(_texts)
    texts = b"".join([digests[shown.item.name] for shown in items])
    return Depends(partial(_facts_of_page, view, items, beside, said), texts)


def together(several: Iterable[Depends]) -> Depends:
    """What depends on all of several."""
    found = tuple(several)
    return Depends(lambda: digest_of(*(one.facts() for one in found)), b"".join(one.texts for one in found))


def facts_of_gone(view: LanguageView) -> bytes:
    """The digest of what was removed although it is still to come."""
    return digest_of(
        *(f"{event!r} {_state(event, view.catalogue, view.now, view.site.zone)}" for _, event in view.gone)
    )


def _facts_of_list(view: LanguageView, items: Iterable[Shown], said: tuple[object, ...]) -> bytes:
    facts = _facts(view)
    return digest_of(view.once(_frame), repr(said), *[facts[shown.item.name] for shown in items])


def _facts_of_page(view: LanguageView, items: Iterable[Shown], beside: SomeShown, said: tuple[object, ...]) -> bytes:
    facts, wholes = _facts(view), view.once(_wholes)
    listed = [facts[shown.item.name] for shown in beside()]
    return digest_of(view.once(_frame), repr(said), *[wholes[shown.item.name] for shown in items], b"beside", *listed)


def _facts(view: LanguageView) -> ByName:
    """The digests of the facts of all items, which are the same in every language."""
    return view.catalogue.once(_facts_at, view.now, view.site.zone)


def _facts_at(catalogue: Catalogue, now: datetime, zone: str) -> ByName:
    digests = catalogue.digests_of
    return {item.name: digest_of(digests(item).facts, _state(item, catalogue, now, zone)) for item in catalogue.items()}


def _state(item: Item, catalogue: Catalogue, now: datetime, zone: str) -> str:
    """What the clock and the past have made of an item."""
    past = catalogue.ledger.pasts.get(item.key) if isinstance(item, Event) else None
    return f"{_turned(item, now, zone)} {past}"


def _turned(item: Item, now: datetime, zone: str) -> int:
    """How many of the moments have passed at which what is told of an item changes by itself."""
    return sum(moment <= now for moment in item.turns(zone))


def _texts(view: LanguageView) -> ByName:
    """The digests of the texts that are shown of all items."""
    digests = view.catalogue.digests_of
    return {name: digests(shown.item).texts[shown.text_language] for name, shown in view.shown.items()}


def _wholes(view: LanguageView) -> ByName:
    """The digests of the facts that an item's own page shows: its own, and those of what it leads to."""
    return {name: _whole_of(view, shown) for name, shown in view.shown.items()}


def _whole_of(view: LanguageView, shown: Shown) -> bytes:
    item, facts, known = shown.item, _facts(view), view.shown
    linked = (parse_target(target, item.name).name for target in _targets(item))
    led_to = [*linked, *sorted(view.related[item.name])]
    return digest_of(facts[item.name], *[facts[name] if name in known else NOTHING for name in led_to])


def _targets(item: Item) -> list[str]:
    """The targets of all links in the texts of an item, as they are written."""
    parts = (part for texts in item.texts.values() for part in texts.body.parts)
    return sorted({part.target for part in parts if isinstance(part, Link)})


def _frame(view: LanguageView) -> bytes:
    """Everything that is no item: the registries and their clock, and where listings and standing pages lead."""
    places = [(one.name, one.address, one.title, one.description, one.addresses) for one in view.listings]
    today, facts = view.today.date(), _facts(view)
    ended = sum(day < today for day in last_days(view.catalogue.registries))
    pages = [facts[shown.item.name] for shown, _ in view.of(StandingPage)]
    said = (view.code, places, view.chrome, f"{ended} {today.year}")
    return digest_of(view.surroundings, repr(said), view.catalogue.once(_registries), *pages)


def _registries(catalogue: Catalogue) -> bytes:
    return digest_of(repr(catalogue.registries))
