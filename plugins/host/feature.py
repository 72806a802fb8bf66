"""A feature: what one part of the product adds to the site, as functions of a view that give values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plugins.domain.item import Item
from plugins.domain.listing import Listing
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output

Views = Mapping[str, LanguageView]
"""The views of all languages by code, in the site's order."""


def _nothing(_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Feature:
    """What a feature contributes; what it leaves out it does not have."""

    name: str
    kinds: tuple[type[Item], ...] = ()
    """The kinds of items that it brings, each with a folder in `content/`."""
    listings: Callable[[LanguageView], Iterable[Listing]] = _nothing
    """The listings of one language. Features see no listings of others while they make theirs."""
    outputs: Callable[[LanguageView], Iterable[Output]] = _nothing
    """The outputs of one language, with all listings known."""
    site_outputs: Callable[[Views], Iterable[Output]] = _nothing
    """The outputs that belong to no language, such as the sitemap."""
