"""Search: the page of each language on which the site is searched, and what is to be found."""

from collections.abc import Iterator, Mapping
from functools import partial

from plugins.domain.dependence import on_facts
from plugins.domain.heads import head_of
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.search.choices import choices_of, untranslated
from plugins.search.records import records_of


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The page of search, and the records of what it finds."""
    return Feature("search", outputs=outputs, searched=records_of)


def outputs(view: LanguageView) -> Iterator[Output]:
    """The page of search. Search engines may leave it out: it is about nothing, and what it finds they know already."""
    addresses = {code: view.site.section_address("search", code) for code in view.site.languages}
    depends = on_facts(view, view.shown.values())
    yield page_later(addresses[view.code], "search.html", view.code, partial(_search_page, view, addresses), depends)


def _search_page(view: LanguageView, addresses: Mapping[str, str]) -> View:
    return {
        "document": head_of(view, view.gettext("Search the site"), addresses, {}),
        "chrome": view.chrome,
        "choices": choices_of(view),
        "untranslated": tuple(untranslated(view)),
    }
