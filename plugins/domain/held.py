"""When an event is held, as pages show it: one of its times, by the region's clocks and by the event's own."""

from dataclasses import dataclass

from plugins.domain.event import Event
from plugins.domain.occurrence import Occurrence
from plugins.domain.registry import in_language
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class Held:
    """One of the times of an event; "" where nothing is to be said."""

    span: Timespan
    """In the region's zone."""
    elsewhere: Timespan | None = None
    """In the event's own zone, where its clocks show another time."""
    title: str = ""
    status: str = ""
    """What became of it, where that is not said of the whole event."""
    reason: str = ""
    venue: str = ""
    """Its place, where it is not that of the whole event."""
    earlier: Timespan | None = None
    """When it was to be before it was moved, in the region's zone."""
    past: bool = False


def held(view: LanguageView, event: Event, occurrence: Occurrence) -> Held:
    """One of the times of an event in the language of a view."""
    span, earlier = occurrence.span, occurrence.earlier
    here = span.in_zone(view.site.zone)
    differs = here.start.utcoffset() != span.start.utcoffset() and not span.all_day
    return Held(
        span=here,
        elsewhere=span if differs else None,
        title=in_language(occurrence.title, view.code),
        status="" if occurrence.status == event.status else occurrence.status.value,
        reason=in_language(occurrence.reason, view.code),
        venue="" if occurrence.venue == event.venue else view.venue_name(occurrence.venue),
        earlier=earlier.in_zone(view.site.zone) if earlier else None,
        past=span.is_past(view.now),
    )
