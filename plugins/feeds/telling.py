"""What an entry tells of an item, kind by kind. Readers see it far from the page, among the entries of other sites."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch

from plugins.domain.announcement import location_of, status_line, title_of, venue_of
from plugins.domain.event import Event
from plugins.domain.forms import render_date_range, render_list, render_moment, render_timespan
from plugins.domain.item import Item
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence
from plugins.domain.opportunity import Job, Opportunity
from plugins.domain.publication import Publication
from plugins.domain.registry import Place
from plugins.domain.story import StoryTexts
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView
from plugins.formats.feed import FeedEvent


@dataclass(frozen=True)
class Said:
    """A quotation, and who said it in which role, on one line."""

    text: str
    by: str


@dataclass(frozen=True)
class Told:
    """What a kind tells of an item; what it does not tell is empty."""

    title: str
    news: str = ""
    """A sentence that comes before everything else: that it is off, or until when one may apply."""
    facts: tuple[str, ...] = ()
    """When and where it is, which a page would show around the text."""
    quotes: tuple[Said, ...] = ()
    authors: tuple[str, ...] = ()
    """The organisations behind it; nobody whom it merely quotes."""
    event: FeedEvent | None = None
    deadline: date | datetime | None = None


@singledispatch
def told_of(item: Item, view: LanguageView, shown: Shown) -> Told:
    """What an entry tells: the title alone, and what was said, unless the kind says more below."""
    del item, view
    texts = shown.texts
    quotes = texts.quotes if isinstance(texts, StoryTexts) else ()
    said = (Said(quote.text, ", ".join(part for part in (quote.speaker, quote.role) if part)) for quote in quotes)
    return Told(texts.title, quotes=tuple(said))


@told_of.register
def _(publication: Publication, view: LanguageView, shown: Shown) -> Told:
    return Told(shown.texts.title, authors=_named(view, (publication.issuer,)))


@told_of.register
def _(opportunity: Opportunity, view: LanguageView, shown: Shown) -> Told:
    employer = view.names("organisations", (opportunity.employer,)) if isinstance(opportunity, Job) else ""
    remote = view.gettext("Remote work") if isinstance(opportunity, Job) and opportunity.remote else ""
    place = view.names("places", opportunity.places) or remote
    closes = opportunity.closes and render_moment(opportunity.closes, view.language, view.site.zone)
    return Told(
        title=_joined(shown.texts.title, employer, place),
        news=f"{view.gettext('Closes %(moment)s') % {'moment': closes}}." if closes else "",
        authors=(employer,) if employer else (),
        deadline=opportunity.closes,
    )


@told_of.register
def _(event: Event, view: LanguageView, shown: Shown) -> Told:
    whole = _whole(view, event)
    span = whole.span.in_zone(view.site.zone)
    held, itself = render_timespan(whole.span, view.language, view.site.zone), _event(view, shown, event, whole, span)
    news = status_line(view, shown, whole)
    return Told(
        title=_joined(title_of(view, shown, event.status), _day(view, event, span), _towns(view, event)),
        news=news if not news or news.endswith((".", "!", "?", "…")) else f"{news}.",
        facts=tuple(fact for fact in (held, itself.location) if fact),
        authors=_named(view, event.organisers),
        event=itself,
    )


def _whole(view: LanguageView, event: Event) -> Occurrence:
    """All times of an event as one: what is next would change by the clock, and readers would take it for news."""
    occurrences = view.occurrences(event)
    if len(occurrences) == 1:
        return occurrences[0]
    return Occurrence(view.span(event), status=event.status, venue=event.venue or occurrences[0].venue)


def _event(view: LanguageView, shown: Shown, event: Event, whole: Occurrence, span: Timespan) -> FeedEvent:
    venue = venue_of(view, whole)
    return FeedEvent(
        start=span.first_day if span.all_day else span.start,
        end=span.last_day if span.all_day else span.end,
        location=location_of(view, event, whole),
        organiser=view.names("organisations", event.organisers),
        kind=event.kind.value if event.kind else "",
        coordinates=venue.coordinates if venue else None,
        calendar=view.site.absolute(f"{shown.address}event.ics") if view.may_be_added(event) else "",
    )


def _day(view: LanguageView, event: Event, span: Timespan) -> str:
    """The day and time at which an event begins; where it is on several days, the first and the last of them."""
    last = max(one.days(view.site.zone)[-1] for one in view.occurrences(event))
    if span.first_day != last or len(view.occurrences(event)) > 1:
        return render_date_range(span.first_day, last, view.language, "weekday")
    return render_moment(span.first_day if span.all_day else span.start, view.language, view.site.zone)


def _towns(view: LanguageView, event: Event) -> str:
    """The municipalities in which an event is held, or the names of places that lie in none; else that it is online."""
    times = view.occurrences(event)
    venues = [venue for one in times if (venue := venue_of(view, one))]
    is_online = event.online_url or any(one.status is EventStatus.MOVED_ONLINE for one in times)
    online = view.gettext("Online") if is_online else ""
    return render_list(dict.fromkeys(_town(view, venue) for venue in venues), view.language) or online


def _town(view: LanguageView, venue: Place) -> str:
    return next(iter(view.towns(venue)), venue.named(view.code))


def _named(view: LanguageView, names: tuple[str, ...]) -> tuple[str, ...]:
    """Organisations by name, one by one."""
    entries = (view.catalogue.entry("organisations", name) for name in names)
    return tuple(entry.named(view.code) for entry in entries if entry)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
