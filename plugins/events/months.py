"""The calendar of a month: a table of weeks, and what is held on each of their days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from plugins.domain.dependence import on_facts
from plugins.domain.item_page import NamedLink
from plugins.domain.registry import in_language
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.events.agenda import Agenda, Days, Entry
from plugins.events.periods import Neighbours, month_link, month_listing, neighbours, period_head, year_link

WEEK = 7


@dataclass(frozen=True)
class DayEvent:
    """An event as one day of a calendar tells of it."""

    address: str
    title: str
    language: str
    mark: str
    part: str
    """What this time of it is called beside its title, in the page's language."""
    status: str
    begins: datetime | None
    """When it begins, where it does so on this day and at a time."""
    continues: bool
    """Whether it has begun on an earlier day."""
    is_public: bool


@dataclass(frozen=True)
class Day:
    """A day of the month, with its events in the order of their times."""

    day: date
    events: tuple[DayEvent, ...]


Week = tuple[Day | None, ...]
"""Seven days, from Monday on; none in the place of those that belong to another month."""


def month_pages(view: LanguageView, agenda: Agenda) -> Iterator[Output]:
    """The page of each month in which something is held."""
    links = neighbours([month_link(view, month) for month in agenda])
    for (month, days), (link, beside) in zip(agenda.items(), links, strict=True):
        listing = month_listing(view, month)
        make = partial(_month_page, view, month, days, link, beside)
        depends = on_facts(view, listing.items)
        yield page_later(listing.address, "month.html", view.code, make, depends)


def _month_page(view: LanguageView, month: date, days: Days, link: NamedLink, beside: Neighbours) -> View:
    listing, events = month_listing(view, month), view.listing_names["events"]
    above = (NamedLink(events.title, events.address), year_link(view, month.year))
    return {
        "document": period_head(view, listing, above),
        "chrome": view.chrome,
        "listing": listing.title,
        "month": link.label,
        "weeks": tuple(weeks_of(view, month, days)),
        "zone": view.site.zone,
        "neighbours": beside,
        "above": above,
    }


def weeks_of(view: LanguageView, month: date, days: Days) -> Iterator[Week]:
    """The weeks of a month, the first of which may begin and the last end with days of others."""
    monday = month - timedelta(days=month.weekday())
    while monday.replace(day=1) <= month:
        week = (monday + timedelta(days=number) for number in range(WEEK))
        yield tuple(_day(view, day, days) if day.month == month.month else None for day in week)
        monday += timedelta(days=WEEK)


def _day(view: LanguageView, day: date, days: Days) -> Day:
    return Day(day, tuple(_event(view, day, entry) for entry in days.get(day, ())))


def _event(view: LanguageView, day: date, entry: Entry) -> DayEvent:
    shown, occurrence = entry.shown, entry.occurrence
    span = occurrence.span.in_zone(view.site.zone)
    is_first = span.first_day == day
    return DayEvent(
        address=shown.link,
        title=shown.texts.title,
        language=shown.text_language,
        mark=view.mark(shown.text_language),
        part=in_language(occurrence.title, view.code),
        status=occurrence.status.value,
        begins=span.start if is_first and not span.all_day else None,
        continues=not is_first,
        is_public=not view.awaits(shown.item),
    )
