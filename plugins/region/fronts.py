"""The fronts of the registries: the tree of themes, the chart of places, the village of organisations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from plugins.domain.chart import chart_of
from plugins.domain.dependence import on_facts
from plugins.domain.heads import head_of_listing
from plugins.domain.item_page import NamedLink
from plugins.domain.language import sort_key
from plugins.domain.listing import Listing
from plugins.domain.registry import Entry, Organisation, Place, Theme
from plugins.domain.tree import Branch, paged_links
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.formats.schema_org_listings import with_linked_data
from plugins.region.village import village_of

Branches = Mapping[str, Branch]


@dataclass(frozen=True)
class Twig:
    """An entry in a tree: its name and address, how much is there, what is below it, and which place leads it."""

    name: str
    address: str
    count: int
    below: tuple["Twig", ...]
    lead: tuple[NamedLink, ...] = ()
    family: str = ""
    """The family whose colours a theme has: `moss`; other entries have none."""


def front_page(view: LanguageView, branches: Branches) -> Output:
    """The front of the registry from which the branches are."""
    registry = type(next(iter(branches.values())).entry)
    listing = view.listing_names[registry.registry]
    make = partial(_front_page, view, registry, listing, branches)
    depends = on_facts(view, view.shown.values())
    return page_later(listing.address, f"{registry.registry}.html", view.code, make, depends)


def _front_page(view: LanguageView, registry: type[Entry], listing: Listing, branches: Branches) -> View:
    return {
        "document": with_linked_data(view, head_of_listing(view, listing)),
        "chrome": view.chrome,
        "listing": listing.title,
        **_shown_on(view, registry, branches),
    }


def _shown_on(view: LanguageView, registry: type[object], branches: Branches) -> dict[str, object]:
    if registry is Organisation:
        return {"village": village_of(view, branches)}
    if registry is Place:
        return {"chart": chart_of(view, branches.values()), "places": _tree(view, branches, _tops(branches))}
    return _theme_trees(view, branches)


def _theme_trees(view: LanguageView, branches: Branches) -> dict[str, object]:
    """The fields with their themes, the themes across them, those that a place leads, and those that stand alone."""
    themes = [branch for branch in branches.values() if isinstance(branch.entry, Theme)]
    across = [branch for branch in themes if isinstance(branch.entry, Theme) and branch.entry.cross_cutting]
    led = [branch for branch in themes if isinstance(branch.entry, Theme) and branch.entry.lead]
    tops = [branch for branch in _tops(branches) if branch not in across and branch not in led]
    parents = {name for branch in themes for name in branch.entry.parents()}
    return {
        "fields": _tree(view, branches, (branch for branch in tops if branch.entry.id in parents)),
        "alone": _tree(view, branches, (branch for branch in tops if branch.entry.id not in parents)),
        "across": _tree(view, branches, across),
        "led": _tree(view, branches, led),
    }


def _tops(branches: Branches) -> list[Branch]:
    return [branch for branch in branches.values() if not set(branch.entry.parents()) & set(branches)]


def _tree(view: LanguageView, branches: Branches, tops: Iterable[Branch]) -> tuple[Twig, ...]:
    return tuple(_twig(view, branches, branch) for branch in in_order(view, tops))


def _twig(view: LanguageView, branches: Branches, branch: Branch) -> Twig:
    below = [child for child in branches.values() if branch.entry.id in child.entry.parents()]
    lead = (branch.entry.lead,) if isinstance(branch.entry, Theme) and branch.entry.lead else ()
    return Twig(
        name=branch.entry.named(view.code),
        address=view.entry_address(branch.entry, view.code),
        count=len(branch.items),
        below=_tree(view, branches, below),
        lead=tuple(paged_links(view, "places", lead)),
        family=family_of_entry(view, branch.entry),
    )


def family_of_entry(view: LanguageView, entry: Entry) -> str:
    """The family whose colours the page of a theme has; none for other entries."""
    return view.theme_family(entry.id) if isinstance(entry, Theme) else ""


def in_order(view: LanguageView, branches: Iterable[Branch]) -> list[Branch]:
    """Entries by the order that their registry states, then by name in the language's alphabet."""

    def place(branch: Branch) -> tuple[int, object]:
        stated = branch.entry.order if isinstance(branch.entry, Theme) else 0
        return stated, sort_key(branch.entry.named(view.code), view.language)

    return sorted(branches, key=place)
