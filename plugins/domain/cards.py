"""Cards: items as lists show them. A kind says in one function what its cards tell beyond title and summary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any

from plugins.domain.duration import DurationText, duration_text
from plugins.domain.event import Event
from plugins.domain.held import Held, held
from plugins.domain.item import Item
from plugins.domain.listing import Shown
from plugins.domain.occurrence import EventStatus, coming
from plugins.domain.opportunity import Call, Job, Opportunity
from plugins.domain.picture import Image
from plugins.domain.project import Project
from plugins.domain.publication import Publication
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class Card:
    """An item in a list: only what lists show. What a kind does not tell is empty."""

    kind: str
    address: str
    title: str
    language: str
    mark: str
    """Words that say in which language the text is, where it is not the page's: `in Finnish`."""
    is_public: bool = True
    """Whether readers see it as well, and not only those who write it."""
    summary: str = ""
    day: date | None = None
    image: Image | None = None
    themes: tuple[tuple[str, str], ...] = ()
    """Names and addresses of the item's themes."""
    family: str = ""
    """The family whose colours the item has: `moss`."""
    sort: str = ""
    """What sort of its kind it is: `summer_job`, `lead_project`."""
    place: str = ""
    organisation: str = ""
    """The employer or issuer."""
    held: Held | None = None
    """When an event is, or when it is next."""
    more: int = 0
    """How many times more it is held after that."""
    status: str = ""
    """What became of an event."""
    past: bool = False
    """Whether an event is over."""
    ends: datetime | None = None
    """When an event that is not over will have been held for the last time."""
    online: bool = False
    """Whether an event is online, or a job can be done from anywhere."""
    opens: datetime | date | None = None
    deadline: datetime | date | None = None
    """Up to when one may apply."""
    opening: str = ""
    """Whether one may apply: `coming`, `open`, `closed`."""
    duration: DurationText | None = None
    """When a project runs."""
    year: int = 0
    """When a publication was published."""


def card_of(view: LanguageView, shown: Shown) -> Card:
    """An item as lists show it. It is one value wherever it stands."""
    return view.once(_card_of, shown.item.name) if view.shown.get(shown.item.name) is shown else _card(view, shown)


def _card_of(view: LanguageView, name: str) -> Card:
    return _card(view, view.shown[name])


def _card(view: LanguageView, shown: Shown) -> Card:
    return Card(
        kind=shown.item.kind_folder,
        address=shown.link,
        title=shown.texts.title,
        language=shown.text_language,
        mark=view.mark(shown.text_language),
        is_public=not view.awaits(shown.item),
        summary=shown.texts.summary,
        day=shown.announced,
        image=view.image(shown),
        themes=tuple(view.theme_links(shown.item)),
        family=view.family(shown.item),
        **told_by(shown.item, view),
    )


def cards_of(view: LanguageView, items: Iterable[Shown]) -> tuple[Card, ...]:
    """Items as lists show them."""
    return tuple(card_of(view, shown) for shown in items)


@singledispatch
def told_by(item: Item, view: LanguageView) -> Mapping[str, Any]:
    """What the cards of a kind tell beyond title, summary and day: nothing, unless the kind says so below."""
    del item, view
    return {}


@told_by.register
def _(event: Event, view: LanguageView) -> Mapping[str, Any]:
    told = view.next_occurrence(event)
    is_moved_online = told.status is EventStatus.MOVED_ONLINE
    past = view.is_past(event)
    later = [one for one in coming(view.occurrences(event), view.now) if not one.is_off and one is not told]
    return {
        "sort": event.kind.value if event.kind else "",
        "held": held(view, event, told),
        "more": len(later),
        "place": "" if is_moved_online else view.venue_name(told.venue),
        "status": told.status.value,
        "past": past,
        "ends": None if past else view.span(event).end,
        "online": bool(event.online_url) or is_moved_online,
    }


@told_by.register
def _(opportunity: Opportunity, view: LanguageView) -> Mapping[str, Any]:
    return {
        "place": view.names("places", opportunity.places),
        "opens": opportunity.opens,
        "deadline": opportunity.closes,
        "opening": opportunity.opening(view.now, view.site.zone).value,
    }


@told_by.register
def _(job: Job, view: LanguageView) -> Mapping[str, Any]:
    facts = {"sort": job.kind.value, "organisation": view.names("organisations", (job.employer,)), "online": job.remote}
    return {**told_by.dispatch(Opportunity)(job, view), **facts}


@told_by.register
def _(call: Call, view: LanguageView) -> Mapping[str, Any]:
    return {**told_by.dispatch(Opportunity)(call, view), "sort": call.kind.value}


@told_by.register
def _(project: Project, view: LanguageView) -> Mapping[str, Any]:
    return {"sort": project.kind.value, "duration": duration_text(project.duration, view)}


@told_by.register
def _(publication: Publication, view: LanguageView) -> Mapping[str, Any]:
    return {"year": publication.year, "organisation": view.names("organisations", (publication.issuer,))}
