"""What search finds in a language: the items that have a page there, and the entries of registries that have one.

A record tells only what is in its language: of an event that is not translated, the facts alone.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from plugins.domain.announcement import status_word
from plugins.domain.cards import Card, card_of
from plugins.domain.forms import render_date, render_moment, render_timespan
from plugins.domain.issue import Issue
from plugins.domain.item import Item, ItemTexts
from plugins.domain.listing import Listing, Shown
from plugins.domain.occurrence import EventStatus
from plugins.domain.opportunity import Opening
from plugins.domain.page import StandingPage
from plugins.domain.registry import Entry, Place, Theme
from plugins.domain.site import Frozen
from plugins.domain.text import first_sentences, plain_text
from plugins.domain.view import LanguageView
from plugins.engine.search_records import SearchRecord

UNSEARCHED = {"title", "slug", "translation", "image_alt", "cover_alt", "links", "aliases", "body"}
"""The fields of texts that say nothing by themselves, or that are told in another way."""

VENUES = {"venue", "park"}
"""The kinds of places that are no areas."""

Filters = dict[str, tuple[str, ...]]
"""By what a result can be chosen: its kind, its themes, its places."""

UNDATED = "0001-01-01"
"""Where what has no date stands among dates: at the end."""


def records_of(view: LanguageView) -> Iterator[SearchRecord]:
    """Everything that readers of a language may find, in the order of the addresses."""
    items = (_item(view, shown) for shown in view.shown.values() if _has_page(view, shown))
    entries = (_entry(view, listing, entry) for listing, entry in _entries(view))
    yield from sorted((*items, *entries), key=lambda record: record.address)


def filters_of(view: LanguageView) -> Iterator[Filters]:
    """By what each of these records can be chosen, without the records, for which all texts would have to be read."""
    for shown in view.shown.values():
        if _has_page(view, shown):
            yield _item_filters(shown.item, [*_around(view, shown.item)])
    yield from (_entry_filters(entry) for _, entry in _entries(view))


def _has_page(view: LanguageView, shown: Shown) -> bool:
    """Whether there is a page in the language that is more than a notice."""
    if isinstance(shown.item, Issue):
        return shown.is_own and view.letter_of(shown) is not None
    return shown.is_own or shown.item.shown_untranslated


def _item(view: LanguageView, shown: Shown) -> SearchRecord:
    item, card, own = shown.item, card_of(view, shown), shown.is_own
    kind, around = kind_of(view, item.kind_folder), [*_around(view, item)]
    return SearchRecord(
        address=shown.address,
        language=view.code,
        title=shown.texts.title if own else "",
        names=tuple(entry.named(view.code) for entry in around),
        texts=(kind, card.place, *(_told(shown.texts) if own else ())),
        shown={
            "kind": kind,
            "date": "" if isinstance(item, StandingPage) else date_told(view, card),
            "place": card.place or view.names("places", item.places),
            "excerpt": view.description(shown) if own else "",
        },
        filters=_item_filters(item, around),
        sort={"date": _sort_date(card)},
    )  # fmt: skip


def _entries(view: LanguageView) -> Iterator[tuple[Listing, Entry]]:
    """The entries of registries that have a page."""
    for listing in view.listings:
        registry, slash, name = listing.name.partition("/")
        entry = view.catalogue.entry(registry, name) if slash else None
        if entry:
            yield listing, entry


def _entry(view: LanguageView, listing: Listing, entry: Entry) -> SearchRecord:
    kind = kind_of(view, entry.registry)
    said = (entry.definition if isinstance(entry, Theme) else {}) or entry.text
    text = said.get(view.code, "")
    return SearchRecord(
        address=listing.address,
        language=view.code,
        title=listing.title,
        texts=(kind, text),
        shown={"kind": kind, "excerpt": first_sentences(text)},
        filters=_entry_filters(entry),
        sort={"date": UNDATED},
    )


def kind_of(view: LanguageView, name: str) -> str:
    """What one of a kind of items or entries is called."""
    kinds = {
        "news": view.gettext("News story"),
        "events": view.gettext("Event"),
        "projects": view.gettext("Project"),
        "jobs": view.gettext("Job"),
        "calls": view.gettext("Call"),
        "publications": view.gettext("Publication"),
        "pages": view.gettext("Page"),
        "newsletters": view.gettext("Newsletter"),
        "themes": view.gettext("Theme"),
        "places": view.gettext("Place"),
        "organisations": view.gettext("Organisation"),
    }
    return kinds.get(name, "")


def date_told(view: LanguageView, card: Card) -> str:
    """When it is, or up to when one may apply, or when it was announced, in words; "" where that is not known."""
    if card.held:
        when = render_timespan(card.held.span, view.language, view.site.zone)
        return ", ".join(words for words in (status_word(view, EventStatus(card.status)), when) if words)
    if card.opening == Opening.CLOSED:
        return view.gettext("Applications are closed")
    if card.deadline:
        return view.gettext("Closes %(moment)s") % {
            "moment": render_moment(card.deadline, view.language, view.site.zone)
        }
    if card.duration:
        is_one = card.duration.start_iso == card.duration.end_iso
        return card.duration.end if is_one else f"{card.duration.start}{card.duration.dash}{card.duration.end}".strip()
    if card.year:
        return str(card.year)
    return render_date(card.day, view.language) if card.day else ""


def _sort_date(card: Card) -> str:
    if card.held:
        return card.held.span.start.isoformat()
    return card.day.isoformat() if card.day else f"{card.year}-01-01" if card.year else UNDATED


def _around(view: LanguageView, item: Item) -> Iterator[Entry]:
    """The themes, places and organisations that an item names, and what they are part of."""
    for name in sorted(view.named_around(item)):
        registry, _, key = name.partition("/")
        entry = view.catalogue.entry(registry, key)
        if entry:
            yield entry


def _item_filters(item: Item, around: Sequence[Entry]) -> Filters:
    return {"kind": (item.kind_folder,), **_filters(around)}


def _entry_filters(entry: Entry) -> Filters:
    return {"kind": (entry.registry,), **_filters((entry,))}


def _filters(entries: Sequence[Entry]) -> Filters:
    """The themes and the places by which a result can be chosen; a venue is too small a place for that."""
    places = [entry for entry in entries if isinstance(entry, Place) and entry.kind not in VENUES]
    themes = [entry for entry in entries if isinstance(entry, Theme)]
    return {
        "theme": tuple(entry.id for entry in themes),
        "place": tuple(entry.id for entry in places),
    }


def _told(texts: ItemTexts) -> Iterator[str]:
    """Everything that a language says of an item, whatever the kind."""
    for name in type(texts).model_fields:
        if name not in UNSEARCHED:
            yield from _texts(getattr(texts, name))
    yield plain_text(texts.body)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value and in what it is made of."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
