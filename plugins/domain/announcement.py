"""An announcement: what is said of one time of an event where no page stands around it, as in calendars and feeds."""

from datetime import datetime

from plugins.domain.event import Event, EventTexts
from plugins.domain.forms import render_timespan
from plugins.domain.item import ItemTexts, at_start
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence
from plugins.domain.registry import Place, in_language
from plugins.domain.site import Site
from plugins.domain.view import LanguageView


def uid_of(site: Site, event: Event, occurrence: Occurrence) -> str:
    """The permanent id of one time of an event, which has nothing of its title or address (RFC 7986, section 5.3)."""
    name = f"{event.identity}-{occurrence.name}" if occurrence.name else event.identity
    return f"{name}@{authority_of(site)}"


def authority_of(site: Site) -> str:
    """The name by which the site's ids are told from those of others: `seutunakyma.example`."""
    return site.authority.partition(",")[0]


def announced_at(view: LanguageView, event: Event) -> datetime | None:
    """When an event was first announced: by the ledger, else by its date, where it states one."""
    past = view.past_of(event)
    announced = at_start(event.date, view.site.zone) if event.date else None
    return past.created if past else announced


def changed_at(view: LanguageView, event: Event, texts: ItemTexts, occurrence: Occurrence) -> datetime:
    """When what is said of a time was last changed: by the ledger, else by its dates; never the present moment."""
    past = view.past_of(event)
    return past.modified if past else at_start(texts.updated or event.date or occurrence.span.start, view.site.zone)


def sequence_of(view: LanguageView, event: Event) -> int:
    """How often what matters of an event has changed: by the ledger, else as it states (RFC 5545, section 3.8.7.4)."""
    past = view.past_of(event)
    return past.sequence if past else event.sequence


def title_of(view: LanguageView, shown: Shown, status: EventStatus, occurrence: Occurrence | None = None) -> str:
    """The title with what must not be missed: that it is off, which part it is, that the text is in another language.

    Some calendars show no status of an event, so that its title alone can tell of it.
    """
    part = in_language(occurrence.title, view.code) if occurrence else ""
    title = f"{shown.texts.title}: {part}" if part else shown.texts.title
    mark = view.mark(shown.text_language)
    prefix = {
        EventStatus.CANCELLED: view.gettext("CANCELLED"),
        EventStatus.POSTPONED: view.gettext("POSTPONED (new time open)"),
        EventStatus.TENTATIVE: view.gettext("TENTATIVE"),
    }.get(status)
    marked = f"{title} ({mark})" if mark else title
    return f"{prefix}: {marked}" if prefix else marked


def status_word(view: LanguageView, status: EventStatus) -> str:
    """What became of an event or of one of its times, in a word or two; "" where it is simply held."""
    words = {
        EventStatus.CANCELLED: view.gettext("Cancelled"),
        EventStatus.POSTPONED: view.gettext("Postponed"),
        EventStatus.TENTATIVE: view.gettext("Tentative"),
        EventStatus.MOVED: view.gettext("Moved"),
        EventStatus.MOVED_ONLINE: view.gettext("Moved online"),
    }
    return words.get(status, "")


def status_line(view: LanguageView, shown: Shown, occurrence: Occurrence) -> str:
    """What became of the announced time, from when it was moved, and why; "" where it simply holds.

    `Siirretty, aiemmin su 3.5.2026 klo 14.00: Katto korjataan.`
    """
    word = status_word(view, occurrence.status)
    if occurrence.earlier:
        before = render_timespan(occurrence.earlier.in_zone(view.site.zone), view.language, view.site.zone)
        word = view.gettext("Moved, earlier {}").format(before)
    reason = reason_of(view, shown, occurrence)
    return f"{word}: {reason}" if word and reason else word


def reason_of(view: LanguageView, shown: Shown, occurrence: Occurrence) -> str:
    """Why a time is not as it was announced: its own reason, or that of the event where it shares its fate."""
    event, texts = shown.item, shown.texts
    if occurrence.reason:
        return in_language(occurrence.reason, view.code)
    shares = isinstance(event, Event) and event.status == occurrence.status
    return texts.reason if shares and isinstance(texts, EventTexts) else ""


def venue_of(view: LanguageView, occurrence: Occurrence) -> Place | None:
    """The place of a time; none where it is held only online."""
    if occurrence.status is EventStatus.MOVED_ONLINE:
        return None
    venue = view.catalogue.entry("places", occurrence.venue)
    return venue if isinstance(venue, Place) else None


def location_of(view: LanguageView, event: Event, occurrence: Occurrence) -> str:
    """Where it is, on one line: `Tuohitalo, Sali 2, Satamakatu 1, Iisalmi`, or that it is online."""
    venue = venue_of(view, occurrence)
    if venue is None:
        is_online = event.online_url or occurrence.status is EventStatus.MOVED_ONLINE
        return view.gettext("Online") if is_online else ""
    room = event.room if occurrence.venue == event.venue else ""
    parts = (venue.named(view.code), room, in_language(venue.address, view.code), *view.towns(venue))
    return ", ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part))
