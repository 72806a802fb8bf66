"""Entries: each item of a language as its feeds tell it, the same at any time, but that what is over is not added."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from sys import getsizeof
from typing import NamedTuple

from plugins.domain.announcement import announced_at
from plugins.domain.event import Event
from plugins.domain.heads import own_words
from plugins.domain.item import Item, at_start
from plugins.domain.listing import ATOM, JSON_FEED, RSS, FeedFormat, Listing, Shown
from plugins.domain.view import LanguageView
from plugins.feeds.content import render_content
from plugins.feeds.kept import Kept
from plugins.feeds.telling import told_of
from plugins.formats.atom import render_entry
from plugins.formats.feed import EPOCH, FeedCategory, FeedEntry, FeedPicture, FeedTranslation
from plugins.formats.jsonfeed import render_json_item
from plugins.formats.rss import render_item

KEPT = 10_000_000
"""How many bytes of entries are kept, and as many of what was written of them: those of a year of a large site."""

BESIDE = 1_500
"""How many bytes an entry takes beside its text, more or less."""

WRITERS: Mapping[FeedFormat, Callable[[FeedEntry, str], bytes]] = {
    RSS: render_item,
    ATOM: render_entry,
    JSON_FEED: render_json_item,
}
"""What writes an entry in each format, in a feed of a language."""


class Announced(NamedTuple):
    """What a feed may tell of, and when readers could first know of it."""

    shown: Shown
    moment: datetime | None


class Entries:
    """The entries of a language: all that its feeds may tell of, in the order of feeds.

    An entry stands in several feeds of a format, with the same bytes in each; so it is written once, and kept for a
    while.
    """

    def __init__(self, view: LanguageView, shelf: "Shelf") -> None:
        """Put into order what any feed may tell of; entries are made when they are asked for."""
        self._view, self._shelf = view, shelf
        listed = {shown.item.name: shown for shown in view.newest if is_told(shown)}
        self._told = newest_of(Announced(shown, announced(view, shown.item)) for shown in listed.values())
        self._places = {one.shown.item.name: place for place, one in enumerate(self._told)}

    def told_in(self, listing: Listing) -> list[Announced]:
        """What the feed of a listing may tell of, the newest first."""
        if not listing.is_followed:
            return []
        told, places = self._told, self._places
        found = [place for shown in listing.items if (place := places.get(shown.item.name)) is not None]
        return [told[place] for place in sorted(found)]

    def written(self, one: Announced, format_: FeedFormat, *, archived: bool) -> bytes:
        """The entry that tells of it, as it stands in feeds of a format, or in their archives."""
        item = one.shown.item
        form = Form(self, item.name, format_.file, archived and isinstance(item, Event))
        return self._shelf.written.of(form, partial(self._write, one.shown, format_, form.is_archived))

    def _write(self, shown: Shown, format_: FeedFormat, is_archived: bool) -> bytes:
        entry = self._shelf.entries.of((self, shown.item.name), partial(entry_of, self._view, shown))
        return WRITERS[format_](as_archived(entry) if is_archived else entry, self._view.code)

    def last_change(self, told: Iterable[Announced]) -> datetime:
        """When one of several last changed, or was announced."""
        return max((self._change(one) for one in told), default=EPOCH)

    def _change(self, one: Announced) -> datetime:
        updated = _updated(self._view, one.shown, one.moment) if one.shown.texts.updated else None
        return updated or one.moment or EPOCH


class Form(NamedTuple):
    """An item by its name, and the form in which its entry is written: that of events is another in archives."""

    entries: Entries
    name: str
    format: str
    is_archived: bool


class Shelf:
    """What is kept of the entries of all languages: their feeds are made one after another, and share the room."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.entries = Kept[tuple[Entries, str], FeedEntry](_size_of, KEPT)
        self.written = Kept[Form, bytes](len, KEPT)


def _size_of(entry: FeedEntry) -> int:
    return 2 * getsizeof(entry.html) + BESIDE


def is_told(shown: Shown) -> bool:
    """Whether feeds may tell of something: of what the language has, and of events, whose facts it has."""
    return shown.is_own or shown.item.shown_untranslated


def newest_of(told: Iterable[Announced]) -> list[Announced]:
    """The order of feeds: what was announced last comes first, what has no day at the end."""
    return sorted(told, key=lambda one: (-(one.moment or EPOCH).timestamp(), one.shown.item.permanent_name))


def entry_of(view: LanguageView, shown: Shown) -> FeedEntry:
    """An item as an entry, with all that it says."""
    told, published = told_of(shown.item, view, shown), announced(view, shown.item)
    translations = tuple(_translations(view, shown))
    return FeedEntry(
        id=f"tag:{view.site.authority}:{shown.item.permanent_name}",
        title=told.title,
        url=view.site.absolute(shown.link),
        summary=" ".join(part for part in (told.news, view.description(shown)) if part),
        html=render_content(view, shown, told, translations),
        published=published,
        updated=_updated(view, shown, published),
        language="" if shown.text_language == view.code else shown.text_language,
        authors=told.authors or (view.tongue.site_name,),
        categories=tuple(_categories(view, shown.item)),
        picture=_picture(view, shown),
        translations=translations,
        event=told.event,
        deadline=told.deadline,
    )


def as_archived(entry: FeedEntry) -> FeedEntry:
    """An entry as archives have it, without what the clock takes away: the calendar file of an event to come."""
    return replace(entry, event=replace(entry.event, calendar="")) if entry.event else entry


def announced(view: LanguageView, item: Item) -> datetime | None:
    """When readers could first know of an item: on its date, but not before it was public.

    Of an event without a date the ledger may know; when it is held says nothing of that.
    """
    zone = view.site.zone
    dated = at_start(item.announced, zone) if item.announced else None
    known = dated or (announced_at(view, item) if isinstance(item, Event) else None)
    moments = [moment for moment in (known, item.due_at(zone)) if moment]
    return max(moments, default=None)


def _updated(view: LanguageView, shown: Shown, published: datetime | None) -> datetime | None:
    """The day that the text states for its last change that matters, where it is later than its announcement."""
    stated = shown.texts.updated
    updated = at_start(stated, view.site.zone) if stated else None
    return updated if updated and (published is None or updated > published) else None


def _translations(view: LanguageView, shown: Shown) -> Iterable[FeedTranslation]:
    """The versions in other languages, each announced in its own."""
    for code, address in shown.versions.items():
        if code != view.code:
            yield FeedTranslation(code, view.site.absolute(address), own_words(view.site, code))


def _categories(view: LanguageView, item: Item) -> Iterable[FeedCategory]:
    known = view.once(_themes)
    return (known[name] for name in item.themes if name in known)


def _themes(view: LanguageView) -> Mapping[str, FeedCategory]:
    themes = view.catalogue.registries.get("themes", {})
    address = view.entry_address
    return {
        name: FeedCategory(theme.named(view.code), view.site.absolute(address(theme, view.code)))
        for name, theme in themes.items()
    }


def _picture(view: LanguageView, shown: Shown) -> FeedPicture | None:
    image = view.image(shown)
    if image is None:
        return None
    url = view.site.absolute(image.permanent)
    return FeedPicture(url, image.type, image.size, image.width, image.height, image.alt)
