"""Letters: a digest in the words of one language."""

from functools import partial

from plugins.domain.announcement import status_word
from plugins.domain.body import render_body
from plugins.domain.contact import contacts
from plugins.domain.digest import Choice, Digest, DigestSection
from plugins.domain.event import Event
from plugins.domain.forms import render_date, render_moment, render_timespan
from plugins.domain.issue import Issue, IssueTexts, Sort
from plugins.domain.item import Item
from plugins.domain.letter import Letter, LetterEntry, LetterPicture, LetterSection
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, Occurrence, coming, next_of
from plugins.domain.opportunity import Job, Opportunity
from plugins.domain.text import text_with_addresses
from plugins.domain.view import LanguageView

PICTURES_IN_MAIL = ("image/jpeg", "image/png")
"""What mail programs show."""
LISTINGS = {Sort.NEWS: "news", Sort.EVENTS: "events", Sort.OPPORTUNITIES: "opportunities"}
"""The listing in which a reader finds what a section has no room for."""


def letter_of(view: LanguageView, issue: Issue, digest: Digest) -> Letter:
    """The letter of an issue in the language of a view, which the issue has a version in."""
    shown = view.show(issue)
    intro = render_body(view, shown, absolute=True)
    addresses = {code: view.site.absolute(address) for code, address in shown.versions.items()}
    return Letter(
        key=issue.key,
        language=view.code,
        site=view.tongue.site_name,
        subject=_subject(shown),
        preheader=_preheader(shown),
        intro_html=intro,
        intro_text=text_with_addresses(intro),
        sections=tuple(_section(view, digest, section) for section in digest.sections),
        url=addresses.pop(view.code),
        day=digest.window.to,
        translations=addresses,
        signup_url=view.tongue.signup_url,
        contact=next((contact.email for contact in contacts(view, issue) if contact.email), ""),
    )


def _subject(shown: Shown) -> str:
    texts = shown.texts
    return (texts.subject if isinstance(texts, IssueTexts) else "") or texts.title


def _preheader(shown: Shown) -> str:
    texts = shown.texts
    return (texts.preheader if isinstance(texts, IssueTexts) else "") or texts.summary


def _section(view: LanguageView, digest: Digest, section: DigestSection) -> LetterSection:
    titles = {
        Sort.NEWS: view.gettext("News"),
        Sort.EVENTS: view.gettext("Coming events"),
        Sort.OPPORTUNITIES: view.gettext("Jobs and calls"),
    }
    listing = view.listing_names.get(LISTINGS[section.sort])
    return LetterSection(
        sort=section.sort.value,
        title=titles[section.sort],
        entries=tuple(entry_of(view, choice, digest) for choice in section.choices),
        more=section.more,
        more_url=view.site.absolute(listing.address if listing else f"/{view.code}/"),
    )


def entry_of(view: LanguageView, choice: Choice, digest: Digest) -> LetterEntry:
    """What a letter tells of an item, in the language of a view."""
    shown = view.show(choice.item)
    entry = partial(
        LetterEntry,
        name=choice.item.permanent_name,
        title=shown.texts.title,
        url=view.site.absolute(shown.link),
        summary=view.description(shown),
        language="" if shown.text_language == view.code else shown.text_language,
        mark=view.mark(shown.text_language),
        picture=_picture(view, shown),
    )
    updated = view.gettext("Updated") if choice.has_changed else ""
    if isinstance(choice.item, Event):
        told = next_of(view.occurrences(choice.item), digest.moment)
        return entry(
            when=_when_held(view, choice.item, told, digest),
            place=_place_held(view, choice.item, told),
            label=status_word(view, told.status) or updated,
        )
    if isinstance(choice.item, Opportunity):
        return entry(when=_deadline(view, choice.item), place=_offered_by(view, choice.item), label=updated)
    return entry(when=_day(view, choice.item), label=updated)


def _picture(view: LanguageView, shown: Shown) -> LetterPicture | None:
    """The picture of an item, where mail programs can show it."""
    image = view.image(shown)
    if image is None or image.type not in PICTURES_IN_MAIL:
        return None
    return LetterPicture(view.site.absolute(image.permanent), image.alt, image.width, image.height)


def _day(view: LanguageView, item: Item) -> str:
    return render_date(item.date, view.language) if item.date else ""


def _when_held(view: LanguageView, event: Event, told: Occurrence, digest: Digest) -> str:
    """The next time of an event in the region's zone, and how many more there are."""
    zone = view.site.zone
    when = render_timespan(told.span.in_zone(zone), view.language, zone)
    later = [one for one in coming(view.occurrences(event), digest.moment) if not one.is_off and one is not told]
    if not later:
        return when
    said = view.tongue.strings.ngettext("and %(count)s later time", "and %(count)s later times", len(later))
    return f"{when} {said % {'count': len(later)}}"


def _place_held(view: LanguageView, event: Event, told: Occurrence) -> str:
    is_online = event.online_url or told.status is EventStatus.MOVED_ONLINE
    venue = "" if told.status is EventStatus.MOVED_ONLINE else view.venue_name(told.venue)
    return venue or (view.gettext("Online") if is_online else "")


def _deadline(view: LanguageView, opportunity: Opportunity) -> str:
    if opportunity.closes is None:
        return view.gettext("Open until further notice")
    moment = render_moment(opportunity.closes, view.language, view.site.zone)
    return view.gettext("Closes %(moment)s") % {"moment": moment}


def _offered_by(view: LanguageView, opportunity: Opportunity) -> str:
    employer = view.names("organisations", (opportunity.employer,)) if isinstance(opportunity, Job) else ""
    return ", ".join(filter(None, (employer, view.names("places", opportunity.places))))
