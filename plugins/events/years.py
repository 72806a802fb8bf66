"""The archive of a year: its events month by month, those that have been and those that are to come."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.domain.cards import Card, card_of
from plugins.domain.held import held
from plugins.domain.item_page import NamedLink
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.events.agenda import Agenda, Entry, by_event, years_of
from plugins.events.periods import Month, Neighbours, month_link, neighbours, period_head, year_link, year_listing


def year_pages(view: LanguageView, agenda: Agenda) -> Iterator[Output]:
    """The page of each year in which something is held."""
    years = years_of(agenda)
    links = neighbours([year_link(view, year) for year in years])
    for (year, months), (_, beside) in zip(years.items(), links, strict=True):
        found = tuple(
            Month(month_link(view, month), tuple(told_once(view, times) for times in by_event(agenda[month])))
            for month in months
        )
        yield _year_page(view, year, found, beside)


def _year_page(view: LanguageView, year: int, months: tuple[Month, ...], beside: Neighbours) -> Output:
    listing, events = year_listing(view, year), view.listing_names["events"]
    above = (NamedLink(events.title, events.address),)
    return page(
        listing.address, "year.html", view.code,
        document=period_head(view, listing, above), chrome=view.chrome, listing=listing.title, months=months,
        neighbours=beside, above=above,
    )  # fmt: skip


def told_once(view: LanguageView, times: tuple[Entry, ...]) -> Card:
    """An event as an archive tells of it: when it was held for the first time of these, and how often after that."""
    shown, event, _ = times[0]
    told = [one.occurrence for one in times if not one.occurrence.is_off] or [times[0].occurrence]
    return replace(
        card_of(view, shown),
        summary="", ends=None, held=held(view, event, told[0]), more=len(told) - 1, status=told[0].status.value,
    )  # fmt: skip
