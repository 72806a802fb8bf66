"""Heads: what a page says of itself and of its versions in other languages."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from plugins.domain.document import Document, LanguageLink
from plugins.domain.forms import render_in_language
from plugins.domain.listing import Listing, Shown
from plugins.domain.site import Site
from plugins.domain.social import card_of_theme, social_of, social_of_listing
from plugins.domain.view import LanguageView

Addresses = Mapping[str, str]
"""Addresses of the same thing by language."""


def head_of(view: LanguageView, title: str, addresses: Addresses, versions: Addresses | None = None) -> Document:
    """The head of the page at the view's own address; `versions` are those of its languages that are real."""
    address = addresses[view.code]
    real = addresses if versions is None else versions
    url = view.site.absolute(address)
    return Document(
        language=view.code,
        title=title,
        description="",
        address=address,
        url=url,
        canonical=url,
        section="",
        alternates=_language_links(view, real, absolute=True) if view.code in real else (),
        languages=tuple(link for link in _language_links(view, addresses) if link.language != view.code),
        indexed=view.code in real,
        image=card_of_theme(view, None),
        feedback_url=_feedback_url(view, url),
    )


def head_of_item(view: LanguageView, shown: Shown) -> Document:
    """The head of an item's page: of its own version, of the facts in this language, or of a notice."""
    return replace(
        head_of(view, shown.texts.title, shown.addresses, shown.versions),
        description=view.description(shown),
        canonical=view.site.absolute(shown.canonical),
        section=shown.item.section_name(),
        image=social_of(view, shown),
    )


def head_of_listing(view: LanguageView, listing: Listing, addresses: Addresses | None = None) -> Document:
    """The head of a listing's page, with its feeds; `addresses` where it is not the listing's first page."""
    return replace(
        head_of(view, listing.title, addresses or listing.addresses),
        description=listing.description,
        section=listing.name.split("/")[0],
        image=social_of_listing(view, listing),
        feeds=tuple(view.feeds_of(listing)),
    )


def own_words(site: Site, code: str) -> str:
    """The words that say "in the language" in that very language: `Suomeksi`, `In English`."""
    words = render_in_language(code, site.tongues[code].language)
    return words[:1].upper() + words[1:]


def _language_links(view: LanguageView, addresses: Addresses, *, absolute: bool = False) -> tuple[LanguageLink, ...]:
    place = view.site.absolute if absolute else str
    return tuple(LanguageLink(code, own_words(view.site, code), place(address)) for code, address in addresses.items())


def _feedback_url(view: LanguageView, url: str) -> str:
    """The feedback form with the page's address, or the feedback page where the site has no form."""
    if view.tongue.feedback_url:
        return view.tongue.feedback_url.replace("{page}", quote(url, safe=""))
    page = view.shown.get("pages/feedback")
    return page.address if page else ""
