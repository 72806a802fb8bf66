"""Periods: the months and the years in which something is held, each with an address of its own below the events'.

A month or a year without an event has no page. The links between neighbours name where they lead, so that nobody is
lost when they pass over months in which nothing is held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.domain.cards import Card
from plugins.domain.document import Document
from plugins.domain.forms import render_month
from plugins.domain.heads import head_of_listing
from plugins.domain.item_page import NamedLink
from plugins.domain.listing import Listing
from plugins.domain.view import LanguageView
from plugins.events.agenda import Agenda, Days, years_of
from plugins.formats.schema_org_listings import with_linked_data


@dataclass(frozen=True)
class Month:
    """Events of a month, and the link to its calendar."""

    link: NamedLink
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Neighbours:
    """The periods before and after one; none where it is the first or the last."""

    before: NamedLink | None
    after: NamedLink | None


def period_listings(view: LanguageView, agenda: Agenda) -> Iterator[Listing]:
    """A listing for each month and each year, which has neither a feed nor a calendar of its own."""
    for month, days in agenda.items():
        said = {"month": render_month(month, view.language)}
        title = view.gettext("Event calendar: %(month)s") % said
        yield _listing(
            view, _of_month(month), title, view.gettext("Events in the region day by day: %(month)s.") % said, days
        )
    for year, months in years_of(agenda).items():
        days = {day: entries for month in months for day, entries in agenda[month].items()}
        said = {"year": str(year)}
        title = view.gettext("Events in %(year)s") % said
        yield _listing(
            view, str(year), title, view.gettext("Events in the region month by month in %(year)s.") % said, days
        )


def _listing(view: LanguageView, period: str, title: str, description: str, days: Days) -> Listing:
    addresses = {code: f"{view.site.section_address('events', code)}{period}/" for code in view.site.languages}
    shown = {entry.shown.item.name: entry.shown for entries in days.values() for entry in entries}
    return Listing(
        name=f"events/period/{period}",
        address=addresses[view.code],
        title=title,
        addresses=addresses,
        description=description,
        items=view.newest_of(shown.values()),
        lists_events=False,
        is_followed=False,
    )


def period_head(view: LanguageView, listing: Listing, above: Sequence[NamedLink]) -> Document:
    """The head of a period's page, where feed readers find what all events have; `above` are the wider ones."""
    feeds = view.feeds_of(view.listing_names["events"])
    return with_linked_data(view, head_of_listing(view, listing, feeds=feeds), above)


def month_listing(view: LanguageView, month: date) -> Listing:
    """The listing of a month, by its first day."""
    return view.listing_names[f"events/period/{_of_month(month)}"]


def year_listing(view: LanguageView, year: int) -> Listing:
    """The listing of a year."""
    return view.listing_names[f"events/period/{year}"]


def month_link(view: LanguageView, month: date) -> NamedLink:
    """A link to a month: `marraskuu 2026`."""
    return NamedLink(render_month(month, view.language), month_listing(view, month).address)


def year_link(view: LanguageView, year: int) -> NamedLink:
    """A link to a year, by its number alone."""
    return NamedLink(str(year), year_listing(view, year).address)


def neighbours(links: Sequence[NamedLink]) -> Iterator[tuple[NamedLink, Neighbours]]:
    """Periods in their order, each with the ones beside it."""
    around = (None, *links, None)
    for before, link, after in zip(around, links, around[2:], strict=False):
        yield link, Neighbours(before, after)


def _of_month(month: date) -> str:
    return f"{month:%Y/%m}"
