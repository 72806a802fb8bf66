"""The region: a listing for every theme, place and organisation that anything names, and a front for each registry."""

from collections.abc import Iterator, Mapping

from plugins.domain.heads import head_of_listing
from plugins.domain.item_page import entry_links
from plugins.domain.language import sort_key
from plugins.domain.listing import Listing
from plugins.domain.registry import Entry, Organisation, Place, Theme, in_language
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.region.tree import Branch, tree_of

FRONTS: tuple[type[Entry], ...] = (Theme, Place, Organisation)
"""The registries whose entries have pages, in the order of the menu."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The pages of the registries."""
    return Feature("region", listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """The fronts of the registries, and a listing for each entry that something public names."""
    for order, registry in enumerate(FRONTS):
        branches = tree_of(view, registry)
        if branches:
            yield _front(view, registry, 50 + 10 * order)
            for branch in branches.values():
                yield _entry_listing(view, branch)


def outputs(view: LanguageView) -> Iterator[Output]:
    """A page for each of those listings."""
    for registry in FRONTS:
        branches = tree_of(view, registry)
        if branches:
            yield _front_page(view, registry, branches)
            yield from (_entry_page(view, branch, branches) for branch in branches.values())


def _front(view: LanguageView, registry: type[Entry], order: int) -> Listing:
    titles = {
        "themes": view.gettext("Themes"),
        "places": view.gettext("Places"),
        "organisations": view.gettext("Organisations"),
    }
    name = registry.registry
    addresses = {code: view.site.section_address(name, code) for code in view.site.languages}
    return Listing(
        name, addresses[view.code], titles[name], addresses, lists_events=False, is_followed=False, menu=order
    )


def _entry_listing(view: LanguageView, branch: Branch) -> Listing:
    entry = branch.entry
    addresses = {code: view.entry_address(entry, code) for code in view.site.languages}
    return Listing(
        name=f"{entry.registry}/{entry.id}",
        address=addresses[view.code],
        title=entry.named(view.code),
        addresses=addresses,
        description=entry_text(entry, view.code),
        items=branch.items,
    )


def _front_page(view: LanguageView, registry: type[Entry], branches: Mapping[str, Branch]) -> Output:
    listing = view.listing_names[registry.registry]
    tops = [branch for branch in branches.values() if not set(branch.entry.parents()) & set(branches)]
    return page(
        listing.address, "region.html", view.code,
        document=head_of_listing(view, listing), chrome=view.chrome, listing=listing.title,
        branches=[_twig(view, branch, branches) for branch in in_order(view, tops)],
    )  # fmt: skip


def _twig(view: LanguageView, branch: Branch, branches: Mapping[str, Branch]) -> dict[str, object]:
    """An entry in the tree: its name, its address, how much is there, and the entries below it."""
    below = [child for child in branches.values() if branch.entry.id in child.entry.parents()]
    return {
        "name": branch.entry.named(view.code),
        "address": view.entry_address(branch.entry, view.code),
        "count": len(branch.items),
        "below": [_twig(view, child, branches) for child in in_order(view, below)],
    }


def _entry_page(view: LanguageView, branch: Branch, branches: Mapping[str, Branch]) -> Output:
    entry = branch.entry
    listing = view.listing_names[f"{entry.registry}/{entry.id}"]
    below = [child for child in branches.values() if entry.id in child.entry.parents()]
    return page(
        listing.address, "entry.html", view.code,
        document=head_of_listing(view, listing), chrome=view.chrome, listing=listing.title,
        text=entry_text(entry, view.code), text_language=entry_language(entry, view.code), registry=entry.registry,
        above=tuple(entry_links(view, entry.registry, entry.parents())),
        below=tuple(entry_links(view, entry.registry, tuple(child.entry.id for child in in_order(view, below)))),
        front=view.listing_names[entry.registry].title, front_address=view.listing_names[entry.registry].address,
        stories=view.cards(listing.stories), upcoming=view.cards(view.upcoming(listing.items)),
        past=view.cards(view.past(listing.items)),
        calendar=view.calendar_url(listing),
        fictional=isinstance(entry, Organisation) and entry.fictional,
    )  # fmt: skip


def entry_text(entry: Entry, language: str) -> str:
    """What the registry says of an entry: its definition, or its text."""
    definition = entry.definition if isinstance(entry, Theme) else {}
    return in_language(definition, language) or in_language(entry.text, language)


def entry_language(entry: Entry, language: str) -> str:
    """The language of that text: the one asked for, or the first in which there is one."""
    said = (entry.definition if isinstance(entry, Theme) else {}) or entry.text
    return language if language in said else next(iter(said), language)


def in_order(view: LanguageView, branches: list[Branch]) -> list[Branch]:
    """Entries by the order that their registry states, then by name in the language's alphabet."""
    return sorted(
        branches, key=lambda branch: (_stated(branch.entry), sort_key(branch.entry.named(view.code), view.language))
    )


def _stated(entry: Entry) -> int:
    return entry.order if isinstance(entry, Theme) else 0
