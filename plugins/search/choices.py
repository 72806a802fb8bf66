"""What the page of search holds beside the index: the choices that narrow results, and names in other languages."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from plugins.domain.item_page import NamedLink
from plugins.domain.language import sort_key
from plugins.domain.view import LanguageView
from plugins.search.records import Filters, filters_of, kind_of


class Choice(Struct, frozen=True):
    """A list to choose one from: its name in addresses, its label, and what all of it is called."""

    name: str
    label: str
    every: str
    options: tuple[tuple[str, str], ...]
    """Ids and names, in the order of the alphabet."""


def choices_of(view: LanguageView) -> tuple[Choice, ...]:
    """The kinds, themes and places of what is found in a language."""
    found = [*filters_of(view)]
    return (
        _choice(view, found, "kind", view.gettext("Kind"), view.gettext("All kinds")),
        _choice(view, found, "theme", view.gettext("Theme"), view.gettext("All themes")),
        _choice(view, found, "place", view.gettext("Place"), view.gettext("All places")),
    )


def _choice(view: LanguageView, found: Sequence[Filters], name: str, label: str, every: str) -> Choice:
    ids = {one for filters in found for one in filters.get(name, ())}
    options = sorted(
        ((one, _named(view, name, one)) for one in ids), key=lambda option: sort_key(option[1], view.language)
    )
    return Choice(name, label, every, tuple(options))


def _named(view: LanguageView, name: str, one: str) -> str:
    entry = view.catalogue.entry(f"{name}s", one)
    return entry.named(view.code) if entry else kind_of(view, one)


def untranslated(view: LanguageView) -> Iterator[NamedLink]:
    """The titles of what is found though its text is in another language, which the index does not have."""
    for shown in view.shown.values():
        if shown.item.shown_untranslated and not shown.is_own:
            yield NamedLink(shown.texts.title, shown.address, shown.text_language, view.mark(shown.text_language))
