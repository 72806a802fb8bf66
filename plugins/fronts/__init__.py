"""Fronts: the neutral one at the site's root, one for each language, and the page for what cannot be found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from plugins.domain.cards import cards_of
from plugins.domain.chart import chart_of
from plugins.domain.dependence import on_facts
from plugins.domain.document import Document
from plugins.domain.duration import Phase
from plugins.domain.heads import head_of, head_of_listing
from plugins.domain.listing import Listing, Shown
from plugins.domain.project import Project
from plugins.domain.registry import Place
from plugins.domain.story import Story
from plugins.domain.tree import tree_of
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page, page_later
from plugins.formats.calendar_links import subscription_of
from plugins.formats.schema_org import render_site
from plugins.formats.schema_org_listings import render_all_languages
from plugins.host import signals
from plugins.host.feature import Feature, Views

NEWS, EVENTS, OPENINGS, PROJECTS = 7, 6, 4, 3
"""How many stories, events, opportunities and running projects a front shows."""

SECTIONS = ("news", "events", "opportunities", "projects", "places", "newsletter")
"""The listings to which a front leads on, by name, where the site has them."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The fronts."""
    return Feature("fronts", listings=listings, outputs=outputs, site_outputs=site_outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """Everything public of a language, the newest first."""
    addresses = {code: f"/{code}/" for code in view.site.languages}
    items = [shown for shown in view.newest if shown.item.kind_folder != "pages"]
    yield Listing(
        name="front",
        address=addresses[view.code],
        title=view.tongue.site_name,
        addresses=addresses,
        description=view.tongue.tagline,
        items=tuple(items),
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The front of a language."""
    listing = view.listing_names["front"]
    depends = on_facts(view, listing.items)
    yield page_later(listing.address, "front.html", view.code, partial(_front_page, view, listing), depends)


def _front_page(view: LanguageView, listing: Listing) -> View:
    front = view.site.absolute("/")
    return {
        "document": replace(head_of_listing(view, listing), default_url=front, linked_data=(render_site(view),)),
        "chrome": view.chrome,
        "stories": cards_of(view, _leading(listing.of(Story))[:NEWS]),
        "upcoming": cards_of(view, view.upcoming(listing.items)[:EVENTS]),
        "openings": cards_of(view, view.open(listing.items)[:OPENINGS]),
        "projects": cards_of(view, _running(view)[:PROJECTS]),
        "chart": chart_of(view, tree_of(view, Place).values()),
        "issue": cards_of(view, _issues(view)[:1]),
        "sections": {name: view.listing_names[name].address for name in SECTIONS if name in view.listing_names},
        "calendar": subscription_of(view, listing),
    }


def _leading(stories: Sequence[Shown]) -> list[Shown]:
    """The stories, the newest first; the first of all is the newest that the language has itself."""
    lead = next((shown for shown in stories if shown.is_own), None)
    return [lead, *(shown for shown in stories if shown is not lead)] if lead else list(stories)


def _running(view: LanguageView) -> list[Shown]:
    """The projects that run now."""
    zone = view.site.zone
    return [shown for shown, project in view.of(Project) if project.duration.phase(view.now, zone) is Phase.RUNNING]


def _issues(view: LanguageView) -> tuple[Shown, ...]:
    """The issues of the newsletter, the last one first."""
    listing = view.listing_names.get("newsletter")
    return listing.items if listing else ()


def site_outputs(views: Views) -> Iterator[Output]:
    """The front that leans to no language, and the page for missing ones: each speaks all languages at once."""
    first = next(iter(views.values()))
    tongues = [
        {"code": code, "site_name": view.tongue.site_name, "tagline": view.tongue.tagline, "chrome": view.chrome}
        for code, view in views.items()
    ]
    names = " / ".join(dict.fromkeys(view.tongue.site_name for view in views.values()))
    yield page("/", "root.html", first.code, document=_neutral(first, "/", names), tongues=tongues, names=names)
    missing = _neutral(first, "/404.html", " / ".join(view.gettext("Page not found") for view in views.values()))
    yield page("/404.html", "404.html", first.code, document=missing, tongues=tongues, names=names)


def _neutral(view: LanguageView, address: str, title: str) -> Document:
    """The head of a page that belongs to all languages; the fronts of the languages are its alternates."""
    fronts = {code: f"/{code}/" for code in view.site.languages}
    own = head_of(view, title, fronts)
    url = view.site.absolute(address)
    is_front = address == "/"
    alternates = own.alternates if is_front else ()
    return Document(
        language=view.code, title=title, description=view.tongue.tagline, address=address, url=url, canonical=url,
        section="", alternates=alternates, default_url=url if is_front else "", indexed=is_front,
        linked_data=(render_all_languages(view, title),) if is_front else (),
        image=replace(own.image, alt="") if own.image and is_front else None,
    )  # fmt: skip
