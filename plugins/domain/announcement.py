"""An announcement: what is said of one time of an event where no page stands around it, as in calendars and feeds."""

from datetime import datetime

from plugins.domain.event import Event, EventTexts
from plugins.domain.item import ItemTexts, at_start
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence
from plugins.domain.registry import Place, in_language
from plugins.domain.site import Site
from plugins.domain.view import LanguageView


def uid_of(site: Site, event: Event, occurrence: Occurrence) -> str:
    """The permanent id of one time of an event, which has nothing of its title or address (RFC 7986, section 5.3)."""
    name = f"{event.key}-{occurrence.name}" if occurrence.name else event.key
    return f"{name}@{authority_of(site)}"


def authority_of(site: Site) -> str:
    """The name by which the site's ids are told from those of others: `seutunakyma.example`."""
    return site.authority.partition(",")[0]


def announced_at(site: Site, event: Event) -> datetime | None:
    """When an event was first announced, where that is known."""
    return at_start(event.date, site.zone) if event.date else None


def changed_at(site: Site, event: Event, texts: ItemTexts, occurrence: Occurrence) -> datetime:
    """When what is said of a time was last changed, as far as is known; never the present moment."""
    return at_start(texts.updated or event.date or occurrence.span.start, site.zone)


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


def status_line(view: LanguageView, shown: Shown, occurrence: Occurrence) -> str:
    """What became of the announced time, and why: `Peruttu: Katto korjataan.`; "" where it simply holds."""
    word = {
        EventStatus.CANCELLED: view.gettext("Cancelled"),
        EventStatus.POSTPONED: view.gettext("Postponed"),
        EventStatus.TENTATIVE: view.gettext("Tentative"),
        EventStatus.MOVED: view.gettext("Moved"),
        EventStatus.MOVED_ONLINE: view.gettext("Moved online"),
    }.get(occurrence.status, "")
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
