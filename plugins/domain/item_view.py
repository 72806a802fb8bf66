"""What one language's readers may see of the catalogue: which items, in which order, and by what they name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from plugins.domain.addresses import entry_address, item_address
from plugins.domain.catalogue import Catalogue
from plugins.domain.forms import render_in_language
from plugins.domain.item import Item
from plugins.domain.language import Language
from plugins.domain.listing import Shown
from plugins.domain.once import Once
from plugins.domain.registry import Entry
from plugins.domain.site import Site, Tongue

Kind = TypeVar("Kind", bound=Item)


@dataclass(frozen=True)
class ItemView(Once):
    """The items of the catalogue as the readers of one language may see them at the moment `now`."""

    catalogue: Catalogue
    site: Site
    code: str
    """The code of the language: `fi`."""
    now: datetime
    assets: str = ""
    surroundings: bytes = b""
    """The digest of what stands around all content: the settings, the strings, the theme's files."""

    # Words and languages

    @property
    def tongue(self) -> Tongue:
        """The language with everything that the settings say of it."""
        return self.site.tongues[self.code]

    @property
    def language(self) -> Language:
        """The language with its forms, for rendering dates and numbers."""
        return self.tongue.language

    def gettext(self, message: str) -> str:
        """A string of the interface in this language."""
        return self.tongue.strings.gettext(message)

    def mark(self, language: str) -> str:
        """The words that mark a text of another language: `in Finnish`; "" for the view's own."""
        return "" if language == self.code else render_in_language(language, self.language)

    def in_words(self, language: str) -> str:
        """The words that say in which language something is: `suomeksi`, `in Finnish`."""
        return render_in_language(language, self.language)

    # Items

    @cached_property
    def shown(self) -> Mapping[str, Shown]:
        """Everything public by name, in the order of the catalogue; to those who write it, drafts as well."""
        items = self.catalogue.items() if self.site.drafts else self.catalogue.once(_public, self.now, self.site.zone)
        return {item.name: self.show(item) for item in items if item.versions}

    def may_show(self, item: Item) -> bool:
        """Whether an item is public at the moment of this view, or shown to those who write it."""
        return self.site.drafts or item.is_public(self.now, self.site.zone)

    def awaits(self, item: Item) -> bool:
        """Whether only those who write see an item: it is a draft, or its time has not come."""
        return not item.is_public(self.now, self.site.zone)

    def of(self, kind: type[Kind]) -> Iterator[tuple[Shown, Kind]]:
        """What is public of one kind, beside the item itself in its own type."""
        for shown in self.shown.values():
            if isinstance(shown.item, kind):
                yield shown, shown.item

    @cached_property
    def newest(self) -> tuple[Shown, ...]:
        """Everything public, the newest first."""
        shown = self.shown
        return tuple([shown[item.name] for item in self.catalogue.once(_in_order) if item.name in shown])

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of everything public in that order, by name."""
        return {shown.item.name: place for place, shown in enumerate(self.newest)}

    def newest_of(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """What is public of these, the newest first."""
        places, newest = self.places, self.newest
        return tuple([newest[place] for place in sorted([places[shown.item.name] for shown in items])])

    @cached_property
    def naming(self) -> Mapping[str, tuple[Shown, ...]]:
        """What is public by what it names, as `registry/id`, the newest first."""
        return {name: self.naming_any((name,)) for name in self._places_naming}

    def naming_any(self, names: Iterable[str]) -> tuple[Shown, ...]:
        """What is public that names one of these, as `registry/id`, the newest first."""
        places, newest = set[int]().union(*[self._places_naming.get(name, ()) for name in names]), self.newest
        return tuple([newest[place] for place in sorted(places)])

    @cached_property
    def _places_naming(self) -> Mapping[str, Sequence[int]]:
        """The places, in the order of everything public, of what names something."""
        found = defaultdict[str, list[int]](list)
        for place, shown in enumerate(self.newest):
            for name in sorted(self.related[shown.item.name]):
                found[name].append(place)
        return found

    @cached_property
    def related(self) -> Mapping[str, frozenset[str]]:
        """What each item names, by its own name."""
        return self.catalogue.once(_related)

    def show(self, item: Item) -> Shown:
        """An item as the readers of this language meet it, whether it is public or not."""
        own, real = item.texts.get(self.code), item.versions
        language = self.code if self.code in real else item.original
        addresses = {code: item_address(item, code, self.site) for code in self.site.languages}
        return Shown(
            item=item,
            language=self.code,
            address=addresses[self.code],
            texts=item.texts[language],
            text_language=language,
            state=own.translation.value if own else "absent",
            versions={code: address for code, address in addresses.items() if code in real},
            addresses=addresses,
        )

    def address(self, item: Item, language: str) -> str:
        """The address of the page about an item in a language, whether a version, the facts or a notice."""
        return item_address(item, language, self.site)

    def entry_address(self, entry: Entry, language: str) -> str:
        """The address of an entry's page in a language: `/fi/teemat/fotoniikka/`."""
        return entry_address(entry, language, self.site)

    def named_around(self, item: Item) -> frozenset[str]:
        """What an item names, as `registry/id`, and what that is a part of."""
        found, ahead = set[str](), list(item.related())
        while ahead:
            name = ahead.pop()
            registry, _, key = name.partition("/")
            entry = self.catalogue.entry(registry, key)
            ahead += [f"{registry}/{parent}" for parent in (entry.parents() if entry else ()) if name not in found]
            found.add(name)
        return frozenset(found)

    @property
    def today(self) -> datetime:
        """The moment of this view on the region's clock."""
        return self.now.astimezone(ZoneInfo(self.site.zone))


def _public(catalogue: Catalogue, now: datetime, zone: str) -> tuple[Item, ...]:
    return tuple([item for item in catalogue.items() if item.is_public(now, zone)])


def _in_order(catalogue: Catalogue) -> tuple[Item, ...]:
    """All items by the day of their announcement, the newest first, and by name where days are equal."""
    return tuple(sorted(catalogue.items(), key=lambda item: (-(item.announced or date.min).toordinal(), item.name)))


def _related(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    return {item.name: item.related() for item in catalogue.items()}
