"""The API: `/api/events.json`, everything that the calendars know, for other systems (docs/api.md)."""

from collections.abc import Iterator
from functools import partial

from plugins.api.events import linked_events
from plugins.domain.dependence import Depends, facts_of_gone, on_whole, together
from plugins.domain.event import Event
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, text_later
from plugins.formats.linked_events import render_linked_events
from plugins.host import signals
from plugins.host.feature import Feature, Views


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The files for other systems."""
    return Feature("api", site_outputs=site_outputs)


def site_outputs(views: Views) -> Iterator[Output]:
    """The events of all languages in one file."""
    depends = together(_shown_in(view) for view in views.values())
    yield text_later("/api/events.json", render_linked_events, partial(_events, views), depends)


def _shown_in(view: LanguageView) -> Depends:
    return on_whole(view, [shown for shown, _ in view.of(Event)], facts_of_gone(view))


def _events(views: Views) -> View:
    return {"events": tuple(linked_events(views))}
