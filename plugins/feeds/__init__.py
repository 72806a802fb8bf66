"""Feeds: what readers may follow beside every listing, with the years that it no longer holds, and a list of all."""

from collections.abc import Iterator
from functools import partial

from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, text
from plugins.feeds.directory import outlines_of
from plugins.feeds.documents import documents_of
from plugins.feeds.entries import Entries, Shelf
from plugins.feeds.style import render_style, style_address, words_of
from plugins.formats.opml import render_opml
from plugins.host import signals
from plugins.host.feature import Feature, Views


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The feeds of all listings."""
    return Feature("feeds", outputs=partial(outputs, Shelf()), site_outputs=site_outputs)


def outputs(shelf: Shelf, view: LanguageView) -> Iterator[Output]:
    """The feeds beside each listing, and how they look in a browser."""
    entries = Entries(view, shelf)
    documents = [one for listing in view.listings for one in documents_of(view, listing, entries)]
    # The archives of a year tell much the same, and those of the newest year what feeds tell as well: made one after
    # another, first in one format and then in the other, they share their entries.
    yield from sorted(documents, key=_year_and_name, reverse=True)
    yield text(style_address(view), render_style, words=words_of(view), assets=view.assets)


def _year_and_name(document: Output) -> tuple[str, str]:
    """The year of an archive, as `2026` in `rss-2026.xml`, and the name; a feed itself is of all years."""
    name = _name_of(document)
    return name.partition("-")[2].partition(".")[0] or "all", name


def _name_of(document: Output) -> str:
    return document.path.rpartition("/")[2]


def site_outputs(views: Views) -> Iterator[Output]:
    """`feeds.opml`: every feed of every language, for readers that take them all at once."""
    names = " / ".join(dict.fromkeys(view.tongue.site_name for view in views.values()))
    yield text("/feeds.opml", render_opml, title=names, outlines=outlines_of(views))
