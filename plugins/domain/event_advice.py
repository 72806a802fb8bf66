"""Advice on events: what can be understood, and yet is hardly what its writer meant. Most of it is a warning."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from plugins.domain.catalogue import Catalogue
from plugins.domain.event import Event
from plugins.domain.item import at_start
from plugins.domain.occurrence import Occurrence
from plugins.domain.problem import Problem, Where, error, notice, warning
from plugins.domain.site import Site
from plugins.domain.timespan import Timespan
from plugins.domain.walltime import OccurrenceError

LONGEST_TITLE = 255
"""How many characters of a title Outlook keeps (MS-OXCICAL, section 2.1.3.1.1.20)."""

LONG = timedelta(hours=24)
"""From which length on an event with times is more likely one of whole days."""

MORNING = time(5)
"""Before which hour hardly anything begins."""

AHEAD = timedelta(days=731)
"""How far ahead an event is announced at most; a later one is more likely a slip of the finger in the year."""

SUM = re.compile(r"[\d\s.,–/€]|(?:EUR|euroa?|euros?|e)(?!\w)", re.IGNORECASE)
"""What a price may be made of, to be read in every language."""

Dated = tuple[Event, tuple[Occurrence, ...]]


def check_registration(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """Registration closes before the event begins for the last time; who reads of it can tell where to register."""
    for event, occurrences in _dated(catalogue, site):
        deadline = event.registration_deadline
        if deadline and at_start(deadline, site.zone) > max(one.span.start for one in occurrences):
            yield error(event.where("registration_deadline"), "deadline-after-event")
        if deadline and not event.registration_url and not event.contacts:
            yield error(event.where("registration_deadline"), "registration-without-way")


def check_hours(catalogue: Catalogue, site: Site, now: datetime) -> Iterator[Problem]:
    """The hours of an event are those at which people meet."""
    for event, occurrences in _dated(catalogue, site):
        first = occurrences[0].span
        where = event.where(next(field for field in ("start", "dates", "sessions") if event.states(field)))
        if first.start - now > AHEAD:
            yield notice(where, "event-far-ahead", value=first.first_day.isoformat())
        if not first.all_day:
            yield from _check_times(event, first, where)


def _check_times(event: Event, span: Timespan, where: Where) -> Iterator[Problem]:
    hour = span.start.time()
    if hour == time(0):
        yield warning(where, "event-at-midnight")
    elif hour < MORNING:
        yield warning(where, "event-at-night", time=f"{hour:%H.%M}")
    if span.open_end:
        yield warning(where, "event-without-end")
    elif span.duration > LONG:
        yield warning(event.where("end"), "event-longer-than-day", hours=str(span.duration // timedelta(hours=1)))


def check_titles(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """A title is read whole in every calendar, and no two events of one title begin at the same moment."""
    seen = dict[tuple[str, datetime], Event]()
    for event, occurrences in _dated(catalogue, site):
        for language, texts in event.texts.items():
            if len(texts.title) > LONGEST_TITLE:
                facts = {"length": str(len(texts.title)), "most": str(LONGEST_TITLE)}
                yield error(event.where("title", language), "title-too-long", **facts)
            first = seen.setdefault((texts.title, occurrences[0].span.start), event) if texts.title else event
            if first is not event:
                yield warning(event.where("title", language), "event-twice", other_path=first.where("title").path)


def check_prices(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A price is read in every language: it is made of sums."""
    for event in _events(catalogue):
        if event.price and (SUM.sub("", event.price) or not re.search(r"\d", event.price)):
            yield warning(event.where("price"), "price-in-words", value=event.price)


ADVICE = (check_registration, check_titles, check_prices)
"""These rules, for the check of the whole catalogue."""


def _events(catalogue: Catalogue) -> Iterator[Event]:
    """The events in which nothing is wrong: advice would only hide what is."""
    return (item for item in catalogue.items() if isinstance(item, Event))


def _dated(catalogue: Catalogue, site: Site) -> Iterator[Dated]:
    """These events with their times, where they can be understood."""
    for event in _events(catalogue):
        try:
            occurrences = event.occurrences(site.zone) if event.has_times else ()
        except OccurrenceError:
            continue
        if occurrences:
            yield event, occurrences
