"""The view of a made-up region with all of its listings, as the features see it when they write pages."""

from datetime import datetime

from plugins.domain.listing import Listing
from plugins.domain.registry import Entry
from plugins.domain.tree import Branch, tree_of
from plugins.domain.view import LanguageView
from plugins.opportunities import listings as opening_listings
from plugins.projects import listings as project_listings
from plugins.region import listings
from tests.region import NOW, Texts, view


def listed(code: str, texts: Texts, now: datetime = NOW) -> LanguageView:
    """A language's view of a content folder, with the listings of entries, projects and openings."""
    page = view(code, texts, now=now)
    found = [*listings(page), *project_listings(page), *opening_listings(page)]
    return page.with_listings(tuple[Listing, ...](found))


def branch_of(page: LanguageView, registry: type[Entry], name: str) -> Branch:
    """An entry with what names it."""
    return tree_of(page, registry)[name]


def keys(branch: Branch) -> list[str]:
    """The items of a branch, by kind and key."""
    return [shown.item.name for shown in branch.items]
