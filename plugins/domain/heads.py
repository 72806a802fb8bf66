"""Heads: what a page says of itself and of its versions in other languages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from plugins.domain.document import Document, LanguageLink
from plugins.domain.forms import render_in_language
from plugins.domain.listing import Listing, Shown
from plugins.domain.site import Site
from plugins.domain.social import card_of_theme, social_of, social_of_listing
from plugins.domain.view import LanguageView

Addresses = Mapping[str, str]
"""Addresses of the same thing by language."""


def head_of(
    view: LanguageView, title: str, addresses: Addresses, versions: Addresses | None = None, **said: Any
) -> Document:
    """The head of the page at the view's own address; `versions` are those of its languages that are real.

    What else it says, such as its description, is given by the names that a document has for it.
    """
    address = addresses[view.code]
    real = addresses if versions is None else versions
    url = view.site.absolute(address)
    otherwise: dict[str, Any] = {
        "description": "",
        "canonical": url,
        "section": "",
        "image": view.once(card_of_theme, None),
    }
    return Document(
        language=view.code,
        title=title,
        address=address,
        url=url,
        alternates=_language_links(view, real, view.site.url) if view.code in real else (),
        languages=_language_links(view, {code: addresses[code] for code in addresses if code != view.code}),
        indexed=view.code in real,
        feedback_url=_feedback_url(view, url),
        **(otherwise | said),
    )


def head_of_item(view: LanguageView, shown: Shown, **said: Any) -> Document:
    """The head of an item's page: of its own version, of the facts in this language, or of a notice."""
    facts: dict[str, Any] = {
        "description": view.description(shown),
        "canonical": view.site.absolute(shown.canonical),
        "section": shown.item.section_name(),
        "image": social_of(view, shown),
    }
    return head_of(view, shown.texts.title, shown.addresses, shown.versions, **(facts | said))


def head_of_listing(view: LanguageView, listing: Listing, addresses: Addresses | None = None, **said: Any) -> Document:
    """The head of a listing's page, with its feeds; `addresses` where it is not the listing's first page."""
    facts: dict[str, Any] = {
        "description": listing.description,
        "section": listing.name.split("/")[0],
        "image": social_of_listing(view, listing),
        "feeds": view.feeds_of(listing),
    }
    return head_of(view, listing.title, addresses or listing.addresses, **(facts | said))


def own_words(site: Site, code: str) -> str:
    """The words that say "in the language" in that very language: `Suomeksi`, `In English`."""
    words = render_in_language(code, site.tongues[code].language)
    return words[:1].upper() + words[1:]


def _language_links(view: LanguageView, addresses: Addresses, base: str = "") -> tuple[LanguageLink, ...]:
    words = view.once(_own_words)
    return tuple([LanguageLink(code, words[code], f"{base}{address}") for code, address in addresses.items()])


def _own_words(view: LanguageView) -> Mapping[str, str]:
    return {code: own_words(view.site, code) for code in view.site.languages}


def _feedback_url(view: LanguageView, url: str) -> str:
    """The feedback form with the page's address, or the feedback page where the site has no form."""
    if view.tongue.feedback_url:
        return view.tongue.feedback_url.replace("{page}", quote(url, safe=""))
    page = view.shown.get("pages/feedback")
    return page.address if page else ""
