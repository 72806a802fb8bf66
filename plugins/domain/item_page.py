"""The page of an item: what it shows whatever its kind. Kinds add their own facts beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.domain.body import render_body
from plugins.domain.contact import Contact, contacts
from plugins.domain.forms import render_in_language
from plugins.domain.item import Item, ItemTexts, Translation
from plugins.domain.listing import Shown
from plugins.domain.picture import Image
from plugins.domain.view import LanguageView

NOT_PUBLIC = ("draft", "waiting", "unsent")
"""The notices of what readers do not see yet: a draft, what waits for its time, a letter that is not frozen."""


@dataclass(frozen=True)
class Notice:
    """What is told of a version: `summary`, `outdated`, `pending`, `late` or `absent`; to writers also `NOT_PUBLIC`."""

    kind: str
    language: str
    """The language of the original."""
    name: str
    """The words that name it in the page's language: `in Finnish`."""
    address: str
    """The page of the original."""
    due: date | None = None
    source_updated: date | None = None
    translated: date | None = None


@dataclass(frozen=True)
class NamedLink:
    """A link with its text, and the language of what it leads to where it is not the page's."""

    label: str
    address: str
    language: str = ""
    mark: str = ""


@dataclass(frozen=True)
class ItemPage:
    """An item's text and what surrounds it."""

    title: str
    language: str
    """The language of the texts, which on a page of facts is not the page's."""
    mark: str
    summary: str
    html: str
    day: date | None
    updated: date | None
    image: Image | None
    themes: tuple[NamedLink, ...]
    family: str
    """The family whose colours the item has: `moss`."""
    places: tuple[NamedLink, ...]
    organisations: tuple[NamedLink, ...]
    contacts: tuple[Contact, ...]
    links: tuple[NamedLink, ...]
    notices: tuple[Notice, ...]


def item_page(view: LanguageView, shown: Shown) -> ItemPage:
    """The page of an item as the readers of a view get it."""
    item, texts = shown.item, shown.texts
    return ItemPage(
        title=texts.title,
        language=shown.text_language,
        mark=view.mark(shown.text_language),
        summary=texts.summary,
        html=render_body(view, shown),
        day=item.date,
        updated=texts.updated,
        image=view.image(shown),
        themes=links_to(view, "themes", item.themes),
        family=view.family(item),
        places=links_to(view, "places", item.places),
        organisations=links_to(view, "organisations", item.organisations),
        contacts=contacts(view, item),
        links=tuple(
            NamedLink(link.label, link.url, link.language, view.mark(link.language) if link.language else "")
            for link in texts.links
        ),
        notices=tuple(notices(view, shown)),
    )


def entry_links(view: LanguageView, registry: str, names: tuple[str, ...]) -> Iterator[NamedLink]:
    """Links to the pages of a registry's entries, in the order in which they are named."""
    for name in names:
        entry = view.catalogue.entry(registry, name)
        if entry:
            yield NamedLink(entry.named(view.code), view.entry_address(entry, view.code))


def links_to(view: LanguageView, registry: str, names: tuple[str, ...]) -> tuple[NamedLink, ...]:
    """The same links as one value, which is known: many items name the same."""
    return view.once(_links_to, registry, names)


def _links_to(view: LanguageView, registry: str, names: tuple[str, ...]) -> tuple[NamedLink, ...]:
    return tuple(entry_links(view, registry, names))


def _why_not_public(view: LanguageView, item: Item) -> str:
    """Why only those who write see an item: one of `NOT_PUBLIC`."""
    if item.draft:
        return "draft"
    due = item.due_at(view.site.zone)
    return "waiting" if due and due > view.now else "unsent"


def notices(view: LanguageView, shown: Shown) -> Iterator[Notice]:
    """What must be told of the version that is shown, compared with its original."""
    item = shown.item
    original = item.original
    if view.awaits(item):
        yield Notice(_why_not_public(view, item), original, "", shown.address)
    if shown.is_own and (shown.text_language == original or original not in shown.versions):
        return
    address, name = shown.versions[original], render_in_language(original, view.language)
    if shown.state == Translation.SUMMARY:
        yield Notice("summary", original, name, address)
    if not shown.is_own:
        promised = item.texts.get(view.code)
        due = promised.due if promised else None
        late = due is not None and due < view.today.date()
        yield Notice("late" if late else shown.state, original, name, address, due=due)
    elif is_outdated(item, shown.texts):
        source = item.texts[original]
        dates = {"source_updated": source.updated, "translated": last_reviewed(item, shown.texts)}
        yield Notice("outdated", original, name, address, **dates)


def is_outdated(item: Item, texts: ItemTexts) -> bool:
    """Whether the source says it was updated after a translation was updated or checked."""
    source, reviewed = item.texts[item.original].updated, last_reviewed(item, texts)
    return source is not None and (reviewed is None or source > reviewed)


def last_reviewed(item: Item, texts: ItemTexts) -> date | None:
    """The last day on which a version is known to have been right."""
    return max((day for day in (texts.updated, texts.checked, item.date) if day), default=None)
