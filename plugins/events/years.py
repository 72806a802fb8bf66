"""The archive of a year: its events month by month, those that have been and those that are to come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from plugins.domain.cards import Card, card_of
from plugins.domain.dependence import on_facts
from plugins.domain.held import held
from plugins.domain.item_page import NamedLink
from plugins.domain.listing import Listing
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, View, page_later
from plugins.events.agenda import Agenda, Entry, by_event, years_of
from plugins.events.periods import Month, Neighbours, month_link, neighbours, period_head, year_link, year_listing


def year_pages(view: LanguageView, agenda: Agenda) -> Iterator[Output]:
    """The page of each year in which something is held."""
    years = years_of(agenda)
    links = neighbours([year_link(view, year) for year in years])
    for (year, months), (_, beside) in zip(years.items(), links, strict=True):
        listing = year_listing(view, year)
        make = partial(_year_page, view, agenda, listing, months, beside)
        yield page_later(listing.address, "year.html", view.code, make, on_facts(view, listing.items))


def _year_page(
    view: LanguageView, agenda: Agenda, listing: Listing, months: tuple[date, ...], beside: Neighbours
) -> View:
    events = view.listing_names["events"]
    above = (NamedLink(events.title, events.address),)
    return {
        "document": period_head(view, listing, above),
        "chrome": view.chrome,
        "listing": listing.title,
        "months": tuple(
            Month(month_link(view, month), tuple(told_once(view, times) for times in by_event(agenda[month])))
            for month in months
        ),
        "neighbours": beside,
        "above": above,
    }


def told_once(view: LanguageView, times: tuple[Entry, ...]) -> Card:
    """An event as an archive tells of it: when it was held for the first time of these, and how often after that."""
    shown, event, _ = times[0]
    told = [one.occurrence for one in times if not one.occurrence.is_off] or [times[0].occurrence]
    return replace(
        card_of(view, shown),
        summary="", ends=None, held=held(view, event, told[0]), more=len(told) - 1, status=told[0].status.value,
    )  # fmt: skip
