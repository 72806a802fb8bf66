"""The agenda: what is held on each day, which the pages of months and years are drawn from."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import groupby
from typing import NamedTuple

from plugins.domain.event import Event
from plugins.domain.listing import Shown
from plugins.domain.occurrence import Occurrence
from plugins.domain.view import LanguageView


class Entry(NamedTuple):
    """One time of an event."""

    shown: Shown
    event: Event
    occurrence: Occurrence


Days = Mapping[date, tuple[Entry, ...]]
"""What is held on each day on which something is, in the order of days and, on each, of times."""

Agenda = Mapping[date, Days]
"""The days by month, in order; a month is named by its first day. Months in which nothing is held are not there."""


def agenda_of(view: LanguageView) -> Agenda:
    """Every time of every event that the readers of a view may see, on each of its days in the region's zone."""
    return view.once(_agenda_of)


def _agenda_of(view: LanguageView) -> Agenda:
    found = defaultdict[date, list[Entry]](list)
    for shown, event in view.of(Event):
        for occurrence in view.occurrences(event):
            for day in occurrence.days(view.site.zone):
                found[day].append(Entry(shown, event, occurrence))
    days = {day: tuple(sorted(found[day], key=_in_order)) for day in sorted(found)}
    return {month: {day: days[day] for day in own} for month, own in groupby(days, month_of)}


def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def years_of(agenda: Agenda) -> Mapping[int, tuple[date, ...]]:
    """The years in which something is held, each with its months."""
    return {year: tuple(months) for year, months in groupby(agenda, lambda month: month.year)}


def by_event(days: Days) -> tuple[tuple[Entry, ...], ...]:
    """What is held on some days, event by event: each with its times, however many days one of them lasts."""
    found = defaultdict[str, dict[tuple[datetime, str], Entry]](dict)
    for entry in (entry for entries in days.values() for entry in entries):
        found[entry.event.key].setdefault(_in_order(entry)[:2], entry)
    return tuple(tuple(times.values()) for times in found.values())


def _in_order(entry: Entry) -> tuple[datetime, str, str]:
    return entry.occurrence.span.start.astimezone(UTC), entry.occurrence.name, entry.event.key
