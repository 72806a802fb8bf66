"""What the page of subscriptions offers: every calendar and every feed of a language, the widest ones first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from msgspec import Struct

from plugins.domain.listing import Listing
from plugins.domain.view import LanguageView
from plugins.formats.calendar_links import GOOGLE_BY_URL, Subscription, subscription_of

ORDER = ("themes", "places", "projects", "organisations")
"""The sections of single things in the order in which readers are likely to want them; any others follow."""


class FeedChoice(Struct, frozen=True):
    """A feed that one can follow."""

    title: str
    page: str
    """The address of the page that it follows."""
    url: str
    """The whole address of the feed."""


class CalendarGroup(Struct, frozen=True):
    """The calendars of one registry or kind: `Themes` and one for each theme."""

    title: str
    choices: tuple[Subscription, ...]


class FeedGroup(Struct, frozen=True):
    """The feeds of one registry or kind."""

    title: str
    choices: tuple[FeedChoice, ...]


class Choices(Struct, frozen=True):
    """All that can be subscribed to."""

    calendars: tuple[Subscription, ...]
    """Those of whole sections."""
    calendar_groups: tuple[CalendarGroup, ...]
    """Those of single themes, places, projects and organisations."""
    feeds: tuple[FeedChoice, ...]
    feed_groups: tuple[FeedGroup, ...]
    google: str = GOOGLE_BY_URL


def choices_of(view: LanguageView) -> Choices:
    """Everything that the readers of a view can subscribe to."""
    calendars = [listing for listing in view.listings if listing.lists_events]
    feeds = [listing for listing in view.listings if listing.is_followed]
    return Choices(
        calendars=tuple(_calendar(view, listing) for listing in calendars if not _section(listing)),
        calendar_groups=tuple(
            CalendarGroup(title, tuple(_calendar(view, one) for one in listings))
            for title, listings in _grouped(view, calendars)
        ),
        feeds=tuple(_feed(view, listing) for listing in feeds if not _section(listing)),
        feed_groups=tuple(
            FeedGroup(title, tuple(_feed(view, one) for one in listings)) for title, listings in _grouped(view, feeds)
        ),
    )


def _grouped(view: LanguageView, listings: list[Listing]) -> Iterator[tuple[str, list[Listing]]]:
    """The listings of single things by the title of the section in which they stand, in the order of their titles."""
    single = sorted((one for one in listings if _section(one)), key=_in_order)
    for section, members in groupby(single, key=_section):
        yield view.listing_names[section].title, sorted(members, key=lambda one: (one.title.casefold(), one.name))


def _section(listing: Listing) -> str:
    """The section of a listing about a single thing: `themes` of `themes/fotoniikka`; "" for a section itself."""
    section, slash, _ = listing.name.partition("/")
    return section if slash else ""


def _in_order(listing: Listing) -> tuple[int, str]:
    section = _section(listing)
    return (ORDER.index(section) if section in ORDER else len(ORDER), section)


def _calendar(view: LanguageView, listing: Listing) -> Subscription:
    told = {"front": view.gettext("Events and deadlines"), "opportunities": view.gettext("Deadlines")}
    return replace(subscription_of(view, listing), title=told.get(listing.name, listing.title))


def _feed(view: LanguageView, listing: Listing) -> FeedChoice:
    title = view.gettext("Everything new") if listing.name == "front" else listing.title
    return FeedChoice(title, listing.address, view.site.absolute(f"{listing.address}rss.xml"))
