"""Languages: a notice where a translation is missing, and the sitemap that pairs the versions there are."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from plugins.domain.dependence import on_facts, on_whole, together
from plugins.domain.document import Document
from plugins.domain.heads import head_of_item
from plugins.domain.item_page import item_page
from plugins.domain.listing import Listing, Shown
from plugins.domain.pagination import paginate
from plugins.domain.site import Site
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later, text_later
from plugins.formats.sitemap import Place, render_sitemap
from plugins.host import signals
from plugins.host.feature import Feature, Views


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Notices and the sitemap."""
    return Feature("languages", outputs=outputs, site_outputs=site_outputs)


def outputs(view: LanguageView) -> Iterator[Output]:
    """A notice at the address of each item that the language does not have."""
    for shown in view.shown.values():
        if not shown.is_own and not shown.item.shown_untranslated:
            depends = on_whole(view, (shown,))
            yield page_later(shown.address, "notice.html", view.code, partial(_notice, view, shown), depends)


def _notice(view: LanguageView, shown: Shown) -> View:
    return {"document": _head(view, shown), "chrome": view.chrome, "item": item_page(view, shown)}


def _head(view: LanguageView, shown: Shown) -> Document:
    """The head of a notice, where the feeds are found of what it would belong to: its own, its section's, or all."""
    item, listings = shown.item, view.listing_names
    beside = (listings.get(name) for name in (item.name, item.section_name(), "front"))
    listing = next((one for one in beside if one and one.is_followed), None)
    return replace(head_of_item(view, shown), feeds=tuple(view.feeds_of(listing)) if listing else ())


def site_outputs(views: Views) -> Iterator[Output]:
    """The sitemap: fronts, listings with their pages, and real versions of items."""
    depends = together(on_facts(view, view.shown.values()) for view in views.values())
    yield text_later("/sitemap.xml", render_sitemap, partial(_sitemap, views), depends)


def _sitemap(views: Views) -> View:
    places = (place for view in views.values() for place in _places(view))
    site = next(iter(views.values())).site
    root = Place(site.absolute("/"), "", _fronts(site))
    return {"places": [root, *sorted(places, key=lambda place: place.url)]}


def _fronts(site: Site) -> dict[str, str]:
    """The fronts: those of the languages, and the one that leans to none (`x-default`)."""
    fronts = {code: site.absolute(f"/{code}/") for code in site.languages}
    return {**fronts, "x-default": site.absolute("/")}


def _places(view: LanguageView) -> Iterator[Place]:
    for listing in view.listings:
        # The page of a project is a listing too; as an item it has its versions and its day.
        if listing.name not in view.shown:
            yield from _listing_places(view, listing)
    for shown in view.shown.values():
        if shown.is_own:
            yield _item_place(view, shown)


def _listing_places(view: LanguageView, listing: Listing) -> Iterator[Place]:
    """Only what is paginated has more pages than one: the news."""
    for _, addresses, _ in paginate(view, listing) if listing.is_paginated else ((None, listing.addresses, ()),):
        alternates = {code: view.site.absolute(address) for code, address in addresses.items()}
        yield Place(alternates[view.code], "", _fronts(view.site) if listing.name == "front" else alternates)


def _item_place(view: LanguageView, shown: Shown) -> Place:
    changed = shown.texts.updated or shown.item.date
    alternates = {code: view.site.absolute(address) for code, address in shown.versions.items()}
    return Place(alternates[view.code], changed.isoformat() if changed else "", alternates)
