"""A feature: what one part of the product adds to the site, as functions of a view that give values."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from plugins.domain.issue import Issue
from plugins.domain.item import Item
from plugins.domain.listing import Listing
from plugins.domain.lock import Lock
from plugins.domain.problem import Problem
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output
from plugins.engine.search_records import SearchRecord

Views = Mapping[str, LanguageView]
"""The views of all languages by code, in the site's order."""


def _nothing(_: object) -> tuple[()]:
    return ()


def _nothing_of_both(_: object, __: object) -> tuple[()]:
    return ()


class Desk(Struct, frozen=True):
    """What the newsletter gives its editor's commands; its files have the names under which they are kept."""

    mails: Callable[[Views, Issue], Iterable[Output]]
    """The mails of an issue as they would be sent now, one of them for each set of languages: `fi.mail.html`,
    `fi-en.draft.eml`. None where the issue has nothing to tell."""
    check: Callable[[Mapping[str, bytes], str], Iterable[Problem]]
    """What is wrong with the files of mails, which lie in the folder of this path."""
    lock: Callable[[Views, Issue, Mapping[str, bytes]], Lock]
    """The lock of an issue that is sent now with these files. It has something to tell."""


class Feature(Struct, frozen=True):
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
    following: Callable[[Views, Sequence[Output]], Iterable[Output]] = _nothing_of_both
    """The outputs that follow from where all the others lie, such as redirects to them."""
    searched: Callable[[LanguageView], Iterable[SearchRecord]] = _nothing
    """What search finds in one language."""
    desk: Desk | None = None
    """What the commands for the newsletter need of it."""
