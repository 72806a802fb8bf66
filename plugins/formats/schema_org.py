"""Linked data by schema.org as JSON-LD, one function a type (https://schema.org/docs/documents.html)."""

import json
from collections.abc import Mapping
from typing import Any

from plugins.domain.announcement import uid_of, venue_of
from plugins.domain.event import Event
from plugins.domain.forms import render_iso
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence
from plugins.domain.opportunity import Employment, Job
from plugins.domain.picture import Image
from plugins.domain.price import euros, is_free
from plugins.domain.project import Project
from plugins.domain.publication import Publication
from plugins.domain.registry import Entry, Organisation, Place, in_language
from plugins.domain.text import count_words
from plugins.domain.timespan import Timespan
from plugins.domain.view import LanguageView

_JSON = json.JSONEncoder(ensure_ascii=False)

STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}
"""The words of schema.org for what happened to an event; all others are EventScheduled."""


EMPLOYMENT = {
    Employment.FULL_TIME: "FULL_TIME",
    Employment.PART_TIME: "PART_TIME",
    Employment.TEMPORARY: "TEMPORARY",
    Employment.INTERNSHIP: "INTERN",
}
"""The words of schema.org for how one is employed."""


def render_article(view: LanguageView, shown: Shown) -> str:
    """A story as a NewsArticle (https://schema.org/NewsArticle)."""
    item, texts = shown.item, shown.texts
    return render_document(
        {
            "@type": "NewsArticle",
            **_page_facts(view, shown),
            "headline": texts.title,
            "datePublished": _iso(item.date),
            "dateModified": _iso(texts.updated or item.date),
            "publisher": {"@type": "Organization", "name": view.tongue.site_name, "url": view.site.absolute("/")},
            "wordCount": count_words(texts.body),
        }
    )


def render_event(view: LanguageView, shown: Shown, event: Event) -> str:
    """An event as an Event (https://schema.org/Event), with the languages that are spoken there, not those of the page.

    Search engines want an Event for each time that one can go to, and never a series in one. As all times of ours
    share a page, each is a whole Event within what joins them: an EventSeries where the same thing is held again, an
    Event where they are the parts of one.
    """
    occurrences = view.occurrences(event)
    spoken = event.languages[0] if len(event.languages) == 1 else list(event.languages)
    facts = {"@type": "Event", **_page_facts(view, shown), "inLanguage": spoken}
    if not event.is_repeated:
        return render_document({**facts, **_event(view, shown, event, occurrences[0])})
    parts = [_known({**facts, **_event(view, shown, event, one)}) for one in occurrences]
    whole = Occurrence(view.span(event), status=event.status, venue=event.venue)
    kind = "Event" if event.sessions else "EventSeries"
    return render_document({**facts, "@type": kind, **_event(view, shown, event, whole), "subEvent": parts})


def _event(view: LanguageView, shown: Shown, event: Event, occurrence: Occurrence) -> dict[str, Any]:
    """One time of an event; the end of all-day ones is their last day. What is off keeps the time it was to be at."""
    part = in_language(occurrence.title, view.code)
    return _known(
        {
            "identifier": uid_of(view.site, event, occurrence),
            "name": f"{shown.texts.title}: {part}" if part else shown.texts.title,
            "startDate": _start(occurrence.span),
            "previousStartDate": _start(occurrence.earlier) if occurrence.earlier else None,
            "endDate": _end(occurrence.span),
            "eventStatus": f"https://schema.org/{STATUS.get(occurrence.status, 'EventScheduled')}",
            "eventAttendanceMode": f"https://schema.org/{_attendance(view, event, occurrence)}",
            "location": _locations(view, event, occurrence),
            **_shared(view, event),
        }
    )


def _shared(view: LanguageView, event: Event) -> dict[str, Any]:
    """What is the same at every time of an event; a price only where it is stated as nothing but a sum of euros."""
    price = euros(event.price)
    offer = {"@type": "Offer", "price": price, "priceCurrency": "EUR", "url": event.registration_url}
    return {
        "organizer": view.once(_organisers, event.organisers),
        "offers": _known(offer) if price else None,
        "isAccessibleForFree": True if is_free(event.price) else None,
        "maximumAttendeeCapacity": event.capacity,
    }


def _organisers(view: LanguageView, names: tuple[str, ...]) -> list[dict[str, str]]:
    organisers = [view.catalogue.entry("organisations", name) for name in names]
    return [_organiser(view, entry) for entry in organisers if isinstance(entry, Organisation)]


def _organiser(view: LanguageView, organisation: Organisation) -> dict[str, str]:
    """An organisation with a page of its own, or else with its page on the site."""
    own = in_language(organisation.url, view.code)
    return {
        **organisation_facts(view, organisation),
        "url": own or view.site.absolute(view.entry_address(organisation, view.code)),
    }


def render_project(view: LanguageView, shown: Shown, project: Project) -> str:
    """A project as a ResearchProject's parent, Project (https://schema.org/Project)."""
    funders = [view.catalogue.entry("organisations", funding.organisation) for funding in project.funding]
    partners = [view.catalogue.entry("organisations", partner.organisation) for partner in project.partners]
    start, end = project.start, project.end
    return render_document(
        {
            "@type": "Project",
            **_page_facts(view, shown),
            "name": shown.texts.title,
            "alternateName": project.acronym,
            "foundingDate": start.iso() if start else None,
            "dissolutionDate": end.iso() if end else None,
            "funder": [organisation_facts(view, entry) for entry in funders if entry],
            "member": [organisation_facts(view, entry) for entry in partners if entry],
        }
    )


def render_job(view: LanguageView, shown: Shown, job: Job) -> str:
    """A job as a JobPosting (https://schema.org/JobPosting); search engines drop it after `validThrough`."""
    employer = view.catalogue.entry("organisations", job.employer)
    places = [view.catalogue.entry("places", name) for name in job.places]
    closes = job.closes_at(view.site.zone)
    return render_document(
        {
            "@type": "JobPosting",
            **_page_facts(view, shown),
            "title": shown.texts.title,
            "datePosted": _iso(job.date),
            "validThrough": render_iso(closes) if closes else None,
            "employmentType": EMPLOYMENT[job.employment] if job.employment else None,
            "hiringOrganization": organisation_facts(view, employer) if employer else None,
            "jobLocation": [place_facts(view, place) for place in places if isinstance(place, Place)],
            "jobLocationType": "TELECOMMUTE" if job.remote else None,
        }
    )


def render_publication(view: LanguageView, shown: Shown, publication: Publication) -> str:
    """A publication as a Report (https://schema.org/Report)."""
    issuer = view.catalogue.entry("organisations", publication.issuer)
    return render_document(
        {
            "@type": "Report",
            **_page_facts(view, shown),
            "name": shown.texts.title,
            "datePublished": str(publication.year),
            "isbn": publication.isbn,
            "publisher": organisation_facts(view, issuer) if issuer else None,
        }
    )


def render_web_page(view: LanguageView, shown: Shown) -> str:
    """A standing page as a WebPage (https://schema.org/WebPage)."""
    return render_document({"@type": "WebPage", **_page_facts(view, shown), "name": shown.texts.title})


def render_site(view: LanguageView) -> str:
    """The site in one language as a WebSite (https://schema.org/WebSite)."""
    url = view.site.absolute(f"/{view.code}/")
    return render_document({"@type": "WebSite", "name": view.tongue.site_name, "url": url, "inLanguage": view.code})


def _page_facts(view: LanguageView, shown: Shown) -> dict[str, Any]:
    image = view.image(shown)
    return {
        "url": view.site.absolute(shown.canonical),
        "inLanguage": shown.text_language,
        "description": view.description(shown),
        "image": _images(view, image) if image else None,
    }


def _images(view: LanguageView, image: Image) -> list[str] | str:
    """The whole picture, and where it is large enough also in the shape that search engines show."""
    whole = view.site.absolute(image.permanent)
    return [whole, view.site.absolute(image.social.address)] if image.social else whole


def _start(span: Timespan) -> str:
    return render_iso(span.first_day if span.all_day else span.start)


def _end(span: Timespan) -> str | None:
    if span.all_day:
        return render_iso(span.last_day)
    return None if span.open_end else render_iso(span.end)


def _attendance(view: LanguageView, event: Event, occurrence: Occurrence) -> str:
    if not event.online_url and occurrence.status is not EventStatus.MOVED_ONLINE:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if venue_of(view, occurrence) else "OnlineEventAttendanceMode"


def _locations(view: LanguageView, event: Event, occurrence: Occurrence) -> list[dict[str, Any]]:
    venue = venue_of(view, occurrence)
    online = [{"@type": "VirtualLocation", "url": event.online_url}] if event.online_url else []
    return [*([view.once(_place_facts, venue.id)] if venue else []), *online]


def _place_facts(view: LanguageView, name: str) -> dict[str, Any]:
    venue = view.catalogue.entry("places", name)
    return place_facts(view, venue) if isinstance(venue, Place) else {}


def place_facts(view: LanguageView, venue: Place) -> dict[str, Any]:
    """A place as a Place (https://schema.org/Place), with its address and coordinates."""
    geo = (
        {"@type": "GeoCoordinates", "latitude": venue.coordinates[0], "longitude": venue.coordinates[1]}
        if venue.coordinates
        else None
    )
    town = next(iter(view.towns(venue)), "" if venue.address else venue.named(view.code))
    street = in_language(venue.address, view.code)
    address = _known({"@type": "PostalAddress", "streetAddress": street, "addressLocality": town})
    return _known({"@type": "Place", "name": venue.named(view.code), "address": address, "geo": geo})


def organisation_facts(view: LanguageView, entry: Entry) -> dict[str, str]:
    """An organisation as an Organization (https://schema.org/Organization), by its name."""
    return {"@type": "Organization", "name": entry.named(view.code)}


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def render_document(facts: Mapping[str, Any]) -> str:
    """JSON that may stand in a script element: no "<" in it can end one."""
    document = {"@context": "https://schema.org", **_known(facts)}
    return _JSON.encode(document).replace("<", "\\u003c")
