"""The page of a theme, a place or an organisation: its facts, and everything that names it."""

from collections.abc import Mapping
from functools import partial

from plugins.domain.cards import cards_of
from plugins.domain.dependence import on_facts
from plugins.domain.figures import Figure, key_figures
from plugins.domain.heads import head_of_listing
from plugins.domain.item_page import NamedLink
from plugins.domain.listing import Listing
from plugins.domain.project import Project
from plugins.domain.publication import Publication
from plugins.domain.registry import Entry, Place, Theme, in_language
from plugins.domain.story import Story
from plugins.domain.tree import Branch, paged_links
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.formats.calendar_links import subscription_of
from plugins.formats.schema_org_listings import with_linked_data
from plugins.region.facts import Pages, entry_facts
from plugins.region.fronts import family_of_entry, in_order


def entry_page(view: LanguageView, branch: Branch, pages: Pages) -> Output:
    """The page of an entry in the language of a view."""
    listing = view.listing_names[f"{branch.entry.registry}/{branch.entry.id}"]
    make = partial(_entry_page, view, branch, listing, pages)
    return page_later(listing.address, "entry.html", view.code, make, on_facts(view, listing.items))


def _entry_page(view: LanguageView, branch: Branch, listing: Listing, pages: Pages) -> View:
    entry = branch.entry
    front = view.listing_names[entry.registry]
    below = in_order(view, (child for child in pages[entry.registry].values() if entry.id in child.entry.parents()))
    above = (NamedLink(front.title, front.address), *paged_links(view, entry.registry, entry.parents()))
    document = head_of_listing(view, listing, description=_description(view, entry, listing))
    return {
        "document": with_linked_data(view, document, above, entry),
        "chrome": view.chrome,
        "listing": listing.title,
        "text": entry_text(entry, view.code),
        "text_language": entry_language(entry, view.code),
        "registry": entry.registry,
        "above": above,
        "below": tuple(paged_links(view, entry.registry, (child.entry.id for child in below))),
        "front": front.title,
        "calendar": subscription_of(view, listing),
        "facts": entry_facts(view, branch),
        "figures": _figures(view, entry, listing),
        "family": family_of_entry(view, entry),
        **_gathered(view, listing),
    }


def _description(view: LanguageView, entry: Entry, listing: Listing) -> str:
    """What search engines tell of the page: the entry with what the registry says of it, or what the page gathers."""
    if listing.description:
        return f"{listing.title}: {listing.description}"
    inside = in_language(entry.inside, view.code) if isinstance(entry, Place) else ""
    if inside:
        gathered = view.gettext("News, events, jobs, projects and organisations %(in_place)s")
        return f"{gathered % {'in_place': inside}}."
    return view.gettext("%(name)s: news, events, jobs, projects and organisations.") % {"name": listing.title}


def _gathered(view: LanguageView, listing: Listing) -> Mapping[str, object]:
    """Everything that names the entry, by kind."""
    return {
        "stories": cards_of(view, listing.of(Story)),
        "upcoming": cards_of(view, view.upcoming(listing.items)),
        "past": cards_of(view, view.past(listing.items)),
        "openings": cards_of(view, view.open(listing.items)),
        "projects": cards_of(view, listing.of(Project)),
        "publications": cards_of(view, listing.of(Publication)),
    }


def _figures(view: LanguageView, entry: Entry, listing: Listing) -> tuple[Figure, ...]:
    """The key figures of a place: those that the projects tell which name it."""
    projects = [shown.item for shown in listing.of(Project)] if isinstance(entry, Place) else []
    return key_figures(view, (figure for item in projects if isinstance(item, Project) for figure in item.key_figures))


def entry_text(entry: Entry, language: str) -> str:
    """What the registry says of an entry: its definition, or its text."""
    definition = entry.definition if isinstance(entry, Theme) else {}
    return in_language(definition, language) or in_language(entry.text, language)


def entry_language(entry: Entry, language: str) -> str:
    """The language of that text: the one asked for, or the first in which there is one."""
    said = (entry.definition if isinstance(entry, Theme) else {}) or entry.text
    return language if language in said else next(iter(said), language)
