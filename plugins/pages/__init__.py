"""Pages: text that stays, at the language's root."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.domain.heads import head_of_item
from plugins.domain.item_page import item_page
from plugins.domain.listing import Shown
from plugins.domain.page import StandingPage
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.formats.schema_org import render_web_page
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.pages.statement import statement_of
from plugins.pages.subscribe import choices_of

SUBSCRIBE = "subscribe"
"""The key of the page that also offers everything that can be subscribed to."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The standing pages."""
    return Feature("pages", kinds=(StandingPage,), outputs=outputs)


def outputs(view: LanguageView) -> Iterator[Output]:
    """The pages that the language has."""
    for shown, item in view.of(StandingPage):
        if shown.is_own:
            yield _page(view, shown, item)


def _page(view: LanguageView, shown: Shown, item: StandingPage) -> Output:
    feeds = tuple(view.feeds_of(view.listing_names["front"]))
    linked_data = (render_web_page(view, shown),)
    document = replace(head_of_item(view, shown), section=shown.item.name, linked_data=linked_data, feeds=feeds)
    facts = {"document": document, "chrome": view.chrome, "item": item_page(view, shown)}
    if shown.item.key == SUBSCRIBE:
        return page(shown.address, "subscribe.html", view.code, choices=choices_of(view), **facts)
    if item.is_statement:
        return page(shown.address, "accessibility.html", view.code, statement=statement_of(view, item), **facts)
    return page(shown.address, "page.html", view.code, **facts)
