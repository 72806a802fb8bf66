"""The choices by which results can be narrowed: what kinds, themes and places there are to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.domain.language import sort_key
from plugins.domain.view import LanguageView
from plugins.engine.search_records import SearchRecord


@dataclass(frozen=True)
class Choice:
    """A list to choose one from: its name in addresses, its label, and what all of it is called."""

    name: str
    label: str
    every: str
    values: tuple[str, ...]


def choices_of(view: LanguageView, records: Iterable[SearchRecord]) -> tuple[Choice, ...]:
    """The kinds, themes and places of what is found in a language, in its alphabetical order."""
    found = [record.filters for record in records]
    labels = {
        "kind": (view.gettext("Kind"), view.gettext("All kinds")),
        "theme": (view.gettext("Theme"), view.gettext("All themes")),
        "place": (view.gettext("Place"), view.gettext("All places")),
    }
    return tuple(
        Choice(name, label, every, _sorted(view, {value for filters in found for value in filters.get(name, ())}))
        for name, (label, every) in labels.items()
    )


def _sorted(view: LanguageView, values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(values, key=lambda value: sort_key(value, view.language)))
