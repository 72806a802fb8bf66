"""Ways into the coming events: the listings of themes, places and organisers that have some."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.domain.event import Event
from plugins.domain.item_page import NamedLink
from plugins.domain.language import sort_key
from plugins.domain.listing import Listing, Shown
from plugins.domain.view import LanguageView


class Ways(Struct, frozen=True):
    """Links to the listings that have coming events, by what they gather, each in the order of the alphabet."""

    themes: tuple[NamedLink, ...]
    places: tuple[NamedLink, ...]
    organisers: tuple[NamedLink, ...]


def ways_into(view: LanguageView, upcoming: tuple[Shown, ...]) -> Ways:
    """The listings to which coming events belong; of organisations only those that hold one."""
    coming = {shown.item.name for shown in upcoming}
    holding = {name for shown in upcoming if isinstance(shown.item, Event) for name in shown.item.organisers}
    links = {registry: _links(view, registry, coming) for registry in ("themes", "places", "organisations")}
    organisers = (link for name, link in links["organisations"].items() if name in holding)
    return Ways(tuple(links["themes"].values()), tuple(links["places"].values()), tuple(organisers))


def _links(view: LanguageView, registry: str, coming: set[str]) -> dict[str, NamedLink]:
    found = sorted(_listings(view, registry, coming), key=lambda listing: sort_key(listing.title, view.language))
    return {listing.name.partition("/")[2]: NamedLink(listing.title, listing.address) for listing in found}


def _listings(view: LanguageView, registry: str, coming: set[str]) -> Iterator[Listing]:
    for listing in view.listings:
        if listing.name.startswith(f"{registry}/") and any(shown.item.name in coming for shown in listing.items):
            yield listing
