"""What has changed since an issue was sent: readers come back to a letter, and it cannot be called back."""

from collections.abc import Mapping

from plugins.domain.digest import facts_of
from plugins.domain.event import Event
from plugins.domain.item import Item
from plugins.domain.lock import Lock
from plugins.domain.occurrence import EventStatus
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.view import LanguageView


def changes_since(view: LanguageView, lock: Lock) -> Mapping[str, str]:
    """What became of what an issue told, in words, by permanent names; what is as it was is left out."""
    there = {item.permanent_name: item for item in view.catalogue.items() if view.may_show(item)}
    told = ((name, _change(view, there.get(name), facts)) for name, facts in lock.told.items())
    return {name: words for name, words in told if words}


def _change(view: LanguageView, item: Item | None, facts: str) -> str:
    if item is None:
        return view.gettext("No longer on this site")
    if isinstance(item, Opportunity) and item.opening(view.now, view.site.zone) is Opening.CLOSED:
        return view.gettext("Closed")
    if facts_of(item, view.site.zone) == facts:
        return ""
    words = {
        EventStatus.CANCELLED: view.gettext("Cancelled"),
        EventStatus.POSTPONED: view.gettext("Postponed"),
        EventStatus.MOVED: view.gettext("Moved"),
        EventStatus.MOVED_ONLINE: view.gettext("Moved online"),
    }
    return words.get(item.status, view.gettext("Updated")) if isinstance(item, Event) else view.gettext("Updated")
