"""News: a page for each story, and their listing, the newest first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from heapq import nsmallest

from plugins.domain.cards import cards_of
from plugins.domain.dependence import SomeShown, on_facts, on_whole
from plugins.domain.document import Document
from plugins.domain.heads import head_of_item, head_of_listing
from plugins.domain.item_page import item_page
from plugins.domain.listing import Listing, Shown
from plugins.domain.pagination import Pager, paginate
from plugins.domain.story import Story, StoryTexts
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.formats.schema_org import render_article
from plugins.formats.schema_org_listings import with_linked_data
from plugins.host import signals
from plugins.host.feature import Feature

RELATED = 3
"""How many related stories a story's page shows."""

CANDIDATES = 30
"""How many of the newest items of each theme or place are looked at for that."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Stories and their listing."""
    return Feature("news", kinds=(Story,), listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """All news of a language, with those that exist only in another marked there."""
    stories = view.newest_of(shown for shown, _ in view.of(Story))
    addresses = {code: view.site.section_address("news", code) for code in view.site.languages}
    yield Listing(
        name="news",
        address=addresses[view.code],
        title=view.gettext("News"),
        addresses=addresses,
        description=view.gettext("News from the region, the newest first."),
        items=stories,
        lists_events=False,
        is_paginated=True,
        menu=10,
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The pages of the stories that the language has, and of their listing."""
    nearest = cache(partial(_nearest, view))
    for shown, story in view.of(Story):
        if shown.is_own:
            related = partial(_related, view, nearest, shown)
            make = partial(_story_page, view, shown, story, related)
            yield page_later(shown.address, "story.html", view.code, make, on_whole(view, (shown,), beside=related))
    listing = view.listing_names["news"]
    for pager, addresses, stories in paginate(view, listing):
        make = partial(_news_page, view, listing, pager, addresses, stories)
        yield page_later(addresses[view.code], "news.html", view.code, make, on_facts(view, stories, pager))


def _news_page(
    view: LanguageView, listing: Listing, pager: Pager, addresses: Mapping[str, str], stories: Sequence[Shown]
) -> View:
    return {
        "document": with_linked_data(view, _head(view, listing, pager, addresses)),
        "chrome": view.chrome,
        "listing": listing.title,
        "pager": pager,
        "cards": cards_of(view, stories),
    }


def _head(view: LanguageView, listing: Listing, pager: Pager, addresses: Mapping[str, str]) -> Document:
    """The head of a page of the listing; from the second on, its description says which one it is."""
    if pager.number == 1:
        return head_of_listing(view, listing, addresses)
    place = view.gettext("page %(number)s of %(total)s") % {"number": pager.number, "total": pager.total}
    return head_of_listing(view, listing, addresses, description=f"{listing.description} ({place})")


def _story_page(view: LanguageView, shown: Shown, story: Story, related: SomeShown) -> View:
    feeds, linked_data = view.feeds_of(view.listing_names["news"]), (render_article(view, shown),)
    document = head_of_item(view, shown, kind="article", feeds=feeds, linked_data=linked_data)
    return {
        "document": document,
        "chrome": view.chrome,
        "story": item_page(view, shown),
        "quotes": _quotes(shown),
        "kind": story.kind.value,
        "related": cards_of(view, related()),
    }


def _quotes(shown: Shown) -> tuple[dict[str, str], ...]:
    texts = shown.texts
    return tuple(quote.model_dump() for quote in texts.quotes) if isinstance(texts, StoryTexts) else ()


def _related(view: LanguageView, nearest: Callable[[frozenset[str]], list[Shown]], shown: Shown) -> list[Shown]:
    return [other for other in nearest(view.related[shown.item.name]) if other is not shown][:RELATED]


def _nearest(view: LanguageView, named: frozenset[str]) -> list[Shown]:
    """The stories that share the most with one that names all this, the newest first where they share alike.

    It may be among them itself. Many stories name the same, so this is asked once for all of those.
    """
    candidates = {other.item.key: other for name in sorted(named) for other in view.naming[name][:CANDIDATES]}
    stories = (other for other in candidates.values() if isinstance(other.item, Story))
    return nsmallest(RELATED + 1, stories, key=partial(_distance, view, named))


def _distance(view: LanguageView, named: frozenset[str], other: Shown) -> tuple[int, int]:
    name = other.item.name
    return -len(named & view.related[name]), view.places[name]
