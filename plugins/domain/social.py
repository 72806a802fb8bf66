"""Social images: what other services show with a link to a page. Its own picture, or else a card that is drawn."""

from dataclasses import replace

from plugins.domain.listing import Listing, Shown
from plugins.domain.picture import SocialImage
from plugins.domain.registry import Entry, Theme
from plugins.domain.view import LanguageView

CARD_SIZE = (1200, 630)
"""The width and height of a card."""
SITE = "site"
"""The name of the card that stands for the whole site."""
CARD_TYPE = "image/jpeg"


def social_of(view: LanguageView, shown: Shown) -> SocialImage:
    """The image of an item: its picture, where that is large enough, or the card of its first theme, or of the site."""
    image = view.image(shown)
    if image and image.social:
        return _absolute(view, image.social)
    themes = (view.catalogue.entry(Theme.registry, name) for name in shown.item.themes)
    return view.once(_card_of, next((theme.id for theme in themes if theme), ""))


def social_of_listing(view: LanguageView, listing: Listing) -> SocialImage:
    """The image of a listing: the card of a theme on its own page, else the card of the site."""
    registry, _, name = listing.name.partition("/")
    return card_of_theme(view, view.catalogue.entry(registry, name) if registry == Theme.registry and name else None)


def card_of_theme(view: LanguageView, theme: Entry | None) -> SocialImage:
    """The card of a theme that has a page, or else that of the site, in the language of a view."""
    has_card = theme is not None and f"{Theme.registry}/{theme.id}" in view.listing_names
    name, said = (f"themes/{theme.id}", theme.named(view.code)) if theme and has_card else (SITE, view.tongue.tagline)
    words = ": ".join(filter(None, (view.tongue.site_name, said)))
    return _absolute(view, SocialImage(card_address(view.code, name), CARD_TYPE, *CARD_SIZE, words))


def _card_of(view: LanguageView, theme: str) -> SocialImage:
    return card_of_theme(view, view.catalogue.entry(Theme.registry, theme))


def card_address(language: str, name: str) -> str:
    """Where a card lies: `/pictures/cards/fi/site.jpg`, `/pictures/cards/fi/themes/fotoniikka.jpg`."""
    return f"/pictures/cards/{language}/{name}.jpg"


def _absolute(view: LanguageView, image: SocialImage) -> SocialImage:
    return replace(image, address=view.site.absolute(image.address))
