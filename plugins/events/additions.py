"""What of an event one may put into a calendar of one's own: a file with all of it, and links for single times."""

from msgspec import Struct

from plugins.domain.event import Event
from plugins.domain.held import Held, held
from plugins.domain.listing import Shown
from plugins.domain.occurrence import Occurrence
from plugins.domain.view import LanguageView
from plugins.formats.calendar_links import OFFICE, addition_of, google_link, outlook_link

MOST = 5
"""How many times of an event are offered one by one; of a longer series, only the next."""


class AddedTime(Struct, frozen=True):
    """One time of an event, with the programs on the web that take it: the name of each and the address there."""

    time: Held
    programs: tuple[tuple[str, str], ...]


class Additions(Struct, frozen=True):
    """The calendar file of an event, and the times that can be added by themselves."""

    file: str
    times: tuple[AddedTime, ...]
    are_several: bool
    """Whether the event is held several times, so that each one must be named."""


def additions(view: LanguageView, shown: Shown, event: Event) -> Additions | None:
    """What is left to add of an event; None where it is over or off."""
    left = view.left(event)
    if not left:
        return None
    offered = left if len(left) <= MOST else left[:1]
    times = tuple(_added(view, shown, event, one) for one in offered)
    return Additions(f"{shown.address}event.ics", times, are_several=len(view.occurrences(event)) > 1)


def _added(view: LanguageView, shown: Shown, event: Event, occurrence: Occurrence) -> AddedTime:
    addition = addition_of(view, shown, event, occurrence)
    programs = (
        ("Google", google_link(addition)),
        ("Outlook.com", outlook_link(addition)),
        ("Microsoft 365", outlook_link(addition, OFFICE)),
    )
    return AddedTime(held(view, event, occurrence), programs)
