"""Fronts: the neutral one at the site's root, one for each language, and the page for what cannot be found."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.domain.cards import cards_of
from plugins.domain.document import Document
from plugins.domain.heads import head_of, head_of_listing
from plugins.domain.listing import Listing, newest_first
from plugins.domain.story import Story
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.formats.calendar_links import subscription_of
from plugins.formats.schema_org import render_site
from plugins.host import signals
from plugins.host.feature import Feature, Views

NEWS, EVENTS, OPENINGS = 9, 6, 4
"""How many stories, events and opportunities a front shows."""


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
    items = [shown for shown in view.shown.values() if shown.item.kind_folder != "pages"]
    yield Listing(
        name="front",
        address=addresses[view.code],
        title=view.tongue.site_name,
        addresses=addresses,
        description=view.tongue.tagline,
        items=tuple(sorted(items, key=newest_first)),
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The front of a language."""
    listing = view.listing_names["front"]
    front = view.site.absolute("/")
    document = replace(head_of_listing(view, listing), default_url=front, linked_data=(render_site(view),))
    yield page(
        listing.address, "front.html", view.code,
        document=document, chrome=view.chrome,
        stories=cards_of(view, listing.of(Story)[:NEWS]),
        upcoming=cards_of(view, view.upcoming(listing.items)[:EVENTS]),
        openings=cards_of(view, view.open(listing.items)[:OPENINGS]),
        sections={name: view.listing_names[name].address for name in SECTIONS if name in view.listing_names},
        calendar=subscription_of(view, listing),
    )  # fmt: skip


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
    )  # fmt: skip
