"""The region: a listing for every theme, and for each place and organisation that anything names, and their fronts."""

from collections.abc import Iterator

from plugins.domain.listing import Listing
from plugins.domain.registry import Entry, Organisation, Place, Theme
from plugins.domain.tree import Branch, tree_of
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.region.entries import entry_page, entry_text
from plugins.region.fronts import front_page

REGISTRIES: tuple[type[Entry], ...] = (Theme, Place, Organisation)
"""The registries whose entries have pages, in the order of the menu."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The pages of the registries."""
    return Feature("region", listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """The fronts of the registries, and a listing for each entry that has a page."""
    for order, registry in enumerate(REGISTRIES):
        branches = tree_of(view, registry)
        if branches:
            yield _front(view, registry, 50 + 10 * order)
            for branch in branches.values():
                yield _entry_listing(view, branch)


def outputs(view: LanguageView) -> Iterator[Output]:
    """A page for each of those listings."""
    pages = {registry.registry: tree_of(view, registry) for registry in REGISTRIES}
    for branches in pages.values():
        if branches:
            yield front_page(view, branches)
            yield from (entry_page(view, branch, pages) for branch in branches.values())


def _front(view: LanguageView, registry: type[Entry], order: int) -> Listing:
    titles = {
        "themes": view.gettext("Themes"),
        "places": view.gettext("Places"),
        "organisations": view.gettext("Organisations"),
    }
    descriptions = {
        "themes": view.gettext("What is worked on in the region, and everything that is told of it here."),
        "places": view.gettext(
            "Choose a place to see its news, coming events, open jobs, projects and organisations on one page."
        ),
        "organisations": view.gettext(
            "The virtual business village of the region: who works where, with their open jobs and coming events."
        ),
    }
    name = registry.registry
    addresses = {code: view.site.section_address(name, code) for code in view.site.languages}
    return Listing(
        name, addresses[view.code], titles[name], addresses, descriptions[name],
        lists_events=False, is_followed=False, menu=order,
    )  # fmt: skip


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
