"""One language's view of the catalogue: what a reader of that language may see at a moment, with fallbacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from plugins.domain.addresses import entry_address, item_address
from plugins.domain.catalogue import Catalogue
from plugins.domain.document import Chrome, FeedLink, MenuLink
from plugins.domain.event import Event, whole
from plugins.domain.forms import render_in_language, render_list
from plugins.domain.issue import Issue
from plugins.domain.item import Item
from plugins.domain.language import Language
from plugins.domain.ledger import Past
from plugins.domain.letter import Letter
from plugins.domain.listing import Listing, Shown
from plugins.domain.occurrence import EventStatus, Occurrence, coming, next_of
from plugins.domain.once import Once
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.page import StandingPage
from plugins.domain.picture import Image, image_of
from plugins.domain.registry import Entry, Place, family_of
from plugins.domain.site import Site, Tongue
from plugins.domain.text import first_sentences, plain_text
from plugins.domain.timespan import Timespan

Kind = TypeVar("Kind", bound=Item)

MUNICIPALITY = "municipality"
"""The kind of place that is named beside a venue."""

FOOTER = ("subscribe", "accessibility", "privacy", "feedback")
"""The pages that every footer links, by key, where the site has them."""


OF_ITEMS = (
    "shown",
    "newest",
    "places",
    "naming",
    "_places_naming",
    "related",
    "_occurrences",
    "_told",
    "_pasts",
    "_known",
)
"""What a view works out of its items alone, once."""


@dataclass(frozen=True)
class LanguageView(Once):
    """The catalogue as the readers of one language may see it at the moment `now`.

    What is worked out of it `once` the view with listings knows too: what depends on listings is asked of that alone.
    """

    catalogue: Catalogue
    site: Site
    code: str
    """The code of the language: `fi`."""
    now: datetime
    assets: str = ""
    surroundings: bytes = b""
    """The digest of what stands around all content: the settings, the strings, the theme's files."""
    listings: tuple[Listing, ...] = field(default=())

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

    def with_listings(self, listings: Iterable[Listing]) -> "LanguageView":
        """This view with the listings that the features contribute."""
        fuller = replace(self, listings=tuple(listings))
        # What was worked out of the items holds with listings too.
        fuller.__dict__.update({name: self.__dict__[name] for name in OF_ITEMS if name in self.__dict__})
        return fuller

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

    @cached_property
    def _occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        return {event.key: self._with_past(event) for _, event in self.of(Event)}

    def _with_past(self, event: Event) -> tuple[Occurrence, ...]:
        """The times of an event; one that was moved with its earlier time, or at least the day it was announced for."""
        past = self.past_of(event)
        earlier = past.earlier if past else {}
        return tuple(
            replace(one, earlier=earlier.get(one.name) or one.announced) if one.status is EventStatus.MOVED else one
            for one in event.occurrences(self.site.zone)
        )

    def occurrences(self, event: Event) -> tuple[Occurrence, ...]:
        """Every time at which an event is held, the first one first."""
        return self._occurrences.get(event.key) or self._with_past(event)

    def next_occurrence(self, event: Event) -> Occurrence:
        """The time of an event that lists tell of: the next one, or the last where all are over."""
        return self._told.get(event.key) or next_of(self._with_past(event), self.now)

    @cached_property
    def _told(self) -> Mapping[str, Occurrence]:
        return {key: next_of(times, self.now) for key, times in self._occurrences.items()}

    def span(self, event: Event) -> Timespan:
        """From the beginning of an event's first time to the end of its last."""
        return whole(self.occurrences(event))

    def is_past(self, event: Event) -> bool:
        """Whether every time of an event is over at the moment of this view."""
        if event.key not in self._pasts:
            self._pasts[event.key] = all(one.span.is_past(self.now) for one in self.occurrences(event))
        return self._pasts[event.key]

    @cached_property
    def _pasts(self) -> dict[str, bool]:
        return {}

    def past_of(self, event: Event) -> Past | None:
        """What the ledger says of an event; None where no history is known."""
        return self.catalogue.ledger.pasts.get(event.key)

    @property
    def gone(self) -> Iterator[tuple[Shown, Event]]:
        """What was removed although it is still to come, as the readers of this language met it."""
        return ((self.show(event), event) for event in self.catalogue.ledger.gone if event.versions)

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

    def left(self, event: Event) -> tuple[Occurrence, ...]:
        """The times of an event that one may still put into a calendar: to come, and not off."""
        return tuple(one for one in coming(self.occurrences(event), self.now) if not one.is_off)

    def may_be_added(self, event: Event) -> bool:
        """Whether there is something of an event left to put into a calendar."""
        return bool(self.left(event))

    @property
    def today(self) -> datetime:
        """The moment of this view on the region's clock."""
        return self.now.astimezone(ZoneInfo(self.site.zone))

    # What lists show

    def upcoming(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """The events among what is shown that are not over, the next one first."""
        return tuple(sorted((shown for shown in items if self._is_coming(shown)), key=self._by_start))

    def past(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """The events among what is shown that are over, the last one first."""
        events = (shown for shown in items if isinstance(shown.item, Event) and self.is_past(shown.item))
        return tuple(sorted(events, key=self._by_start, reverse=True))

    def open(self, items: Iterable[Shown]) -> tuple[Shown, ...]:
        """The opportunities among what is shown that one may apply for, the one that closes next first."""
        return tuple(sorted((shown for shown in items if self._is_open(shown)), key=self._by_deadline))

    def _is_open(self, shown: Shown) -> bool:
        item, zone = shown.item, self.site.zone
        return isinstance(item, Opportunity) and item.opening(self.now, zone) is not Opening.CLOSED

    def _by_deadline(self, shown: Shown) -> tuple[bool, datetime, str]:
        closes = cast(Opportunity, shown.item).closes_at(self.site.zone)
        return (closes is None, closes or self.now, shown.item.name)

    def _is_coming(self, shown: Shown) -> bool:
        return isinstance(shown.item, Event) and not self.is_past(shown.item)

    def _by_start(self, shown: Shown) -> tuple[datetime, str]:
        return (self.next_occurrence(cast(Event, shown.item)).span.start, shown.item.key)

    def letter_of(self, shown: Shown) -> Letter | None:
        """What was sent with an issue in the language in which it is shown; None for everything else."""
        lock = self.catalogue.locks.get(shown.item.key) if isinstance(shown.item, Issue) else None
        return lock.letters.get(shown.text_language) if lock else None

    def image(self, shown: Shown) -> Image | None:
        """The picture of an item, with the alternative text of the language that is shown."""
        item = shown.item
        file = next((file for file in item.beside if file.name == item.image), None)
        if file is None:
            return None
        alt = "" if item.decorative else shown.texts.picture_alt or item.texts[item.original].picture_alt
        return image_of(shown, file, alt, item.image_credit)

    def theme_links(self, item: Item) -> Iterator[tuple[str, str]]:
        """The names and addresses of an item's themes."""
        for name in item.themes:
            entry = self.catalogue.entry("themes", name)
            if entry:
                yield entry.named(self.code), self.entry_address(entry, self.code)

    def family(self, item: Item) -> str:
        """The family whose colours an item has: that of its first theme, or rock."""
        return self.theme_family(next(iter(item.themes), ""))

    def theme_family(self, name: str) -> str:
        """The family of a theme, by its id."""
        return self.once(_family_of, name)

    def names(self, registry: str, ids: Iterable[str]) -> str:
        """The names of a registry's entries as a list in words: `Iisalmi ja Kajaani`."""
        entries = [self.catalogue.entry(registry, name) for name in ids]
        return render_list([entry.named(self.code) for entry in entries if entry], self.language)

    def venue_name(self, name: str) -> str:
        """A venue, by its id, and the municipality around it: `Kulmasali, Iisalmi`."""
        venue = self.catalogue.entry("places", name)
        return self.place_name(venue) if isinstance(venue, Place) else ""

    def place_name(self, venue: Place) -> str:
        """The name of a place, and of the municipality of which it is a part."""
        return ", ".join(dict.fromkeys([venue.named(self.code), *self.towns(venue)]))

    def towns(self, venue: Place) -> tuple[str, ...]:
        """The names of the municipalities of which a place is a part."""
        around = [self.catalogue.entry("places", name) for name in venue.part_of]
        return tuple(
            place.named(self.code) for place in around if isinstance(place, Place) and place.kind == MUNICIPALITY
        )

    def description(self, shown: Shown) -> str:
        """A sentence or two that describe an item: its summary, or else the beginning of its text."""
        return shown.texts.summary or first_sentences(plain_text(shown.texts.body))

    # Addresses of listings

    @cached_property
    def listing_names(self) -> Mapping[str, Listing]:
        """The listings by name."""
        return {listing.name: listing for listing in self.listings}

    def feed_title(self, listing: Listing) -> str:
        """What a feed or calendar is called where it stands among those of other sites."""
        name = self.tongue.site_name
        return name if listing.name == "front" else f"{name}: {listing.title}"

    def feeds_of(self, listing: Listing) -> tuple[FeedLink, ...]:
        """What can be followed from a page: first what lies beside its own listing, then all that is new."""
        is_ours = self.listing_names.get(listing.name) is listing
        return self.once(_feeds_of, listing.name) if is_ours else tuple(self._feeds_of(listing))

    def _feeds_of(self, listing: Listing) -> Iterator[FeedLink]:
        yield from self._beside(listing)
        front = self.listing_names.get("front")
        if front and front is not listing:
            yield from (replace(link, is_wider=True) for link in self._beside(front))

    def _beside(self, listing: Listing) -> Iterator[FeedLink]:
        """The feeds and the calendar beside a listing, each with a title that says what it is."""
        title = self.feed_title(listing)
        for file, type_, name, _ in listing.feed_formats:
            yield FeedLink(f"{title} ({name})", type_, f"{listing.address}{file}")
        if listing.lists_events:
            yield FeedLink(f"{title} ({self.gettext('calendar')})", "text/calendar", f"{listing.address}calendar.ics")

    def calendar_url(self, listing: Listing) -> str:
        """The full address of the calendar beside a listing, for readers to copy."""
        return self.site.absolute(f"{listing.address}calendar.ics")

    # Pages

    @cached_property
    def chrome(self) -> Chrome:
        """What stands around every page of the language."""
        menu = tuple(self._menu())
        pages = (shown for shown in self._pages() if shown.is_own and shown.item.key in FOOTER)
        footer = tuple(self._page_link(shown) for shown in pages)
        return Chrome(
            language=self.code,
            locale=self.language.locale,
            site_name=self.tongue.site_name,
            tagline=self.tongue.tagline,
            home=f"/{self.code}/",
            menu=menu,
            linked=tuple(link.address for link in (*menu, *footer)),
            footer=footer,
            signup_url=self.tongue.signup_url,
            demonstration=self.site.demonstration,
            search=self.site.section_address("search", self.code) if self.site.has_search else "",
            assets=self.assets,
        )

    def _pages(self) -> tuple[Shown, ...]:
        order = {key: number for number, key in enumerate(FOOTER)}
        return tuple(sorted((shown for shown, _ in self.of(StandingPage)), key=lambda s: order.get(s.item.key, -1)))

    def _page_link(self, shown: Shown) -> MenuLink:
        return MenuLink(shown.item.name, shown.texts.title, shown.address)

    def _menu(self) -> Iterator[MenuLink]:
        listed = [(entry.menu, MenuLink(entry.name, entry.title, entry.address)) for entry in self.listings]
        pages = [(page.menu, self._page_link(shown)) for shown, page in self.of(StandingPage) if shown.is_own]
        ordered = [(order, link) for order, link in [*listed, *pages] if order is not None]
        yield from (link for _, link in sorted(ordered, key=lambda pair: pair[0]))


def _public(catalogue: Catalogue, now: datetime, zone: str) -> tuple[Item, ...]:
    return tuple([item for item in catalogue.items() if item.is_public(now, zone)])


def _in_order(catalogue: Catalogue) -> tuple[Item, ...]:
    """All items by the day of their announcement, the newest first, and by name where days are equal."""
    return tuple(sorted(catalogue.items(), key=lambda item: (-(item.announced or date.min).toordinal(), item.name)))


def _related(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    return {item.name: item.related() for item in catalogue.items()}


def _feeds_of(view: LanguageView, name: str) -> tuple[FeedLink, ...]:
    return tuple(view._feeds_of(view.listing_names[name]))  # noqa: SLF001


def _family_of(view: LanguageView, theme: str) -> str:
    return family_of(theme, view.catalogue.registries.get("themes", {})).value
