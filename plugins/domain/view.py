"""One language's view of the catalogue: what a reader of that language may see at a moment, with fallbacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from plugins.domain.document import Chrome, FeedLink, MenuLink
from plugins.domain.event_view import EventView
from plugins.domain.forms import render_list
from plugins.domain.issue import Issue
from plugins.domain.item import Item
from plugins.domain.letter import Letter
from plugins.domain.listing import Listing, Shown
from plugins.domain.page import StandingPage
from plugins.domain.picture import Image, image_of
from plugins.domain.registry import Place, family_of
from plugins.domain.text import first_sentences, plain_text

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
class LanguageView(EventView):
    """The catalogue as the readers of one language may see it at the moment `now`.

    What is worked out of it `once` the view with listings knows too: what depends on listings is asked of that alone.
    """

    listings: tuple[Listing, ...] = field(default=())

    def with_listings(self, listings: Iterable[Listing]) -> "LanguageView":
        """This view with the listings that the features contribute."""
        fuller = replace(self, listings=tuple(listings))
        # What was worked out of the items holds with listings too.
        fuller.__dict__.update({name: self.__dict__[name] for name in OF_ITEMS if name in self.__dict__})
        return fuller

    # What lists show

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


def _feeds_of(view: LanguageView, name: str) -> tuple[FeedLink, ...]:
    return tuple(view._feeds_of(view.listing_names[name]))  # noqa: SLF001


def _family_of(view: LanguageView, theme: str) -> str:
    return family_of(theme, view.catalogue.registries.get("themes", {})).value
