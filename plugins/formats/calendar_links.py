"""Links into other people's calendar programs: to subscribe to a calendar, and to add one event.

None of the programs has a specification of its addresses; what is written here is what they are known to take. Each
address is whole, with every value percent-encoded as UTF-8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import quote
from zoneinfo import ZoneInfo

from plugins.domain.announcement import location_of, status_line, title_of
from plugins.domain.event import Event
from plugins.domain.listing import Listing, Shown
from plugins.domain.occurrence import Occurrence
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView
from plugins.formats.timezones import is_ambiguous

GOOGLE = "https://calendar.google.com/calendar"
OUTLOOK = "https://outlook.live.com/calendar/0"
OFFICE = "https://outlook.office.com/calendar/0"
"""The calendars of Google, of Outlook.com for private people, and of Outlook in Microsoft 365."""

GOOGLE_BY_URL = f"{GOOGLE}/u/0/r/settings/addbyurl"
"""The page of Google's settings on which one pastes an address. Links that carry the address do not work reliably."""

LONGEST = 900
"""How many characters of a description go into an address; servers refuse addresses that are much longer."""


@dataclass(frozen=True)
class Subscription:
    """A calendar that one can subscribe to, with the ways into it."""

    title: str
    page: str
    """The address of the page that it follows."""
    url: str
    """The whole https address, which every program takes."""
    webcal: str
    """What Apple's programs open; many others read it as plain http, or not at all."""
    outlook: str
    office: str
    guide: str
    """The address of the page that explains how to subscribe; "" where the site has none."""

    @property
    def programs(self) -> tuple[tuple[str, str], ...]:
        """The programs that a link can lead to the calendar: the name of each and the address."""
        return (("Apple", self.webcal), ("Outlook.com", self.outlook), ("Microsoft 365", self.office))


def subscription_of(view: LanguageView, listing: Listing) -> Subscription:
    """The calendar that lies beside a listing."""
    url, name = view.calendar_url(listing), view.feed_title(listing)
    guide = view.shown.get("pages/subscribe")
    return Subscription(
        title=listing.title,
        page=listing.address,
        url=url,
        webcal=f"webcal://{url.partition('://')[2]}",
        outlook=_address(f"{OUTLOOK}/addfromweb", {"url": url, "name": name}),
        office=_address(f"{OFFICE}/addfromweb", {"url": url, "name": name}),
        guide=guide.address if guide and guide.is_own else "",
    )


@dataclass(frozen=True)
class Addition:
    """One time of an event as it is handed to a calendar: a copy, which does not follow later changes."""

    span: Timespan
    title: str
    details: str
    location: str
    page: str
    """The whole address of the event's page, which is always up to date."""


def addition_of(view: LanguageView, shown: Shown, event: Event, occurrence: Occurrence) -> Addition:
    """One time of an event in the words of a view."""
    online = f"{view.gettext('Online')}: {event.online_url}" if event.online_url else ""
    parts = (status_line(view, shown, occurrence), view.description(shown), online)
    return Addition(
        span=occurrence.span,
        title=title_of(view, shown, occurrence.status, occurrence),
        details="\n\n".join(part for part in parts if part),
        location=location_of(view, event, occurrence),
        page=view.site.absolute(shown.address),
    )


def google_link(addition: Addition) -> str:
    """The form of a new event in Google Calendar; days end before the day after the last."""
    span = addition.span
    facts = {
        "action": "TEMPLATE",
        "text": addition.title,
        "dates": f"{_compact(span, span.start)}/{_compact(span, span.end)}",
        "ctz": "" if span.all_day else span.zone,
        "location": addition.location,
        "details": _details(addition),
    }
    return _address(f"{GOOGLE}/render", facts)


def outlook_link(addition: Addition, host: str = OUTLOOK) -> str:
    """The form of a new event in Outlook.com, or with OFFICE in Microsoft 365; moments have their offset."""
    span = addition.span
    facts = {
        "rru": "addevent",
        "subject": addition.title,
        "startdt": _outlook(span, span.start),
        "enddt": _outlook(span, span.end),
        "allday": "true" if span.all_day else "",
        "location": addition.location,
        "body": _details(addition),
    }
    return _address(f"{host}/action/compose", facts)


def _compact(span: Timespan, moment: datetime) -> str:
    """`20260503T140000` on the clocks of the event, `20260503` of whole days, and UTC where a clock shows it twice."""
    if span.all_day:
        return f"{_day(span, moment):%Y%m%d}"
    here = moment.astimezone(ZoneInfo(span.zone))
    if is_ambiguous(here):
        return f"{here.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"
    return f"{here:%Y%m%dT%H%M%S}"


def _outlook(span: Timespan, moment: datetime) -> str:
    if span.all_day:
        return _day(span, moment).isoformat()
    return moment.astimezone(ZoneInfo(span.zone)).isoformat(timespec="seconds")


def _day(span: Timespan, moment: datetime) -> date:
    """The first day of a span of whole days, or the one after its last."""
    return span.first_day if moment == span.start else span.last_day + timedelta(days=1)


def _details(addition: Addition) -> str:
    """The description, cut between words where it is long, and the page."""
    text = addition.details
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rpartition(' ')[0]}…"
    return f"{text}\n\n{addition.page}" if text else addition.page


def _address(base: str, facts: Mapping[str, str]) -> str:
    """An address with what is known; a space is `%20`, as `+` stands for itself in some of the programs."""
    return f"{base}?{'&'.join(f'{name}={_quoted(fact)}' for name, fact in facts.items() if fact)}"


@lru_cache(maxsize=64)
def _quoted(fact: str) -> str:
    """A value in an address. The same long ones stand in the addresses of several programs."""
    return quote(fact)
