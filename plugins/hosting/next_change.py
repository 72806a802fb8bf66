"""The next change: when the output would change by itself, so that whoever builds knows when to build again.

Nothing changes before it. What is gone by at it may be shown nowhere all the same: an organisation that nobody names.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from plugins.domain.catalogue import Catalogue
from plugins.domain.event import Event
from plugins.domain.item import Item, at_start, closing
from plugins.domain.project import Project
from plugins.domain.registry import Organisation, Person
from plugins.domain.site import Site
from plugins.domain.years import turning_year


def next_change(catalogue: Catalogue, site: Site, now: datetime) -> datetime | None:
    """The next moment at which the output would change by itself, on the region's clock; None where it never would."""
    shown = [item for item in catalogue.items() if site.drafts or item.is_public(now, site.zone)]
    turns = (
        *(turn for item in catalogue.items() for turn in _becoming_known(item, site)),
        *(turn for item in shown for turn in item.turns(site.zone)),
        *(turn for item in shown if site.drafts for turn in _told_in_drafts(item, site)),
        *_leaving(catalogue, site),
        *(closing(day, site.zone) for day in _last_days(catalogue, shown)),
        *_turn_of_years(shown, site, now),
    )
    # Moments of one zone are compared by their wall times, which come twice when clocks are put back.
    ahead = [turn for turn in (turn.astimezone(UTC) for turn in turns) if turn > now]
    return min(ahead).astimezone(ZoneInfo(site.zone)) if ahead else None


def _becoming_known(item: Item, site: Site) -> Iterator[datetime]:
    """When an item becomes public; never for a draft, whatever its day."""
    due = item.due_at(site.zone)
    if due and item.is_public(due, site.zone):
        yield due


def _told_in_drafts(item: Item, site: Site) -> Iterator[datetime]:
    """When letters that are not sent yet would begin or cease to tell of an item: only who writes them sees them."""
    if item.date:
        yield at_start(item.date, site.zone)
    if isinstance(item, Event):
        # A letter that is sent when something begins still tells of it.
        yield from (one.span.start.astimezone(UTC) + datetime.resolution for one in item.occurrences(site.zone))


def _leaving(catalogue: Catalogue, site: Site) -> Iterator[datetime]:
    """When what was removed before it was over leaves the calendars in which it is cancelled."""
    for event in catalogue.ledger.gone:
        for one in event.occurrences(site.zone):
            yield from (one.span.end, one.kept_until)


def _last_days(catalogue: Catalogue, shown: list[Item]) -> Iterator[date]:
    """The days after which a contact is shown no more, or an organisation has ended."""
    asked = {name for item in shown for name in item.contacts}
    for name, person in catalogue.registries.get(Person.registry, {}).items():
        if isinstance(person, Person) and person.until and name in asked:
            yield person.until
    for organisation in catalogue.registries.get(Organisation.registry, {}).values():
        if isinstance(organisation, Organisation) and organisation.valid_until:
            yield organisation.valid_until


def _turn_of_years(shown: list[Item], site: Site, now: datetime) -> Iterator[datetime]:
    """The New Year's Day on which the timeline of projects marks another year."""
    durations = (item.duration for item in shown if isinstance(item, Project))
    year = turning_year(durations, now.astimezone(ZoneInfo(site.zone)).year)
    if year:
        yield at_start(date(year, 1, 1), site.zone)
