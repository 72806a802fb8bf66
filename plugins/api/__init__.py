"""The API: `/api/events.json`, everything that the calendars know, for other systems (docs/api.md)."""

from collections.abc import Iterator

from plugins.api.events import linked_events
from plugins.engine.outputs import Output, text
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
    yield text("/api/events.json", render_linked_events, events=tuple(linked_events(views)))
