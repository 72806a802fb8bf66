"""The rules of events; each function gives the problems of one rule."""

from collections.abc import Iterator
from datetime import datetime

from plugins.domain.catalogue import Catalogue
from plugins.domain.event import Event, whole
from plugins.domain.item import ItemTexts
from plugins.domain.occurrence import kept
from plugins.domain.problem import Problem, Where, error, warning
from plugins.domain.site import Site
from plugins.domain.text import plain_text
from plugins.domain.walltime import OccurrenceError, Path

APART = (("every", "dates"), ("every", "sessions"), ("sessions", "dates"), ("except", "dates"), ("except", "sessions"))
"""Ways to say when an event is held of which only one can be meant."""

EVENTS, BYTES = 1_000, 900_000
"""What one calendar may hold: Google takes no more than about 1,100 events or a megabyte."""

HEAD, ENTRY, CONTACT, NAMINGS = 1_000, 530, 90, 3
"""How many bytes the head of a calendar takes, an event beside its words, and a contact; how often an event is named.

Measured on the demonstration and on a made-up site: the estimate is within a tenth of what is written.
"""


def check_times(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """The times of an event can be understood in one way only."""
    for event in _events(catalogue):
        found = tuple(_contradictions(event)) if event.name in catalogue.by_name else ()
        yield from found or _time_problems(event, site)


def check_places(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """An event says where it is, or where one takes part online."""
    for event in _events(catalogue):
        places = (event.venue, event.online_url, *(part.venue for _, _, part in event.parts()))
        if event.has_times and not event.draft and not any(places):
            yield warning(event.where("start"), "event-without-place")


def check_uids(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """No time of an event has the name of another event: one would take its place in readers' calendars."""
    keys = {event.identity for event in _events(catalogue)}
    for event in _events(catalogue):
        if event.is_repeated and event.name in catalogue.by_name:
            names = (f"{event.identity}-{name}" for name in _names(event, site))
            yield from (error(event.where(""), "event-name-taken", value=name) for name in names if name in keys)


def check_calendar_size(catalogue: Catalogue, site: Site, now: datetime) -> Iterator[Problem]:
    """The calendar of all events is not larger than clients take."""
    events, size = calendar_size(catalogue, site, now)
    if events > EVENTS or size > BYTES:
        yield warning(Where("content/events"), "calendar-large", events=events, size=size // 1000)


def calendar_size(catalogue: Catalogue, site: Site, now: datetime) -> tuple[int, int]:
    """How many times of events the calendar of all events holds, and about how many bytes."""
    found = [
        (_kept(event, site, now), _entry_size(event))
        for event in catalogue.kinds.get(Event.kind_folder, ())
        if isinstance(event, Event) and not event.draft
    ]
    return sum(count for count, _ in found), HEAD + sum(count * size for count, size in found)


EVENT_RULES = (check_times, check_places, check_uids)
"""These rules, for the check of the whole catalogue."""


def _events(catalogue: Catalogue) -> Iterator[Event]:
    return (item for item in catalogue.written() if isinstance(item, Event))


def _contradictions(event: Event) -> Iterator[Problem]:
    """Fields that cannot stand together, or not without each other."""
    stated = {name for name in ("every", "until", "except", "sessions", "dates") if event.states(name)}
    for field, other in APART:
        if {field, other} <= stated:
            yield error(_where(event, (other,)), "fields-contradict", field=other, other=field)
    if "every" in stated and "until" not in stated:
        yield error(_where(event, ("every",)), "series-without-end")
    if "every" in stated and event.start is None:
        yield error(_where(event, ("every",)), "missing-field", field="start")
    for field in sorted({"until", "except"} & stated):
        if not {"every", "dates", "sessions"} & stated:
            yield error(_where(event, (field,)), "field-without-every", field=field)


def _time_problems(event: Event, site: Site) -> Iterator[Problem]:
    if not event.has_times:
        return
    try:
        span = whole(event.occurrences(site.zone))
    except OccurrenceError as found:
        path = found.path if _stands(event, found.path) else ("start",)
        yield error(_where(event, path), found.code, **found.facts)
        return
    if event.all_day is not None and event.all_day != span.all_day:
        yield error(_where(event, ("all_day",)), "all-day-against-times")


def _where(event: Event, path: Path) -> Where:
    """The place of a part of a field, or of the nearest part around it."""
    for end in range(len(path), 0, -1):
        name = ".".join(map(str, path[:end]))
        if name in event.stands:
            return event.stands[name]
    return event.where(str(path[0]))


def _stands(event: Event, path: Path) -> bool:
    return str(path[0]) in event.stands


def _names(event: Event, site: Site) -> tuple[str, ...]:
    try:
        return tuple(one.name for one in event.occurrences(site.zone))
    except OccurrenceError:
        return ()


def _kept(event: Event, site: Site, now: datetime) -> int:
    """How many of its times are in a calendar."""
    try:
        return len(kept(event.occurrences(site.zone), now))
    except OccurrenceError:
        return 0


def _entry_size(event: Event) -> int:
    """About how many bytes one time of an event takes in a calendar, in the language that needs most."""
    asked = CONTACT * max(len(event.contacts), 1)
    words = max((_words(event.texts[language], event.key) for language in event.versions), default=0)
    return ENTRY + asked + 2 * len(event.online_url) + words


def _words(texts: ItemTexts, key: str) -> int:
    """The bytes of title and summary, and of the last word of the address."""
    told = f"{texts.title}{(texts.summary or plain_text(texts.body))[:300]}"
    return len(told.encode()) + NAMINGS * len(texts.slug or key)
