"""The facts of a theme, a place or an organisation as its page shows them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.domain.item_page import NamedLink
from plugins.domain.language import sort_key
from plugins.domain.registry import Organisation, Place, Theme, in_language
from plugins.domain.tree import Branch, ancestors, paged_links
from plugins.domain.view import LanguageView
from plugins.region.village import has_ended


@dataclass(frozen=True)
class EntryFacts:
    """What a registry says of an entry, and which other entries belong to it; what it does not say is empty."""

    kind: str = ""
    abbreviation: str = ""
    inside: str = ""
    """The words that say "in the place": `Iisalmessa`."""
    address: str = ""
    website: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    ended: bool = False
    successor: tuple[NamedLink, ...] = ()
    members: tuple[NamedLink, ...] = ()
    networks: tuple[NamedLink, ...] = ()
    """The networks of which an organisation is a member."""
    place: tuple[NamedLink, ...] = ()
    lead: tuple[NamedLink, ...] = ()
    """The place that leads a theme."""
    leads: tuple[NamedLink, ...] = ()
    """The themes that a place leads."""
    organisations: tuple[NamedLink, ...] = ()
    """The organisations that are in a place, or that act in a theme."""
    fictional: bool = False


Pages = Mapping[str, Mapping[str, Branch]]
"""The entries that have pages, by registry and id."""


def entry_facts(view: LanguageView, branch: Branch) -> EntryFacts:
    """The facts of an entry in the language of a view; links lead only to entries that have pages."""
    entry = branch.entry
    if isinstance(entry, Organisation):
        return _organisation_facts(view, entry)
    if isinstance(entry, Place):
        return _place_facts(view, entry)
    return _theme_facts(view, branch) if isinstance(entry, Theme) else EntryFacts()


def _organisation_facts(view: LanguageView, entry: Organisation) -> EntryFacts:
    networks = [
        other.id
        for other in view.catalogue.registries.get("organisations", {}).values()
        if isinstance(other, Organisation) and entry.id in other.members
    ]
    return EntryFacts(
        kind=entry.kind,
        abbreviation=in_language(entry.abbreviation, view.code),
        website=in_language(entry.url, view.code),
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        ended=has_ended(view, entry),
        successor=tuple(paged_links(view, "organisations", (entry.successor,))),
        members=tuple(_sorted(view, paged_links(view, "organisations", entry.members))),
        networks=tuple(_sorted(view, paged_links(view, "organisations", networks))),
        place=tuple(paged_links(view, "places", (entry.place,))),
        fictional=entry.fictional,
    )


def _place_facts(view: LanguageView, entry: Place) -> EntryFacts:
    leads = [
        theme.id
        for theme in view.catalogue.registries.get("themes", {}).values()
        if isinstance(theme, Theme) and theme.lead == entry.id
    ]
    return EntryFacts(
        kind=entry.kind,
        inside=entry.inside.get(view.code, ""),
        address=in_language(entry.address, view.code),
        leads=tuple(_sorted(view, paged_links(view, "themes", leads))),
        organisations=tuple(_sorted(view, paged_links(view, "organisations", _inhabitants(view, entry)))),
    )


def _theme_facts(view: LanguageView, branch: Branch) -> EntryFacts:
    theme = branch.entry
    named = frozenset[str]().union(*(view.related[shown.item.name] for shown in branch.items))
    active = [name.partition("/")[2] for name in named if name.startswith("organisations/")]
    lead = (theme.lead,) if isinstance(theme, Theme) and theme.lead else ()
    return EntryFacts(
        lead=tuple(paged_links(view, "places", lead)),
        organisations=tuple(_sorted(view, paged_links(view, "organisations", active))),
    )


def _inhabitants(view: LanguageView, place: Place) -> Iterator[str]:
    """The ids of the organisations that are in a place, or in a place that is a part of it."""
    places = view.catalogue.registries.get("places", {})
    for organisation in view.catalogue.registries.get("organisations", {}).values():
        if isinstance(organisation, Organisation) and organisation.place in places:
            home = places[organisation.place]
            if place.id == home.id or place.id in ancestors(home, places):
                yield organisation.id


def _sorted(view: LanguageView, links: Iterable[NamedLink]) -> list[NamedLink]:
    return sorted(links, key=lambda link: (sort_key(link.label, view.language), link.address))
