"""Pictures: the forms in which photographs are published, and the cards that other services show with links."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from plugins.domain.picture import SOCIAL, form_address
from plugins.domain.registry import Theme
from plugins.domain.social import SITE, card_address
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, composed, copy
from plugins.engine.state import folder_fingerprint
from plugins.host import signals
from plugins.host.feature import Feature, Views
from plugins.host.settings import folders_of

FONTS = {
    "heading": "familjen-grotesk-latin-wght-normal.woff2",
    "heading_further": "familjen-grotesk-latin-ext-wght-normal.woff2",
    "text": "figtree-latin-wght-normal.woff2",
    "text_further": "figtree-latin-ext-wght-normal.woff2",
}
"""The typefaces of cards among those of the theme; the further ones have the letters beyond Western Europe's."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(run: Any) -> Feature:
    """The forms of all pictures and the cards; the theme that the run found has the typefaces."""
    folders = folders_of(run.settings)
    fonts = {name: folders.static_file(f"fonts/{file}") for name, file in FONTS.items()}
    parts = {name: copy(name, str(font), folder_fingerprint(font)) for name, font in fonts.items()}

    def site_outputs(views: Views) -> Iterator[Output]:
        yield from forms(next(iter(views.values())))
        for view in views.values():
            yield from cards(view, parts)

    return Feature("pictures", site_outputs=site_outputs)


def draw(**said: Any) -> bytes:
    """The bytes of a card. Drawing needs a large library, which most builds do without."""
    from plugins.pictures.card import draw_card

    return draw_card(**said)


def forms(view: LanguageView) -> Iterator[Output]:
    """Every form of the pictures beside what is public; all languages share them."""
    for shown in view.shown.values():
        for file in shown.item.beside:
            for form in file.forms:
                if form.name != SOCIAL or file.name == shown.item.image:
                    yield copy(unquote(form_address(shown.item, file, form)), form.source, form.digest)


def cards(view: LanguageView, fonts: dict[str, Output]) -> Iterator[Output]:
    """The card of the site in a language, and that of each theme with a page."""
    site = view.tongue.site_name
    yield composed(
        card_address(view.code, SITE), draw, fonts, title=site, above="", below=view.tongue.tagline, family="water"
    )
    for theme in view.catalogue.registries.get(Theme.registry, {}).values():
        name = f"{Theme.registry}/{theme.id}"
        if name in view.listing_names:
            words = {"title": theme.named(view.code), "above": site, "below": ""}
            yield composed(card_address(view.code, name), draw, fonts, family=view.theme_family(theme.id), **words)
