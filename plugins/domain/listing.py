"""A listing: an address, a title, and what is listed there. Pages, feeds and calendars are drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plugins.domain.item import Item, ItemTexts


class FeedFormat(NamedTuple):
    """A format of feeds: the file beside the page, its media type, its name, and whether its years are kept as well."""

    file: str
    type: str
    name: str
    has_archives: bool


RSS = FeedFormat("rss.xml", "application/rss+xml", "RSS", has_archives=True)
ATOM = FeedFormat("atom.xml", "application/atom+xml", "Atom", has_archives=True)
JSON_FEED = FeedFormat("feed.json", "application/feed+json", "JSON Feed", has_archives=False)

FEED_FORMATS = (RSS, ATOM, JSON_FEED)
"""Every format, the one that most readers read first."""

IN_EVERY_FORMAT = ("front", "news", "events", "opportunities")
"""The listings that are followed the most, by name; all others have RSS alone, which every reader reads."""


@dataclass(frozen=True)
class Shown:
    """An item as the readers of one language meet it."""

    item: Item
    language: str
    """The language of the page."""
    address: str
    """The page about the item in that language."""
    texts: ItemTexts
    """The texts that are shown, in `text_language`: the language's own version, or else the original's."""
    text_language: str
    state: str
    """`full`, `summary`, `pending` or `absent`."""
    versions: Mapping[str, str]
    """The addresses of the full and summary versions by language."""
    addresses: Mapping[str, str]
    """The addresses of the pages about the item in all languages."""

    @property
    def is_own(self) -> bool:
        """Whether the language has a full or summary version of the item."""
        return self.language in self.versions

    @property
    def canonical(self) -> str:
        """The address of the version that is shown: the page itself, or the original's page."""
        return self.address if self.is_own else self.versions[self.text_language]

    @property
    def link(self) -> str:
        """Where lists and links lead: to a page with the text, or with the facts for what is shown untranslated."""
        return self.address if self.is_own or self.item.shown_untranslated else self.canonical

    @property
    def announced(self) -> date | None:
        """The day on which the item became public knowledge, where that is known."""
        return self.item.announced


@dataclass(frozen=True)
class Listing:
    """What stands at one address of a language: the stories and events that belong there, each in its order."""

    name: str
    """Permanent and the same in all languages: `front`, `news`, `themes/fotoniikka`."""
    address: str
    title: str
    addresses: Mapping[str, str]
    """The addresses of the same listing in all languages."""
    description: str = ""
    items: tuple[Shown, ...] = ()
    """Everything that is listed, the newest first."""
    lists_events: bool = True
    """Whether events belong here at all; then a calendar lies beside it, empty or not."""
    is_paginated: bool = False
    """Whether its page is cut into several where it is long."""
    is_followed: bool = True
    """Whether it has a feed."""
    menu: int | None = None
    """Its place in the menu, where it has one."""

    @property
    def feed_formats(self) -> tuple[FeedFormat, ...]:
        """The formats in which it can be followed."""
        if not self.is_followed:
            return ()
        return FEED_FORMATS if self.name in IN_EVERY_FORMAT else (RSS,)

    def of(self, *kinds: type[Item]) -> tuple[Shown, ...]:
        """What is listed of some kinds, the newest first."""
        return tuple(shown for shown in self.items if isinstance(shown.item, kinds))


def newest_first(shown: Shown) -> tuple[int, str]:
    """Sorts what is shown by the day of its announcement, the newest first, and by name where days are equal."""
    return (-(shown.announced or date.min).toordinal(), shown.item.name)
